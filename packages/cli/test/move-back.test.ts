import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { MoveRequest } from '@vipbook/vip';
import { taskArguments } from '../src/recovery/move-back.ts';

const request: MoveRequest = {
  address: '192.168.1.60',
  from: 'new',
  to: 'old',
  strategy: 'break-before-make',
  persist: 'auto',
  announce: 3,
  flush: ['client'],
  drain: 0,
  connections: 'drop',
  leaseSeconds: 5,
  watchSeconds: 15,
  neighbours: [{ address: '192.168.1.1', kind: 'junos' }],
  overrule: new Map([['VIP016', 'known']]),
  run: { id: 'r', owner: 'o', reason: 'w' },
};

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/modules/vip.schema.json', import.meta.url), 'utf8'),
) as object;

describe('the task that takes a finished move back', () => {
  const valid = new Ajv({ strict: false }).compile(schema);
  const task = (requests: readonly MoveRequest[]): Record<string, unknown> => {
    const made = taskArguments(requests);
    assert.ok(valid(made), JSON.stringify(valid.errors));
    return made;
  };

  it('promises what the move did: lease, connections and what neighbours run', () => {
    const { lease, connections, neighbours, watch } = task([request]);
    assert.deepEqual(
      { lease, connections, neighbours, watch },
      { lease: 5, connections: 'drop', neighbours: request.neighbours, watch: 15 },
    );
  });

  it('of several says what all share once, and the rest for each', () => {
    const other = { ...request, address: '192.168.1.61', connections: 'keep' as const };
    const { lease, moves } = task([request, other]);
    assert.equal(lease, 5);
    assert.deepEqual(
      (moves as Record<string, unknown>[]).map(({ address, connections, lease: own }) => [
        address,
        connections,
        own,
      ]),
      [
        ['192.168.1.60', 'drop', undefined],
        ['192.168.1.61', 'keep', undefined],
      ],
    );
  });
});
