import type { Facts } from '../facts.ts';
import { fencesItself, type Fence } from '../held.ts';
import type { Operation, OperationName } from '../operations.ts';
import { definitionOf } from './definitions.ts';
import type { Definition, ScriptContext } from './definition.ts';
import { guard, guardFence, refused } from './guard.ts';
import { fenced, guardOf, locks, mutexBusy, wordOf } from './operations/held-paths.ts';
import { endingTeam } from './operations/nft-ending.ts';
import { nftTeam } from './operations/nft-team.ts';
import { printBytes, toBytes, type BinaryString } from './script.ts';
import type { Team } from './together.ts';

/**
 * One script for all operations. Each that could end or change the shell runs in a subshell of its own; after it a line
 * with the mark, its number and its exit status goes to both streams, so that they can be cut apart again whatever the
 * operation printed.
 */
export function renderBatch(
  operations: readonly Operation[],
  mark: string,
  options: BatchOptions,
): Buffer {
  const { keepGoing = false, fences = [] } = options;
  const texts = new Map<BinaryString, string>();
  const batch: Batch = {
    mark,
    context: contextOf(options.arping, texts),
    keepGoing,
    fenced: (operation) => fences.length > 0 && !fencesItself(operation),
  };
  const groups = renderGroups(groupsOf(operations), batch);
  return toBytes(
    [
      'case :$PATH: in *:/usr/sbin:*) ;; *) PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin ;; esac',
      // Announcers of an earlier batch are not this one's to end.
      'vb_a=',
      ...(fences.length === 0 ? [] : [fenceFunction(fences)]),
      ...[...texts].map(([text, name]) => `${name}() { ${printBytes(toBytes(text))}; }`),
      ...groups,
      ':',
    ].join('\n'),
  );
}

interface Batch {
  readonly mark: string;
  readonly context: ScriptContext;
  readonly keepGoing: boolean;
  readonly fenced: (operation: Operation) => boolean;
}

interface Numbered {
  readonly operation: Operation;
  readonly index: number;
}

/** Operations side by side that a team does together; or a single one. */
interface Group {
  readonly members: readonly Numbered[];
  readonly team?: Team;
  /** Left out when its team has ended more than so many. */
  readonly afterEnded?: number;
}

function renderGroups(groups: readonly Group[], batch: Batch): readonly BinaryString[] {
  const parts: BinaryString[] = [];
  let open = 0;
  for (const { members, team, afterEnded } of groups) {
    const [first] = members;
    if (first === undefined) continue;
    if (afterEnded !== undefined) parts.push(`if [ $vb_k -le ${String(afterEnded)} ]; then`);
    const together = team === undefined ? undefined : renderTeam(members, team, batch);
    parts.push(
      ...(together ??
        (members.length === 1 ? renderAlone(first, batch) : renderGroups(singly(members), batch))),
    );
    if (afterEnded !== undefined) parts.push('fi');
    // Nested, not `exit`: a batch runs in the persistent shell itself.
    if (
      !batch.keepGoing &&
      members.some(({ operation }) => definitionOf(operation.do).anyStatus !== true)
    ) {
      parts.push('if [ $s = 0 ]; then :');
      open += 1;
    }
  }
  parts.push(...Array.from({ length: open }, () => 'fi'));
  return parts;
}

function singly(members: readonly Numbered[]): readonly Group[] {
  return members.map((member) => ({ members: [member] }));
}

function groupsOf(operations: readonly Operation[]): readonly Group[] {
  const groups: { readonly members: Numbered[]; teams: readonly Team[] }[] = [];
  operations.forEach((operation, index) => {
    const own = teamsOf(operation);
    const last = groups.at(-1);
    const teams = last === undefined ? [] : shared(last.teams, own, last.members);
    // The second time finds what the first has done.
    const again = last?.members.some((member) => isSame(member.operation, operation)) === true;
    if (last === undefined || teams.length === 0 || again)
      groups.push({ members: [{ operation, index }], teams: own });
    else {
      last.members.push({ operation, index });
      last.teams = teams;
    }
  });
  return groups.map(({ members, teams: [team] }) => ({
    members,
    ...(team === undefined ? {} : { team }),
  }));
}

