import { tasksIn, type Task } from '@vipbook/playbook';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Analysis, World } from '../document/analysis.ts';
import { inlayKind } from '../lsp.ts';
import { holdersOf } from './addresses.ts';
import { movesOf, type KnownMove } from './lenses.ts';
import { hostsOf } from './variables.ts';
import { isIPv4 } from 'node:net';
import type { Place } from '@vipbook/diagnostics';

/** How many hosts a pattern selects, which address a template is, and where a move goes. */
export function playbookHints(analysis: Analysis, world: World, range: Range): InlayHint[] {
  const hints: InlayHint[] = [];
  const add = (place: Place | undefined, label: string, tooltip?: string): void => {
    const offset = place?.range?.end.offset;
    if (offset === undefined || place?.file !== analysis.path) return;
    const position = behindQuote(analysis, offset);
    const { line } = position;
    if (line < range.start.line || line > range.end.line) return;
    hints.push({
      position,
      label,
      kind: inlayKind.type,
      paddingLeft: true,
      ...(tooltip === undefined ? {} : { tooltip }),
    });
  };
  for (const play of analysis.own.plays) {
    const hosts = hostsOf(world, play.hosts.value);
    if (hosts.length > 0) {
      const count = `${String(hosts.length)} host${hosts.length === 1 ? '' : 's'}`;
      add(play.hosts.where, count, hosts.slice(0, 50).join(', '));
    }
    const tasks = tasksIn([...play.preTasks, ...play.tasks, ...play.postTasks, ...play.handlers]);
    for (const task of tasks) {
      const line = task.where.range?.start.line ?? 0;
      const last = task.where.range?.end.line ?? 0;
      // Lines of places count from 1.
      if (task.module.value !== 'vip' || last - 1 < range.start.line || line - 1 > range.end.line)
        continue;
      for (const move of movesOf(analysis, world, task)) hintsOfMove(world, task, move, add);
    }
  }
  return hints;
}

type Add = (place: Place | undefined, label: string, tooltip?: string) => void;

function hintsOfMove(world: World, task: Task, { move, path }: KnownMove, add: Add): void {
  const written = argumentAt(task, [...path, 'address']);
  const [address = '', length] = move.address.split('/');
  const [holder] = holdersOf(world.snapshots, address);
  const prefix = length ?? (holder === undefined ? undefined : String(holder.prefix));
  const full = prefix === undefined ? address : `${address}/${prefix}`;
  if (written !== full) {
    const isText = written === move.address;
    const tip = holder === undefined ? undefined : `held by ${holder.host}`;
    add(task.argumentPlace([...path, 'address']), isText ? `/${prefix ?? ''}` : full, tip);
  }
  const target = world.snapshots.find(({ host }) => host === move.to);
  const own = target?.facts.addresses.find(
    (held) => held.scope !== 'host' && sameSubnet(held.address, held.prefix, address),
  );
  if (own !== undefined && argumentAt(task, [...path, 'to']) !== undefined) {
    const subnet = `${own.address}/${String(own.prefix)}`;
    add(
      task.argumentPlace([...path, 'to']),
      `→ ${own.device}`,
      `${move.to ?? ''} has ${subnet} there`,
    );
  }
}

function argumentAt({ arguments: { value } }: Task, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (at as Readonly<Record<string | number, unknown>> | undefined)?.[step],
    value,
  );
}

function sameSubnet(address: string, prefix: number, other: string): boolean {
  if (!isIPv4(address) || !isIPv4(other) || address === other) return false;
  const bits = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
  const number = (text: string): number =>
    text.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);
  return (number(address) & bits) >>> 0 === (number(other) & bits) >>> 0;
}

/** Behind the closing quote, where there is one. */
function behindQuote(analysis: Analysis, offset: number): InlayHint['position'] {
  const next = analysis.index.text[offset];
  return analysis.index.position(next === '"' || next === "'" ? offset + 1 : offset);
}
