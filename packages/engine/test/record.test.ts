import assert from 'node:assert/strict';
import { diagnostic, Secret, VipbookError } from '@vipbook/diagnostics';
import type { RunJournal } from '@vipbook/engine';
import { decodeJournal, foldRun, type RunState } from '@vipbook/journal';
import {
  memoryStore,
  pretendedProcesses,
  type MemoryStore,
} from '../../journal/test/memory-store.ts';
import { play, type Trial } from './harness.ts';

const copies = `
- hosts: all
  gather_facts: false
  tasks:
    - name: first
      command: echo one
    - name: second
      command: echo geheim-7
      no_log: true
`;

describe('the journal of a run', () => {
  let store: MemoryStore;
  beforeEach(() => (store = memoryStore()));
  const journal = (): RunJournal => ({
    store,
    processes: pretendedProcesses(1, new Map([[1, 'alive']])),
    start: {
      version: '0',
      playbook: { file: 'play.yml' },
      inventory: { sources: ['hosts'] },
      options: {},
      reach: {},
    },
  });
  const run = (trial: Trial = {}, yaml = copies) =>
    play(yaml, { ...trial, services: { journal: journal(), ...trial.services } });
  const state = (): RunState =>
    foldRun(decodeJournal(store.read('test') ?? Buffer.alloc(0), 'test').entries);

  it('holds what a task is about to do before any host has it', async () => {
    const seen: string[][] = [];
    const host = {
      command: () => '',
      before: () => {
        seen.push(state().pending.map(({ task, host: of }) => `${task} ${of ?? ''}`));
      },
    };
    const told = await run({ inventory: 'old\n', hosts: { old: host } });
    assert.equal(told.exitCode, 0);
    assert.deepEqual(seen, [['first old'], ['second old']]);
    const { pending, tasks, results, end } = state();
    assert.deepEqual(pending, []);
    assert.deepEqual(
      tasks.map(({ task }) => task),
      ['first', 'second'],
    );
    assert.deepEqual(
      results.map(({ status }) => status),
      ['changed', 'changed'],
    );
    assert.equal(end?.exitCode, 0);
    assert.deepEqual(store.open(), [], 'nothing is left to do');
  });

  it('does not name what no_log hides, nor any secret', async () => {
    await run(
      {
        hosts: {
          old: {
            command: (line) =>
              line.includes('the geheim') ? { status: 1, stderr: 'geheim-7' } : '',
          },
        },
        options: { extraVariables: { pw: new Secret('geheim-7') } },
      },
      `${copies}    - command: echo the {{ pw }} it is\n      name: say {{ pw }}\n`,
    );
    const text = store.files.get('test') ?? '';
    assert.match(text, /"title":"run .*\*{8}/);
    assert.doesNotMatch(text, /geheim/);
  });

  it('that cannot be written stops a run before it changes anything, and no run that only looks', async () => {
    const full = (): never => {
      throw new VipbookError(diagnostic('JNL002', { message: 'full' }));
    };
    store.create = full;
    const told = await run();
    assert.equal(told.exitCode, 2);
    assert.ok(told.codes().includes('JNL002'));
    for (const host of told.hosts.values()) assert.deepEqual(host.done, []);
    const looking = await run({}, '- hosts: all\n  tasks:\n    - ping:\n');
    assert.equal(looking.exitCode, 0);
  });

  it('that is lost on the way lets nothing more begin, and what has ended end', async () => {
    const create = store.create.bind(store);
    let broken = false;
    store.create = (name) => {
      const file = create(name);
      const write = file.write.bind(file);
      file.write = (text) => {
        if (broken) throw new VipbookError(diagnostic('JNL002', { message: 'full' }));
        write(text);
      };
      return file;
    };
    const told = await run({
      inventory: 'old\n',
      hosts: {
        old: {
          command: () => {
            broken = true;
            return '';
          },
        },
      },
    });
    assert.deepEqual(
      told.results().map(({ status }) => status),
      ['changed', 'failed'],
    );
    assert.deepEqual(
      told.codes().filter((code) => code.startsWith('JNL')),
      ['JNL013', 'JNL002'],
    );
    assert.deepEqual(told.hosts.get('old')?.commands, ['echo one']);
  });

  it('is not written with --check', async () => {
    await run({ options: { check: true } });
    assert.deepEqual(store.runs(), []);
  });
});