/** The first is the one that does it, where those beside it leave the choice. */
function teamsOf(operation: Operation): readonly Team[] {
  const definition = definitionOf(operation.do);
  const teams = [
    ...(definition.nft?.(operation) === undefined ? [] : [nftTeam]),
    ...(definition.ending?.(operation) === undefined ? [] : [endingTeam]),
  ];
  return teams.length > 0 || definition.team === undefined ? teams : [definition.team];
}

function shared(
  teams: readonly Team[],
  own: readonly Team[],
  members: readonly Numbered[],
): readonly Team[] {
  const before = members.at(-1)?.operation;
  return teams.filter(
    (team) => own.includes(team) && (before === undefined || team.isLast?.(before) !== true),
  );
}

/** The same kind, to the same address or interface? */
function isSame(one: Operation, other: Operation): boolean {
  const key = (operation: Operation): string =>
    'address' in operation ? operation.address : 'name' in operation ? operation.name : '';
  return one.do === other.do && key(one) === key(other) && key(one) !== '';
}

function ended(mark: string, index: number, status = '$s'): BinaryString {
  const line = `printf '\\n${mark} ${String(index)} %s\\n' ${status}`;
  return `${line}; ${line} >&2`;
}

/** `exclusively` looks once more when it has waited for the mutex. */
const throughFence = 'if vb_fence; then vb_behind=1';

function renderAlone(
  { operation, index }: Numbered,
  { mark, context, fenced: isFenced }: Batch,
): readonly BinaryString[] {
  const behindFence = isFenced(operation);
  return [
    ...(behindFence ? [throughFence] : []),
    ...renderOne(operation, definitionOf(operation.do), context),
    ...(behindFence ? [`vb_behind=; else s=${String(fenced)}; fi`] : []),
    ended(mark, index),
  ];
}

/** Undefined: the team has no way to do these together. `vb_t`: each that is not ended is done alone. */
function renderTeam(
  members: readonly Numbered[],
  team: Team,
  batch: Batch,
): readonly BinaryString[] | undefined {
  const [first] = members;
  if (first === undefined || members.length === 1) return undefined;
  const { mark } = batch;
  const script = teamScript(members, team, batch);
  if (script === undefined) return undefined;
  const behindFence = batch.fenced(first.operation);
  return [
    'vb_t= vb_k=0',
    ...(behindFence ? [throughFence] : []),
    ...(team.inline === true
      ? inEnglish(script)
      : [`( LC_ALL=C; export LC_ALL\n${script}\n); s=$?`]),
    '[ $s = 0 ] || vb_t=1',
    ...(behindFence
      ? [
          'vb_behind=; else',
          `s=${String(fenced)}`,
          ...members.map(({ index }) => ended(mark, index)),
          'fi',
        ]
      : []),
    // Who has waited so long for the host's mutex does not begin again, but where one failure does not end it all.
    `if [ $s = ${String(mutexBusy)} ]; then vb_k=1${batch.keepGoing ? '' : ' vb_t='}; ${ended(mark, first.index)}; fi`,
    'if [ -n "$vb_t" ]; then s=0',
    ...renderGroups(
      singly(members).map((group, at) => ({ ...group, afterEnded: at })),
      batch,
    ),
    'fi',
  ];
}

