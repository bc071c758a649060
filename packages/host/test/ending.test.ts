import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '@vipbook/host';
import { renderBatch } from '../src/real/batch.ts';
import { readBatch } from '../src/real/read-batch.ts';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

type Of = (address: string) => Operation;

const v4 = '192.168.1.16';
const v6 = 'fd00::16';
/** Of each, `v4` and `v6` are the beginning or the end. */
const alike = ['192.168.1.160', '92.168.1.16', '192.168.1.1'];
const alike6 = ['fd00::161', 'd00::16', 'fd00::1'];
/** Too many for one line of a list. */
const five = ['192.168.1.170', '192.168.1.16', '192.168.1.17', '192.168.1.171', '192.168.1.7'];
const ten = Array.from({ length: 10 }, (_, at) => `192.168.1.${String(170 + at)}`);

const peerOf = (address: string): string => (address.includes(':') ? 'fd00::51' : '192.168.1.51');
const tidy: Operation = { do: 'nft.tidy' };
const silence: Of = (address) => ({ do: 'arp.quiet', address, quiet: true, seconds: 90 });
const speak: Of = (address) => ({ do: 'arp.quiet', address, quiet: false });
const way = (address: string) =>
  ({ address, to: peerOf(address), device: 'eth0', seconds: 90 }) as const;
const relay: Of = (address) => ({ do: 'flow.relay', ...way(address) });
const forward: Of = (address) => ({ do: 'flow.relay', ...way(address), of: 'everything' });
const unrelay: Of = (address) => ({
  do: 'flow.relay',
  address,
  to: null,
  device: 'eth0',
  seconds: 0,
});
const leave =
  (count = 1): Of =>
  (address) => ({
    do: 'flow.leave',
    ...way(address),
    // Their peers are addresses that others move.
    opening: Array.from({ length: count }, (_, at) => ({
      peer: address.includes(':') ? 'fd00::161' : '192.168.1.160',
      peerPort: 40_000 + at,
      port: 7000,
    })),
  });
const read: Of = (address) => ({ do: 'traffic.begin', address });
const unread: Of = (address) => ({ do: 'traffic.end', address });

const ends = (address: string): readonly Operation[] => [unrelay(address), unread(address)];

interface Story {
  readonly before: readonly Operation[];
  readonly ends: readonly Operation[];
  readonly changed: readonly boolean[];
  /** Tables of ours that are left. */
  readonly left?: readonly string[];
}

