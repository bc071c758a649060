import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openHost,
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type AddressLock,
  type Host,
  type Operation,
  type OperationOf,
  type OperationResult,
} from '@vipbook/host';
import { printGuard } from '../src/real/operations/guard-script.ts';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const vip = '192.168.1.160';
const first = { address: vip, run: 'run-1', owner: 'alice@laptop', reason: 'chat to new' };
const acquire = (
  epoch: number,
  seen: number,
  more: Partial<OperationOf<'lock.acquire'>> = {},
): OperationOf<'lock.acquire'> => ({
  do: 'lock.acquire',
  ...first,
  epoch,
  seen,
  seconds: 30,
  ...more,
});

function codeOf(result: OperationResult | undefined): string {
  if (result?.status === 'failed') return result.error.code;
  return result?.status ?? 'nothing';
}

function messageOf(result: OperationResult | undefined): string {
  return result?.status === 'failed' ? result.error.message : '';
}

async function lockOf(host: Host): Promise<AddressLock | undefined> {
  const [result] = await host.run([{ do: 'lock.query', address: vip }]);
  return result.status === 'done' ? result.out.locks[0] : undefined;
}

const guard = (run: string): OperationOf<'guard.arm'> => ({
  do: 'guard.arm',
  address: vip,
  run,
  epoch: 1,
  role: 'old',
  device: 'eth0',
  other: '02:00:00:00:00:99',
  askAfterSeconds: 30,
  lapseSeconds: 40,
  hook: false,
  take: [],
  drop: [],
  keep: [],
  forget: [],
});

interface Bench {
  readonly host: Host;
  run<T>(work: Promise<T>): Promise<T>;
  pause(milliseconds: number): Promise<void>;
  /** What the host has as /run/vipbook, where it is real. */
  readonly state?: string;
  down(): void;
}

function simulated(): Bench {
  const clock = new VirtualClock();
  const lan = new SimulatedLan(clock, [
    { name: 'old', mac: '02:00:00:00:00:50', addresses: [{ address: '192.168.1.50', prefix: 24 }] },
  ]);
  return {
    host: openSimulatedHost(lan, 'old'),
    run: (work) => clock.run(work),
    pause: (milliseconds) => clock.sleep(milliseconds),
    down: () => undefined,
  };
}

function real(): Bench | undefined {
  if (!canMakeNamespaces()) return undefined;
  const lan: Segment = segment({ old: 50 });
  return {
    host: openHost('old', lan.connection('old')),
    run: (work) => work,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    state: lan.state('old'),
    down: () => {
      lan.down();
    },
  };
}

