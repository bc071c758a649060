import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  commandsFor,
  diskFileSystem,
  readConfiguration,
  stanzasOf,
  type Configuration,
} from '../src/index.ts';
import { fileSet, sourcingSet, tidyFile, wildFile, type FileSet } from './arbitrary-files.ts';
import { hasIfupdown, runs, seed } from './support.ts';

/*
 * Our reading against Debian's own ifquery, ifup --no-act and ifdown --no-act, on generated files. Nothing
 * of the machine is touched: no command is run, the state is kept in the test's own folder.
 */

const names = ['eth0', 'eth0:1', 'eth1', 'lo', 'eth0.5', 'eth0.5:1', 'home', 'a'];

/** What ifquery says after reading, about names and mappings. The last: `auto eth0=x` with a `rename` of eth0
 *  makes it take asprintf(3)'s success for a failure. */
const later =
  /^(couldn't read interfaces file|unknown interface|missing target name|error trying|could not execute|no output from|executing|asprintf: )/;

/** What the programs say about one set of files. */
interface Verdict {
  /** Everything on standard error while reading, the program's name taken off. */
  readonly messages: string[];
  readonly refused: boolean;
  readonly list: string[];
  readonly query: Map<string, string[]>;
  readonly up: Map<string, string[]>;
  readonly down: Map<string, string[]>;
}

let folder = '';
let made = 0;

function store(set: FileSet): string {
  const base = join(folder, String((made += 1)));
  for (const [path, content] of [['main', set.main], ...Object.entries(set.more)] as const) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), Buffer.from(content, 'latin1'));
  }
  mkdirSync(join(base, 'interfaces.d'), { recursive: true });
  return base;
}

