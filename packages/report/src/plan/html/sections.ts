import type { Plan, PlannedDiff, PlannedMove, PlannedStep } from '@vipbook/plan';
import { quote } from '@vipbook/transport';
import { counts } from '../../plan-text.ts';
import { generalTitle, grouped, sharedTitle, spanOf } from '../alike.ts';
import { framesOf } from '../frames.ts';
import { someHosts } from '../names.ts';
import {
  afterCommit,
  applyRefuses,
  age,
  connectionLines,
  deathLines,
  outageLines,
  oldIsLost,
  outageMark,
  powerLines,
  proofs,
  togetherLines,
  type Told,
} from '../words.ts';
import { esc } from './escape.ts';
import { arrowHead, describeFrame, lanSvg } from './lan.ts';

/** Pictures of moves; more are only listed. */
const mostPictures = 12;

const levelClass = { low: 'ok', medium: 'warn', high: 'bad' } as const;

export function head(plan: Plan, now: number | undefined): string {
  const { summary } = plan;
  const rows: string[] = [];
  const row = (name: string, value: string): void =>
    void rows.push(`<tr><th scope="row">${name}</th><td>${value}</td></tr>`);
  if (plan.moves.length > 0)
    row('Who', [...plan.moves.map(owner), ...togetherLines(plan.moves).map(esc)].join('<br>'));
  const lines = (all: readonly string[]): string => all.map(esc).join('<br>');
  row('Outage', lines(outageLines(plan)));
  const told = (all: readonly Told[]): string =>
    all
      .map(({ of, says }) => (of === '' ? esc(says) : `<em>${esc(of)}</em>: ${esc(says)}`))
      .join('<br>');
  const connections = connectionLines(plan.moves);
  if (connections.length > 0) row('Open connections', told(connections));
  if (plan.moves.length > 0) row('If vipbook dies half-way', told(deathLines(plan.moves)));
  const power = powerLines(plan.moves);
  if (power.length > 0) row('If a host loses its power', told(power));
  row(
    'Risk',
    `<span class="badge ${levelClass[plan.risk.level]}">${plan.risk.level}</span>${plan.risk.reasons
      .map(({ says }) => `<br>${esc(says)}`)
      .join('')}`,
  );
  row('Hosts', esc(summary.hosts.length === 0 ? 'none' : someHosts(summary.hosts, 40)));
  const oldest = plan.observed.facts.map((each) => each.gatheredAt).sort()[0];
  if (oldest !== undefined)
    row(
      'Facts',
      `${esc(oldest)}${now === undefined ? '' : ` (${age(now - Date.parse(oldest))} old)`}, from ${plan.facts.some((each) => each.from === 'snapshot') ? 'a snapshot' : 'the hosts'}`,
    );
  row('Hash', `<code>${esc(plan.identity)}</code>`);
  const refused = summary.applicable
    ? ''
    : '<p class="bad"><strong>This plan cannot be applied.</strong></p>';
  return `<h1>${esc(summary.title)}</h1><p><strong>${esc(counts(summary))}</strong></p>${refused}<table class="facts">${rows.join('')}</table>`;
}

function owner(move: PlannedMove): string {
  const side = ({ host, label, device, mac }: PlannedMove['old']): string =>
    `<strong>${esc(host)}</strong> (${esc(label ?? device)}, <code>${esc(mac)}</code>)`;
  return `<code>${esc(`${move.address}/${String(move.prefix)}`)}</code> leaves ${side(move.old)} for ${side(move.new)}, ${esc(move.strategy)}`;
}

export function findings({ findings: all }: Plan): string {
  if (all.length === 0) return '';
  const classOf = { error: 'bad', warning: 'warn', information: 'faint' } as const;
  const items = all.map(
    ({ severity, code, message, remedy, where }) =>
      `<li class="${classOf[severity]}"><div><strong>${esc(severity)} ${esc(code)}</strong> ${esc(message)}${placeOf(where)}${remedy === undefined ? '' : `<br><span class="faint">${esc(remedy)}</span>`}</div></li>`,
  );
  return section('Findings', `<ul class="findings">${items.join('')}</ul>`);
}

