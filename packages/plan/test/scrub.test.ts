import assert from 'node:assert/strict';
import { hidden, scrubText, Secret } from '@vipbook/diagnostics';
import { Scrubber } from '@vipbook/plan';

const secrets: readonly (readonly [string, string])[] = [
  ['  wpa-psk hunter22', `  wpa-psk ${hidden}`],
  ['\twpa-psk "two words"', `\twpa-psk ${hidden}`],
  ['  wpa-private-key-passwd abc def', `  wpa-private-key-passwd ${hidden}`],
  ['  wireless-key1 s:abc', `  wireless-key1 ${hidden}`],
  ['  up notify --token abc eth0', `  up notify --token ${hidden} eth0`],
  ['  up mysql --password=abc -h db', `  up mysql --password=${hidden} -h db`],
  ['password: abc', `password: ${hidden}`],
  ['db_password = "a b c" # yes', `db_password = ${hidden} # yes`],
  ['DB_PASSWORD=abc', `DB_PASSWORD=${hidden}`],
  ['"api_key": "abc",', `"api_key": ${hidden},`],
  ['url=https://app:abc@db:1/x', `url=https://app:${hidden}@db:1/x`],
  ['Authorization: Bearer abc.def', `Authorization: Bearer ${hidden}`],
  ['password abc', `password ${hidden}`],
];

const harmless: readonly string[] = [
  'iface eth0 inet static\n  address 192.168.1.60\n  netmask 255.255.255.0\n',
  '  up ip addr add 192.168.1.60/24 dev eth0',
  '  wpa-ssid office',
  '  wpa-conf /etc/wpa.conf',
  '# the password is kept elsewhere',
  'tokens are counted',
  'https://example.org/a:b',
  'PasswordAuthentication no',
];

describe('scrubbing', () => {
  for (const [text, wanted] of secrets)
    it(`takes the secret out of ${JSON.stringify(text)}`, () => {
      const { text: shown, what } = scrubText(`first\n${text}\nlast\n`);
      assert.equal(shown, `first\n${wanted}\nlast\n`);
      assert.ok(what.length > 0);
      assert.equal(scrubText(shown).text, shown, 'twice is once');
    });

  it('leaves everything else to the byte', () => {
    for (const text of harmless) assert.deepEqual(scrubText(text), { text, what: [] });
  });

  it('takes out keys, and known secrets wherever they stand', () => {
    const key =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\nBBBB\n-----END OPENSSH PRIVATE KEY-----\n';
    assert.doesNotMatch(scrubText(key).text, /AAAA|BBBB/);
    assert.doesNotMatch(scrubText(key.slice(0, 45)).text, /AAAA/, 'also one that has no end');
    const scrubber = new Scrubber(() => [
      new Secret('s3cret'),
      new Secret('s3cret-longer'),
      new Secret('abc'),
    ]);
    assert.equal(
      scrubber.scrub('x s3cret-longer y s3cret abc').text,
      `x ${hidden} y ${hidden} abc`,
    );
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    assert.equal(scrubber.bytes(bytes).content, bytes);
  });
});
