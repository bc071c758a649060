import { failure, shorten, type Problems } from './problems.ts';
import type { Origin } from './source-text.ts';
import type { Assignment, RawValue } from './value.ts';

export const maxHosts = 200_000;

export interface HostNode {
  readonly name: string;
  readonly origin: Origin;
  readonly assignments: Assignment[];
  /** Groups that name the host themselves, in the order of being said. */
  readonly direct: Set<GroupNode>;
  /** Path of the source that first named it; the list itself for "h1,h2,". */
  readonly inventoryFile: string;
}

export interface GroupNode {
  readonly name: string;
  readonly origin: Origin | undefined;
  readonly assignments: Assignment[];
  readonly hosts: Map<string, HostNode>;
  readonly children: Set<GroupNode>;
  readonly parents: Set<GroupNode>;
  priority: number;
}

const goodGroupName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** Names for which an implicit host stands in when the inventory has none of them. */
export function isLocalName(name: string): boolean {
  return localNames.has(name);
}

/** Hosts and groups while sources are read into them. */
export class Graph {
  readonly hosts = new Map<string, HostNode>();
  readonly groups = new Map<string, GroupNode>();
  readonly all: GroupNode;
  readonly ungrouped: GroupNode;
  readonly #problems: Problems;
  #source = '';

  constructor(problems: Problems) {
    this.#problems = problems;
    this.all = this.addGroup('all', undefined);
    this.ungrouped = this.addGroup('ungrouped', undefined);
    this.addChildGroup(this.all, this.ungrouped, undefined);
  }

  /** The source that is being read, for hosts' `inventory_file`. */
  beginSource(path: string): void {
    this.#source = path;
  }

  addGroup(name: string, origin: Origin | undefined): GroupNode {
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    if (name === '') throw failure('INV005', 'A group has an empty name', origin);
    if (!goodGroupName.test(name)) {
      this.#problems.add(
        'INV023',
        `Group "${shorten(name)}" has characters that names in expressions cannot have`,
        origin,
      );
    }
    const group: GroupNode = {
      name,
      origin,
      assignments: [],
      hosts: new Map(),
      children: new Set(),
      parents: new Set(),
      priority: 1,
    };
    this.groups.set(name, group);
    return group;
  }

  /** Add a host to a group; the port counts only for a host that is new. */
  addHost(name: string, group: GroupNode, port: number | undefined, origin: Origin): HostNode {
    if (name === '') throw failure('INV003', 'A host has an empty name', origin);
    let host = this.hosts.get(name);
    if (host === undefined) {
      if (this.hosts.size >= maxHosts) {
        throw failure('INV011', `The inventory has more than ${String(maxHosts)} hosts`, origin);
      }
      host = { name, origin, assignments: [], direct: new Set(), inventoryFile: this.#source };
      this.hosts.set(name, host);
      // Port 0 counts as no port, as in Ansible.
      if (port !== undefined && port !== 0) {
        host.assignments.push({ name: 'ansible_port', value: port, origin, float: false });
      }
    } else if (port !== undefined) {
      this.#problems.add(
        'INV036',
        `Host "${name}" was mentioned before, so the port ${String(port)} here is not used`,
        origin,
      );
    }
    this.#link(group, host);
    return host;
  }

  #link(group: GroupNode, host: HostNode): void {
    group.hosts.set(host.name, host);
    host.direct.add(group);
  }

  /** Set a variable written on a host. A group of the same name takes it, as in Ansible. */
  setHostVariable(host: HostNode, assignment: Assignment): void {
    const group = this.groups.get(host.name);
    if (group === undefined) host.assignments.push(assignment);
    else this.setGroupVariable(group, assignment);
  }

  setGroupVariable(group: GroupNode, assignment: Assignment): void {
    if (assignment.name === 'ansible_group_priority') {
      group.priority = priorityOf(group, assignment);
    } else {
      group.assignments.push(assignment);
    }
  }

  /** Throws INV008 when the child is the group itself or one of its ancestors. */
  addChildGroup(parent: GroupNode, child: GroupNode, origin: Origin | undefined): void {
    if (parent.children.has(child)) return;
    const path = pathDown(child, parent);
    if (path !== undefined) {
      const cycle = [parent.name, ...path.map((group) => group.name)].join(' > ');
      throw failure('INV008', `Groups contain each other: ${cycle}`, origin);
    }
    parent.children.add(child);
    child.parents.add(parent);
  }

  /** Everything hangs under `all`; hosts of no other group are `ungrouped`, and only those. */
  finish(): void {
    for (const group of this.groups.values()) {
      if (group !== this.all && group.parents.size === 0) {
        this.addChildGroup(this.all, group, group.origin);
      }
    }
    const ancestors = ancestorTable();
    for (const host of this.hosts.values()) this.#settle(host, ancestors);
    for (const name of this.groups.keys()) {
      const host = this.hosts.get(name);
      if (host !== undefined) {
        this.#problems.add('INV024', `"${name}" is the name of a host and of a group`, host.origin);
      }
    }
  }

  #settle(host: HostNode, ancestors: (group: GroupNode) => ReadonlySet<GroupNode>): void {
    const groups = new Set<GroupNode>(host.direct);
    for (const group of host.direct) for (const above of ancestors(group)) groups.add(above);
    if (groups.has(this.ungrouped)) {
      const others = [...groups].some((group) => group !== this.all && group !== this.ungrouped);
      if (others) {
        this.ungrouped.hosts.delete(host.name);
        host.direct.delete(this.ungrouped);
      }
    } else if (groups.size === 0 || (groups.size === 1 && groups.has(this.all))) {
      const namesake = this.groups.get(host.name);
      if (namesake === undefined) this.#link(this.ungrouped, host);
      else if (namesake !== this.ungrouped) {
        this.addChildGroup(this.ungrouped, namesake, host.origin);
      }
    }
  }
}

