import { truthy } from '../python/compare.ts';
import { fault, typeFault } from '../python/fault.ts';
import { DictView, Namespace, Range, tuple, Undefined, type Obj } from '../python/objects.ts';
import { str } from '../python/repr.ts';
import { iterate } from '../python/sequence.ts';
import type { Filter, For, SetBlock, Target, TemplateNode } from '../syntax/tree.ts';
import { Frame, type Machine } from './context.ts';
import { applyFilter, evaluate, unpack } from './evaluate.ts';
import { LoopVariable } from './loop.ts';
import { tainting } from './secrets.ts';

/** Print nodes into text; secret when something secret is printed. */
export function render(nodes: readonly TemplateNode[], machine: Machine): Obj {
  return tainting(machine.budget, () => {
    const out = new Output(machine);
    renderInto(nodes, machine, out);
    return out.text();
  });
}

/** Text so far. Whether it is secret is in the budget's taint, which {@link render} looks at. */
class Output {
  readonly #parts: string[] = [];
  readonly #machine: Machine;
  #size = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  push(text: string): void {
    this.#size += text.length;
    const { budget } = this.#machine;
    budget.step();
    if (this.#size > budget.maxSize) budget.allocate(this.#size);
    this.#parts.push(text);
  }

  text(): string {
    return this.#parts.join('');
  }
}

function renderInto(nodes: readonly TemplateNode[], machine: Machine, out: Output): void {
  for (const node of nodes) renderNode(node, machine, out);
}

function renderNode(node: TemplateNode, machine: Machine, out: Output): void {
  machine.budget.step();
  switch (node.kind) {
    case 'text':
      out.push(node.value);
      return;
    case 'output': {
      const value = evaluate(node.expression, machine);
      machine.at = node.expression.span;
      out.push(printed(value, machine));
      return;
    }
    case 'if': {
      for (const branch of node.branches) {
        const test = evaluate(branch.test, machine);
        machine.at = branch.test.span;
        if (truthy(test)) {
          renderInto(branch.body, machine, out);
          return;
        }
      }
      renderInto(node.otherwise ?? [], machine, out);
      return;
    }
    case 'for':
      renderFor(node, machine, out);
      return;
    case 'set': {
      const value = evaluate(node.value, machine);
      assign(node.target, value, machine);
      return;
    }
    case 'set-block':
      renderSetBlock(node, machine);
      return;
    case 'with': {
      const values = node.bindings.map((binding) => evaluate(binding.value, machine));
      inFrame(machine, () => {
        node.bindings.forEach((binding, index) => {
          assign(binding.target, values[index] ?? null, machine);
        });
        renderInto(node.body, machine, out);
      });
      return;
    }
    case 'filter-block': {
      const body = inFrame(machine, () => render(node.body, machine));
      out.push(printed(filterChain(node.filter, body, machine), machine));
      return;
    }
    case 'bad-statement':
      fault('EXP001', 'this statement cannot be read', { span: node.span });
  }
}

/** As Ansible prints: none is nothing, ranges and views of dicts are lists. */
function printed(value: Obj, machine: Machine): string {
  if (value === null) return '';
  const unrolled =
    value instanceof DictView || value instanceof Range ? iterate(value, machine.budget) : value;
  return str(unrolled, machine.budget);
}

/** The filters of a filter block or set block; their innermost input is the body. */
function filterChain(node: Filter, body: Obj, machine: Machine): Obj {
  const input = node.input.kind === 'filter' ? filterChain(node.input, body, machine) : body;
  return applyFilter(node, input, machine);
}

function renderSetBlock(node: SetBlock, machine: Machine): void {
  const body = inFrame(machine, () => render(node.body, machine));
  const value = node.filter === undefined ? body : filterChain(node.filter, body, machine);
  assign(node.target, value, machine);
}

function inFrame<T>(machine: Machine, run: () => T): T {
  const outer = machine.frame;
  machine.frame = new Frame(outer);
  try {
    return run();
  } finally {
    machine.frame = outer;
  }
}

function assign(target: Target, value: Obj, machine: Machine): void {
  switch (target.kind) {
    case 'name':
      machine.frame.names.set(target.name, value);
      return;
    case 'tuple-target': {
      machine.at = target.span;
      const items = unpack(value, target.items.length, machine);
      target.items.forEach((part, index) => {
        assign(part, items[index] ?? null, machine);
      });
      return;
    }
    case 'namespace-target': {
      const namespace = evaluate(target.namespace, machine);
      machine.at = target.span;
      if (namespace instanceof Undefined) namespace.refuse();
      if (!(namespace instanceof Namespace)) {
        typeFault('only attributes of a namespace() can be set');
      }
      namespace.attributes.set(target.name, value);
    }
  }
}

function renderFor(node: For, machine: Machine, out: Output): void {
  const iterable = evaluate(node.iterable, machine);
  machine.at = node.iterable.span;
  let items = iterate(iterable, machine.budget);
  const { condition } = node;
  if (condition !== undefined) {
    items = items.filter((item) =>
      inFrame(machine, () => {
        assign(node.target, item, machine);
        const holds = evaluate(condition, machine);
        machine.at = condition.span;
        return truthy(holds);
      }),
    );
    // Jinja hands on what it unpacked: with several targets the items are tuples from here.
    if (node.target.kind === 'tuple-target') {
      items = items.map((item) => tuple(iterate(item, machine.budget)));
    }
  }
  if (items.length === 0) {
    if (node.otherwise !== undefined) {
      const { otherwise } = node;
      inFrame(machine, () => {
        renderInto(otherwise, machine, out);
      });
    }
    return;
  }
  const loop = new LoopVariable(items, machine.budget);
  for (let index = 0; index < items.length; index += 1) {
    loop.index = index;
    inFrame(machine, () => {
      machine.frame.names.set('loop', loop);
      assign(node.target, items[index] ?? null, machine);
      renderInto(node.body, machine, out);
    });
  }
}
