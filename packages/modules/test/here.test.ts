import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { Host } from '@vipbook/host';
import type { ModuleContext } from '@vipbook/modules';
import { runReal, thisMachine, type RealRun } from './real.ts';

/** Every byte there is, and a text that ends without a line end. */
const binary = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from('é'),
]);

function textOf(value: unknown): string {
  assert.equal(typeof value, 'string');
  return value as string;
}

describe('modules on this machine, by its own shell', function () {
  this.timeout(60_000);
  let host: Host;
  let top: string;
  const at = (name: string): string => join(top, name);
  const run = (
    name: string,
    args: Readonly<Record<string, unknown>>,
    init: Partial<ModuleContext> = {},
  ): Promise<RealRun> => runReal(name, args, host, { folders: [top], ...init });
  const check = { check: true };

  before(async () => {
    host = await thisMachine();
  });
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'vipbook-modules-'));
  });
  afterEach(() => {
    rmSync(top, { recursive: true, force: true });
  });
  after(async () => {
    await (host as Host | undefined)?.close();
  });

  describe('script', () => {
    const left = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('tmp.'));

    it('is brought, run with its words, and gone', async () => {
      writeFileSync(
        at('a b.sh'),
        '#!/bin/sh\nprintf "<%s>" "$@" "$WHO"; pwd; echo e >&2; ls -ld "$0" | cut -c1-10; echo "${0##*/}"',
      );
      const before = left();
      const { outcome, data } = await run(
        'script',
        { _raw: `"a b.sh" one 'two  three' $HOME`, chdir: top },
        { environment: { WHO: "o'x" } },
      );
      assert.equal(outcome.status, 'changed', outcome.message);
      assert.equal(
        data['stdout'],
        `<one><two  three><${process.env['HOME'] ?? ''}><o'x>${top}\n-rwx------\na b.sh`,
      );
      assert.deepEqual([data['rc'], data['stderr']], [0, 'e']);
      assert.deepEqual(left(), before);
    });

    it('that fails tells how, and is gone as well', async () => {
      writeFileSync(at('x'), '#!/bin/sh\necho why >&2; kill -9 $$\n');
      const before = left();
      const { outcome, data } = await run('script', { cmd: 'x' });
      assert.equal(outcome.error?.code, 'MOD001');
      assert.equal(data['rc'], 137);
      assert.match(outcome.error.message, /why|[Kk]illed/);
      assert.deepEqual(left(), before);
    });

    it('goes byte by byte through another program', async () => {
      writeFileSync(at('x'), binary);
      const { data } = await run('script', { cmd: 'x', executable: 'sha256sum <' });
      const { data: wanted } = await run('command', { argv: ['sha256sum', at('x')] });
      assert.equal(textOf(data['stdout']).slice(0, 64), textOf(wanted['stdout']).slice(0, 64));
    });

    it('is skipped with --check, unless creates or removes decides', async () => {
      writeFileSync(at('x'), `#!/bin/sh\ntouch ${top}/done\n`);
      assert.equal((await run('script', { cmd: 'x' }, check)).outcome.status, 'skipped');
      const args = { cmd: 'x', creates: at('done') };
      assert.equal((await run('script', args, check)).outcome.status, 'changed');
      assert.ok(!existsSync(at('done')));
      assert.equal((await run('script', args)).outcome.status, 'changed');
      assert.equal((await run('script', args)).outcome.status, 'skipped');
      const removes = { cmd: 'x', removes: at('nothing') };
      assert.equal((await run('script', removes)).outcome.status, 'skipped');
    });

    it('of a plan is a step, and what it prints is not foretold', async () => {
      writeFileSync(at('x'), `#!/bin/sh\ntouch ${top}/done\n`);
      const planned = await run('script', { cmd: 'x' }, { check: true, planning: true });
      assert.deepEqual([planned.outcome.status, planned.steps.length], ['changed', 1]);
      assert.ok(!existsSync(at('done')));
    });

    it('that is not there, or encrypted, is missed before anything runs', async () => {
      assert.equal((await run('script', { cmd: 'none' })).outcome.error?.code, 'MOD060');
      assert.equal((await run('script', { cmd: '"none' })).outcome.error?.code, 'MOD002');
      writeFileSync(at('v'), '$ANSIBLE_VAULT;1.1;AES256\n00\n');
      assert.equal((await run('script', { cmd: 'v' })).outcome.status, 'failed');
    });
  });

  describe('slurp and fetch', () => {
    it('bring every byte', async () => {
      writeFileSync(at('bin'), binary);
      const { data } = await run('slurp', { src: at('bin') });
      assert.deepEqual(Buffer.from(textOf(data['content']), 'base64'), binary);
      assert.equal(data['encoding'], 'base64');
      const args = { src: at('bin'), dest: 'kept' };
      const place = join(top, 'kept', 'here', at('bin'));
      assert.equal((await run('fetch', args, check)).outcome.status, 'changed');
      assert.ok(!existsSync(place));
      const first = await run('fetch', args);
      assert.deepEqual([first.outcome.status, first.data['dest']], ['changed', place]);
      assert.deepEqual(readFileSync(place), binary);
      assert.equal((await run('fetch', args)).outcome.status, 'ok');
      writeFileSync(place, 'other');
      assert.equal((await run('fetch', args)).outcome.status, 'changed');
      assert.deepEqual(readFileSync(place), binary);
    });

    it('put it where it is asked for, and nowhere else', async () => {
      writeFileSync(at('f'), 'f');
      mkdirSync(at('d'));
      const flat = (dest: string): Promise<RealRun> =>
        run('fetch', { src: at('f'), dest, flat: true });
      assert.equal((await flat('d/')).data['dest'], at('d/f'));
      assert.equal((await flat('g')).data['dest'], at('g'));
      assert.equal((await flat('d')).outcome.error?.code, 'MOD063');
      const out = await run('fetch', { src: `/../..${at('f')}`, dest: 'in' });
      assert.equal(out.data['dest'], join(top, 'in', 'here', at('f')));
      const named = await run('fetch', { src: at('f'), dest: 'in' }, { evaluate: () => '../../x' });
      assert.equal(named.data['dest'], join(top, 'in', '.._.._x', at('f')));
    });

    it('miss what is not there', async () => {
      const args = { src: at('none'), dest: 'in' };
      assert.equal((await run('fetch', args)).outcome.error?.code, 'MOD070');
      assert.equal((await run('fetch', { ...args, fail_on_missing: false })).outcome.status, 'ok');
      assert.equal((await run('slurp', { src: at('none') })).outcome.status, 'failed');
      assert.equal((await run('fetch', { src: top, dest: 'in' })).outcome.status, 'failed');
    });
  });

  describe('sysctl', () => {
    const kernel = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8')
      .trim()
      .split(/\s+/)
      .join(' ');
    const written =
      '# ours\nnet.ipv4.ip_forward = 0\n\nnet/ipv4/conf/eth0.5/rp_filter=1\nkernel.x=1\n';

    it('changes its line and nothing else, once', async () => {
      writeFileSync(at('s'), written);
      const args = {
        name: 'net.ipv4.ip_forward',
        value: true,
        sysctl_file: at('s'),
        reload: false,
      };
      const seen = await run('sysctl', args, check);
      assert.equal(seen.outcome.status, 'changed');
      assert.equal(readFileSync(at('s'), 'utf8'), written);
      assert.equal(
        Buffer.from(seen.diffs[0]?.after ?? '').toString(),
        written.replace('net.ipv4.ip_forward = 0', 'net.ipv4.ip_forward=1'),
      );
      assert.equal((await run('sysctl', args)).outcome.status, 'changed');
      assert.equal(
        readFileSync(at('s'), 'utf8'),
        Buffer.from(seen.diffs[0]?.after ?? '').toString(),
      );
      assert.equal((await run('sysctl', args)).outcome.status, 'ok');
      const slashes = { ...args, name: 'net.ipv4.conf.eth0/5.rp_filter', value: '1' };
      assert.equal((await run('sysctl', slashes)).outcome.status, 'ok');
    });

    it('removes it, and makes a file that is not there', async () => {
      writeFileSync(at('s'), written);
      const args = { name: 'kernel.x', state: 'absent', sysctl_file: at('s'), reload: false };
      assert.equal((await run('sysctl', args)).outcome.status, 'changed');
      assert.equal(readFileSync(at('s'), 'utf8'), written.replace('kernel.x=1\n', ''));
      assert.equal((await run('sysctl', args)).outcome.status, 'ok');
      await run('sysctl', { name: 'a.b', value: ' 1\t 2 ', sysctl_file: at('n'), reload: false });
      assert.equal(readFileSync(at('n'), 'utf8'), 'a.b=1 2\n');
    });

    it('compares the kernel, and refuses what it has not before the file is written', async () => {
      const args = {
        name: 'net.ipv4.ip_local_port_range',
        value: kernel,
        sysctl_file: at('s'),
        reload: false,
        sysctl_set: true,
      };
      const { steps } = await run('sysctl', args, check);
      assert.deepEqual(
        steps[0]?.operations.map((each) => each.do),
        ['file.write'],
      );
      const unknown = await run('sysctl', { ...args, name: 'net.ipv4.no_such', value: '1' });
      assert.equal(unknown.outcome.error?.code, 'MOD095');
      assert.ok(!existsSync(at('s')));
      for (const name of ['../../etc/passwd', 'a b', '-p', 'a..b'])
        assert.equal((await run('sysctl', { ...args, name })).outcome.error?.code, 'MOD071', name);
      assert.equal(
        (await run('sysctl', { name: 'a.b', sysctl_file: at('s') })).outcome.error?.code,
        'MOD071',
      );
    });
  });

  describe('uri', () => {
    let server: Server;
    let base: string;
    const asked: {
      method: string;
      headers: IncomingMessage['headers'];
      body: string;
      url: string;
    }[] = [];
    let answer = 'one';

    before(async function () {
      try {
        execFileSync('curl', ['--version']);
      } catch {
        console.log('      skipped: needs curl');
        this.skip();
      }
      server = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          const { method = '', headers, url = '' } = request;
          asked.push({ method, headers, url, body: Buffer.concat(parts).toString() });
          if (url === '/json') {
            response.setHeader('Set-Cookie', 'a=1; Path=/');
            response.setHeader('Content-Type', 'application/json; charset=utf-8');
            response.end('{"ready": [1, "é"]}');
          } else if (url === '/moved') response.writeHead(302, { Location: '/json' }).end();
          else if (url === '/evil')
            response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
          else if (url === '/secret' && headers.authorization === undefined)
            response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end('who?');
          else if (url === '/bin') response.end(binary);
          else if (url === '/none') response.writeHead(404).end('no such thing');
          else if (url !== '/slow') response.end(answer);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });
    beforeEach(() => {
      asked.length = 0;
    });
    after(() => {
      (server as Server | undefined)?.closeAllConnections();
      (server as Server | undefined)?.close();
    });

    it('reads, with --check too, and never counts as changed', async () => {
      for (const init of [{}, check]) {
        const { outcome, data } = await run(
          'uri',
          { url: `${base}/json`, return_content: true },
          init,
        );
        assert.equal(outcome.status, 'ok', outcome.message);
        assert.deepEqual(data['json'], { ready: [1, 'é'] });
        assert.deepEqual(
          [
            data['status'],
            data['content'],
            data['cookies'],
            data['content_type'],
            data['redirected'],
          ],
          [200, '{"ready": [1, "é"]}', { a: '1' }, 'application/json; charset=utf-8', false],
        );
        assert.match(outcome.message ?? '', /^OK \(\d+ bytes\)$/);
      }
    });

    it('sends what it is told, and nothing with --check', async () => {
      const args = {
        url: `${base}/x?a=[1-3]{b}`,
        method: 'post',
        body_format: 'json',
        body: { text: 'it\'s "so"\n', n: 1 },
        headers: { 'X-Key': 'a\\b"c', 'X-Empty': '' },
      };
      assert.equal((await run('uri', args, check)).outcome.status, 'skipped');
      assert.equal(asked.length, 0);
      const planned = await run('uri', args, { check: true, planning: true });
      assert.equal(planned.steps.length, 1);
      assert.equal(asked.length, 0);
      assert.equal((await run('uri', args)).outcome.status, 'ok');
      const [{ method, headers, body, url } = assert.fail()] = asked;
      assert.deepEqual([method, url, JSON.parse(body)], ['POST', '/x?a=[1-3]{b}', args.body]);
      assert.deepEqual(
        [headers['x-key'], headers['x-empty'], headers['content-type']],
        ['a\\b"c', '', 'application/json'],
      );
      await run('uri', {
        url: `${base}/f`,
        method: 'PUT',
        body_format: 'form-urlencoded',
        body: { a: ['1', 'ü &'], b: true },
      });
      assert.equal(asked[1]?.body, 'a=1&a=%C3%BC+%26&b=True');
      assert.equal(asked[1].method, 'PUT');
    });

    it('tells a status that was not expected, with what the server said', async () => {
      const { outcome, data } = await run('uri', { url: `${base}/none` });
      assert.equal(outcome.error?.code, 'MOD082');
      assert.deepEqual([data['status'], data['content']], [404, 'no such thing']);
      const fine = await run('uri', { url: `${base}/none`, status_code: [200, 404] });
      assert.equal(fine.outcome.status, 'ok');
    });

    it('follows as far as it shall, and never to files', async () => {
      const moved = await run('uri', { url: `${base}/moved` });
      assert.deepEqual(
        [moved.data['status'], moved.data['url'], moved.data['redirected']],
        [200, `${base}/json`, true],
      );
      const stays = await run('uri', {
        url: `${base}/moved`,
        follow_redirects: 'none',
        status_code: 302,
      });
      assert.deepEqual([stays.outcome.status, stays.data['location']], ['ok', '/json']);
      const evil = await run('uri', { url: `${base}/evil`, return_content: true });
      assert.equal(evil.outcome.error?.code, 'MOD081');
      assert.ok(!JSON.stringify(evil).includes('root:'));
      // The first are refused by the schema already, before anything runs.
      for (const url of ['file:///etc/passwd', 'gopher://x/', 'nonsense', 'http://'])
        assert.match(
          (await run('uri', { url })).outcome.error?.code ?? '',
          /^(?:PBK043|MOD071)$/,
          url,
        );
      const split = await run('uri', { url: base, headers: { A: 'b\r\nHost: elsewhere' } });
      assert.equal(split.outcome.error?.code, 'MOD071');
    });

    it('gives a password to the server and to nobody else', async () => {
      const said = await run('uri', { url: `${base}/secret`, user: 'me', password: 'geheim-1' });
      assert.equal(said.outcome.status, 'ok', said.outcome.message);
      assert.equal(
        asked.at(-1)?.headers.authorization,
        `Basic ${Buffer.from('me:geheim-1').toString('base64')}`,
      );
      assert.ok(!JSON.stringify(said).includes('geheim-1'));
      const inUrl = await run('uri', {
        url: base.replace('//', '//me:geheim-2@').replace(/\d+$/, '1'),
      });
      assert.equal(inUrl.outcome.status, 'failed');
      assert.ok(!JSON.stringify(inUrl).includes('geheim-2'), JSON.stringify(inUrl));
      const posted = await run(
        'uri',
        { url: base.replace('//', '//me:geheim-3@'), method: 'DELETE' },
        check,
      );
      assert.ok(!JSON.stringify(posted).includes('geheim-3'));
    });

    it('writes a file when it differs, and says so before', async () => {
      const args = { url: `${base}/bin`, dest: at('out'), mode: '0600' };
      const first = await run('uri', args, check);
      assert.equal(first.outcome.status, 'changed');
      assert.ok(!existsSync(at('out')));
      assert.equal((await run('uri', args)).outcome.status, 'changed');
      assert.deepEqual(readFileSync(at('out')), binary);
      assert.equal(statSync(at('out')).mode & 0o777, 0o600);
      assert.equal((await run('uri', args)).outcome.status, 'ok');
      assert.equal((await run('uri', args, check)).outcome.status, 'ok');
      const folder = await run('uri', { url: `${base}/file.txt`, dest: `${top}/` });
      assert.equal(folder.data['path'], at('file.txt'));
      answer = 'two';
      // A link that somebody laid is replaced, what it leads to is not written.
      writeFileSync(at('victim'), 'precious');
      rmSync(at('file.txt'));
      symlinkSync(at('victim'), at('file.txt'));
      assert.equal(
        (await run('uri', { url: `${base}/file.txt`, dest: at('file.txt') })).outcome.status,
        'changed',
      );
      assert.equal(readFileSync(at('victim'), 'utf8'), 'precious');
      assert.equal(readFileSync(at('file.txt'), 'utf8'), 'two');
      assert.deepEqual(readdirSync(top).sort(), ['file.txt', 'out', 'victim']);
    });

    it('ends when its time is over, when nobody answers, and where there is no curl', async () => {
      const slow = await run('uri', { url: `${base}/slow`, timeout: 0.2 });
      assert.equal(slow.outcome.error?.code, 'MOD081');
      const closed = await run('uri', { url: 'http://127.0.0.1:1/' });
      assert.equal(closed.outcome.error?.code, 'MOD081');
      mkdirSync(at('bin'));
      for (const name of ['sh', 'mktemp', 'rm', 'cat', 'wc', 'sed']) {
        writeFileSync(at(`bin/${name}`), `#!/bin/sh\nPATH=/usr/bin:/bin exec ${name} "$@"\n`);
        chmodSync(at(`bin/${name}`), 0o755);
      }
      rmSync(at('bin/sh'));
      symlinkSync('/bin/sh', at('bin/sh'));
      const without = await run('uri', { url: base }, { environment: { PATH: at('bin') } });
      assert.equal(without.outcome.error?.code, 'MOD080', without.outcome.message);
    });
  });
});
