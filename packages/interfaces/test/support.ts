import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  applyEdit,
  memoryFileSystem,
  readConfiguration,
  type Configuration,
  type Edit,
} from '../src/index.ts';

export const root = '/etc/network/interfaces';

/** Text as bytes, one byte a character. */
export function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export function text(content: Uint8Array | null | undefined): string | null {
  return content == null ? null : Buffer.from(content).toString('latin1');
}

/** A host whose root is /etc/network/interfaces; other paths are relative to /etc/network. */
export function host(main: string, more: Readonly<Record<string, string>> = {}): Configuration {
  const files: Record<string, Uint8Array> = { [root]: bytes(main) };
  for (const [path, content] of Object.entries(more)) {
    files[path.startsWith('/') ? path : `/etc/network/${path}`] = bytes(content);
  }
  return readConfiguration(memoryFileSystem(files), root);
}

/** The one file's text after an edit; the unchanged root when there is nothing to do. */
export function after(configuration: Configuration, edit: Edit): string | null {
  return textOf(applyEdit(configuration, edit));
}

export function textOf(configuration: Configuration, path = root): string | null {
  return text(configuration.files.get(path)?.tree.bytes);
}

/** Files kept beside the repository; tests that need them skip where they are absent. */
export const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/interfaces');
export const hasCorpus = existsSync(corpus);

/** Debian's own ifupdown, the version whose behaviour is described. */
export const hasIfupdown =
  spawnSync('ifquery', ['--version']).stdout?.toString().startsWith('ifquery version 0.8') ?? false;

/** How many runs a property gets: a modest number, or VIPBOOK_RUNS. */
export function runs(usual: number): number {
  const wanted = Number(process.env.VIPBOOK_RUNS);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : usual;
}

/**
 * The seed of generated files: the same files in every usual run, so that what others land never fails by
 * chance; other files with each long run (VIPBOOK_RUNS), or those of VIPBOOK_SEED again.
 */
export function seed(): number {
  const wanted = process.env.VIPBOOK_SEED;
  if (wanted !== undefined) return Number(wanted);
  return process.env.VIPBOOK_RUNS === undefined ? 20_260_801 : Math.floor(Math.random() * 1e9);
}
