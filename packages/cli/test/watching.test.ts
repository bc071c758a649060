import assert from 'node:assert/strict';
import type { OperationResult } from '@vipbook/host';
import type { Answer } from '../src/recovery/door.ts';
import {
  columns,
  headline,
  rowOf,
  sampleOf,
  sightOf,
  type Watched,
} from '../src/recovery/watching.ts';

const watched: Watched = {
  address: '192.168.1.60',
  hosts: ['old', 'new'].map((host) => ({ host, device: 'eth0', counts: true })),
  owners: new Map([
    ['02:00:00:00:00:50', 'old'],
    ['02:00:00:00:00:51', 'new'],
  ]),
};
const done = (out: object): OperationResult => ({ status: 'done', out }) as OperationResult;

function answer(host: string, holds: boolean, received: number, macs: readonly string[]): Answer {
  const held = {
    device: 'eth0',
    address: '192.168.1.60',
    prefix: 24,
    label: 'eth0:1',
    lifetime: 29,
  };
  return {
    host,
    findings: [],
    results: [
      done({ found: holds ? [held] : [] }),
      done({ open: 3, halfOpen: 0 }),
      done({
        found: [
          { address: '192.168.1.60', device: 'eth0', mac: '02:00:00:00:00:51', state: 'REACHABLE' },
        ],
      }),
      done({ received: { packets: received, bytes: 0 }, sent: { packets: 1, bytes: 0 } }),
      done({ macs }),
    ],
  };
}

describe('watching an address', () => {
  it('says who has it and who answers, and how fast its packets come', () => {
    const before = sampleOf(answer('old', true, 100, []), 0, undefined);
    assert.equal(before.receivedRate, undefined, 'one look is no rate');
    const old = sampleOf(answer('old', true, 350, ['02:00:00:00:00:51']), 500, before);
    assert.equal(old.receivedRate, 500);
    const next = sampleOf(answer('new', true, 5, ['02:00:00:00:00:50']), 500, undefined);
    const sight = sightOf(watched, [old, next], 0);
    assert.equal(
      headline(sight),
      '192.168.1.60: old and new hold it; on the wire old (02:00:00:00:00:50) and new (02:00:00:00:00:51) answer',
    );
    assert.deepEqual(
      Object.fromEntries(columns.map((name, at) => [name, rowOf(old, watched.owners)[at]])),
      {
        HOST: 'old',
        HOLDS: 'eth0:1',
        LIFETIME: '29 s',
        RX: '350',
        'RX/S': '500',
        TX: '1',
        'TX/S': '0',
        OPEN: '3',
        'ITS CACHE SAYS': 'new REACHABLE',
      },
    );
  });

  it('has no rate after counters began anew, and says what cannot be asked', () => {
    const before = sampleOf(answer('old', true, 100, []), 0, undefined);
    assert.equal(sampleOf(answer('old', true, 3, []), 500, before).receivedRate, undefined);
    const lost = sampleOf(
      {
        host: 'old',
        results: [],
        findings: [{ code: 'SSH001', severity: 'error', message: 'gone' }],
      },
      900,
      before,
    );
    assert.equal(rowOf(lost, watched.owners)[1], 'cannot be asked');
    assert.equal(
      headline(sightOf(watched, [lost], 0)),
      '192.168.1.60: no host here holds it; nobody answers on the wire',
    );
    assert.equal(
      headline(sightOf({ ...watched, address: '2001:db8::60' }, [lost], 0)),
      '2001:db8::60: no host here holds it; with IPv6 the wire is not asked',
    );
  });
});
