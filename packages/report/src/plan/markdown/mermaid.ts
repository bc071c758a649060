import type { Plan, PlannedMove, PlannedStep } from '@vipbook/plan';
import { printableLine } from '../../escape.ts';
import { framesOf, type Frame } from '../frames.ts';
import { fence } from './escape.ts';

/**
 * A sequence diagram of one move, which GitHub and GitLab draw: who is told what at the cut-over, when the old
 * host falls silent, from where on there is no way back.
 */
export function sequenceDiagram(
  plan: Plan,
  move: PlannedMove,
  addresses: readonly string[],
): string {
  const gateways = move.neighbours.filter((each) => each.gateway);
  const others = move.neighbours.filter((each) => !each.gateway);
  const lines = [
    'sequenceDiagram',
    `  participant C as ${label(others.length === 0 ? 'clients' : clients(others))}`,
    ...gateways
      .slice(0, 1)
      .map((each) => `  participant G as ${label(`gateway ${each.host ?? each.address}`)}`),
    `  participant O as ${label(named('old', move.old.host))}`,
    `  participant N as ${label(named('new', move.new.host))}`,
    `  C->>O: ${label(`traffic for ${listed(addresses)}`)}`,
  ];
  const told = gateways.length > 0 ? ['G', 'C'] : ['C'];
  const frames = framesOf(plan, move);
  const marks = (frame: Frame): readonly (string | undefined)[] =>
    plan.steps.filter(({ number }) => frame.steps.includes(number)).map(({ outage }) => outage);
  // The window in which an outage could happen, coloured.
  const begins = frames.findIndex((frame) =>
    marks(frame).some((mark) => mark === 'begins' || mark === 'within'),
  );
  const ends = frames.findLastIndex((frame) =>
    marks(frame).some((mark) => mark === 'ends' || mark === 'within'),
  );
  const certain = move.outage.expectedMs > 0;
  const window = begins > 0 && ends >= begins;
  frames.forEach((frame, at) => {
    const last = frames[at - 1];
    if (last === undefined) return;
    if (window && at === begins)
      lines.push(
        '  rect rgba(255, 170, 0, 0.2)',
        `  Note over C,N: ${label(certain ? `an outage of some ${String(move.outage.expectedMs)} ms begins here` : 'no outage expected: if there is one after all, it is in here')}`,
      );
    lines.push(...frameLines(plan, move, last, frame, told));
    if (window && at === ends) lines.push('  end');
  });
  lines.push(`  C->>N: ${label(`traffic for ${listed(addresses)}`)}`);
  return fence('mermaid', lines.join('\n'));
}

function listed(addresses: readonly string[]): string {
  const [first = '', ...more] = addresses;
  return more.length === 0 ? first : `${first} and ${String(more.length)} more`;
}

function named(role: string, host: string): string {
  return role === host ? host : `${role}: ${host}`;
}

function clients(others: PlannedMove['neighbours']): string {
  const names = others.slice(0, 3).map((each) => each.host ?? each.address);
  return others.length > 3
    ? `${names.join(', ')} and ${String(others.length - 3)} more`
    : names.join(', ');
}

function frameLines(
  plan: Plan,
  move: PlannedMove,
  before: Frame,
  now: Frame,
  told: readonly string[],
): readonly string[] {
  const steps = plan.steps.filter((step) => now.steps.includes(step.number));
  if (!steps.some((step) => step.changes)) {
    return [`  Note over O,N: ${label(`${numbers(now.steps)} ${now.title}`)}`];
  }
  const note = `  Note over ${whose(move, steps)}: ${label(`${numbers(now.steps)} ${now.title}`)}`;
  if (steps.some((step) => step.commits === true)) {
    return [
      note,
      `  Note over O,N: ${label('point of no return: before it every failure is undone, after it the move is carried to its end')}`,
    ];
  }
  if (before.caches !== now.caches) {
    const from = now.caches === 'new' ? 'N' : 'O';
    const unsure = move.neighbours.some(({ gateway, host }) => gateway && host === undefined);
    const mac = now.caches === 'new' ? move.new.mac : move.old.mac;
    return [
      note,
      ...told.map(
        (who) => `  ${from}->>${who}: ${label(`cut-over: ${move.address} is at ${mac}`)}`,
      ),
      ...told.map(
        (who) =>
          `  ${who}-->>${from}: ${label(who === 'G' && unsure ? 'acknowledged, if it follows' : 'acknowledged')}`,
      ),
    ];
  }
  return [note];
}

function whose(move: PlannedMove, steps: readonly PlannedStep[]): string {
  const hosts = new Set(steps.map((step) => step.host));
  const on = [
    ...(hosts.has(move.old.host) ? ['O'] : []),
    ...(hosts.has(move.new.host) ? ['N'] : []),
  ];
  return on.length === 0 ? 'C' : on.join(',');
}

function numbers(steps: readonly number[]): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first === last) return `${String(first)}.`;
  // Between them may stand steps of other moves.
  const whole = last - first === steps.length - 1;
  return whole ? `${String(first)}-${String(last)}.` : `${steps.map(String).join(', ')}.`;
}

/** Characters after which a label goes on in the next line: the boxes of notes do not grow. */
const lineLength = 30;

/**
 * Mermaid ends a statement at `;`, reads `#NN;` as a character, HTML as HTML and a lone `end` as the end of a
 * block. Whatever is no letter, digit or plain sign becomes such a character.
 */
function label(value: string): string {
  const lines: string[] = [];
  for (const word of printableLine(value).slice(0, 160).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= lineLength) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines
    .map((line) =>
      line
        .replace(/[^\w ./:,()-]/gu, (sign) => `#${String(sign.codePointAt(0))};`)
        .replace(/\bend\b/gi, (word) => `#${String(word.charCodeAt(0))};${word.slice(1)}`),
    )
    .join('<br/>');
}
