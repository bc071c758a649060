const hidden = '********';

/** A value that cannot be printed by accident: every way of turning it into text hides it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that must send it. Never put the result into a message. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  get [Symbol.toStringTag](): string {
    return 'Secret';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden;
  }
}

/** Replace every occurrence of each secret in `text`; for output of programs that may echo one. */
export function redact(text: string, secrets: Iterable<Secret>): string {
  let result = text;
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value !== '') result = result.replaceAll(value, hidden);
  }
  return result;
}
