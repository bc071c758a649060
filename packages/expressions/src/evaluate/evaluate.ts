import { didYouMean, VipbookError } from '@vipbook/diagnostics';
import { float, int } from '../value.ts';
import { truthy } from '../python/compare.ts';
import { Fault, fault, typeFault, valueFault } from '../python/fault.ts';
import {
  Callable,
  Dict,
  isMapping,
  Nothing,
  mappingEntries,
  tuple,
  typeName,
  Undefined,
  type CallArguments,
  type Obj,
} from '../python/objects.ts';
import { str } from '../python/repr.ts';
import { iterate, slice } from '../python/sequence.ts';
import { textRepr } from '../python/text.ts';
import type {
  Arguments,
  Compare,
  Expression,
  Filter,
  Logical,
  Name,
  Subscript,
  Test,
} from '../syntax/tree.ts';
import { getAttribute, getItem } from './access.ts';
import { isUndefinedVariable, type Machine } from './context.ts';
import { globalOf, globalNames } from './globals.ts';
import { binary, comparison, unary } from './operators.ts';
import { tainting } from './secrets.ts';

/** The value of an expression. Throws Fault; `machine.at` then tells where. */
export function evaluate(node: Expression, machine: Machine): Obj {
  machine.budget.step();
  switch (node.kind) {
    case 'literal':
      return literal(node.value);
    case 'name':
      return resolve(node, machine);
    case 'list':
      return node.items.map((item) => evaluate(item, machine));
    case 'tuple':
      return tuple(node.items.map((item) => evaluate(item, machine)));
    case 'dict': {
      const dict = new Dict();
      for (const pair of node.pairs) {
        const key = evaluate(pair.key, machine);
        const value = evaluate(pair.value, machine);
        machine.at = pair.key.span;
        dict.set(key, value);
      }
      return dict;
    }
    case 'attribute': {
      const object = evaluate(node.object, machine);
      machine.at = node.nameSpan;
      return getAttribute(object, node.name, machine, node.span);
    }
    case 'subscript':
      return subscript(node, machine);
    case 'slice':
      machine.at = node.span;
      return fault('EXP001', 'a slice can only stand alone between brackets');
    case 'call': {
      const callee = evaluate(node.callee, machine);
      const args = evaluateArguments(node.arguments, machine);
      machine.at = node.span;
      return call(callee, args, machine);
    }
    case 'filter':
      return applyFilter(node, evaluate(node.input, machine), machine);
    case 'test':
      return applyTest(node, machine);
    case 'unary': {
      const operand = evaluate(node.operand, machine);
      machine.at = node.span;
      return node.operator === 'not' ? !truthy(operand) : unary(node.operator, operand);
    }
    case 'binary': {
      const left = evaluate(node.left, machine);
      const right = evaluate(node.right, machine);
      machine.at = node.span;
      return tainting(machine.budget, () => binary(node.operator, left, right, machine.budget));
    }
    case 'concat': {
      const parts = node.parts.map((part) => evaluate(part, machine));
      machine.at = node.span;
      return tainting(machine.budget, () => concat(parts, machine));
    }
    case 'compare':
      return compareChain(node, machine);
    case 'logical':
      return logical(node, machine);
    case 'conditional': {
      const test = evaluate(node.test, machine);
      machine.at = node.test.span;
      if (truthy(test)) return evaluate(node.then, machine);
      if (node.otherwise !== undefined) return evaluate(node.otherwise, machine);
      return new Nothing(
        'the condition is false and there is no "else"',
        node.span,
        'Add "else" and a value.',
      );
    }
    case 'missing':
      return fault('EXP001', 'there is no expression here', { span: node.span });
  }
}

/** `unknown or true` is true and `unknown and false` is false, whatever the unknown comes out as. */
function logical(node: Logical, machine: Machine): Obj {
  const settles = node.operator === 'or';
  try {
    const left = evaluate(node.left, machine);
    machine.at = node.span;
    if (truthy(left) === settles) return left;
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const right = evaluate(node.right, machine);
    if (truthy(right) === settles) return right;
    throw error;
  }
  return evaluate(node.right, machine);
}

/** Refused here, or further down in the template of a variable. */
function isUnknown(error: unknown): boolean {
  if (error instanceof Fault) return error.code === 'EXP024';
  return (
    error instanceof VipbookError && error.diagnostics.some((finding) => finding.code === 'EXP024')
  );
}

function literal(value: null | boolean | bigint | number | string): Obj {
  if (typeof value === 'bigint') return int(value);
  return typeof value === 'number' ? float(value) : value;
}

