import assert from 'node:assert/strict';
import { chatInventory, openLan, planned } from './plan-harness.ts';

describe('a move through the address itself', () => {
  const codes = async (inventory: string): Promise<readonly string[]> => {
    const { plan } = await planned({ lan: openLan(), inventory });
    return plan.findings.map(({ code, message }) => `${code} ${message.split(' ')[0] ?? ''}`);
  };

  it('is refused, whichever of the two hosts is reached at it', async () => {
    const old = chatInventory.replace('ansible_host=192.168.1.50', 'ansible_host=192.168.1.60');
    assert.ok((await codes(old)).includes('VIP033 old'));
    const next = chatInventory.replace('ansible_host=192.168.1.51', 'ansible_host=192.168.1.60');
    assert.ok((await codes(next)).includes('VIP033 new'));
    const { plan } = await planned({ lan: openLan(), inventory: old });
    assert.equal(plan.summary.applicable, false);
  });

  it('is none when hosts are reached at addresses of their own', async () => {
    assert.ok(!(await codes(chatInventory)).some((code) => code.startsWith('VIP033')));
  });
});
