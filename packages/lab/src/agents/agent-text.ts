/**
 * The text of a program that runs by itself in a lab host, from a function that refers to nothing
 * outside itself. This way it is checked and formatted as any other source, and needs no file beside the
 * bundle. `__name` is what esbuild may wrap functions in, to keep their names.
 */
export function agentText<A extends readonly (string | number)[]>(
  agent: (...values: A) => void,
  ...values: A
): string {
  return `'use strict';
const __name = (value) => value;
(${agent.toString()})(${values.map((value) => JSON.stringify(value)).join(', ')});
`;
}
