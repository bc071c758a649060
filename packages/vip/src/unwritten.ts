import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, Facts, Unwritten } from '@vipbook/host';
import { findAddress } from '@vipbook/interfaces';
import { findingsOf } from './act.ts';
import { configurationOf } from './files.ts';
import type { MoveRequest } from './request.ts';
import type { HostStanding, MovesStanding } from './standing.ts';
import { holding } from './view.ts';
import type { MoveWorld } from './world.ts';

/**
 * A host that ended a move by itself, and whose guard could not write into the interfaces file what it had decided. The
 * guard only tells that it could not; whether the file is wrong is seen in the file, which somebody may have put right.
 * And one on which a controller took a move back, and found the file written by somebody else.
 */

/** Why the guard of this run could not write; undefined: it did, or has not ended anything. */
export function unwrittenIn(
  lock: AddressLock | undefined,
  run: string | undefined,
): Unwritten | undefined {
  return lock?.last?.run === run ? lock?.last?.unwritten : undefined;
}

/** Do some hosts of these moves say so? */
export function someUnwritten({ moves }: MovesStanding, run: string | undefined): boolean {
  return moves.some(({ old, next }) =>
    [old, next].some((side: HostStanding | undefined) => unwrittenIn(side?.lock, run)),
  );
}

const reasons: Readonly<Record<Unwritten, string>> = {
  changed: 'somebody else had written it meanwhile',
  refused: 'the host refused it, as one does whose disk is full or read-only',
};

/** What the host's files say of the address is not what its kernel does; undefined: it is. */
export function judgeUnwritten(
  address: string,
  host: string,
  facts: Facts,
  why: Unwritten,
): Diagnostic | undefined {
  const wrong = wrongInFiles(address, facts);
  if (wrong === undefined) return undefined;
  return diagnostic('VIP071', {
    message: `the interfaces file of ${host} ${wrong.says}: its guard could not write it, ${reasons[why]}`,
    where: { host, ...wrong.where },
  });
}

/** The same of a move that its controller took back, and left a file as somebody else had written it. */
export function judgeTakenBack(
  address: string,
  host: string,
  facts: Facts,
): Diagnostic | undefined {
  const wrong = wrongInFiles(address, facts);
  if (wrong === undefined) return undefined;
  return diagnostic('VIP073', {
    message: `the interfaces file of ${host} ${wrong.says}: it was not written back, for ${reasons.changed}`,
    where: { host, ...wrong.where },
  });
}

function wrongInFiles(
  address: string,
  facts: Facts,
): { readonly says: string; readonly where: { readonly file?: string } } | undefined {
  const held = holding(facts, address);
  const [declared] = findAddress(configurationOf(facts), address);
  if ((held === undefined) === (declared === undefined)) return undefined;
  return declared === undefined
    ? { says: `does not name ${address}, which it holds`, where: {} }
    : {
        says: `still names ${address}, which it does not hold any more`,
        where: { file: declared.file },
      };
}

/** What of it is wrong now, on hosts that say so. */
export async function unwrittenNow(
  { moves }: MovesStanding,
  requests: readonly MoveRequest[],
  world: MoveWorld,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    requests.flatMap(({ address, run }, index) =>
      [moves[index]?.old, moves[index]?.next].map(async (side): Promise<readonly Diagnostic[]> => {
        const why = unwrittenIn(side?.lock, run?.id);
        if (side === undefined || why === undefined) return [];
        try {
          const facts = await (await world.host(side.host)).facts();
          const wrong = judgeUnwritten(address, side.host, facts, why);
          return wrong === undefined ? [] : [wrong];
        } catch (error) {
          return findingsOf(error, side.host);
        }
      }),
    ),
  );
  return found.flat();
}
