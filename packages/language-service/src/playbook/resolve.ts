import { isSecretValue, Secret } from '@vipbook/diagnostics';
import { renderTemplate, type Scope, type Value } from '@vipbook/expressions';
import { isTemplate } from '@vipbook/playbook';
import type { World } from '../document/analysis.ts';
import { inventoryDefinitions, type Definition, type VariableValue } from './variables.ts';

/** Deeper chains of variables are followed in the run. */
const deepest = 20;
/** Enough for a line of text; an editor does not wait for more. */
const maxSteps = 20_000;

/** What a host's variables are before the run, as far as that can be known. */
export class KnownScope implements Scope {
  readonly #definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly #inventory: ReadonlyMap<string, Definition>;
  readonly #host: string;
  #depth = 0;

  constructor(world: World, definitions: ReadonlyMap<string, readonly Definition[]>, host: string) {
    this.#definitions = definitions;
    this.#inventory = inventoryDefinitions(world, host);
    this.#host = host;
  }

  /** The definition that wins, when that is known before the run. */
  winner(name: string): Definition | undefined {
    const own = this.#definitions.get(name)?.[0];
    const inventory = this.#inventory.get(name);
    if (own === undefined || inventory === undefined) return own ?? inventory;
    return own.rank < inventory.rank ? own : inventory;
  }

  get(name: string): Value | undefined {
    if (name === 'inventory_hostname') return this.#host;
    const value = this.winner(name)?.value;
    if (value === undefined) return undefined;
    const known = this.#known(value);
    // Whatever a template makes of it is one, too.
    return typeof known === 'string' && isSecretValue(name, known) ? new Secret(known) : known;
  }

  names(): Iterable<string> {
    return [...this.#definitions.keys(), ...this.#inventory.keys()];
  }

  /** The text's value, rendered; undefined when only the run can tell. */
  render(text: string): Value | undefined {
    if (!isTemplate(text)) return text;
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    try {
      return renderTemplate(text, this, {
        maxSteps,
        maxSize: 100_000,
        now: () => 0,
        random: () => 0,
      });
    } catch {
      return undefined;
    } finally {
      this.#depth -= 1;
    }
  }

  #known(value: VariableValue): Value | undefined {
    if (typeof value === 'string') return this.render(value);
    if (value instanceof Secret) return undefined;
    // Templates inside of lists and mappings are left to the run.
    return JSON.stringify(value).includes('{{') ? undefined : value;
  }
}
