import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { Graph, GroupNode } from '../graph.ts';
import { expandHostPattern } from '../host-range.ts';
import { failure, shorten, type Problems } from '../problems.ts';
import type { Origin } from '../source-text.ts';
import type { Entry, YamlText } from './yaml-text.ts';

const maxGroupDepth = 100;

/** More than these in one file are no slips: it is something else, such as facts or a plan. */
const maxSlips = 3;

/** Reads a YAML inventory into the graph. Throws INV codes. */
export function readYamlInventory(yaml: YamlText, graph: Graph, problems: Problems): void {
  const { root } = yaml;
  if (!isMap(root)) {
    throw failure(
      'INV005',
      `An inventory is a mapping of groups, not ${kindOf(root)}`,
      yaml.origin(root),
      'Begin with "all:" and put "hosts:" or "children:" below it.',
    );
  }
  const entries = yaml.entries(root);
  const plugin = entries.find((entry) => entry.key === 'plugin');
  if (plugin !== undefined && isScalar(plugin.node)) {
    throw failure(
      'INV027',
      `This is the configuration of the inventory plugin "${shorten(String(plugin.node.value))}"`,
      plugin.keyOrigin,
    );
  }
  const reader = new YamlReader(yaml, graph, problems);
  for (const entry of entries) reader.group(entry, undefined, 0);
  reader.tellUnused();
}

class YamlReader {
  readonly #yaml: YamlText;
  readonly #graph: Graph;
  readonly #problems: Problems;
  readonly #unused: { readonly message: string; readonly origin: Origin }[] = [];
  #used = false;

  constructor(yaml: YamlText, graph: Graph, problems: Problems) {
    this.#yaml = yaml;
    this.#graph = graph;
    this.#problems = problems;
  }

  group(entry: Entry, parent: GroupNode | undefined, depth: number): void {
    if (depth > maxGroupDepth) {
      throw failure('INV031', 'Groups are nested too deeply', entry.keyOrigin);
    }
    const name = this.#groupName(entry);
    if (entry.node !== null && !isMap(entry.node) && !isNull(entry.node)) {
      this.#unused.push({
        message: `Group "${shorten(name)}" is ${kindOf(entry.node)}, not a mapping; it is passed over`,
        origin: entry.keyOrigin,
      });
      const known = this.#graph.groups.get(name);
      if (parent !== undefined && known !== undefined) {
        this.#graph.addChildGroup(parent, known, entry.keyOrigin);
      }
      return;
    }
    const group = this.#graph.addGroup(name, entry.keyOrigin);
    if (isMap(entry.node)) this.#sections(group, entry.node, depth);
    if (parent !== undefined) this.#graph.addChildGroup(parent, group, entry.keyOrigin);
  }

  /** One by one in an inventory; once for a file that is none. */
  tellUnused(): void {
    const [first] = this.#unused;
    const count = this.#unused.length;
    if (first === undefined) return;
    if (count > maxSlips || (count > 1 && !this.#used)) {
      this.#problems.add(
        'INV030',
        `This does not look like an inventory: ${String(count)} of its parts are passed over. The first: ${first.message}`,
        first.origin,
        'If it is none, take it out of the folder, or give -i the inventory file itself instead of the folder; if it is one, put each of them below "vars", "hosts" or "children" of a group.',
      );
    } else
      for (const { message, origin } of this.#unused) this.#problems.add('INV030', message, origin);
  }

  #groupName(entry: Entry): string {
    if (typeof entry.key === 'string' && entry.key !== '') return entry.key;
    throw failure(
      'INV005',
      `${shorten(String(entry.key))} cannot be the name of a group`,
      entry.keyOrigin,
      'Put quotes around it.',
    );
  }

  #sections(group: GroupNode, map: YAMLMap, depth: number): void {
    for (const section of this.#yaml.entries(map)) {
      const key = section.key;
      if (key !== 'vars' && key !== 'hosts' && key !== 'children') {
        this.#unused.push({
          message: `Key "${shorten(String(key))}" of group "${shorten(group.name)}" is none of hosts, children, vars`,
          origin: section.keyOrigin,
        });
      } else if (!isNull(section.node)) {
        this.#used = true;
        const entries = this.#members(group, key, section);
        if (key === 'vars') {
          for (const entry of entries) {
            this.#graph.setGroupVariable(group, this.#yaml.assignment(entry));
          }
        } else if (key === 'children') {
          for (const entry of entries) this.group(entry, group, depth + 1);
        } else {
          for (const entry of entries) this.#host(group, entry);
        }
      }
    }
  }

  /** A section's entries; a single name stands for a mapping with nothing in it. */
  #members(group: GroupNode, key: string, section: Entry): readonly Entry[] {
    if (isMap(section.node)) return this.#yaml.entries(section.node);
    if (isScalar(section.node)) {
      const name = this.#yaml.value(section.node);
      if (typeof name === 'string') {
        return [{ key: name, keyOrigin: this.#yaml.origin(section.node), node: null }];
      }
    }
    throw failure(
      'INV005',
      `"${key}" of group "${group.name}" is ${kindOf(section.node)}, not a mapping`,
      section.keyOrigin,
      key === 'vars'
        ? 'Write name: value pairs.'
        : 'Write each name as a key that ends in a colon.',
    );
  }

  #host(group: GroupNode, entry: Entry): void {
    if (typeof entry.key !== 'string') {
      throw failure(
        'INV005',
        `Host ${shorten(String(entry.key))} is not a text`,
        entry.keyOrigin,
        'Put quotes around it.',
      );
    }
    const { names, port } = expandHostPattern(entry.key, entry.keyOrigin);
    if (entry.node !== null && !isMap(entry.node) && this.#isTruthy(entry.node)) {
      throw failure(
        'INV005',
        `Variables of host "${shorten(entry.key)}" are ${kindOf(entry.node)}, not a mapping`,
        this.#yaml.origin(entry.node),
        'Write name: value pairs below the host.',
      );
    }
    const assignments = isMap(entry.node) ? this.#yaml.assignments(entry.node) : [];
    for (const name of names) {
      const host = this.#graph.addHost(name, group, port, entry.keyOrigin);
      for (const assignment of assignments) this.#graph.setHostVariable(host, assignment);
    }
  }

  #isTruthy(node: Node): boolean {
    const value = this.#yaml.value(node);
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  }
}

function isNull(node: Node | null): boolean {
  return node === null || (isScalar(node) && isPlainNull(String(node.value), node.type));
}

function isPlainNull(text: string, type: unknown): boolean {
  return type === 'PLAIN' && ['', '~', 'null', 'Null', 'NULL'].includes(text);
}

function kindOf(node: Node | null): string {
  if (isNull(node)) return 'empty';
  if (isScalar(node)) return 'a single value';
  return isMap(node) ? 'a mapping' : 'a list';
}

/** A group of findings about a file that is not a mapping of variables. */
export function notMapping(yaml: YamlText, file: string): Error {
  return failure(
    'INV021',
    `${file} holds ${kindOf(yaml.root)}, not variables`,
    yaml.origin(yaml.root),
  );
}
