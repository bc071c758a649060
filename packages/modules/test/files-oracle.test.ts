import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Host } from '@vipbook/host';
import type { Value } from '@vipbook/modules';
import assert from 'node:assert/strict';
import { runReal, thisMachine, type RealRun } from './real.ts';

type Entry =
  | string
  | {
      readonly text?: string;
      readonly base64?: string;
      readonly directory?: boolean;
      readonly link?: string;
      readonly hard?: string;
      readonly mode?: string;
      readonly uid?: number;
      readonly gid?: number;
      readonly mtime?: number;
    };

interface Case {
  readonly name: string;
  readonly module: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly before?: Readonly<Record<string, Entry>>;
  readonly here?: Readonly<Record<string, Entry>>;
  readonly vars?: Readonly<Record<string, Value>>;
}

interface Verdict {
  readonly changed: boolean;
  readonly failed: boolean;
}

interface Expected {
  readonly check: Verdict;
  readonly first: Readonly<Record<string, unknown>> & { readonly changed?: boolean };
  readonly second: Verdict;
  readonly tree: Readonly<Record<string, unknown>>;
}

/** Where we differ from Ansible on purpose: which part, and why. */
const differences: Readonly<
  Record<string, { readonly not: readonly string[]; readonly why: string }>
> = {
  'copy content unknown owner': {
    not: ['check'],
    why: 'An earlier task may be about to make the user: with --check a warning, not a failure.',
  },
  'file unknown owner': { not: ['check'], why: 'The same.' },
  'copy validate without place': {
    not: ['check'],
    why: 'That it has no %s is seen before anything runs, not only when it would be run.',
  },
  'copy src checksum': {
    not: ['check'],
    why: 'The source is here: --check compares its checksum as well.',
  },
  'copy src wrong checksum': { not: ['check'], why: 'The same.' },
  'copy remote tree over': {
    not: ['second', 'tree'],
    why: 'Ansible leaves links out when the folder is there already, and so is never done; we copy them.',
  },
  'template latin1': {
    not: ['check', 'first', 'second', 'tree', 'data'],
    why: 'A template that is not UTF-8 is refused with its place: variables could not be put into it.',
  },
  'blockinfile remove missing': {
    not: ['check', 'first', 'second'],
    why: 'No file has no block: nothing to do, as lineinfile has it too.',
  },
};

