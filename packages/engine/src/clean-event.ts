import {
  cleanFinding,
  cleanText,
  mapTexts,
  redact,
  scrubWords,
  type Secret,
} from '@vipbook/diagnostics';
import type { FileDiff, Value } from '@vipbook/modules';
import type { RunEvent, TaskResultEvent } from './events.ts';

/**
 * An event as it may be told: known secrets are hidden wherever a host, a template or a person's own words hold
 * them, and in findings, command lines and files also what looks like one. Names of hosts and places stay, since
 * they are what events are told apart by.
 */
export function cleanEvent(event: RunEvent, secrets: ReadonlySet<Secret>): RunEvent {
  const looked = (text: string): string => cleanText(text, secrets);
  switch (event.event) {
    case 'run-start':
    case 'run-end':
      return event;
    case 'play-start':
    case 'task-start':
      return { ...event, name: looked(event.name) };
    case 'progress':
      return { ...event, message: looked(event.message) };
    case 'retry':
      return { ...event, task: looked(event.task) };
    case 'warning':
    case 'error':
      return { ...event, finding: cleanFinding(event.finding, secrets) };
    case 'task-result':
      return cleanResult(event, secrets, looked);
  }
}

type Clean = (text: string) => string;

function cleanResult(
  event: TaskResultEvent,
  secrets: ReadonlySet<Secret>,
  looked: Clean,
): TaskResultEvent {
  const known = (text: string): string => redact(text, secrets);
  const { item, message, cannotKnow, error } = event;
  return {
    ...event,
    task: looked(event.task),
    data: commandHidden(mapTexts(event.data, known) as Readonly<Record<string, Value>>, looked),
    ...(item === undefined ? {} : { item: mapTexts(item, known) as Value }),
    ...(message === undefined ? {} : { message: looked(message) }),
    ...(cannotKnow === undefined ? {} : { cannotKnow: looked(cannotKnow) }),
    ...(error === undefined ? {} : { error: cleanFinding(error, secrets) }),
    diffs: event.diffs.map((diff) => cleanDiff(diff, looked)),
  };
}

/** `cmd` is what was run: `--password` and its word stand in it as the playbook has them. */
function commandHidden(
  data: Readonly<Record<string, Value>>,
  looked: Clean,
): Readonly<Record<string, Value>> {
  const { cmd } = data;
  if (typeof cmd === 'string') return { ...data, cmd: looked(cmd) };
  if (!Array.isArray(cmd) || !cmd.every((word) => typeof word === 'string')) return data;
  return { ...data, cmd: scrubWords(cmd) };
}

function cleanDiff(diff: FileDiff, clean: Clean): FileDiff {
  const before = cleanBytes(diff.before, clean);
  const after = cleanBytes(diff.after, clean);
  const onlyHidden = same(before, after) && !same(diff.before, diff.after);
  return { ...diff, before, after, ...(onlyHidden ? { onlyHidden } : {}) };
}

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}

function cleanBytes(bytes: Uint8Array | null, clean: Clean): Uint8Array | null {
  if (bytes === null) return null;
  const text = Buffer.from(bytes).toString('utf8');
  const cleaned = clean(text);
  return cleaned === text ? bytes : Buffer.from(cleaned, 'utf8');
}
