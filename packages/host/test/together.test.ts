import assert from 'node:assert/strict';
import { openHost, type Host, type Operation, type OperationResult } from '@vipbook/host';
import { renderBatch } from '../src/real/batch.ts';
import { readBatch } from '../src/real/read-batch.ts';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const addresses = [161, 162, 163, 164].map((number) => `192.168.1.${String(number)}`);
const six = 'fd00::161';

type ManyOf = (address: string, at: number) => Operation;
const each = (of: ManyOf, among: readonly string[] = addresses): readonly Operation[] =>
  among.map(of);

const silence: ManyOf = (address) => ({ do: 'arp.quiet', address, quiet: true, seconds: 30 });
const speak: ManyOf = (address) => ({ do: 'arp.quiet', address, quiet: false });
const relay: ManyOf = (address) => ({
  do: 'flow.relay',
  address,
  to: address.includes(':') ? 'fd00::51' : '192.168.1.51',
  device: 'eth0',
  seconds: 30,
});
const unrelay: ManyOf = (address) => ({
  do: 'flow.relay',
  address,
  to: null,
  device: 'eth0',
  seconds: 0,
});
const read: ManyOf = (address) => ({ do: 'traffic.read', address });
const unread: ManyOf = (address) => ({ do: 'traffic.end', address });
const add: ManyOf = (address, at) => ({
  do: 'address.add',
  device: 'eth0',
  address,
  prefix: 24,
  label: `eth0:${String(at)}`,
  lifetime: 60,
});
const remove: ManyOf = (address) => ({
  do: 'address.delete',
  device: 'eth0',
  address,
  prefix: 24,
});
const query: ManyOf = (address) => ({ do: 'address.query', address });
const survey: ManyOf = (address) => ({
  do: 'arp.survey',
  device: 'eth0',
  addresses: [address, '192.168.1.51', '192.168.1.99'],
  timeoutMs: 100,
});
const whohas: ManyOf = (address) => ({ do: 'arp.whohas', device: 'eth0', address, timeoutMs: 100 });
const ping: ManyOf = (_, at) => ({
  do: 'icmp.ping',
  address: at === 1 ? '192.168.1.99' : '192.168.1.51',
  count: 1,
  timeoutMs: 1000,
});
const direct: ManyOf = (address, at) => ({
  do: 'arp.direct',
  device: 'eth0',
  address,
  targets: at === 2 ? [] : ['192.168.1.51', '192.168.1.99'],
  timeoutMs: 250,
});
const acquire =
  (run: string, epoch = 1, seen = 0): ManyOf =>
  (address) => ({
    do: 'lock.acquire',
    address,
    run,
    epoch,
    seen,
    owner: 'alice@laptop',
    reason: "it's a test",
    seconds: 30,
  });
const release =
  (run: string): ManyOf =>
  (address) => ({ do: 'lock.release', address, run, epoch: 1 });
