import path from 'node:path';
import { escapeHtml as escapedHtml, printable } from '@vipbook/diagnostics';
import { textOf, type Diagnostic, type Place, type WireBytes, type WireResult } from './events.ts';
import type { NumberedDiff, PlayRecord, RunRecord, TaskRecord } from './record.ts';

/** What the panel may offer besides what the record holds. */
export interface PanelOptions {
  /** Is there a run that can be taken back? */
  readonly canRollBack: boolean;
}

/** What turns the direction of text around would let a host's file or message pose as something else. */
export function escapeHtml(text: string): string {
  return escapedHtml(printable(text));
}

const titles = { 'dry-run': 'Dry run of', run: 'Run of', rollback: 'Rollback of' } as const;

export function titleOf(record: RunRecord): string {
  const file = path.basename(record.playbook);
  const what = record.play === undefined ? file : `play "${record.play.title}" of ${file}`;
  return `${titles[record.kind]} ${what}`;
}

/** The inside of the panel: everything that came from outside is escaped here. */
export function renderRecord(record: RunRecord, options: PanelOptions): string {
  return [
    `<header><h1>${escapeHtml(titleOf(record))}</h1>`,
    `<p class="summary ${record.state}" role="status">${escapeHtml(summaryOf(record))}</p>`,
    actions(record, options),
    '</header>',
    findingsSection(record),
    changesSection(record),
    filesSection(record),
    stepsSection(record),
    recapSection(record),
  ].join('\n');
}

export function summaryOf(record: RunRecord): string {
  const changed = record.changedHosts;
  const list = changed.join(', ');
  switch (record.state) {
    case 'running': {
      const task = record.task?.name;
      return task === undefined ? 'Starting…' : `At work: ${task}`;
    }
    case 'cancelled':
      return record.kind === 'dry-run'
        ? 'Cancelled. Nothing was changed.'
        : 'Interrupted. See the steps below for what was done before.';
    case 'failed':
      return record.kind === 'dry-run'
        ? 'This would fail. Nothing was changed.'
        : 'Failed. See below what happened.';
    case 'done':
      if (changed.length === 0) return 'Nothing to change: everything is as it should be.';
      return record.kind === 'dry-run'
        ? `Would change ${list}. Nothing was changed yet.`
        : `Changed ${list}.`;
  }
}

function actions(record: RunRecord, { canRollBack }: PanelOptions): string {
  const button = (action: string, text: string, primary = false): string =>
    `<button type="button" data-action="${action}"${primary ? ' class="primary"' : ''}>${text}</button>`;
  const buttons: string[] = [];
  if (record.state === 'running')
    buttons.push(button('cancel', record.kind === 'dry-run' ? 'Cancel' : 'Interrupt'));
  else {
    const runnable = record.kind === 'dry-run' && record.state === 'done';
    if (runnable && record.changedHosts.length > 0) buttons.push(button('run', 'Run…', true));
    if (runnable) buttons.push(button('whole-plan', 'Whole Plan'));
    if (record.kind !== 'dry-run' && canRollBack) buttons.push(button('rollback', 'Roll Back…'));
    buttons.push(button('dry-run', record.kind === 'dry-run' ? 'Dry-Run Again' : 'Dry-Run'));
  }
  return `<div class="actions">${buttons.join('')}</div>`;
}

