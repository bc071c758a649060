import assert from 'node:assert/strict';
import { diagnostic, VipbookError, type Code, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, Operation, OperationResult } from '@vipbook/host';
import {
  planMove,
  planMoves,
  preflightActions,
  readSeen,
  type MoveEnd,
  type MoveRequest,
  type MoveWorld,
} from '@vipbook/vip';
import {
  bothFacts,
  does,
  execute,
  macs,
  meddling,
  path,
  request,
  stanza,
  vip,
  world,
  type Meddle,
} from './chat-world.ts';

// Each code that a move may give, and that no other test names, provoked.

type Change = (old: Facts, next: Facts) => readonly [Facts, Facts];
const onOld =
  (more: (facts: Facts) => Partial<Facts>): Change =>
  (old, next) => [{ ...old, ...more(old) }, next];
const onNew =
  (more: (facts: Facts) => Partial<Facts>): Change =>
  (old, next) => [old, { ...next, ...more(next) }];

function one(found: readonly Diagnostic[], code: Code, says: RegExp, host: string): void {
  const [finding] = found.filter((each) => each.code === code);
  assert.ok(finding !== undefined, JSON.stringify(found));
  assert.match(finding.message, says);
  assert.equal(finding.where?.host, host);
  assert.ok(finding.remedy !== undefined, `${code} says what to do`);
}

describe('what the facts forbid, or warn of', () => {
  const withFile = (facts: Facts, text: string): Partial<Facts> => {
    const [name = path] = Object.keys(facts.files);
    const file = facts.files[name];
    assert.ok(file !== undefined);
    return { files: { ...facts.files, [name]: { ...file, content: Buffer.from(text) } } };
  };
  const cases: readonly (readonly [Code, string, RegExp, string, Change])[] = [
    [
      'VIP008',
      'another network manager has the link',
      /eth0 of new is managed by NetworkManager/,
      'new',
      onNew((facts) => ({ managers: { ...facts.managers, eth0: 'NetworkManager' } })),
    ],
    [
      'VIP009',
      'another address would go with it',
      /primary of its subnet on old; .* 192\.168\.1\.61/,
      'old',
      onOld((facts) => {
        const held = facts.addresses.find(({ address }) => address === vip);
        assert.ok(held !== undefined);
        const { secondary: _, ...primary } = held as typeof held & { secondary?: boolean };
        return {
          addresses: [
            ...facts.addresses.filter(({ address }) => address !== vip),
            { ...primary, prefix: 28, secondary: false },
            { ...primary, address: '192.168.1.61', prefix: 28, secondary: true },
          ] as Facts['addresses'],
        };
      }),
    ],
    [
      'VIP010',
      'the link is down',
      /eth0 of new/,
      'new',
      onNew((facts) => ({ links: facts.links.map((link) => ({ ...link, up: false })) })),
    ],
    [
      'VIP015',
      'a neighbour entry that nothing changes',
      /new has a permanent neighbour entry 192\.168\.1\.60/,
      'new',
      onNew((facts) => ({
        neighbours: [
          ...facts.neighbours,
          { address: vip, device: 'eth0', mac: macs.old, state: 'PERMANENT' },
        ],
      })),
    ],
    [
      'VIP021',
      'no nft',
      /new has no nft: open TCP connections to 192\.168\.1\.60 break/,
      'new',
      onNew((facts) => ({ tools: { ...facts.tools, nft: null } })),
    ],
    [
      'VIP028',
      'commands of the stanza are not run',
      /does not run: up logger here/,
      'old',
      onOld((facts) =>
        withFile(
          facts,
          `${stanza('eth0', '192.168.1.50')}\n${stanza('eth0:1', vip)}  up logger here\n`,
        ),
      ),
    ],
    [
      'VIP029',
      'no ifupdown',
      /new has no ifupdown/,
      'new',
      onNew((facts) => ({ ifupdown: { ...facts.ifupdown, flavour: 'none' } })),
    ],
    [
      'VIP043',
      'no flock',
      /old has no flock, which locks and guards need/,
      'old',
      onOld((facts) => ({ tools: { ...facts.tools, flock: null } })),
    ],
  ];
  for (const [code, what, says, host, change] of cases)
    it(`${code}: ${what}`, async () => {
      const [old, next] = change(...(await bothFacts(world())));
      one(planMove(request, old, next, [macs.old]).findings, code, says, host);
    });

  it('VIP042: connections that will break are counted beforehand', async () => {
    const at = world();
    const [old, next] = await bothFacts(at);
    const wanted: MoveRequest = { ...request, connections: 'drop' };
    const answers = new Map(
      preflightActions(wanted, old, next).map(({ host, operations }) => [
        host,
        operations.map((operation): OperationResult =>
          operation.do === 'flow.count'
            ? { status: 'done', out: { open: 3, halfOpen: 0 } }
            : ({ status: 'skipped' } as unknown as OperationResult),
        ),
      ]),
    );
    const { findings } = readSeen(wanted, old, next, answers);
    one(findings, 'VIP042', /3 open connections of 192\.168\.1\.60 on old will break/, 'old');
    assert.deepEqual(readSeen(request, old, next, answers).findings, []);
  });

  it('VIP062: one of several is there already, and its files say otherwise', async () => {
    const at = world();
    const [old, next] = await bothFacts(at);
    const [held] = next.addresses;
    assert.ok(held !== undefined);
    const there = { ...next, addresses: [...next.addresses, { ...held, address: '192.168.1.61' }] };
    const { findings } = planMoves(
      [vip, '192.168.1.61'].map((address) => ({
        request: { ...request, address },
        old,
        next: there,
        wire: [macs.old],
      })),
    );
    one(findings, 'VIP062', /192\.168\.1\.61 is on new already/, 'new');
  });
});

