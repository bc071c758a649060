import type { Recap, RunEvent, TaskResultEvent } from '@vipbook/engine';
import type { Value } from '@vipbook/modules';
import { unifiedDiff } from './diff-text.ts';
import { printable, printableLine } from './escape.ts';
import { renderFinding, type FindingOptions } from './findings.ts';
import { ansibleJson, itemText } from './json.ts';
import { noPaint, type Paint, type Style } from './paint.ts';

export interface HumanOptions extends FindingOptions {
  readonly paint?: Paint;
  /** Number of -v. From 1 on results and progress are printed, too. */
  readonly verbosity: number;
  /** Print file diffs (--diff, --check with it). */
  readonly diff: boolean;
  /** Width that headings are filled to; Ansible's 79 when there is no terminal. */
  readonly columns?: number;
}

/** Where the text goes: `out` is the run's own story, `error` are findings of no host. */
export interface Printed {
  readonly out: string;
  readonly error: string;
}

const ansibleColumns = 79;
const noCounts: Recap = {
  ok: 0,
  changed: 0,
  unreachable: 0,
  failed: 0,
  skipped: 0,
  rescued: 0,
  ignored: 0,
};

/** Keys that say how to print a result and are none of its data. */
const internalKey = (key: string): boolean => key.startsWith('_vipbook_');

/**
 * Draws a run with Ansible's words. Give it the events in order; each call returns the text to print for
 * that one. Holds only what later lines depend on.
 */
export function humanReporter(options: HumanOptions): (event: RunEvent) => Printed {
  const paint = options.paint ?? noPaint;
  const columns = options.columns ?? ansibleColumns;
  let playHosts: readonly string[] = [];
  let played = false;
  const lost = new Set<string>();
  /** Causes told in this task: a move fails on both its hosts for one reason. */
  const told = new Set<string>();

  const heading = (text: string): string => {
    const line = printableLine(text);
    return `\n${line} ${'*'.repeat(Math.max(3, columns - line.length))}\n`;
  };

  const endOfPlay = (): string => {
    const none = playHosts.length > 0 && playHosts.every((host) => lost.has(host));
    playHosts = [];
    return none ? heading('NO MORE HOSTS LEFT') : '';
  };

  const draw = (event: RunEvent): string => {
    switch (event.event) {
      case 'run-start':
        return event.check ? paint('faint', 'check mode: no host is changed') + '\n' : '';
      case 'play-start': {
        const before = endOfPlay();
        playHosts = event.hosts;
        played = true;
        return before + heading(`PLAY [${event.name}]`);
      }
      case 'task-start':
        told.clear();
        return heading(`${event.handler ? 'RUNNING HANDLER' : 'TASK'} [${event.name}]`);
      case 'progress': {
        if (options.verbosity < 1 && event.asks !== true) return '';
        const elapsed = (event.elapsedMs / 1000).toFixed(1);
        const host = printableLine(event.host);
        const style = event.asks === true ? 'warning' : 'faint';
        return paint(style, `  [${host}] ${printableLine(event.message)} (${elapsed} s)`) + '\n';
      }
      case 'retry': {
        const host = printableLine(event.host);
        const task = printableLine(event.task);
        return `FAILED - RETRYING: [${host}]: ${task} (${String(event.left)} retries left).\n`;
      }
      case 'task-result':
        if (event.status === 'unreachable' || (event.status === 'failed' && !event.ignored))
          lost.add(event.host);
        else lost.delete(event.host);
        return drawResult(event, options, paint, told);
      case 'run-end':
        // A run that was refused has nothing to recapitulate.
        if (!played) return '';
        return endOfPlay() + heading('PLAY RECAP') + drawRecap(event.recap, paint) + '\n';
      case 'warning':
      case 'error':
        return '';
    }
  };

  return (event) => ({
    out: draw(event),
    error:
      event.event === 'warning' || event.event === 'error'
        ? renderFinding(event.finding, options)
        : '',
  });
}

function drawResult(
  event: TaskResultEvent,
  options: HumanOptions,
  paint: Paint,
  told: Set<string>,
): string {
  const diffs = options.diff
    ? event.diffs
        .map((change) => unifiedDiff(change, paint))
        .filter((text) => text !== '')
        .map((text) => `${text}\n`)
        .join('')
    : '';
  return diffs + resultLine(event, options, paint) + cause(event, options, told);
}

