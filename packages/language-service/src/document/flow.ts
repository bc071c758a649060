import type { Path } from '../playbook/home.ts';

/** Where the end of a text stands in the flow collections that it opens. */
export interface FlowPlace {
  readonly position: 'key' | 'value';
  /** Below the collection that the text begins with. */
  readonly path: Path;
  readonly keysAt: (path: Path) => readonly string[];
  /** The value's or key's text up to the end, and the word that it ends with. */
  readonly before: string;
  readonly word: string;
}

interface Open {
  readonly kind: 'map' | 'list';
  readonly keys: string[];
  key: string | undefined;
  index: number;
}

/** undefined when every collection is closed again. */
export function flowAt(text: string): FlowPlace | undefined {
  const stack: Open[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    const top = stack.at(-1);
    if (char === '"' || char === "'") {
      const end = closing(text, at, char);
      if (end === -1) break;
      at = end + 1;
      continue;
    }
    if (text.startsWith('{{', at)) {
      const end = text.indexOf('}}', at);
      if (end === -1) break;
      at = end + 2;
      continue;
    }
    if (char === '{' || char === '[') {
      stack.push({ kind: char === '{' ? 'map' : 'list', keys: [], key: undefined, index: 0 });
      from = at + 1;
    } else if (char === '}' || char === ']') {
      stack.pop();
      if (stack.length === 0) return undefined;
      from = at + 1;
    } else if (char === ',' && top !== undefined) {
      top.key = undefined;
      top.index += 1;
      from = at + 1;
    } else if (char === ':' && top?.kind === 'map' && /[\s,}]|$/.test(text[at + 1] ?? '')) {
      const key = text
        .slice(from, at)
        .trim()
        .replaceAll(/^["']|["']$/g, '');
      if (top.key === undefined && key !== '') {
        top.key = key;
        top.keys.push(key);
        from = at + 1;
      }
    }
    at += 1;
  }
  const top = stack.at(-1);
  if (top === undefined) return undefined;
  const path = stack.flatMap((open, depth): (string | number)[] => {
    const last = depth === stack.length - 1;
    if (open.kind === 'list') return [open.index];
    return last && open.key === undefined ? [] : [open.key ?? ''];
  });
  const before = text.slice(from).trimStart();
  return {
    position: top.kind === 'map' && top.key === undefined ? 'key' : 'value',
    path,
    keysAt: (asked) => stack[asked.length]?.keys ?? [],
    before,
    word: /[\w./:-]*$/.exec(before)?.[0] ?? '',
  };
}

function closing(text: string, at: number, quote: string): number {
  for (let end = at + 1; end < text.length; end += 1) {
    if (quote === '"' && text[end] === '\\') end += 1;
    else if (text[end] === quote) return end;
  }
  return -1;
}
