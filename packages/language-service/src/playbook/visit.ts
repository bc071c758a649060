import type { YamlEntry, YamlNode } from '@vipbook/playbook';
import type { Analysis } from '../document/analysis.ts';
import { homeBelow, rootHome, type Home } from './home.ts';

/** Every entry of every mapping, in no certain order, with what its mapping is to the playbook. */
export function visitEntries(
  analysis: Analysis,
  visit: (entry: YamlEntry, home: Home) => void,
): void {
  const { root } = analysis.yaml;
  if (root === undefined) return;
  const seen = new Set<YamlNode>();
  const stack: { node: YamlNode; home: Home }[] = [{ node: root, home: rootHome(analysis.kind) }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, home } = next;
    if (node.kind === 'scalar' || seen.has(node)) continue;
    seen.add(node);
    const keysOf = (of: YamlNode) => (): readonly string[] =>
      of.kind === 'map' ? [...of.entries.keys()] : [];
    if (node.kind === 'list') {
      node.items.forEach((item, at) => {
        stack.push({ node: item, home: homeBelow(home, at, keysOf(item), keysOf(node)) });
      });
      continue;
    }
    for (const entry of node.entries.values()) {
      visit(entry, home);
      const { key, value } = entry;
      stack.push({ node: value, home: homeBelow(home, key, keysOf(value), keysOf(node)) });
    }
  }
}
