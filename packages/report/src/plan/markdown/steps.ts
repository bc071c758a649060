import type { Decision, Plan, PlannedStep } from '@vipbook/plan';
import { someHosts } from '../names.ts';
import { addressOf, generalTitle, grouped, sharedTitle } from '../alike.ts';
import { outageMark } from '../words.ts';
import { code, emphasis, strong, text } from './escape.ts';
import { shortened } from './lists.ts';
import type { Detail } from './sections.ts';

/** Every command in its order; never cut, only drawn together where hosts do the same. */
export function sequence(plan: Plan, detail: Detail): string {
  if (plan.steps.length === 0) return '';
  const lines: string[] = ['#### Step by step', ''];
  for (const task of plan.tasks) {
    const own = plan.steps.filter((step) => step.task === task.number);
    if (own.length === 0) continue;
    lines.push(`${strong(task.name)} (${text(task.module)}${place(task.where)})`, '');
    for (const alike of grouped(own, detail.grouped, (step) =>
      JSON.stringify([
        step.phase,
        detail.general ? generalTitle(step) : step.title,
        step.outage,
        step.commits,
      ]),
    ))
      lines.push(...stepLines(plan, alike, detail));
    lines.push('');
  }
  return lines.join('\n').trimEnd();
}

function place({ file, range }: Plan['tasks'][number]['where']): string {
  return file === undefined || range === undefined
    ? ''
    : `, ${code(`${file}:${String(range.start.line)}`)}`;
}

function stepLines(
  plan: Plan,
  alike: readonly [PlannedStep, ...PlannedStep[]],
  detail: Detail,
): readonly string[] {
  const [first] = alike;
  const last = alike.at(-1) ?? first;
  const whole = last.number - first.number === alike.length - 1;
  const number =
    alike.length === 1
      ? `${String(first.number)}.`
      : // Where others stand between them, it is no range.
        `${String(first.number)}${whole ? '–' : ' … '}${String(last.number)}.`;
  const hosts = someHosts(
    alike.map((step) => step.host),
    detail.names,
  );
  const title = sharedTitle(alike);
  const phase = first.phase === undefined ? '' : ` ${emphasis(first.phase)}:`;
  const outage = alike.map((step) => outageMark(plan, step)).find((mark) => mark !== undefined);
  const marks = [
    ...(first.commits === true ? ['**← point of no return**'] : []),
    ...(outage === undefined ? [] : [`**← ${outage}**`]),
  ];
  const mark = marks.length === 0 ? '' : ` ${marks.join(' ')}`;
  // Not a Markdown list: those are numbered anew by whoever draws them.
  const line = `${number.replace('.', '&#46;')} ${strong(hosts)}${phase} ${text(title)}${mark}<br>`;
  const shown = detail.each && title !== first.title ? [eachOf(alike)] : [];
  const { commands } = first;
  // A step whose command says no more than its title.
  if (!detail.commands || (commands.length === 1 && commands[0] === first.title))
    return [line, ...shown];
  const many = title === first.title ? '' : ` (on ${text(first.host)})`;
  return [line, ...commands.map((command) => `&emsp;&emsp;${code(command)}${many}<br>`), ...shown];
}

/** Which host has which address. Without the blank lines what stands around it would be read as HTML, too. */
function eachOf(alike: readonly PlannedStep[]): string {
  const pairs = alike.map((step) => `${step.host} ${addressOf(step) ?? ''}`.trim());
  return `\n<details><summary>which of them has which address</summary>${text(pairs.join(', '))}</details>\n`;
}

const verdicts: Readonly<Record<Decision['decision'], string>> = {
  'will-run': 'will run',
  'wont-run': "won't run",
  'cannot-know': 'cannot know',
};

export function decisions(plan: Plan, detail: Detail): string {
  const lines = plan.tasks.flatMap((task) =>
    grouped(
      task.decisions.filter((each) => each.decision !== 'will-run' || each.status === 'failed'),
      detail.grouped,
      (each) => JSON.stringify([each.decision, each.status, each.item, each.because, each.message]),
    ).map((alike) => {
      const [first] = alike;
      const failed = first.status === 'failed';
      const why = (failed ? first.message : first.because) ?? '';
      const item = first.item === undefined ? '' : ` (${text(first.item)})`;
      const hosts = someHosts(
        alike.map((each) => each.host),
        detail.names,
      );
      return `- **${failed ? 'will fail' : verdicts[first.decision]}** on ${text(hosts)}: ${text(task.name)}${item}${why === '' ? '' : `, because ${text(why)}`}`;
    }),
  );
  return lines.length === 0
    ? ''
    : `#### What does not simply run\n\n${shortened(lines, detail.lines)}`;
}
