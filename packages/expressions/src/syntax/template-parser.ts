import { tokenizeTag, type SyntaxFinding, type TagTokens } from './lexer.ts';
import { ExpressionParser } from './parser.ts';
import {
  missing,
  readFilterBlock,
  readFor,
  readIf,
  readSet,
  readWith,
  type Blocks,
  type Ended,
} from './statements.ts';
import type { Span, Template, TemplateNode } from './tree.ts';

export interface SyntaxOptions {
  /** The first newline behind a `%}` is dropped (Ansible's default, also in its template module). */
  readonly trimBlocks?: boolean;
  /** Blanks from the beginning of the line up to a `{%` are dropped. */
  readonly lstripBlocks?: boolean;
  /**
   * `keep`: backslashes in string literals inside `{{ }}` stay as they are, as in Ansible's playbooks
   * (`'\1'` is a back-reference, `'\n'` two characters). `escape`: they are Python's escapes, as in
   * Ansible's template files. Inside `{% %}` they are always escapes.
   */
  readonly backslashes?: 'keep' | 'escape';
}

interface Open {
  readonly tag: string;
  readonly span: Span;
}

const unsupported: Readonly<Record<string, string>> = {
  macro: 'Write the text out, or compute it in vars.',
  call: 'Write the text out, or compute it in vars.',
  extends: 'Put the whole text into one file.',
  block: 'Put the whole text into one file.',
  include: 'Put the whole text into one file, or render two files.',
  import: 'Compute the values in vars and name them directly.',
  from: 'Compute the values in vars and name them directly.',
  autoescape: 'Use the filter "escape" where it is needed.',
  do: 'Compute the value in an expression or with set.',
  break: 'Select the elements first: for x in items if …',
  continue: 'Select the elements first: for x in items if …',
  trans: 'Translations are not supported.',
};

/** Blocks inside each other. */
const maxBlocks = 100;
const maxFindings = 50;

/**
 * A template's syntax tree. Never throws: what cannot be read becomes a `bad-statement` or `missing` node
 * and a finding.
 */
export function readTemplate(
  text: string,
  options: SyntaxOptions = {},
): { tree: Template; findings: SyntaxFinding[] } {
  const reader = new TemplateReader(text, options);
  return { tree: reader.read(), findings: reader.findings };
}

class TemplateReader {
  readonly findings: SyntaxFinding[] = [];
  readonly #text: string;
  readonly #options: SyntaxOptions;
  readonly #open: Open[] = [];
  #at = 0;
  /** A statement that ends a body, met but not yet taken by the block that it ends. */
  #ended: Ended | undefined;
  /** The statement that ended the block read last. */
  #lastEnd: Ended | undefined;
  /** Set by a `-%}` or `-}}`: blanks at the beginning of the text that follows are dropped. */
  #stripNext = false;
  #trimNext = false;

  constructor(text: string, options: SyntaxOptions) {
    this.#text = text;
    this.#options = options;
  }

  read(): Template {
    const body: TemplateNode[] = [];
    while (this.#at < this.#text.length) {
      for (const node of this.#body([])) body.push(node);
      const ended = this.#ended;
      if (ended === undefined) break;
      this.#report({
        code: 'EXP001',
        message: `"${ended.tag}" ends nothing that is open here`,
        span: ended.span,
      });
    }
    return { kind: 'template', span: { start: 0, end: this.#text.length }, body };
  }

  readonly #report = (finding: SyntaxFinding): void => {
    if (this.findings.length < maxFindings) this.findings.push(finding);
  };

  /** Nodes up to one of `ends` (which is then in `#ended`) or the end of the text. */
  #body(ends: readonly string[]): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    this.#ended = undefined;
    while (this.#at < this.#text.length) {
      const tag = this.#nextTag();
      this.#pushText(nodes, tag.at, tag);
      if (tag.kind === undefined) {
        this.#at = this.#text.length;
        break;
      }
      if (tag.kind === '{#') this.#comment(tag.at);
      else if (tag.kind === '{{') this.#output(nodes, tag.at);
      else {
        const ended = this.#statement(nodes, tag.at, ends);
        if (ended !== undefined) this.#ended = ended;
        // Met by this body, or left over by an inner block that has no end of its own.
        if (this.#ended !== undefined) return nodes;
      }
    }
    this.#ended = undefined;
    return nodes;
  }

