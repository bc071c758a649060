import type {
  Decision,
  Plan,
  PlannedDiff,
  PlannedMove,
  PlannedStep,
  PreflightCheck,
  ResourceChange,
} from '@vipbook/plan';
import { quote } from '@vipbook/transport';
import { printable, printableLine } from './escape.ts';
import { noPaint, type Paint, type Style } from './paint.ts';
import { outageMark } from './plan/words.ts';

export interface PlanTextOptions {
  readonly paint?: Paint;
  /** As the plan's file is called, for the line that applies it. */
  readonly file?: string;
  /** Show what a person would type for each step. */
  readonly commands?: boolean;
  /** Milliseconds since the epoch, for the age of the facts. */
  readonly now?: number;
}

/** A plan for the terminal: what changes, in which order, what was checked, what happens when it fails. */
export function planText(plan: Plan, options: PlanTextOptions = {}): string {
  const paint = options.paint ?? noPaint;
  const parts = [
    head(plan, options, paint),
    findings(plan, paint),
    resources(plan, paint),
    plan.diffs.map((diff) => diffText(diff, paint)).join('\n'),
    sequence(plan, options, paint),
    decisions(plan, paint),
    ...plan.moves.map((move) => moveText(move, paint)),
    preflight(plan, paint),
    policies(plan, paint),
    foot(plan, options, paint),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function head({ summary, observed, facts }: Plan, { now }: PlanTextOptions, paint: Paint): string {
  const lines = [paint('strong', printableLine(summary.title)), counts(summary)];
  if (summary.outageMs !== null) {
    const budget =
      summary.outageBudgetMs === null ? '' : ` (${String(summary.outageBudgetMs)} ms are allowed)`;
    lines.push(
      `Outage expected: ${milliseconds(summary.outageMs)}${budget}. Risk: ${summary.risk}.`,
    );
  } else lines.push(`Risk: ${summary.risk}.`);
  const oldest = observed.facts.map((each) => each.gatheredAt).sort()[0];
  const from = facts.some((each) => each.from === 'snapshot') ? 'a snapshot' : 'the hosts';
  if (oldest !== undefined)
    lines.push(
      paint(
        'faint',
        `Facts from ${from}, ${now === undefined ? `of ${oldest}` : `${age(now - Date.parse(oldest))} old`}.`,
      ),
    );
  return lines.join('\n');
}

/** Terraform's words, which pull requests are searched for. */
export function counts(summary: Plan['summary']): string {
  const { add, change, destroy, move, run, unknown } = summary;
  if (add + change + destroy + run + unknown === 0) return 'No changes.';
  const more = [
    move > 0 ? `${String(move)} to move` : undefined,
    run > 0 ? `${String(run)} to run` : undefined,
    unknown > 0 ? `${String(unknown)} unknown` : undefined,
  ].filter((text) => text !== undefined);
  const plain = `Plan: ${String(add)} to add, ${String(change)} to change, ${String(destroy)} to destroy`;
  return `${[plain, ...more].join(', ')}.`;
}

export function milliseconds(value: number): string {
  return value === 0 ? 'none' : `${String(value)} ms`;
}

function age(value: number): string {
  const minutes = Math.max(0, Math.floor(value / 60_000));
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} days`;
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  return lines.length === 0 ? '' : [paint('strong', title), ...lines].join('\n');
}

function findings({ findings: all }: Plan, paint: Paint): string {
  return all
    .map((finding) => {
      const style: Style = finding.severity === 'error' ? 'failed' : finding.severity;
      return `${paint(style, `${finding.severity}[${finding.code}]`)}: ${printable(finding.message)}`;
    })
    .join('\n');
}

const styleOfSymbol: Readonly<Record<ResourceChange['vipbook']['symbol'], Style>> = {
  '+': 'added',
  '-': 'removed',
  '~': 'changed',
  '-/+': 'changed',
  '>': 'changed',
  '?': 'warning',
};

function resources({ resource_changes: all }: Plan, paint: Paint): string {
  return section(
    'What changes',
    all.map((resource) => {
      const { symbol, host, because } = resource.vipbook;
      const what = `${printableLine(host)}: ${resource.type} ${printableLine(resource.name)}`;
      const details = because ?? detail(resource);
      return `  ${paint(styleOfSymbol[symbol], symbol.padEnd(3))} ${what}${details === '' ? '' : ` (${printableLine(details)})`}`;
    }),
    paint,
  );
}

function detail({ type, change }: ResourceChange): string {
  const one = (side: typeof change.before): string => {
    if (side === null) return '';
    if (type === 'address')
      return `on ${String(side['label'] ?? side['device'])}${side['lifetime'] === 'forever' ? '' : ', as a lease'}`;
    if (type === 'sysctl') return String(side['value']);
    if (type === 'service') return String(side['action']);
    return '';
  };
  const before = one(change.before);
  const after = one(change.after);
  return before !== '' && after !== '' ? `${before} → ${after}` : before + after;
}

function diffText(diff: PlannedDiff, paint: Paint): string {
  const name = printableLine(`${diff.host}:${diff.path}`);
  const withheld = diff.withheld === undefined ? '' : ` (left out: ${diff.withheld})`;
  const lines = [
    paint('strong', `--- ${name}${diff.before === null ? ' (absent)' : ''}${withheld}`),
    paint('strong', `+++ ${name}${diff.after === null ? ' (absent)' : ''}`),
  ];
  if (diff.unified === null) return [...lines, paint('faint', 'not shown')].join('\n');
  for (const line of printable(diff.unified).split('\n').slice(0, -1)) {
    const style: Style | undefined = line.startsWith('+')
      ? 'added'
      : line.startsWith('-')
        ? 'removed'
        : line.startsWith('@@')
          ? 'hunk'
          : undefined;
    lines.push(style === undefined ? line : paint(style, line));
  }
  return lines.join('\n');
}

function sequence(plan: Plan, { commands = false }: PlanTextOptions, paint: Paint): string {
  const { steps, tasks } = plan;
  const lines: string[] = [];
  let task = 0;
  for (const step of steps) {
    if (step.task !== task) {
      task = step.task;
      const named = tasks.find((each) => each.number === task);
      lines.push(`  ${printableLine(named?.name ?? '')}`);
    }
    lines.push(stepLine(plan, step, paint));
    if (commands)
      lines.push(
        ...step.commands.map((command) => paint('faint', `          ${printableLine(command)}`)),
      );
  }
  return section('Step by step', lines, paint);
}

function stepLine(plan: Plan, step: PlannedStep, paint: Paint): string {
  const number = String(step.number).padStart(4);
  const phase = step.phase === undefined ? '' : `${step.phase}: `;
  const outage = outageMark(plan, step);
  const marks = [
    ...(step.commits === true ? ['point of no return'] : []),
    ...(outage === undefined ? [] : [outage]),
  ];
  const mark = marks.length === 0 ? '' : `  ${paint('warning', `← ${marks.join('; ')}`)}`;
  return `  ${number}. [${printableLine(step.host)}] ${phase}${printableLine(step.title)}${mark}`;
}

const words: Readonly<Record<Decision['decision'], string>> = {
  'will-run': 'will run',
  'wont-run': "won't run",
  'cannot-know': 'cannot know',
};

/** What does not simply run: the rest is in the steps. */
function decisions({ tasks }: Plan, paint: Paint): string {
  const lines = tasks.flatMap((task) =>
    task.decisions
      .filter((each) => each.decision !== 'will-run' || each.status === 'failed')
      .map((each) => {
        const item = each.item === undefined ? '' : ` (${printableLine(each.item)})`;
        const failed = each.status === 'failed';
        const style: Style = failed
          ? 'failed'
          : each.decision === 'cannot-know'
            ? 'warning'
            : 'skipped';
        const word = failed ? 'will fail' : words[each.decision];
        const why = (failed ? each.message : each.because) ?? '';
        return `  ${paint(style, word)}: [${printableLine(each.host)}] ${printableLine(task.name)}${item}${why === '' ? '' : `, because ${printableLine(why)}`}`;
      }),
  );
  return section('What does not simply run', lines, paint);
}

function commitOf({ address, together }: PlannedMove): string {
  return together?.anchor === address
    ? 'its commit is that of all'
    : `the commit of ${together?.anchor ?? ''} is that of all`;
}

function moveText(move: PlannedMove, paint: Paint): string {
  const side = ({ host, label, device, mac, own }: PlannedMove['old']): string =>
    `${host} (${label ?? device}, ${mac}${own === undefined ? '' : `, ${own}`})`;
  const told = move.neighbours
    .map(({ address, gateway, host }) => `${gateway ? 'gateway ' : ''}${host ?? address}`)
    .join(', ');
  const { outage } = move;
  return section(
    printableLine(`${move.address}/${String(move.prefix)}: ${move.strategy}`),
    [
      `  from ${side(move.old)}`,
      `  to   ${side(move.new)}`,
      ...(move.together === undefined
        ? []
        : [`  all or none with ${move.together.others.join(', ')}: ${commitOf(move)}`]),
      `  told at the cut-over: ${told === '' ? 'nobody that is known' : told}, and the whole segment`,
      `  outage: ${milliseconds(outage.expectedMs)}, because ${outage.because}`,
      ...(move.connections === undefined ? [] : [`  open connections: ${move.connections.says}`]),
      ...move.ifControllerDies.map(
        ({ when, then, withinSeconds }) =>
          `  if the controller dies ${when}: ${then}${withinSeconds === null || withinSeconds === 0 ? '' : `, within ${String(withinSeconds)} s`}`,
      ),
      ...(move.ifHostDies ?? []).map(
        ({ when, then }) => `  if a host loses its power, ${when}: ${then}`,
      ),
      `  if a step fails up to and including the commit${move.commitStep === null ? '' : ` (step ${String(move.commitStep)})`}, this is undone:`,
      ...move.rollback.map((each) => `    ${each}`),
    ].map(printableLine),
    paint,
  );
}

function preflight({ preflight: all }: Plan, paint: Paint): string {
  const marks: Readonly<Record<PreflightCheck['state'], string>> = {
    holds: paint('ok', '✓'),
    fails: paint('failed', '✗'),
    overruled: paint('warning', '!'),
    open: paint('faint', '·'),
  };
  const group = (title: string, proof: PreflightCheck['proof']): string[] => {
    const own = all.filter((check) => check.proof === proof);
    return own.length === 0
      ? []
      : [
          `  ${title}`,
          ...own.map((check) => `    ${marks[check.state]} ${printableLine(check.says)}`),
        ];
  };
  return section(
    'Preflight',
    [
      ...group('The facts prove, and apply looks again:', 'facts'),
      ...group('Apply looks:', 'apply'),
      ...group('Cannot be known beforehand:', 'nobody'),
    ],
    paint,
  );
}

function policies({ policies: all, risk }: Plan, paint: Paint): string {
  const lines = all.map(({ verdict, code, says }) => {
    const style: Style = verdict === 'broken' ? 'failed' : verdict === 'met' ? 'ok' : 'warning';
    return `  ${paint(style, verdict)}: ${printableLine(says)}${code === undefined || verdict === 'met' ? '' : ` (${code})`}`;
  });
  const reasons = risk.reasons.map(({ level, says }) => `  ${level}: ${printableLine(says)}`);
  return [section(`Risk: ${risk.level}`, reasons, paint), section('Policies', lines, paint)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function foot(plan: Plan, { file }: PlanTextOptions, paint: Paint): string {
  if (!plan.summary.applicable) return paint('failed', 'This plan cannot be applied.');
  const command =
    file === undefined
      ? ''
      : `\nvipbook apply ${printableLine(quote(file))} --expect-hash ${plan.identity}`;
  return `${paint('faint', plan.identity)}${command}`;
}
