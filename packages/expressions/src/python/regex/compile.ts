import type { Assertion, CharacterTest, ParsedRegex, RegexNode } from './tree.ts';

/** Instructions of the matcher; numbers are positions in the program or register numbers. */
export type Instruction =
  | { readonly op: 'set'; readonly test: CharacterTest }
  /** Try `first`, and `second` when that fails. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly register: number }
  | { readonly op: 'assert'; readonly test: Assertion }
  | { readonly op: 'backreference'; readonly register: number; readonly ignoreCase: boolean }
  | {
      readonly op: 'run';
      readonly test: CharacterTest;
      readonly min: number;
      readonly max: number;
      readonly mode: 'greedy' | 'lazy' | 'possessive';
    }
  /** Begin counting a loop. */
  | { readonly op: 'loop-start'; readonly count: number; readonly last: number }
  | {
      readonly op: 'loop';
      readonly count: number;
      readonly last: number;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
      readonly body: number;
      exit: number;
    }
  | {
      readonly op: 'look';
      readonly behind: number;
      readonly negated: boolean;
      next: number;
    }
  | { readonly op: 'atomic'; next: number }
  | { readonly op: 'conditional'; readonly register: number; no: number }
  | { readonly op: 'match' };

export interface Program {
  readonly code: readonly Instruction[];
  readonly registers: number;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

export function compileRegex(parsed: ParsedRegex): Program {
  const compiler = new Compiler(parsed.groups);
  compiler.emit(parsed.root);
  compiler.code.push({ op: 'match' });
  return {
    code: compiler.code,
    registers: compiler.registers,
    groups: parsed.groups,
    names: parsed.names,
  };
}

class Compiler {
  readonly code: Instruction[] = [];
  registers: number;

  constructor(groups: number) {
    // Begin and end of the whole match and of each group; loops take more.
    this.registers = (groups + 1) * 2;
  }

  emit(node: RegexNode): void {
    const { code } = this;
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        code.push({ op: 'set', test: node.test });
        return;
      case 'sequence':
        for (const item of node.items) this.emit(item);
        return;
      case 'alternation':
        this.#alternation(node.options);
        return;
      case 'group':
        code.push({ op: 'save', register: node.index * 2 });
        this.emit(node.body);
        code.push({ op: 'save', register: node.index * 2 + 1 });
        return;
      case 'backreference':
        code.push({
          op: 'backreference',
          register: node.index * 2,
          ignoreCase: node.ignoreCase,
        });
        return;
      case 'assertion':
        code.push({ op: 'assert', test: node.test });
        return;
      case 'repeat':
        this.#repeat(node);
        return;
      case 'look': {
        const look = { op: 'look' as const, behind: node.width, negated: node.negated, next: 0 };
        code.push(look);
        this.emit(node.body);
        code.push({ op: 'match' });
        look.next = code.length;
        return;
      }
      case 'atomic':
        this.#atomic(node.body);
        return;
      case 'conditional': {
        const test = { op: 'conditional' as const, register: node.index * 2 + 1, no: 0 };
        code.push(test);
        this.emit(node.yes);
        const jump = { op: 'jump' as const, to: 0 };
        code.push(jump);
        test.no = code.length;
        this.emit(node.no);
        jump.to = code.length;
      }
    }
  }

  #atomic(body: RegexNode): void {
    const atomic = { op: 'atomic' as const, next: 0 };
    this.code.push(atomic);
    this.emit(body);
    this.code.push({ op: 'match' });
    atomic.next = this.code.length;
  }

  #alternation(options: readonly RegexNode[]): void {
    const { code } = this;
    const jumps: { op: 'jump'; to: number }[] = [];
    options.forEach((option, index) => {
      if (index === options.length - 1) {
        this.emit(option);
        return;
      }
      const split = { op: 'split' as const, first: code.length + 1, second: 0 };
      code.push(split);
      this.emit(option);
      const jump = { op: 'jump' as const, to: 0 };
      jumps.push(jump);
      code.push(jump);
      split.second = code.length;
    });
    for (const jump of jumps) jump.to = code.length;
  }

  #repeat(node: Extract<RegexNode, { kind: 'repeat' }>): void {
    const { code } = this;
    const { body, min, max, mode } = node;
    if (body.kind === 'set') {
      code.push({ op: 'run', test: body.test, min, max, mode });
      return;
    }
    if (mode === 'possessive') {
      this.#atomic({ ...node, mode: 'greedy' });
      return;
    }
    if (min === 0 && max === 1) {
      const split = { op: 'split' as const, first: 0, second: 0 };
      code.push(split);
      this.emit(body);
      const inside = code.indexOf(split) + 1;
      split.first = mode === 'lazy' ? code.length : inside;
      split.second = mode === 'lazy' ? inside : code.length;
      return;
    }
    const count = this.registers;
    const last = this.registers + 1;
    this.registers += 2;
    code.push({ op: 'loop-start', count, last });
    const at = code.length;
    const loop = {
      op: 'loop' as const,
      count,
      last,
      min,
      max,
      lazy: mode === 'lazy',
      body: at + 1,
      exit: 0,
    };
    code.push(loop);
    this.emit(body);
    code.push({ op: 'jump', to: at });
    loop.exit = code.length;
  }
}
