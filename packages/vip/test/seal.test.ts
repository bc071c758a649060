import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Facts } from '@vipbook/host';
import { isSealed, sealInputs, unsealFacts, type MoveInputs } from '@vipbook/vip';
import fc from 'fast-check';

const path = '/etc/network/interfaces';

function factsOf(text: string): Facts {
  const content = Buffer.from(text, 'latin1');
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { files: { [path]: { path, content, sha256 } } } as unknown as Facts;
}

const sealed = (text: string): Facts => {
  const inputs = { old: factsOf(text), next: factsOf('') } as unknown as MoveInputs;
  return sealInputs(inputs).old;
};
const textOf = (facts: Facts | undefined): string =>
  Buffer.from(facts?.files[path]?.content ?? []).toString('latin1');

const wireless = `auto wlan0
iface wlan0 inet dhcp
  wpa-ssid home
  wpa-psk  geheim one\t
  wireless-key1 s:geheim2
  # wpa-psk geheim3
  up tool --password=geheim4 --user x
  pre-up other token geheim5 end
  address 192.168.1.50\r
`;

describe('the inputs of a move in a journal', () => {
  it('hold no key and no password, and all else', () => {
    const text = textOf(sealed(wireless));
    assert.doesNotMatch(text, /geheim/);
    assert.match(text, /wpa-ssid home\n/);
    assert.match(text, /address 192\.168\.1\.50\r\n/);
    assert.match(text, /--user x/);
    assert.equal(text.split('\n').length, wireless.split('\n').length);
    assert.equal(isSealed(sealed(wireless)), true);
    assert.equal(isSealed(sealed('auto lo\n')), false);
  });

  it('come back to the byte from a file that has been edited meanwhile', () => {
    const now = factsOf(`${wireless.replace('auto wlan0', '# changed')}\nauto eth0:1\n`);
    assert.equal(textOf(unsealFacts(sealed(wireless), now)), wireless);
  });

  it('are not guessed when a secret is another, or gone', () => {
    assert.equal(
      unsealFacts(sealed(wireless), factsOf(wireless.replace('geheim2', 'x'))),
      undefined,
    );
    assert.equal(unsealFacts(sealed(wireless), factsOf('auto lo\n')), undefined);
  });

  it('come back whatever the file says', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'wpa-psk geheim',
        '\twpa-psk\tgeheim x ',
        'up a --key geheim',
        'wpa-psk ********',
        '',
      ),
      fc.string({ unit: 'binary-ascii' }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        assert.equal(textOf(unsealFacts(sealed(text), factsOf(text))), text);
      }),
    );
  });
});
