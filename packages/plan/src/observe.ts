import type { Facts } from '@vipbook/host';
import { heldAs, linkText } from '@vipbook/vip';
import type { Precondition } from './generated/plan.ts';
import { absent } from './recorder.ts';
import type { Scrubber } from './scrub.ts';

/** What is so now of a condition of a plan; undefined: facts do not tell it. */
export function observe(
  facts: Facts,
  { kind, subject }: Pick<Precondition, 'kind' | 'subject'>,
  scrubber: Scrubber,
): string | undefined {
  switch (kind) {
    case 'address':
      return heldAs(facts, subject);
    case 'link':
      return linkText(facts, subject);
    case 'ifstate':
      return facts.ifstate?.[subject] ?? absent;
    case 'manager':
      return facts.managers[subject] ?? 'none';
    case 'user':
      return `uid ${String(facts.user.uid)}`;
    case 'sysctl':
      return facts.sysctls[subject];
    case 'file': {
      const file = facts.files[subject];
      return file === undefined ? undefined : scrubber.file(file).file.sha256;
    }
  }
}
