import assert from 'node:assert/strict';
import { openSimulatedHost, SimulatedLan, VirtualClock, type Facts } from '@vipbook/host';
import { planMove, type MoveRequest } from '@vipbook/vip';

const vip = 'fd00:1::60';
const request: MoveRequest = {
  address: vip,
  from: 'old',
  to: 'new',
  strategy: 'break-before-make',
  persist: 'none',
  announce: 1,
  flush: [],
  drain: 0,
  overrule: new Map(),
};

const defaults = {
  'net/ipv6/conf/all/accept_dad': '0',
  'net/ipv6/conf/eth0/accept_dad': '1',
  'net/ipv6/conf/eth0/ndisc_notify': '0',
};

async function facts(): Promise<readonly [Facts, Facts]> {
  const clock = new VirtualClock();
  const host = (name: string, last: number, more: readonly string[] = []) => ({
    name,
    mac: `02:00:00:00:00:${String(last)}`,
    addresses: [`fd00:1::${String(last)}`, ...more].map((address) => ({ address, prefix: 64 })),
  });
  const lan = new SimulatedLan(clock, [host('old', 50, [vip]), host('new', 51)]);
  const [old, next] = await clock.run(
    Promise.all(['old', 'new'].map((name) => openSimulatedHost(lan, name).facts())),
  );
  assert.ok(old && next);
  return [old, next];
}

/** Preferred (with a lifetime) or deprecated: each time that a host is told to have the address, as `host phase: …`. */
async function lived(
  more: Partial<MoveRequest>,
  preferred: 'forever' | 0,
): Promise<readonly string[]> {
  const [old, next] = await facts();
  const addresses = old.addresses.map((held) =>
    held.address === vip ? { ...held, preferred } : held,
  );
  const { steps } = planMove({ ...request, ...more }, { ...old, addresses }, next, [
    '02:00:00:00:00:50',
  ]);
  return steps.flatMap(({ phase, actions, undo }) =>
    [...actions, ...undo].flatMap(({ host, operations }) =>
      // What the guards do alone, too.
      operations
        .flatMap((one) => (one.do === 'guard.arm' ? one.take : [one]))
        .flatMap((each) => {
          const lifetime =
            each.do === 'guard.commit' ? 'forever' : 'lifetime' in each && each.lifetime;
          if (lifetime === false || lifetime === undefined) return [];
          const deprecated = 'deprecated' in each && each.deprecated;
          return [
            `${host} ${phase}: ${lifetime === 'forever' ? 'for good' : 'a lease'}, ${deprecated ? 'deprecated' : 'preferred'}`,
          ];
        }),
    ),
  );
}

/** What the new host is told about its settings and its address, as `phase: what`. */
async function told(
  sysctls: Readonly<Record<string, string>>,
  more: Partial<MoveRequest> = {},
): Promise<readonly string[]> {
  const [old, next] = await facts();
  const { steps, findings } = planMove({ ...request, ...more }, old, { ...next, sysctls }, [
    '02:00:00:00:00:50',
  ]);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  return steps.flatMap(({ phase, actions }) =>
    actions
      .filter(({ host }) => host === 'new')
      .flatMap(({ operations }) =>
        operations.flatMap((each): readonly string[] => {
          if (each.do === 'sysctl.set' && each.key.startsWith('net/ipv6/conf'))
            return [`${phase}: ${each.key.slice('net/ipv6/conf/eth0/'.length)}=${each.value}`];
          const takes = ['address.stage', 'address.trigger', 'address.add'].includes(each.do);
          return takes && 'prefix' in each
            ? [`${phase}: ${each.do}${'noDad' in each && each.noDad ? ' nodad' : ''}`]
            : [];
        }),
      ),
  );
}

describe('the new host of an IPv6 address, in a break-before-make', () => {
  it('has its kernel tell everybody by itself, for as long as that takes', async () => {
    assert.deepEqual(await told(defaults), [
      'ready: accept_dad=0',
      'ready: ndisc_notify=1',
      'ready: address.stage',
      'claim: address.trigger',
      'claim: address.add',
      'claim: accept_dad=1',
      'claim: ndisc_notify=0',
      'release: accept_dad=1',
      'release: ndisc_notify=0',
    ]);
  });

  it('leaves alone what is so already', async () => {
    const set = { ...defaults, 'net/ipv6/conf/eth0/ndisc_notify': '1' };
    assert.deepEqual(
      (await told(set)).filter((each) => each.includes('=')),
      ['ready: accept_dad=0', 'claim: accept_dad=1', 'release: accept_dad=1'],
    );
  });

  it('adds it without DAD where DAD would be done all the same, or nobody knows', async () => {
    const nodad = [
      'ready: address.stage nodad',
      'claim: address.trigger nodad',
      'claim: address.add nodad',
    ];
    assert.deepEqual(await told({ ...defaults, 'net/ipv6/conf/all/accept_dad': '1' }), nodad);
    assert.deepEqual(await told({}), nodad);
  });

  it('which begins silent where the old one still speaks, and says nothing by itself', async () => {
    const all = await told(defaults, { strategy: 'make-before-break' });
    assert.deepEqual(
      all.filter((each) => each.includes('=') || !each.endsWith('nodad')),
      [],
    );
    assert.ok(all.length > 0);
  });

  it('has its settings back however the move ends', async () => {
    const [old, next] = await facts();
    const { steps } = planMove(request, old, { ...next, sysctls: defaults }, ['02:00:00:00:00:50']);
    const restores = (operations: readonly unknown[]): number =>
      operations.filter((each) => JSON.stringify(each).includes('accept_dad","value":"1"')).length;
    const arm = steps.find(({ phase }) => phase === 'arm');
    const undo = arm?.undo.filter(({ host }) => host === 'new').flatMap((each) => each.operations);
    assert.equal(restores(undo ?? []), 1);
    const guard = arm?.actions
      .filter(({ host }) => host === 'new')
      .flatMap(({ operations }) => operations)
      .find((each) => each.do === 'guard.arm');
    assert.ok(guard);
    const ways = ['keep', 'forget'] as const;
    const text = JSON.stringify(guard);
    assert.equal(text.split('accept_dad","value":"1"').length - 1, ways.length, text);
  });
});

describe('an IPv6 address is deprecated or preferred', () => {
  for (const strategy of ['make-before-break', 'break-before-make'] as const)
    for (const preferred of ['forever', 0] as const)
      it(`on the new host as on the old one from the commit on, and deprecated before (${strategy}, preferred ${String(preferred)})`, async () => {
        const all = await lived({ strategy, drain: 60, connections: 'keep' }, preferred);
        const [leases, others] = [true, false].map((lease) =>
          all.filter((each) => each.includes('a lease') === lease),
        );
        const word = preferred === 0 ? 'deprecated' : 'preferred';
        assert.ok(leases !== undefined && leases.length > 1, all.join('\n'));
        for (const each of leases) assert.match(each, /^new .*, deprecated$/);
        assert.ok(others?.includes(`new commit: for good, ${word}`), all.join('\n'));
        // Put back on the old host by what undoes the move.
        assert.ok(
          others.some((each) => each.startsWith('old ')),
          all.join('\n'),
        );
        for (const each of others) assert.ok(each.endsWith(`for good, ${word}`), each);
      });
});
