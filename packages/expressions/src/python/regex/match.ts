import type { Budget } from '../budget.ts';
import { isWide } from '../text.ts';
import { caseVariants, isWord } from './characters.ts';
import type { Program } from './compile.ts';
import type { Assertion } from './tree.ts';

/** Instructions that cost one step of the evaluation's budget. */
const perStep = 16;

/** A text as the matcher sees it: code points by position. */
export class Subject {
  readonly length: number;
  readonly #text: string;
  readonly #units: readonly string[] | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#units = isWide(text) ? Array.from(text) : undefined;
    this.length = this.#units?.length ?? text.length;
  }

  code(at: number): number {
    return this.#units === undefined
      ? this.#text.charCodeAt(at)
      : (this.#units[at]?.codePointAt(0) ?? 0);
  }

  slice(start: number, end: number): string {
    return this.#units === undefined
      ? this.#text.slice(start, end)
      : this.#units.slice(start, end).join('');
  }
}

/** Positions of a match: registers 2n and 2n+1 bound group n; -1: the group took no part. */
export type Captures = readonly number[];

interface Choice {
  readonly pc: number;
  position: number;
  /** Registers changed since are restored from the trail down to here. */
  readonly trail: number;
  /** A greedy run gives back one character at a time down to here; a lazy one takes more up to here. */
  readonly limit: number;
  readonly kind: 'branch' | 'give-back' | 'take-more';
}

/** A backtracking matcher without recursion over the text: every instruction is counted. */
export class Matcher {
  readonly #program: Program;
  readonly #subject: Subject;
  readonly #budget: Budget;
  #registers: number[] = [];
  #trail: number[] = [];
  #work = 0;

  constructor(program: Program, subject: Subject, budget: Budget) {
    this.#program = program;
    this.#subject = subject;
    this.#budget = budget;
  }

  /** The first match at or behind `from`. `mustAdvance`: not an empty one at `from` itself. */
  search(from: number, mustAdvance = false): Captures | undefined {
    for (let start = from; start <= this.#subject.length; start += 1) {
      const found = this.matchAt(start, mustAdvance && start === from);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  matchAt(start: number, mustAdvance = false): Captures | undefined {
    this.#registers = new Array<number>(this.#program.registers).fill(-1);
    this.#trail = [];
    const end = this.#run(0, start, mustAdvance ? start : -1);
    if (end === undefined) return undefined;
    this.#registers[0] = start;
    this.#registers[1] = end;
    return this.#registers;
  }

  #set(register: number, value: number): void {
    this.#trail.push(register, this.#registers[register] ?? -1);
    this.#registers[register] = value;
  }

  #undo(height: number): void {
    while (this.#trail.length > height) {
      const value = this.#trail.pop() ?? -1;
      const register = this.#trail.pop() ?? 0;
      this.#registers[register] = value;
    }
  }

