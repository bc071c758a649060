import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { HeldAddress } from '@vipbook/host';
import type { MoveRequest } from '../request.ts';

/** What the other hosts of the inventory said of the address; undefined: no answer. */
export interface Others {
  readonly answers: ReadonlyMap<string, readonly HeldAddress[] | undefined>;
  /** There are more than are asked. */
  readonly unasked: readonly string[];
}

/** Only the old host may hold it: a third one that does claims it sooner or later, or serves it unseen. */
export function checkOthers({ address }: MoveRequest, others: Others): readonly Diagnostic[] {
  const found = [...others.answers].flatMap(([host, held]) =>
    (held ?? []).map(({ device, label, prefix }) =>
      diagnostic('VIP046', {
        message: `${host} holds ${address}, too: /${String(prefix)} on ${label ?? device}`,
        where: { host },
        remedy: `If it shall move from there, write \`from: ${host}\`. If it does not belong there, take it away with a task \`vip: {address: ${address}, state: absent}\` on ${host}${device === 'lo' ? `; on lo it may be meant (a real server behind LVS): then overrule VIP046 with that reason` : ''}.`,
      }),
    ),
  );
  const silent = [...others.answers].flatMap(([host, held]) => (held === undefined ? [host] : []));
  const untold = [...silent, ...others.unasked];
  if (untold.length === 0) return found;
  const all = others.answers.size + others.unasked.length;
  const asked = others.answers.size - silent.length;
  return [
    ...found,
    diagnostic('VIP047', {
      message: `${String(asked)} of ${String(all)} other hosts of the inventory said whether they hold ${address}; not ${listed(untold)}`,
    }),
  ];
}

const mostNamed = 5;

function listed(hosts: readonly string[]): string {
  const more = hosts.length - mostNamed;
  const named = hosts.slice(0, mostNamed).join(', ');
  return more <= 0 ? named : `${named} and ${String(more)} more`;
}
