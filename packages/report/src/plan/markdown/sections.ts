import type { Plan, PlannedDiff, PlannedMove, ResourceChange } from '@vipbook/plan';
import { quote } from '@vipbook/transport';
import { printable, printableLine } from '../../escape.ts';
import { counts } from '../../plan-text.ts';
import { someHosts } from '../names.ts';
import { age, expectedOutage, outageWhen, withinSeconds } from '../words.ts';
import { grouped, shortened } from './lists.ts';
import { code, details, fence, strong, text } from './escape.ts';

/** How much is drawn: what does not fit is drawn shorter, never left out without a word. */
export interface Detail {
  /** Diffs up to this many characters together. */
  readonly diffCharacters: number;
  /** What a person would type, below each step. */
  readonly commands: boolean;
  /** Steps and resources that differ only in their host are one line. */
  readonly grouped: boolean;
  /** Names (or ranges of names) in one line. */
  readonly names: number;
  /** Sequence diagrams. */
  readonly diagrams: number;
  /** Lines of each list; more are counted. */
  readonly lines: number;
}

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
    `**${counts(summary)}**`,
    '',
  ];
  if (!summary.applicable)
    lines.push('⛔ **This plan cannot be applied:** see the errors below.', '');
  lines.push('| | |', '|---|---|');
  const row = (name: string, value: string): void => void lines.push(`| **${name}** | ${value} |`);
  const [move] = plan.moves;
  if (move !== undefined) row('Who', owners(plan.moves));
  row('Outage', expectedOutageCell(plan));
  if (move !== undefined) row('If vipbook dies half-way', consequences(plan.moves, move));
  row('Risk', `**${summary.risk}**${riskReasons(plan)}`);
  row('Hosts', summary.hosts.length === 0 ? 'none' : text(someHosts(summary.hosts, 8)));
  row('Facts', factsCell(plan, facts));
  if (facts.commit !== undefined) row('Commit', code(facts.commit));
  row('Hash', code(plan.identity));
  return lines.join('\n');
}

/** Who loses what to whom: the first thing that a reviewer asks. */
function owners(moves: readonly PlannedMove[]): string {
  const most = 20;
  const side = ({ host, label, device, mac }: PlannedMove['old']): string =>
    `${strong(host)} (${text(label ?? device)}, ${code(mac)})`;
  const lines = moves
    .slice(0, most)
    .map(
      (move) =>
        `${code(`${move.address}/${String(move.prefix)}`)} leaves ${side(move.old)} for ${side(move.new)}, ${move.strategy}`,
    );
  return [
    ...lines,
    ...(moves.length > most ? [`and ${String(moves.length - most)} more`] : []),
  ].join('<br>');
}

function expectedOutageCell({ summary, moves }: Plan): string {
  if (summary.outageMs === null) return 'no address moves';
  const worst = [...moves].sort((a, b) => b.outage.expectedMs - a.outage.expectedMs)[0];
  const expected = text(expectedOutage(summary, worst?.outage.because ?? ''));
  return worst === undefined ? expected : `${expected}${text(outageWhen(worst))}`;
}

function consequences(moves: readonly PlannedMove[], first: PlannedMove): string {
  const alike = moves.every((move) => move.strategy === first.strategy);
  const lines = first.ifControllerDies.map(
    (each) => `${text(each.when)}: ${text(each.then)}${text(withinSeconds(each.withinSeconds))}`,
  );
  return `${lines.join('<br>')}${moves.length > 1 && alike ? '<br>and so for each of the others' : ''}`;
}

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
    ? 'a committed snapshot'
    : 'the hosts';
  const oldest = observed.facts.map((each) => each.gatheredAt).sort()[0];
  if (oldest === undefined) return `from ${from}`;
  return `from ${from}, the oldest of ${text(oldest)}${now === undefined ? '' : ` (${age(now - Date.parse(oldest))} old)`}`;
}

const signs = { error: '⛔', warning: '⚠️', information: 'ℹ️' } as const;

export function findings(plan: Plan, detail: Detail): string {
  const order = ['error', 'warning', 'information'] as const;
  const sorted = order.flatMap((severity) =>
    plan.findings.filter((each) => each.severity === severity),
  );
  const lines = sorted.map((finding) => {
    const range = finding.where?.range;
    const file = finding.where?.file;
    const place =
      file === undefined
        ? ''
        : ` (${code(range === undefined ? file : `${file}:${String(range.start.line)}`)})`;
    const remedy = finding.remedy === undefined ? '' : ` ${text(finding.remedy)}`;
    return `- ${signs[finding.severity]} ${strong(finding.code)} ${text(finding.message)}${place}${remedy}`;
  });
  return shortened(lines, detail.lines);
}

export function resources(plan: Plan, detail: Detail): string {
  if (plan.resource_changes.length === 0) return '';
  const rows = grouped(plan.resource_changes, detail.grouped, (each) =>
    JSON.stringify([each.vipbook.symbol, each.type, each.name, resourceDetail(each)]),
  ).map((alike) => {
    const [first] = alike;
    const hosts = someHosts(
      alike.map((each) => each.vipbook.host),
      detail.names,
    );
    const { symbol } = first.vipbook;
    return `| ${code(symbol)} | ${text(hosts)} | ${text(first.type)} | ${code(first.name)} | ${resourceDetail(first)} |`;
  });
  return [
    '#### What changes',
    '',
    '| | host | what | name | |',
    '|---|---|---|---|---|',
    ...rows.slice(0, detail.lines),
    ...(rows.length > detail.lines
      ? [`| | | and ${String(rows.length - detail.lines)} more | | |`]
      : []),
  ].join('\n');
}

