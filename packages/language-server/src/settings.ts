import type { Connection } from 'vscode-languageserver';
import type { EditorSettings } from './workspace.ts';

/** What the editor's user set, asked once a folder until it changes. */
export class SettingsReader {
  readonly #connection: Connection;
  readonly #canAsk: () => boolean;
  readonly #asked = new Map<string, Promise<EditorSettings>>();
  /** For editors that send settings instead of being asked. */
  #sent: EditorSettings = {};

  constructor(connection: Connection, canAsk: () => boolean) {
    this.#connection = connection;
    this.#canAsk = canAsk;
  }

  of(scopeUri: string): Promise<EditorSettings> {
    if (!this.#canAsk()) return Promise.resolve(this.#sent);
    const folder = scopeUri.replace(/\/[^/]*$/, '');
    const known = this.#asked.get(folder);
    if (known !== undefined) return known;
    const asked = this.#connection.workspace
      .getConfiguration({ scopeUri, section: 'vipbook' })
      .then(settingsFrom)
      // An editor that cannot say has no settings.
      .catch((): EditorSettings => ({}));
    this.#asked.set(folder, asked);
    return asked;
  }

  /** `settings` of didChangeConfiguration or of initializationOptions: with or without our section. */
  changed(settings: unknown): void {
    this.#asked.clear();
    const section = isObject(settings) ? (settings['vipbook'] ?? settings) : undefined;
    if (section !== undefined) this.#sent = settingsFrom(section);
  }
}

function settingsFrom(value: unknown): EditorSettings {
  const inventory = isObject(value) ? value['inventory'] : undefined;
  const names = typeof inventory === 'string' ? [inventory] : inventory;
  if (!Array.isArray(names)) return {};
  return { inventory: names.filter((name) => typeof name === 'string' && name !== '') as string[] };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
