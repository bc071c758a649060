import { diagnostic, hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import { lint, type LintOptions, type Play, type Playbook, type Task } from '@vipbook/playbook';
import { checkTasks } from './check-tasks.ts';
import { compilePlay, type CompiledNode, type CompiledPlay } from './compile.ts';
import type { AnyModule } from './environment.ts';
import { exitCodes } from './exit-codes.ts';
import { selectHosts } from './select-hosts.ts';
import type { EngineOptions } from './services.ts';
import { selectPlays, unknownPlays } from './select-plays.ts';
import { startAt } from './start-at.ts';
import { tagSelection } from './tags.ts';
import type { Vault } from './vault.ts';

export interface PreparedPlay {
  readonly compiled: CompiledPlay;
  readonly hosts: readonly string[];
}

export interface Prepared {
  readonly plays: readonly PreparedPlay[];
  readonly findings: readonly Diagnostic[];
  /** 0: the run may begin. */
  readonly exitCode: number;
}

/** Everything that can be said of a run before any host is touched. */
export function prepare(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  modules: { readonly vault: Vault; module(name: string): AnyModule | undefined },
  closed: readonly Diagnostic[] = [],
): Prepared {
  const other: readonly Diagnostic[] = [...inventory.findings, ...closed];
  let findings: Diagnostic[] = [...playbook.findings, ...other];
  const refuse = (exitCode: number): Prepared => ({ plays: [], findings, exitCode });
  findings.push(
    ...playbook.imports.map(({ where }) =>
      diagnostic('ENG002', { message: 'import_playbook was not followed', where }),
    ),
  );
  if (hasErrors(findings)) return refuse(exitCodes.wrongInput);

  const unknown = unknownPlays(playbook, options.plays);
  if (unknown.length > 0) {
    findings.push(...unknown);
    return refuse(exitCodes.badOption);
  }
  const selection = tagSelection(options.tags, options.skipTags);
  const chosen = selectPlays(playbook, options.plays).map(({ play }) => play);
  let compiled: readonly CompiledPlay[] = chosen.map((play) =>
    compilePlay(play, selection, modules.vault),
  );
  if (options.startAtTask !== undefined) {
    const started = startAt(compiled, options.startAtTask);
    if (started === undefined) {
      findings.push(noSuchTask(options.startAtTask, playbook));
      return refuse(exitCodes.badOption);
    }
    compiled = started;
  }

  const plays: PreparedPlay[] = [];
  for (const play of compiled) {
    try {
      plays.push({ compiled: play, hosts: selectHosts(play.play, inventory, options) });
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      findings.push(...error.diagnostics);
    }
  }
  if (hasErrors(findings)) return refuse(exitCodes.generic);
  if (chosen.length > 0 && plays.every((play) => play.hosts.length === 0)) {
    findings.push(nobody(chosen, options));
    return refuse(exitCodes.generic);
  }

  // What reading found is among it, as far as no comment says to ignore it.
  findings = [...lint(playbook, lintOptions(plays, inventory, options)), ...other];
  findings.push(...plays.flatMap((play) => checkTasks(play, inventory, modules)));
  return hasErrors(findings) ? refuse(exitCodes.wrongInput) : { plays, findings, exitCode: 0 };
}

/** Of all that lint can say, what is about the tasks and hosts of this run. */
function lintOptions(
  plays: readonly PreparedPlay[],
  inventory: Inventory,
  { extraVariables = {} }: EngineOptions,
): LintOptions {
  const hosts = new Map(plays.map(({ compiled, hosts }) => [compiled.play, hosts]));
  const tasks = new Set(plays.flatMap(({ compiled }) => tasksOf(compiled)));
  return {
    inventory,
    extraVariables: Object.keys(extraVariables),
    hostsOf: (play) => hosts.get(play) ?? [],
    runs: (task) => tasks.has(task),
  };
}

function tasksOf({ sections, handlers }: CompiledPlay): readonly Task[] {
  const all = (nodes: readonly CompiledNode[]): readonly Task[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'task') return [node.task];
      if (node.kind === 'include') return [node.task.task, ...all(node.nodes)];
      return all([...node.block, ...node.rescue, ...node.always]);
    });
  return all([...sections.flat(), ...handlers]);
}

function nobody(plays: readonly Play[], { limit }: EngineOptions): Diagnostic {
  const what = plays.map((play) => play.hosts.value).join('; ');
  const [first] = plays;
  return diagnostic('ENG003', {
    message:
      limit === undefined
        ? `no host of the inventory matches ${what}`
        : `no host matches ${what} limited to ${limit}`,
    where: first?.hosts.where,
  });
}

function noSuchTask(name: string, playbook: Playbook): Diagnostic {
  return diagnostic('ENG004', {
    message: `no task that would run is named "${name}"`,
    where: { file: playbook.file },
  });
}