  #nextTag(): { kind: '{{' | '{%' | '{#' | undefined; at: number } {
    let at = this.#text.indexOf('{', this.#at);
    while (at !== -1) {
      const pair = this.#text.slice(at, at + 2);
      if (pair === '{{' || pair === '{%' || pair === '{#') return { kind: pair, at };
      at = this.#text.indexOf('{', at + 1);
    }
    return { kind: undefined, at: this.#text.length };
  }

  #sign(at: number): '' | '-' | '+' {
    const sign = this.#text[at + 2];
    return sign === '-' || sign === '+' ? sign : '';
  }

  /** The text in front of a tag, after whitespace control on both of its sides. */
  #pushText(
    nodes: TemplateNode[],
    end: number,
    tag: { kind: '{{' | '{%' | '{#' | undefined; at: number },
  ): void {
    let start = this.#at;
    if (this.#stripNext) {
      while (start < end && /\s/.test(this.#text.charAt(start))) start += 1;
    } else if (this.#trimNext) {
      if (this.#text[start] === '\n') start += 1;
      else if (this.#text.startsWith('\r\n', start)) start += 2;
    }
    this.#stripNext = false;
    this.#trimNext = false;
    let value = this.#text.slice(start, end);
    let stop = end;
    if (tag.kind === undefined) {
      // Jinja drops one newline at the very end; renderers that must keep it put it back.
      const last = /\r\n$|\r$|\n$/.exec(value)?.[0].length ?? 0;
      value = value.slice(0, value.length - last);
      stop -= last;
    } else {
      const sign = this.#sign(tag.at);
      if (sign === '-') value = value.trimEnd();
      else if (sign !== '+' && this.#options.lstripBlocks === true && tag.kind !== '{{') {
        const line = value.lastIndexOf('\n') + 1;
        const lineStart = line > 0 || start === 0 || this.#text[start - 1] === '\n';
        if (lineStart && value.slice(line).trim() === '') value = value.slice(0, line);
      }
    }
    value = value.replace(/\r\n?/g, '\n');
    if (value !== '') nodes.push({ kind: 'text', span: { start, end: stop }, value });
  }

  #comment(at: number): void {
    const end = this.#text.indexOf('#}', at + 2);
    if (end === -1) {
      this.#unterminated(at, 'the comment that begins here has no "#}"');
      return;
    }
    this.#close(
      this.#text[end - 1] === '-' && end > at + 2 ? '-' : this.#text[end - 1] === '+' ? '+' : '',
      true,
    );
    this.#at = end + 2;
  }

  #close(sign: '' | '-' | '+', block: boolean): void {
    this.#stripNext = sign === '-';
    this.#trimNext = block && sign === '' && this.#options.trimBlocks !== false;
  }

  #unterminated(at: number, message: string): void {
    this.#report({ code: 'EXP002', message, span: { start: at, end: at + 2 } });
    this.#at = this.#text.length;
  }

  #tokens(at: number, closer: '}}' | '%}'): TagTokens {
    const keep = closer === '}}' && this.#options.backslashes !== 'escape';
    const before = this.findings.length;
    const inner = at + 2 + this.#sign(at).length;
    const tokens = tokenizeTag(this.#text, inner, closer, this.#report, keep);
    if (!tokens.closed && this.findings.length === before) {
      this.#unterminated(at, `the tag that begins here has no "${closer}"`);
    }
    this.#at = tokens.end;
    this.#close(tokens.sign, closer === '%}');
    return tokens;
  }

  /** A parser for the tag; after the lexer's own findings, the parser's would only repeat them. */
  #parser(tag: TagTokens, findingsBefore: number): ExpressionParser {
    const spoilt = this.findings.length > findingsBefore;
    return new ExpressionParser(tag.tokens, (finding) => {
      if (!spoilt) this.#report(finding);
    });
  }

  #output(nodes: TemplateNode[], at: number): void {
    const before = this.findings.length;
    const tag = this.#tokens(at, '}}');
    const parser = this.#parser(tag, before);
    const expression = parser.attempt(() => {
      const result = parser.expressionList(true);
      parser.expectEnd();
      return result;
    }, missing);
    nodes.push({ kind: 'output', span: { start: at, end: this.#at }, expression });
  }

  #statement(nodes: TemplateNode[], at: number, ends: readonly string[]): Ended | undefined {
    if (this.#raw(nodes, at)) return undefined;
    const before = this.findings.length;
    const tokens = this.#tokens(at, '%}');
    const parser = this.#parser(tokens, before);
    const span = { start: at, end: this.#at };
    const tag = parser.attempt(
      () => parser.expectName('a statement such as "if", "for" or "set"').value,
      () => '',
    );
    if (ends.includes(tag) || this.#open.some((open) => closes(tag, open.tag))) {
      return { tag, parser, span };
    }
    nodes.push(this.#read(tag, parser, span));
    return undefined;
  }

  #blocks(): Blocks {
    const at = (): number => this.#at;
    const lastEnd = (): Ended | undefined => this.#lastEnd;
    return {
      get at() {
        return at();
      },
      get lastEnd() {
        return lastEnd();
      },
      read: (tag, span, ends) => this.#block(tag, span, ends),
      report: this.#report,
    };
  }

  #read(tag: string, parser: ExpressionParser, span: Span): TemplateNode {
    const bad = (): TemplateNode => ({ kind: 'bad-statement', span });
    switch (tag) {
      case 'if':
        return readIf(this.#blocks(), parser, span);
      case 'for':
        return readFor(this.#blocks(), parser, span) ?? bad();
      case 'set':
        return readSet(this.#blocks(), parser, span) ?? bad();
      case 'with':
        return readWith(this.#blocks(), parser, span);
      case 'filter':
        return readFilterBlock(this.#blocks(), parser, span) ?? bad();
      case '':
        return bad();
      default:
        this.#refuse(tag, span);
        return bad();
    }
  }

  #refuse(tag: string, span: Span): void {
    const remedy = Object.hasOwn(unsupported, tag) ? unsupported[tag] : undefined;
    if (remedy !== undefined) {
      this.#report({
        code: 'EXP003',
        message: `the statement "${tag}" is not supported`,
        span,
        remedy,
      });
    } else if (/^end|^el/.test(tag)) {
      // Ends of refused blocks (endmacro, …) need no finding of their own.
      if (Object.hasOwn(unsupported, tag.slice(3))) return;
      this.#report({ code: 'EXP001', message: `"${tag}" ends nothing that is open here`, span });
    } else {
      this.#report({ code: 'EXP003', message: `there is no statement "${tag}"`, span });
    }
  }

  /** `{% raw %}` is recognized before anything else: its inside is not even tokenized. */
  #raw(nodes: TemplateNode[], at: number): boolean {
    const begin = /\{%[-+]?\s*raw\s*(-?)%\}/y;
    begin.lastIndex = at;
    const opening = begin.exec(this.#text);
    if (opening === null) return false;
    let start = at + opening[0].length;
    const closing = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
    closing.lastIndex = start;
    const end = closing.exec(this.#text);
    if (end === null) {
      this.#unterminated(at, 'the "raw" that begins here has no "endraw"');
      return true;
    }
    if (opening[1] === '-')
      while (/\s/.test(this.#text.charAt(start)) && start < end.index) start += 1;
    let value = this.#text.slice(start, end.index);
    if (end[1] === '-') value = value.trimEnd();
    else if (end[1] === '' && this.#options.lstripBlocks === true) {
      const line = value.lastIndexOf('\n') + 1;
      if (line > 0 && value.slice(line).trim() === '') value = value.slice(0, line);
    }
    value = value.replace(/\r\n?/g, '\n');
    if (value !== '') nodes.push({ kind: 'text', span: { start, end: end.index }, value });
    this.#at = end.index + end[0].length;
    this.#close(end[2] === '-' || end[2] === '+' ? end[2] : '', true);
    return true;
  }

  /** The body of an open block; `ends` are the tags that may end it, the last one being its real end. */
  #block(tag: string, span: Span, ends: readonly string[]): TemplateNode[] {
    if (this.#open.length >= maxBlocks) {
      this.#report({
        code: 'EXP004',
        message: `blocks nested deeper than ${String(maxBlocks)} levels`,
        span,
      });
      this.#at = this.#text.length;
      return [];
    }
    this.#open.push({ tag, span });
    const body = this.#body(ends);
    this.#open.pop();
    this.#lastEnd = undefined;
    const ended = this.#ended;
    if (ended === undefined || !ends.includes(ended.tag)) {
      this.#report({
        code: 'EXP002',
        message: `the "${tag}" that begins here has no "${ends[ends.length - 1] ?? ''}"`,
        span,
      });
      return body;
    }
    this.#lastEnd = ended;
    this.#ended = undefined;
    if (ended.tag !== 'elif') {
      ended.parser.attempt(
        () => {
          ended.parser.skip(':');
          ended.parser.expectEnd();
        },
        () => undefined,
      );
    }
    return body;
  }
}

function closes(tag: string, open: string): boolean {
  return (
    tag === `end${open}` ||
    (open === 'if' && (tag === 'elif' || tag === 'else')) ||
    (open === 'for' && tag === 'else')
  );
}
