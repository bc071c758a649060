import type { Schema } from '../modules/schema.ts';

/** The part of ajv's error objects that is read here; `verbose` gives schema and data. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer into the arguments. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly schema?: unknown;
  readonly parentSchema?: Schema;
  readonly data?: unknown;
}

/** What ajv's standalone code exports for a schema. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
