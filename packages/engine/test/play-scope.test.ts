import assert from 'node:assert/strict';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { AnyModule } from '@vipbook/engine';
import { moduleRegistry, type Outcome, type Step } from '@vipbook/modules';
import { counts, play } from './harness.ts';

/** A module for the play as a whole, under the name and the schema of `vip`. */
function fakeMove(
  parts: Partial<{
    steps: readonly Step[];
    outcomes: Readonly<Record<string, Outcome>>;
    error: VipbookError;
    planned(args: Readonly<Record<string, unknown>>): void;
    applied(): void;
  }> = {},
): ReadonlyMap<string, AnyModule> {
  const outcomes = new Map(
    Object.entries(parts.outcomes ?? { old: { status: 'changed' }, new: { status: 'changed' } }),
  );
  const steps = parts.steps ?? [{ host: 'old', title: 'take it away', operations: [] }];
  const module: AnyModule = {
    name: 'vip',
    scope: (args) => (args['from'] === undefined ? 'host' : 'play'),
    planHost: () =>
      Promise.resolve({ steps: [], diffs: [], settled: { status: 'ok', message: 'alone' } }),
    planPlay: async (args, context) => {
      parts.planned?.(args);
      if (parts.error !== undefined) throw parts.error;
      await context.facts('old');
      await context.facts('new');
      return {
        steps,
        diffs: [],
        settled: outcomes,
        apply: async () => {
          parts.applied?.();
          return outcomes;
        },
      };
    },
  };
  return new Map([
    ...(moduleRegistry as unknown as ReadonlyMap<string, AnyModule>),
    ['vip', module] as const,
  ]);
}

const move = (hosts: string, more = ''): string => `
- hosts: ${hosts}
  gather_facts: false
  tasks:
    - name: move
      vip: {address: 192.168.1.60, from: old, to: new}
${more}`;

describe('a task for the play as a whole', () => {
  it('is planned and applied once; hosts it does not name are ok', async () => {
    let planned = 0;
    let applied = 0;
    const told = await play(move('all'), {
      inventory: 'old\nnew\nclient\n',
      extras: {
        modules: fakeMove({ planned: () => (planned += 1), applied: () => (applied += 1) }),
      },
    });
    assert.deepEqual([planned, applied], [1, 1]);
    assert.deepEqual(counts(told), {
      client: 'ok=1',
      new: 'ok=1 changed=1',
      old: 'ok=1 changed=1',
    });
  });

  it('works with hosts of the inventory that are not in the play', async () => {
    const told = await play(move('client'), {
      inventory: 'old\nnew\nclient\n',
      extras: { modules: fakeMove() },
    });
    assert.deepEqual(
      told.connects.map(({ host }) => host),
      ['old', 'new'],
    );
    assert.deepEqual(counts(told), {
      client: 'ok=1',
      new: 'ok=1 changed=1',
      old: 'ok=1 changed=1',
    });
  });

  it('is planned, not applied, with --check', async () => {
    let applied = 0;
    const told = await play(move('all'), {
      options: { check: true },
      extras: { modules: fakeMove({ applied: () => (applied += 1) }) },
    });
    assert.equal(applied, 0);
    assert.deepEqual(counts(told), { new: 'ok=1 changed=1', old: 'ok=1 changed=1' });
  });

  it('conditions decide for each host', async () => {
    const told = await play(move('all', "      when: inventory_hostname != 'client'\n"), {
      inventory: 'old\nnew\nclient\n',
      extras: { modules: fakeMove() },
    });
    assert.equal(told.recap['client']!.skipped, 1);
    let planned = 0;
    await play(move('all', '      when: false\n'), {
      extras: { modules: fakeMove({ planned: () => (planned += 1) }) },
    });
    assert.equal(planned, 0);
  });

  it('refuses arguments that differ between hosts', async () => {
    const yaml = move('all').replace(
      '192.168.1.60',
      '"192.168.1.{{ 60 if inventory_hostname == \'old\' else 61 }}"',
    );
    const told = await play(yaml, { extras: { modules: fakeMove() } });
    assert.deepEqual(told.codes()[0], 'ENG006');
    assert.match(told.results()[0]!.message!, /address is not the same on old and new/);
    assert.equal(told.exitCode, 2);
  });

  it('a finding that names a host is that host’s failure', async () => {
    const error = new VipbookError([
      diagnostic('VIP006', { message: 'refused', where: { host: 'new' } }),
      diagnostic('VIP006', { message: 'refused, too', where: { host: 'new' } }),
    ]);
    const told = await play(move('all'), { extras: { modules: fakeMove({ error }) } });
    assert.deepEqual(told.lines(), ['move new failed']);
    assert.deepEqual(counts(told), { new: 'failed=1' });
    assert.equal(told.codes().filter((code) => code === 'VIP006').length, 2);
  });

  it('a failure on a host outside of the play ends the play', async () => {
    const told = await play(
      move('client', '    - debug: msg=never\n').replace(
        '- hosts',
        '- any_errors_fatal: false\n  hosts',
      ),
      {
        inventory: 'old\nnew\nclient\n',
        extras: {
          modules: fakeMove({ outcomes: { old: { status: 'ok' }, new: { status: 'failed' } } }),
        },
      },
    );
    assert.deepEqual(told.results('debug'), []);
    assert.equal(told.exitCode, 2);
  });

  it('loops: each item is a plan of its own', async () => {
    const addresses: unknown[] = [];
    const yaml = move(
      'all',
      '      loop: [192.168.1.60, 192.168.1.61]\n      register: moved\n    - assert: {that: moved.results | length == 2}\n',
    ).replace('address: 192.168.1.60', 'address: "{{ item }}"');
    const told = await play(yaml, {
      extras: { modules: fakeMove({ planned: (args) => addresses.push(args['address']) }) },
    });
    assert.deepEqual(addresses, ['192.168.1.60', '192.168.1.61']);
    assert.deepEqual(counts(told), { new: 'ok=2 changed=1', old: 'ok=2 changed=1' });
  });

  it('is a task of each host when its arguments say so', async () => {
    const told = await play(
      '- hosts: all\n  gather_facts: false\n  tasks:\n    - vip: {address: 192.168.1.60/24, state: present}\n',
      { extras: { modules: fakeMove() } },
    );
    assert.deepEqual(
      told.results().map((result) => result.message),
      ['alone', 'alone'],
    );
  });
});
