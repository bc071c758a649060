import { diagnostic, didYouMean, VipbookError } from '@vipbook/diagnostics';
import { hostsBelow, isLocalName, type Graph } from '../graph.ts';
import { failure, shorten } from '../problems.ts';
import { wholeFile } from '../source-text.ts';
import { matcher } from './matcher.ts';
import { orderTerms, splitPattern, splitSubscript, type Subscript } from './split-pattern.ts';

/** Reads the lines of a limit file; undefined when there is none. */
export type LimitReader = (path: string) => string | undefined;

/** Works out host patterns over a finished graph. */
export class Selector {
  readonly #graph: Graph;
  readonly #readLimit: LimitReader;
  readonly #below = new Map<string, readonly string[]>();
  readonly #terms = new Map<string, readonly string[]>();

  constructor(graph: Graph, readLimit: LimitReader) {
    this.#graph = graph;
    this.#readLimit = readLimit;
  }

  select(pattern: string, limit?: string): readonly string[] {
    const hosts = this.#evaluate(splitPattern(pattern));
    if (limit === undefined) return hosts;
    const allowed = new Set(this.#evaluate(this.#limitTerms(limit)));
    return hosts.filter((host) => allowed.has(host));
  }

  /** Hosts of a group and those below it, in the group's order. */
  hostsOf(name: string): readonly string[] {
    const known = this.#below.get(name);
    if (known !== undefined) return known;
    const group = this.#graph.groups.get(name);
    const hosts = group === undefined ? [] : hostsBelow(group).map((host) => host.name);
    this.#below.set(name, hosts);
    return hosts;
  }

  /** `@file` stands for the file's lines, a term each; empty lines and comments do not count. */
  #limitTerms(limit: string): readonly string[] {
    return splitPattern(limit).flatMap((term) => {
      if (!term.startsWith('@')) return [term];
      const text = this.#readLimit(term.slice(1));
      if (text === undefined) {
        throw failure(
          'INV014',
          `There is no limit file ${term.slice(1)}`,
          wholeFile(term.slice(1)),
        );
      }
      const lines = text.split('\n').map((line) => line.trim());
      return lines.filter((line) => line !== '' && !line.startsWith('#'));
    });
  }

  #evaluate(terms: readonly string[]): readonly string[] {
    let hosts = new Set<string>();
    for (const term of orderTerms(terms)) {
      if (this.#graph.hosts.has(term)) {
        hosts.add(term);
        continue;
      }
      const sign = term.charAt(0);
      const found = this.#term(sign === '!' || sign === '&' ? term.slice(1) : term);
      if (sign === '!') for (const host of found) hosts.delete(host);
      else if (sign === '&') hosts = intersection(hosts, found);
      else for (const host of found) hosts.add(host);
    }
    return [...hosts];
  }

  #term(term: string): readonly string[] {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    const hosts = this.#resolve(term);
    this.#terms.set(term, hosts);
    return hosts;
  }

  #resolve(term: string): readonly string[] {
    if (term === '') throw failure('INV013', 'A host pattern has a term without a name');
    const { base, subscript } = splitSubscript(term);
    const { hosts, known } = this.#matches(base);
    if (!known) throw this.#unknown(term, base);
    return subscript === undefined ? hosts : applySubscript(hosts, subscript, term);
  }

  /** Hosts of matching groups, then matching hosts. A name without glob signs that is a group is only that. */
  #matches(base: string): { hosts: readonly string[]; known: boolean } {
    const { groups, hosts } = this.#graph;
    if (!/^~|[*?[]/.test(base)) {
      if (groups.has(base)) {
        // A dot makes Ansible look among the hosts, too.
        const also = base.includes('.') && hosts.has(base) ? [base] : [];
        return { hosts: [...new Set([...this.hostsOf(base), ...also])], known: true };
      }
      if (hosts.has(base)) return { hosts: [base], known: true };
      return { hosts: isLocalName(base) ? [base] : [], known: isLocalName(base) };
    }
    const test = matcher(base);
    const found = new Set<string>();
    let known = false;
    for (const name of groups.keys()) {
      if (!test(name)) continue;
      known = true;
      for (const host of this.hostsOf(name)) found.add(host);
    }
    for (const name of hosts.keys()) {
      if (!test(name)) continue;
      known = true;
      found.add(name);
    }
    return { hosts: [...found], known };
  }

  #unknown(term: string, base: string): VipbookError {
    const { groups, hosts } = this.#graph;
    const glob = /^~|[*?[]/.test(base);
    // Of two names as near as each other the first is proposed: numbers are mostly hosts'.
    const [first, second] = /\d/.test(base) ? [hosts, groups] : [groups, hosts];
    const names = [...first.keys(), ...second.keys()];
    const message = glob
      ? `No host and no group matches "${shorten(base)}".`
      : `There is no host and no group "${shorten(base)}".${didYouMean(base, names)}`;
    const hint = /^.+\[\d*:\d*\]/.test(term) && !hosts.has(base);
    return new VipbookError(
      diagnostic('INV012', {
        message: message.replace(/\.$/, ''),
        remedy: hint
          ? 'A subscript such as [0:2] picks from a group; for hosts by number use a glob such as web*.'
          : undefined,
      }),
    );
  }
}

function intersection(hosts: ReadonlySet<string>, found: readonly string[]): Set<string> {
  const wanted = new Set(found);
  return new Set([...hosts].filter((host) => wanted.has(host)));
}

function applySubscript(
  hosts: readonly string[],
  subscript: Subscript,
  term: string,
): readonly string[] {
  if (hosts.length === 0) return hosts;
  if ('index' in subscript) {
    const host = hosts.at(subscript.index);
    if (host === undefined || subscript.index >= hosts.length || subscript.index < -hosts.length) {
      throw failure(
        'INV013',
        `"${shorten(term)}" asks for more than the ${String(hosts.length)} hosts there are (they count from 0)`,
      );
    }
    return [host];
  }
  const last = subscript.last === -1 ? hosts.length - 1 : subscript.last;
  return hosts.slice(subscript.first, last + 1);
}
