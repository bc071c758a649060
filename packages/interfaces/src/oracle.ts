import type { Configuration } from './configuration.ts';

/** ifupdown's parse as JSON; strings are bytes read as Latin-1. */
export type OracleView =
  | {
      readonly ok: true;
      readonly allow: Readonly<Record<string, readonly string[]>>;
      readonly no_auto_down: readonly string[];
      readonly no_scripts: readonly string[];
      readonly rename: readonly string[];
      readonly ifaces: readonly {
        readonly name: string;
        readonly family: string;
        readonly method: string;
        readonly options: readonly (readonly [string, string])[];
      }[];
      readonly mappings: readonly {
        readonly match: readonly string[];
        readonly script: string | null;
        readonly map: readonly string[];
      }[];
      readonly stderr: readonly string[];
    }
  | { readonly ok: false; readonly stderr: readonly string[] };

/** What ifupdown sees, in the plainest form there is: for machines and for comparing. */
export function oracleView(configuration: Configuration): OracleView {
  const { model } = configuration;
  if (configuration.refused !== undefined) return { ok: false, stderr: model.messages };
  return {
    ok: true,
    allow: Object.fromEntries(model.allow),
    no_auto_down: model.noAutoDown,
    no_scripts: model.noScripts,
    rename: model.rename,
    ifaces: model.interfaces.map(({ name, family, method, options }) => ({
      name,
      family,
      method,
      options: options.map((option) => [option.name, option.value] as const),
    })),
    mappings: model.mappings.map(({ match, script, map }) => ({
      match,
      script: script ?? null,
      map,
    })),
    stderr: model.messages,
  };
}
