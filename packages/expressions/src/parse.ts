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
class Cache<Tree> {
  readonly #entries = new Map<string, Read<Tree>>();
  readonly #limit = 1000;

  get(key: string, read: () => Read<Tree>): Read<Tree> {
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

const templates = new Cache<Template>();
const expressions = new Cache<Expression>();

export function readTemplateCached(text: string, options: ParseOptions): Read<Template> {
  const { trimBlocks = true, lstripBlocks = false, backslashes = 'keep' } = options;
  const key = `${trimBlocks ? 't' : '-'}${lstripBlocks ? 'l' : '-'}${backslashes} ${text}`;
  return templates.get(key, () => {
    const { tree, findings } = readTemplate(text, { trimBlocks, lstripBlocks, backslashes });
    return { tree, findings: [...findings, ...check(tree, findings.length > 0)] };
  });
}

export function readExpressionCached(text: string, options: ParseOptions): Read<Expression> {
  const keep = options.backslashes === 'keep';
  return expressions.get(`${keep ? 'k' : 'e'} ${text}`, () => {
    const findings: SyntaxFinding[] = [];
    const report = (finding: SyntaxFinding): void => {
      if (findings.length < 50) findings.push(finding);
    };
    const tag = tokenizeTag(text, 0, undefined, report, keep);
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
    return { tree, findings: [...findings, ...check(tree, findings.length > 0)] };
  });
}

/** What the grammar allows and no evaluation can do: unknown names of filters and tests, great depth. */
function check(tree: Expression | Template, spoilt: boolean): SyntaxFinding[] {
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
    } else if (node.kind === 'slice' && !spoilt) {
      continue;
    }
  }
  return findings;
}

function unknown(
  code: 'EXP005' | 'EXP006',
  kind: string,
  name: string,
  span: Span,
  names: Iterable<string>,
): SyntaxFinding {
  const guess = didYouMean(name, names).trim();
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
