import type { Configuration } from './configuration.ts';
import { declaredAddresses } from './declarations.ts';
import type { InterfaceStanza } from './model.ts';

/** One difference in what ifupdown would do, not in how it is written. */
export interface Change {
  readonly kind: 'address' | 'interface' | 'option' | 'allow' | 'mapping' | 'refused';
  readonly action: 'added' | 'removed' | 'changed';
  /** "192.168.1.60/24 on eth0 (eth0:1)" */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** What is different for ifupdown between two configurations; empty when only the writing is. */
export function semanticDiff(before: Configuration, after: Configuration): readonly Change[] {
  const changes: Change[] = [];
  if ((before.refused === undefined) !== (after.refused === undefined)) {
    changes.push({
      kind: 'refused',
      action: after.refused === undefined ? 'removed' : 'added',
      what: `ifupdown refuses the files: ${(after.refused ?? before.refused)?.message ?? ''}`,
    });
  }
  lists(changes, 'address', addresses(before), addresses(after));
  stanzas(changes, before, after);
  const classes = new Set([...before.model.allow.keys(), ...after.model.allow.keys()]);
  for (const name of [...classes].sort()) {
    const keyword = name === 'auto' ? 'auto' : `allow-${name}`;
    const words = (configuration: Configuration): string[] =>
      (configuration.model.allow.get(name) ?? []).map((word) => `${keyword} ${word}`);
    lists(changes, 'allow', words(before), words(after));
  }
  for (const [keyword, of] of [
    ['no-auto-down', (each: Configuration) => each.model.noAutoDown],
    ['no-scripts', (each: Configuration) => each.model.noScripts],
    ['rename', (each: Configuration) => each.model.rename],
  ] as const) {
    const words = (each: Configuration): string[] => of(each).map((word) => `${keyword} ${word}`);
    lists(changes, 'allow', words(before), words(after));
  }
  const mappings = (each: Configuration): string[] =>
    each.model.mappings.map(
      ({ match, script, map }) =>
        `mapping ${match.join(' ')} (${script ?? 'no script'}; ${map.join(', ')})`,
    );
  lists(changes, 'mapping', mappings(before), mappings(after));
  return changes;
}

function addresses(configuration: Configuration): string[] {
  return declaredAddresses(configuration).map(
    ({ address, prefix, device, label }) =>
      `${address}/${String(prefix)} on ${device}${label === undefined ? '' : ` (${label})`}`,
  );
}

/** Count what is in one list and not in the other; order does not matter. */
function lists(
  changes: Change[],
  kind: Change['kind'],
  before: readonly string[],
  after: readonly string[],
): void {
  const left = new Map<string, number>();
  for (const each of before) left.set(each, (left.get(each) ?? 0) + 1);
  const added: string[] = [];
  for (const each of after) {
    const count = left.get(each) ?? 0;
    if (count > 0) left.set(each, count - 1);
    else added.push(each);
  }
  for (const [what, count] of left) {
    for (let at = 0; at < count; at += 1) changes.push({ kind, action: 'removed', what });
  }
  for (const what of added) changes.push({ kind, action: 'added', what });
}

function stanzas(changes: Change[], before: Configuration, after: Configuration): void {
  const key = (stanza: InterfaceStanza): string => `iface ${stanza.name} ${stanza.family}`;
  const group = (configuration: Configuration): Map<string, InterfaceStanza[]> => {
    const map = new Map<string, InterfaceStanza[]>();
    for (const stanza of configuration.model.interfaces) {
      const list = map.get(key(stanza));
      if (list === undefined) map.set(key(stanza), [stanza]);
      else list.push(stanza);
    }
    return map;
  };
  const a = group(before);
  const b = group(after);
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const old = a.get(name) ?? [];
    const now = b.get(name) ?? [];
    // Stanzas that are the same on both sides are set aside; the others are compared in their order.
    const same = (stanza: InterfaceStanza): string =>
      JSON.stringify([stanza.method, stanza.options.map((each) => [each.name, each.value])]);
    const nowTexts = now.map(same);
    const gone = old.filter((stanza) => {
      const at = nowTexts.indexOf(same(stanza));
      if (at >= 0) nowTexts[at] = '';
      return at < 0;
    });
    const come = now.filter((_, index) => nowTexts[index] !== '');
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const from = gone[at];
      const to = come[at];
      if (from === undefined && to !== undefined) {
        changes.push({ kind: 'interface', action: 'added', what: `${name} ${to.method}` });
      } else if (to === undefined && from !== undefined) {
        changes.push({ kind: 'interface', action: 'removed', what: `${name} ${from.method}` });
      } else if (from !== undefined && to !== undefined) {
        options(changes, name, from, to);
      }
    }
  }
}

function options(
  changes: Change[],
  name: string,
  before: InterfaceStanza,
  after: InterfaceStanza,
): void {
  if (before.method !== after.method) {
    changes.push({
      kind: 'interface',
      action: 'changed',
      what: `${name}: method`,
      before: before.method,
      after: after.method,
    });
  }
  const texts = (stanza: InterfaceStanza): string[] =>
    stanza.options.map((each) => `${name}: ${each.name} ${each.value}`);
  lists(changes, 'option', texts(before), texts(after));
}
