import { didYouMean } from '@vipbook/diagnostics';
import {
  evaluateExpression,
  freeNames,
  type FreeName,
  isTruthy,
  parseExpression,
  parseTemplate,
} from '@vipbook/expressions';
import type { Inventory } from '@vipbook/inventory';
import { isTemplate } from '../arguments/template.ts';
import type { Block, CommonKeywords, Located, Role, Task, TaskNode } from '../ast.ts';
import type { Findings } from '../findings.ts';
import { isImplicit } from './hosts.ts';
import { namesOfRole, tasksDeep, type Names } from './names.ts';
import {
  conditions,
  placeInside,
  textsOfKeywords,
  textsOfTask,
  templatesOfVariables,
  type Evaluated,
} from './texts.ts';

/** Looks at every expression of a play: syntax, names that nothing defines, conditions that are constant. */
export class VariableCheck {
  readonly #findings: Findings;
  /** Only syntax is looked at when not every name can be known. */
  readonly #complete: boolean;
  readonly #inventory: Inventory | undefined;
  readonly #runs: (task: Task) => boolean;

  constructor(
    findings: Findings,
    complete: boolean,
    inventory: Inventory | undefined,
    runs: (task: Task) => boolean,
  ) {
    this.#findings = findings;
    this.#complete = complete;
    this.#inventory = inventory;
    this.#runs = runs;
  }

  role(role: Role, outer: Names): void {
    if (!tasksDeep([...role.tasks, ...role.handlers]).some(this.#runs)) return;
    const names = outer.with(namesOfRole(role));
    for (const variables of [role.defaults, role.variables, role.parameters]) {
      this.#texts(templatesOfVariables(variables), names);
    }
    const inner = this.#keywords(role, names);
    this.tasks([...role.tasks, ...role.handlers], inner);
  }

  tasks(nodes: readonly TaskNode[], names: Names): void {
    for (const node of nodes) {
      if (!tasksDeep([node]).some(this.#runs)) continue;
      if (node.kind === 'task') this.#task(node, names);
      else this.#block(node, names);
    }
  }

  /** Of a play: its variables and keywords. */
  play(keywords: CommonKeywords, names: Names): void {
    this.#texts(textsOfKeywords(keywords), names);
  }

  #block(block: Block, outer: Names): void {
    const role = block.importedRole;
    const names = role === undefined ? outer : outer.with(namesOfRole(role));
    const inner = this.#keywords(block, names);
    // Only here are these set (Ansible: rescue and always).
    const rescued = inner.with(['ansible_failed_task', 'ansible_failed_result']);
    this.tasks(block.block, inner.doubtfulIf(block.rescue.length > 0));
    this.tasks(block.rescue, rescued.doubtfulIf(true));
    this.tasks(block.always, rescued);
  }

  #keywords(node: CommonKeywords & { readonly when?: Task['when'] }, outer: Names): Names {
    const names = outer.with(node.vars?.keys() ?? []);
    this.#texts(textsOfKeywords(node), names);
    return this.#when(node.when, names).doubtfulIf(node.ignoreErrors !== undefined);
  }

  #task(task: Task, outer: Names): void {
    const own = outer
      .with([...(task.vars?.keys() ?? []), ...loopNames(task)])
      .doubtfulIf(task.ignoreErrors !== undefined || showsUndefined(task));
    const names = this.#when(task.when, own);
    this.#texts(textsOfTask(task), names);
    this.tasks(task.included ?? [], names);
    if (task.includedRole !== undefined) this.role(task.includedRole, names);
  }

  /** What a condition tests for being defined may be named by what depends on it. */
  #when(when: Task['when'], names: Names): Names {
    const texts = conditions(when);
    for (const each of when ?? []) this.#constant(each);
    const guarded = texts
      .flatMap((each) => freeNames(read(each).tree))
      .filter((each) => each.guarded)
      .map((each) => each.name);
    const inner = names.with(guarded);
    // The first one is looked at in any case, the others only when those before them hold.
    this.#texts(texts.slice(0, 1), inner);
    this.#texts(texts.slice(1), inner.doubtfulIf(true));
    return inner.doubtfulIf((when ?? []).length > 0);
  }