function placeOf(where: Plan['findings'][number]['where']): string {
  if (where?.file === undefined || where.range === undefined) return '';
  const { line } = where.range.start;
  return ` <span class="faint place" data-file="${esc(where.file)}" data-line="${String(line)}">${esc(where.file)}:${String(line)}</span>`;
}

export function pictures(plan: Plan): string {
  if (plan.moves.length === 0) return '';
  const shown = plan.moves.slice(0, mostPictures).map((move) => picture(plan, move));
  const more = plan.moves.length - shown.length;
  return section(
    'On the wire',
    arrowHead +
      shown.join('') +
      (more > 0 ? `<p class="faint">${String(more)} more moves have no picture here.</p>` : ''),
  );
}

function picture(plan: Plan, move: PlannedMove): string {
  const frames = framesOf(plan, move);
  const figures = frames.map((frame, index) => {
    const numbers = frame.steps.map(String).join(' ');
    const named =
      index === 0 ? 'Before' : `Step ${frame.steps.map(String).join(', ')}: ${frame.title}`;
    const place = [
      'frame',
      ...(index === 0 ? ['first'] : []),
      ...(index === frames.length - 1 ? ['last'] : []),
    ].join(' ');
    return `<figure class="${place}" data-steps="${numbers}" data-title="${esc(named)}"${index === 0 || index === frames.length - 1 ? '' : ' hidden'}>${lanSvg(move, frame)}<figcaption><strong>${esc(named)}</strong><br><span class="faint">${esc(describeFrame(move, frame))}</span></figcaption></figure>`;
  });
  const last = String(frames.length - 1);
  return `<div class="move"><h3>${esc(move.summary)}</h3><div class="scrub" hidden><button type="button" data-by="-1" aria-label="one step back">◀</button><input type="range" min="0" max="${last}" value="0" aria-label="step of the move of ${esc(move.address)}"><button type="button" data-by="1" aria-label="one step on">▶</button></div>${figures.join('')}</div>`;
}

/** More than this of one kind are drawn together, folded below it each by itself. */
const mostAlone = 60;

