import { tasksIn, type Play, type Task } from '@vipbook/playbook';
import type { CodeLens, Position, Range } from 'vscode-languageserver-types';
import { lensCommands, type LensOptions, type RunTarget } from '../api.ts';
import type { Analysis, World } from '../document/analysis.ts';
import { rangeOf } from '../document/convert.ts';
import type { TextIndex } from '../document/text-index.ts';
import { age, holdersOf } from './addresses.ts';
import { KnownScope } from './resolve.ts';
import { spotAt } from './spot.ts';
import { definitionsAt, hostsOf, playAt } from './variables.ts';

/** Over each play and each move: rehearse it, run it, and where its address is now. */
export function playbookLenses(
  analysis: Analysis,
  world: World,
  options: LensOptions,
  now: number,
): CodeLens[] {
  if (analysis.kind !== 'playbook') return [];
  const lenses: CodeLens[] = [];
  analysis.own.plays.forEach((play, at) => {
    const target = targetOf(analysis, world, play, at);
    lenses.push(...runLenses(target, options));
    const tasks = tasksIn([...play.preTasks, ...play.tasks, ...play.postTasks, ...play.handlers]);
    const vips = tasks.filter(({ module }) => module.value === 'vip');
    // Tasks of a play count on each other, so that a move runs with its play; one of several says so.
    const several = vips.filter(isMove).length > 1;
    for (const task of vips) {
      lenses.push(...moveLenses(analysis, world, target, task, options, now, several));
    }
  });
  return lenses;
}

function targetOf(analysis: Analysis, world: World, play: Play, at: number): RunTarget {
  const hosts = play.hosts.value;
  const only = onlyPlay(world.loaded.plays, play);
  return {
    uri: analysis.uri,
    path: analysis.path,
    play: at,
    title: titleOf(play),
    ...(only === undefined ? {} : { only }),
    hosts,
    range: firstLine(analysis.index, rangeOf(analysis.index, play.where)),
  };
}

const titleOf = ({ name, hosts }: Play): string => name?.value ?? hosts.value;

/** How --play names it among all plays of the playbook, imported ones too; undefined where it is the only one. */
function onlyPlay(plays: readonly Play[], play: Play): string | undefined {
  if (plays.length < 2) return undefined;
  const { file, range } = play.where;
  const number = plays.findIndex(
    ({ where }) => where.file === file && where.range?.start.offset === range?.start.offset,
  );
  if (number === -1) return undefined;
  const title = titleOf(play);
  const isUnique = plays.filter((each) => titleOf(each) === title).length === 1;
  return isUnique && title !== '' ? title : String(number + 1);
}

const isMove = ({ arguments: { value } }: Task): boolean =>
  ['from', 'to', 'moves'].some((name) => value[name] !== undefined);

function firstLine(index: TextIndex, { start }: Range): Range {
  return { start, end: index.position(index.endOf(start.line)) };
}

function runLenses(target: RunTarget, { commands }: LensOptions, several = false): CodeLens[] {
  const { dryRun, run } = lensCommands;
  const lens = (title: string, command: string): CodeLens[] =>
    commands.has(command)
      ? [{ range: target.range, command: { title, command, arguments: [target] } }]
      : [];
  const whole = several ? ' (the whole play)' : '';
  return [...lens(`Dry-run this migration${whole}`, dryRun), ...lens(`Run…${whole}`, run)];
}

function moveLenses(
  analysis: Analysis,
  world: World,
  play: RunTarget,
  task: Task,
  options: LensOptions,
  now: number,
  several: boolean,
): CodeLens[] {
  const range = firstLine(analysis.index, rangeOf(analysis.index, task.where));
  const moves = movesOf(analysis, world, task);
  const [first] = moves;
  const target: RunTarget = {
    ...play,
    range,
    ...(task.name === undefined ? {} : { task: task.name.value }),
    ...(first === undefined ? {} : { move: first.move }),
  };
  const runs = isMove(task) ? runLenses(target, options, several) : [];
  const command = options.commands.has(lensCommands.showAddress) ? lensCommands.showAddress : '';
  const addresses = moves.flatMap(({ move, path }): CodeLens[] => {
    const title = whereNow(world.snapshots, move.address, now);
    if (title === undefined) return [];
    // One of several stands over its own address.
    const place = path.length === 0 ? undefined : task.argumentPlace([...path, 'address']);
    const at =
      place === undefined ? range : firstLine(analysis.index, rangeOf(analysis.index, place));
    return [
      { range: at, command: { title, command, arguments: [{ ...target, move, range: at }] } },
    ];
  });
  return [...runs, ...addresses];
}