function resourceDetail({ type, change, vipbook }: ResourceChange): string {
  if (vipbook.because !== undefined) return `cannot know: ${text(vipbook.because)}`;
  const one = (side: typeof change.before): string => {
    if (side === null) return '';
    const get = (name: string): string => (typeof side[name] === 'string' ? side[name] : '');
    switch (type) {
      case 'address':
        return `on ${get('label') === '' ? get('device') : get('label')}${side['lifetime'] === 'forever' ? '' : ', as a lease'}`;
      case 'file':
        return get('sha256').slice(0, 12);
      case 'sysctl':
        return get('value');
      case 'service':
        return get('action');
      case 'command':
      case 'task':
        return '';
    }
  };
  const before = one(change.before);
  const after = one(change.after);
  if (before === after) return text(before);
  if (before === '') return text(after);
  return after === '' ? text(before) : `${text(before)} → ${text(after)}`;
}

export function diffs(plan: Plan, detail: Detail, facts: MarkdownFacts): string {
  let left = detail.diffCharacters;
  const shown: string[] = [];
  let omitted = 0;
  for (const diff of plan.diffs) {
    const drawn = diffBlock(diff);
    if (drawn.length > left) omitted += 1;
    else {
      left -= drawn.length;
      shown.push(drawn);
    }
  }
  if (plan.diffs.length === 0) return '';
  const where =
    facts.whole === undefined ? 'the saved plan has them' : `they are in ${facts.whole}`;
  if (omitted > 0)
    shown.push(`**${String(omitted)} of ${String(plan.diffs.length)} diffs omitted**: ${where}.`);
  const open = plan.diffs.length <= 4 && omitted === 0;
  const body = shown.join('\n\n');
  return `#### Files\n\n${open ? body : details(`${String(plan.diffs.length)} files change`, body)}`;
}

function diffBlock(diff: PlannedDiff): string {
  const short = (side: PlannedDiff['before']): string =>
    side === null ? 'absent' : side.sha256 === null ? 'withheld' : side.sha256.slice(0, 12);
  const title = `${code(`${diff.host}:${diff.path}`)} ${short(diff.before)} → ${short(diff.after)}`;
  const withheld = diff.withheld === undefined ? '' : `\n\nLeft out: ${text(diff.withheld)}`;
  if (diff.unified === null) return `${title}${withheld === '' ? '\n\nnot shown' : withheld}`;
  return `${title}\n\n${fence('diff', printable(diff.unified))}${withheld}`;
}

export function preflight(plan: Plan, detail: Detail): string {
  if (plan.preflight.length === 0) return '';
  const signOf = { holds: '✅', fails: '⛔', overruled: '⚠️', open: '◻️' } as const;
  const group = (title: string, proof: 'facts' | 'apply' | 'nobody'): readonly string[] => {
    const own = plan.preflight.filter((check) => check.proof === proof);
    return own.length === 0
      ? []
      : [
          `**${title}**`,
          '',
          shortened(
            own.map(
              ({ state, says, code: finding }) =>
                `- ${signOf[state]} ${text(says)}${finding === undefined ? '' : ` (${text(finding)})`}`,
            ),
            detail.lines,
          ),
          '',
        ];
  };
  const lines = [
    ...group('The facts prove it, and apply looks again', 'facts'),
    ...group('Only apply can look', 'apply'),
    ...group('Nobody can know beforehand', 'nobody'),
  ];
  const bad = plan.preflight.filter(
    ({ state }) => state === 'fails' || state === 'overruled',
  ).length;
  const summary = `Preflight: ${String(plan.preflight.length)} checks${bad === 0 ? '' : `, ${String(bad)} of them fail or are overruled`}`;
  return details(summary, lines.join('\n').trimEnd());
}

export function policies({ policies: all }: Plan): string {
  if (all.length === 0) return '';
  const signOf = { met: '✅', broken: '⛔', 'needs-approval': '✋', 'at-apply': '🕓' } as const;
  return [
    '#### Policies',
    '',
    ...all.map(
      ({ verdict, says, code: finding }) =>
        `- ${signOf[verdict]} ${text(says)}${finding === undefined || verdict === 'met' ? '' : ` (${text(finding)})`}`,
    ),
  ].join('\n');
}

export function rollback(plan: Plan, detail: Detail): string {
  if (plan.moves.length === 0) return '';
  const lines = grouped(plan.moves, detail.grouped, (move) =>
    JSON.stringify(move.strategy),
  ).flatMap((alike) => {
    const [move] = alike;
    const title =
      alike.length === 1
        ? `${move.address}: `
        : `${move.address} (and so ${String(alike.length - 1)} more): `;
    const commit = move.commitStep === null ? '' : ` (step ${String(move.commitStep)})`;
    return [
      `${code(title.replace(/: $/, ''))}: a failure before the commit${commit} is undone, in this order:`,
      '',
      ...move.rollback.map((each) => `- ${text(each)}`),
      '',
    ];
  });
  const together = plan.moves.flatMap(({ together: group, address }) =>
    group?.anchor === address
      ? [
          `${[address, ...group.others].map(code).join(', ')} move all or none: the commit of ${code(address)} is that of all.`,
          '',
        ]
      : [],
  );
  return [
    '#### If a step fails',
    '',
    ...together,
    ...lines,
    `After it: ${code('vipbook rollback')} plans the way back.`,
  ].join('\n');
}

export function foot(plan: Plan, facts: MarkdownFacts): string {
  if (!plan.summary.applicable) return '';
  const file = facts.file ?? 'plan.json';
  return [
    '#### Apply exactly this',
    '',
    fence('sh', `vipbook apply ${printableLine(quote(file))} --expect-hash ${plan.identity}`),
  ].join('\n');
}
