export type * from './ast.ts';
export type * from './generated/arguments.ts';
export { coerceArguments, validateArguments } from './arguments/validate.ts';
export type {
  ArgumentOptions,
  ArgumentPath,
  CoercedArguments,
  PlaceOf,
} from './arguments/validate.ts';
export { maxLabelBytes } from './arguments/formats.ts';
export { moduleDocumentation } from './modules/documentation.ts';
export type { ArgumentDocumentation, ModuleDocumentation } from './modules/documentation.ts';
export { canonicalName, moduleNames, moduleSchema, statementNames } from './modules/registry.ts';
export type { ModuleSchema, Schema } from './modules/schema.ts';
export { parsePlaybook, parseTasks } from './parse/playbook.ts';
export { isTemplate } from './arguments/template.ts';
export { tasksIn } from './parse/handlers.ts';
export { loadPlaybook, loadRole, loadTasks, loadVariables } from './load/index.ts';
export type { LoadedTasks, LoadOptions } from './load/index.ts';
export { nodePlaybookIo } from './load/io.ts';
export type { PlaybookIo } from './load/io.ts';
export { lint } from './lint/index.ts';
export type { LintOptions } from './lint/index.ts';
export type { SubnetsOf } from './lint/hosts.ts';
export { tagsOf } from './lint/tags.ts';
