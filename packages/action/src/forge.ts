/** A comment of a pull request or a note of a merge request. */
export interface Note {
  readonly id: number;
  readonly body: string;
}

/** What plans need of GitHub or GitLab. */
export interface Forge {
  /** Most characters of a comment. */
  readonly limit: number;
  /** The comments that this token's own user has written: nobody else's are believed. */
  own(change: number): Promise<readonly Note[]>;
  create(change: number, body: string): Promise<void>;
  update(change: number, id: number, body: string): Promise<void>;
  /** The pull request that this commit came in by. */
  mergedAs(commit: string): Promise<number | undefined>;
}
