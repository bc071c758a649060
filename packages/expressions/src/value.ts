/**
 * What templates compute with: JSON's types, with Python's difference between int and float kept
 * (`PyFloat` wraps floats that have no fraction, so that `3.0` stays `3.0`; see README).
 * Helper methods turn it into plain JSON for modules.
 */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