const folder = new URL('./oracle/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const cases = read('cases.json') as readonly Case[];
const expected = read('expected.json') as Readonly<Record<string, Expected>>;

/** The same as ansible-playbook (oracle/make-fixtures.py) on the same files: what changes and what does not,
 *  with --check, really and once more; what is there afterwards; and what the results say. */
describe('file modules, compared with Ansible', function () {
  this.timeout(60_000);
  let host: Host;
  let top: string;

  before(async function () {
    if (process.getuid?.() !== 0) {
      console.log('      skipped: owners of files need root');
      this.skip();
    }
    host = await thisMachine();
    top = mkdtempSync(join(tmpdir(), 'vipbook-files-'));
    chmodSync(top, 0o755);
  });

  after(async () => {
    await (host as Host | undefined)?.close();
    rmSync(top, { recursive: true, force: true });
  });

  for (const [number, each] of cases.entries()) {
    it(each.name, async () => {
      const wanted = expected[each.name];
      assert.ok(wanted, 'not in expected.json: run oracle/make-fixtures.py');
      const except = differences[each.name]?.not ?? [];
      const root = join(top, String(number), 'host');
      const here = join(top, String(number), 'here');
      make(root, each.before ?? {});
      make(here, each.here ?? {});
      const args = JSON.parse(JSON.stringify(each.args).replaceAll('{root}', root)) as Readonly<
        Record<string, unknown>
      >;
      const run = (check: boolean): Promise<RealRun> =>
        runReal(each.module, args, host, {
          check,
          folders: [here],
          ...(each.vars === undefined ? {} : { variables: each.vars }),
        });
      const before = tree(root);
      const checked = await run(true);
      assert.deepEqual(tree(root), before, '--check changed something');
      const first = await run(false);
      const after = tree(root);
      const second = await run(false);
      const seen = {
        check: verdict(checked),
        first: verdict(first),
        second: verdict(second),
        tree: after,
        data: dataOf(first, wanted.first, root),
      };
      const { failed: _failed, changed: _changed, ...data } = wanted.first;
      const target = {
        check: wanted.check,
        first: { changed: wanted.first.changed === true, failed: wanted.first['failed'] === true },
        second: wanted.second,
        tree: wanted.tree,
        data: wanted.first['failed'] === true ? {} : data,
      };
      for (const part of ['check', 'first', 'second', 'tree', 'data'] as const) {
        // A difference that is none any more shall not stay in the list.
        if (except.includes(part))
          assert.notDeepEqual(seen[part], target[part], `${part} is the same by now`);
      }
      for (const part of except) {
        delete (seen as Record<string, unknown>)[part];
        delete (target as Record<string, unknown>)[part];
      }
      assert.deepEqual(seen, target, first.outcome.message);
    });
  }
});

function verdict({ outcome: { status } }: RealRun): Verdict {
  return { changed: status === 'changed', failed: status === 'failed' };
}

/** Of our result the keys that Ansible's has. */
function dataOf(
  { data, outcome }: RealRun,
  theirs: Readonly<Record<string, unknown>>,
  root: string,
): unknown {
  if (theirs['failed'] === true) return {};
  const whole: Record<string, unknown> = {
    ...data,
    ...(outcome.message === undefined ? {} : { msg: outcome.message }),
  };
  const pick = (value: Record<string, unknown>, like: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key in like)
        .map(([key, part]) => [
          key,
          key === 'stat' ? pick(part as Record<string, unknown>, theirs[key] as object) : part,
        ]),
    );
  const { failed: _failed, changed: _changed, ...keys } = theirs;
  // The folder of the test has another name than the oracle's had, and a link is as long as what it says.
  if (whole['state'] === 'link' && typeof theirs['size'] === 'number')
    whole['size'] = theirs['size'];
  // We write paths without a slash at their end.
  for (const key of ['path', 'dest']) {
    const [ours, written] = [whole[key], theirs[key]];
    if (typeof ours === 'string' && typeof written === 'string' && written.endsWith('/'))
      whole[key] = `${ours.replace(/\/$/, '')}/`;
  }
  return JSON.parse(JSON.stringify(pick(whole, keys)).replaceAll(root, '{root}'));
}

function make(root: string, entries: Readonly<Record<string, Entry>>): void {
  mkdirSync(root, { recursive: true });
  for (const [path, given] of Object.entries(entries)) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    const entry = typeof given === 'string' ? { text: given } : given;
    if (entry.link !== undefined) {
      symlinkSync(entry.link, full);
      continue;
    }
    if (entry.hard !== undefined) {
      linkSync(join(root, entry.hard), full);
      continue;
    }
    if (entry.directory === true) mkdirSync(full, { recursive: true });
    else writeFileSync(full, bytesOf(entry));
    chownSync(full, entry.uid ?? 0, entry.gid ?? 0);
    chmodSync(full, Number.parseInt(entry.mode ?? (entry.directory === true ? '755' : '644'), 8));
    if (entry.mtime !== undefined) utimesSync(full, entry.mtime, entry.mtime);
  }
}

function bytesOf(entry: { readonly text?: string; readonly base64?: string }): Uint8Array {
  return entry.base64 === undefined
    ? Buffer.from(entry.text ?? '')
    : Buffer.from(entry.base64, 'base64');
}

function tree(root: string): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  const walk = (at: string): void => {
    for (const name of readdirSync(at).sort()) {
      const full = join(at, name);
      const seen = lstatSync(full);
      const path = relative(root, full);
      if (seen.isSymbolicLink()) {
        result[path] = { link: readlinkSync(full).replaceAll(root, '{root}'), uid: seen.uid };
        continue;
      }
      const mode = (seen.mode & 0o7777).toString(8).padStart(4, '0');
      const common = { mode, uid: seen.uid, gid: seen.gid };
      result[path] = seen.isDirectory()
        ? { ...common, directory: true }
        : { ...common, base64: readFileSync(full).toString('base64') };
      if (seen.isDirectory()) walk(full);
    }
  };
  walk(root);
  // A backup is named after its time.
  return Object.fromEntries(
    Object.entries(result).map(([path, entry]) => [
      path.replace(/\.\d+\.\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d~$/, '.BACKUP'),
      entry,
    ]),
  );
}
