import assert from 'node:assert/strict';
import { openSimulatedHost, type MachineDescription, type SimulatedLan } from '@vipbook/host';
import { runPlaybook, type RunEvent, type RunResult, type RunServices } from '@vipbook/engine';
import { parsePlaybook } from '@vipbook/playbook';
import { inventoryOf } from './harness.ts';
import { chatInventory, chatLan, openLan, services, vip } from './plan-harness.ts';

interface Told extends RunResult {
  readonly events: readonly RunEvent[];
  /** Of every event, milliseconds from the start. */
  readonly at: readonly number[];
}

const play = (...tasks: readonly string[]): string =>
  `- hosts: chat\n  gather_facts: false\n  tasks:\n${tasks.map((text) => `    - ${text}\n`).join('')}`;
const move = (from: string, to: string, more = ''): string =>
  `{name: ${from} to ${to}, vip: {address: ${vip}, from: ${from}, to: ${to}, drain: 0${more}}}`;
const there = move('old', 'new');
const back = move('new', 'old');
const agree = 'kernel, file and ifstate agree on both hosts';
const say = '{name: something else, debug: {msg: hello}}';

interface Meddling {
  /** Milliseconds from the start. */
  readonly at?: number;
  meddle?(lan: SimulatedLan): void;
  readonly interruptAt?: number;
  readonly machines?: readonly MachineDescription[];
}

async function run(
  text: string,
  { at = 5000, meddle, interruptAt, machines }: Meddling = {},
): Promise<Told> {
  const lan = openLan(machines);
  const { clock } = lan;
  const inventory = await inventoryOf(chatInventory);
  const events: RunEvent[] = [];
  const times: number[] = [];
  const begin = clock.now();
  const stop = new AbortController();
  const given: RunServices = {
    ...services(lan, (event) => {
      events.push(event);
      times.push(clock.now() - begin);
    }),
    interrupt: stop.signal,
  };
  return clock.run(
    (async () => {
      if (meddle !== undefined) void clock.sleep(at).then(() => meddle(lan.lan));
      if (interruptAt !== undefined)
        void clock.sleep(interruptAt).then(() => {
          stop.abort();
        });
      const playbook = parsePlaybook('/project/playbooks/move.yml', text);
      const result = await runPlaybook(playbook, inventory, { run: 'test' }, given);
      return { ...result, events, at: times };
    })(),
  );
}

const tasks = ({ events }: Told): readonly string[] =>
  events.flatMap((event) => (event.event === 'task-start' ? [event.name] : []));
const results = ({ events }: Told, task: string): readonly string[] =>
  events.flatMap((event) =>
    event.event === 'task-result' && event.task === task
      ? [`${event.host} ${event.status} ${event.error?.code ?? event.message ?? ''}`]
      : [],
  );
const stays = (host: string, seconds = 15): string =>
  `${vip} stays on ${host} for ${String(seconds)} s`;

