import { actionCodes } from './codes/action.ts';
import { cliCodes } from './codes/cli.ts';
import { engineCodes } from './codes/engine.ts';
import { expressionCodes } from './codes/expressions.ts';
import { hostCodes } from './codes/host.ts';
import { interfacesCodes } from './codes/interfaces.ts';
import { inventoryCodes } from './codes/inventory.ts';
import { journalCodes } from './codes/journal.ts';
import { labCodes } from './codes/lab.ts';
import { moduleCodes } from './codes/modules.ts';
import { planCodes } from './codes/plan.ts';
import { playbookCodes } from './codes/playbook.ts';
import { transportCodes } from './codes/transport.ts';
import { vipCodes } from './codes/vip.ts';
import type { CodeDescription, CodeTable } from './code-table.ts';

export type { CodeDescription } from './code-table.ts';

/** The closed list of codes. A code, once released, keeps its meaning for ever; its wording may improve. */
export const catalogue = {
  ...actionCodes,
  ...cliCodes,
  ...engineCodes,
  ...expressionCodes,
  ...hostCodes,
  ...interfacesCodes,
  ...inventoryCodes,
  ...journalCodes,
  ...labCodes,
  ...moduleCodes,
  ...planCodes,
  ...playbookCodes,
  ...transportCodes,
  ...vipCodes,
} as const satisfies CodeTable;

export type Code = keyof typeof catalogue;

export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}

export function describe(code: Code): CodeDescription {
  return catalogue[code];
}
