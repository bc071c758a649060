// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Facts of one host, saved by `vipbook facts --save` to be committed and planned from. Secrets in interfaces files are left out.
 */
export interface Snapshot {
  readonly format_version: string;
  /**
   * Its name in the inventory.
   */
  readonly host: string;
  /**
   * ISO 8601, UTC.
   */
  readonly gatheredAt: string;
  /**
   * sha256 over the canonical JSON (RFC 8785) of `facts`.
   */
  readonly digest: string;
  /**
   * Where secrets were left out: path and what it was.
   */
  readonly withheld: readonly Withheld[];
  /**
   * As `vipbook facts` prints them; contents of files are {"utf8"} or {"base64"}.
   */
  readonly facts: {
    readonly [k: string]: unknown;
  };
}
export interface Withheld {
  readonly path: string;
  readonly what: string;
}
