/** `--tags` and `--skip-tags` as given; nothing given runs all but `never`. */
export interface TagSelection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export function tagSelection(
  only: readonly string[] | undefined,
  skip: readonly string[] | undefined,
): TagSelection {
  return { only: only === undefined || only.length === 0 ? ['all'] : only, skip: skip ?? [] };
}

/** Does a task with these tags (its own and inherited) run? Ansible's special tags: always, never, tagged,
 *  untagged, all. */
export function isSelected(tags: readonly string[], { only, skip }: TagSelection): boolean {
  const own = tags.length === 0 ? ['untagged'] : tags;
  return wanted(own, only) && !skipped(own, skip);
}

function wanted(own: readonly string[], only: readonly string[]): boolean {
  if (own.includes('always')) return true;
  if (own.some((tag) => only.includes(tag))) return true;
  if (own.includes('never')) return false;
  return only.includes('all') || (only.includes('tagged') && !own.includes('untagged'));
}

function skipped(own: readonly string[], skip: readonly string[]): boolean {
  // `--skip-tags all` leaves what always runs, unless that is named too.
  if (skip.includes('all')) return !own.includes('always') || skip.includes('always');
  if (own.some((tag) => skip.includes(tag))) return true;
  return skip.includes('tagged') && !own.includes('untagged');
}