  #count(work: number): void {
    this.#work += work;
    if (this.#work >= perStep) {
      this.#budget.step(Math.floor(this.#work / perStep));
      this.#work %= perStep;
    }
  }

  /** Run from an instruction at a position; the end of the match, or undefined. */
  #run(startPc: number, startPosition: number, forbiddenEnd: number): number | undefined {
    const { code } = this.#program;
    const subject = this.#subject;
    const choices: Choice[] = [];
    let pc = startPc;
    let position = startPosition;
    for (;;) {
      this.#count(1);
      const instruction = code[pc];
      let ok = true;
      switch (instruction?.op) {
        case undefined:
          return undefined;
        case 'match':
          if (position !== forbiddenEnd) return position;
          ok = false;
          break;
        case 'set':
          ok = position < subject.length && instruction.test(subject.code(position));
          if (ok) {
            position += 1;
            pc += 1;
          }
          break;
        case 'split':
          choices.push(this.#branch(instruction.second, position));
          pc = instruction.first;
          break;
        case 'jump':
          pc = instruction.to;
          break;
        case 'save':
          this.#set(instruction.register, position);
          pc += 1;
          break;
        case 'assert':
          ok = this.#holds(instruction.test, position);
          if (ok) pc += 1;
          break;
        case 'backreference': {
          const end = this.#backreference(instruction.register, position, instruction.ignoreCase);
          ok = end !== undefined;
          if (end !== undefined) {
            position = end;
            pc += 1;
          }
          break;
        }
        case 'run': {
          const { test, min, max, mode } = instruction;
          const most = Math.min(subject.length, position + max);
          const first = position + min;
          const wanted = mode === 'lazy' ? Math.min(first, most) : most;
          let at = position;
          while (at < wanted && test(subject.code(at))) at += 1;
          this.#count(at - position);
          ok = at >= first;
          if (ok) {
            pc += 1;
            if (mode === 'greedy' && at > first) {
              choices.push({
                pc,
                position: at,
                trail: this.#trail.length,
                limit: first,
                kind: 'give-back',
              });
            } else if (mode === 'lazy' && at < most) {
              choices.push({
                pc: pc - 1,
                position: at,
                trail: this.#trail.length,
                limit: most,
                kind: 'take-more',
              });
            }
            position = at;
          }
          break;
        }
        case 'loop-start':
          this.#set(instruction.count, 0);
          this.#set(instruction.last, -1);
          pc += 1;
          break;
        case 'loop': {
          const done = this.#registers[instruction.count] ?? 0;
          const last = this.#registers[instruction.last] ?? -1;
          if (done < instruction.min) {
            this.#iterate(instruction.count, instruction.last, done, position);
            pc = instruction.body;
          } else if (done >= instruction.max || (last === position && done > 0)) {
            // A round that took no characters would go on for ever.
            pc = instruction.exit;
          } else if (instruction.lazy) {
            choices.push({
              pc: -1 - pc,
              position,
              trail: this.#trail.length,
              limit: done,
              kind: 'branch',
            });
            pc = instruction.exit;
          } else {
            choices.push(this.#branch(instruction.exit, position));
            this.#iterate(instruction.count, instruction.last, done, position);
            pc = instruction.body;
          }
          break;
        }
        case 'look': {
          ok = this.#look(
            pc + 1,
            position - instruction.behind,
            position,
            instruction.behind > 0,
            instruction.negated,
          );
          if (ok) pc = instruction.next;
          break;
        }
        case 'atomic': {
          const end = this.#run(pc + 1, position, -1);
          ok = end !== undefined;
          if (end !== undefined) {
            position = end;
            pc = instruction.next;
          }
          break;
        }
        case 'conditional':
          pc = (this.#registers[instruction.register] ?? -1) >= 0 ? pc + 1 : instruction.no;
          break;
      }
      if (ok) continue;
      const choice = this.#backtrack(choices);
      if (choice === undefined) return undefined;
      pc = choice.pc;
      position = choice.position;
    }
  }

  #branch(pc: number, position: number): Choice {
    return { pc, position, trail: this.#trail.length, limit: 0, kind: 'branch' };
  }

  #iterate(count: number, last: number, done: number, position: number): void {
    this.#set(count, done + 1);
    this.#set(last, position);
  }

  /** The next thing to try, with the registers as they were. */
  #backtrack(choices: Choice[]): { pc: number; position: number } | undefined {
    for (;;) {
      const choice = choices[choices.length - 1];
      if (choice === undefined) return undefined;
      this.#count(1);
      this.#undo(choice.trail);
      switch (choice.kind) {
        case 'give-back':
          choice.position -= 1;
          if (choice.position <= choice.limit) choices.pop();
          return { pc: choice.pc, position: choice.position };
        case 'take-more': {
          const run = this.#program.code[choice.pc];
          if (
            run?.op !== 'run' ||
            choice.position >= choice.limit ||
            !run.test(this.#subject.code(choice.position))
          ) {
            choices.pop();
            continue;
          }
          choice.position += 1;
          return { pc: choice.pc + 1, position: choice.position };
        }
        case 'branch': {
          choices.pop();
          if (choice.pc >= 0) return { pc: choice.pc, position: choice.position };
          // One more round of a lazy loop.
          const at = -1 - choice.pc;
          const loop = this.#program.code[at];
          if (loop?.op !== 'loop') continue;
          this.#iterate(loop.count, loop.last, choice.limit, choice.position);
          return { pc: loop.body, position: choice.position };
        }
      }
    }
  }

  #look(pc: number, from: number, position: number, behind: boolean, negated: boolean): boolean {
    if (from < 0) return negated;
    const height = this.#trail.length;
    const end = this.#run(pc, from, -1);
    const found = end !== undefined && (!behind || end === position);
    if (negated || !found) this.#undo(height);
    return found !== negated;
  }

  #backreference(register: number, position: number, ignoreCase: boolean): number | undefined {
    const start = this.#registers[register] ?? -1;
    const end = this.#registers[register + 1] ?? -1;
    if (start < 0 || end < 0) return undefined;
    const length = end - start;
    this.#count(length);
    if (position + length > this.#subject.length) return undefined;
    for (let index = 0; index < length; index += 1) {
      const a = this.#subject.code(start + index);
      const b = this.#subject.code(position + index);
      if (a !== b && !(ignoreCase && caseVariants(a).includes(b))) return undefined;
    }
    return position + length;
  }

  #holds(test: Assertion, position: number): boolean {
    const subject = this.#subject;
    switch (test) {
      case 'start':
        return position === 0;
      case 'line-start':
        return position === 0 || subject.code(position - 1) === 10;
      case 'end':
        return (
          position === subject.length ||
          (position === subject.length - 1 && subject.code(position) === 10)
        );
      case 'line-end':
        return position === subject.length || subject.code(position) === 10;
      case 'very-end':
        return position === subject.length;
      case 'word-boundary':
        return this.#atBoundary(position);
      case 'not-word-boundary':
        return !this.#atBoundary(position) && subject.length > 0;
    }
  }

  #atBoundary(position: number): boolean {
    const before = position > 0 && isWord(this.#subject.code(position - 1));
    const behind = position < this.#subject.length && isWord(this.#subject.code(position));
    return before !== behind;
  }
}
