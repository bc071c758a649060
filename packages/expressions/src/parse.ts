import { diagnostic, didYouMean, type Diagnostic, type Place } from '@vipbook/diagnostics';
import type { Parsed, ParseOptions } from './api.ts';
import { filterNames, findFilter } from './filters/catalogue.ts';
import { placeOf } from './place.ts';
import { tokenizeTag, type SyntaxFinding } from './syntax/lexer.ts';
import { ExpressionParser } from './syntax/parser.ts';
import { readTemplate } from './syntax/template-parser.ts';
import type { Expression, Span, Template } from './syntax/tree.ts';
import { maxHeight, walk } from './syntax/walk.ts';
import { findTest, testNames } from './tests/catalogue.ts';

interface Read<Tree> {
  readonly tree: Tree;
  readonly findings: readonly SyntaxFinding[];
}

/** Trees of texts read before: playbooks evaluate the same few texts for each of many hosts. */
class Cache<Entry> {
  readonly #entries = new Map<string, Entry>();
  readonly #limit = 1000;

  get(key: string, read: () => Entry): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const made = read();
    // Long texts are rendered once, short ones again and again.
    if (key.length <= 10_000) {
      if (this.#entries.size >= this.#limit) this.#entries.clear();
      this.#entries.set(key, made);
    }
    return made;
  }
}

const templates = new Cache<Read<Template>>();
const expressions = new Cache<ReadExpression>();

export function readTemplateCached(text: string, options: ParseOptions): Read<Template> {
  const { trimBlocks = true, lstripBlocks = false, backslashes = 'keep' } = options;
  const key = `${trimBlocks ? 't' : '-'}${lstripBlocks ? 'l' : '-'}${backslashes} ${text}`;
  return templates.get(key, () => {
    const { tree, findings } = readTemplate(text, { trimBlocks, lstripBlocks, backslashes });
    return { tree, findings: [...findings, ...check(tree)] };
  });
}

export interface ReadExpression extends Read<Expression> {
  /** It was written as one `{{ }}`. */
  readonly braced: boolean;
}

export function readExpressionCached(text: string, options: ParseOptions): ReadExpression {
  const keep = options.backslashes === 'keep';
  return expressions.get(`${keep ? 'k' : 'e'} ${text}`, () => readExpression(text, keep));
}

/** Is there a template inside of the expression, whole or at its beginning? */
function holdsTemplate(text: string): boolean {
  if (text.trimStart().startsWith('{{')) return true;
  return [
    ['{{', '}}'],
    ['{%', '%}'],
    ['{#', '#}'],
  ].some(([open = '', close = '']) => {
    const at = text.indexOf(open);
    return at !== -1 && text.includes(close, at + 2);
  });
}

function readExpression(text: string, keepBackslashes: boolean): ReadExpression {
  if (holdsTemplate(text)) return readBraced(text, keepBackslashes);
  const findings: SyntaxFinding[] = [];
  const report = (finding: SyntaxFinding): void => {
    if (findings.length < 50) findings.push(finding);
  };
  const tag = tokenizeTag(text, 0, undefined, report, keepBackslashes);
  const spoilt = findings.length > 0;
  const parser = new ExpressionParser(tag.tokens, (finding) => {
    if (!spoilt) report(finding);
  });
  const tree = parser.attempt<Expression>(
    () => {
      const result = parser.expression();
      parser.expectEnd();
      return result;
    },
    (span) => ({ kind: 'missing', span }),
  );
  return { tree, findings: [...findings, ...check(tree)], braced: false };
}

