import { diagnostic, hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { BridgeFact } from '@vipbook/host';
import type { MoveState, RunView } from '@vipbook/journal';
import { printableLine, renderFindings, safeJson } from '@vipbook/report';
import type { MoveEnd } from '@vipbook/vip';
import type { CommandContext } from '../command-table.ts';
import type { Interrupts } from '../interrupt.ts';
import type { ConnectionFlags } from '../options/connection.ts';
import type { Terminal } from '../terminal.ts';
import { agree } from './agree.ts';
import { madeBridges } from './bridges.ts';
import { ask, exitCodeOfAnswers, outcomeOf, type Answer, type Door } from './door.ts';
import { holderText } from './hosts-say.ts';
import { doorOf } from './recorded.ts';
import { holding, noteEnd } from './take-up.ts';
import { span } from './words.ts';

interface EndFlags extends ConnectionFlags {
  readonly check?: boolean;
  readonly yes?: boolean;
  readonly takeOver?: boolean;
  readonly output: 'human' | 'json';
}

/** What a run has made, and what its host says of it. */
interface Standing {
  readonly move: MoveState;
  /** Undefined: it is over. */
  readonly bridge: BridgeFact | undefined;
}

/**
 * A bridge to another subnet has moved no address, so there is none to move back: what a rollback takes back is the
 * bridge. The address stays where it was all the time.
 * @returns whether all of them are over, so that what the run did before may go back.
 */
export async function endBridges(
  view: RunView,
  moves: readonly MoveState[],
  flags: EndFlags,
  { terminal, exitWith }: CommandContext,
  { orderly }: Interrupts,
): Promise<boolean> {
  const door = await doorOf(view, moves, { flags, terminal, signal: orderly });
  const json = flags.output === 'json';
  const check = flags.check === true;
  const say = (text: string): void => {
    if (!json) terminal.out(`${printableLine(text)}\n`);
  };
  try {
    refuseOthers(view, moves, terminal);
    const found = await Promise.all(moves.map((move) => look(move, door, orderly)));
    for (const { move, bridge } of found) say(textOf(move, bridge, check));
    const standing = found.filter(({ bridge }) => bridge !== undefined);
    if (!check && flags.yes !== true && standing.length > 0)
      await agree(
        terminal,
        standing.length === 1 ? 'End the bridge?' : `End the ${String(standing.length)} bridges?`,
      );
    const answers = check
      ? []
      : await holding(view, 'rollback', flags, terminal, async (held) => {
          const all: Answer[] = [];
          for (const { move, bridge } of found) {
            const { address, from } = move.intent;
            const [answer] =
              bridge === undefined
                ? []
                : await ask(door, [from], [{ do: 'bridge.close', address }]);
            if (answer !== undefined) all.push(answer);
            if (answer !== undefined && answer.findings.length > 0) continue;
            noteEnd(held, move, undone, 'rollback');
            say(`undone: ${address} is on ${from}, and leads nowhere`);
          }
          return all;
        });
    const errors = answers.flatMap(({ findings }) => findings);
    if (json) {
      const bridges = found.map(({ move: { intent }, bridge }) => ({
        address: intent.address,
        host: intent.from,
        to: bridge?.to ?? null,
        secondsLeft: bridge?.secondsLeft ?? 0,
      }));
      terminal.out(`${safeJson({ run: view.run, check, bridges, errors })}\n`);
    } else terminal.error(renderFindings(errors));
    exitWith(exitCodeOfAnswers(answers));
    return errors.length === 0;
  } finally {
    await door.close();
  }
}

/**
 * A later run that leads the address elsewhere has put its bridge in the place of this one's.
 * @throws VipbookError JNL009
 */
function refuseOthers(view: RunView, moves: readonly MoveState[], terminal: Terminal): void {
  const latest = madeBridges(terminal, Date.now());
  const findings = moves.flatMap(({ intent: { address, from } }): readonly Diagnostic[] => {
    const made = latest.find((one) => one.address === address && one.host === from);
    if (made === undefined || made.view.run === view.run) return [];
    return [
      diagnostic('JNL009', {
        message: `the bridge of ${address} on ${from} is that of run ${made.view.run} by now, and no longer that of run ${view.run}`,
        where: { host: from },
      }),
    ];
  });
  if (findings.length > 0) throw new VipbookError(findings);
}

const undone: MoveEnd = {
  end: 'undone',
  errors: [],
  warnings: [],
  interrupted: false,
  steps: [],
};

/** @throws VipbookError VIP034 when another run is at work there, which may be making it anew. */
async function look(move: MoveState, door: Door, signal: AbortSignal): Promise<Standing> {
  const { address, from } = move.intent;
  const [answer] = await ask(door, [from], [{ do: 'lock.query', address }], signal);
  const findings: readonly Diagnostic[] = answer?.findings ?? [];
  if (hasErrors(findings)) throw new VipbookError(findings);
  const lock = answer && outcomeOf(answer, 0, 'locks')?.locks[0];
  if (lock?.holder !== undefined && lock.holder.secondsLeft >= 0) {
    throw new VipbookError(
      diagnostic('VIP034', {
        message: `${from}: ${address} is locked ${holderText(lock)}`,
        where: { host: from },
      }),
    );
  }
  const { bridges = [] } = await (await door.host(from)).facts({ signal });
  const bridge = bridges.find((one) => one.address === address && one.secondsLeft > 0);
  return { move, bridge };
}

function textOf({ intent }: MoveState, bridge: BridgeFact | undefined, check: boolean): string {
  const { address, from, to } = intent;
  if (bridge === undefined) return `${from}: the bridge of ${address} to ${to} is over already`;
  const left = span(bridge.secondsLeft * 1000);
  const leads = `${from}: what comes for ${address} goes to ${bridge.to} (${to}) for ${left} more`;
  return check ? `${leads}; this would end` : leads;
}
