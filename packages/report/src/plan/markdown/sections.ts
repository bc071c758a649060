import type { Plan, PlannedDiff, ResourceChange } from '@vipbook/plan';
import { quote } from '@vipbook/transport';
import { printable, printableLine } from '../../escape.ts';
import { someHosts } from '../names.ts';
import {
  afterCommit,
  applyRefuses,
  oldIsLost,
  proofs,
  rollbackKinds,
  togetherLines,
} from '../words.ts';
import { grouped, spanOf } from '../alike.ts';
import type { MarkdownFacts } from './head.ts';
import { shortened } from './lists.ts';
import { code, details, fence, strong, text } from './escape.ts';

/** How much is drawn: what does not fit is drawn shorter, never left out without a word. */
export interface Detail {
  /** Diffs up to this many characters together. */
  readonly diffCharacters: number;
  /** What a person would type, below each step. */
  readonly commands: boolean;
  /** Steps and resources that differ only in their host are one line. */
  readonly grouped: boolean;
  /** So are those that differ in the address, or the digest, that each host has of its own. */
  readonly general: boolean;
  /** Below such a line, folded: which host has which. */
  readonly each: boolean;
  /** Names (or ranges of names) in one line. */
  readonly names: number;
  /** Sequence diagrams. */
  readonly diagrams: number;
  /** Lines of each list; more are counted. */
  readonly lines: number;
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
    const remedy = finding.remedy === undefined ? '' : `<br>${text(finding.remedy)}`;
    return `- ${signs[finding.severity]} ${strong(finding.code)} ${text(finding.message)}${place}${remedy}`;
  });
  return shortened(lines, detail.lines);
}

export function resources(plan: Plan, detail: Detail): string {
  if (plan.resource_changes.length === 0) return '';
  const rows = grouped(plan.resource_changes, detail.grouped, (each) =>
    JSON.stringify([
      each.vipbook.symbol,
      each.vipbook.tasks,
      each.type,
      detail.general && each.type === 'address' ? '' : each.name,
      detail.general && ['address', 'file'].includes(each.type) ? '' : resourceDetail(each),
    ]),
  ).map((alike) => {
    const [first] = alike;
    const hosts = someHosts(
      alike.map((each) => each.vipbook.host),
      detail.names,
    );
    const { symbol } = first.vipbook;
    const name = spanOf(alike.map((each) => each.name)) ?? first.name;
    const details = new Set(alike.map(resourceDetail));
    const what = details.size === 1 ? resourceDetail(first) : `${String(details.size)} different`;
    return `| ${code(symbol)} | ${text(hosts)} | ${text(first.type)} | ${code(name)} | ${what} |`;
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
  return `#### Files\n\n${open ? body : details(`${String(plan.diffs.length)} diffs`, body)}`;
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
  const lines = [...group(proofs.facts, 'facts'), ...group(proofs.apply, 'apply')];
  const unknown = group(proofs.nobody, 'nobody').join('\n').trimEnd();
  const bad = plan.preflight.filter(
    ({ state }) => state === 'fails' || state === 'overruled',
  ).length;
  const of = (proof: 'facts' | 'apply' | 'nobody'): string =>
    String(plan.preflight.filter((check) => check.proof === proof).length);
  const summary = `Preflight: ${of('facts')} checks by facts, ${of('apply')} left to apply, ${of('nobody')} that vipbook cannot make${bad === 0 ? '' : `; ${String(bad)} fail or are overruled`}`;
  return [details(summary, lines.join('\n').trimEnd()), unknown]
    .filter((part) => part !== '')
    .join('\n\n');
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
  const lines = rollbackKinds(plan.moves, detail.grouped).flatMap(({ move, whose, of }) => {
    const commit = move.commitStep === null ? '' : ` (step ${String(move.commitStep)})`;
    return [
      `${whose === '' ? code(move.address) : text(whose)}: a failure up to and including the commit${commit} is undone in this order; what was not begun is left out:`,
      '',
      ...move.rollback.map((each) => `- ${text(of(each))}`),
      '',
    ];
  });
  return [
    '#### If a step fails',
    '',
    ...togetherLines(plan.moves).flatMap((line) => [`${text(line)}.`, '']),
    ...lines,
    text(oldIsLost),
    '',
    text(afterCommit),
  ].join('\n');
}

export function foot(plan: Plan, facts: MarkdownFacts): string {
  if (!plan.summary.applicable) return '';
  const file = facts.file ?? 'plan.json';
  return [
    '#### Apply exactly this',
    '',
    fence('sh', `vipbook apply ${printableLine(quote(file))} --expect-hash ${plan.identity}`),
    '',
    applyRefuses,
  ].join('\n');
}
