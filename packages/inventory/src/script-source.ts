import { VipbookError } from '@vipbook/diagnostics';
import type { InventoryIo } from './api.ts';
import type { Graph } from './graph.ts';
import { readJson } from './json-reader.ts';
import { failure, shorten } from './problems.ts';
import { SourceText, wholeFile, type Origin } from './source-text.ts';
import {
  isList,
  isMarkedFloat,
  isRecord,
  mapChildren,
  UnsafeText,
  VaultText,
  type Assignment,
  type RawValue,
} from './value.ts';

type Record_ = { readonly [key: string]: RawValue };

/** Runs an inventory script with --list (and --host for each host, when it gives no _meta). */
export async function readScript(path: string, io: InventoryIo, graph: Graph): Promise<void> {
  const output = await run(path, ['--list'], io);
  const hosts = applyScriptOutput(output, path, graph);
  if (hosts === undefined) return;
  for (const name of hosts) {
    const answer = await run(path, ['--host', name], io);
    setHostVariables(graph, name, answer, wholeFile(path));
  }
}

async function run(path: string, args: readonly string[], io: InventoryIo): Promise<RawValue> {
  const shown = `${path} ${args.join(' ')}`;
  const { status, stdout, stderr } = await io.runScript(path, args);
  if (status !== 0) {
    const last = stderr.trim().split('\n').at(-1) ?? '';
    const words = last === '' ? '' : `: ${shorten(last, 200)}`;
    throw failure(
      'INV015',
      `${shown} ended with status ${String(status)}${words}`,
      wholeFile(path),
    );
  }
  if (args[0] === '--host' && stdout.trim() === '') return {};
  try {
    return untagged(readJson(new SourceText(path, stdout)), wholeFile(path));
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    // The place is one in the output, which nobody can open: say it in words.
    const reason = error.diagnostics[0]?.message ?? '';
    const began = stdout.trim() === '' ? 'nothing' : `"${shorten(stdout.trim(), 40)}"`;
    throw failure(
      'INV017',
      `${shown} did not print JSON (${reason}); the output begins with ${began}`,
      wholeFile(path),
    );
  }
}

/** `{"__ansible_vault": …}` and `{"__ansible_unsafe": …}`, as --list prints them, are texts of their kind. */
export function untagged(value: RawValue, origin: Origin): RawValue {
  if (isRecord(value)) {
    const { __ansible_vault: vault, __ansible_unsafe: unsafe } = value;
    if (typeof vault === 'string') return new VaultText(vault, origin);
    if (typeof unsafe === 'string') return new UnsafeText(unsafe);
  }
  return mapChildren(value, (item) => untagged(item, origin));
}

/** Reads what a script printed. Returns the hosts to ask for one by one, if it gave no _meta.hostvars. */
export function applyScriptOutput(
  output: RawValue,
  path: string,
  graph: Graph,
): readonly string[] | undefined {
  const origin = wholeFile(path);
  if (!isRecord(output)) {
    throw failure('INV017', `${path} printed ${kind(output)}, not an object of groups`, origin);
  }
  const names = new Set<string>();
  let meta: RawValue | undefined;
  for (const [name, data] of Object.entries(output)) {
    if (name !== '_meta') readGroup(name, data, names, graph, origin);
    else if (isRecord(data) && data['hostvars'] !== undefined) meta = data['hostvars'];
  }
  if (meta === undefined) return [...names];
  if (!isRecord(meta))
    throw failure('INV017', `_meta.hostvars is ${kind(meta)}, not an object`, origin);
  for (const name of names) {
    const variables = Object.hasOwn(meta, name) ? meta[name] : undefined;
    if (variables !== undefined) setHostVariables(graph, name, variables, origin);
  }
  return undefined;
}

function setHostVariables(graph: Graph, name: string, variables: RawValue, origin: Origin): void {
  const host = graph.hosts.get(name);
  if (host === undefined) return;
  if (!isRecord(variables)) {
    throw failure(
      'INV017',
      `Variables of host "${shorten(name)}" are ${kind(variables)}, not an object`,
      origin,
    );
  }
  for (const variable of assignments(variables, origin)) graph.setHostVariable(host, variable);
}

function readGroup(
  name: string,
  data: RawValue,
  names: Set<string>,
  graph: Graph,
  origin: Origin,
): void {
  const group = graph.addGroup(name, origin);
  const { hosts, vars, children } = groupParts(name, data);
  if (hosts !== undefined) {
    if (!isList(hosts))
      throw failure('INV017', `Hosts of group "${name}" are ${kind(hosts)}, not a list`, origin);
    for (const host of hosts) {
      if (typeof host !== 'string') {
        throw failure('INV017', `Group "${name}" has ${kind(host)} as a host`, origin);
      }
      names.add(host);
      graph.addHost(host, group, undefined, origin);
    }
  }
  if (vars !== undefined) {
    if (!isRecord(vars))
      throw failure('INV017', `Vars of group "${name}" are ${kind(vars)}, not an object`, origin);
    for (const variable of assignments(vars, origin)) graph.setGroupVariable(group, variable);
  }
  if (children !== undefined) {
    const list = isRecord(children) ? Object.keys(children) : children;
    if (!isList(list))
      throw failure('INV017', `Children of group "${name}" are ${kind(list)}, not a list`, origin);
    for (const child of list) {
      if (typeof child !== 'string') {
        throw failure('INV017', `Group "${name}" has ${kind(child)} as a child`, origin);
      }
      graph.addChildGroup(group, graph.addGroup(child, origin), origin);
    }
  }
}

function groupParts(name: string, data: RawValue): Record_ {
  if (!isRecord(data)) return { hosts: data };
  // An object with none of the three is a host of the group's own name, with variables.
  const full = ['hosts', 'vars', 'children'].some((key) => Object.hasOwn(data, key));
  return full ? data : { hosts: [name], vars: data };
}

function assignments(variables: Record_, origin: Origin): Assignment[] {
  return Object.entries(variables).map(([name, value]) => ({
    name,
    value,
    origin,
    float: isMarkedFloat(variables, name),
  }));
}

function kind(value: RawValue): string {
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  return isRecord(value) ? 'an object' : `a ${typeof value}`;
}
