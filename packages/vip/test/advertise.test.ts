import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
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

function filesWith(text: string): Facts['files'] {
  const path = '/etc/network/interfaces';
  const content = Buffer.from(`auto eth0\niface eth0 inet manual\n${text}`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { [path]: { path, content, sha256, mode: 0o644, owner: 'root', group: 'root' } };
}

/** Preferred (with a lifetime) or deprecated: each time that a host is told to have the address, as `host phase: …`. */
async function lived(
  more: Partial<MoveRequest>,
  flags: readonly string[],
  text = '',
): Promise<readonly string[]> {
  const [old, next] = await facts();
  const addresses = old.addresses.map((held) => (held.address === vip ? { ...held, flags } : held));
  const { steps } = planMove(
    { ...request, ...more },
    { ...old, addresses, files: filesWith(text) },
    { ...next, files: filesWith('') },
    ['02:00:00:00:00:50'],
  );
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
  const alias = `auto eth0:1\niface eth0:1 inet6 static\n  address ${vip}/64\n`;
  for (const strategy of ['make-before-break', 'break-before-make'] as const)
    for (const [persist, flags, onNew] of [
      ['none', [], 'preferred'],
      ['none', ['deprecated'], 'deprecated'],
      ['auto', ['deprecated'], 'deprecated'],
      // What IFC032 tells to do.
      ['stanza', ['deprecated'], 'preferred'],
    ] as const)
      it(`as on the old host, or as is written, and deprecated until it is announced (${[strategy, persist, ...flags].join(', ')})`, async () => {
        const more = { strategy, persist, drain: 60, connections: 'keep' } as const;
        const all = await lived(more, flags, alias);
        const onOld = flags.length > 0 ? 'deprecated' : 'preferred';
        assert.ok(all.includes('new claim: a lease, deprecated'), all.join('\n'));
        assert.ok(all.includes(`new verify: a lease, ${onNew}`), all.join('\n'));
        assert.ok(all.includes(`new commit: for good, ${onNew}`), all.join('\n'));
        // Put back on the old host by what undoes the move.
        assert.ok(all.some((each) => each.startsWith('old ')));
        for (const each of all) {
          const early = /^new (ready|claim): a lease/.test(each);
          const word = each.startsWith('old ') ? onOld : early ? 'deprecated' : onNew;
          assert.ok(each.endsWith(`, ${word}`), each);
        }
      });
});
