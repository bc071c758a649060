import type { Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '../facts.ts';
import type { Operation, OperationName, Operations } from '../operations.ts';
import type { BinaryString } from './script.ts';

/** What one operation's part of the script left behind. */
export interface Output {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** What a script must know of the host it is for. */
export interface ScriptContext {
  readonly arping: Facts['arping'];
  /** Other operations as shell functions' bodies, for what the host shall do by itself later. */
  render(operations: readonly Operation[]): BinaryString;
}

/** How the real host does one kind of operation. */
export interface Definition<N extends OperationName> {
  /** POSIX sh that does it. Exit status other than 0: it failed (read decides otherwise if given). */
  script(input: Operations[N]['in'], context: ScriptContext): BinaryString;
  /** Its answer, out of what the script printed; undefined when it makes no sense. */
  read(output: Output, input: Operations[N]['in']): Operations[N]['out'] | undefined;
  /** The failure, when the general reading of stderr does not say it best. */
  fail?(output: Output, input: Operations[N]['in'], host: string): Diagnostic | undefined;
  /** The script neither exits nor changes the shell: it needs no subshell of its own (a fork saved). */
  readonly inline?: boolean;
  /** It changes nothing and does little but wait for answers: several of its kind wait at the same time. */
  readonly waits?: boolean;
  /** True when a non-zero status is an answer, not a failure. */
  readonly anyStatus?: boolean;
  /** What a person would type: one line a command, for plans. Nothing for what only looks. */
  describe(input: Operations[N]['in']): readonly string[];
}

export type Definitions = { readonly [N in OperationName]: Definition<N> };
export type Part<N extends OperationName> = Pick<Definitions, N>;

/** `1` printed by a script that changed something. */
export function changed(output: Output): { changed: boolean } {
  return { changed: output.stdout.toString('latin1').trim() === '1' };
}