const stories: Readonly<Record<string, Story>> = {
  'all of one address': {
    before: [relay(v4), leave()(v4), read(v4), silence(v4), speak(v4)],
    ends: [...ends(v4), tidy],
    changed: [true, true, true],
  },
  'all of one address of IPv6': {
    before: [relay(v6), leave()(v6), read(v6), silence(v6)],
    ends: [unrelay(v6), speak(v6), unread(v6), tidy],
    changed: [true, true, true, true],
  },
  'a silence and a counter': {
    before: [silence(v4), read(v4)],
    ends: [speak(v4), unread(v4), tidy],
    changed: [true, true, true],
  },
  'what was forwarded': {
    before: [forward(v4), read(v4)],
    ends: [...ends(v4), tidy],
    changed: [true, true, true],
  },
  'nothing there': {
    before: [],
    ends: [unrelay(v4), unrelay(v6), speak(v4), speak(v6), unread(v4), tidy],
    changed: [false, false, false, false, false, false],
  },
  'of each something that is not there': {
    before: [silence(v4), read(v6), relay(v6)],
    ends: [speak(v4), speak(v6), unrelay(v4), unrelay(v6), unread(v4), unread(v6), tidy],
    changed: [true, false, false, true, false, true, true],
  },
  'another address has a relay': {
    before: [relay(v4), leave()(v4), read(v4), ...alike.map(relay)],
    ends: [...ends(v4), tidy],
    changed: [true, true, false],
    left: ['ip vipbook'],
  },
  'another address is relayed, and this one is not': {
    before: [...alike.map(relay), ...alike.map(leave()), ...alike6.map(relay)],
    ends: [...ends(v4), unrelay(v6), tidy],
    changed: [false, false, false, false],
    left: ['ip vipbook', 'ip6 vipbook'],
  },
  'addresses that end like this one': {
    before: [relay(v4), silence(v4), relay(v6), silence(v6)],
    ends: [unrelay('92.168.1.16'), speak('2.168.1.16'), unrelay('d00::16'), tidy],
    changed: [false, false, false, false],
    left: ['arp vipbook', 'ip vipbook', 'ip6 vipbook'],
  },
  'another address is quiet': {
    before: [relay(v4), silence(v4), ...alike.map(silence)],
    ends: [unrelay(v4), speak(v4), tidy],
    changed: [true, true, true],
    left: ['arp vipbook'],
  },
  'others are quiet, and this one is not': {
    before: [...alike.map(silence), ...alike6.map(silence)],
    ends: [speak(v4), speak(v6), unread(v4), tidy],
    changed: [false, false, false, false],
    left: ['arp vipbook', 'ip6 vipbook'],
  },
  'another address of IPv6 is quiet': {
    before: [relay(v6), silence(v6), ...alike6.map(silence), silence('64:ff9b::1')],
    ends: [unrelay(v6), speak(v6), tidy],
    changed: [true, true, false],
    left: ['ip6 vipbook'],
  },
  'an address that begins with zeros is quiet': {
    before: [silence('64:ff9b::1')],
    ends: [speak('64:ff9b::1'), tidy],
    changed: [true, true],
  },
  'this one is quiet, and nobody lets it speak': {
    before: [relay(v4), silence(v4), relay(v6), silence(v6)],
    ends: [unrelay(v4), unrelay(v6), tidy],
    changed: [true, true, true],
    left: ['arp vipbook', 'ip6 vipbook'],
  },
  'another address has connections that are being opened': {
    before: [relay(v4), leave(30)(v4), ...alike.map(leave(30))],
    ends: [unrelay(v4), tidy],
    changed: [true, false],
    left: ['ip vipbook'],
  },
  'only connections that are being opened': {
    before: [leave(30)(v4), leave(30)(v6)],
    ends: [unrelay(v4), unrelay(v6), tidy],
    changed: [false, false, true],
  },
  'one in a list over several lines': {
    before: [...five.map(relay), ...five.map(silence)],
    ends: [unrelay(v4), speak(v4), tidy],
    changed: [true, true, false],
    left: ['arp vipbook', 'ip vipbook'],
  },
  'all but one of a list over several lines': {
    before: [...five.map(relay), ...five.map(silence)],
    ends: [...five.slice(1).map(unrelay), ...five.slice(0, 4).map(speak), tidy],
    changed: [...Array.from({ length: 8 }, () => true), false],
    left: ['arp vipbook', 'ip vipbook'],
  },
  'all of a list over several lines': {
    before: [...five.map(relay), ...five.map(leave(4)), ...five.map(silence), ...five.map(read)],
    ends: [...five.map(unrelay), ...five.map(speak), ...five.map(unread), tidy],
    changed: Array.from({ length: 16 }, () => true),
  },
  'tidied in between': {
    before: [relay(v4), relay(v6), read(v4)],
    ends: [tidy, unrelay(v4), tidy, unread(v4), unrelay(v6), unrelay(v6), tidy, tidy],
    changed: [false, true, true, true, true, false, true, false],
  },
  'no tidying': {
    before: [relay(v4), silence(v4), read(v4)],
    ends: [unread(v4), unrelay(v4), speak(v4)],
    changed: [true, true, true],
    left: ['arp vipbook', 'ip vipbook'],
  },
};

