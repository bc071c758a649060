import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  FileStat,
  Operation,
  OperationName,
  OperationOf,
  OperationResult,
  Operations,
} from '@vipbook/host';
import assert from 'node:assert/strict';
import { renderBatch } from '../src/real/batch.ts';
import { readBatch } from '../src/real/read-batch.ts';

/** Run operations as the real host does, by a shell of our choice. */
function runWith(
  shell: readonly string[],
  path: string,
  operations: readonly Operation[],
): readonly OperationResult[] {
  const mark = 'vipbook-test';
  const script = renderBatch(operations, mark, { arping: 'none', keepGoing: true });
  const [program = 'sh', ...words] = shell;
  const ended = spawnSync(program, words, {
    input: script,
    env: { PATH: path },
    maxBuffer: 64 * 1024 * 1024,
  });
  return readBatch(
    operations,
    { status: ended.status ?? 255, stdout: ended.stdout, stderr: ended.stderr },
    mark,
    'here',
  );
}

const busybox = spawnSync('busybox', ['--list']).status === 0;

for (const kind of ['coreutils', 'busybox'] as const) {
  describe(`files and folders, with ${kind}`, function () {
    let root = '';
    let run: (...operations: readonly Operation[]) => readonly OperationResult[];

    function out<N extends OperationName>(operation: OperationOf<N>): Operations[N]['out'] {
      const [result] = run(operation as Operation);
      assert.ok(result?.status === 'done', JSON.stringify(result));
      return result.out;
    }
    const failure = (operation: Operation) => {
      const [result] = run(operation);
      assert.ok(result?.status === 'failed', JSON.stringify(result));
      return result.error;
    };

    before(function () {
      if (kind === 'busybox' && !busybox) this.skip();
    });

    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), "vipbook 'paths-"));
      if (kind === 'coreutils') {
        run = (...operations) => runWith(['sh'], process.env['PATH'] ?? '', operations);
        return;
      }
      const applets = join(root, 'bin');
      mkdirSync(applets);
      spawnSync('busybox', ['--install', '-s', applets]);
      run = (...operations) => runWith([join(applets, 'sh')], applets, operations);
    });

    afterEach(() => {
      rmSync(root, { recursive: true, force: true });
    });

    const stat = (path: string, more: Partial<OperationOf<'file.stat'>> = {}) =>
      out({ do: 'file.stat', path, ...more });
    const found = (path: string, more: Partial<OperationOf<'file.stat'>> = {}): FileStat => {
      const { stat: seen } = stat(path, more);
      assert.ok(seen, `${path} is not there`);
      return seen;
    };

    it('stat tells what stat(2) tells', () => {
      const path = join(root, 'a "file" $x\nü');
      writeFileSync(path, 'hello');
      chmodSync(path, 0o4751);
      utimesSync(path, 1_600_000_000.25, 1_500_000_000.125);
      const seen = statSync(path);
      const digests = ['md5', 'sha1', 'sha256'] as const;
      const { umask } = stat(path);
      const told = found(path, { digests });
      assert.equal(umask, Number.parseInt(String(spawnSync('sh', ['-c', 'umask']).stdout), 8));
      assert.deepEqual(
        [told.type, told.mode, told.uid, told.gid, told.size, told.inode, told.links],
        ['file', 0o4751, seen.uid, seen.gid, 5, seen.ino, 1],
      );
      assert.equal(told.device, seen.dev);
      assert.equal(told.accessed, 1_600_000_000.25);
      assert.equal(told.modified, 1_500_000_000.125);
      assert.equal(told.digests.sha1, 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d');
      assert.equal(told.digests.md5, '5d41402abc4b2a76b9719d911017c592');
      assert.equal(told.readable, true);
    });

    it('stat of links, of nothing, and of what lies behind a file', () => {
      const link = join(root, 'link');
      symlinkSync('no where\n', link);
      assert.equal(stat(link).stat, null);
      const told = found(link, { follow: false });
      assert.deepEqual([told.type, told.target], ['link', 'no where\n']);
      writeFileSync(join(root, 'f'), '');
      assert.equal(stat(join(root, 'f/g')).stat, null);
      assert.equal(stat(join(root, 'g')).stat, null);
      symlinkSync('loop', join(root, 'loop'));
      assert.equal(failure({ do: 'file.stat', path: join(root, 'loop') }).code, 'HST010');
    });

    it('stat brings the content along, when it is small enough and not known', () => {
      const path = join(root, 'f');
      const bytes = Buffer.from([0, 1, 10, 255, 39, 92, 10, 10]);
      writeFileSync(path, bytes);
      const first = found(path, { contentUpTo: 8, digests: ['sha256'] });
      assert.deepEqual(Buffer.from(first.content ?? []), bytes);
      assert.equal(found(path, { contentUpTo: 7 }).content, undefined);
      const { sha256 = '' } = first.digests;
      assert.equal(found(path, { contentUpTo: 8, contentUnless: sha256 }).content, undefined);
    });

    it('stat looks users and groups up', () => {
      const known = stat(root, { owner: 'root', group: 'root' });
      assert.deepEqual([known.ownerId, known.groupId], [0, 0]);
      const none = stat(root, { owner: 'nobody-at-all', group: 'nogroup-at-all' });
      assert.deepEqual([none.ownerId, none.groupId], [null, null]);
      const numbers = stat(root, { owner: '77', group: '78' });
      assert.deepEqual([numbers.ownerId, numbers.groupId], [77, 78]);
    });

    it('a directory is listed whatever its names are', () => {
      mkdirSync(join(root, 'd/sub/empty'), { recursive: true });
      writeFileSync(join(root, 'd/new\nline'), 'x');
      writeFileSync(join(root, 'd/sub/-n "q" \\'), 'yy');
      symlinkSync('some where', join(root, 'd/l'));
      const { entries } = out({ do: 'directory.list', path: join(root, 'd'), digest: true });
      assert.deepEqual(
        (entries ?? [])
          .map((each) => [each.path, each.type, each.target ?? each.sha256?.slice(0, 8)])
          .sort(),
        [
          ['l', 'link', 'some where'],
          ['new\nline', 'file', '2d711642'],
          ['sub', 'directory', undefined],
          ['sub/-n "q" \\', 'file', sha('yy')],
          ['sub/empty', 'directory', undefined],
        ].sort(),
      );
      assert.equal(out({ do: 'directory.list', path: join(root, 'none') }).entries, null);
      mkdirSync(join(root, 'bare'));
      assert.deepEqual(out({ do: 'directory.list', path: join(root, 'bare') }).entries, []);
    });

    it('write replaces a link when it shall, and follows it otherwise', () => {
      const real = join(root, 'real');
      const link = join(root, 'link');
      writeFileSync(real, 'old', { mode: 0o600 });
      symlinkSync('real', link);
      const content = Buffer.from('new');
      assert.deepEqual(out({ do: 'file.write', path: link, content }), { changed: true });
      assert.equal(readFileSync(real, 'utf8'), 'new');
      assert.equal(lstatSync(real).mode & 0o777, 0o600);
      assert.deepEqual(out({ do: 'file.write', path: link, content, follow: false }), {
        changed: true,
      });
      assert.equal(lstatSync(link).isFile(), true);
      assert.deepEqual(out({ do: 'file.write', path: link, content, follow: false }), {
        changed: false,
      });
    });

    it('write asks the validation first, with the file as it will be', () => {
      const path = join(root, 'f');
      writeFileSync(path, 'old');
      const write = (validate: readonly string[]): Operation => ({
        do: 'file.write',
        path,
        content: Buffer.from("it's new\n"),
        mode: 0o640,
        validate,
      });
      const error = failure(write(['sh', '-c', 'echo no good; cat "$0"; exit 3', '%s']));
      assert.equal(error.code, 'HST012');
      assert.match(error.message, /status 3: no good; it's new/);
      assert.equal(readFileSync(path, 'utf8'), 'old');
      assert.deepEqual(out(write(['sh', '-c', 'test "$(stat -c %a "$0")" = 640', '%s'])), {
        changed: true,
      });
      assert.equal(readFileSync(path, 'utf8'), "it's new\n");
    });

    it('copy and keep', () => {
      const from = join(root, 'from');
      const to = join(root, 'to');
      writeFileSync(from, Buffer.from([0, 255, 10]));
      chmodSync(from, 0o751);
      utimesSync(from, 1000, 2000);
      assert.deepEqual(out({ do: 'file.copy', from, to }), { changed: true });
      assert.equal(statSync(to).mode & 0o777, 0o644);
      assert.deepEqual(out({ do: 'file.copy', from, to }), { changed: false });
      assert.deepEqual(
        out({ do: 'file.copy', from, to: join(root, 'k'), keep: true, expect: 'absent' }),
        { changed: true },
      );
      assert.equal(statSync(join(root, 'k')).mode & 0o777, 0o751);
      assert.equal(statSync(join(root, 'k')).mtimeMs, 2_000_000);
      writeFileSync(from, 'other');
      assert.equal(failure({ do: 'file.copy', from, to, expect: 'absent' }).code, 'HST004');
    });

    it('attributes of files and of links themselves', () => {
      const path = join(root, 'f');
      writeFileSync(path, '');
      chmodSync(path, 0o644);
      assert.deepEqual(out({ do: 'file.attributes', path, mode: 0o600, modified: 1234 }), {
        changed: true,
      });
      assert.equal(statSync(path).mode & 0o7777, 0o600);
      assert.equal(statSync(path).mtimeMs, 1_234_000);
      assert.deepEqual(out({ do: 'file.attributes', path, mode: 0o600 }), { changed: false });
      assert.equal(failure({ do: 'file.attributes', path, owner: 'nobody-at-all' }).code, 'HST013');
      assert.equal(failure({ do: 'file.attributes', path, group: 'nobody-at-all' }).code, 'HST013');
    });

    it('directories with those above them', () => {
      const path = join(root, 'a/b c/d');
      mkdirSync(join(root, 'a'), { mode: 0o755 });
      assert.deepEqual(out({ do: 'directory.make', path, mode: 0o750 }), { changed: true });
      assert.deepEqual(
        ['a', 'a/b c', 'a/b c/d'].map((each) => statSync(join(root, each)).mode & 0o777),
        [0o755, 0o750, 0o750],
      );
      assert.deepEqual(out({ do: 'directory.make', path }), { changed: false });
      writeFileSync(join(root, 'file'), '');
      failure({ do: 'directory.make', path: join(root, 'file/x') });
    });

    it('links, made and replaced', () => {
      const path = join(root, 'l');
      const make = (target: string): Operation => ({
        do: 'link.make',
        path,
        target,
        kind: 'symbolic',
      });
      mkdirSync(join(root, 'dir'));
      assert.deepEqual(out(make('dir')), { changed: true });
      assert.deepEqual(out(make('dir')), { changed: false });
      assert.deepEqual(out(make('else "where" \n')), { changed: true });
      assert.equal(readlinkSync(path), 'else "where" \n');
      assert.deepEqual(out(make('else "where" \n')), { changed: false });
      rmSync(path);
      mkdirSync(path);
      assert.deepEqual(out(make('dir')), { changed: true });
      assert.equal(existsSync(join(root, 'dir/l')), false);
      writeFileSync(join(root, 'f'), 'x');
      const hard: Operation = {
        do: 'link.make',
        path: join(root, 'h'),
        target: join(root, 'f'),
        kind: 'hard',
      };
      assert.deepEqual(out(hard), { changed: true });
      assert.deepEqual(out(hard), { changed: false });
      assert.equal(statSync(join(root, 'h')).ino, statSync(join(root, 'f')).ino);
    });

    it('trees go whole; the root never does', () => {
      mkdirSync(join(root, 'd/e'), { recursive: true });
      writeFileSync(join(root, 'd/e/f'), '');
      symlinkSync('d', join(root, 'l'));
      assert.deepEqual(out({ do: 'tree.remove', path: join(root, 'l') }), { changed: true });
      assert.equal(existsSync(join(root, 'd/e/f')), true);
      assert.deepEqual(out({ do: 'tree.remove', path: join(root, 'd') }), { changed: true });
      assert.deepEqual(out({ do: 'tree.remove', path: join(root, 'd') }), { changed: false });
    });

    it('a script is run where nobody else can read it, and is gone afterwards', () => {
      const { exitStatus, stdout } = out({
        do: 'script.run',
        name: "it's.sh",
        content: Buffer.from('#!/bin/sh\necho "$A" "$#" "$2"; pwd; dirname "$0"\nexit 7\n'),
        words: `one 'two  words'`,
        directory: root,
        environment: { A: 'b c' },
      });
      const [first, second, folder = ''] = Buffer.from(stdout).toString().split('\n');
      assert.deepEqual([exitStatus, first, second], [7, 'b c 2 two  words', root]);
      assert.match(folder, /^\/tmp\//);
      assert.equal(existsSync(folder), false);
      const through = out({
        do: 'script.run',
        name: 'x',
        content: Buffer.from('echo $0'),
        through: 'sh -e',
      });
      assert.match(Buffer.from(through.stdout).toString(), /\/x$/m);
    });
  });
}

function sha(text: string): string {
  return spawnSync('sha256sum', { input: text }).stdout.toString().slice(0, 8);
}
