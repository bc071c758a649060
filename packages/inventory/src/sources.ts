import { VipbookError } from '@vipbook/diagnostics';
import { posix } from 'node:path';
import { isMap } from 'yaml';
import type { InventoryIo } from './api.ts';
import { isProgram } from './bounded-io.ts';
import { decodeText } from './decode.ts';
import type { Graph } from './graph.ts';
import { readHostList } from './host-list.ts';
import { readIni } from './ini/ini-source.ts';
import { failure, type Problems } from './problems.ts';
import { applyScriptOutput, readScript, untagged } from './script-source.ts';
import { SourceText, wholeFile } from './source-text.ts';
import { isVaulted, type VaultOpener } from './vault/vault.ts';
import { readYamlInventory } from './yaml/yaml-source.ts';
import { YamlText } from './yaml/yaml-text.ts';

const ignoredNames = /^(?:\..*|host_vars|group_vars|vars_plugins)$/;
/** What ansible.cfg's inventory_ignore_extensions holds when nobody changed it. */
const ignoredEndings = [
  ...['.pyc', '.pyo', '.swp', '.bak', '~', '.rpm', '.md', '.txt', '.rst'],
  ...['.orig', '.ini', '.cfg', '.retry'],
];
const maxFolders = 32;

export interface SourceContext {
  readonly io: InventoryIo;
  readonly graph: Graph;
  readonly problems: Problems;
  readonly opener: VaultOpener;
}

/** Reads one source into the graph. Returns the folder beside which group_vars/ and host_vars/ stand. */
export async function readSource(
  source: string,
  context: SourceContext,
): Promise<string | undefined> {
  const { io, graph, problems } = context;
  if (await io.isDirectory(source)) {
    const read = await readFolder(source, context, 0);
    if (read === 0) problems.add('INV034', `${source} has no inventory file`, wholeFile(source));
    return source;
  }
  const bytes = await io.readFile(source);
  if (bytes !== undefined) {
    await readFile(source, bytes, context);
    return posix.dirname(source);
  }
  if (source.includes(',')) {
    graph.beginSource(source);
    readHostList(source, graph, problems);
    return undefined;
  }
  const list = /^[^/]+$/.test(source) ? ` For one host, write "${source},".` : '';
  throw failure('INV001', `There is no inventory ${source}.${list}`, wholeFile(source));
}

async function readFolder(folder: string, context: SourceContext, depth: number): Promise<number> {
  if (depth > maxFolders) {
    throw failure('INV037', `Folders are nested too deeply: ${folder}`, wholeFile(folder));
  }
  let read = 0;
  for (const name of (await context.io.readDirectory(folder)) ?? []) {
    if (ignoredNames.test(name) || ignoredEndings.some((ending) => name.endsWith(ending))) continue;
    const path = posix.join(folder, name);
    if (await context.io.isDirectory(path)) {
      read += await readFolder(path, context, depth + 1);
      continue;
    }
    const bytes = await context.io.readFile(path);
    if (bytes === undefined) continue;
    read += 1;
    try {
      await readFile(path, bytes, context);
    } catch (error) {
      // One bad file must not hide what the others have to say; the finding stops the run.
      if (!(error instanceof VipbookError)) throw error;
      context.problems.take(error.diagnostics);
    }
  }
  return read;
}

async function readFile(path: string, bytes: Uint8Array, context: SourceContext): Promise<void> {
  const { io, graph } = context;
  graph.beginSource(path);
  if ((await io.isExecutable(path)) && isProgram(bytes)) {
    await readScript(path, io, graph);
    return;
  }
  const text = plainText(bytes, path, context);
  if (posix.extname(path) === '.toml') {
    throw failure('INV027', `${path} is a TOML inventory`, wholeFile(path));
  }
  const source = new SourceText(path, text);
  if (isYaml(path, text)) readYaml(source, context);
  else readIni(source, graph);
  if (text.trim() === '') context.problems.add('INV034', `${path} is empty`, wholeFile(path));
}

function plainText(bytes: Uint8Array, path: string, { opener }: SourceContext): string {
  const text = decodeText(bytes, path);
  return isVaulted(text) ? opener.decrypt(text, wholeFile(path), path) : text;
}

function readYaml(source: SourceText, { graph, problems }: SourceContext): void {
  const yaml = new YamlText(source, problems);
  const { root } = yaml;
  if (root === null || (!isMap(root) && source.text.trim() === '')) return;
  // What `ansible-inventory --list` printed, kept in a file.
  const printed = isMap(root) && yaml.entries(root).some((entry) => entry.key === '_meta');
  if (printed)
    applyScriptOutput(untagged(yaml.value(root), wholeFile(source.file)), source.file, graph);
  else readYamlInventory(yaml, graph, problems);
}

/**
 * .yml, .yaml and .json are YAML, other endings INI, as in Ansible; a file without an ending, or one that
 * plainly is INI in spite of its ending, goes by its first line that is no comment.
 */
function isYaml(path: string, text: string): boolean {
  const extension = posix.extname(path);
  const named = ['.yml', '.yaml', '.json'].includes(extension);
  if (!named && extension !== '') return false;
  const first = /^[ \t]*(?![ \t#;\r\n])(.*)$/m.exec(text)?.[1] ?? '';
  const section = /^\[[^\]:\s]+(?::\w+)?\]\s*(?:#.*)?$/.test(first);
  if (named) return !section;
  return /^(?:---|%YAML|\{|(?:"[^"]*"|'[^']*'|[^\s"'=[#;]+)\s*:(?:\s|$))/.test(first);
}
