import type { Secret } from '@vipbook/diagnostics';
import { fault } from './fault.ts';

export const defaultMaxSteps = 1_000_000;
export const defaultMaxSize = 10_000_000;

/** Elements or characters that cost one step when they are made. */
const cheap = 128;

/**
 * What one evaluation may still spend, and whether the operation at hand has looked into a secret.
 * Every loop over data goes through here, so that no template can run without end.
 */
export class Budget {
  steps: number;
  readonly maxSteps: number;
  readonly maxSize: number;
  /** Set by {@link reveal}; the caller of a filter, method or operator wraps the result when it is set. */
  tainted = false;
  /** All secrets looked at; a refusal must not repeat them. */
  readonly revealed = new Set<Secret>();

  constructor(maxSteps = defaultMaxSteps, maxSize = defaultMaxSize) {
    this.steps = maxSteps;
    this.maxSteps = maxSteps;
    this.maxSize = maxSize;
  }

  step(count = 1): void {
    this.steps -= count;
    if (this.steps < 0) {
      fault('EXP020', `the evaluation needs more than ${String(this.maxSteps)} steps`);
    }
  }

  /** Before something of this many characters or elements is made. */
  allocate(size: number): void {
    if (!(size <= this.maxSize)) {
      fault(
        'EXP021',
        `a result would have ${size >= 1e15 ? 'far ' : ''}more than ${String(this.maxSize)} characters or elements`,
      );
    }
    this.step(1 + Math.floor(size / cheap));
  }

  /** The text of a secret, remembered: whatever is made of it now is secret too. */
  reveal(secret: Secret): string {
    this.tainted = true;
    return this.look(secret);
  }

  /** The text of a secret for a question whose answer is no secret: a comparison, a look into a dict. */
  look(secret: Secret): string {
    this.revealed.add(secret);
    return secret.reveal();
  }
}
