import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { whohas } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type MoveStep } from './step.ts';
import { outcome } from './verify.ts';

const lookEveryMs = 1000;

/** `watch:`: after everything is done, the old host listens for a while who answers for the address. */
export function watchStep(move: MoveFacts): readonly MoveStep[] {
  const { address, watchSeconds = 0 } = move.request;
  if (watchSeconds <= 0) return [];
  const { old, new: next } = move;
  return [
    {
      phase: 'watch',
      title: `the address stays for ${String(watchSeconds)} s`,
      actions: [
        {
          host: old.host,
          title: `look for ${String(watchSeconds)} s whether ${address} flips back`,
          operations: [whohas(old, move)],
        },
      ],
      undo: [],
      judge(results, elapsedMs) {
        const macs = outcome(results, old.host, 0, 'arp.whohas')?.macs;
        if (macs !== undefined && (macs.length !== 1 || macs[0] !== next.mac))
          return { errors: [flipped(move, macs)], warnings: [] };
        const left = watchSeconds * 1000 - elapsedMs;
        return left <= 0
          ? { ...fine, note: `only ${next.host} (${next.mac}) answered` }
          : { ...fine, againAfterMs: Math.min(lookEveryMs, left) };
      },
    },
  ];
}

function flipped(move: MoveFacts, macs: readonly string[]): Diagnostic {
  const { old, new: next, request } = move;
  const others = macs.filter((mac) => mac !== next.mac);
  return diagnostic('VIP045', {
    message:
      others.length === 0
        ? `${next.host} (${next.mac}) no longer answers for ${request.address}`
        : `${others.join(' and ')} answer${others.length === 1 ? 's' : ''} for ${request.address}${macs.includes(next.mac) ? `, besides ${next.host}` : `, not ${next.host} (${next.mac})`}`,
    where: { host: old.host },
  });
}
