import { Secret } from '@vipbook/diagnostics';
import type { Budget } from '../python/budget.ts';
import { compare, equals } from '../python/compare.ts';
import { microseconds, shift } from '../python/date-time.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { arithmetic, asIndex, asInt, isNumber, negate } from '../python/numbers.ts';
import {
  DateTime,
  isList,
  TimeDelta,
  tuple,
  Tuple,
  typeName,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { percentFormat } from '../python/percent-format.ts';
import { contains, repeat } from '../python/sequence.ts';
import type { ArithmeticOperator, ComparisonOperator } from '../syntax/tree.ts';

/** `left operator right` */
export function binary(operator: ArithmeticOperator, left: Obj, right: Obj, budget: Budget): Obj {
  if (left instanceof Undefined) left.refuse();
  if (isNumber(left) && isNumber(right)) return arithmetic(operator, left, right, budget);
  // Formatting refuses an undefined value only where the format uses it.
  if (operator === '%' && (typeof left === 'string' || left instanceof Secret)) {
    const format = left instanceof Secret ? budget.reveal(left) : left;
    return percentFormat(format, right, budget);
  }
  if (right instanceof Undefined) right.refuse();
  const a = left instanceof Secret ? budget.reveal(left) : left;
  const b = right instanceof Secret ? budget.reveal(right) : right;
  const result =
    operator === '+'
      ? add(a, b, budget)
      : operator === '*'
        ? times(a, b, budget)
        : operator === '-'
          ? minus(a, b)
          : undefined;
  if (result !== undefined) return result;
  typeFault(
    `unsupported operand type(s) for ${operator}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function add(left: Obj, right: Obj, budget: Budget): Obj | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    budget.allocate(left.length + right.length);
    return left + right;
  }
  if (isList(left) && isList(right) && left instanceof Tuple === right instanceof Tuple) {
    budget.allocate(left.length + right.length);
    const items = [...left, ...right];
    return left instanceof Tuple ? tuple(items) : items;
  }
  if (left instanceof DateTime && right instanceof TimeDelta)
    return shift(left, right.microseconds);
  if (left instanceof TimeDelta && right instanceof DateTime)
    return shift(right, left.microseconds);
  if (left instanceof TimeDelta && right instanceof TimeDelta) {
    return new TimeDelta(left.microseconds + right.microseconds);
  }
  return undefined;
}

function minus(left: Obj, right: Obj): Obj | undefined {
  if (left instanceof DateTime && right instanceof DateTime) {
    return new TimeDelta(microseconds(left) - microseconds(right));
  }
  if (left instanceof DateTime && right instanceof TimeDelta)
    return shift(left, -right.microseconds);
  if (left instanceof TimeDelta && right instanceof TimeDelta) {
    return new TimeDelta(left.microseconds - right.microseconds);
  }
  return undefined;
}

function times(left: Obj, right: Obj, budget: Budget): Obj | undefined {
  if ((typeof left === 'string' || isList(left)) && asInt(right) !== undefined) {
    return repeat(left, timesCount(right), budget);
  }
  if ((typeof right === 'string' || isList(right)) && asInt(left) !== undefined) {
    return repeat(right, timesCount(left), budget);
  }
  return undefined;
}

/** How often to repeat; Python refuses counts that do not fit 64 bits, negative ones too. */
function timesCount(count: Obj): number {
  if (typeof count === 'bigint' && BigInt.asIntN(64, count) !== count) {
    valueFault("cannot fit 'int' into an index-sized integer");
  }
  return asIndex(count);
}

export function unary(operator: '-' | '+', operand: Obj): Obj {
  if (operand instanceof Undefined) operand.refuse();
  if (!isNumber(operand)) {
    return typeFault(`bad operand type for unary ${operator}: '${typeName(operand)}'`);
  }
  if (operator === '-') return negate(operand);
  return typeof operand === 'boolean' ? Number(operand) : operand;
}

export function comparison(
  operator: ComparisonOperator,
  left: Obj,
  right: Obj,
  budget: Budget,
): boolean {
  switch (operator) {
    case '==':
      return equals(left, right, budget);
    case '!=':
      return !equals(left, right, budget);
    case 'in':
      return contains(right, left, budget);
    case 'not in':
      return !contains(right, left, budget);
    default:
      return compare(operator, left, right, budget);
  }
}
