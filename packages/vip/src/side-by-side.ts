import type { Operation } from '@vipbook/host';

/** Operations of several lists in one, and for each list where its own stand there. */
export interface SideBySide {
  readonly operations: readonly Operation[];
  readonly indices: readonly (readonly number[])[];
}

interface Entry {
  readonly operation: Operation;
  readonly list: number;
}

/**
 * Operations of one kind stand side by side, so that a host does them together and waits for their answers
 * together; those of each list keep their order, and of one kind that of the lists. What is the same for all of
 * them, settings of an interface and the tidying up of tables, is done once, last. Guards come first of all and go
 * last, and locks are given back at the very end: a host obeys no fence of an address whose lock is gone.
 */
export function sideBySide(lists: readonly (readonly Operation[])[]): SideBySide {
  const flat = byKind(lists);
  const last = new Map(flat.map(({ operation }, at) => [sameFor(operation) ?? at, at]));
  const kept = flat.flatMap(({ operation }, at) =>
    last.get(sameFor(operation) ?? at) === at ? [{ operation, at }] : [],
  );
  const tier = (operation: Operation): number =>
    operation.do === 'guard.arm' ? -2 : lastWords.indexOf(operation.do);
  const ordered = [...kept].sort((a, b) => tier(a.operation) - tier(b.operation));
  const placeOf = new Map(ordered.map(({ at }, index) => [at, index]));
  const indices = lists.map((_, list) =>
    flat.flatMap((entry, at) => {
      const place = placeOf.get(last.get(sameFor(entry.operation) ?? at) ?? at);
      return entry.list === list && place !== undefined ? [place] : [];
    }),
  );
  return { operations: ordered.map(({ operation }) => operation), indices };
}

/** The next kind is that of the list that has most to do yet: shorter ones wait until it comes to what they have. */
function byKind(lists: readonly (readonly Operation[])[]): readonly Entry[] {
  const left = lists.map((operations, list) => ({ operations: [...operations], list }));
  const flat: Entry[] = [];
  for (;;) {
    const longest = left.reduce(
      (most, each) => (each.operations.length > most ? each.operations.length : most),
      0,
    );
    const kind = left.find(({ operations }) => operations.length === longest)?.operations[0]?.do;
    if (kind === undefined) return flat;
    for (const { operations, list } of left) {
      const [operation] = operations;
      if (operation?.do !== kind) continue;
      operations.shift();
      flat.push({ operation, list });
    }
  }
}

/**
 * What a host does last, and in this order. One of the moves writes the files for all of a host, so all guards are
 * there before that, and go only after it.
 */
const lastWords: readonly Operation['do'][] = ['guard.disarm', 'lock.release'];

function sameFor(operation: Operation): string | undefined {
  if (operation.do === 'nft.tidy' || operation.do === 'file.probe')
    return JSON.stringify(operation);
  if (operation.do === 'shell.hasten') return operation.do;
  return operation.do === 'sysctl.set' ? `sysctl ${operation.key}` : undefined;
}
