import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './vipbook.ts';

/**
 * What ansible-playbook did in each case. A run of it takes several times as long as one of vipbook, so each time a part
 * of the cases asks it again, and each whose files have changed; the others are held to what it did then.
 */
export interface Recorded<T> {
  /** sha256 of all that the case consists of. */
  readonly files: string;
  readonly outcome: T;
}

/** In so many days each case has asked. */
const parts = 6;

/** @param file - below the repository's folder */
export function readRecords<T>(file: string): ReadonlyMap<string, Recorded<T>> {
  const whole = path.join(repository, file);
  if (!existsSync(whole)) return new Map();
  return new Map(
    Object.entries(
      JSON.parse(readFileSync(whole, 'utf8')) as Readonly<Record<string, Recorded<T>>>,
    ),
  );
}

export function writeRecords<T>(file: string, records: ReadonlyMap<string, Recorded<T>>): void {
  const sorted = [...records].sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(
    path.join(repository, file),
    `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`,
  );
}

/** `VIPBOOK_ANSIBLE`: `all` asks for each case, `record` writes down what it said, 0 to 5 is one part; else the day's. */
const wanted =
  process.env['VIPBOOK_ANSIBLE'] ?? String(Math.floor(Date.now() / 86_400_000) % parts);
export const recording = wanted === 'record';

/** @param index - of the case among all */
export function isAsked(index: number): boolean {
  return recording || wanted === 'all' || index % parts === Number(wanted);
}

export function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const each of [...files].sort()) {
    const content = readFileSync(each);
    hash.update(`${path.relative(repository, each)}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest('hex');
}

export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