export function resources({ resource_changes: all }: Plan): string {
  if (all.length === 0) return '';
  const row = (
    symbol: string,
    hosts: string,
    what: string,
    name: string,
    because?: string,
  ): string =>
    `<tr><td><code>${esc(symbol)}</code></td><td>${esc(hosts)}</td><td>${esc(what)}</td><td>${name}${because === undefined ? '' : `<br><span class="warn">cannot know: ${esc(because)}</span>`}</td></tr>`;
  const rows = grouped(all, all.length > mostAlone, ({ type, name, vipbook }) =>
    JSON.stringify([
      vipbook.symbol,
      type,
      vipbook.tasks,
      vipbook.because,
      type === 'address' ? '' : name,
    ]),
  ).map((alike) => {
    const [{ type, name, vipbook }] = alike;
    const hosts = someHosts(
      alike.map((each) => each.vipbook.host),
      12,
    );
    const span = spanOf(alike.map((each) => each.name));
    const which = alike.map((each) => `${each.vipbook.host} ${each.name}`).join(', ');
    return row(
      vipbook.symbol,
      hosts,
      type,
      span === undefined
        ? `<code>${esc(name)}</code>`
        : folded(`<code>${esc(span)}</code>`, `<p>${esc(which)}</p>`),
      vipbook.because,
    );
  });
  return section(
    'What changes',
    `<table><thead><tr><th></th><th scope="col">host</th><th scope="col">what</th><th scope="col">name</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>${body}</details>`;
}

export function diffs({ diffs: all }: Plan): string {
  if (all.length === 0) return '';
  const open = all.length <= 12;
  const blocks = all.map((diff, index) => diffBlock(diff, index, open)).join('');
  return section('Files', open ? blocks : folded(`${String(all.length)} diffs`, blocks));
}

function diffBlock(diff: PlannedDiff, index: number, open: boolean): string {
  const short = (side: PlannedDiff['before']): string =>
    side === null ? 'absent' : side.sha256 === null ? 'withheld' : side.sha256.slice(0, 12);
  const body =
    diff.unified === null
      ? '<p class="faint">not shown</p>'
      : `<pre>${diff.unified.replace(/\n$/, '').split('\n').map(diffLine).join('')}</pre>`;
  const withheld =
    diff.withheld === undefined ? '' : `<p class="faint">Left out: ${esc(diff.withheld)}</p>`;
  const title = `<code>${esc(`${diff.host}:${diff.path}`)}</code> <span class="faint">${short(diff.before)} → ${short(diff.after)}</span>`;
  const button = `<button type="button" data-diff="${String(index)}">Open as a diff</button>`;
  return open
    ? `<h3>${title} ${button}</h3>${body}${withheld}`
    : folded(title, `${button}${body}${withheld}`);
}

function diffLine(line: string): string {
  const kind = line.startsWith('+')
    ? 'added'
    : line.startsWith('-')
      ? 'removed'
      : line.startsWith('@@')
        ? 'hunk'
        : undefined;
  return `<span${kind === undefined ? '' : ` class="${kind}"`}>${esc(line)}</span>`;
}

export function sequence(plan: Plan): string {
  if (plan.steps.length === 0) return '';
  const byTask = new Map<number, PlannedStep[]>();
  for (const step of plan.steps) {
    const own = byTask.get(step.task) ?? [];
    own.push(step);
    byTask.set(step.task, own);
  }
  const parts = plan.tasks.flatMap((task) => {
    const own = byTask.get(task.number);
    if (own === undefined) return [];
    return [
      `<h3>${esc(task.name)} <span class="faint">${esc(task.module)}</span>${placeOf(task.where)}</h3><ol class="steps">${stepItems(plan, own)}</ol>`,
    ];
  });
  return section('Step by step', parts.join(''));
}

function stepItems(plan: Plan, own: readonly PlannedStep[]): string {
  return grouped(own, own.length > mostAlone, (step) =>
    JSON.stringify([step.phase, generalTitle(step), step.outage, step.commits]),
  )
    .map((alike) => (alike.length === 1 ? stepItem(plan, alike[0]) : manySteps(alike)))
    .join('');
}

function manySteps(alike: readonly [PlannedStep, ...PlannedStep[]]): string {
  const [first] = alike;
  const last = alike.at(-1) ?? first;
  const hosts = someHosts(
    alike.map((step) => step.host),
    12,
  );
  const commits = alike.some((step) => step.commits === true);
  const each = alike.map(
    (step) => `<li>${String(step.number)}. ${esc(step.host)}: ${esc(step.title)}</li>`,
  );
  const phase = first.phase === undefined ? '' : `<em>${esc(first.phase)}</em>: `;
  return `<li class="step"><span class="number">${String(first.number)} … ${String(last.number)}.</span> <strong>${esc(hosts)}</strong> ${phase}${esc(sharedTitle(alike))}${commits ? ' <span class="mark bad">← point of no return</span>' : ''}${folded('each of them', `<ul>${each.join('')}</ul>`)}</li>`;
}

function stepItem(plan: Plan, step: PlannedStep): string {
  const outage = outageMark(plan, step);
  const marks = [
    ...(step.commits === true ? ['<span class="mark bad">← point of no return</span>'] : []),
    ...(outage === undefined ? [] : [`<span class="mark warn">← ${outage}</span>`]),
  ].join(' ');
  const phase = step.phase === undefined ? '' : `<em>${esc(step.phase)}</em>: `;
  const commands =
    step.commands.length === 0
      ? ''
      : `<ul>${step.commands.map((command) => `<li><code>${esc(command)}</code></li>`).join('')}</ul>`;
  return `<li class="step${step.commits === true ? ' commits' : ''}" data-step="${String(step.number)}" tabindex="0"><span class="number">${String(step.number)}.</span> <strong>${esc(step.host)}</strong> ${phase}${esc(step.title)} ${marks}${commands}</li>`;
}

export function decisions({ tasks }: Plan): string {
  const items = tasks.flatMap((task) =>
    grouped(
      task.decisions.filter((each) => each.decision !== 'will-run' || each.status === 'failed'),
      true,
      (each) => JSON.stringify([each.decision, each.status, each.item, each.because, each.message]),
    ).map((alike) => {
      const [first] = alike;
      const failed = first.status === 'failed';
      const word = failed
        ? 'will fail'
        : first.decision === 'wont-run'
          ? "won't run"
          : 'cannot know';
      const why = (failed ? first.message : first.because) ?? '';
      const hosts = someHosts(
        alike.map((each) => each.host),
        12,
      );
      return `<li><strong class="${failed ? 'bad' : 'warn'}">${word}</strong> ${esc(hosts)}: ${esc(task.name)}${first.item === undefined ? '' : ` (${esc(first.item)})`}${why === '' ? '' : `, because ${esc(why)}`}</li>`;
    }),
  );
  return items.length === 0
    ? ''
    : section('What does not simply run', `<ul>${items.join('')}</ul>`);
}

export function preflight({ preflight: all }: Plan): string {
  const signOf = {
    holds: ['ok', '✓'],
    fails: ['bad', '✗'],
    overruled: ['warn', '!'],
    open: ['faint', '·'],
  } as const;
  const group = (title: string, proof: 'facts' | 'apply' | 'nobody'): string => {
    const own = all.filter((check) => check.proof === proof);
    if (own.length === 0) return '';
    const items = own.map(({ state, says, code }) => {
      const [kind, sign] = signOf[state];
      return `<li><span class="${kind}" aria-label="${state}">${sign}</span> ${esc(says)}${code === undefined ? '' : ` <span class="faint">${esc(code)}</span>`}</li>`;
    });
    return `<h3>${title}</h3><ul class="steps">${items.join('')}</ul>`;
  };
  const body =
    group(proofs.facts, 'facts') + group(proofs.apply, 'apply') + group(proofs.nobody, 'nobody');
  return body === '' ? '' : section('Preflight', body);
}

export function policies({ policies: all }: Plan): string {
  if (all.length === 0) return '';
  const classOf = {
    met: 'ok',
    broken: 'bad',
    'needs-approval': 'warn',
    'at-apply': 'faint',
  } as const;
  return section(
    'Policies',
    `<ul>${all.map(({ verdict, says }) => `<li><span class="${classOf[verdict]}">${esc(verdict)}</span>: ${esc(says)}</li>`).join('')}</ul>`,
  );
}

export function rollback({ moves }: Plan): string {
  if (moves.length === 0) return '';
  const parts = moves
    .slice(0, mostPictures)
    .map(
      (move) =>
        `<h3>${esc(move.address)}: a failure up to and including the commit${move.commitStep === null ? '' : ` (step ${String(move.commitStep)})`} is undone in this order; what was not begun is left out</h3><ul>${move.rollback.map((each) => `<li>${esc(each)}</li>`).join('')}</ul>`,
    );
  const together = togetherLines(moves).map((line) => `<p>${esc(line)}.</p>`);
  return section(
    'If a step fails',
    [...together, ...parts, `<p>${esc(oldIsLost)}</p><p>${esc(afterCommit)}</p>`].join(''),
  );
}

export function foot(plan: Plan, file: string): string {
  if (!plan.summary.applicable) return '';
  return section(
    'Apply exactly this',
    `<pre><span>${esc(`vipbook apply ${quote(file)} --expect-hash ${plan.identity}`)}</span></pre><p>${esc(applyRefuses)}</p>`,
  );
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>${body}</section>`;
}
