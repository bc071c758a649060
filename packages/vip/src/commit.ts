import { diagnostic } from '@vipbook/diagnostics';
import type { Operation } from '@vipbook/host';
import { consentStep } from './consent.ts';
import { letGo } from './hold.ts';
import { announced, restoreAnnounce, restoreAsking, whohas } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import { asksForItsOwn } from './view.ts';
import type { MoveStep } from './step.ts';
import { outcome, stillAnswers } from './verify.ts';
import { watchStep } from './watch.ts';
import { witnessOf } from './witness.ts';

/**
 * The commit is one operation on the new host: its lease becomes permanent, and its guard's state with it on
 * the disk; refused if the lease has lapsed. Until it has succeeded everything can be undone; after it the
 * move goes forward only. Then the old host lets go and says so, and only after that the new host writes its
 * file: no power cut brings the address up twice.
 */
export function commitSteps(
  move: MoveFacts,
  strategy: {
    /** What makes the old host let go, if it has not yet. */
    readonly release: readonly Operation[];
    /** What is taken down on the new host. */
    readonly settle: readonly Operation[];
    /** What the new host says once the old one has let go, where that one answered until then; and it is asked who does. */
    readonly alone?: readonly Operation[];
  },
): readonly MoveStep[] {
  const { old, new: next, request } = move;
  const { address } = request;
  const letsGoNow = strategy.release.some((operation) => operation.do === 'address.delete');
  const release: readonly Operation[] = [
    ...strategy.release,
    ...old.files.state,
    restoreAnnounce(old),
    { do: 'address.query', address },
    ...letGo(move),
  ];
  const { alone = [] } = strategy;
  const asked = alone.length > 0 && asksForItsOwn(next.facts, address) ? [whohas(next, move)] : [];
  const persist: readonly Operation[] = [
    ...alone,
    ...asked,
    ...next.files.write,
    ...next.files.state,
    { do: 'address.query', address },
    ...letGo(move),
  ];
  return [
    ...consentStep(move),
    {
      phase: 'commit',
      title: 'the address belongs to the new host',
      commits: true,
      // A host that still holds the address may be unable to ask for it.
      ...(!asksForItsOwn(old.facts, address) && request.strategy === 'make-before-break'
        ? {}
        : { witness: witnessOf(move) }),
      actions: [
        {
          host: next.host,
          title: `keep ${address} for good`,
          operations: [
            {
              do: 'guard.commit',
              address,
              run: move.hold.run.id,
              device: next.device,
              prefix: move.prefix,
              ...announced(move),
            },
          ],
        },
      ],
      undo: [],
    },
    {
      phase: 'release',
      title: letsGoNow ? 'the old host lets go' : 'nothing of the move is left on the old host',
      actions: [
        {
          host: old.host,
          title: letsGoNow ? `delete ${address}` : 'take down what was there for the move',
          operations: release,
        },
        {
          host: next.host,
          title: 'take down what was there for the move',
          operations: [...strategy.settle, restoreAnnounce(next), ...restoreAsking(next, move)],
        },
      ],
      undo: [],
      judge(results) {
        const onOld = outcome(
          results,
          old.host,
          release.length - letGo(move).length - 1,
          'address.query',
        );
        if (onOld === undefined || onOld.found.length === 0) return { errors: [], warnings: [] };
        return {
          errors: [
            diagnostic('VIP003', {
              message: `${old.host} still holds ${address}`,
              where: { host: old.host },
            }),
          ],
          warnings: [],
        };
      },
    },
    {
      phase: 'persist',
      title: 'the file of the new host names the address',
      ifAllWell: true,
      actions: [
        {
          host: next.host,
          title: `write the interfaces file with ${address}`,
          operations: persist,
        },
      ],
      undo: [],
      judge(results) {
        const onNew = outcome(
          results,
          next.host,
          persist.length - letGo(move).length - 1,
          'address.query',
        );
        const macs =
          asked.length === 0
            ? []
            : (outcome(results, next.host, alone.length, 'arp.whohas')?.macs ?? []);
        const others = macs.map((mac) => stillAnswers(move, mac));
        if (onNew?.found.some((found) => found.lifetime === 'forever') === true)
          return { errors: others, warnings: [] };
        return {
          errors: [
            ...others,
            diagnostic('VIP019', {
              message: `${next.host} does not hold ${address} for good`,
              where: { host: next.host },
            }),
          ],
          warnings: [],
        };
      },
    },
    ...watchStep(move),
  ];
}
