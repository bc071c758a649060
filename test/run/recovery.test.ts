import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ExecResult, Lab } from '@vipbook/lab';
import { eventually } from '../support/eventually.ts';
import {
  becoming,
  bin,
  holders,
  interfaces,
  move,
  play,
  playFile,
  repository,
  vipbook,
} from '../support/vipbook.ts';
import { stridesOf } from '../support/share.ts';
import { suiteLab } from '../support/suite-lab.ts';

const vip = '192.168.1.60';
type Host = 'old' | 'new';
/** What `watch` says of one moment, as far as it is read here. */
interface Sight {
  readonly owners: readonly string[];
  readonly wire: readonly { readonly mac: string; readonly host: string }[];
  readonly samples: readonly {
    readonly host: string;
    readonly received?: { readonly packets: number };
  }[];
}
const other = (host: Host): Host => (host === 'old' ? 'new' : 'old');

describe('a controller that dies in a move', function () {
  this.timeout(480_000);
  const raised = suiteLab();
  let lab: Lab;
  /** What both files are, to the byte, with the address on either host. */
  const files = new Map<Host, readonly string[]>();

  before(async () => {
    lab = raised();
    files.set('old', await both());
    for (const [from, to] of [
      ['old', 'new'],
      ['new', 'old'],
    ] as const) {
      const result = await play(lab, move(from, to));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      const now = await both();
      if (to === 'new') files.set(to, now);
      else assert.deepEqual(now, files.get('old'));
    }
  });

  const both = async () => [await interfaces(lab, 'old'), await interfaces(lab, 'new')];

  /** kill -9 right after the n-th line of the journal that matters. @returns whether it came to that. */
  async function killed(from: Host, line: number, more = {}): Promise<boolean> {
    await lab.writeFile('controller', playFile, move(from, other(from), more));
    const result = await vipbook(lab, ['run', playFile, '-i', lab.inventory], {
      env: {
        NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
        VIPBOOK_KILL_AT: String(line),
      },
    });
    return result.status === 137;
  }

  async function settled(context: string): Promise<Host> {
    const found = await holders(lab, vip);
    assert.equal(found.length, 1, `${context}: exactly one owner, not ${found.join(' and ')}`);
    const host = found[0] as Host;
    assert.deepEqual(await both(), files.get(host), `${context}: files are right to the byte`);
    const { stdout: marks } = await lab.exec('controller', 'ls /root/.local/state/vipbook/open');
    assert.equal(marks, '', `${context}: no run is open`);
    for (const name of ['old', 'new']) {
      const { stdout: left } = await lab.exec(
        name,
        'nft list ruleset; ls -A /run/vipbook/guards /run/vipbook/confirmed /etc/network/if-up.d/vipbook-* 2>/dev/null | grep -v ":$"; ls -d /run/vipbook/claim-* 2>/dev/null; grep -v "^0$" /proc/sys/net/ipv4/conf/eth0/arp_announce; ps ax -o args | grep "[g]uards/"',
      );
      assert.equal(left.trim(), '', `${context}: nothing of ours is left on ${name}`);
    }
    return host;
  }

  const text = ({ stdout, stderr }: ExecResult): string => stdout + stderr;

  for (const strategy of ['make-before-break', 'break-before-make'] as const) {
    it(`is taken up, or back, wherever it died (${strategy})`, async () => {
      let at: Host = 'old';
      const { first, every } = stridesOf(7);
      let line = first;
      for (; ; line += every) {
        const context = `killed at line ${line}`;
        if (!(await killed(at, line, { strategy }))) break;
        const status = await vipbook(lab, ['status', '--output', 'json']);
        const [run] = JSON.parse(status.stdout).runs;
        assert.ok(
          run === undefined || run.standing === 'unfinished',
          `${context}: ${text(status)}`,
        );
        const begun = run?.moves[0]?.lastStep !== undefined;
        if (run === undefined) {
          // The move had ended, and the journal knew.
        } else if (!begun) {
          // Nothing was done yet, so nothing is to be taken up: the next run simply does it.
          const again = await vipbook(lab, ['run', playFile, '-i', lab.inventory]);
          assert.equal(again.status, 0, `${context}: ${text(again)}`);
        } else if (run.next === null) {
          assert.match(
            run.endedByHosts,
            /^192\.168\.1\.60 is on /,
            `${context}: the hosts were done`,
          );
        } else {
          const command = line % 2 === 0 ? 'resume' : 'rollback';
          assert.equal(run.next, `vipbook resume ${run.run}`);
          const taken = await vipbook(lab, [command, '--yes']);
          assert.equal(taken.status, 0, `${context}, ${command}: ${text(taken)}`);
          const [host] = await holders(lab, vip);
          if (command === 'rollback') assert.equal(host, at, `${context}: back\n${text(taken)}`);
        }
        at = await settled(context);
      }
      assert.ok(line > 15, `there were lines up to ${line}`);
      at = await settled('not killed');
      if (at === 'new') assert.equal((await play(lab, move('new', 'old'))).status, 0);
    });
  }
});

