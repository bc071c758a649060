import { VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Graph, GroupNode } from '../graph.ts';
import { expandHostPattern } from '../host-range.ts';
import { failure, shorten } from '../problems.ts';
import { Origin, type SourceText } from '../source-text.ts';
import type { Assignment } from '../value.ts';
import { pythonLiteral } from './python-literal.ts';
import { shellSplit, type ShellWord } from './shell-split.ts';

const section = /^\[([^:\]\s]+)(?::([\p{L}\p{N}_]+))?\]\s*(?:#.*)?$/u;
const groupLine = /^([^:\]\s]+)\s*(?:#.*)?$/u;
/** Where Python's str.splitlines() ends a line. */
const lineEnd = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/g;
const maxErrors = 20;

type State = 'hosts' | 'children' | 'vars';

/** A group that [g:vars] or [p:children] has named and nobody has defined so far. */
interface Pending {
  readonly state: 'children' | 'vars';
  readonly origin: Origin;
  readonly parents: { readonly group: GroupNode; readonly origin: Origin }[];
}

/** Reads an INI inventory into the graph. Throws with all that is wrong in it (up to 20 findings). */
export function readIni(source: SourceText, graph: Graph): void {
  new IniReader(source, graph).read();
}

class IniReader {
  readonly #source: SourceText;
  readonly #graph: Graph;
  readonly #pending = new Map<string, Pending>();
  readonly #errors: Diagnostic[] = [];
  #group: GroupNode;
  #state: State = 'hosts';

  constructor(source: SourceText, graph: Graph) {
    this.#source = source;
    this.#graph = graph;
    this.#group = graph.ungrouped;
  }

  read(): void {
    const { text } = this.#source;
    lineEnd.lastIndex = 0;
    let start = 0;
    while (start < text.length && this.#errors.length < maxErrors) {
      lineEnd.lastIndex = start;
      const end = lineEnd.exec(text);
      this.#try(() => {
        this.#line(text.slice(start, end?.index ?? text.length), start);
      });
      start = end === null ? text.length : end.index + end[0].length;
    }
    if (this.#errors.length === 0) this.#undefinedGroups();
    if (this.#errors.length > 0) throw new VipbookError(this.#errors);
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      this.#errors.push(...error.diagnostics);
    }
  }

  #line(whole: string, lineStart: number): void {
    const line = whole.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return;
    const start = lineStart + whole.indexOf(line);
    const origin = new Origin(this.#source, start, start + line.length);
    const header = section.exec(line);
    if (header?.[1] !== undefined) this.#header(header[1], header[2] ?? 'hosts', origin);
    else if (line.startsWith('[') && line.endsWith(']')) {
      throw failure(
        'INV003',
        `Not a section: ${shorten(line)}`,
        origin,
        'A section is [group], [group:vars] or [group:children], without blanks.',
      );
    } else if (this.#state === 'hosts') this.#hostLine(line, origin);
    else if (this.#state === 'vars') this.#variableLine(line, origin);
    else this.#childLine(line, origin);
  }

  #header(name: string, state: string, origin: Origin): void {
    if (state !== 'hosts' && state !== 'children' && state !== 'vars') {
      // What follows belongs to nobody knows what; the error stops the file anyway.
      throw failure(
        'INV003',
        `Section [${name}:${shorten(state)}] has an unknown type`,
        origin,
        'The types are :vars and :children.',
      );
    }
    const known = this.#graph.groups.get(name);
    if (known === undefined && state === 'vars' && !this.#pending.has(name)) {
      this.#pending.set(name, { state, origin, parents: [] });
    }
    this.#group = known ?? this.#graph.addGroup(name, origin);
    this.#state = state;
    const pending = this.#pending.get(name);
    if (pending !== undefined && state !== 'vars') {
      if (pending.state === 'children') this.#adopt(name, pending);
      else this.#pending.delete(name);
    }
  }

  /** A group that parents were waiting for is there; its parents may have been waited for, too. */
  #adopt(name: string, pending: Pending): void {
    this.#pending.delete(name);
    const group = this.#graph.addGroup(name, pending.origin);
    for (const parent of pending.parents) {
      this.#graph.addChildGroup(parent.group, group, parent.origin);
      const above = this.#pending.get(parent.group.name);
      if (above?.state === 'children') this.#adopt(parent.group.name, above);
    }
  }

  #childLine(line: string, origin: Origin): void {
    const name = groupLine.exec(line)?.[1];
    if (name === undefined) {
      throw failure('INV003', `Expected the name of a group, found: ${shorten(line)}`, origin);
    }
    const here = new Origin(this.#source, origin.start, origin.start + name.length);
    const child = this.#graph.groups.get(name);
    if (child !== undefined) {
      this.#graph.addChildGroup(this.#group, child, here);
      return;
    }
    const pending = this.#pending.get(name);
    const parent = { group: this.#group, origin: here };
    if (pending === undefined) {
      this.#pending.set(name, { state: 'children', origin: here, parents: [parent] });
    } else {
      pending.parents.push(parent);
    }
  }

  #variableLine(line: string, origin: Origin): void {
    const equals = line.indexOf('=');
    if (equals === -1) {
      throw failure('INV003', `Expected key=value, found: ${shorten(line)}`, origin);
    }
    const name = line.slice(0, equals).trim();
    this.#graph.setGroupVariable(
      this.#group,
      assignment(name, line.slice(equals + 1).trim(), origin),
    );
  }

  #hostLine(line: string, origin: Origin): void {
    const words = shellSplit(line);
    if (typeof words === 'string') {
      throw failure('INV003', `${words}: ${shorten(line)}`, origin, 'Close the quote.');
    }
    const [first, ...rest] = words;
    if (first === undefined) return;
    const hostOrigin = this.#word(first, origin);
    if (first.text.startsWith('[') && !line.includes(']')) {
      throw failure('INV003', `A section without its "]": ${shorten(line)}`, origin);
    }
    const { names, port } = this.#hostNames(first.text, hostOrigin);
    const variables = new Map<string, Assignment>();
    for (const word of rest) {
      const equals = word.text.indexOf('=');
      if (equals === -1) {
        throw failure(
          'INV003',
          `Expected key=value after the host, found: ${shorten(word.text)}`,
          this.#word(word, origin),
          'Each host stands on a line of its own; values with blanks need quotes.',
        );
      }
      const name = word.text.slice(0, equals);
      variables.set(name, assignment(name, word.text.slice(equals + 1), this.#word(word, origin)));
    }
    for (const name of names) {
      const host = this.#graph.addHost(name, this.#group, port, hostOrigin);
      for (const variable of variables.values()) this.#graph.setHostVariable(host, variable);
    }
  }

  #hostNames(text: string, origin: Origin): ReturnType<typeof expandHostPattern> {
    const expanded = expandHostPattern(text, origin);
    if (text.trim().endsWith(':') && expanded.port === undefined) {
      throw failure(
        'INV003',
        `A host cannot end in a colon: ${shorten(text)}`,
        origin,
        'A colon brings a port (host:2222). If this is a YAML inventory, name the file .yml.',
      );
    }
    if (expanded.names.some((name) => name.trim() === '---')) {
      throw failure(
        'INV003',
        'A line "---" belongs to YAML, and this file is read as INI',
        origin,
        'Name the file .yml.',
      );
    }
    return expanded;
  }

  #word(word: ShellWord, line: Origin): Origin {
    return new Origin(this.#source, line.start + word.start, line.start + word.end);
  }

  #undefinedGroups(): void {
    for (const [name, pending] of this.#pending) {
      const parent = pending.parents[0]?.group.name ?? name;
      this.#try(() => {
        throw pending.state === 'vars'
          ? failure('INV007', `Section [${name}:vars] has no group "${name}"`, pending.origin)
          : failure(
              'INV007',
              `Section [${parent}:children] names the group "${name}", which is not defined`,
              pending.origin,
              `Add a section [${name}], be it empty.`,
            );
      });
    }
  }
}

function assignment(name: string, text: string, origin: Origin): Assignment {
  const literal = pythonLiteral(text);
  return literal === undefined
    ? { name, value: text, origin, float: false }
    : { name, value: literal.value, origin, float: literal.float };
}
