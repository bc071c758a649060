import { filters, tests } from '@vipbook/expressions';
import type { SignatureHelp } from 'vscode-languageserver-types';
import type { TextIndex } from '../document/text-index.ts';
import { expressionBefore } from '../complete/expressions.ts';
import { findEntry } from './hover-expression.ts';

const functions: Readonly<
  Record<string, { readonly signature: string; readonly summary: string }>
> = {
  range: {
    signature: 'start, stop, step=1',
    summary: 'Whole numbers from start up to, and without, stop.',
  },
  now: { signature: 'utc=false, fmt=none', summary: "The controller's time." },
  lookup: {
    signature: 'name, *terms, **options',
    summary: 'What a lookup finds, joined by commas.',
  },
  query: { signature: 'name, *terms, **options', summary: 'What a lookup finds, as a list.' },
  dict: { signature: '**values', summary: 'A mapping of the given names and values.' },
};

/** The parameters of the filter, test or function whose brackets the cursor is in. */
export function signatureAt(index: TextIndex, offset: number): SignatureHelp | undefined {
  const line = index.lineAt(offset);
  const before = index.text.slice(index.startOf(line), offset);
  const expression = expressionBefore(before, true) ?? '';
  const call = openCall(expression);
  if (call === undefined) return undefined;
  const entry =
    call.kind === 'function'
      ? Object.hasOwn(functions, call.name)
        ? functions[call.name]
        : undefined
      : findEntry(call.kind === 'filter' ? filters : tests, call.name);
  if (entry === undefined) return undefined;
  const parameters = entry.signature === '' ? [] : entry.signature.split(', ');
  const label = `${call.name}(${entry.signature})`;
  let at = call.name.length + 1;
  const ranges = parameters.map((parameter): { label: [number, number] } => {
    const start = at;
    at += parameter.length + 2;
    return { label: [start, start + parameter.length] };
  });
  const named = parameters.findIndex((each) => each.split('=')[0] === call.keyword);
  const rest = parameters.findIndex((each) => each.startsWith('*'));
  const position = rest !== -1 && call.argument > rest ? rest : call.argument;
  const active = named === -1 ? position : named;
  return {
    signatures: [{ label, documentation: entry.summary, parameters: ranges }],
    activeSignature: 0,
    activeParameter: Math.min(active, Math.max(0, parameters.length - 1)),
  };
}

interface Call {
  readonly kind: 'filter' | 'test' | 'function';
  readonly name: string;
  readonly argument: number;
  /** Of `name=`, before the cursor. */
  readonly keyword: string | undefined;
}

function openCall(text: string): Call | undefined {
  const stack: { start: number; argument: number; last: number; bracket: string }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"' || char === "'") {
      const end = text.indexOf(char, at + 1);
      if (end === -1) break;
      at = end;
    } else if ('([{'.includes(char)) {
      stack.push({ start: at, argument: 0, last: at, bracket: char });
    } else if (')]}'.includes(char)) stack.pop();
    else if (char === ',') {
      const top = stack.at(-1);
      if (top !== undefined) {
        top.argument += 1;
        top.last = at;
      }
    }
  }
  const open = stack.findLast(({ bracket }) => bracket === '(');
  if (open === undefined) return undefined;
  const head = text.slice(0, open.start);
  const match = /(\||\bis(?:\s+not)?)?\s*([A-Za-z_][\w.]*)\s*$/.exec(head);
  if (match === null) return undefined;
  const [, sign, name = ''] = match;
  const kind = sign === undefined ? 'function' : sign === '|' ? 'filter' : 'test';
  const keyword = /^[(,]\s*(\w+)\s*=/.exec(text.slice(open.last))?.[1];
  return { kind, name, argument: open.argument, keyword };
}