for (const [kind, open] of [
  ['simulated', simulated],
  ['real', real],
] as const) {
  describe(`locks of addresses, ${kind}`, function () {
    this.timeout(20_000);
    let bench: Bench | undefined;
    before(function () {
      bench = open();
      if (bench === undefined) {
        console.log('      skipped: network namespaces need root');
        this.skip();
      }
    });
    after(() => bench?.down());
    const run = async (
      ...operations: readonly Operation[]
    ): Promise<readonly OperationResult[]> => {
      if (bench === undefined) throw new Error('no bench');
      return bench.run(bench.host.run(operations, { keepGoing: true }));
    };

    it('one run has it, the other is told who and why', async () => {
      const other = { run: 'run-2', owner: 'bob@desk', reason: 'mine' };
      const [mine, again, theirs] = await run(acquire(1, 0), acquire(1, 0), acquire(2, 1, other));
      assert.equal(codeOf(mine), 'done');
      assert.equal(codeOf(again), 'done', 'asked again it is the same lock');
      const [another] = await run(acquire(1, 0, { fresh: true }));
      assert.equal(codeOf(another), 'VIP036', 'another controller of the run has it');
      assert.equal(codeOf(theirs), 'VIP034');
      assert.match(messageOf(theirs), /alice@laptop \(chat to new\), run run-1, \d+ s left/);
    });

    it('refuses what was decided on another epoch, and every command of a lock that is gone', async () => {
      if (bench === undefined) return;
      const look: Operation = { do: 'address.query', address: vip };
      const { host } = bench;
      const fenced = async (epoch: number): Promise<string> =>
        codeOf((await host.run([look], { fences: [{ address: vip, run: 'run-1', epoch }] }))[0]);
      assert.equal(await bench.run(fenced(1)), 'done');
      assert.equal(await bench.run(fenced(2)), 'VIP035');
      const [released] = await run({ do: 'lock.release', address: vip, run: 'run-1', epoch: 1 });
      assert.equal(codeOf(released), 'done');
      assert.equal(await bench.run(fenced(1)), 'VIP035');
      const [late, next] = await run(acquire(1, 0), acquire(2, 1));
      assert.equal(codeOf(late), 'VIP036');
      assert.equal(codeOf(next), 'done');
      const lock = await bench.run(lockOf(host));
      assert.equal(lock?.epoch, 2);
      assert.equal(lock.holder?.owner, 'alice@laptop');
    });

    it('is confirmed by a person, and broken by one', async () => {
      if (bench === undefined) return;
      const yes: Operation = { do: 'lock.confirm', address: vip, by: 'carol@phone' };
      const ask = (epoch: number, seconds: number): Operation => ({
        ...{ do: 'lock.ask', address: vip, run: 'run-1' },
        ...{ epoch, seconds },
      });
      const [unasked, stale] = await run(yes, ask(1, 60));
      assert.equal(codeOf(unasked), 'VIP068');
      assert.match(messageOf(unasked), /run run-1, which moves \S+, does not wait for a yes/);
      assert.equal(codeOf(stale), 'VIP035', 'only who has the lock asks');
      const [asked, again] = await run(ask(2, 60), ask(2, 600));
      assert.deepEqual([codeOf(asked), codeOf(again)], ['done', 'done']);
      const left = (await bench.run(lockOf(bench.host)))?.asks?.secondsLeft ?? 0;
      assert.ok(left > 50 && left <= 60, `asked again it has ${left} s left`);
      const [confirmed] = await run(yes);
      assert.deepEqual(confirmed, { status: 'done', out: { run: 'run-1' } });
      assert.deepEqual((await bench.run(lockOf(bench.host)))?.confirmed, {
        run: 'run-1',
        by: 'carol@phone',
      });
      const [broken, none] = await run(
        { do: 'lock.break', address: vip, by: 'carol@phone' },
        { do: 'lock.confirm', address: vip, by: 'carol@phone' },
      );
      assert.equal(broken?.status === 'done' && 'was' in broken.out && broken.out.changed, true);
      assert.equal(codeOf(none), 'VIP037');
      const lock = await bench.run(lockOf(bench.host));
      assert.equal(lock?.epoch, 3, 'it only grows');
      assert.equal(lock.confirmed, undefined, 'that yes was for the run that has lost it');
      const [, , late] = await run(acquire(4, 3), ask(4, 0), yes);
      assert.equal(codeOf(late), 'VIP068');
      assert.match(messageOf(late), /the time in which run run-1 waited for a yes is over/);
    });

    it('obeys each word of a run once, and none that is older than another', async () => {
      if (bench === undefined) return;
      const on = bench;
      const look: Operation = { do: 'address.query', address: vip };
      const say = async (word: number, ...operations: readonly Operation[]): Promise<string[]> => {
        const fences = [{ address: vip, run: 'run-1', epoch: 4, word }];
        return (await on.run(on.host.run(operations, { fences, keepGoing: true }))).map(codeOf);
      };
      await run(acquire(4, 3));
      assert.deepEqual(await say(1, guard('run-1'), look, look), ['done', 'done', 'done']);
      assert.deepEqual(await say(3, look), ['done']);
      assert.deepEqual(await say(3, look), ['VIP035'], 'twice');
      assert.deepEqual(await say(2, look), ['VIP035'], 'late');
      if (kind === 'real') {
        // As another word leaves it between its opening and its writing, and as a guard that just went.
        const folder = `${bench.state ?? ''}/guards/${vip}`;
        writeFileSync(`${folder}/deadline`, '');
        assert.deepEqual(await say(4, look, look), ['done', 'done'], 'an empty deadline');
        writeFileSync(`${folder}/deadline`, '0 30\n');
      }
      assert.deepEqual(await say(5, look, { do: 'guard.disarm', address: vip, run: 'run-1' }), [
        'done',
        'done',
      ]);
    });

    if (kind === 'simulated')
      // The real one is asked by test/run/guard.test.ts: here its hook would be this machine's.
      it('says what a boot hook waits for, also when every lock is gone', async () => {
        if (bench === undefined) return;
        const wait = { ...guard('run-1'), hook: true, untilMet: true, otherOwn: '192.168.1.51' };
        const disarm = { do: 'guard.disarm', address: vip, run: 'run-1', unmet: true } as const;
        await run(acquire(5, 4), wait);
        assert.equal((await bench.run(lockOf(bench.host)))?.waits, undefined, 'it is armed');
        await run(disarm);
        const waits = {
          run: 'run-1',
          role: 'old',
          other: '02:00:00:00:00:99',
          otherOwn: '192.168.1.51',
          seconds: 70,
        };
        assert.deepEqual((await bench.run(lockOf(bench.host)))?.waits, waits);
        await run({ do: 'lock.release', address: vip, run: 'run-1', epoch: 5, unused: 4 });
        const [clean] = await run({ do: 'host.clean' });
        assert.equal(clean?.status, 'done');
        assert.equal(
          (await bench.run(lockOf(bench.host)))?.waits,
          undefined,
          'clean takes it away',
        );
      });

    it('keeps a lock while a guard is armed, and cleans up only what is not under way', async () => {
      if (bench === undefined) return;
      const epoch = (await bench.run(lockOf(bench.host)))?.epoch ?? 0;
      await run(acquire(epoch + 1, epoch, { seconds: 0 }), guard('run-1'));
      const [theirs] = await run(acquire(epoch + 2, epoch + 1, { run: 'run-2' }));
      assert.equal(codeOf(theirs), 'VIP034');
      // What is written in /etc/network is written in a folder beside it, which a power cut leaves there.
      const left =
        kind === 'real' && existsSync('/etc/network')
          ? mkdtempSync('/etc/network/.vipbook.')
          : undefined;
      const [would] = await run({ do: 'host.clean', check: true, force: true });
      if (left !== undefined) rmdirSync(left);
      assert.ok(would?.status === 'done' && 'removed' in would.out);
      assert.ok(would.out.removed.includes(`guard of ${vip}`), 'and it is still there below');
      if (left !== undefined) assert.ok(would.out.removed.includes(left), left);
      const [clean] = await run({ do: 'host.clean' });
      assert.deepEqual(clean?.status === 'done' && 'kept' in clean.out && clean.out.kept, [
        `the move of ${vip}`,
      ]);
      const lock = await bench.run(lockOf(bench.host));
      assert.equal(lock?.guard?.state, 'armed');
      assert.equal(lock.guard.role, 'old');
      const [disarmed] = await run({ do: 'guard.disarm', address: vip, run: 'run-1' });
      assert.deepEqual(disarmed, { status: 'done', out: { changed: true } });
      assert.equal((await bench.run(lockOf(bench.host)))?.guard, undefined);
      if (bench.state !== undefined) assert.ok(!existsSync(`${bench.state}/guards/${vip}`));
    });

    it('forgets no epoch when it is cleaned up: what was sent before is refused', async () => {
      if (bench === undefined) return;
      const { host, state } = bench;
      const other = '192.168.1.161';
      const before = (await bench.run(lockOf(host)))?.epoch ?? 0;
      assert.ok(before > 0);
      const floor = (await bench.run(host.facts())).epochFloor ?? 0;
      await run(acquire(floor + 1, floor, { address: other }));
      const files = (): readonly string[] => (state === undefined ? [] : readdirSync(state));
      const mutex = state === undefined ? 0 : statSync(`${state}/mutex`).ino;
      const [would] = await run({ do: 'host.clean', check: true });
      assert.equal(codeOf(would), 'done');
      assert.equal((await bench.run(host.facts())).epochFloor ?? 0, floor, 'it was only asked');
      // With one that is under way, and then with all.
      for (const force of [false, true]) {
        const [clean] = await run({ do: 'host.clean', force });
        assert.ok(clean?.status === 'done' && 'kept' in clean.out);
        assert.deepEqual(clean.out.kept, force ? [] : [`the move of ${other}`]);
        const after = force ? Math.max(before, floor + 1) : before;
        assert.equal((await bench.run(host.facts())).epochFloor, after);
        assert.equal((await bench.run(lockOf(host)))?.epoch, after);
        const [late] = await run(acquire(before, before - 1));
        assert.equal(codeOf(late), 'VIP036', 'a command of its last run');
      }
      const last = (await bench.run(host.facts())).epochFloor ?? 0;
      const [late, next] = await run(
        acquire(floor + 1, floor, { address: other }),
        acquire(last + 1, last, { address: other }),
      );
      assert.deepEqual([codeOf(late), codeOf(next)], ['VIP036', 'done']);
      if (state === undefined) return;
      assert.equal(statSync(`${state}/mutex`).ino, mutex, 'who waits for it, waits for the same');
      await run({ do: 'host.clean', force: true });
      assert.deepEqual(files(), ['floor', 'mutex']);
    });

    it('a guard that could not write what it decided says so, and why', async function () {
      this.timeout(60_000);
      if (bench === undefined) return;
      const { host, state } = bench;
      const other = '192.168.1.162';
      const folder =
        state === undefined ? '/etc/network' : mkdtempSync(join(tmpdir(), 'vipbook-guard-'));
      const write = (path: string, expect: string): Operation => ({
        do: 'file.write',
        path: `${folder}/${path}`,
        content: Buffer.from('mine\n'),
        expect,
      });
      const last = async () => {
        const [asked] = (await bench?.run(host.run([{ do: 'lock.query', address: other }]))) ?? [];
        const lock = asked?.status === 'done' ? asked.out.locks[0] : undefined;
        // Its folder goes last, and this test takes no lock, which would wait for that.
        return lock?.guard === undefined ? lock?.last : undefined;
      };
      for (const [forget, unwritten] of [
        [[write('new', 'absent')], undefined],
        [[write('other', 'f00')], 'changed'],
        // What comes behind it is done all the same, and takes nothing back.
        [[write('other', 'f00'), write('new', 'absent')], 'changed'],
        ...(state === undefined ? [] : [[[write('no/where', 'absent')], 'refused'] as const]),
      ] as const) {
        const id = `run-${String(unwritten)}-${String(forget.length)}`;
        const arm: Operation = {
          ...guard(id),
          address: other,
          role: 'new',
          askAfterSeconds: 1,
          forget,
        };
        await run(arm);
        let said = await last();
        for (let tries = 0; tries < 100 && said?.run !== id; tries += 1) {
          await bench.run(bench.pause(200));
          said = await last();
        }
        assert.equal(said?.end, 'forgot');
        assert.equal(said.run, id);
        assert.equal(said.unwritten, unwritten, id);
      }
      await run({ do: 'host.clean', force: true });
      if (state !== undefined) rmSync(folder, { recursive: true });
    });

    it('by force, the settings of a move are as its guard would leave them', async () => {
      if (bench === undefined) return;
      const epoch = (await bench.run(lockOf(bench.host)))?.epoch ?? 0;
      const key = 'net/ipv4/conf/eth0/arp_announce';
      const set = (value: string): Operation => ({ do: 'sysctl.set', key, value });
      await run(
        set('1'),
        acquire(epoch + 1, epoch),
        { ...guard('run-1'), keep: [{ do: 'ifup', name: 'nowhere' }, set('1')] },
        set('2'),
      );
      await run({ do: 'host.clean', force: true, check: true });
      const [still] = await run(set('2'));
      assert.deepEqual(still, { status: 'done', out: { changed: false, before: '2' } });
      await run({ do: 'host.clean', force: true });
      const [now] = await run(set('0'));
      assert.deepEqual(now, { status: 'done', out: { changed: true, before: '1' } });
    });

    it('names an address that waits to be taken once, and takes it away', async () => {
      if (bench === undefined) return;
      const claim = { device: 'eth0', address: vip, prefix: 32 };
      await run({ do: 'address.stage', ...claim, seconds: 60 });
      const removed = [`/run/vipbook/claim-${vip}`];
      for (const check of [true, false]) {
        const [clean] = await run({ do: 'host.clean', check });
        assert.deepEqual(clean, { status: 'done', out: { removed, kept: [] } });
      }
      const [gone] = await run({ do: 'host.clean' });
      assert.deepEqual(gone, { status: 'done', out: { removed: [], kept: [] } });
    });
  });
}

