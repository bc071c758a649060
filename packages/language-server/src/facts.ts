import type { Facts } from '@vipbook/host';
import type { FactsSnapshot } from '@vipbook/language-service';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readBytes, readFolder } from './files.ts';

/** A snapshot of a host with many addresses has some 100 kB. */
const mostBytes = 16 * 1024 * 1024;

interface Kept {
  readonly modified: number;
  readonly snapshots: readonly FactsSnapshot[];
}

/** Reads the snapshots of a folder, each file once a version. */
export class FactsReader {
  readonly #kept = new Map<string, Kept>();

  async read(folder: string): Promise<readonly FactsSnapshot[]> {
    const entries = (await readFolder(folder)) ?? [];
    const files = entries.filter(({ kind, name }) => kind === 'file' && name.endsWith('.json'));
    const found: FactsSnapshot[] = [];
    for (const { name } of files) found.push(...(await this.#file(path.join(folder, name))));
    return found;
  }

  async #file(file: string): Promise<readonly FactsSnapshot[]> {
    const status = await stat(file).catch(() => undefined);
    if (status === undefined) return [];
    const known = this.#kept.get(file);
    if (known?.modified === status.mtimeMs) return known.snapshots;
    const bytes = status.size > mostBytes ? undefined : await readBytes(file, mostBytes);
    const snapshots =
      bytes === undefined
        ? []
        : parseSnapshots(Buffer.from(bytes).toString('utf8'), file, status.mtimeMs);
    this.#kept.set(file, { modified: status.mtimeMs, snapshots });
    return snapshots;
  }
}

/** What `vipbook facts` prints, or one host's facts, with or without the time. Anything else is nothing. */
export function parseSnapshots(
  text: string,
  file: string,
  modified: number,
): readonly FactsSnapshot[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isObject(value)) return [];
  const gatheredAt = timeOf(value) ?? modified;
  const hosts = isObject(value['hosts'])
    ? Object.values(value['hosts'])
    : [value['facts'] ?? value];
  return hosts.filter(isFacts).map((facts) => ({
    host: facts.host,
    facts: { ...facts, files: filesOf(facts.files) },
    gatheredAt,
    path: file,
  }));
}

function timeOf(value: Readonly<Record<string, unknown>>): number | undefined {
  for (const key of ['gatheredAt', 'gathered', 'time']) {
    const time = value[key];
    if (typeof time === 'number') return time;
    const parsed = typeof time === 'string' ? Date.parse(time) : Number.NaN;
    if (!Number.isNaN(parsed)) return parsed;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFacts(value: unknown): value is Facts {
  return (
    isObject(value) &&
    typeof value['host'] === 'string' &&
    Array.isArray(value['links']) &&
    Array.isArray(value['addresses']) &&
    isObject(value['files'])
  );
}

/** In JSON a file's bytes are `{"text"}` or `{"base64"}`. */
function filesOf(files: Facts['files']): Facts['files'] {
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, file]) => {
      const { content } = file as { content: unknown };
      if (!isObject(content)) return [];
      const bytes =
        typeof content['text'] === 'string'
          ? Buffer.from(content['text'], 'utf8')
          : Buffer.from(typeof content['base64'] === 'string' ? content['base64'] : '', 'base64');
      return [[name, { ...file, content: new Uint8Array(bytes) }]];
    }),
  );
}