describe('what a move leaves in nft(8) is ended together', function () {
  this.timeout(60_000);
  let lan: Segment;
  const file = join(tmpdir(), `vipbook-ending-${String(process.pid)}.sh`);

  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ alone: 49, many: 50 });
  });
  beforeEach(() => {
    for (const host of ['alone', 'many']) lan.exec(host, 'nft flush ruleset');
  });
  after(() => {
    (lan as Segment | undefined)?.down();
    rmSync(file, { force: true });
  });

  interface Ran {
    /** `status`, where it is not done. */
    readonly changed: readonly unknown[];
    /** What nft(8) was asked. */
    readonly asked: readonly string[];
  }

  /** `first`: shell before the batch; it may have its own `nft`, which calls `real_nft`. */
  function run(
    host: string,
    operations: readonly Operation[],
    first = 'nft() { real_nft "$@"; }',
    shell = 'sh',
  ): Ran {
    const script = renderBatch(operations, 'mark', { arping: 'none' }).toString('latin1');
    const asked = 'real_nft() { printf \'asked %s\\n\' "$*" >&3; command nft "$@"; }';
    writeFileSync(file, `${asked}\n${first}\n${script}`);
    const out = lan.exec(host, `${shell} ${file} 3>${file}.asked 2>/dev/null; cat ${file}.asked`);
    rmSync(`${file}.asked`);
    const stdout = Buffer.from(out, 'latin1');
    const completed = { status: 0, stdout, stderr: Buffer.alloc(0) };
    const changed = readBatch(operations, completed, 'mark', host).map((result) =>
      result.status === 'done' ? (result.out as { changed: unknown }).changed : result.status,
    );
    return { changed, asked: out.split('\n').filter((line) => line.startsWith('asked ')) };
  }

  const oneByOne = (host: string, operations: readonly Operation[], first?: string): Ran => {
    const ran = operations.map((operation) => run(host, [operation], first));
    return {
      changed: ran.flatMap(({ changed }) => changed),
      asked: ran.flatMap(({ asked }) => asked),
    };
  };

  /** Sets list their elements in any order. */
  const ruleset = (host: string): string =>
    lan
      .exec(host, 'nft list ruleset')
      .replaceAll(/ (?:expires|packets|bytes) [^\s,]+/g, '')
      .split(/[\s,]+/)
      .sort()
      .join(' ');
  const tables = (host: string): readonly string[] =>
    [...lan.exec(host, 'nft list tables').matchAll(/^table (\S+ vipbook\S*)$/gm)]
      .map(([, name]) => name ?? '')
      .sort();

  for (const [name, { before: ready, ends: over, changed, left = [] }] of Object.entries(stories))
    it(`${name}: as one by one`, () => {
      for (const host of ['alone', 'many'])
        assert.ok(run(host, ready).changed.every((each) => each === true));
      assert.deepEqual(oneByOne('alone', over).changed, changed, 'alone');
      assert.deepEqual(run('many', over).changed, changed, 'many');
      assert.equal(ruleset('many'), ruleset('alone'));
      assert.deepEqual(tables('many'), left);
    });

  for (const shell of ['dash', 'bash', 'busybox sh']) {
    const [program = ''] = shell.split(' ');
    it(`in ${shell}`, function () {
      try {
        execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
      } catch {
        console.log(`      skipped: there is no ${program}`);
        this.skip();
      }
      run('many', [...ten.map(relay), ...ten.map(leave(20)), ...ten.map(read), silence(v6)]);
      const most = [...ten.slice(1).map(unrelay), ...ten.slice(1).map(unread), speak(v6), tidy];
      const first = run('many', most, undefined, shell);
      assert.ok(first.changed.every((each) => each === true));
      assert.equal(first.asked.length, 4);
      assert.deepEqual(tables('many'), ['inet vipbook_192_168_1_170', 'ip vipbook']);
      const last = run('many', [...ends(ten[0] ?? ''), tidy], undefined, shell);
      assert.deepEqual(last.changed, [true, true, true]);
      assert.deepEqual(tables('many'), []);
    });
  }

  describe('takes few processes', () => {
    const asks = (ready: readonly Operation[], over: readonly Operation[]): number => {
      run('many', ready);
      return run('many', over).asked.length;
    };

    it('of one address: to find the tables, to look at each, to end it all', () => {
      const over = [...ends(v4), tidy];
      assert.equal(asks([], over), 1);
      assert.equal(asks([relay(v4), leave()(v4), read(v4)], over), 3);
      assert.equal(asks([relay(v4), leave()(v4), read(v4), silence(v4), speak(v4)], over), 4);
      assert.equal(asks([silence(v4), read(v4)], [speak(v4), unread(v4), tidy]), 3);
      assert.deepEqual(tables('many'), []);
    });

    it('of ten addresses no more', () => {
      const over = [...ten.map(unrelay), ...ten.map(unread), tidy];
      assert.equal(asks([...ten.map(relay), ...ten.map(leave()), ...ten.map(read)], over), 3);
      assert.deepEqual(tables('many'), []);
    });

    it('and one transaction where nothing is looked at', () => {
      assert.equal(asks([silence(v4), read(v4)], [speak(v4), unread(v4)]), 1);
      assert.equal(asks([silence(v4)], [leave()(v4), speak(v4)]), 1);
    });
  });

  it('answers the same where there is no nft', () => {
    const over = [...ends(v4), speak(v4), tidy];
    const without = 'mount --bind /dev/null "$(command -v nft)"';
    for (const ran of [oneByOne('alone', over, without), run('many', over, without)])
      assert.deepEqual(ran, { changed: [false, false, false, false], asked: [] });
  });

  // What is there when it is looked at, and is not when it is ended.
  for (const [what, gone, changed] of [
    ['list tables', 'inet vipbook_192_168_1_16', [true, false, true]],
    ['list tables', 'ip vipbook', [false, true, true]],
    ['list table ip vipbook', 'ip vipbook', [false, true, true]],
    ['list table ip vipbook', 'arp vipbook', [true, true, true]],
  ] as const)
    it(`is done one by one when somebody takes ${gone} away after \`${what}\``, () => {
      run('many', [relay(v4), leave()(v4), read(v4), silence(v4), speak(v4)]);
      const taken = `nft() { real_nft "$@" || return; case $* in '${what}') command nft delete table ${gone} ;; esac; true; }`;
      const ran = run('many', [...ends(v4), tidy], taken);
      assert.deepEqual(ran.changed, changed);
      assert.deepEqual(tables('many'), []);
    });

  it('ends also what has just ended by itself', () => {
    const other = alike[0] ?? '';
    run('many', [relay(v4), relay(other), silence(v4), silence(other)]);
    const lapsed = `nft() { real_nft "$@" || return; case $* in 'list table ip '*) command nft delete element ip vipbook relay_192_168_1_51 { ${v4} } ;; 'list table arp '*) command nft delete element arp vipbook quiet { ${v4} } ;; esac; true; }`;
    const { changed, asked } = run('many', [unrelay(v4), speak(v4), tidy], lapsed);
    assert.deepEqual(changed, [true, true, false]);
    assert.equal(asked.length, 4);
  });

  it('leaves a table that cannot be listed', () => {
    run('many', [relay(v4), read(v4)]);
    const unlisted = `nft() { [ "$*" != 'list table ip vipbook' ] && real_nft "$@"; }`;
    assert.deepEqual(run('many', [...ends(v4), tidy], unlisted).changed, [false, true, false]);
    assert.deepEqual(tables('many'), ['ip vipbook']);
  });

  // A list in a form that is not known; nothing; what breaks off before the list and in it.
  for (const [edit, relayed] of [
    ['s|192.168.1.16 |192.168.1.16/32 |', false],
    ['d', false],
    ['/flags/q', false],
    ['/elements/{s/ }$//;q}', true],
  ] as const)
    it(`leaves a table when in doubt: ${edit}`, () => {
      run('many', [relay(v4), read(v4)]);
      const otherwise = `nft() { case $* in 'list table ip vipbook') real_nft "$@" | sed '${edit}' ;; *) real_nft "$@" ;; esac; }`;
      const ran = run('many', [...ends(v4), tidy], otherwise);
      assert.deepEqual(ran.changed, [relayed, true, false]);
      assert.deepEqual(tables('many'), ['ip vipbook']);
    });
});