function section(id: string, title: string, body: string): string {
  if (body === '') return '';
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

function reveal(place: Place | undefined, text: string): string {
  const file = place?.host === undefined ? place?.file : undefined;
  if (file === undefined) return escapeHtml(text);
  const line = place?.range?.start.line ?? 1;
  return `<button type="button" class="link" data-action="reveal" data-file="${escapeHtml(file)}" data-line="${String(line)}">${escapeHtml(text)}</button>`;
}

function findingsSection(record: RunRecord): string {
  const failure =
    record.failure === undefined ? '' : `<pre class="failure">${escapeHtml(record.failure)}</pre>`;
  const errors = record.plays.flatMap(({ tasks }) =>
    tasks.flatMap(({ results }) => results.flatMap(({ error }) => error ?? [])),
  );
  const seen = new Set<string>();
  const all = [...record.findings, ...errors].filter((finding) => {
    // A move fails on both its hosts for one reason.
    const key = JSON.stringify([finding.code, finding.message, finding.where]);
    return seen.size !== seen.add(key).size;
  });
  const items = all.map((finding) => `<li>${findingHtml(finding)}</li>`).join('');
  const list = items === '' ? '' : `<ul class="findings">${items}</ul>`;
  return section('findings', 'Findings', failure + list);
}

function findingHtml(finding: Diagnostic): string {
  const where = finding.where;
  const place =
    where === undefined
      ? ''
      : [where.host, where.file === undefined ? undefined : path.basename(where.file)]
          .filter((part) => part !== undefined)
          .join(': ');
  const line = where?.range === undefined ? '' : `:${String(where.range.start.line)}`;
  return [
    `<strong class="${finding.severity}">${finding.severity} ${escapeHtml(finding.code)}</strong> `,
    escapeHtml(finding.message),
    place === '' ? '' : ` <span class="place">${reveal(where, place + line)}</span>`,
    finding.remedy === undefined
      ? ''
      : `<br><span class="remedy">${escapeHtml(finding.remedy)}</span>`,
  ].join('');
}

/** What each task would do or did, told once for all hosts that say the same. */
function changesSection(record: RunRecord): string {
  const items = record.plays.flatMap(({ tasks }) =>
    tasks.flatMap((task) => {
      const said = new Map<string, string[]>();
      for (const { status, message, host } of task.results) {
        if (status !== 'changed') continue;
        const text = message ?? task.name;
        said.set(text, [...(said.get(text) ?? []), host]);
      }
      return [...said].map(
        ([text, hosts]) =>
          `<li>${reveal(task.where, text)} <span class="hosts">${escapeHtml(hosts.join(', '))}</span></li>`,
      );
    }),
  );
  const title = record.kind === 'dry-run' ? 'Would change' : 'Changed';
  return section('changes', title, items.length === 0 ? '' : `<ul>${items.join('')}</ul>`);
}

function filesSection(record: RunRecord): string {
  const items = record.diffs.map((diff) => `<li>${diffHtml(diff)}</li>`).join('');
  return section('files', 'Files', items === '' ? '' : `<ul>${items}</ul>`);
}

function diffHtml(diff: NumberedDiff): string {
  const lines = (bytes: WireBytes | null): number =>
    textOf(bytes).replace(/\n$/, '').split('\n').length;
  const size =
    diff.before === null
      ? 'new'
      : diff.after === null
        ? 'removed'
        : `${String(lines(diff.before))} → ${String(lines(diff.after))} lines`;
  const name = `${diff.host}: ${diff.path}`;
  return `<button type="button" class="link" data-action="diff" data-number="${String(diff.number)}">${escapeHtml(name)}</button> <span class="hosts">${size}</span>`;
}

function stepsSection(record: RunRecord): string {
  return section('steps', 'Steps', record.plays.map(playHtml(record)).join(''));
}

const playHtml =
  (record: RunRecord) =>
  (play: PlayRecord): string => {
    const tasks = play.tasks.map((task) => `<li>${taskHtml(task, record)}</li>`).join('');
    return `<h3>${reveal(play.where, play.name)} <span class="hosts">${escapeHtml(play.hosts.join(', '))}</span></h3><ol>${tasks}</ol>`;
  };

function taskHtml(task: TaskRecord, record: RunRecord): string {
  const results = task.results.map((result) => resultHtml(result, record)).join('');
  const progress = [...task.progress]
    .map(
      ([host, message]) =>
        `<li><span class="host">${escapeHtml(host)}</span> <span class="progress">${escapeHtml(message)}</span></li>`,
    )
    .join('');
  const kind = task.handler ? '<span class="kind">handler</span> ' : '';
  return `${kind}${reveal(task.where, task.name)}<ul class="results">${results}${progress}</ul>`;
}

function resultHtml(result: WireResult, record: RunRecord): string {
  const { status, ignored, host, message, error, item } = result;
  const word = statusWord(status, record.kind === 'dry-run') + (ignored ? ' (ignored)' : '');
  const told = error?.message ?? message;
  const about =
    item === undefined ? '' : ` <span class="item">${escapeHtml(itemText(item))}</span>`;
  return `<li><span class="host">${escapeHtml(host)}</span> <span class="status ${status}">${word}</span>${about}${told === undefined ? '' : ` <span class="message">${escapeHtml(told)}</span>`}</li>`;
}

function statusWord(status: WireResult['status'], dry: boolean): string {
  if (status === 'changed') return dry ? 'would change' : 'changed';
  return status;
}

function itemText(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

function recapSection(record: RunRecord): string {
  const rows = Object.entries(record.recap).map(([host, counts]) => {
    const cells = [counts.ok, counts.changed, counts.unreachable, counts.failed, counts.skipped];
    return `<tr><th scope="row">${escapeHtml(host)}</th>${cells.map((count) => `<td>${String(count)}</td>`).join('')}</tr>`;
  });
  if (rows.length === 0) return '';
  const heads = ['host', 'ok', 'changed', 'unreachable', 'failed', 'skipped'];
  const seconds = ((record.elapsedMs ?? 0) / 1000).toFixed(1);
  return section(
    'recap',
    'Recap',
    `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table><p>${seconds} s</p>`,
  );
}
