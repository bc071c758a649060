import assert from 'node:assert/strict';
import {
  cleanFinding,
  diagnostic,
  hidden,
  isSecretValue,
  mapTexts,
  redact,
  scrubText,
  scrubWords,
  Secret,
} from '../src/index.ts';

describe('known secrets', () => {
  const secret = new Secret('geheim <7> ä&"');
  const bytes = Buffer.from(secret.reveal());

  it('are hidden as they are, and as JSON, HTML, URLs, Base64 and hexadecimal have them', () => {
    for (const text of [
      secret.reveal(),
      JSON.stringify(secret.reveal()).slice(1, -1),
      'geheim &lt;7&gt; ä&amp;&quot;',
      encodeURIComponent(secret.reveal()),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
    ])
      assert.equal(redact(`a ${text} b`, [secret]), `a ${hidden} b`);
  });

  it('are hidden in Base64 whatever stands before and behind them', () => {
    for (let before = 0; before < 6; before += 1) {
      const text = Buffer.concat([Buffer.alloc(before, 'u'), bytes, Buffer.from('tail')]);
      for (const encoding of ['base64', 'base64url'] as const) {
        const shown = redact(text.toString(encoding), [secret]);
        assert.ok(shown.includes(hidden), shown);
        const rest = Buffer.from(shown.replaceAll(hidden, ''), encoding).toString();
        assert.ok(!rest.includes('heim'), rest);
      }
    }
  });

  it('that hold one another leave nothing of the longer one', () => {
    const both = [new Secret('abcd'), new Secret('abcdefgh')];
    assert.equal(redact('x abcdefgh y abcd', both), `x ${hidden} y ${hidden}`);
  });

  it('may become more after a first look', () => {
    const all = new Set([new Secret('first-one')]);
    assert.equal(redact('first-one second-one', all), `${hidden} second-one`);
    all.add(new Secret('second-one'));
    assert.equal(redact('first-one second-one', all), `${hidden} ${hidden}`);
  });

  it('are looked for in every text of a value; objects of a class are left as they are', () => {
    const bytes = new Uint8Array([1]);
    const clean = (text: string): string => redact(text, [secret]);
    assert.deepEqual(
      mapTexts(
        { a: [`x ${secret.reveal()}`, 1, null, secret, bytes], [secret.reveal()]: true },
        clean,
      ),
      { a: [`x ${hidden}`, 1, null, secret, bytes], [hidden]: true },
    );
  });

  it('of fewer than four characters stay', () => {
    assert.equal(redact('abc', [new Secret('abc')]), 'abc');
  });
});

describe('what looks like a secret', () => {
  it('goes from the words of a command line', () => {
    assert.deepEqual(
      scrubWords(['login', '--password', 'x1', '--token=x2', '--password', '--user', 'me']),
      ['login', '--password', hidden, `--token=${hidden}`, '--password', '--user', 'me'],
    );
  });

  it('goes from the command line of programs whose -p is a password, and of no other', () => {
    for (const [line, shown] of [
      ['mysql -u app -pKq7x chat', `mysql -u app -p${hidden} chat`],
      ['/usr/bin/mysqldump -pKq7x | gzip', `/usr/bin/mysqldump -p${hidden} | gzip`],
      ['sshpass -p Kq7x ssh -p 22 old', `sshpass -p ${hidden} ssh -p 22 old`],
      ['curl -u app:Kq7x https://db/', `curl -u app:${hidden} https://db/`],
    ] as const)
      assert.equal(scrubText(line).text, shown);
    for (const line of ['mkdir -p/srv/x', 'ssh -p22 old', 'nc -p 80', 'curl -p https://db/'])
      assert.equal(scrubText(line).text, line);
    assert.deepEqual(scrubWords(['mysql', '-pKq7x', 'chat']), ['mysql', `-p${hidden}`, 'chat']);
    assert.deepEqual(scrubWords(['sshpass', '-p', 'Kq7x']), ['sshpass', '-p', hidden]);
    assert.deepEqual(scrubWords(['mkdir', '-p/srv/x']), ['mkdir', '-p/srv/x']);
  });

  it('goes from every text of a finding', () => {
    const found = diagnostic('PBK001', {
      message: 'cannot read "password: Kq7x"',
      remedy: 'try --token Kq7y or known-one',
      related: [{ message: 'token=Kq7z', where: {} }],
    });
    const clean = JSON.stringify(cleanFinding(found, [new Secret('known-one')]));
    assert.doesNotMatch(clean, /Kq7|known-one/);
    assert.match(clean, /cannot read/);
  });

  it('is no answer, no file and no name of a user', () => {
    assert.ok(isSecretValue('db_password', 'x1'));
    for (const [name, value] of [
      ['use_token', 'true'],
      ['password_file', '/etc/x'],
      ['secret_user', 'me'],
      ['colour', 'red'],
    ] as const)
      assert.ok(!isSecretValue(name, value), name);
  });
});
