import type { CodeTable } from '../code-table.ts';

/** Codes of `expressions`: EXP001 upwards. */
export const expressionCodes = {
  EXP001: {
    title: 'Expression cannot be read',
    severity: 'error',
    explanation:
      'The text between the braces, or the condition, is not an expression that Jinja would understand: a ' +
      'character, a bracket or an operand is missing or too many. Nothing of it is evaluated.',
  },
  EXP002: {
    title: 'Something is not closed',
    severity: 'error',
    explanation:
      'A string, a {{ }}, a {% %}, a {# #} or a block such as if, for or raw begins and never ends. The place is ' +
      'where it begins.',
    remedy: 'Close it, or write {% raw %}…{% endraw %} around braces that are meant literally.',
  },
  EXP003: {
    title: 'Statement not supported',
    severity: 'error',
    explanation:
      'Templates know if, for, set, with, filter and raw. Statements that load other templates or define macros ' +
      '(macro, call, include, import, extends, block) are refused, so that a text can be understood where it stands.',
  },
  EXP004: {
    title: 'Nested too deeply',
    severity: 'error',
    explanation:
      'Brackets, operators, blocks or data are nested deeper than any playbook needs. The limit keeps hostile ' +
      'input from exhausting the stack.',
    remedy: 'Split the expression up with set or vars.',
  },
  EXP005: {
    title: 'Unknown filter',
    severity: 'error',
    explanation:
      'There is no filter of this name. It is found before anything runs, even in a branch that would not be taken.',
    remedy: 'See docs/expressions.md for the filters that there are.',
  },
  EXP006: {
    title: 'Unknown test',
    severity: 'error',
    explanation:
      'There is no test of this name behind "is". It is found before anything runs, even in a branch that would ' +
      'not be taken.',
    remedy: 'See docs/expressions.md for the tests that there are.',
  },
  EXP010: {
    title: 'Undefined variable',
    severity: 'error',
    explanation:
      'A variable, attribute or element that does not exist is used. It may be tested with "is defined" and given ' +
      'a fallback with the filter "default"; every other use is refused, so that a slip of the pen does not ' +
      'become an empty text in a configuration.',
    remedy: 'Define it, correct its name, or give a fallback: {{ name | default(…) }}.',
  },
  EXP011: {
    title: 'Wrong type',
    severity: 'error',
    explanation:
      'An operator, filter, test or method was given a value of a type that it does not take, or arguments that do ' +
      'not fit. Python would raise a TypeError.',
    remedy:
      'Convert the value with a filter such as int, string or list, or correct the arguments.',
  },
  EXP012: {
    title: 'Wrong value',
    severity: 'error',
    explanation:
      'A value has the right type but cannot be used: an invalid format, an address that is none, a number out of ' +
      'range. Python would raise a ValueError.',
  },
  EXP013: {
    title: 'Division by zero',
    severity: 'error',
    explanation: 'The right side of /, // or % is zero, or zero is raised to a negative power.',
    remedy: 'Test the divisor first, or give it a fallback.',
  },
  EXP014: {
    title: 'Cannot be called',
    severity: 'error',
    explanation:
      'Parentheses follow something that is not a function, or a method that would change a value. Templates ' +
      'compute new values and never change existing ones.',
  },
  EXP018: {
    title: 'Secret in a place that is shown',
    severity: 'error',
    explanation:
      'A secret was used where its text would be shown or could not be protected, for instance as the key of a ' +
      'dict.',
    remedy: 'Use a plain name as the key and the secret as the value.',
  },
  EXP020: {
    title: 'Too many steps',
    severity: 'error',
    explanation:
      'The evaluation went on for longer than any playbook needs, and was stopped. Loops in loops over long lists ' +
      'and regular expressions with nested repetitions do that.',
    remedy: 'Select the elements first, or simplify the regular expression.',
  },
  EXP021: {
    title: 'Result too large',
    severity: 'error',
    explanation:
      'A text, list, range or number would have become larger than any playbook needs; it was refused before it ' +
      'was made.',
  },
  EXP022: {
    title: 'Invalid regular expression',
    severity: 'error',
    explanation:
      "The pattern is not a regular expression of Python's kind, or uses a feature that is not supported.",
  },
  EXP023: {
    title: 'Lookup not available',
    severity: 'error',
    explanation:
      'lookup() and query() read from the controller. Only a few lookups exist here, and none where a text must ' +
      'not depend on the controller.',
  },
  EXP024: {
    title: 'Only the run will tell',
    severity: 'error',
    explanation:
      'While a plan is made, nothing is run that could change something, so what such a program prints is not ' +
      'known yet. The expression needs it. The plan says so at the task, and goes on.',
    remedy: 'Say `changes: false` at a command that only reads; it is then run while planning.',
  },
} as const satisfies CodeTable;