/** What a shell cannot be told of is found out, and said, when each is rendered alone. */
function teamScript(
  members: readonly Numbered[],
  team: Team,
  { context, mark }: Batch,
): BinaryString | undefined {
  const own = members.map(({ operation, index }) => {
    guard(operation);
    const definition = definitionOf(operation.do);
    return { operation, definition, end: ended(mark, index, '0') };
  });
  try {
    return team.script(own, context);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export interface BatchOptions {
  readonly arping: Facts['arping'];
  readonly keepGoing?: boolean;
  readonly fences?: readonly Fence[];
}

/** `texts`: those that are printed, and the names of the functions that do so. */
function contextOf(arping: Facts['arping'], texts: Map<BinaryString, string>): ScriptContext {
  const context: ScriptContext = {
    arping,
    // Each in a subshell, the failure of one is not that of the next.
    render: (operations, otherwise = () => undefined) =>
      operations
        .map((operation) => {
          const script = scriptOf(operation, definitionOf(operation.do), context);
          const failed = otherwise(operation);
          return `( ${script}\n) </dev/null >/dev/null 2>&1${failed === undefined ? '' : ` || ${failed}`}`;
        })
        .concat(':')
        .join('\n'),
    print(text) {
      const name = texts.get(text) ?? `vb_text${String(texts.size)}`;
      texts.set(text, name);
      return name;
    },
  };
  return context;
}

/**
 * Is each lock still ours? Every look is a sign of life: the guard's deadline moves. Builtins only, because
 * it runs before each operation.
 */
function fenceFunction(fences: readonly Fence[]): BinaryString {
  const each = fences.map((fence, index) => {
    guardFence(fence);
    const deadline = `${guardOf(fence.address)}/deadline`;
    const said = `vb_w${String(index)}`;
    const n = String(fence.word ?? 0);
    const heard = wordOf(fence.address);
    // A later word was heard, or this very one, and not from this script.
    const inTime =
      fence.word === undefined
        ? []
        : [
            `vb_n=; read -r vb_n 2>/dev/null <${heard}`,
            `if [ "$${said}" = 1 ]; then [ "$vb_n" = ${n} ] || return 1; else [ "\${vb_n:-0}" -lt ${n} ] || return 1; echo ${n} >${heard}; ${said}=1; fi`,
          ];
    return [
      `vb_e= vb_r=; read -r vb_e vb_r vb_x 2>/dev/null <${locks}/${fence.address}`,
      `[ "$vb_e $vb_r" = '${String(fence.epoch)} ${fence.run}' ] || return 1`,
      ...inTime,
      // Read is nothing when the guard went in this moment, and its folder with it.
      `if [ -e ${deadline} ]; then read -r vb_u vb_x </proc/uptime; vb_r=; read -r vb_e vb_r 2>/dev/null <${deadline}; [ -z "$vb_r" ] || printf '%s %s\\n' "$((\${vb_u%.*}+vb_r))" "$vb_r" >${deadline}; fi`,
    ].join('\n');
  });
  const fresh = fences.map((_, index) => `vb_w${String(index)}=`).join(' ');
  return `${fresh}\nvb_fence() {\n${each.join('\n')}\n}`;
}

/** What we parse must be in English; what the user runs speaks the user's language. */
function renderOne(
  operation: Operation,
  definition: Definition<OperationName>,
  context: ScriptContext,
): readonly BinaryString[] {
  const script = scriptOf(operation, definition, context);
  if (operation.do === 'command.run') return [`(\n${script}\n); s=$?`];
  if (definition.inline !== true) return [`( LC_ALL=C; export LC_ALL\n${script}\n); s=$?`];
  return inEnglish(script);
}

function inEnglish(script: BinaryString): readonly BinaryString[] {
  return [
    'vb_l=${LC_ALL-}; LC_ALL=C; export LC_ALL',
    `{ ${script}\n}; s=$?`,
    // bash complains of a locale that the host has not; it would be the last that is heard of the operation.
    'if [ -n "$vb_l" ]; then { LC_ALL=$vb_l; } 2>/dev/null; else unset LC_ALL; fi',
  ];
}

/** A NUL in a word, a variable with a name that is none: the scripts' RangeErrors are findings. */
function scriptOf(
  operation: Operation,
  definition: Definition<OperationName>,
  context: ScriptContext,
): BinaryString {
  guard(operation);
  try {
    return definition.script(operation, context);
  } catch (error) {
    throw error instanceof RangeError ? refused(operation, error.message) : error;
  }
}