  #constant({ value, where }: Located<string | boolean>): void {
    if (typeof value === 'string' && isTemplate(value)) {
      this.#findings.add('PBK075', where, 'The condition has {{ }} around a part of it');
      return;
    }
    const holds = typeof value === 'boolean' ? value : constantValue(value);
    if (holds === undefined) return;
    const message = `The condition ${holds ? 'always' : 'never'} holds`;
    this.#findings.add('PBK073', where, message);
  }

  #texts(texts: readonly Evaluated[], names: Names): void {
    for (const each of texts) {
      const { tree, findings } = read(each);
      this.#findings.addAll(findings);
      if (!this.#complete || findings.some((finding) => finding.severity === 'error')) continue;
      const seen = new Set<string>();
      for (const free of freeNames(tree)) {
        const { name } = free;
        this.#member(free, each);
        if (free.guarded || names.has(name) || name.startsWith('ansible_') || seen.has(name))
          continue;
        seen.add(name);
        const guess = didYouMean(name, names.all());
        const message = `Nothing defines the variable "${name}".${guess}`.replace(/\.$/, '');
        const where = placeInside(each, free.span.start, free.span.end);
        this.#findings.add('PBK070', where, message, {
          ...(names.doubtful ? { severity: 'warning' } : {}),
          remedy: 'Define it in the inventory or under vars, or give it a default: | default(…).',
        });
      }
    }
  }

  /** `groups.NAME` and `hostvars['NAME']`. */
  #member({ name, path, guarded, span }: FreeName, text: Evaluated): void {
    const [member] = path;
    if (guarded || member === undefined || this.#inventory === undefined) return;
    const known =
      name === 'groups'
        ? this.#inventory.groups
        : name === 'hostvars'
          ? this.#inventory.hosts
          : undefined;
    // Tasks may ask for a method of the dict.
    if (known === undefined || known.has(member) || dictMethods.has(member)) return;
    if (name === 'hostvars' && isImplicit(member)) return;
    const [code, what] =
      name === 'groups' ? (['PBK080', 'group'] as const) : (['PBK071', 'host'] as const);
    const message = `The inventory has no ${what} "${member}".${didYouMean(member, known.keys())}`;
    this.#findings.add(code, placeInside(text, span.start, span.end), message.replace(/\.$/, ''), {
      // What add_host would bring is not known; neither is whether the value is needed.
      severity: 'warning',
    });
  }
}

const dictMethods = new Set(['get', 'items', 'keys', 'values']);

/** `debug: var=x` may well ask whether x is there: what is not, it says so and goes on. */
function showsUndefined(task: Task): boolean {
  return task.module.value === 'debug' && 'var' in task.arguments.value;
}

function read({ text, kind, where }: Evaluated) {
  const options = { where };
  return kind === 'template' || isTemplate(text)
    ? parseTemplate(text, options)
    : parseExpression(text, options);
}

function loopNames(task: Task): readonly string[] {
  const control = task.loopControl?.value ?? {};
  return ['item', control['loop_var'], control['index_var']].filter(
    (name): name is string => typeof name === 'string',
  );
}

/** Whether an expression without names always or never holds; undefined when that is not known. */
function constantValue(text: string): boolean | undefined {
  const { tree, findings } = parseExpression(text);
  if (
    findings.length > 0 ||
    freeNames(tree).length > 0 ||
    /\b(now|random|lookup|query|q)\b/.test(text)
  ) {
    return undefined;
  }
  try {
    return isTruthy(evaluateExpression(text, { get: () => undefined, names: () => [] }));
  } catch {
    return undefined;
  }
}
