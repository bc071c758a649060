import type { MoveEnd } from '@vipbook/vip';
import type { Story } from './story.ts';

export type ViolationKind =
  | 'two hold it'
  | 'two answer'
  | 'nobody answers'
  | 'both files name it'
  | 'another address touched'
  | 'packets lost'
  | 'not as told'
  | 'cannot be taken up'
  | 'not as written'
  | 'committed without a yes'
  | 'undone despite a yes'
  | 'left behind'
  | 'cut off from clients'
  | 'two in the end'
  | 'nowhere in the end'
  | 'the wrong one in the end'
  | 'never settles';

export interface Violation {
  readonly kind: ViolationKind;
  readonly at: number;
  readonly detail: string;
  /** How long, where that is what is wrong. */
  readonly forMs?: number;
}

/** What a controller said when it was through. */
export interface Told {
  readonly who: string;
  readonly run: string;
  readonly end: MoveEnd;
  /** Its plan found nothing to move. */
  readonly already: boolean;
  /** Nobody else of the same run was at work: what it said stays true. */
  readonly final: boolean;
}

/** What is known of a run besides its story, to tell admitted limits from defects. */
export interface Course {
  readonly story: Story;
  controllerDied: boolean;
  /** Runs whose lease was made permanent on the new host. */
  readonly committed: Set<string>;
  /** Hosts that lost their power, and whether they came back. */
  readonly lostPower: Map<string, { readonly at: number; back: boolean; committed: boolean }>;
  /** Words were lost, late or doubled, or a cable was cut: the controller may not know what is. */
  contactLost: boolean;
  /** The two hosts did not hear each other for a time. */
  wireCut: boolean;
  lockBroken: boolean;
  /** A guard had to decide without its controller. */
  decided: boolean;
  /** A host came up with what it had decided while the other one was away, and asked whether that still holds. */
  askedAtBoot: boolean;
  /** Controllers besides the first. */
  others: number;
  readonly told: Told[];
}

export function clean(end: MoveEnd): boolean {
  return end.end === 'undone' || (end.end === 'done' && end.errors.length === 0);
}

export function words({ end, errors }: MoveEnd): string {
  const codes = [...new Set(errors.map(({ code }) => code))].join(' ');
  return codes === '' ? end : `${end} (${codes})`;
}
