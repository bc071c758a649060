import { diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, Operation } from '@vipbook/host';
import { quiet, renew } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type MoveStep } from './step.ts';
import { withoutOldMs } from './timing.ts';
import { outcome } from './verify.ts';

const lookEveryMs = 500;
/** So much longer than the run its hosts may say that they wait: they were asked later, and their clocks differ by 1 %. */
const mostLateMs = 5000;

/**
 * `confirm:`: everything is in place and can be tried, and nothing is final until a person says yes, on
 * either host, from wherever. The silence of the person undoes the move, and so does the controller's.
 */
export function consentStep(move: MoveFacts): readonly MoveStep[] {
  const { address, confirmSeconds = 0, strategy } = move.request;
  if (confirmSeconds <= 0) return [];
  const { old, new: next, hold } = move;
  const { confirmFlags } = hold.run;
  const command = `vipbook confirm ${address}${confirmFlags === undefined ? '' : ` ${confirmFlags}`}`;
  const asking: readonly Operation[] = [
    {
      do: 'lock.ask',
      address,
      run: hold.run.id,
      epoch: hold.epoch,
      seconds: confirmSeconds,
    },
    { do: 'lock.query', address },
  ];
  const silent = move.quietable && strategy === 'make-before-break';
  return [
    {
      phase: 'consent',
      title: 'a person says yes',
      // The new host serves: to take the address from it because the old one is gone would leave nobody.
      without: [old.host],
      withoutForMs: withoutOldMs(hold.timing),
      actions: [
        {
          host: old.host,
          title: `wait ${String(confirmSeconds)} s for: vipbook confirm ${address}`,
          operations: [...asking, ...(silent ? [quiet(move, true)] : [])],
        },
        {
          host: next.host,
          title: 'renew the lease',
          operations: [...asking, renew(move)],
        },
      ],
      undo: [],
      judge(results, elapsedMs, askedMs) {
        const locks = [old, next].flatMap(
          ({ host }) => outcome(results, host, 1, 'lock.query')?.locks ?? [],
        );
        const yes = yesOf(locks, hold.run.id);
        if (yes !== undefined) return { ...fine, note: `confirmed by ${yes}` };
        const left = confirmSeconds * 1000 - elapsedMs;
        // Hosts began to count a little later; until they refuse it, who says yes is told that it counts.
        const open = locks.some(({ asks }) => asks !== undefined && asks.secondsLeft > 0);
        // A look ends with its slowest host: what the other one said may be from before somebody said yes to it.
        const askedTooSoon = askedMs < confirmSeconds * 1000;
        if (left > 0 || askedTooSoon || (open && left > -mostLateMs)) {
          return {
            ...fine,
            asks: `${next.host} serves ${address}; nothing is final until somebody types this within ${String(confirmSeconds)} s, from any machine that reaches the hosts: ${command}`,
            // What to type comes first: a terminal of 80 columns cuts the rest off.
            note:
              left > 0
                ? `vipbook confirm ${address} within ${String(Math.ceil(left / 1000))} s, or it is undone; ${next.host} serves it`
                : 'the time for a yes is over; looking once more whether somebody said it',
            againAfterMs: left > 0 ? Math.min(lookEveryMs, left) : lookEveryMs,
          };
        }
        return {
          errors: [
            diagnostic('VIP039', {
              message: `nobody confirmed the move of ${address} within ${String(confirmSeconds)} s`,
              where: { host: next.host },
            }),
          ],
          warnings: [],
        };
      },
    },
  ];
}

function yesOf(locks: readonly AddressLock[], run: string): string | undefined {
  return locks.find((lock) => lock.confirmed?.run === run)?.confirmed?.by;
}
