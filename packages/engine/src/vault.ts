import { VipbookError, type Diagnostic, type Place, type Secret } from '@vipbook/diagnostics';
import { loadInventory, type InventoryIo, type Variable } from '@vipbook/inventory';
import type { VaultSecret } from '@vipbook/inventory';
import type { Located, YamlValue } from '@vipbook/playbook';
import type { VariableLayer } from './compile.ts';

type Text = Readonly<Record<'__ansible_vault' | '__ansible_unsafe', YamlValue | undefined>>;

export interface Tagged {
  readonly kind: 'vault' | 'unsafe';
  readonly text: string;
}

/** `!vault` and `!unsafe` as the playbook has them: `{__ansible_vault: …}`, `{__ansible_unsafe: …}`. */
export function taggedText(value: object): Tagged | undefined {
  const { __ansible_vault: vault, __ansible_unsafe: unsafe } = value as Text;
  if (typeof vault === 'string') return { kind: 'vault', text: vault };
  return typeof unsafe === 'string' ? { kind: 'unsafe', text: unsafe } : undefined;
}

/** Texts and files of the vault that a playbook holds: opened all at once before anything runs, because a
 *  password that is missing or wrong should not be found half-way. */
export class Vault {
  readonly #secrets: readonly VaultSecret[];
  readonly #texts = new Map<string, Secret>();
  readonly #files = new Map<string, VariableLayer>();

  constructor(secrets: readonly VaultSecret[] = []) {
    this.#secrets = secrets;
  }

  /** Undefined for a text that was in nothing that was opened. */
  secret(ciphertext: string): Secret | undefined {
    return this.#texts.get(ciphertext);
  }

  /** Variables of a file that is encrypted as a whole. */
  variables(ciphertext: string): VariableLayer | undefined {
    return this.#files.get(ciphertext);
  }

  /** Opens all that is closed in a part of a playbook, whatever it is. Never rejects; what cannot be opened
   *  is told, with its place (INV018 no password, INV019 wrong one, INV020 damaged). */
  async open(part: unknown): Promise<readonly Diagnostic[]> {
    const closed = new Closed(this.#texts, this.#files);
    closed.collect(part);
    const findings: Diagnostic[] = [];
    if (closed.texts.size > 0) findings.push(...(await this.#openTexts(closed.texts)));
    for (const [text, file] of closed.files) findings.push(...(await this.#openFile(text, file)));
    return findings;
  }

  async #openTexts(texts: ReadonlyMap<string, Place>): Promise<readonly Diagnostic[]> {
    const lines = [...texts.keys()].map((text, at) => `v${at}: !vault ${JSON.stringify(text)}\n`);
    const variables = await this.#read(lines.join(''));
    const findings: Diagnostic[] = [];
    for (const [at, [text, where]] of [...texts].entries()) {
      try {
        this.#texts.set(text, variables.get(`v${at}`)?.value as Secret);
      } catch (error) {
        if (!(error instanceof VipbookError)) throw error;
        findings.push(...error.diagnostics.map((finding) => ({ ...finding, where })));
      }
    }
    return findings;
  }

  async #openFile(text: string, path: string): Promise<readonly Diagnostic[]> {
    const there = (where: Place): Place => ({ ...where, file: path });
    try {
      const variables = [...(await this.#read(text))];
      this.#files.set(
        text,
        new Map(
          variables.map(([name, { value, source }]) => [name, { value, where: there(source) }]),
        ),
      );
      return [];
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      return error.diagnostics.map((finding) => ({ ...finding, where: { file: path } }));
    }
  }

  /** The inventory knows all about the vault: let it read this as the variables of a host. */
  async #read(text: string): Promise<ReadonlyMap<string, Variable>> {
    const name = 'closed';
    const folder = '/vault';
    const bytes = new TextEncoder().encode(text);
    const io: InventoryIo = {
      readFile: (path) =>
        Promise.resolve(path === `${folder}/host_vars/${name}` ? bytes : undefined),
      readDirectory: (path) => Promise.resolve(path === `${folder}/host_vars` ? [name] : undefined),
      isExecutable: () => Promise.resolve(false),
      isDirectory: () => Promise.resolve(false),
      runScript: () => Promise.reject(new TypeError('nothing to run')),
    };
    const options = { vault: this.#secrets, playbookDirectory: folder };
    const inventory = await loadInventory([`${name},`], io, options);
    const errors = inventory.findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new VipbookError(errors);
    const given = new Set(['inventory_file', 'inventory_dir']);
    return new Map([...inventory.variables(name)].filter(([each]) => !given.has(each)));
  }
}

/** Finds what is closed, wherever in a syntax tree it stands. */
class Closed {
  readonly texts = new Map<string, Place>();
  readonly files = new Map<string, string>();
  readonly #seen = new Set<object>();
  readonly #opened: readonly { has(text: string): boolean }[];

  constructor(...opened: readonly { has(text: string): boolean }[]) {
    this.#opened = opened;
  }

  collect(part: unknown, near: Place = {}): void {
    if (typeof part !== 'object' || part === null || this.#seen.has(part)) return;
    this.#seen.add(part);
    const tagged = taggedText(part);
    if (tagged?.kind === 'vault') {
      if (this.#isNew(tagged.text)) this.texts.set(tagged.text, near);
      return;
    }
    if (part instanceof Map || Array.isArray(part)) {
      for (const each of part.values()) this.collect(each, near);
      return;
    }
    const { encrypted, path, where } = part as ClosedFile & Partial<Located<unknown>>;
    // Data may have keys of these names, too.
    if (typeof encrypted === 'string' && encrypted.startsWith('$ANSIBLE_VAULT;')) {
      if (this.#isNew(encrypted)) this.files.set(encrypted, String(path));
    }
    const here = typeof where === 'object' ? where : near;
    for (const each of Object.values(part)) this.collect(each, here);
  }

  #isNew(text: string): boolean {
    return this.#opened.every((known) => !known.has(text));
  }
}

interface ClosedFile {
  readonly encrypted?: string;
  readonly path?: string;
}