describe('what a controller tells of its runs', function () {
  this.timeout(120_000);
  const raised = suiteLab();
  let lab: Lab;
  const text = ({ stdout, stderr }: ExecResult): string => stdout + stderr;

  before(() => {
    lab = raised();
  });
  afterEach(async () => {
    await lab.exec('controller', 'umount /root/.local/state 2>/dev/null; true');
    if ((await holders(lab, vip)).join() !== 'old') await lab.reset();
  });

  it('no space, or a folder that cannot be written: nothing is changed', async () => {
    const first = await interfaces(lab, 'old');
    await lab.exec('controller', 'mkdir -p /root/.local/state');
    for (const [options, code] of [
      ['size=64k', 'JNL002'],
      ['ro', 'JNL001'],
    ] as const) {
      await lab.exec('controller', `mount -t tmpfs -o ${options} tmpfs /root/.local/state`);
      const result = await play(lab, move('old', 'new'));
      assert.equal(result.status, 2, text(result));
      assert.match(result.stdout, new RegExp(`error\\[${code}\\]`));
      assert.deepEqual(await holders(lab, vip), ['old']);
      assert.equal(await interfaces(lab, 'old'), first);
      const looked = await play(lab, move('old', 'new'), ['--check']);
      assert.equal(looked.status, 0, text(looked));
      await lab.exec('controller', 'umount /root/.local/state');
    }
  });

  it('history has who, when, what and how, and no secret', async () => {
    await lab.writeFile('controller', '/root/secret.yml', 'token: geheim-token\n');
    const playbook = `${move('old', 'new')}    - name: hidden\n      command: echo {{ token }}\n      no_log: true\n`;
    const result = await play(lab, playbook, ['-e', '@secret.yml']);
    assert.equal(result.status, 0, text(result));
    const listed = await vipbook(lab, ['history', '--output', 'json']);
    const run = JSON.parse(listed.stdout).runs.at(-1);
    assert.equal(run.standing, 'finished');
    assert.equal(run.by.user, 'root');
    assert.match(run.playbook.sha256, /^[0-9a-f]{64}$/);
    assert.match(run.inventory.sha256, /^[0-9a-f]{64}$/);
    assert.deepEqual(run.options.extraVariables, ['token']);
    assert.deepEqual(
      run.moves.map((one: Record<string, string>) => [
        one['address'],
        one['from'],
        one['to'],
        one['end'],
      ]),
      [[vip, 'old', 'new', 'done']],
    );
    const timeline = await vipbook(lab, ['history', run.run.slice(-6)]);
    assert.match(timeline.stdout, /MOVE 192\.168\.1\.60 from old to new/);
    assert.match(timeline.stdout, /commit done/);
    const { stdout: journals } = await lab.exec(
      'controller',
      'cat /root/.local/state/vipbook/runs/*',
    );
    assert.doesNotMatch(journals, /geheim/);
    const { stdout: modes } = await lab.exec(
      'controller',
      'find /root/.local/state/vipbook -printf "%m %y\\n" | sort -u',
    );
    assert.equal(modes, '600 f\n700 d\n');
  });

  it('a run that succeeded goes back, to the byte; once, and not when somebody moved the address since', async () => {
    const first = [await interfaces(lab, 'old'), await interfaces(lab, 'new')];
    assert.equal((await play(lab, move('old', 'new'))).status, 0);
    const moved = [await interfaces(lab, 'old'), await interfaces(lab, 'new')];
    const check = await vipbook(lab, ['rollback', '--check', '--diff']);
    assert.equal(check.status, 0, text(check));
    assert.match(check.stdout, /^\+iface eth0:1 inet static$/m);
    assert.deepEqual([await interfaces(lab, 'old'), await interfaces(lab, 'new')], moved);
    const unasked = await vipbook(lab, ['rollback'], { input: '' });
    assert.equal(unasked.status, 1, 'without a terminal nobody can agree');
    assert.match(unasked.stderr, /CLI030/);
    assert.deepEqual(await holders(lab, vip), ['new']);
    const back = await vipbook(lab, ['rollback', '--yes']);
    assert.equal(back.status, 0, text(back));
    assert.deepEqual(await holders(lab, vip), ['old']);
    assert.deepEqual([await interfaces(lab, 'old'), await interfaces(lab, 'new')], first);
    const twice = await vipbook(lab, ['rollback', '--yes']);
    assert.equal(twice.status, 1, text(twice));
    assert.match(twice.stderr, /JNL009.*has put 192\.168\.1\.60 on new, and now old holds it/);
  });

  it('what stood in no file of the old host is in no file of the new one when it has gone back', async () => {
    const more = '192.168.1.61';
    const both = async () => [await interfaces(lab, 'old'), await interfaces(lab, 'new')];
    await lab.exec('old', `ip addr add ${more}/24 dev eth0`);
    const first = await both();
    assert.equal((await play(lab, move('old', 'new', { address: more }))).status, 0);
    assert.match(await interfaces(lab, 'new'), /192\.168\.1\.61/);
    const back = await vipbook(lab, ['rollback', '--yes']);
    assert.equal(back.status, 0, text(back));
    assert.deepEqual(await holders(lab, more), ['old']);
    const [old, next] = await both();
    assert.equal(next, first[1], 'or two hosts bring it up at the next boot');
    assert.match(old ?? '', /192\.168\.1\.61/);
    const gone = await play(
      lab,
      `- hosts: old\n  tasks:\n    - vip: { address: ${more}/24, state: absent }\n`,
    );
    assert.equal(gone.status, 0, text(gone));
    assert.deepEqual(await both(), first);
  });

  // Each has journals of its own, as on two laptops: only the hosts know of both.
  it('of two operators at once the hosts let one move it, and tell the other who does', async () => {
    await lab.writeFile('controller', playFile, move('old', 'new', { confirm: '60s' }));
    const operators = ['ann', 'bob'].map(async (user) => {
      const env = { SUDO_USER: user, XDG_STATE_HOME: `/root/state-of-${user}` };
      const words = ['run', playFile, '-i', lab.inventory];
      const result = await vipbook(lab, words, { env });
      return { user, result };
    });
    // Whoever has the lock waits for a yes, and cannot be over before the other one comes.
    const loser = await Promise.race(operators);
    assert.equal(loser.result.status, 2, text(loser.result));
    const winner = loser.user === 'ann' ? 'bob' : 'ann';
    assert.match(
      text(loser.result).replaceAll(/\s+/g, ' '),
      new RegExp(
        `VIP034.*192\\.168\\.1\\.60 is locked on (?:old|new) by ${winner}@controller \\(the address moves\\)`,
      ),
    );
    await eventually(async () => {
      const yes = await vipbook(lab, ['confirm', vip, '-i', lab.inventory]);
      assert.equal(yes.status, 0, text(yes));
    });
    const both = await Promise.all(operators);
    assert.deepEqual(
      both.filter(({ result }) => result.status === 0).map(({ user }) => user),
      [winner],
      both.map(({ user, result }) => `${user}: ${text(result)}`).join('\n'),
    );
    assert.deepEqual(await holders(lab, vip), ['new']);
    assert.ok(!(await interfaces(lab, 'old')).includes(vip), 'the file of old');
    assert.match(
      await interfaces(lab, 'new'),
      /^iface eth0:1 inet static\n\s+address 192\.168\.1\.60/m,
    );
    for (const [host, has] of [
      ['old', false],
      ['new', true],
    ] as const) {
      const { stdout } = await lab.exec(host, 'cat /run/network/ifstate');
      assert.equal(/^eth0:1=eth0:1$/m.test(stdout), has, `ifstate of ${host}: ${stdout}`);
      const left = await lab.exec(host, 'ls /run/vipbook/guards 2>/dev/null; nft list ruleset');
      assert.equal(left.stdout.trim(), '', host);
    }
  });

  it('watch shows owner, wire, packets and connections as they are, and leaves nothing', async () => {
    const probe = lab.probe({
      from: 'client',
      address: vip,
      rate: 200,
      tcp: { connections: 5, everyMs: 20 },
    });
    await probe.ready;
    const watched = await vipbook(lab, [
      ...['watch', vip, 'old,new,client', '-i', lab.inventory],
      ...['--count', '3', '--interval', '0.5', '--output', 'json'],
    ]);
    await probe.stop();
    assert.equal(watched.status, 0, text(watched));
    const sights = watched.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(sights.length, 3);
    const last = sights[2];
    assert.deepEqual(last.owners, ['old']);
    assert.deepEqual(last.wire, [{ mac: lab.host('old').mac, host: 'old' }]);
    const [old, next, client] = last.samples;
    assert.equal(old.held[0].label, 'eth0:1');
    assert.equal(old.connections, 5);
    assert.ok(old.received.packets > 50 && old.sent.packets > 50, JSON.stringify(old));
    assert.ok(old.receivedRate > 50);
    assert.equal(next.received.packets, 0);
    assert.equal(client.cache.mac, lab.host('old').mac);
    for (const host of ['old', 'new', 'client'])
      assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '', host);
  });

  it('watch shows during a move how the owner changes, and the packets with it', async () => {
    const probe = lab.probe({ from: 'client', address: vip, rate: 200 });
    await probe.ready;
    const words = ['watch', vip, 'old,new', '-i', lab.inventory];
    const more = ['--interval', '0.5', '--output', 'json'];
    const kept = ['sh', '-c', 'echo $$ >/root/pid; exec "$0" "$@"', process.execPath, bin];
    const watch = lab.spawn('controller', [...kept, ...words, ...more], {
      stdio: ['ignore', 'pipe', 'ignore'],
      cwd: '/root',
    });
    const ended = once(watch, 'exit');
    assert.ok(watch.stdout !== null);
    const sights: Sight[] = [];
    createInterface({ input: watch.stdout }).on('line', (line) => {
      sights.push(JSON.parse(line) as Sight);
    });
    const received = (sight: Sight, host: string): number =>
      sight.samples.find((sample) => sample.host === host)?.received?.packets ?? 0;
    /** Two sights after another in which one host alone has the address, and gets more and more packets. */
    const serves = (host: string): Promise<void> =>
      eventually(() => {
        const [before, last] = sights.slice(-2);
        assert.ok(before !== undefined && last !== undefined, 'no two sights yet');
        for (const sight of [before, last]) {
          assert.deepEqual(sight.owners, [host]);
          assert.deepEqual(sight.wire, [{ mac: lab.host(host).mac, host }]);
        }
        assert.ok(received(last, host) > received(before, host), JSON.stringify(last.samples));
        return Promise.resolve();
      });
    try {
      await serves('old');
      const begun = sights.length;
      const moved = await play(lab, move('old', 'new'));
      assert.equal(moved.status, 0, text(moved));
      await serves('new');
      const during = sights.slice(begun - 1);
      const [first, last] = [during[0], during.at(-1)];
      assert.ok(first !== undefined && last !== undefined);
      assert.equal(received(first, 'new'), 0, 'none came to the new host before');
      assert.ok(
        during.every(({ owners }) => owners.length > 0),
        JSON.stringify(during.map(({ owners }) => owners)),
      );
    } finally {
      // From inside: the signal goes to vipbook alone, and its exit status is seen.
      await lab.exec('controller', 'kill -INT $(cat /root/pid)');
      await probe.stop();
    }
    assert.deepEqual(await ended, [0, null]);
    for (const host of ['old', 'new'])
      assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '', host);
  });

  it('Ctrl-C ends a watch cleanly', async () => {
    const ended = await lab.exec(
      'controller',
      `${process.execPath} ${bin} watch ${vip} -i ${lab.inventory} --interval 0.3 >/tmp/watch & p=$!; n=0; until grep -qE 'eth0:1 +forever +0 +0 ' /tmp/watch || [ $n = 100 ]; do sleep 0.3; n=$((n+1)); done; kill -INT $p; wait $p; echo "status $?"; tail -n 6 /tmp/watch`,
    );
    assert.match(ended.stdout, /status 0/);
    assert.match(ended.stdout, /old +eth0:1 +forever +0 +0 /);
    for (const host of ['old', 'new'])
      assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '', host);
  });

  /** Until the run stands in its step of waiting for a yes. */
  async function waiting(): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      const status = await vipbook(lab, ['status', '--output', 'json']);
      const [run] = JSON.parse(status.stdout).runs;
      if (run?.standing === 'running' && run.moves[0]?.lastStep?.intent.phase === 'consent') return;
    }
    assert.fail('no run waits for a yes');
  }

  it('a move that waits for a yes is confirmed from a second terminal, by run or by address', async () => {
    const nobody = await vipbook(lab, ['confirm']);
    assert.equal(nobody.status, 1);
    assert.match(nobody.stderr, /JNL010/);
    for (const [from, to, words] of [
      ['old', 'new', ['confirm']],
      ['new', 'old', ['confirm', vip, '-i', lab.inventory, '-b']],
    ] as const) {
      const run = play(lab, becoming(move(from, to, { confirm: '60s' })));
      await waiting();
      assert.deepEqual(
        [...(await holders(lab, vip))].sort(),
        ['new', 'old'],
        'nothing is final yet',
      );
      const status = await vipbook(lab, ['status']);
      assert.match(status.stdout, /next: vipbook confirm 20\S+ says yes; without it/);
      const yes = await vipbook(lab, [...words]);
      assert.equal(yes.status, 0, text(yes));
      assert.match(yes.stdout, /192\.168\.1\.60 is confirmed for run 20/);
      const moved = await run;
      assert.equal(moved.status, 0, text(moved));
      // As it is to be pasted: no settings file says where the hosts are, and the playbook has `become`.
      const command = `vipbook confirm ${vip} -i ${lab.inventory} -b`;
      assert.ok(moved.stdout.includes(command), text(moved));
      assert.deepEqual(await holders(lab, vip), [to]);
    }
    const listed = await vipbook(lab, ['history', '--output', 'json', '-n', '2']);
    const [first] = JSON.parse(listed.stdout).runs;
    assert.match(
      (await vipbook(lab, ['history', first.run])).stdout,
      /confirmed: yes, by root on /,
    );
  });

  it('and without a yes in time it is as it was before', async () => {
    const first = [await interfaces(lab, 'old'), await interfaces(lab, 'new')];
    const result = await play(lab, move('old', 'new', { confirm: 2 }));
    assert.equal(result.status, 2, text(result));
    assert.match(result.stdout, /VIP039/);
    assert.deepEqual(await holders(lab, vip), ['old']);
    assert.deepEqual([await interfaces(lab, 'old'), await interfaces(lab, 'new')], first);
    const status = await vipbook(lab, ['status']);
    assert.match(status.stdout, /every run has ended/);
  });

  it('clean by force takes a move away, and the settings of the kernel with it; epochs stay', async () => {
    await lab.writeFile('controller', playFile, move('old', 'new'));
    await vipbook(lab, ['run', playFile, '-i', lab.inventory], {
      env: {
        NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
        VIPBOOK_KILL_AT: '9',
      },
    });
    const look = async (script: string): Promise<readonly string[]> =>
      Promise.all(['old', 'new'].map(async (host) => (await lab.exec(host, script)).stdout.trim()));
    const announce = 'cat /proc/sys/net/ipv4/conf/eth0/arp_announce';
    const epochs =
      'cat /run/vipbook/locks/192.168.1.60 /run/vipbook/floor 2>/dev/null | grep -o "^[0-9]*" | sort -n | tail -n1';
    assert.deepEqual(await look(announce), ['2', '2']);
    const before = await look(epochs);
    assert.ok(
      before.every((epoch) => Number(epoch) > 0),
      before.join(),
    );
    // On a terminal somebody is asked; the tests have none, as a script has none.
    const typed = `${process.execPath} ${bin} clean old new -i ${lab.inventory} --force`;
    const asked = await lab.exec('controller', ['script', '-qec', typed, '/dev/null'], {
      cwd: '/root',
      input: 'n\n',
    });
    assert.match(asked.stdout, /new: the move of 192\.168\.1\.60 is under way/);
    assert.match(asked.stdout, /interfaces file stays as the move left it[\s\S]*CLI030/);
    assert.deepEqual(await look(announce), ['2', '2'], 'nothing was changed');
    const clean = await vipbook(lab, ['clean', 'old', 'new', '-i', lab.inventory, '--force']);
    assert.equal(clean.status, 0, text(clean));
    assert.match(clean.stdout, /^new: removed guard of 192\.168\.1\.60$/m);
    assert.deepEqual(await look(announce), ['0', '0']);
    assert.deepEqual(
      await look('ls -A /run/vipbook; nft list ruleset; ps ax -o args | grep "[g]uards/"'),
      ['floor\nmutex', 'floor\nmutex'],
    );
    assert.deepEqual(await look('cat /run/vipbook/floor'), before);
    const { stdout: said } = await vipbook(lab, ['status']);
    assert.match(said, /next: wait for what happens by itself; then vipbook status/);
    const again = await vipbook(lab, ['clean', 'old', 'new', '-i', lab.inventory]);
    assert.equal(
      again.stdout,
      'old: nothing of vipbook is there\nnew: nothing of vipbook is there\n',
    );
    await lab.reset();
  });

  it('a broken lock lets the hosts end the move by themselves; status says so, and then lets it rest', async () => {
    await lab.writeFile('controller', playFile, move('old', 'new'));
    await vipbook(lab, ['run', playFile, '-i', lab.inventory], {
      env: {
        NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
        VIPBOOK_KILL_AT: '9',
      },
    });
    const before = await vipbook(lab, ['status']);
    assert.match(before.stdout, /UNFINISHED/);
    assert.match(before.stdout, /in \d+ s: old: its guard asks the wire/);
    assert.match(before.stdout, /next: vipbook resume /);
    const locks = async () =>
      JSON.parse(
        (await vipbook(lab, ['lock', 'list', '-i', lab.inventory, '--output', 'json'])).stdout,
      ).locks.filter((lock: { guard?: unknown }) => lock.guard !== undefined);
    assert.deepEqual(
      (await locks()).map((lock: { host: string }) => lock.host),
      ['old', 'new'],
    );
    const would = await vipbook(lab, ['clean', 'old', 'new', '-i', lab.inventory, '--check']);
    assert.match(would.stdout, /^old: kept the move of 192\.168\.1\.60/m);
    const broken = await vipbook(lab, ['lock', 'break', vip, '-i', lab.inventory, '--yes']);
    assert.equal(broken.status, 0, text(broken));
    assert.match(
      broken.stdout,
      /^new: the lock of 192\.168\.1\.60 is broken; it was held by root@/m,
    );
    const listed = await vipbook(lab, ['lock', 'list', '-i', lab.inventory]);
    assert.match(listed.stdout, /^old +192\.168\.1\.60 +by the host itself, which decides/m);
    let said = '';
    for (let tries = 0; tries < 60 && !said.includes('by themselves'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      said = (await vipbook(lab, ['status'])).stdout;
      assert.doesNotMatch(said, /next: vipbook resume/, 'it would find them deciding');
    }
    assert.match(said, /the hosts have ended it by themselves: 192\.168\.1\.60 is on old/);
    assert.match((await vipbook(lab, ['status'])).stdout, /every run has ended/);
    assert.deepEqual(await holders(lab, vip), ['old']);
  });
});
