import type { Module, Value } from '../module.ts';
import { ok, settled } from '../shared/plans.ts';

/** Set variables of the host; the engine takes them from the result. */
export const setFact: Module<Readonly<Record<string, Value>>> = {
  name: 'set_fact',
  scope: () => 'host',
  planHost: (args) => Promise.resolve(settled(ok({ ansible_facts: args }))),
};
