import path from 'node:path';
import type { Plan, PlannedOperation } from '@vipbook/plan';
import type { Effect } from './exec-log.ts';

/** What the steps of a plan do to one host. */
export interface Expected {
  /** These, in this order and as often; the same thing twice in a row is one. */
  readonly exactly: readonly Effect[];
  /** At least once each, at any time: what is repeated, renewed or runs in the background. */
  readonly atLeastOnce: ReadonlySet<Effect>;
  /** And nothing but all these. */
  readonly allowed: ReadonlySet<Effect>;
}

/** Words of the programs that the playbook itself starts. */
export function programsOf(plan: Plan): readonly (readonly string[])[] {
  return plan.steps.flatMap(({ operations }) =>
    operations.flatMap((operation) => {
      const words = wordsOf(operation);
      return words === undefined ? [] : [words];
    }),
  );
}

/** Things of the run: in order (`!`), at least once (`+`) or as it comes out (`?`). */
type Token = readonly ['!' | '+' | '?', Effect];

function wordsOf(operation: PlannedOperation): readonly string[] | undefined {
  if (operation.do !== 'command.run') return undefined;
  const { command } = operation as unknown as {
    command: { argv: readonly string[] } | { shell: string };
  };
  return 'argv' in command ? command.argv : ['sh', '-c', command.shell];
}

/** An operation of a plan to what it may do to its host. An operation that is not here may do nothing. */
function tokensOf(operation: PlannedOperation): readonly Token[] {
  const field = (name: string): string => String(operation[name]);
  const address = field('address');
  const cidr = `${address}/${field('prefix')}`;
  const held = address.replaceAll(/[.:]/g, '-');
  const underscored = address.replaceAll(/[.:]/g, '_');
  const nft: Token = ['?', 'nft vipbook'];
  switch (operation.do) {
    case 'address.add':
      return [
        ['!', `address +${cidr}`],
        ['?', `address -${cidr}`],
      ];
    case 'address.delete':
      return [['!', `address -${cidr}`]];
    case 'address.lifetime':
      return [['+', `address ~${cidr}`]];
    case 'address.stage':
      return [['+', `stage ${address}`]];
    case 'address.trigger':
      return [
        ['!', `address +${cidr}`],
        ['+', `stage ${address}`],
      ];
    case 'address.unstage':
      return [['?', `stage ${address}`]];
    case 'shell.hasten':
      return [['+', operation['hasten'] === true ? 'hasten' : 'hasten no more']];
    case 'arp.announce':
      return [['+', `announce ${address}`]];
    case 'arp.direct':
    case 'arp.hush':
      return [['?', `announce ${address}`]];
    case 'arp.quiet':
      return [operation['quiet'] === true ? ['+', 'nft vipbook'] : nft];
    case 'flow.relay':
      return [operation['to'] === null ? nft : ['+', 'nft vipbook']];
    case 'flow.leave':
    case 'nft.tidy':
      return [nft];
    case 'traffic.begin':
    case 'traffic.read':
      return [['+', `nft vipbook_${underscored}`]];
    case 'traffic.end':
      return [['?', `nft vipbook_${underscored}`]];
    case 'bridge.open':
      return [
        ['+', `nft vipbook_bridge_${underscored}`],
        ['+', `bridge ${address}`],
        ...(operation['how'] === 'dnat' ? forwarding(address) : []),
      ];
    case 'bridge.close':
      return [
        ['?', `nft vipbook_bridge_${underscored}`],
        ['?', `bridge ${address}`],
        ...forwarding(address).map(([, effect]): Token => ['?', effect]),
      ];
    case 'lock.acquire':
    case 'lock.renew':
    case 'lock.release':
    case 'lock.ask':
      return [['+', `lock ${address}`]];
    case 'guard.arm':
      return [
        ['+', `guard ${address}`],
        ...(operation['hook'] === true ? ([['+', `hook ${held}`]] as const) : []),
      ];
    case 'guard.commit':
      return [
        ['+', `guard ${address}`],
        ['?', `hook ${held}`],
        ['?', `address ~${cidr}`],
      ];
    case 'guard.disarm':
      return [
        ['+', `guard ${address}`],
        ['?', `hook ${held}`],
      ];
    case 'sysctl.set':
      return [
        [
          '!',
          `sysctl ${field('key').replaceAll(/\.(?=.*)/g, field('key').includes('/') ? '.' : '/')}`,
        ],
      ];
    case 'file.write':
    case 'file.remove':
    case 'file.attributes':
    case 'link.make':
      return [['!', `file ${field('path')}`]];
    case 'file.copy':
      return [['!', `file ${field('to')}`]];
    case 'directory.make':
      return [
        ['!', `file ${field('path')}`],
        ...above(field('path')).map((each): Token => ['?', `file ${each}`]),
      ];
    case 'tree.remove':
      return [['!', `file ${field('path')}`]];
    case 'ifup':
    case 'ifdown':
      return [['!', `${operation.do} ${field('name')}`]];
    case 'ifstate.set':
      return [['!', `ifstate ${field('name')}`]];
    case 'service.set':
      return [['!', `service ${field('name')} ${field('action')}`]];
    case 'command.run':
      return [['!', `run ${wordsOf(operation)?.join(' ') ?? ''}`]];
    default:
      return [];
  }
}

