import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { isOutcomeUnknown } from '../../src/index.ts';
import { childPipe } from '../../src/shell/child-pipe.ts';
import { PersistentShell } from '../../src/shell/persistent-shell.ts';
import { codeOf } from '../support/codes.ts';
import { presentShells } from '../support/shells.ts';

for (const [name, [program = '', ...words]] of presentShells()) {
  describe(`persistent shell over ${name}`, () => {
    let child: ChildProcessWithoutNullStreams;
    let shell: PersistentShell;
    const open = (): void => {
      child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
      shell = new PersistentShell('box', childPipe(child));
    };
    beforeEach(open);
    afterEach(async () => {
      await shell.close();
      child.kill('SIGKILL');
    });
    const text = async (script: string): Promise<readonly [number, string, string]> => {
      const done = await shell.run(script);
      return [done.status, done.stdout.toString(), done.stderr.toString()];
    };

    it('keeps stdout, stderr and status apart, with and without a last newline', async () => {
      assert.deepEqual(await text('printf out; printf err >&2; exit 7'), [7, 'out', 'err']);
      assert.deepEqual(await text(''), [0, '', '']);
      assert.deepEqual(await text('echo a; echo b >&2; false'), [1, 'a\n', 'b\n']);
    });

    it('ends a script that writes without end: what became of it is unknown (SSH044)', async () => {
      const error: unknown = await shell.run('cat /dev/zero').then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.equal(codeOf(error), 'SSH044');
      assert.ok(isOutcomeUnknown(error));
      open();
    });

    it('survives syntax errors, exit, exec, set -e, closed streams, open quotes', async () => {
      for (const script of [
        'if',
        "echo 'x",
        'fi',
        '(',
        '}',
        'exit 9',
        'exec true',
        'set -eu; false',
        'exec 1>&- 2>&-; echo x',
        'cat <<E',
        '\\',
        '#',
        'trap "exit 3" EXIT',
        ': ${x?gone}',
        'set -n',
        'return 4',
        'break',
        'alias exit=true; unset PATH',
      ]) {
        await shell.run(script);
        assert.deepEqual(await text('echo "alive $?"'), [0, 'alive 0\n', ''], script);
      }
      assert.notEqual((await shell.run('if')).status, 0);
    });

    it('gives scripts /dev/null to read and keeps no state', async () => {
      assert.deepEqual(await text('cat; echo end'), [0, 'end\n', '']);
      const umask = (await text('umask'))[1];
      await shell.run('x=1; cd /tmp; umask 077; echo() { :; }');
      assert.deepEqual(await text('echo "${x-none} $(umask)"; pwd'), [
        0,
        `none ${umask}${process.cwd()}
`,
        '',
      ]);
    });

    it('runs concurrent scripts one after another', async () => {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, n) => text(`echo ${String(n)}`)),
      );
      assert.deepEqual(
        all,
        Array.from({ length: 20 }, (_, n) => [0, `${String(n)}\n`, '']),
      );
    });

    it('carries any bytes but NUL, in scripts and in output', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ min: 1, maxLength: 200 }), async (bytes) => {
          const script = Buffer.concat([
            Buffer.from("printf %s '"),
            Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll("'", "'\\''"), 'latin1'),
            Buffer.from("'"),
          ]);
          const done = await shell.run(script);
          assert.deepEqual(done.stdout, Buffer.from(bytes));
        }),
        { numRuns: Number(process.env.VIPBOOK_RUNS ?? 60) },
      );
      const out = await shell.run('head -c 3000000 /dev/zero');
      assert.equal(out.stdout.length, 3_000_000);
      assert.equal(
        out.stdout.every((byte) => byte === 0),
        true,
      );
    });

    it('takes scripts of 100 kB and more', async () => {
      const blob = randomBytes(60_000).toString('base64');
      const done = await shell.run(`printf %s '${blob}' | base64 -d | wc -c; exit 5`);
      assert.deepEqual([done.status, done.stdout.toString().trim()], [5, '60000']);
    });

    it('drops what an earlier script left running says between scripts', async () => {
      await shell.run('{ sleep 0.1; echo late; echo later >&2; } &');
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.deepEqual(await text('echo mine'), [0, 'mine\n', '']);
    });

    it('calls a killed shell an unknown outcome, and what waited for it not run', async () => {
      const killed = shell.run('kill -9 $$; sleep 5');
      const waiting = shell.run('echo never');
      await assert.rejects(
        killed,
        (error) => isOutcomeUnknown(error) && codeOf(error) === 'SSH040',
      );
      await assert.rejects(
        waiting,
        (error) => !isOutcomeUnknown(error) && codeOf(error) === 'SSH045',
      );
      await assert.rejects(shell.run('true'), (error) => codeOf(error) === 'SSH045');
    });

    it('gives up after its time, outcome unknown', async () => {
      await assert.rejects(
        shell.run('sleep 20', { timeoutMs: 80 }),
        (error) => codeOf(error) === 'SSH041',
      );
      assert.equal(shell.alive, false);
    });

    it('tells an interrupted script from one that was never sent', async () => {
      const first = new AbortController();
      const second = new AbortController();
      const running = shell.run('sleep 20', { signal: first.signal });
      const waiting = shell.run('echo never', { signal: second.signal });
      second.abort();
      await assert.rejects(waiting, (error) => codeOf(error) === 'SSH046');
      first.abort();
      await assert.rejects(running, (error) => codeOf(error) === 'SSH042');
    });

    it('keeps a completion that arrived before the signal', async () => {
      const controller = new AbortController();
      assert.equal((await shell.run('true', { signal: controller.signal })).status, 0);
      controller.abort();
      assert.equal((await shell.run('true')).status, 0);
    });

    it('refuses NUL', async () => {
      await assert.rejects(shell.run('echo a\0b'), (error) => codeOf(error) === 'SSH047');
      assert.equal((await shell.run('true')).status, 0);
    });
  });
}

describe('persistent shell where there is none', () => {
  it('says what the login said', async () => {
    const child = spawn('sh', ['-c', 'echo This account is not available.; exit 1']);
    const shell = new PersistentShell('box', childPipe(child));
    await assert.rejects(shell.run('true'), (error) => {
      assert.equal(codeOf(error), 'SSH043');
      assert.match(String(error), /This account is not available/);
      return true;
    });
  });
});