describe('what is looked at once more before the run ends', () => {
  it('15 s after the move, and no task waits for it', async () => {
    const told = await run(play(there, say));
    assert.deepEqual(tasks(told), ['old to new', 'something else', stays('new')]);
    assert.deepEqual(results(told, stays('new')), [
      `old ok only new (02:00:00:00:00:51) answered; ${agree}`,
    ]);
    assert.equal(told.exitCode, 0);
    const other =
      told.at[told.events.findIndex((event) => 'task' in event && event.task === 'something else')];
    assert.ok(
      other !== undefined && other < 3000,
      `the other task ended after ${String(other)} ms`,
    );
    const last = told.at.at(-1) ?? 0;
    assert.ok(last > 15_000 && last < 18_000, `the run ended after ${String(last)} ms`);
  });

  it('never where the playbook says 0, and for as long as it says otherwise', async () => {
    assert.deepEqual(tasks(await run(play(move('old', 'new', ', watch: 0')))), ['old to new']);
    const told = await run(play(move('old', 'new', ', watch: 1m')));
    assert.deepEqual(tasks(told).at(-1), stays('new', 60));
    assert.ok((told.at.at(-1) ?? 0) > 60_000);
  });

  it('the wait of later tasks counts', async () => {
    const told = await run(play(there, '{name: wait, pause: {seconds: 30}}'));
    assert.deepEqual(results(told, stays('new')).length, 1);
    assert.ok((told.at.at(-1) ?? 0) < 33_000);
  });

  it('not where a later task has moved the address on, or taken it away', async () => {
    const both = await run(play(there) + play(back));
    assert.deepEqual(tasks(both), ['old to new', 'new to old', stays('old')]);
    const unseen = await run(play(there) + play(move('new', 'old', ', watch: 0')));
    assert.deepEqual(
      [tasks(unseen).length, unseen.exitCode],
      [2, 0],
      'nobody wants to look any more',
    );
    const gone = await run(play(there, `{name: gone, vip: {address: ${vip}/24, state: absent}}`));
    assert.deepEqual(tasks(gone), ['old to new', 'gone']);
    assert.equal(gone.exitCode, 0);
  });

  it('in check mode nothing is looked at', async () => {
    const text = `- hosts: chat\n  gather_facts: false\n  check_mode: true\n  tasks:\n    - ${there}\n`;
    assert.deepEqual(tasks(await run(text)), ['old to new']);
  });

  it('a flip back fails the run, at once, and undoes nothing', async () => {
    const told = await run(play(there), {
      meddle: (lan) => {
        void openSimulatedHost(lan, 'client').run([
          { do: 'address.add', device: 'eth0', address: vip, prefix: 24 },
          { do: 'arp.announce', device: 'eth0', address: vip, count: 1 },
        ]);
      },
    });
    assert.deepEqual(results(told, stays('new')), ['old failed VIP045']);
    assert.equal(told.exitCode, 2);
    assert.equal(told.recap['old']?.failed, 1);
    assert.ok((told.at.at(-1) ?? 0) < 8000, 'nobody waits for the rest of the time');
  });

  it('but not where the task ignores errors', async () => {
    const told = await run(play(there.replace('{name', '{ignore_errors: true, name')), {
      meddle: (lan) => {
        lan.powerOff('new');
      },
    });
    assert.deepEqual(results(told, stays('new')), ['old failed VIP045']);
    const last = told.events.filter((event) => event.event === 'task-result').at(-1);
    assert.equal(last?.ignored, true);
    assert.equal(told.exitCode, 0);
    assert.deepEqual([told.recap['old']?.failed, told.recap['old']?.ignored], [0, 1]);
  });

  it('what a loop has moved is one look, and each task says its own', async () => {
    const more = ['192.168.1.61', '192.168.1.62', '192.168.1.63'];
    const machines = chatLan().map((machine) =>
      machine.name === 'old'
        ? {
            ...machine,
            addresses: [...machine.addresses, ...more.map((address) => ({ address, prefix: 24 }))],
          }
        : machine,
    );
    const loop = `{name: all, vip: {address: '{{ item }}', from: old, to: new, drain: 0, persist: none}, loop: [${more.join(', ')}]}`;
    const told = await run(play(loop, there), { machines });
    const together = `${more[0] ?? ''}, ${more[1] ?? ''} and ${more[2] ?? ''} stay on new for 15 s`;
    assert.deepEqual(tasks(told), ['all', 'old to new', together, stays('new')]);
    // With `persist: none` the files are not the move's, and nothing is said of them.
    const only = 'old ok only new (02:00:00:00:00:51) answered';
    assert.deepEqual(results(told, together), [only]);
    assert.deepEqual(results(told, stays('new')), [`${only}; ${agree}`]);
    assert.equal(told.exitCode, 0);
  });

  it('two hosts that are lost are a warning, and nobody says that all is well', async () => {
    const told = await run(play(there), {
      meddle: (lan) => {
        lan.powerOff('old');
        lan.powerOff('new');
      },
    });
    assert.deepEqual(results(told, stays('new')), ['old skipped nobody could tell who has it']);
    assert.deepEqual(
      told.events.flatMap((event) => (event.event === 'warning' ? [event.finding.code] : [])),
      ['VIP066'],
    );
    assert.equal(told.exitCode, 0);
  });

  it('an old host that is switched off after the move is nothing to tell', async () => {
    const told = await run(play(there), {
      meddle: (lan) => {
        lan.powerOff('old');
      },
    });
    assert.deepEqual(
      told.events.flatMap((event) => (event.event === 'warning' ? [event.finding] : [])),
      [],
    );
    assert.equal(told.exitCode, 0);
  });

  it('books that somebody has written back meanwhile are a warning for each host', async () => {
    const stanza = `auto eth0:1\niface eth0:1 inet static\n  address ${vip}/24\n`;
    const told = await run(play(there), {
      meddle: (lan) => {
        // As configuration management does that knows the state of before.
        const write = (content: string) =>
          ({
            do: 'file.write',
            path: '/etc/network/interfaces',
            content: Buffer.from(content),
          }) as const;
        void openSimulatedHost(lan, 'old').run([write(stanza)]);
        void openSimulatedHost(lan, 'new').run([
          write('auto lo\niface lo inet loopback\n'),
          { do: 'ifstate.set', name: 'eth0:1', logical: null },
        ]);
      },
    });
    assert.deepEqual(
      told.events.flatMap((event) =>
        event.event === 'warning' ? [`${event.finding.code} ${event.finding.message}`] : [],
      ),
      [
        `VIP070 the interfaces file of old still has ${vip}, which has moved away`,
        `VIP070 the interfaces file and ifstate of new do not have ${vip}, which has moved there`,
      ],
    );
    assert.deepEqual(results(told, stays('new')), ['old ok only new (02:00:00:00:00:51) answered']);
    assert.equal(told.exitCode, 0);
  });

  it('the first Ctrl-C ends it, and says that the move is complete', async () => {
    const told = await run(play(there), { interruptAt: 5000 });
    assert.deepEqual(results(told, stays('new')), [
      'old skipped interrupted; the move is complete',
    ]);
    assert.equal(told.exitCode, 99);
    assert.ok((told.at.at(-1) ?? 0) < 8000);
  });

  it('with no_log it says neither what nor where', async () => {
    const told = await run(play(there.replace('{name', '{no_log: true, name')));
    const said = JSON.stringify(
      told.events.slice(told.events.findIndex(({ event }) => event === 'task-result')),
    );
    assert.equal(tasks(told).length, 2);
    assert.ok(!said.includes(vip), said);
  });
});
