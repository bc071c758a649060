import type { YamlValue } from '../ast.ts';

/** The part of JSON Schema draft-07 that schemas/ uses. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly YamlValue[];
  readonly const?: YamlValue;
  readonly enumDescriptions?: readonly string[];
  readonly default?: YamlValue;
  readonly examples?: readonly YamlValue[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly defaultSnippets?: readonly unknown[];
  readonly deprecationMessage?: string;
  /** Another name of the property named here. */
  readonly 'x-alias-of'?: string;
  /** Not for people to write. */
  readonly 'x-internal'?: boolean;
  /** The text is an expression without {{ }}. */
  readonly 'x-expression'?: boolean;
}

/** How a module takes its arguments in one line: `raw` text with some options, `keys` only, or not at all. */
export type FreeForm = 'raw' | 'keys' | 'none';

export interface ModuleSchema extends Schema {
  readonly title: string;
  readonly description: string;
  readonly 'x-vipbook': {
    /** Whose name it has: `vipbook`, `ansible.builtin`, `community.general`. */
    readonly collection: string;
    readonly freeForm: FreeForm;
    readonly checkMode: string;
    readonly notes?: readonly string[];
    /** Arguments that Ansible's module has and ours refuses, with what to do instead. */
    readonly refused?: Readonly<Record<string, string>>;
    readonly examples?: readonly { readonly title: string; readonly yaml: string }[];
  };
}
