import assert from 'node:assert/strict';
import type { AddressLock, Facts, Host, OperationResult } from '@vipbook/host';
import type { MoveState, RunView } from '@vipbook/journal';
import type { MovesStanding } from '@vipbook/vip';
import { decide } from '../src/commands/resume.ts';
import type { Door } from '../src/recovery/door.ts';
import { endedByHosts } from '../src/recovery/ended-by-hosts.ts';
import { lookAt } from '../src/recovery/look.ts';

const address = '192.168.1.60';
const part = { address, from: 'old', to: 'new' };
const move = { intent: { ...part, move: 'm1' }, steps: [{ intent: { phase: 'commit' } }] };
const view = {
  run: 'run-1',
  standing: 'unfinished',
  state: { moves: [move], pending: [] },
} as unknown as RunView;

/** Its guard said so, or did not. */
const ended = (unwritten?: 'changed'): AddressLock => ({
  address,
  epoch: 5,
  last: { run: 'run-1', end: 'kept', at: 1, ...(unwritten === undefined ? {} : { unwritten }) },
});

const path = '/etc/network/interfaces';
const named = `auto eth0:1\niface eth0:1 inet static\n    address ${address}/24\n`;

/** The new host holds the address; what its guard says, and what is in its file. */
function door(lock: AddressLock, file: string): { readonly door: Door; readonly facts: string[] } {
  const facts: string[] = [];
  const done = (out: unknown): OperationResult => ({ status: 'done', out }) as OperationResult;
  const held = { device: 'eth0', address, prefix: 24, lifetime: 'forever' };
  const host = (name: string): Promise<Host> =>
    Promise.resolve({
      run: () =>
        Promise.resolve([
          done({ found: name === 'new' ? [held] : [] }),
          done({ locks: name === 'new' ? [lock] : [ended()] }),
          done({ open: 0, halfOpen: 0 }),
        ]),
      facts: () => {
        facts.push(name);
        return Promise.resolve({
          addresses: [{ ...held, family: 4 }],
          files: { [path]: { path, content: Buffer.from(file) } },
        } as unknown as Facts);
      },
    } as unknown as Host);
  return { door: { host } as unknown as Door, facts };
}

async function look(lock: AddressLock, file: string) {
  const at = door(lock, file);
  const hosts = await lookAt(part, at.door, new AbortController().signal);
  const seen = { move: move as unknown as MoveState, part, hosts };
  return {
    places: endedByHosts({ view, moves: [seen], findings: [] }, 0),
    findings: hosts.flatMap(({ unwritten }) => unwritten ?? []),
    asked: at.facts,
  };
}

describe('what a host could not write of a run that it has ended', () => {
  it('is settled where the guards wrote what they decided; no file is read for that', async () => {
    const { places, findings, asked } = await look(ended(), '');
    assert.deepEqual([places, findings, asked], [`${address} is on new`, [], []]);
  });

  it('is not settled while the file of a host lacks what its guard could not write', async () => {
    const { places, findings, asked } = await look(ended('changed'), '');
    assert.deepEqual(asked, ['new']);
    assert.equal(places, undefined);
    assert.deepEqual(
      findings.map(({ code, message, where }) => [code, message, where?.host]),
      [
        [
          'VIP071',
          `the interfaces file of new does not name ${address}, which it holds: its guard could not write it, somebody else had written it meanwhile`,
          'new',
        ],
      ],
    );
  });

  it('is settled once somebody has put the file right', async () => {
    const { places, findings } = await look(ended('changed'), named);
    assert.deepEqual([places, findings], [`${address} is on new`, []]);
  });

  it('is not judged by its files while a later move is under way', async () => {
    const guard = { state: 'armed', role: 'new', run: 'run-2', secondsLeft: 20 } as const;
    const { places, findings, asked } = await look({ ...ended('changed'), guard }, '');
    assert.deepEqual([places, findings, asked], [undefined, [], []]);
  });

  it('is taken up for its files alone, where a host could not write them', () => {
    const way = (lock: AddressLock): string => {
      const standing = {
        state: 'done',
        message: '',
        moves: [{ old: undefined, next: { host: 'new', lock } }],
      } as unknown as MovesStanding;
      return decide(move as unknown as MoveState, standing, 'resume', 'run-1').way;
    };
    assert.equal(way(ended()), 'none');
    assert.equal(way(ended('changed')), 'files');
    assert.equal(way({ ...ended('changed'), last: { run: 'x', end: 'kept', at: 1 } }), 'none');
  });
});
