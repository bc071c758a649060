import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Completed } from '@vipbook/transport';
import type { Facts } from '../facts.ts';
import { fencesItself, type Fence } from '../held.ts';
import type { Operation, OperationName, OperationResult } from '../operations.ts';
import { definitions } from './definitions.ts';
import type { Definition, Output, ScriptContext } from './definition.ts';
import { guard, guardFence, refused } from './guard.ts';
import { fenced, guardOf, locks, wordOf } from './operations/held-paths.ts';
import { lostLock } from './operations/lock.ts';
import { mutexFailure } from './operations/mutex.ts';
import { toBytes, type BinaryString } from './script.ts';

function definitionOf(name: OperationName): Definition<OperationName> {
  // The table's type keeps each name with its own input; a caller that iterates loses that link.
  return definitions[name];
}

/**
 * One script for all operations. Each runs in a subshell of its own; after it a line with the mark, its
 * number and its exit status goes to both streams, so that they can be cut apart again whatever the
 * operation printed.
 */
export function renderBatch(
  operations: readonly Operation[],
  mark: string,
  options: BatchOptions,
): Buffer {
  const { keepGoing = false, fences = [] } = options;
  const context = contextOf(options.arping);
  const parts: BinaryString[] = [
    'case :$PATH: in *:/usr/sbin:*) ;; *) PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin ;; esac',
    ...(fences.length === 0 ? [] : [fenceFunction(fences)]),
  ];
  let open = 0;
  for (const group of groupsOf(operations)) {
    const [first] = group;
    if (first === undefined) continue;
    const behindFence = fences.length > 0 && !fencesItself(first.operation);
    parts.push(
      ...(group.length > 1
        ? renderTogether(group, mark, context, behindFence)
        : renderAlone(first, mark, context, behindFence)),
    );
    // Nested, not `exit`: a batch of inline operations runs in the persistent shell itself.
    if (!keepGoing && definitionOf(first.operation.do).anyStatus !== true) {
      parts.push('if [ $s = 0 ]; then :');
      open += 1;
    }
  }
  parts.push(...Array.from({ length: open }, () => 'fi'), ':');
  return toBytes(parts.join('\n'));
}

interface Numbered {
  readonly operation: Operation;
  readonly index: number;
}

/** Operations that only wait for the wire, one after the other in the list, wait at the same time. */
function groupsOf(operations: readonly Operation[]): readonly (readonly Numbered[])[] {
  const groups: Numbered[][] = [];
  operations.forEach((operation, index) => {
    const last = groups.at(-1);
    const together = definitionOf(operation.do).waits === true;
    if (together && last?.[0]?.operation.do === operation.do) last.push({ operation, index });
    else groups.push([{ operation, index }]);
  });
  return groups;
}

function ended(mark: string, index: number, status = '$s'): BinaryString {
  const line = `printf '\\n${mark} ${String(index)} %s\\n' ${status}`;
  return `${line}; ${line} >&2`;
}

function renderAlone(
  { operation, index }: Numbered,
  mark: string,
  context: ScriptContext,
  behindFence: boolean,
): readonly BinaryString[] {
  return [
    ...(behindFence ? ['if vb_fence; then'] : []),
    ...renderOne(operation, definitionOf(operation.do), context),
    ...(behindFence ? [`else s=${String(fenced)}; fi`] : []),
    ended(mark, index),
  ];
}

/** Each writes to files of its own, which are put into the streams in order; `s` is the worst status. */
function renderTogether(
  group: readonly Numbered[],
  mark: string,
  context: ScriptContext,
  behindFence: boolean,
): readonly BinaryString[] {
  const started = group.map(({ operation, index }) => {
    const script = scriptOf(operation, definitionOf(operation.do), context);
    const file = `$vb_d/${String(index)}`;
    return `( LC_ALL=C; export LC_ALL\n${script}\n) >"${file}.o" 2>"${file}.e" </dev/null & vb_p${String(index)}=$!`;
  });
  const collected = group.map(({ index }) => {
    const file = `$vb_d/${String(index)}`;
    return `wait $vb_p${String(index)}; vb_s=$?; [ $vb_s = 0 ] || s=$vb_s; cat "${file}.o"; cat "${file}.e" >&2; ${ended(mark, index, '$vb_s')}`;
  });
  const each = (status: string): readonly BinaryString[] => [
    `s=${status}`,
    ...group.map(({ index }) => ended(mark, index)),
  ];
  return [
    ...(behindFence ? ['if vb_fence; then'] : []),
    's=0; if vb_d=$(mktemp -d); then',
    ...started,
    ...collected,
    'rm -rf "$vb_d"; else',
    ...each('1'),
    'fi',
    ...(behindFence ? ['else', ...each(String(fenced)), 'fi'] : []),
  ];
}