/** Of names that stand nowhere in the files, nor could stand for one, one is as good as all. */
function askedFor({ main, more }: FileSet): readonly string[] {
  const text = main + Object.values(more).join('');
  if (/[*?[=/]|mapping|rename|inherits/.test(text)) return names;
  const nowhere = names.find((name) => !text.includes(name));
  return names.filter((name) => name === nowhere || text.includes(name));
}

/** One shell for many files: starting one for each program run would take all the time. */
function ask(sets: readonly FileSet[], bases: readonly string[], withCommands: boolean): Verdict[] {
  const state = join(folder, 'state');
  const options = `--state-dir ${state} -i main`;
  const each = (name: string): string => {
    const query = `echo '@query ${name}'; ifquery ${options} ${name} 2>/dev/null`;
    if (!withCommands) return query;
    return `${query}; echo '@up ${name}'; ifup --no-act --no-scripts ${options} ${name} 2>&1; echo '@down ${name}'; ifdown --force --no-act --no-scripts ${options} ${name} 2>&1`;
  };
  const script = sets
    .map((set, at) =>
      [
        `cd ${bases[at] ?? ''}; echo '@@'; echo '@read'; ifquery ${options} --list 2>&1 >${state}.list; echo '@list'; cat ${state}.list`,
        ...askedFor(set).map(each),
      ].join('\n'),
    )
    .join('\n');
  const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root' };
  const done = spawnSync('sh', ['-s'], { input: script, maxBuffer: 1 << 30, env: environment });
  const blocks = done.stdout.toString('latin1').split('@@\n').slice(1);
  return blocks.map((block) => {
    const parts = new Map<string, string[]>();
    for (const part of block.split(/^@/m).slice(1)) {
      const [title = '', ...lines] = part.split('\n');
      parts.set(title, lines.slice(0, -1));
    }
    const said = (parts.get('read') ?? []).map((line) => line.replace(/^ifquery: /, ''));
    const of = (kind: string): Map<string, string[]> =>
      new Map(
        names.map((name) => [
          name,
          (parts.get(`${kind} ${name}`) ?? []).filter(
            (line) => line !== '' && !/^if(up|down): /.test(line),
          ),
        ]),
      );
    return {
      messages: said.filter((line) => !later.test(line)),
      refused: said.some((line) => line.startsWith("couldn't read interfaces file")),
      list: parts.get('list') ?? [],
      query: new Map(names.map((name) => [name, parts.get(`query ${name}`) ?? []])),
      up: of('up'),
      down: of('down'),
    };
  });
}

function ours(base: string): Configuration {
  // Read from the disk, as `vipbook interfaces` does, relative to the folder ifquery ran in.
  const before = process.cwd();
  process.chdir(base);
  try {
    return readConfiguration(diskFileSystem(), 'main', { environment: { HOME: '/root' } });
  } finally {
    process.chdir(before);
  }
}

/** `ifquery --list`: what the class holds, as far as stanzas are known. */
function listed({ model }: Configuration): string[] {
  const known = new Set(model.interfaces.map(({ name }) => name));
  if (model.implicitLoopback) known.add('lo');
  const words = [...new Set(['lo', ...(model.allow.get('auto') ?? [])])];
  return words
    .filter((word) => known.has(word.split('=')[1] ?? word))
    .map((word) => word.split('=')[0] ?? word);
}

/**
 * The stanzas that the programs look up for a name on their command line: `rename` lines apply to it, one
 * after another, whether there is such an interface or not. Undefined: what this machine's interfaces decide.
 */
function lookedUp(renames: readonly string[], name: string): string | undefined {
  let target = name;
  for (const word of new Set(renames)) {
    const equals = word.indexOf('=');
    // A word without `=` makes ifquery read behind its end.
    if (word.includes('/') || equals < 0) return undefined;
    if (word.slice(0, equals) === target) target = word.slice(equals + 1);
  }
  return target;
}

function compare(set: FileSet, base: string, verdict: Verdict, withCommands: boolean): void {
  const configuration = ours(base);
  const { model, refused } = configuration;
  const about = JSON.stringify(set);
  assert.equal(refused !== undefined, verdict.refused, about);
  assert.deepEqual(model.messages, verdict.messages, about);
  if (refused !== undefined) return;
  const patterns = /[/=]|mapping|rename/.test(set.main + Object.values(set.more).join(''));
  if (!patterns) assert.deepEqual(listed(configuration), verdict.list, about);
  for (const name of askedFor(set)) {
    // Hook lines are printed by ifquery as they are kept: the parse of every stanza, but for defaults.
    const stanzas = lookedUp(model.rename, name);
    if (stanzas === undefined) continue;
    const hooks = stanzasOf(configuration, stanzas)
      .flatMap(({ options }) => options)
      .filter((option) => /^(pre-up|up|down|post-down)$/.test(option.name))
      .flatMap((option) => `${option.name}: ${option.value}`.split('\n'));
    const queried = (verdict.query.get(name) ?? []).filter((line) =>
      /^(pre-up|up|down|post-down): /.test(line),
    );
    if (model.mappings.length === 0) assert.deepEqual(queried, hooks, `${about} ${name}`);
    if (!withCommands || model.rename.length > 0 || model.mappings.length > 0) continue;
    // ifdown --no-act takes down a VLAN once for each of its stanzas; for real it is down after the first.
    const vlans = model.interfaces.filter((each) => each.name.startsWith(`${name}.`));
    const repeated = new Set(vlans.map((each) => each.name)).size < vlans.length;
    for (const direction of ['up', 'down'] as const) {
      if (direction === 'down' && repeated) continue;
      const expected = verdict[direction].get(name);
      const got = commandsFor(configuration, name, direction, { dhcpClient: 'none' })
        .join('\n')
        .split('\n')
        .filter((line) => line !== '');
      assert.deepEqual(got, expected, `${about} ${name} ${direction}`);
    }
  }
}

/** Run the batch at once; let fast-check shrink the first set that differs, one run of ifquery a try. */
function check(arbitrary: fc.Arbitrary<FileSet>, count: number, withCommands: boolean): void {
  const options = { numRuns: count, seed: seed() };
  const sets = fc.sample(arbitrary, options);
  for (let from = 0; from < sets.length; from += 200) {
    const batch = sets.slice(from, from + 200);
    const bases = batch.map(store);
    const verdicts = ask(batch, bases, withCommands);
    assert.equal(verdicts.length, batch.length);
    const differs = batch.some((set, index) => {
      try {
        compare(set, bases[index]!, verdicts[index]!, withCommands);
        return false;
      } catch {
        return true;
      }
    });
    if (differs) {
      fc.assert(
        fc.property(arbitrary, (set) => {
          const base = store(set);
          compare(set, base, ask([set], [base], withCommands)[0]!, withCommands);
        }),
        options,
      );
    }
    for (const base of bases) rmSync(base, { recursive: true });
  }
}

describe("Debian's ifupdown", () => {
  before(function () {
    // Needs the package ifupdown 0.8.x.
    if (!hasIfupdown) {
      console.log('      skipped: needs ifupdown 0.8 (apt-get install ifupdown)');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'vipbook-interfaces-'));
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it('reads generated files and their sources as we do (ifquery)', function () {
    this.timeout(0);
    check(fc.oneof(fileSet, sourcingSet), runs(300), false);
  });

  it('reads these as we do, found by longer runs', () => {
    // Smallest forms of what once differed. The first: the program was asked for a renamed interface.
    const sets: readonly FileSet[] = [
      {
        main: '\nsource interfaces.d/*\n',
        more: {
          'interfaces.d/b': 'rename eth0=home\n',
          'interfaces.d/x-y~': 'iface eth0 inet static\nup echo a\n\n',
        },
      },
      {
        main: 'auto eth0=home\nrename eth0=home\n',
        more: {},
      },
      {
        main: 'rename eth0=home home=a\niface a inet manual\nup echo a\niface home inet manual\nup echo b\n',
        more: {},
      },
    ];
    const bases = sets.map(store);
    ask(sets, bases, false).forEach((verdict, index) => {
      compare(sets[index]!, bases[index]!, verdict, false);
    });
  });

  it('reads files that nobody would write as we do', () => {
    const hook = (text: string): string => `iface eth0 inet manual\nup echo ${text}\n`;
    const below = (...names: string[]): Record<string, string> =>
      Object.fromEntries(names.map((name) => [`interfaces.d/${name}`, hook(name)]));
    const inherited = Array.from(
      { length: 300 },
      (_, index) =>
        `iface e${String(index + 1)} inet manual inherits e${String(index)}\nup echo ${String(index)}\n`,
    );
    const sets: readonly FileSet[] = [
      { main: `${hook('x'.repeat(1_000_000))}auto eth0\n`, more: {} },
      { main: 'auto eth0\0eth1\niface eth0 inet manual\0\n up a\0b\n', more: {} },
      { main: `# \xe9\n${hook('\xff \xa0 z')}iface \xe9 inet manual\n`, more: {} },
      { main: `\xef\xbb\xbf${hook('mark')}`, more: {} },
      { main: hook('a \\').replaceAll('\n', '\r\n') + hook('b'), more: {} },
      { main: `${hook('a')}up echo b\\\\\\`, more: {} },
      {
        main: `iface e0 inet manual\nup x\n${inherited.join('')}iface eth0 inherits e300\n`,
        more: {},
      },
      { main: `iface ${'e'.repeat(100)} inet manual\n${hook('long')}`, more: {} },
      {
        main: 'source interfaces.d/a\niface eth1 inet manual\n',
        more: {
          'interfaces.d/a': `source a\nsource ${'b'.repeat(300)}\n${hook('loop')}`,
        },
      },
      {
        main: [
          'interfaces.d/{a,b}',
          "interfaces.d/'a b'",
          'interfaces.d/[[:alpha:]]',
          'interfaces.d/$HOME/x',
          '~root/none',
          'interfaces.d/\\*',
          '$((3-2))x',
          'interfaces.d/${UNSET:-a}',
          'interfaces.d/"b"c',
          'interfaces.d/$(ls)',
        ]
          .map((pattern) => `source ${pattern}\n`)
          .join(''),
        more: { ...below('a', 'b', 'a b', '*', 'bc'), '1x': hook('1x') },
      },
      {
        main: 'source-directory interfaces.d\nsource interfaces.d\nsource-directoryx interfaces.d\n',
        more: below('a', 'a.b', '-x', '_y', 'Z'),
      },
    ];
    const bases = sets.map(store);
    ask(sets, bases, false).forEach((verdict, index) => {
      compare(sets[index]!, bases[index]!, verdict, false);
    });
  });

  it('runs the commands that we say it would (ifup and ifdown --no-act)', function () {
    this.timeout(0);
    const files = fc.oneof({ weight: 4, arbitrary: tidyFile }, wildFile);
    check(
      files.filter((main) => !main.includes('random')).map((main): FileSet => ({ main, more: {} })),
      runs(300),
      true,
    );
  });
});
