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
export { moduleDocumentation, typeInWords } from './modules/documentation.ts';
export type { ArgumentDocumentation, ModuleDocumentation } from './modules/documentation.ts';
export {
  canonicalName,
  formatSchema,
  moduleNames,
  moduleSchema,
  statementNames,
} from './modules/registry.ts';
export type { ModuleSchema, Schema } from './modules/schema.ts';
export {
  parsePlaybook,
  parseTasks,
  playbookSteps,
  taskFileSteps,
  type TaskFile,
} from './parse/playbook.ts';
export { finish } from './steps.ts';
export type { Steps } from './steps.ts';
export { readYamlSteps } from './yaml/read-yaml.ts';
export type { YamlFile } from './yaml/read-yaml.ts';
export { toValue } from './yaml/tree.ts';
export type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml/tree.ts';
export type { SourceText } from './yaml/source-text.ts';
export { refusedKeyword } from './parse/keywords.ts';
export type { Parsers } from './load/loader.ts';
export { isTemplate } from './arguments/template.ts';
export { tasksIn } from './parse/handlers.ts';
export { loadPlaybook, loadRole, loadTasks, loadVariables } from './load/index.ts';
export type { LoadedTasks, LoadOptions } from './load/index.ts';
export { nodePlaybookIo } from './load/io.ts';
export type { PlaybookIo } from './load/io.ts';
export { lint, lintSteps } from './lint/index.ts';
export type { LintOptions } from './lint/index.ts';
export type { FactsOf, KnownFacts, KnownListener } from './lint/addresses.ts';
export { unknownTags } from './lint/index.ts';
export { tagsOf } from './lint/tags.ts';