export interface BatchOptions {
  readonly arping: Facts['arping'];
  readonly keepGoing?: boolean;
  readonly fences?: readonly Fence[];
}

function contextOf(arping: Facts['arping']): ScriptContext {
  const context: ScriptContext = {
    arping,
    // Each in a subshell, the failure of one is not that of the next.
    render: (operations) =>
      operations
        .map((operation) => {
          const script = scriptOf(operation, definitionOf(operation.do), context);
          return `( ${script}\n) </dev/null >/dev/null 2>&1`;
        })
        .concat(':')
        .join('\n'),
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

/** May the whole batch run without a subshell? */
export function isInline(operations: readonly Operation[]): boolean {
  return operations.every((operation) => definitionOf(operation.do).inline === true);
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
  return [
    'vb_l=${LC_ALL-}; LC_ALL=C; export LC_ALL',
    `{ ${script}\n}; s=$?`,
    'if [ -n "$vb_l" ]; then LC_ALL=$vb_l; else unset LC_ALL; fi',
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

/** Cut one stream at its marks: what each operation printed there, and its status. */
function cut(stream: Buffer, mark: string): Map<number, { text: Buffer; status: number }> {
  const found = new Map<number, { text: Buffer; status: number }>();
  const needle = Buffer.from(`\n${mark} `, 'latin1');
  let from = 0;
  for (;;) {
    const at = stream.indexOf(needle, from);
    if (at < 0) return found;
    const end = stream.indexOf(10, at + 1);
    const line = stream.subarray(at + needle.length, end < 0 ? undefined : end).toString('latin1');
    const [index, status] = line.split(' ').map(Number);
    found.set(index ?? -1, { text: stream.subarray(from, at), status: status ?? 255 });
    if (end < 0) return found;
    from = end + 1;
  }
}

export function readBatch(
  operations: readonly Operation[],
  completed: Completed,
  mark: string,
  host: string,
  fences: readonly Fence[] = [],
): OperationResult[] {
  const out = cut(completed.stdout, mark);
  const err = cut(completed.stderr, mark);
  return operations.map((operation, index): OperationResult => {
    const part = out.get(index);
    if (part === undefined) return { status: 'skipped' };
    if (part.status === fenced && fences[0] !== undefined) {
      return { status: 'failed', error: lostLock(fences[0].address, host) };
    }
    const definition = definitionOf(operation.do);
    const output: Output = {
      status: part.status,
      stdout: part.text,
      stderr: err.get(index)?.text ?? Buffer.alloc(0),
    };
    if (output.status === 0 || definition.anyStatus === true) {
      const answer = definition.read(output, operation);
      if (answer !== undefined) return { status: 'done', out: answer };
    }
    return {
      status: 'failed',
      error:
        definition.fail?.(output, operation, host) ??
        mutexFailure(output, host) ??
        failure(operation, output, host),
    };
  });
}

function failure(operation: Operation, output: Output, host: string): Diagnostic {
  const printed = output.stderr.toString('utf8').trim();
  const what = definitionOf(operation.do).describe(operation)[0] ?? operation.do;
  const where = 'path' in operation ? { host, file: operation.path } : { host };
  const detail = printed === '' ? `exit status ${String(output.status)}` : lastLine(printed);
  if (
    /Operation not permitted|Permission denied|must be root|not permitted|are you root/i.test(
      printed,
    )
  ) {
    return diagnostic('HST001', {
      message: `${host} does not permit \`${what}\`: ${detail}`,
      where,
    });
  }
  if (/Cannot find device|does not exist|No such device/i.test(printed)) {
    return diagnostic('HST002', { message: `\`${what}\` on ${host}: ${detail}`, where });
  }
  if (output.status === 127) {
    const missing = /([\w.+-]+)(?:: (?:command )?not found)?\s*$/.exec(printed)?.[1] ?? what;
    return diagnostic('HST007', {
      message: `${host} has no \`${missing}\`, which ${operation.do} needs`,
      where,
      remedy: packageRemedy(missing),
    });
  }
  if (output.status === 0) {
    return diagnostic('HST009', {
      message: `${operation.do} on ${host} answered in a way not understood`,
      where,
    });
  }
  return diagnostic('HST003', { message: `\`${what}\` failed on ${host}: ${detail}`, where });
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

const packages: Readonly<Record<string, string>> = {
  arping: 'iputils-arping',
  nft: 'nftables',
  ip: 'iproute2',
  ss: 'iproute2',
  ping: 'iputils-ping',
  ifup: 'ifupdown',
  ifdown: 'ifupdown',
  nc: 'netcat-openbsd',
  flock: 'util-linux',
};

export function packageRemedy(program: string): string {
  const name = packages[program];
  return name === undefined
    ? `Install the package that brings \`${program}\` on the host.`
    : `apt-get install ${name} (on the host)`;
}
