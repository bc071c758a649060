import { dirname } from 'node:path';
import type { Diagnostic } from '@vipbook/diagnostics';
import type { Playbook, Role, TaskNode, VariablesFile, YamlValue } from '../ast.ts';
import { sortFindings } from '../findings.ts';
import { checkLoadedHandlers } from '../parse/handlers.ts';
import { candidates } from './files.ts';
import type { PlaybookIo } from './io.ts';
import { Loader, type Parsers } from './loader.ts';
import { readVariablesFile } from './variables.ts';

export interface LoadOptions {
  /** Folders to look for roles in, after roles/ beside the playbook and its own folder. */
  readonly rolePaths?: readonly string[];
  /** Default: every text is parsed anew. */
  readonly parsers?: Parsers;
}

/** A playbook with all that it imports: playbooks, tasks, roles, files of variables. Never throws; what
 *  cannot be read is a finding. */
export async function loadPlaybook(
  file: string,
  io: PlaybookIo,
  options: LoadOptions = {},
): Promise<Playbook> {
  const loader = new Loader(file, io, options.rolePaths ?? [], options.parsers);
  const missing = loader.findings.list;
  const plays = await loader.playbook(file, { file }, []);
  for (const play of plays) checkLoadedHandlers(loader.findings, play);
  // A playbook that is not there at all: no import that failed.
  const findings = missing.map((finding) =>
    finding.code === 'PBK060' && finding.where?.range === undefined
      ? {
          ...finding,
          code: 'PBK001' as const,
          message: `There is no playbook "${file}"`,
          remedy: 'Check the path.',
        }
      : finding,
  );
  return {
    file,
    plays,
    imports: [],
    findings: sortFindings(withoutRepeats(findings)),
    ignores: loader.ignores,
  };
}

export interface LoadedTasks {
  readonly tasks: readonly TaskNode[];
  readonly findings: readonly Diagnostic[];
}

/** For include_tasks whose name was a template: `name` as rendered, relative to `from`, the file that
 *  names it; `playbook` is the file of the play. */
export async function loadTasks(
  name: string,
  from: string,
  playbook: string,
  io: PlaybookIo,
): Promise<LoadedTasks> {
  const loader = new Loader(playbook, io, []);
  const home = { file: from, folders: [], trail: [] };
  const tasks = await loader.tasksFile(
    candidates(name, from, [dirname(playbook)]),
    { file: from },
    home,
  );
  return { tasks: tasks ?? [], findings: loader.findings.list };
}

/** For include_role whose name was a template: `args` as rendered; `from` is the file that names it. */
export async function loadRole(
  args: Readonly<Record<string, YamlValue>>,
  from: string,
  playbook: string,
  io: PlaybookIo,
  options: LoadOptions = {},
): Promise<{ readonly role?: Role; readonly findings: readonly Diagnostic[] }> {
  const loader = new Loader(playbook, io, options.rolePaths ?? []);
  const { name } = args;
  const role = await loader.role(typeof name === 'string' ? name : '', { file: from }, args);
  return { ...(role === undefined ? {} : { role }), findings: loader.findings.list };
}

/** For vars_files whose names were templates: the first of `paths` that exists. */
export async function loadVariables(
  paths: readonly string[],
  io: PlaybookIo,
): Promise<{ readonly file?: VariablesFile; readonly findings: readonly Diagnostic[] }> {
  const loader = new Loader(paths[0] ?? '', io, []);
  const where = { file: paths[0] ?? '' };
  const found = await loader.files.read(paths, where, []);
  if (found === undefined) return { findings: loader.findings.list };
  const file = readVariablesFile(found, where, loader.findings);
  return { file, findings: loader.findings.list };
}

/** A file that is imported twice says everything twice. */
function withoutRepeats(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings.filter(({ code, message, where }) => {
    const key = JSON.stringify([code, message, where?.file, where?.range?.start.offset]);
    return !seen.has(key) && seen.add(key);
  });
}
