export { parse, print } from './tree.ts';
export type { BodyLine, Stanza, StanzaKind, SyntaxTree } from './tree.ts';
export type { Line } from './lines.ts';
export { decode, encode } from './bytes.ts';
export { memoryFileSystem, normalize } from './file-system.ts';
export type { DirectoryEntry, FileSystem } from './file-system.ts';
export { readConfiguration, stanzasOf } from './configuration.ts';
export type { Configuration } from './configuration.ts';
export type { ReadOptions } from './read.ts';
export type { SourceResult } from './source-lines.ts';
export type {
  ConfigurationFile,
  InterfaceStanza,
  Mapping,
  Model,
  NameUse,
  Option,
  Refusal,
} from './model.ts';
export { oracleView } from './oracle.ts';
export type { OracleView } from './oracle.ts';
export { declaredAddresses, findAddress } from './declarations.ts';
export type { Declaration } from './declarations.ts';
export { addressOf } from './stanza-address.ts';
export type { StanzaAddress } from './stanza-address.ts';
export { addAddress } from './add-address.ts';
export type { AddAddress } from './add-address.ts';
export { removeAddress } from './remove-address.ts';
export {
  addAuto,
  addStanza,
  changeAddress,
  removeAuto,
  removeOption,
  removeStanza,
  setOption,
} from './edit-options.ts';
export type { NewStanza, StanzaSelector } from './edit-options.ts';
export { applyEdit, inverseEdit, overlay } from './edit.ts';
export type { Edit, FileEdit, Patch } from './edit.ts';
export { families, optionFacts } from './families.ts';
export type { OptionFact } from './families.ts';
export { diskFileSystem } from './node-file-system.ts';
export type { DiskLimits } from './node-file-system.ts';
export { commandsFor } from './commands/index.ts';
export type { CommandOptions } from './commands/index.ts';
export type { DhcpClient } from './commands/scope.ts';
export { findingsAcrossHosts } from './findings/index.ts';
export { recognizeDialect } from './dialect.ts';
export type { Dialect, DialectSign } from './dialect.ts';
export { commentsOf } from './tree.ts';
export type { StanzaComments } from './tree.ts';
export { canonicalAddress } from './address.ts';
export { unifiedDiff } from './unified-diff.ts';
export { semanticDiff } from './semantic-diff.ts';
export type { Change } from './semantic-diff.ts';
export { toText } from './bytes.ts';
export { headerWords } from './tree.ts';
export { offsetIn } from './lines.ts';
export { wordsFrom } from './words.ts';
export type { Word } from './words.ts';
export { readAutoWord } from './auto.ts';
export { deviceOf } from './declarations.ts';
export { isHook } from './families.ts';
