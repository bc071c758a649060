import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type LanConditions,
  type MachineDescription,
  type OperationResult,
} from '@vipbook/host';
import { planMove, preflightActions, type MovePlan, type MoveRequest } from '@vipbook/vip';
import type { Story } from './story.ts';

/** The address that moves, and those that nobody may touch. */
export const vip = '192.168.1.60';
export const interfacesFile = '/etc/network/interfaces';

const first = (last: number): string =>
  `auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet static\n  address 192.168.1.${String(last)}\n  netmask 255.255.255.0\n`;
const alias = (name: string, last: number): string =>
  `\nauto ${name}\niface ${name} inet static\n  address 192.168.1.${String(last)}\n  netmask 255.255.255.0\n`;

const written: Readonly<Record<Story['style'], string>> = {
  alias: alias('eth0:1', 60),
  'up-down':
    '  up ip addr add 192.168.1.60/24 dev eth0 label eth0:1\n  down ip addr del 192.168.1.60/24 dev eth0\n',
};

export const macs = {
  old: '02:00:00:00:00:50',
  new: '02:00:00:00:00:51',
  client: '02:00:00:00:00:20',
  gw: '02:00:00:00:00:01',
} as const;

function hosts(story: Story): readonly MachineDescription[] {
  const own = (last: number) => ({ address: `192.168.1.${String(last)}`, prefix: 24 });
  const gateway = '192.168.1.1';
  const aliases = story.style === 'alias' ? { 'eth0:1': 'eth0:1' } : {};
  return [
    {
      name: 'old',
      mac: macs.old,
      addresses: [own(50), { ...own(60), label: 'eth0:1' }, { ...own(70), label: 'eth0:2' }],
      files: { [interfacesFile]: `${first(50)}${written[story.style]}${alias('eth0:2', 70)}` },
      ifstate: { lo: 'lo', eth0: 'eth0', ...aliases, 'eth0:2': 'eth0:2' },
      gateway,
      clockRate: story.drift[0],
    },
    {
      name: 'new',
      mac: macs.new,
      addresses: [own(51), { ...own(71), label: 'eth0:2' }],
      files: { [interfacesFile]: `${first(51)}${alias('eth0:2', 71)}` },
      ifstate: { lo: 'lo', eth0: 'eth0', 'eth0:2': 'eth0:2' },
      gateway,
      clockRate: story.drift[1],
    },
    { name: 'client', mac: macs.client, addresses: [own(20)], gateway },
    { name: 'gw', mac: macs.gw, addresses: [own(1)] },
  ];
}

export function makeLan(story: Story): { lan: SimulatedLan; clock: VirtualClock } {
  const clock = new VirtualClock();
  const conditions: Partial<LanConditions> = {
    seed: story.seed,
    spread: story.spread,
    loss: story.loss,
    lateMs: [100, 1300],
  };
  const lan = new SimulatedLan(clock, hosts(story), conditions);
  // Clients and gateway have spoken with the old host lately, or some time ago.
  const age = (): number => lan.random.between(0, 30_000);
  for (const name of ['client', 'gw'] as const) {
    const address = name === 'client' ? '192.168.1.20' : '192.168.1.1';
    lan.know(name, vip, macs.old, age());
    lan.know('old', address, macs[name], age());
    lan.know('new', address, macs[name], age());
  }
  return { lan, clock };
}

/** Plans are pure data made of facts that are the same in every story of a kind. */
const plans = new Map<string, MovePlan>();

export async function planFor(story: Story): Promise<MovePlan> {
  const { strategy, flush, drain, style, confirm } = story;
  const key = `${strategy} ${String(flush)} ${String(drain)} ${style} ${String(confirm?.seconds)}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const calm = { ...story, seed: 1, spread: 0, loss: 0, drift: [1, 1] as const };
  const { lan, clock } = makeLan(calm);
  const plan = await clock.run(planOn(lan, requestOf(story)));
  if (plan.steps.length === 0)
    throw new Error(`no plan: ${plan.findings.map((finding) => finding.message).join('; ')}`);
  plans.set(key, plan);
  return plan;
}

export function requestOf(
  { strategy, flush, drain, confirm }: Pick<Story, 'strategy' | 'flush' | 'drain' | 'confirm'>,
  id = 'alice',
): MoveRequest {
  return {
    address: vip,
    from: 'old',
    to: 'new',
    strategy,
    persist: 'auto',
    announce: 3,
    flush: flush ? ['client'] : [],
    drain,
    ...(confirm === undefined ? {} : { confirmSeconds: confirm.seconds }),
    overrule: new Map(),
    run: { id, owner: `${id}@laptop`, reason: 'chat moves' },
  };
}

export async function planOn(
  lan: SimulatedLan,
  request: MoveRequest,
  from = 'controller',
): Promise<MovePlan> {
  const at = (name: string) => openSimulatedHost(lan, name, { from });
  const [old, next] = await Promise.all([at(request.from).facts(), at(request.to).facts()]);
  let wire: readonly string[] | undefined;
  for (const action of preflightActions(request, old, next)) {
    const results: readonly OperationResult[] = await at(action.host).run(action.operations);
    for (const result of results)
      if (result.status === 'done' && 'macs' in result.out) wire = result.out.macs;
  }
  return planMove(request, old, next, wire);
}