/** `when: "{{ x }}"` is understood; templates inside of an expression are not. */
function readBraced(text: string, keepBackslashes: boolean): ReadExpression {
  const backslashes = keepBackslashes ? 'keep' : 'escape';
  const { tree, findings } = readTemplate(text, { backslashes });
  const nodes = tree.body.filter((node) => node.kind !== 'text' || node.value.trim() !== '');
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === 'output') {
    const all = [...findings, ...check(only.expression)];
    return { tree: only.expression, findings: all, braced: true };
  }
  const at = Math.max(0, text.search(/\{[{%#]/));
  const span = { start: at, end: at + 2 };
  const finding: SyntaxFinding = {
    code: 'EXP001',
    message: 'a condition is an expression already and cannot hold braces of its own',
    span,
    remedy: 'Write the names without {{ }}: x == y, not x == "{{ y }}".',
  };
  return { tree: { kind: 'missing', span }, findings: [finding], braced: true };
}

/** What the grammar allows and no evaluation can do: unknown names of filters and tests, great depth. */
function check(tree: Expression | Template): SyntaxFinding[] {
  const findings: SyntaxFinding[] = [];
  for (const { node, height } of walk(tree)) {
    if (height > maxHeight) {
      findings.push({
        code: 'EXP004',
        message: `nested deeper than ${String(maxHeight)} levels`,
        span: node.span,
        remedy: 'Split it up with set or vars.',
      });
      break;
    }
    if (node.kind === 'filter' && findFilter(node.name) === undefined) {
      findings.push(unknown('EXP005', 'filter', node.name, node.nameSpan, filterNames()));
    } else if (node.kind === 'test' && findTest(node.name) === undefined) {
      findings.push(unknown('EXP006', 'test', node.name, node.nameSpan, testNames()));
    }
  }
  return findings;
}

/** Filters of Ansible and Jinja that do not exist here, and what to do instead. */
const absent: Readonly<Record<string, string>> = {
  json_query: 'Use selectattr, map(attribute=…) and subscripts.',
  password_hash: 'Compute the hash beforehand and keep it in a vault.',
  vault: 'Encrypt it beforehand with ansible-vault.',
  unvault: 'Keep the value in a vault; it is read as such.',
  fileglob: 'Name the files in a list.',
  realpath: 'Write the path out; the controller’s files are not looked at.',
  expanduser: 'Write the path out; the controller’s users are not looked at.',
  expandvars: 'Use lookup("env", …).',
  pprint: 'Use to_nice_yaml or to_nice_json.',
  urlize: 'Write the link out.',
  xmlattr: 'Write the attributes out.',
};

function unknown(
  code: 'EXP005' | 'EXP006',
  kind: string,
  name: string,
  span: Span,
  names: Iterable<string>,
): SyntaxFinding {
  const known = kind === 'filter' && Object.hasOwn(absent, name) ? absent[name] : undefined;
  const guess = known ?? didYouMean(name, names).trim();
  return {
    code,
    message: `there is no ${kind} "${name}"`,
    span,
    ...(guess === '' ? {} : { remedy: guess }),
  };
}

/** Findings of a text as diagnostics with places. */
export function diagnose(
  text: string,
  findings: readonly SyntaxFinding[],
  options: ParseOptions,
): Diagnostic[] {
  return [...findings]
    .sort((a, b) => a.span.start - b.span.start)
    .map((finding) =>
      diagnostic(finding.code, {
        message: finding.message,
        where: locate(text, finding.span, options),
        remedy: finding.remedy,
      }),
    );
}

export function locate(text: string, span: Span, options: ParseOptions): Place {
  return options.locate?.(span) ?? placeOf(text, span, options.where);
}

/** A template's tree and findings. Never throws. */
export function parseTemplate(text: string, options: ParseOptions = {}): Parsed<Template> {
  const { tree, findings } = readTemplateCached(text, options);
  return { tree, findings: diagnose(text, findings, options) };
}

/** The tree and findings of a bare expression, as `when` has them. Never throws. */
export function parseExpression(text: string, options: ParseOptions = {}): Parsed<Expression> {
  const { tree, findings } = readExpressionCached(text, options);
  return { tree, findings: diagnose(text, findings, options) };
}

/** Does the text hold `{{ }}`, `{% %}` or `{# #}` (or the beginning of one)? */
export function hasTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('{#');
}
