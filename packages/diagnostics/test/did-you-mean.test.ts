import assert from 'node:assert/strict';
import { closest, didYouMean, Secret } from '@vipbook/diagnostics';

describe('did you mean', () => {
  it('finds a swapped, a missing and a wrong letter', () => {
    const words = ['address', 'announce', 'persist'];
    assert.equal(closest('adress', words), 'address');
    assert.equal(closest('anounce', words), 'announce');
    assert.equal(closest('perssit', words), 'persist');
  });

  it('says nothing for a word that is like none', () => {
    assert.equal(didYouMean('zebra', ['address', 'from', 'to']), '');
  });
});

describe('a secret', () => {
  it('hides in every way of printing', () => {
    const secret = new Secret('hunter2');
    assert.equal(`${String(secret)}${JSON.stringify({ secret })}`.includes('hunter2'), false);
    assert.equal(secret.reveal(), 'hunter2');
  });
});
