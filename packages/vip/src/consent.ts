import { diagnostic } from '@vipbook/diagnostics';
import type { AddressLock } from '@vipbook/host';
import { quiet } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type MoveStep } from './step.ts';
import { outcome } from './verify.ts';

const lookEveryMs = 500;

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
  const silent = move.quietable && strategy === 'make-before-break';
  return [
    {
      phase: 'consent',
      title: 'a person says yes',
      actions: [
        {
          host: old.host,
          title: `wait ${String(confirmSeconds)} s for: vipbook confirm ${address}`,
          operations: [{ do: 'lock.query', address }, ...(silent ? [quiet(move, true)] : [])],
        },
        {
          host: next.host,
          title: 'renew the lease',
          operations: [
            { do: 'lock.query', address },
            {
              do: 'address.lifetime',
              device: next.device,
              address,
              prefix: move.prefix,
              lifetime: hold.timing.lease,
            },
          ],
        },
      ],
      undo: [],
      judge(results, elapsedMs) {
        const yes = [old, next]
          .map(({ host }) => yesOf(outcome(results, host, 0, 'lock.query')?.locks, hold.run.id))
          .find((by) => by !== undefined);
        if (yes !== undefined) return { ...fine, note: `confirmed by ${yes}` };
        const left = confirmSeconds * 1000 - elapsedMs;
        if (left > 0) {
          return {
            ...fine,
            asks: `${next.host} serves ${address}; nothing is final until somebody types this within ${String(confirmSeconds)} s, from any machine that reaches the hosts: ${command}`,
            // What to type comes first: a terminal of 80 columns cuts the rest off.
            note: `${command} within ${String(Math.ceil(left / 1000))} s, or it is undone; ${next.host} serves it`,
            againAfterMs: Math.min(lookEveryMs, left),
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

function yesOf(locks: readonly AddressLock[] | undefined, run: string): string | undefined {
  return locks?.find((lock) => lock.confirmed?.run === run)?.confirmed?.by;
}
