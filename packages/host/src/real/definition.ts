import type { Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '../facts.ts';
import type { Operation, OperationName, Operations } from '../operations.ts';
import type { Ending } from './operations/nft-ending.ts';
import type { NftLines } from './operations/nft-team.ts';
import type { BinaryString } from './script.ts';
import type { Team } from './together.ts';

/** What one operation's part of the script left behind. */
export interface Output {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** What a script must know of the host it is for. */
export interface ScriptContext {
  readonly arping: Facts['arping'];
  /**
   * Other operations as shell functions' bodies, for what the host shall do by itself later. `otherwise`: what is run
   * when the operation has failed.
   */
  render(
    operations: readonly Operation[],
    otherwise?: (operation: Operation) => BinaryString | undefined,
  ): BinaryString;
  /** Shell that prints the text, which is sent to the host once, however often that is asked for. */
  print(text: BinaryString): BinaryString;
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
  /** All that it does, when that is a part of a transaction of nft(8): it is done together with such beside it. */
  nft?(input: Operations[N]['in']): NftLines | undefined;
  /** All that it does, when that is to take down what is ours in nft(8): it is done together with such beside it. */
  ending?(input: Operations[N]['in']): Ending | undefined;
  /** Done together with others beside it that name the same team, when it is neither of these. */
  readonly team?: Team;
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
