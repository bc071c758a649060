import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type * as Interfaces from '@vipbook/interfaces';
import { renderFindings } from '@vipbook/report';
import { Option } from 'commander';
import type { CommandContext } from '../../command-table.ts';

export const failed = 1;
export const badUse = 5;

/** The library is loaded when a command runs, not when help is printed. */
export type Library = typeof Interfaces;

export interface Target {
  /** As given on the command line. */
  readonly name: string;
  readonly configuration: Interfaces.Configuration;
}

export function examples(
  lines: readonly string[],
  codes: Readonly<Record<number, string>> = {},
): string {
  const list = Object.entries(codes).map(([code, text]) => `  ${code}  ${text}`);
  return [
    '',
    'Examples:',
    ...lines.map((line) => `  ${line}`),
    ...(list.length === 0 ? [] : ['', 'Exit codes:', ...list]),
  ].join('\n');
}

export const rootOption = (): Option =>
  new Option(
    '--root <directory>',
    'read absolute paths below this directory: a mounted disk, a copied /etc',
  );

export async function read(
  context: CommandContext,
  names: readonly string[],
  root: string | undefined,
): Promise<{ library: Library; targets: Target[]; missing: Diagnostic[] }> {
  const library = await import('@vipbook/interfaces');
  const files = names.length === 0 ? ['/etc/network/interfaces'] : names;
  const missing: Diagnostic[] = [];
  const targets: Target[] = [];
  for (const name of files) {
    const fs = library.diskFileSystem(root === undefined ? {} : { root });
    const path = library.encode(name);
    if (fs.read(path) === undefined && fs.list(path) === undefined)
      missing.push(
        diagnostic('CLI003', { message: `${name} cannot be read`, where: { file: name } }),
      );
    else targets.push({ name, configuration: library.readConfiguration(fs, path) });
  }
  context.terminal.error(renderFindings(missing));
  return { library, targets, missing };
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