/** IPv4: the link that takes part. IPv6: `all`, and each link gets back its own. */
function forwarding(address: string): readonly Token[] {
  const conf = (family: 4 | 6, at: string): Effect => `sysctl net/ipv${String(family)}/conf/${at}`;
  if (!address.includes(':'))
    return [
      ['+', 'bridge forwarding4'],
      ['+', conf(4, 'eth0/forwarding')],
    ];
  return [
    ['+', 'bridge forwarding6'],
    ['+', 'bridge links'],
    ['?', 'bridge links.new'],
    ['+', conf(6, 'all/forwarding')],
    ...['default', 'lo', 'eth0'].map((link): Token => ['+', conf(6, `${link}/forwarding`)]),
    // Where it has a route from an advertisement.
    ['?', conf(6, 'eth0/accept_ra')],
  ];
}

function above(file: string): readonly string[] {
  const folder = path.posix.dirname(file);
  return folder === '/' ? [] : [folder, ...above(folder)];
}

/** What an unknown task did on a host that said "changed", by the task's name. */
export type Unknown = Readonly<Record<string, readonly Effect[]>>;

/**
 * What applying this plan must be seen to do on a host.
 * @param unknown - effects of tasks of which the plan says that it cannot know
 * @param changed - names of tasks that reported "changed" for this host
 */
export function expectedOf(
  plan: Plan,
  host: string,
  unknown: Unknown,
  changed: ReadonlySet<string>,
): Expected {
  const tokens: Token[] = [];
  for (const task of plan.tasks) {
    for (const step of plan.steps)
      if (step.task === task.number && step.host === host)
        tokens.push(...step.operations.flatMap(tokensOf));
    const decision = task.decisions.find((each) => each.host === host)?.decision;
    if (decision !== 'cannot-know') continue;
    const effects = unknown[task.name];
    if (effects === undefined) throw new Error(`nobody says what "${task.name}" does`);
    if (changed.has(task.name)) tokens.push(...effects.map((effect): Token => ['!', effect]));
  }
  const of = (kind: string): readonly Effect[] =>
    tokens.filter(([each]) => each === kind).map(([, effect]) => effect);
  return {
    exactly: folded(of('!')),
    atLeastOnce: new Set(of('+')),
    allowed: new Set(tokens.map(([, effect]) => effect)),
  };
}

/** The same thing twice in a row is once; but a program that ran twice ran twice. */
export function folded(effects: readonly Effect[]): readonly Effect[] {
  return effects.filter(
    (effect, at) =>
      at === 0 || effects[at - 1] !== effect || /^(?:run|service|if\w+) /.test(effect),
  );
}

/** What differs, a line each; none: the host did exactly what the plan says. */
export function compare(expected: Expected, effects: readonly Effect[]): readonly string[] {
  const inOrder = new Set(expected.exactly);
  const seen = folded(effects.filter((effect) => inOrder.has(effect)));
  const differences = [
    ...[...new Set(effects)]
      .filter((effect) => !expected.allowed.has(effect))
      .map((effect) => `more than the plan: ${effect}`),
    ...[...expected.atLeastOnce]
      .filter((effect) => !effects.includes(effect))
      .map((effect) => `less than the plan: ${effect}`),
  ];
  if (seen.join('\n') !== expected.exactly.join('\n'))
    differences.push(
      `the plan:\n    ${expected.exactly.join('\n    ')}\n  the host:\n    ${seen.join('\n    ')}`,
    );
  return differences;
}