const arm =
  (run: string): ManyOf =>
  (address) => ({
    do: 'guard.arm',
    address,
    run,
    epoch: 1,
    role: 'new',
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
const commit =
  (run: string): ManyOf =>
  (address) => ({ do: 'guard.commit', address, run, device: 'eth0', prefix: 24 });
const disarm =
  (run: string): ManyOf =>
  (address) => ({ do: 'guard.disarm', address, run });
const locks: Operation = { do: 'lock.query', address: addresses[1] ?? '' };

/** Lists of operations, one after the other; what each leaves behind the next one finds. */
const stories: Readonly<Record<string, readonly (readonly Operation[])[]>> = {
  'addresses, of which some are there already': [
    [...each(add), ...each(query, [...addresses, six]), ...each(add)],
    [...each(remove, addresses.slice(0, 2)), ...each(remove), ...each(query)],
  ],
  'silences, relays and counters of both families': [
    [...each(silence, [...addresses, six]), ...each(relay, [...addresses, six])],
    [...each(read, addresses.slice(0, 2)), ...each(read, [...addresses, six])],
    [...each(speak, addresses.slice(0, 1)), ...each(speak, [...addresses, six])],
    [...each(unrelay, addresses.slice(0, 1)), ...each(unrelay, [...addresses, six])],
    [...each(unread, addresses.slice(0, 1)), ...each(unread, [...addresses, six])],
    [{ do: 'nft.tidy' }, { do: 'nft.tidy' }],
  ],
  'a failure among them': [
    [
      ...each(add, addresses.slice(0, 2)),
      { do: 'address.add', device: 'eth9', address: addresses[2] ?? '', prefix: 24 },
      ...each(add, addresses.slice(3)),
    ],
    [...each(query), ...each(remove)],
    [
      ...each(relay, addresses.slice(0, 1)),
      { ...relay(addresses[1] ?? '', 1), device: 'eth9' } as Operation,
      ...each(relay, addresses.slice(2)),
    ],
    [...each(unrelay), { do: 'nft.tidy' }],
  ],
  'questions, with and without answers': [
    [...each(survey), ...each(whohas, ['192.168.1.51', '192.168.1.99'])],
    [...each(ping), ...each(add), ...each(direct), ...each(remove)],
  ],
  'locks: all, some of another run, none': [
    [...each(acquire('run-1')), locks],
    [...each(acquire('run-2', 2, 1)), locks],
    [...each(release('run-1'), addresses.slice(0, 2)), locks],
    [...each(acquire('run-2', 2, 1)), locks],
    [...each(release('run-2')), ...each(release('run-1')), locks],
    [...each(acquire('run-3', 3, 0)), locks],
  ],
  'guards: armed, again, committed, gone': [
    [...each(acquire('run-1')), ...each(arm('run-1')), locks],
    [...each(arm('run-1'), addresses.slice(0, 3)), ...each(commit('run-1')), locks],
    [...each(add), ...each(commit('run-1')), ...each(query), locks],
    [...each(commit('run-1')), ...each(disarm('run-2')), locks],
    [...each(disarm('run-1')), ...each(disarm('run-1')), ...each(commit('run-1')), locks],
    [...each(remove), ...each(release('run-1'))],
  ],
};

/** What does not differ from one host to another, and from one second to the next. */
function plain(results: readonly OperationResult[]): unknown {
  const text = JSON.stringify(results, (key, value: unknown) =>
    key === 'secondsLeft' || key === 'lifetime' ? '…' : value,
  );
  return JSON.parse(
    text.replaceAll(/\b(?:alone|many)\b/g, 'host').replaceAll(/\d+ s left/g, '… left'),
  );
}

describe('operations side by side are done together', function () {
  this.timeout(60_000);
  let lan: Segment;
  let alone: Host;
  let many: Host;

  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
  });
  beforeEach(() => {
    lan = segment({ alone: 49, many: 50, other: 51 });
    alone = openHost('alone', lan.connection('alone'));
    many = openHost('many', lan.connection('many'));
  });
  afterEach(async () => {
    await Promise.all([alone, many].map((host) => host.run([{ do: 'host.clean', force: true }])));
    lan.down();
  });

  /** As the batch would be without teams: a round trip for each, none after one that failed. */
  async function oneByOne(
    operations: readonly Operation[],
    keepGoing: boolean,
  ): Promise<readonly OperationResult[]> {
    const results: OperationResult[] = [];
    for (const operation of operations) {
      const failed = !keepGoing && results.some(({ status }) => status !== 'done');
      const [result] = failed
        ? [{ status: 'skipped' } as const]
        : await alone.run([operation], { keepGoing: true });
      if (result !== undefined) results.push(result);
    }
    return results;
  }

  for (const [name, lists] of Object.entries(stories))
    for (const keepGoing of [false, true])
      it(`${name}: as one by one${keepGoing ? ', and on behind a failure' : ''}`, async () => {
        for (const [at, operations] of lists.entries()) {
          const expected = await oneByOne(operations, keepGoing);
          const results = await many.run(operations, { keepGoing });
          assert.deepEqual(plain(results), plain(expected), `list ${String(at)}`);
        }
        const left = (host: string): string =>
          lan
            .exec(host, 'ip -4 -o addr show dev eth0; nft list ruleset')
            .replaceAll(
              / (?:expires|packets|bytes) \S+| valid_lft.*| 192\.168\.1\.(?:49|50)\//g,
              '',
            );
        assert.equal(left('many'), left('alone'));
      });

  it('takes one transaction of nft for all that stand side by side', () => {
    const operations = [...each(silence), ...each(relay), ...each(unread)];
    // Where nothing is counted, there is nothing to end: that transaction fails, and then each is done alone.
    for (const [list, transactions] of [
      [operations.slice(0, 8), 1],
      [operations.slice(8), 1 + 4],
    ] as const) {
      const script = renderBatch(list, 'mark', { arping: 'iputils' }).toString('latin1');
      const counted = `n=$(mktemp); nft() { echo >>"$n"; command nft "$@"; }\n( ${script}\n)\nwc -l <"$n"; rm -f "$n"`;
      const stdout = Buffer.from(lan.exec('many', counted), 'latin1');
      const results = readBatch(
        list,
        { status: 0, stdout, stderr: Buffer.alloc(0) },
        'mark',
        'many',
      );
      assert.ok(results.every(({ status }) => status === 'done'));
      assert.equal(stdout.toString().trim().split('\n').at(-1), String(transactions));
    }
  });

  it('refuses all of them under a lock that is another run’s', async () => {
    await many.run(each(acquire('run-1')));
    const fences = addresses.map((address) => ({ address, run: 'run-9', epoch: 1 }));
    for (const keepGoing of [false, true]) {
      const results = await many.run([...each(add), ...each(silence)], { fences, keepGoing });
      const codes = results.map((result) =>
        result.status === 'failed' ? result.error.code : result.status,
      );
      assert.ok(codes.slice(0, 4).every((code) => code === 'VIP035'));
      assert.equal(codes[4], keepGoing ? 'VIP035' : 'skipped');
    }
    assert.doesNotMatch(lan.exec('many', 'ip -o addr; nft list ruleset'), /192\.168\.1\.16\d/);
  });

  it('leaves nothing of its own beside what it puts in place', async () => {
    await many.run([...each(acquire('run-1')), ...each(arm('run-1'))]);
    const seen = lan.exec('many', `find ${lan.state('many')} -name '.vipbook*'`);
    assert.equal(seen, '');
    await many.run(each(disarm('run-1')));
  });
});