function priorityOf(group: GroupNode, assignment: Assignment): number {
  const value = toWholeNumber(assignment.value);
  if (value === undefined) {
    throw failure(
      'INV035',
      `ansible_group_priority of group "${group.name}" is not a whole number`,
      assignment.origin,
    );
  }
  return value;
}

/** What Python's int() makes of it: digits, with fractions of numbers cut off. */
function toWholeNumber(value: RawValue): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return Math.trunc(value);
  if (typeof value === 'string' && /^\s*[-+]?\d+(?:_\d+)*\s*$/.test(value)) {
    return Number(value.replaceAll('_', ''));
  }
  return undefined;
}

/** The way from `from` down its children to `to`, both included; undefined when there is none. */
function pathDown(from: GroupNode, to: GroupNode): GroupNode[] | undefined {
  const cameFrom = new Map<GroupNode, GroupNode | undefined>([[from, undefined]]);
  const queue = [from];
  for (const group of queue) {
    if (group === to) {
      const path: GroupNode[] = [];
      for (let at: GroupNode | undefined = group; at !== undefined; at = cameFrom.get(at))
        path.unshift(at);
      return path;
    }
    for (const child of group.children) {
      if (!cameFrom.has(child)) {
        cameFrom.set(child, group);
        queue.push(child);
      }
    }
  }
  return undefined;
}

/** A function that gives all ancestors of a group, each group worked out once. */
export function ancestorTable(): (group: GroupNode) => ReadonlySet<GroupNode> {
  const known = new Map<GroupNode, ReadonlySet<GroupNode>>();
  return (group) => {
    const before = known.get(group);
    if (before !== undefined) return before;
    const found = new Set<GroupNode>(group.parents);
    for (const above of found) for (const parent of above.parents) found.add(parent);
    known.set(group, found);
    return found;
  };
}

/** Longest way from a group without parents, in steps. The graph has no cycle. */
export function depths(groups: Iterable<GroupNode>): Map<GroupNode, number> {
  const result = new Map<GroupNode, number>();
  const waiting = new Map<GroupNode, number>();
  const ready: GroupNode[] = [];
  for (const group of groups) {
    waiting.set(group, group.parents.size);
    if (group.parents.size === 0) {
      result.set(group, 0);
      ready.push(group);
    }
  }
  for (const group of ready) {
    const depth = (result.get(group) ?? 0) + 1;
    for (const child of group.children) {
      result.set(child, Math.max(result.get(child) ?? 0, depth));
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  return result;
}

/** The group and all below it, nearest level first, in the order of being said. */
export function descendants(group: GroupNode): readonly GroupNode[] {
  const found = new Set<GroupNode>([group]);
  for (const above of found) for (const child of above.children) found.add(child);
  return [...found];
}

/** Hosts of a group and of all groups below it, each once. */
export function hostsBelow(group: GroupNode): readonly HostNode[] {
  const found = new Set<HostNode>();
  for (const below of descendants(group)) for (const host of below.hosts.values()) found.add(host);
  return [...found];
}
