import type { Plan, PlannedMove } from '@vipbook/plan';
import { counts } from '../../plan-text.ts';
import { someHosts } from '../names.ts';
import {
  age,
  connectionLines,
  deathLines,
  outageLines,
  powerLines,
  togetherLines,
  type Told,
} from '../words.ts';
import { code, strong, text } from './escape.ts';

export interface MarkdownFacts {
  readonly commit?: string | undefined;
  readonly file?: string | undefined;
  /** Where the whole of it is: "the artifact vipbook-plan", a link already in Markdown. */
  readonly whole?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: number | undefined;
}

/** By it the comment of an earlier commit is found again. */
export const marker = '<!-- vipbook-plan -->';

export function head(plan: Plan, facts: MarkdownFacts): string {
  const { summary } = plan;
  const lines = [
    marker,
    `<!-- vipbook-plan-hash: ${plan.identity} -->`,
    `### ${text(summary.title === '' ? plan.invocation.playbook : summary.title)}`,
    '',
    `**${counts(summary)}**${summary.move > 0 ? ` What moves counts three times: it is added on one host and destroyed on another.` : ''}`,
    '',
  ];
  if (!summary.applicable)
    lines.push('⛔ **This plan cannot be applied:** see the errors below.', '');
  lines.push('| | |', '|---|---|');
  const row = (name: string, value: string): void => void lines.push(`| **${name}** | ${value} |`);
  if (plan.moves.length > 0) row('Who', owners(plan.moves));
  row('Outage', outageLines(plan).map(text).join('<br>'));
  const told = (all: readonly Told[]): string =>
    all
      .map(({ of, says }) => (of === '' ? text(says) : `<em>${text(of)}</em>: ${text(says)}`))
      .join('<br>');
  const connections = connectionLines(plan.moves);
  if (connections.length > 0) row('Open connections', told(connections));
  if (plan.moves.length > 0) row('If vipbook dies half-way', told(deathLines(plan.moves)));
  const power = powerLines(plan.moves);
  if (power.length > 0) row('If a host loses its power', told(power));
  row('Risk', `**${summary.risk}**${riskReasons(plan)}`);
  row('Hosts', summary.hosts.length === 0 ? 'none' : text(someHosts(summary.hosts, 8)));
  row('Facts', factsCell(plan, facts));
  if (facts.commit !== undefined) row('Commit', code(facts.commit));
  row('Hash', code(plan.identity));
  return lines.join('\n');
}

/** Who loses what to whom: the first thing that a reviewer asks, so that none is left out. */
function owners(moves: readonly PlannedMove[]): string {
  const side = ({ host, label, device, mac }: PlannedMove['old']): string =>
    `${strong(host)} (${text(label ?? device)}, ${code(mac)})`;
  const together = togetherLines(moves).map(text);
  if (moves.length <= mostAtLength)
    return [
      ...moves.map(
        (move) =>
          `${code(`${move.address}/${String(move.prefix)}`)} leaves ${side(move.old)} for ${side(move.new)}, ${move.strategy}`,
      ),
      ...together,
    ].join('<br>');
  const strategies = [...new Set(moves.map(({ strategy }) => strategy))];
  const lines = moves.map(
    (move) =>
      `${code(move.address)} ${text(move.old.host)} → ${text(move.new.host)}${strategies.length > 1 ? `, ${move.strategy}` : ''}`,
  );
  const shown = lines.slice(0, mostAtLength);
  const folded = lines.slice(mostAtLength, mostMoves);
  const untold = lines.length - shown.length - folded.length;
  return [
    `${String(moves.length)} addresses${strategies.length > 1 ? '' : `, all of them ${strategies.join('')}`}`,
    ...together,
    ...shown,
    // On one line: it stands in the cell of a table.
    `<details><summary>and ${String(lines.length - shown.length)} more</summary>${[...folded, ...(untold > 0 ? [`and ${String(untold)} more`] : [])].join('<br>')}</details>`,
  ].join('<br>');
}

/** Moves that are told with interfaces and MAC addresses; more are told as a list, folded from here on. */
const mostAtLength = 6;
const mostMoves = 400;

function riskReasons({ risk }: Plan): string {
  return (
    risk.reasons
      .slice(0, 5)
      .map(({ says }) => `<br>${text(says)}`)
      .join('') + (risk.reasons.length > 5 ? `<br>and ${String(risk.reasons.length - 5)} more` : '')
  );
}

function factsCell({ facts, observed }: Plan, { now }: MarkdownFacts): string {
  const from = facts.some((each) => each.from === 'snapshot')
    ? 'what the hosts said when their snapshot was saved'
    : 'what the hosts said while this was planned';
  const oldest = observed.facts.map((each) => each.gatheredAt).sort()[0];
  if (oldest === undefined) return from;
  return `${from}, the oldest of ${text(oldest)}${now === undefined ? '' : ` (${age(now - Date.parse(oldest))} old)`}; apply asks them again`;
}