/** A name: the template's own first, then the scope, then the functions of the language. */
export function resolve(node: Name, machine: Machine): Obj {
  const local = machine.frame.get(node.name);
  if (local !== undefined) return local;
  machine.at = node.span;
  try {
    const value = machine.scope.get(node.name);
    if (value !== undefined) return value;
  } catch (error) {
    // A variable whose own template needs something undefined is itself undefined until it is used.
    if (isUndefinedVariable(error)) return new UndefinedThrough(node, error);
    throw error;
  }
  const global = globalOf(node.name, machine);
  if (global !== undefined) return global;
  const guess = didYouMean(node.name, [...machine.scope.names(), ...globalNames]).trim();
  return new Undefined(
    `the variable ${textRepr(node.name)} is undefined`,
    node.span,
    guess === '' ? undefined : guess,
    node.name,
  );
}

/** Undefined because something further down is; when used, the first cause is what is reported. */
class UndefinedThrough extends Undefined {
  readonly #error: Error;

  constructor(node: Name, error: Error) {
    super(`the variable ${textRepr(node.name)} is undefined`, node.span, undefined, node.name);
    this.#error = error;
  }

  override refuse(): never {
    throw this.#error;
  }
}

function subscript(node: Subscript, machine: Machine): Obj {
  const object = evaluate(node.object, machine);
  if (node.index.kind === 'slice') {
    const { start, stop, step } = node.index;
    const bounds = {
      start: start === undefined ? null : evaluate(start, machine),
      stop: stop === undefined ? null : evaluate(stop, machine),
      step: step === undefined ? null : evaluate(step, machine),
    };
    machine.at = node.span;
    if (object instanceof Undefined) return object;
    return tainting(
      machine.budget,
      () =>
        slice(object, bounds, machine.budget) ??
        new Undefined(`${typeName(object)} object has no slices`, node.span),
    );
  }
  const index = evaluate(node.index, machine);
  machine.at = node.span;
  return tainting(machine.budget, () => getItem(object, index, machine, node.span));
}

function concat(parts: readonly Obj[], machine: Machine): string {
  let result = '';
  for (const part of parts) {
    result += str(part, machine.budget);
    machine.budget.allocate(result.length);
  }
  return result;
}

function compareChain(node: Compare, machine: Machine): boolean {
  let left = evaluate(node.first, machine);
  for (const { operator, right: rightNode } of node.rest) {
    const right = evaluate(rightNode, machine);
    machine.at = node.span;
    if (!comparison(operator, left, right, machine.budget)) return false;
    left = right;
  }
  return true;
}

const noArguments: CallArguments = { positional: [], keyword: new Map() };

export function evaluateArguments(node: Arguments | undefined, machine: Machine): CallArguments {
  if (node === undefined) return noArguments;
  const positional = node.positional.map((argument) => evaluate(argument, machine));
  const keyword = new Map<string, Obj>();
  for (const argument of node.keyword)
    keyword.set(argument.name, evaluate(argument.value, machine));
  if (node.spread !== undefined) {
    positional.push(...iterate(evaluate(node.spread, machine), machine.budget).slice(0, 1000));
  }
  if (node.spreadKeyword !== undefined) {
    const rest = evaluate(node.spreadKeyword, machine);
    if (rest instanceof Undefined) rest.refuse();
    if (!isMapping(rest)) return typeFault(`** needs a mapping, not ${typeName(rest)}`);
    for (const [key, value] of mappingEntries(rest)) {
      if (typeof key !== 'string') return typeFault('keywords must be strings');
      if (keyword.has(key)) return typeFault(`the argument ${textRepr(key)} is given twice`);
      keyword.set(key, value);
    }
  }
  return { positional, keyword };
}

export function call(callee: Obj, args: CallArguments, machine: Machine): Obj {
  if (callee instanceof Undefined) return callee.refuse();
  if (callee instanceof Callable) return tainting(machine.budget, () => callee.call(args));
  return fault('EXP014', `a value of type ${typeName(callee)} cannot be called`);
}

export function applyFilter(node: Filter, input: Obj, machine: Machine): Obj {
  const args = evaluateArguments(node.arguments, machine);
  machine.at = { start: node.nameSpan.start, end: node.span.end };
  return machine.filter(node.name, input, args);
}

function applyTest(node: Test, machine: Machine): boolean {
  const input = evaluate(node.input, machine);
  const args = evaluateArguments(node.arguments, machine);
  machine.at = { start: node.input.span.start, end: node.span.end };
  return machine.test(node.name, input, args) !== node.negated;
}

export function unpack(value: Obj, count: number, machine: Machine): readonly Obj[] {
  const items = iterate(value, machine.budget);
  if (items.length !== count) {
    valueFault(`${String(count)} names to assign to, but ${String(items.length)} values`);
  }
  return items;
}
