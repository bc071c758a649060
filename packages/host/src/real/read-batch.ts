import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Completed } from '@vipbook/transport';
import type { Fence } from '../held.ts';
import type { Operation, OperationResult } from '../operations.ts';
import type { Output } from './definition.ts';
import { definitionOf } from './definitions.ts';
import { fenced } from './operations/held-paths.ts';
import { lostLock } from './operations/lock.ts';
import { mutexFailure } from './operations/mutex.ts';

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
