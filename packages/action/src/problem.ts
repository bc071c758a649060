/** What the user can put right: a sentence, never a stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The token may read, not write: as it is for pull requests from forks. */
export class MayNotWrite extends Error {
  override readonly name = 'MayNotWrite';
}
