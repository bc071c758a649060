import assert from 'node:assert/strict';
import type { Code, Diagnostic } from '@vipbook/diagnostics';
import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type DropChain,
  type Facts,
  type Host,
  type OperationResult,
} from '@vipbook/host';
import {
  checkNames,
  planMove,
  preflightActions,
  readSeen,
  type MoveRequest,
  type ResolvedName,
} from '@vipbook/vip';

const vip = '192.168.1.60';
const macs = { old: '02:00:00:00:00:50', new: '02:00:00:00:00:51', gw: '02:00:00:00:00:01' };

const file = (last: number, more = ''): Record<string, string> => ({
  '/etc/network/interfaces': `auto eth0\niface eth0 inet static\n  address 192.168.1.${String(last)}/24\n${more}`,
});
const alias = '\nauto eth0:1\niface eth0:1 inet static\n  address 192.168.1.60/24\n';

const request: MoveRequest = {
  address: vip,
  from: 'old',
  to: 'new',
  strategy: 'make-before-break',
  persist: 'auto',
  announce: 3,
  flush: [],
  drain: 0,
  overrule: new Map(),
};

type Change = (old: Facts, next: Facts) => readonly [Facts, Facts];

/** The findings of a move between two hosts that are well, but for what is changed about them. */
async function preflight(
  change: Change = (old, next) => [old, next],
  wanted: Partial<MoveRequest> = {},
): Promise<readonly Diagnostic[]> {
  const clock = new VirtualClock();
  const { host } = hosts(clock);
  const facts = await clock.run(Promise.all([host('old').facts(), host('new').facts()]));
  const [old, next] = change(...facts);
  return planMove({ ...request, ...wanted }, old, next, [macs.old]).findings;
}

function hosts(clock: VirtualClock): { lan: SimulatedLan; host: (name: string) => Host } {
  const lan = new SimulatedLan(clock, [
    {
      name: 'old',
      mac: macs.old,
      addresses: [
        { address: '192.168.1.50', prefix: 24 },
        { address: vip, prefix: 24, label: 'eth0:1' },
      ],
      files: file(50, alias),
      ifstate: { lo: 'lo', eth0: 'eth0', 'eth0:1': 'eth0:1' },
      gateway: '192.168.1.1',
    },
    {
      name: 'new',
      mac: macs.new,
      addresses: [{ address: '192.168.1.51', prefix: 24 }],
      files: file(51),
      ifstate: { lo: 'lo', eth0: 'eth0' },
      gateway: '192.168.1.1',
    },
    { name: 'gw', mac: macs.gw, addresses: [{ address: '192.168.1.1', prefix: 24 }] },
  ]);
  return { lan, host: (name) => openSimulatedHost(lan, name) };
}

const set =
  (...values: readonly (readonly [string, string])[]): Change =>
  (old, next) => [old, { ...next, sysctls: { ...next.sysctls, ...Object.fromEntries(values) } }];

const onNew =
  (more: Partial<Facts>): Change =>
  (old, next) => [old, { ...next, ...more }];

/** A second link of the new host, with an address of the same subnet. */
const second: Change = (old, next) => {
  const [link] = next.links;
  const [held] = next.addresses;
  assert.ok(link !== undefined && held !== undefined);
  return [
    old,
    {
      ...next,
      links: [...next.links, { ...link, name: 'eth1', mac: '02:00:00:00:01:51' }],
      addresses: [...next.addresses, { ...held, device: 'eth1', address: '192.168.1.151' }],
    },
  ];
};

const both =
  (a: Change, b: Change): Change =>
  (old, next) =>
    b(...a(old, next));

function only(found: readonly Diagnostic[], code: Code, words: RegExp): Diagnostic {
  assert.deepEqual(
    found.map((finding) => finding.code),
    [code],
  );
  const [finding] = found;
  assert.ok(finding !== undefined);
  assert.match(finding.message, words);
  return finding;
}