async function move(
  meddle: Meddle,
  wanted: Partial<MoveRequest> = {},
  more: Partial<MoveWorld> = {},
): Promise<MoveEnd> {
  const at = world();
  const [old, next] = await bothFacts(at);
  const planned = planMove({ ...request, ...wanted }, old, next, [macs.old]);
  return at.clock.run(execute(at, planned, { host: meddling(at, meddle), ...more }));
}

/** Answers of one kind of operation replaced. */
const answering =
  (what: Operation['do'], out: object, when: (name: string) => boolean = () => true): Meddle =>
  async (name, operations, run) =>
    (await run()).map((result, index) =>
      operations[index]?.do === what && result.status === 'done' && when(name)
        ? ({ ...result, out } as OperationResult)
        : result,
    );

describe('what a move meets on its way', () => {
  it('VIP017: the new host does not hold what was added; the move is undone', async () => {
    let verifying = false;
    const end = await move(async (name, operations, run) => {
      verifying ||= does(operations, 'traffic.read');
      const meddle = answering('address.query', { found: [] }, () => verifying && name === 'new');
      return meddle(name, operations, run);
    });
    assert.equal(end.end, 'undone');
    one(end.errors, 'VIP017', /new does not hold 192\.168\.1\.60 although it was added/, 'new');
  });

  it('VIP027: connections that outlast the drain', async () => {
    const end = await move(answering('flow.count', { open: 2, halfOpen: 1 }), { drain: 3 });
    assert.equal(end.end, 'done');
    one(end.warnings, 'VIP027', /2 connections still open on old after 3 s: they break now/, 'old');
  });

  it('VIP040, VIP041: the old host is gone, the move goes on, and the rest is left to the hosts', async () => {
    let silent = false;
    const end = await move(async (name, operations, run) => {
      if (name === 'old' && silent)
        throw new VipbookError(diagnostic('SSH040', { message: 'lost', where: { host: name } }));
      const results = await run();
      silent ||= name === 'old' && does(operations, 'arp.quiet');
      return results;
    });
    assert.equal(end.end, 'done');
    one(end.warnings, 'VIP041', /goes on without old: /, 'old');
    one(end.warnings, 'VIP040', /not done now, new does it by itself/, 'new');
  });

  it('VIP041 in a break-before-make, too: the new host keeps what the old one has let go of', async () => {
    let gone = false;
    const told: string[] = [];
    const end = await move(
      async (name, operations, run) => {
        if (name === 'old' && gone)
          throw new VipbookError(diagnostic('SSH040', { message: 'lost', where: { host: name } }));
        const results = await run();
        gone ||= name === 'new' && does(operations, 'address.trigger');
        return results;
      },
      { strategy: 'break-before-make' },
      { progress: (...said) => void told.push(JSON.stringify(said)) },
    );
    assert.equal(end.end, 'done', JSON.stringify(end.errors));
    one(end.warnings, 'VIP041', /goes on without old: /, 'old');
    assert.match(told.join('\n'), /new holds it; old is not there to ask the wire/);
  });

  it('VIP038: no commit where no guard stands', async () => {
    const at = world();
    const [result] = await at.clock.run(
      at.host('new').run([
        {
          do: 'guard.commit',
          address: vip,
          run: 'r1',
          device: 'eth0',
          prefix: 24,
        },
      ]),
    );
    assert.equal(result?.status, 'failed');
    one([result.error], 'VIP038', /no guard of this run stands on new/, 'new');
  });

  it('VIP057: what a third host sends comes to neither', async () => {
    const none = { received: { packets: 0, bytes: 0 }, sent: { packets: 0, bytes: 0 } };
    const end = await move(
      async (name, operations, run) =>
        answering('arp.whohas', { macs: [macs.new] }, () => name === 'client')(
          name,
          operations,
          async () => answering('traffic.read', { senders: [], ...none })(name, operations, run),
        ),
      { third: { host: 'client', device: 'eth0' } },
    );
    assert.equal(end.end, 'done');
    one(end.warnings, 'VIP057', /client sent a packet to 192\.168\.1\.60/, 'client');
  });
});
