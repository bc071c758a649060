import type { Code } from '@vipbook/diagnostics';
import type { Span } from '../syntax/tree.ts';

/** A refusal inside an evaluation; the outermost frame turns it into a VipbookError with a place. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: Code;
  readonly span: Span | undefined;
  readonly remedy: string | undefined;

  constructor(code: Code, message: string, span?: Span, remedy?: string) {
    super(message);
    this.code = code;
    this.span = span;
    this.remedy = remedy;
  }
}

export interface FaultDetails {
  readonly span?: Span | undefined;
  readonly remedy?: string | undefined;
}

/** Refuse. Without a span, the place of the operation that is being evaluated is taken. */
export function fault(code: Code, message: string, details: FaultDetails = {}): never {
  throw new Fault(code, message, details.span, details.remedy);
}

/** What Python would call a TypeError. */
export function typeFault(message: string): never {
  throw new Fault('EXP011', message);
}

/** What Python would call a ValueError. */
export function valueFault(message: string): never {
  throw new Fault('EXP012', message);
}