describe('preflight of a move', () => {
  it('says nothing where nothing is wrong', async () => {
    assert.deepEqual(await preflight(), []);
  });

  describe('settings of ARP', () => {
    it('that let the new host answer nobody', async () => {
      const never = await preflight(set(['net/ipv4/conf/all/arp_ignore', '8']));
      assert.equal(only(never, 'VIP050', /arp_ignore is 8 on eth0/).severity, 'error');
      const narrow = set(['net/ipv4/conf/eth0/arp_ignore', '2']);
      assert.deepEqual(await preflight(narrow), [], 'a /24 has senders');
      only(
        await preflight(narrow, { prefix: 32, overrule: new Map([['VIP032', 'as told']]) }).then(
          (found) => found.filter(({ code }) => code !== 'VIP032'),
        ),
        'VIP050',
        /a \/32 has none/,
      );
      assert.deepEqual(await preflight(set(['net/ipv4/conf/all/arp_ignore', '1'])), []);
    });

    it('that let it answer twice, or from the wrong link', async () => {
      only(await preflight(second), 'VIP051', /eth0 and eth1 of new .* two MAC addresses/);
      const filtered = set(['net/ipv4/conf/all/arp_filter', '1']);
      only(await preflight(both(second, filtered)), 'VIP051', /arp_filter lets only that one/);
      const ignoring = set(['net/ipv4/conf/all/arp_ignore', '1']);
      assert.deepEqual(await preflight(both(second, ignoring)), []);
    });

    it('that drop what comes from beyond the subnet', async () => {
      const strict = set(['net/ipv4/conf/all/rp_filter', '1']);
      assert.deepEqual(await preflight(strict), [], 'the default route leaves by the same link');
      const away = onNew({
        routes: [{ family: 4, destination: 'default', gateway: '10.0.0.1', device: 'eth1' }],
      });
      only(await preflight(both(strict, away)), 'VIP052', /default route leaves by eth1/);
      const loose = set(
        ['net/ipv4/conf/eth0/rp_filter', '2'],
        ['net/ipv4/conf/all/rp_filter', '1'],
      );
      assert.deepEqual(await preflight(both(loose, away)), []);
    });

    it('are overruled by name, with the reason', async () => {
      const reason = 'the gateway has a static entry';
      const found = await preflight(set(['net/ipv4/conf/all/arp_ignore', '8']), {
        overrule: new Map([['VIP050', reason]]),
      });
      assert.equal(only(found, 'VIP050', /\(overruled: the gateway has/).severity, 'warning');
    });
  });

  describe('a firewall of the new host that drops what it hands back', () => {
    const output = { family: 'inet', table: 'filter', chain: 'out', hook: 'output' } as const;
    const drops = (accepts: readonly string[], more: Partial<DropChain> = {}): Change =>
      onNew({ dropChains: [{ ...output, accepts, ...more }] });

    it('is named, with the rule that lets it out', async () => {
      const found = await preflight(drops(['ct state established,related', 'oifname "lo"']));
      const { severity, remedy = '' } = only(
        found,
        'VIP067',
        /^new would drop what it hands back to old: the policy of its chain inet filter out is drop/,
      );
      assert.equal(severity, 'warning');
      const rule = 'oifname "eth0" ip daddr 192.168.1.60 accept';
      assert.ok(remedy.startsWith(`nft insert rule inet filter out ${rule} (on new)`), remedy);
      assert.deepEqual(await preflight(drops([rule.replace(' accept', '')])), [], 'then it is out');
      const overrule = new Map([['VIP067', 'jumps to a chain that accepts it']]);
      only(await preflight(drops([]), { overrule }), 'VIP067', /\(overruled: jumps to/);
    });

    it('is not one where a rule accepts what leaves for the address', async () => {
      for (const rule of [
        '',
        'counter packets 3 bytes 180',
        'oifname { "lo", "eth0" }',
        'oifname "eth*" meta l4proto { tcp, udp }',
        'ip daddr 192.168.1.0/24 ip protocol tcp counter packets 0 bytes 0',
        'ct state { established, untracked }',
      ])
        assert.deepEqual(await preflight(drops([rule])), [], rule);
      for (const rule of [
        'oifname "eth1"',
        'oifname != "eth0"',
        'ip daddr 192.168.2.0/24',
        'ip saddr 192.168.1.60',
        'ip daddr 192.168.1.60 tcp dport 22',
        'meta l4proto udp',
      ])
        only(await preflight(drops([rule])), 'VIP067', /is drop/);
    });

    it('does not matter to what is not handed back, or leaves by another way', async () => {
      const chain = drops([]);
      assert.deepEqual(await preflight(chain, { connections: 'drop' }), []);
      assert.deepEqual(await preflight(chain, { strategy: 'break-before-make' }), []);
      assert.deepEqual(await preflight(drops([], { family: 'ip6' })), []);
      const egress = { family: 'netdev', hook: 'egress' } as const;
      assert.deepEqual(await preflight(drops([], { ...egress, devices: ['eth1'] })), []);
      only(await preflight(drops([], { ...egress, devices: ['eth0'] })), 'VIP067', /netdev filter/);
    });
  });

  describe('routes', () => {
    const route = { family: 4, device: 'eth0', source: vip } as const;

    it('of any destination whose source is the address', async () => {
      const more = { ...route, destination: '10.0.0.0/8', protocol: 'static' };
      const found = await preflight((old, next) => [
        { ...old, routes: [...old.routes, more] },
        next,
      ]);
      only(found, 'VIP024', /route of old to 10\.0\.0\.0\/8 has 192\.168\.1\.60/);
      const own = { ...route, destination: '192.168.1.0/24', protocol: 'kernel' };
      assert.deepEqual(
        await preflight((old, next) => [{ ...old, routes: [...old.routes, own] }, next]),
        [],
        'the kernel makes that one again',
      );
    });

    it('of another table', async () => {
      const policyRoutes = [{ ...route, destination: 'default', table: '7' }];
      only(
        await preflight((old, next) => [{ ...old, policyRoutes }, next]),
        'VIP024',
        /route to default in table 7 of old/,
      );
    });

    it('that a policy rule chooses', async () => {
      const rules = [{ family: 4, priority: 100, from: vip, table: '7' }] as const;
      const found = await preflight((old, next) => [{ ...old, rules }, next]);
      const { remedy } = only(found, 'VIP049', /from 192\.168\.1\.60 lookup 7/);
      assert.match(remedy ?? '', /ip rule add from 192\.168\.1\.60 lookup 7/);
      assert.deepEqual(
        await preflight((old, next) => [
          { ...old, rules },
          { ...next, rules: [{ ...rules[0], priority: 7, table: '9' }] },
        ]),
        [],
        'the new host has one for it, too',
      );
      const subnet = [{ ...rules[0], from: '192.168.1.0/24' }];
      assert.deepEqual(await preflight((old, next) => [{ ...old, rules: subnet }, next]), []);
    });
  });

  describe('kernel, file and ifstate', () => {
    it('of the old host', async () => {
      const noFile = await preflight((old, next) => [{ ...old, files: {} }, next]);
      only(noFile, 'VIP053', /no interfaces file names it/);
      const forgot = await preflight((old, next) => [
        { ...old, ifstate: { lo: 'lo', eth0: 'eth0' } },
        next,
      ]);
      only(forgot, 'VIP053', /ifstate does not know eth0:1/);
      const relabelled = await preflight((old, next) => [
        {
          ...old,
          addresses: old.addresses.map((held) =>
            held.address === vip ? { ...held, prefix: 32, label: 'eth0:7' } : held,
          ),
        },
        next,
      ]);
      assert.deepEqual(
        relabelled.map(({ code, message }) => `${code} ${message}`),
        [
          'VIP053 old: /etc/network/interfaces gives 192.168.1.60 the prefix /24, the kernel has /32',
          'VIP053 old: /etc/network/interfaces names it eth0:1, the kernel eth0:7',
        ],
      );
    });

    it('of the new host', async () => {
      const clock = new VirtualClock();
      const facts = await clock.run(hosts(clock).host('old').facts());
      const found = await preflight((old, next) => [
        old,
        { ...next, files: facts.files, ifstate: { lo: 'lo', 'eth0:1': 'eth0:1' } },
      ]);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['VIP026', 'VIP053'],
      );
    });
  });

  describe('services', () => {
    const listens = (address: string): Pick<Facts, 'listening'> => ({
      listening: [{ address, port: 5432, process: 'postgres' }],
    });

    it('that listen on the old host only', async () => {
      only(
        await preflight((old, next) => [{ ...old, ...listens('0.0.0.0') }, next]),
        'VIP054',
        /postgres listens on port 5432 of old on the wildcard, and nothing on new does/,
      );
      only(
        await preflight((old, next) => [{ ...old, ...listens(vip) }, next]),
        'VIP054',
        /at 192\.168\.1\.60, and nothing on new does; bound to the address, .*ip_nonlocal_bind is 0/,
      );
      assert.deepEqual(
        await preflight((old, next) => [{ ...old, ...listens('192.168.1.50') }, { ...next }]),
        [],
        'not reached at the address today either',
      );
      assert.deepEqual(
        await preflight((old, next) => [
          { ...old, ...listens('*') },
          { ...next, ...listens('0.0.0.0') },
        ]),
        [],
      );
    });

    it('and are asked for by `port`', async () => {
      const found = await preflight(
        (old, next) => [
          { ...old, ...listens(vip) },
          { ...next, ...listens('192.168.1.51') },
        ],
        { port: 5432 },
      );
      assert.equal(only(found, 'VIP025', /192\.168\.1\.51:5432 only/).severity, 'error');
    });
  });
});

describe('preflight on the wire', () => {
  async function seen(
    answer: (asker: string, asked: string, macs: readonly string[]) => readonly string[],
  ): Promise<{ readonly findings: readonly Diagnostic[]; readonly doubtful: boolean }> {
    const clock = new VirtualClock();
    const { host } = hosts(clock);
    return clock.run(
      (async () => {
        const [old, next] = await Promise.all([host('old').facts(), host('new').facts()]);
        const answers = new Map<string, readonly OperationResult[]>();
        for (const action of preflightActions(request, old, next)) {
          const results: readonly OperationResult[] = await host(action.host).run(
            action.operations,
          );
          answers.set(
            action.host,
            results.map((result): OperationResult =>
              result.status === 'done' && 'answers' in result.out
                ? {
                    status: 'done',
                    out: {
                      answers: result.out.answers.map(({ address, macs: heard }) => ({
                        address,
                        macs: answer(action.host, address, heard),
                      })),
                    },
                  }
                : result,
            ),
          );
        }
        return readSeen(request, old, next, answers);
      })(),
    );
  }

  it('finds nothing where everybody hears everybody', async () => {
    const asked: string[] = [];
    const { findings, doubtful } = await seen((asker, address, heard) => {
      asked.push(`${asker} ${address} ${heard.join()}`);
      return heard;
    });
    assert.deepEqual(findings, []);
    assert.equal(doubtful, false);
    assert.deepEqual(asked.sort(), [
      `new 192.168.1.1 ${macs.gw}`,
      `new 192.168.1.50 ${macs.old}`,
      `new 192.168.1.60 ${macs.old}`,
      `old 192.168.1.1 ${macs.gw}`,
      `old 192.168.1.51 ${macs.new}`,
    ]);
  });

  it('finds an old host that does not hear the new one', async () => {
    const { findings, doubtful } = await seen((asker, address, heard) =>
      asker === 'old' && address === '192.168.1.51' ? [] : heard,
    );
    assert.equal(doubtful, true);
    only(findings, 'VIP011', /^old asked who has 192\.168\.1\.51, and new .* did not answer$/);
  });

  it('finds a gateway that is silent, and one that is two', async () => {
    const silent = await seen((asker, address, heard) =>
      asker === 'new' && address === '192.168.1.1' ? [] : heard,
    );
    only(silent.findings, 'VIP048', /the gateway 192\.168\.1\.1 did not answer new/);
    const two = await seen((asker, address, heard) =>
      asker === 'new' && address === '192.168.1.1' ? ['02:00:00:00:00:77'] : heard,
    );
    only(two.findings, 'VIP048', /may be two segments/);
  });
});

describe('preflight of names', () => {
  async function names(
    answers: Readonly<Record<string, readonly ResolvedName[] | string>>,
    wanted: Partial<MoveRequest> = {},
    more: Partial<Facts> = {},
  ): Promise<readonly string[]> {
    const clock = new VirtualClock();
    const next = await clock.run(hosts(clock).host('new').facts());
    return checkNames(
      { ...request, ...wanted },
      { ...next, ...more },
      new Map(Object.entries(answers)),
    ).map(({ code, message }) => `${code} ${message}`);
  }
  const here = { address: vip, ttlSeconds: 86_400 };

  it('says nothing of one that leads to the address, however long', async () => {
    assert.deepEqual(await names({ 'chat.example.org': [here] }), []);
  });

  it('names one that leads elsewhere, to others as well, or nowhere', async () => {
    assert.deepEqual(
      await names({
        a: [{ address: '192.168.1.99', ttlSeconds: 60 }, { address: '192.168.1.98' }],
        b: [here, { address: '192.168.1.99', ttlSeconds: 60 }],
        c: [],
        d: 'ETIMEOUT',
      }),
      [
        'VIP064 a is 192.168.1.99 (TTL 60 s) and 192.168.1.98 (by /etc/hosts), not 192.168.1.60',
        'VIP064 b is 192.168.1.99 (TTL 60 s), too: not all of its clients come to the address',
        'VIP064 c does not resolve',
        'VIP064 d could not be resolved: ETIMEOUT',
      ],
    );
  });

  it('names a long TTL where the address stays behind', async () => {
    const far = { addresses: [], bridges: [] };
    const bridge = { bridgeSeconds: 3600 };
    assert.deepEqual(await names({ chat: [here] }, bridge, far), [
      'VIP065 chat leads to 192.168.1.60 for 86400 s in caches, and the bridge lasts 3600 s',
    ]);
    assert.deepEqual(await names({ chat: [{ address: vip, ttlSeconds: 60 }] }, bridge, far), []);
    assert.deepEqual(
      (await names({ chat: [{ address: vip, ttlSeconds: 60 }] }, { bridgeSeconds: 30 }, far))
        .length,
      1,
    );
    assert.deepEqual(
      await names({ chat: [here] }, bridge),
      [],
      'within the segment it moves along',
    );
  });
});
