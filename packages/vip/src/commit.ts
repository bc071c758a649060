import { diagnostic } from '@vipbook/diagnostics';
import type { Operation } from '@vipbook/host';
import { restoreAnnounce } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import type { MoveStep } from './step.ts';
import { outcome, witnessOf } from './verify.ts';

/**
 * The commit is one operation on the new host: its lease becomes permanent, refused if the lease has
 * lapsed. Until it has succeeded everything can be undone; after it the move goes forward only. Then the
 * old host lets go, and the files follow, the new host's last, so that no power cut brings the address
 * up twice.
 */
export function commitSteps(
  move: MoveFacts,
  strategy: {
    /** What makes the old host let go, if it has not yet. */
    readonly release: readonly Operation[];
    /** What is taken down on the new host. */
    readonly settle: readonly Operation[];
  },
): readonly MoveStep[] {
  const { old, new: next, request } = move;
  const { address } = request;
  return [
    {
      phase: 'commit',
      title: 'the address belongs to the new host',
      commits: true,
      // In IPv6 a host that still holds the address asks itself, and learns nothing.
      ...(address.includes(':') && request.strategy === 'make-before-break'
        ? {}
        : { witness: witnessOf(move) }),
      actions: [
        {
          host: next.host,
          title: `keep ${address} for good`,
          operations: [
            {
              do: 'address.lifetime',
              device: next.device,
              address,
              prefix: move.prefix,
              lifetime: 'forever',
            },
          ],
        },
      ],
      undo: [],
    },
    {
      phase: 'persist',
      title: 'the old host lets go, the files say what is true',
      actions: [
        {
          host: next.host,
          title: `write the interfaces file with ${address}`,
          operations: [
            ...next.files.write,
            ...next.files.state,
            ...strategy.settle,
            restoreAnnounce(next),
          ],
        },
        {
          host: old.host,
          title: strategy.release.length === 0 ? 'forget the address' : `delete ${address}`,
          operations: [...strategy.release, ...old.files.state, restoreAnnounce(old)],
        },
      ],
      undo: [],
    },
    {
      phase: 'confirm',
      title: 'look once more',
      actions: [
        {
          host: next.host,
          title: `holds ${address}`,
          operations: [{ do: 'address.query', address }],
        },
        {
          host: old.host,
          title: `does not hold ${address}`,
          operations: [{ do: 'address.query', address }],
        },
      ],
      undo: [],
      judge(results) {
        const onNew = outcome(results, next.host, 0, 'address.query');
        const onOld = outcome(results, old.host, 0, 'address.query');
        const errors = [];
        if (onNew?.found.some((found) => found.lifetime === 'forever') !== true) {
          errors.push(
            diagnostic('VIP019', {
              message: `${next.host} does not hold ${address} for good`,
              where: { host: next.host },
            }),
          );
        }
        if (onOld !== undefined && onOld.found.length > 0) {
          errors.push(
            diagnostic('VIP003', {
              message: `${old.host} still holds ${address}`,
              where: { host: old.host },
            }),
          );
        }
        return { errors, warnings: [] };
      },
    },
  ];
}
