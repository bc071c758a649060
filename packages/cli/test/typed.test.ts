import assert from 'node:assert/strict';
import type { RunStart, RunView } from '@vipbook/journal';
import { nextOf } from '../src/recovery/next.ts';
import { runAgain } from '../src/recovery/typed.ts';
import { cleanCommand } from '../src/recovery/words.ts';

const start = {
  playbook: { file: '/home/alice/move chat.yml' },
  inventory: { sources: ['/home/alice/inventory.yml'] },
  options: {},
  reach: {},
} as unknown as RunStart;

const viewOf = (
  of: RunStart,
  state: Readonly<Record<string, unknown>>,
  standing: RunView['standing'] = 'unfinished',
): RunView =>
  ({
    run: 'run-1',
    standing,
    state: { start: of, moves: [], pending: [{ task: 't' }], ...state },
  }) as unknown as RunView;

describe('a command that is printed to be typed', () => {
  it('runs a playbook again with its inventory, its hosts and its options', () => {
    assert.equal(
      runAgain(start),
      "vipbook run '/home/alice/move chat.yml' -i /home/alice/inventory.yml",
    );
    const options = {
      limit: 'old:new',
      tags: ['a', 'b'],
      plays: ['2'],
      startAtTask: 'the move',
      extraVariables: ['vip'],
      extraVariableFiles: ['/home/alice/vars.yml'],
    };
    const reach = {
      user: 'alice',
      privateKey: '/home/alice/key',
      become: true,
      askBecomePass: true,
    };
    assert.equal(
      runAgain({ ...start, options, reach }),
      "vipbook run '/home/alice/move chat.yml' -e @/home/alice/vars.yml -l old:new -t a -t b --play 2 --start-at-task 'the move' -i /home/alice/inventory.yml -u alice --private-key /home/alice/key -K -b",
    );
  });

  it('says which variables are to be given again: their values are in no journal', () => {
    const options = { extraVariables: ['vip', 'lease'], extraVariablesTyped: true };
    const next = nextOf(viewOf({ ...start, options }, {}), []);
    assert.equal(
      next?.first,
      'give vip and lease again with -e, as their values are in no journal',
    );
    assert.match(next.command, /^vipbook run .* -i /);
    const both = { ...options, extraVariableFiles: ['/home/alice/vars.yml'] };
    assert.equal(
      nextOf(viewOf({ ...start, options: both }, {}), [])?.first,
      'give what was typed as -e name=value again, as it is in no journal',
      'which of the names are in the file is not known',
    );
    assert.equal(nextOf(viewOf(start, {}), [])?.first, undefined);
  });

  it('is the rollback itself, where that was under way: its playbook is in no file', () => {
    assert.equal(
      runAgain({ ...start, purpose: 'rollback', of: 'run-0' }),
      'vipbook rollback run-0',
    );
  });

  it('cleans a host as whom the playbook became there, though nobody typed it', () => {
    const move = { address: '192.168.1.60', from: 'old', to: 'new', move: '1' };
    const moves = (become?: object): Readonly<Record<string, unknown>> => ({
      moves: [{ intent: { ...move, ...(become === undefined ? {} : { become }) }, steps: [] }],
    });
    const clean = (become?: object): string => cleanCommand(viewOf(start, moves(become)), 'old');
    assert.equal(clean(), 'vipbook clean old -i /home/alice/inventory.yml');
    assert.equal(
      clean({ method: 'sudo', user: 'root' }),
      'vipbook clean old -i /home/alice/inventory.yml -b',
    );
    assert.equal(
      clean({ method: 'doas', user: 'net' }),
      'vipbook clean old -i /home/alice/inventory.yml -b --become-method doas --become-user net',
    );
  });
});
