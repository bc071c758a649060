import { randomBytes } from 'node:crypto';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { VipArguments } from '@vipbook/playbook';
import {
  defaultWatchSeconds,
  listed,
  parseAddress,
  type MoveRequest,
  type ParsedAddress,
  type RunIdentity,
} from '@vipbook/vip';
import type { ModuleContext } from '../module.ts';

/** Long enough for requests under way to end; a chat client's long-lived connection is not waited for
 *  unless the playbook says so. */
const defaultDrainSeconds = 10;

/** Of `bridge`: a working hour is enough to find who has not heard. */
const defaultBridgeSeconds = 3600;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `60`, `60s`, `5m`: the schema lets nothing else in. */
function secondsOf(text: string | number | undefined): number | undefined {
  if (text === undefined || typeof text === 'number') return text;
  const match = /^(\d+)([smhd]?)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (units[match[2] ?? ''] ?? 1);
}

/** The moves that a task asks for: one, or those of its list, each with what the task says for all. */
export function requestsOf(
  { moves, ...common }: VipArguments,
  context: ModuleContext,
): readonly MoveRequest[] {
  const entries = (moves ?? [{}]).map((entry): VipArguments => ({ ...common, ...entry }));
  const parsed = entries.map((args) => ({ args, address: addressOf(args, context) }));
  const run = runOf(parsed, context);
  return parsed.map(({ args, address }) => {
    const missing = (['from', 'to'] as const).find((name) => args[name] === undefined);
    if (missing === undefined) return requestOf(args, address, run);
    throw new VipbookError(
      diagnostic('VIP063', {
        message: `the move of ${address.address} lacks "${missing}"`,
        where: context.where,
      }),
    );
  });
}

/** The address, and the prefix from wherever it is given. @throws VipbookError VIP013. */
export function addressOf(
  args: Pick<VipArguments, 'address' | 'prefix'>,
  context: Pick<ModuleContext, 'where'>,
): ParsedAddress {
  const parsed = parseAddress(args.address ?? '');
  if (parsed === undefined) {
    throw new VipbookError(
      diagnostic('VIP013', {
        message: `"${args.address ?? ''}" is not an IP address`,
        where: context.where,
      }),
    );
  }
  const prefix = parsed.prefix ?? args.prefix;
  return { ...parsed, ...(prefix === undefined ? {} : { prefix }) };
}

export function requestOf(
  args: VipArguments,
  address: ParsedAddress,
  run?: RunIdentity,
): MoveRequest {
  const strategy = args.strategy ?? 'make-before-break';
  const drains = strategy === 'make-before-break' && args.connections !== 'drop';
  const confirmSeconds = secondsOf(args.confirm);
  return {
    address: address.address,
    from: args.from ?? '',
    to: args.to ?? '',
    strategy,
    persist: args.persist ?? 'auto',
    announce: args.announce ?? 3,
    flush: args.flush ?? [],
    drain: args.drain ?? (drains ? defaultDrainSeconds : 0),
    watchSeconds: secondsOf(args.watch) ?? defaultWatchSeconds,
    overrule: new Map((args.overrule ?? []).map(({ code, reason }) => [code, reason])),
    ...(run === undefined ? {} : { run }),
    ...(args.connections === undefined ? {} : { connections: args.connections }),
    ...(confirmSeconds === undefined ? {} : { confirmSeconds }),
    ...(args.lease === undefined ? {} : { leaseSeconds: args.lease }),
    ...(args.bridge === undefined
      ? {}
      : { bridgeSeconds: secondsOf(args.bridge_for) ?? defaultBridgeSeconds }),
    ...(address.prefix === undefined ? {} : { prefix: address.prefix }),
    ...(args.interface === undefined ? {} : { device: args.interface }),
    ...(args.label === undefined ? {} : { label: args.label }),
    ...(args.file === undefined ? {} : { file: args.file }),
    ...(args.port === undefined ? {} : { port: args.port }),
    ...(args.service === undefined ? {} : { service: args.service }),
    ...(args.names === undefined ? {} : { names: args.names }),
    ...(args.neighbours === undefined ? {} : { neighbours: args.neighbours }),
  };
}

/** Two runs must never have the same name, also where nobody gave them one. */
function runOf(
  moves: readonly { readonly args: VipArguments; readonly address: ParsedAddress }[],
  context: ModuleContext,
): RunIdentity {
  const [first] = moves;
  const addresses = listed(moves.map(({ address }) => address.address));
  const alone = `${addresses} moves from ${first?.args.from ?? ''} to ${first?.args.to ?? ''}`;
  const reason = context.task ?? (moves.length > 1 ? `${addresses} move together` : alone);
  const { run } = context;
  if (run !== undefined) return { ...run, reason };
  const id = `${context.now().toString(36).replace('.', '')}-${randomBytes(5).toString('hex')}`;
  return { id, owner: 'vipbook', reason };
}