describe('the program of a guard', function () {
  this.timeout(20_000);
  for (const shell of [['sh'], ['busybox', 'sh'], ['bash', '--posix']])
    it(`takes an interface that is gone for one without a carrier (${shell.join(' ')})`, function () {
      const [program = '', ...options] = shell;
      if (spawnSync(program, [...options, '-c', ':']).status !== 0) this.skip();
      const context = {
        arping: 'iputils',
        render: () => ':',
        print: (text: string) => text,
      } as const;
      const wired = /^wired\(\) .*$/m.exec(printGuard(guard('run-1'), context))?.[0] ?? '';
      const says = (dev: string): string =>
        spawnSync(program, [
          ...options,
          '-c',
          `dev=${dev}; ${wired}\nwired; echo $?`,
        ]).stdout.toString();
      assert.deepEqual([says('lo'), says('nothing0')], ['0\n', '1\n']);
    });
});

describe('a guard that a full /run has no room for', function () {
  this.timeout(180_000);
  const page = 4096;
  const hooks = '/etc/network/if-up.d';
  let lan: Segment | undefined;
  let hooked: string;
  let host: Host;
  before(function () {
    if (!canMakeNamespaces() || !existsSync(hooks)) {
      console.log('      skipped: network namespaces need root, and boot hooks a folder');
      this.skip();
    }
    lan = segment({ old: 50 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', lan.state('old')]);
    hooked = mkdtempSync(join(tmpdir(), 'vipbook-hooks-'));
    const plain = lan.connection('old');
    host = openHost('old', {
      ...plain,
      shell: async (become) => {
        const shell = await plain.shell(become);
        const begin = Buffer.from(`mount --bind ${hooked} ${hooks} || exit\n`);
        return {
          ...shell,
          run: (script, options) => shell.run(Buffer.concat([begin, Buffer.from(script)]), options),
        };
      },
    });
  });
  after(() => {
    if (lan === undefined) return;
    execFileSync('umount', [lan.state('old')]);
    rmSync(hooked, { recursive: true });
    lan.down();
  });

  for (const [many, addresses] of [
    ['one', [vip]],
    ['two together', [vip, '192.168.1.161']],
  ] as const)
    it(`leaves nothing once it is disarmed (${many})`, async () => {
      assert.ok(lan);
      const state = lan.state('old');
      const fill = join(state, 'fill');
      const held = (): readonly string[] => [
        ...readdirSync(hooked),
        ...readdirSync(join(state, 'guards')),
      ];
      const each = (of: (address: string) => Operation): readonly Operation[] => addresses.map(of);
      const arm = each((address) => ({ ...guard('run-1'), address, hook: true }));
      const disarm = each((address) => ({ do: 'guard.disarm', address, run: 'run-1' }));
      rmSync(fill, { force: true });
      await host.run([...arm, ...disarm]);
      assert.deepEqual(held(), []);
      let failed = 0;
      for (let pages = 0; ; pages += addresses.length) {
        try {
          writeFileSync(fill, Buffer.alloc(64 * page));
        } catch {
          // As much as there is room for.
        }
        truncateSync(fill, statSync(fill).size - pages * page);
        const armed = await host.run(arm);
        const well = armed.every(({ status }) => status === 'done');
        if (!well) failed += 1;
        if (well) assert.equal(held().length, 2 * addresses.length);
        const done = await host.run(disarm);
        assert.deepEqual(
          done.map(codeOf),
          addresses.map(() => 'done'),
        );
        assert.deepEqual(held(), [], `${String(pages)} pages were left`);
        if (well) break;
      }
      assert.ok(failed > 3, String(failed));
    });
});