/** A move of a task, and where its arguments are: none below the task's, or `moves` and its number. */
export interface KnownMove {
  readonly move: { readonly address: string; readonly from?: string; readonly to?: string };
  readonly path: readonly (string | number)[];
}

/** The moves of a task, as far as their addresses and hosts are known before the run. */
export function movesOf(analysis: Analysis, world: World, task: Task): readonly KnownMove[] {
  const offset = task.where.range?.start.offset ?? 0;
  const play = playAt(world, analysis, offset);
  const [host = ''] = play === undefined ? [] : hostsOf(world, play.hosts.value);
  const { value } = task.arguments;
  const listed = value['moves'];
  const several = Array.isArray(listed) ? (listed as readonly unknown[]) : undefined;
  const paths = several === undefined ? [[]] : several.map((_each, at) => ['moves', at]);
  return paths.flatMap((path): KnownMove[] => {
    const own = several === undefined ? value : several[Number(path[1])];
    if (typeof own !== 'object' || own === null) return [];
    const inside = task.argumentPlace([...path, 'address']).range?.start.offset ?? offset;
    const definitions = definitionsAt(world, analysis, spotAt(analysis.yaml.root, inside), play);
    const scope = new KnownScope(world, definitions, host);
    const known = (name: string): string | undefined => {
      // What one of several does not say for itself, the task says for all.
      const written = (own as Readonly<Record<string, unknown>>)[name] ?? value[name];
      const rendered = typeof written === 'string' ? scope.render(written) : undefined;
      return typeof rendered === 'string' ? rendered : undefined;
    };
    const address = known('address');
    const from = known('from');
    const to = known('to');
    if (address === undefined) return [];
    const move = {
      address,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    return [{ move, path }];
  });
}

/** "192.168.1.60 is on old (eth0:1), by facts of 3 hours ago"; undefined without facts. */
export function whereNow(
  snapshots: World['snapshots'],
  written: string,
  now: number,
): string | undefined {
  if (snapshots.length === 0) return undefined;
  const [address = ''] = written.split('/');
  const holders = holdersOf(snapshots, address);
  if (holders.length === 0) return `${address}: on none of the hosts with facts`;
  const names = holders.map(({ host, label, device }) => `${host} (${label ?? device})`);
  const oldest = Math.min(...holders.map(({ gatheredAt }) => gatheredAt));
  return `${address} is on ${names.join(' and ')}, by facts of ${age(now - oldest)} ago`;
}

/** Where lenses of an older text stand in a newer one: lines that are the same keep theirs. */
export function shiftLenses(
  lenses: readonly CodeLens[],
  from: TextIndex,
  to: TextIndex,
): CodeLens[] {
  let above = 0;
  const most = Math.min(from.lineCount, to.lineCount);
  while (above < most && from.lineText(above) === to.lineText(above)) above += 1;
  let below = 0;
  while (
    below < most - above &&
    from.lineText(from.lineCount - 1 - below) === to.lineText(to.lineCount - 1 - below)
  ) {
    below += 1;
  }
  const shift = to.lineCount - from.lineCount;
  const moved = ({ line, character }: Position): Position => {
    const at = line < above ? line : line >= from.lineCount - below ? line + shift : line;
    const clamped = Math.max(0, Math.min(at, to.lineCount - 1));
    return { line: clamped, character: Math.min(character, to.lineText(clamped).length) };
  };
  return lenses.map((lens) => {
    const range = { start: moved(lens.range.start), end: moved(lens.range.end) };
    const [target] = (lens.command?.arguments ?? []) as readonly RunTarget[];
    if (lens.command === undefined || target === undefined) return { ...lens, range };
    return { ...lens, range, command: { ...lens.command, arguments: [{ ...target, range }] } };
  });
}
