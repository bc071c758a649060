import type { Diagnostic } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import { coerceArguments } from '../arguments/validate.ts';
import type { Play, Playbook, Task } from '../ast.ts';
import { Findings, sortFindings } from '../findings.ts';
import { applyIgnores } from '../ignores.ts';
import { finish, type Steps } from '../steps.ts';
import { Constants } from './constants.ts';
import { checkBound, checkSubnet, mayStart, type FactsOf } from './addresses.ts';
import { checkHostNames, checkPattern } from './hosts.ts';
import { checkMoves } from './moves.ts';
import { namesOfPlay, namesOfRun, tasksOfPlay } from './names.ts';
import { checkTags } from './tags.ts';
import { VariableCheck } from './variables.ts';

export interface LintOptions {
  /** Without it, what only an inventory can tell is left open: hosts and undefined variables. */
  readonly inventory?: Inventory;
  /** Names of -e variables. */
  readonly extraVariables?: readonly string[];
  /** Tags of -t: what no task has is an error. */
  readonly tags?: readonly string[];
  /** Tags of --skip-tags: what no task has is a warning. */
  readonly skipTags?: readonly string[];
  /** Facts that are at hand. */
  readonly factsOf?: FactsOf;
  /** The hosts of a play, when they are known better than by its pattern; patterns are not looked at then. */
  readonly hostsOf?: (play: Play) => readonly string[] | undefined;
  /** The tasks that a run would look at; all of them when absent. */
  readonly runs?: (task: Task) => boolean;
}

/**
 * Every finding that needs no host: those of reading the playbook, and what the inventory and facts at hand
 * tell. `# vipbook: ignore=CODE reason` is heeded, except for errors of reading. What cannot be known is
 * silent. Never throws.
 */
export function lint(playbook: Playbook, options: LintOptions = {}): readonly Diagnostic[] {
  return finish(lintSteps(playbook, options));
}

/** The same in steps, for whoever has something else to do in between. */
export function* lintSteps(
  playbook: Playbook,
  options: LintOptions = {},
): Steps<readonly Diagnostic[]> {
  const found = new Findings();
  for (const play of playbook.plays) yield* lintPlay(found, playbook, play, options);
  const { tags = [], skipTags = [] } = options;
  checkTags(found, [playbook], tags, skipTags);
  const firm = new Set(playbook.findings);
  const all = [...playbook.findings, ...notYetSaid(found.list, playbook.findings)];
  const wrong = new Findings();
  const left = applyIgnores(playbook.ignores, all, firm, wrong);
  return sortFindings([...left, ...wrong.list]);
}

/** The same as `lint` says of tags, where several playbooks are run one after the other. */
export function unknownTags(
  playbooks: readonly Playbook[],
  { tags = [], skipTags = [] }: Pick<LintOptions, 'tags' | 'skipTags'>,
): readonly Diagnostic[] {
  const found = new Findings();
  checkTags(found, playbooks, tags, skipTags);
  return found.list;
}

function* lintPlay(
  findings: Findings,
  playbook: Playbook,
  play: Play,
  options: LintOptions,
): Steps<void> {
  const { inventory, extraVariables = [], runs = () => true } = options;
  const hosts =
    options.hostsOf === undefined
      ? inventory === undefined
        ? undefined
        : checkPattern(findings, play, inventory)
      : options.hostsOf(play);
  const ofPlay = namesOfPlay(play);
  const ofInventory = inventoryNames(inventory, hosts);
  const run = namesOfRun(playbook, [...extraVariables, ...ofInventory]);
  const names = run.with(ofPlay.names);
  const check = new VariableCheck(
    findings,
    ofPlay.complete && hosts !== undefined,
    inventory,
    runs,
  );
  check.play(play, names);
  for (const role of play.loadedRoles ?? []) check.role(role, names);
  for (const node of [...play.preTasks, ...play.tasks, ...play.postTasks, ...play.handlers]) {
    check.tasks([node], names);
    yield;
  }

  const every = tasksOfPlay(play);
  // Whatever may win over the play's vars makes them unknown.
  const hidden = [...extraVariables, ...every.flatMap((task) => [...(task.vars?.keys() ?? [])])];
  const facts = every.filter((task) => task.module.value === 'set_fact');
  const set = facts.flatMap((task) => Object.keys(task.arguments.value));
  const files = (play.loadedVars ?? []).flatMap((file) => [...file.variables.keys()]);
  const open = [...hidden, ...set, ...files];
  const constants = new Constants(play, open, inventory, ofPlay.complete ? (hosts ?? []) : []);
  const tasks = every.filter(runs);
  checkMoves(findings, tasks, constants);
  const { factsOf = () => undefined } = options;
  const starts = every.some(mayStart);
  for (const task of tasks) {
    findings.addAll(
      coerceArguments(task.module.value, constants.resolveArguments(task), {
        placeOf: (path, part) => task.argumentPlace(path, part),
      }).findings,
    );
    if (inventory !== undefined) checkHostNames(findings, task, inventory, constants);
    checkSubnet(findings, task, hosts ?? [], factsOf, inventory, constants);
    if (!starts) checkBound(findings, task, factsOf, constants);
    yield;
  }
}

/** Names that at least one host of the play has; one that only some have may well be meant for those. */
function inventoryNames(
  inventory: Inventory | undefined,
  hosts: readonly string[] | undefined,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const host of hosts ?? []) {
    if (inventory?.hosts.has(host) !== true) continue;
    for (const name of inventory.variables(host).keys()) names.add(name);
  }
  return names;
}

function notYetSaid(
  findings: readonly Diagnostic[],
  said: readonly Diagnostic[],
): readonly Diagnostic[] {
  const key = ({ code, where }: Diagnostic) =>
    JSON.stringify([code, where?.file, where?.range?.start.line, where?.range?.start.column]);
  const keys = new Set(said.map(key));
  return findings.filter((finding) => {
    const own = key(finding);
    return !keys.has(own) && keys.add(own);
  });
}