function resultLine(event: TaskResultEvent, options: HumanOptions, paint: Paint): string {
  const host = printableLine(event.host);
  const looped = event.item !== undefined;
  const item = event.item === undefined ? '' : `(item=${itemText(event.item)})`;
  const line = (style: Style, text: string): string => `${paint(style, text)}\n`;
  const ignoring = event.ignored ? line('skipped', '...ignoring') : '';
  const shown = details(event, options);
  const itemAndData = [looped ? ` => ${item}` : '', shown === '' ? '' : ` => ${shown}`].join('');
  switch (event.status) {
    case 'ok':
    case 'changed': {
      const message =
        event.message === undefined || shown !== '' ? '' : `: ${printableLine(event.message)}`;
      const what = `${event.status}: [${host}]${itemAndData}`;
      return line(event.status, what).replace(/\n$/, '') + paint('faint', message) + '\n';
    }
    case 'skipped': {
      const why =
        event.message === undefined || options.verbosity < 1
          ? ''
          : `: ${printableLine(event.message)}`;
      return line('skipped', `skipping: [${host}]${itemAndData}${why}`);
    }
    case 'failed': {
      const text = looped
        ? `failed: [${host}] ${item} => ${failureJson(event)}`
        : `fatal: [${host}]: FAILED! => ${failureJson(event)}`;
      return line('failed', text) + ignoring;
    }
    case 'unreachable':
      return (
        line('unreachable', `fatal: [${host}]: UNREACHABLE! => ${failureJson(event)}`) + ignoring
      );
  }
}

/** The finding with its code, place and remedy below the line that Ansible would print. */
function cause(event: TaskResultEvent, options: HumanOptions, told: Set<string>): string {
  if (event.error === undefined) return '';
  const text = renderFinding(event.error, options);
  if (told.has(text)) return '';
  told.add(text);
  return text.replace(/^(?=.)/gm, '  ');
}

function visibleData(event: TaskResultEvent): Record<string, Value> {
  return Object.fromEntries(Object.entries(event.data).filter(([key]) => !internalKey(key)));
}

function failureJson(event: TaskResultEvent): string {
  return ansibleJson({
    changed: false,
    ...visibleData(event),
    ...(event.error === undefined
      ? event.message === undefined
        ? {}
        : { msg: event.message }
      : { code: event.error.code, msg: event.error.message }),
    ...(event.status === 'unreachable' ? { unreachable: true } : {}),
  });
}

/** What -v prints; `debug` asks to be printed always, and indented, as Ansible's does. */
function details(event: TaskResultEvent, options: HumanOptions): string {
  const always = event.data['_vipbook_verbose_always'] === true;
  if (!always && options.verbosity < 1) return '';
  const data = visibleData(event);
  if (always) return ansibleJson(data, 4);
  return ansibleJson({ changed: event.status === 'changed', ...data });
}

function drawRecap(recap: Readonly<Record<string, Recap>>, paint: Paint): string {
  return Object.entries(recap)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, given]) => {
      const counts = { ...noCounts, ...given };
      const style: Style =
        counts.failed > 0 || counts.unreachable > 0
          ? 'failed'
          : counts.changed > 0
            ? 'changed'
            : 'ok';
      const cell = (label: string, count: number, colour: Style): string => {
        const text = `${label}=${String(count).padEnd(4)}`;
        return count === 0 ? text : paint(colour, text);
      };
      const host = printable(name);
      return `${paint(style, host)}${' '.repeat(Math.max(0, 26 - host.length))} : ${[
        cell('ok', counts.ok, 'ok'),
        cell('changed', counts.changed, 'changed'),
        cell('unreachable', counts.unreachable, 'unreachable'),
        cell('failed', counts.failed, 'failed'),
        cell('skipped', counts.skipped, 'skipped'),
        cell('rescued', counts.rescued, 'changed'),
        cell('ignored', counts.ignored, 'information'),
      ]
        .join(' ')
        .trimEnd()}\n`;
    })
    .join('');
}
