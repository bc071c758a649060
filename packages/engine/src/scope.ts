import { diagnostic, Secret, VipbookError } from '@vipbook/diagnostics';
import {
  hasTemplate,
  LazyMapping,
  PyFloat,
  renderTemplate,
  type Scope,
  type Value,
} from '@vipbook/expressions';
import { asWritten, type Definition, type Layer } from './layers.ts';
import { taggedText, type Tagged, type Vault } from './vault.ts';

/** Variables may be made of variables this deep; more is a mistake, and would end in a full stack. */
const maxDepth = 100;

/** Every secret that a template got to see, so that events can be cleaned of them. */
export type Secrets = Set<Secret>;

/**
 * What templates of one task on one host see: layers, the first that has the name wins. A value is
 * rendered when it is first asked for, and only then; what was rendered is kept.
 */
export class LayeredScope implements Scope {
  readonly #layers: readonly Layer[];
  /** Secrets that anything rendered here has seen; shared by the whole run. */
  readonly secrets: Secrets;
  readonly #vault: Vault;
  readonly #rendered = new Map<string, Value | undefined>();
  readonly #underWay: string[] = [];

  constructor(layers: readonly Layer[], secrets: Secrets, vault: Vault) {
    this.#layers = layers;
    this.secrets = secrets;
    this.#vault = vault;
  }

  get(name: string): Value | undefined {
    if (this.#rendered.has(name)) return this.#rendered.get(name);
    const definition = this.find(name);
    const value = definition === undefined ? undefined : this.#render(name, definition);
    this.#rendered.set(name, value);
    return value;
  }

  /** The definition that wins, as written. */
  find(name: string): Definition | undefined {
    for (const layer of this.#layers) {
      const found = layer.find(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  names(): Iterable<string> {
    const all = new Set<string>();
    for (const layer of this.#layers) for (const name of layer.names()) all.add(name);
    return all;
  }

  /** A scope that sees these first; what was rendered in here may depend on them, so nothing is shared. */
  with(...layers: readonly Layer[]): LayeredScope {
    return new LayeredScope([...layers, ...this.#layers], this.secrets, this.#vault);
  }

  #render(name: string, definition: Definition): Value {
    if (definition.final) return definition.value;
    const { value, where } = definition;
    const start = this.#underWay.indexOf(name);
    if (start >= 0 || this.#underWay.length >= maxDepth) {
      const chain = [...this.#underWay.slice(Math.max(0, start)), name];
      throw new VipbookError(
        diagnostic('ENG001', {
          message:
            start >= 0
              ? `the variable ${name} needs itself: ${chain.join(' → ')}`
              : `variables are made of variables more than ${maxDepth} deep, at ${name}`,
          where,
        }),
      );
    }
    this.#underWay.push(name);
    try {
      return this.renderDeep(value, where);
    } finally {
      this.#underWay.pop();
    }
  }

  /** Render every text in a value. Errors carry `where`. */
  renderDeep(value: Value, where: Definition['where']): Value {
    if (typeof value === 'string') {
      if (!hasTemplate(value)) return value;
      const rendered = renderTemplate(value, this, where === undefined ? {} : { where });
      if (rendered instanceof Secret) this.secrets.add(rendered);
      return rendered;
    }
    if (value instanceof Secret) this.secrets.add(value);
    if (typeof value !== 'object' || value === null || isOpaque(value)) return value;
    if (isList(value))
      return value.map((item, at) => this.renderDeep(asWritten(item, value, at), where));
    const tagged = taggedText(value);
    if (tagged !== undefined) return this.#untagged(tagged, where);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        this.renderDeep(asWritten(item, value, key), where),
      ]),
    );
  }

  #untagged({ kind, text }: Tagged, where: Definition['where']): Value {
    if (kind === 'unsafe') return text;
    const secret = this.#vault.secret(text);
    if (secret === undefined)
      throw new VipbookError(
        diagnostic('INV018', { message: 'This value is encrypted and was not opened', where }),
      );
    this.secrets.add(secret);
    return secret;
  }
}

/** Values that are what they are: no template can be inside. */
export function isOpaque(value: object): value is Secret | PyFloat | LazyMapping {
  return value instanceof Secret || value instanceof PyFloat || value instanceof LazyMapping;
}

export function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
