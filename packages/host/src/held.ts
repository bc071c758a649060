import type { IpAddress, Operation } from './operations.ts';

/**
 * What hosts hold by themselves while an address moves: a lock for each address, and a guard that brings
 * the host into a known state when its controller falls silent. All of it is a few files in /run/vipbook,
 * and a boot hook while a guard is armed; there is no agent.
 */
export interface HeldOperations {
  // --- locks ---
  /**
   * One run has the address. Refused (VIP034) while another one has it, or while a guard of another run is
   * on the host; refused (VIP036) when the last epoch is not `seen` any more: what the plan was made from
   * is out of date. Asked again by the same run with the same epoch, it only renews.
   */
  'lock.acquire': {
    in: {
      address: IpAddress;
      run: string;
      /** Greater than every epoch that this address has had on the host. */
      epoch: number;
      /** The host's last epoch, as its facts told it. */
      seen: number;
      /** Who asks, for people: `alice@laptop`. */
      owner: string;
      reason: string;
      /** The lock is over after this long, unless it is renewed or a guard is armed. */
      seconds: number;
      /** Refused, too, if the run has it under this epoch already: another controller of the run took it. */
      fresh?: boolean;
    };
    out: { epoch: number };
  };
  'lock.renew': {
    in: { address: IpAddress; run: string; epoch: number; seconds: number };
    out: { renewed: true };
  };
  /** `unused`: nothing was done under it, the epoch before it counts again. Nothing changes when somebody
   *  else has the lock. */
  'lock.release': {
    in: { address: IpAddress; run: string; epoch: number; unused?: number };
    out: { changed: boolean };
  };
  /** All addresses of the host, or one; with what guards say. */
  'lock.query': { in: { address?: IpAddress }; out: { locks: readonly AddressLock[] } };
  /** Whoever has the lock loses it: what they still send is refused. A guard that is armed decides at once. */
  'lock.break': {
    in: { address: IpAddress; by: string };
    out: { changed: boolean; was: AddressLock | null };
  };
  /** The run waits for a person's yes from now on, for so long. Asked again under the same epoch, nothing changes. */
  'lock.ask': {
    in: { address: IpAddress; run: string; epoch: number; seconds: number };
    out: { asked: true };
  };
  /** A person says yes to the run that waits for it (`confirm:`). Refused (VIP068) while it does not. */
  'lock.confirm': { in: { address: IpAddress; by: string }; out: { run: string } };

  // --- guards ---
  /**
   * A started POSIX sh script waits until the controller has said nothing for `askAfterSeconds` (every
   * fenced operation is a word). It then takes the lock, so that the controller is refused from then on, and
   * asks the wire who has the address. A boot hook does the same after a power cut.
   *
   * `old`: silent three times, it takes the address (`take`), looks once more, and keeps it (`keep`). While
   * the other answers it waits; if that goes on for `lapseSeconds`, longer than any lease, the other has
   * committed, and it forgets the address (`forget`).
   *
   * `new`: without a commit the lease has lapsed, and it forgets the address. Committed, it waits until old
   * must have decided, and keeps it (`keep`); rebooted in between, it takes it again unless old answers.
   *
   * With `untilMet`, what was decided while the other host was away leaves a boot hook behind. See docs/moving.md.
   *
   * With an `anchor`, a guard that does not know of a commit first waits until it knows how that move ended:
   * committed, `old` forgets and `new` takes and keeps; undone, both do as without one.
   */
  'guard.arm': {
    in: {
      address: IpAddress;
      run: string;
      /** Of the lock that it is armed under: see `bootEpochs`. */
      epoch: number;
      role: 'old' | 'new';
      device: string;
      /** MAC of the other host. */
      other: string;
      askAfterSeconds: number;
      lapseSeconds: number;
      /** The other host's own address: whoever answers there lives, whatever it says of the one that moves. */
      otherOwn?: IpAddress;
      /**
       * Never two: another host that lives and is silent may have booted just now, and be about to take the
       * address. `old` then listens for some 4 s, not 2, before it takes it.
       */
      wary?: boolean;
      /**
       * Woken early, because somebody broke its lock, `new` serves on until its lease has lapsed, or `old` has
       * answered for so many seconds: a command that makes it fall silent may still be on its way. Default 0.
       */
      servesSeconds?: number;
      /**
       * When the guard has ended without having seen the other host alive, its boot hook stays until it has, and
       * the other one has had the time to hear of it. If this host loses its power before, and the other one takes
       * the address meanwhile, this one gives way at its boot.
       */
      untilMet?: boolean;
      /** One of several moves that end alike: before it decides, the guard finds out how this other one ended. */
      anchor?: GuardAnchor;
      /** Put a boot hook on the disk: the files say something else than the kernel while this is armed. */
      hook: boolean;
      /** Have the address, and say so on the wire. */
      take: readonly Operation[];
      /** Undo `take`. */
      drop: readonly Operation[];
      /** Write down that this host has it; afterwards nothing of ours is left. */
      keep: readonly Operation[];
      /** The other host has it; afterwards nothing of ours is left. */
      forget: readonly Operation[];
    };
    out: { by: 'systemd' | 'setsid' };
  };
  /**
   * The commit: the lease of a *present* address becomes permanent, then the guard's state does, synced to
   * the disk; in one locked transition. It is preferred from then on, or `deprecated` (`address.add`). Refused when the
   * lease has lapsed (HST008) or no guard is armed.
   */
  'guard.commit': {
    in: { address: IpAddress; run: string; device: string; prefix: number; deprecated?: boolean };
    out: { changed: boolean };
  };
  /**
   * Guard, hook and timer go; what they would have done is not done. `unmet`: the other host was not told, so the
   * hook stays until it has been seen (`untilMet`).
   */
  'guard.disarm': {
    in: { address: IpAddress; run: string; unmet?: boolean };
    out: { changed: boolean };
  };

  /**
   * Take away everything of ours on the host: nft tables, guards, hooks, locks, files left by a crash. What
   * belongs to a move that is under way stays and is named in `kept`, unless `force`, by which its kernel settings are
   * put back, too. No epoch goes back: the greatest stays, as `Facts.epochFloor`. `check`: nothing changes, `removed`
   * is what would be.
   */
  'host.clean': {
    in: { force?: boolean; check?: boolean };
    out: { removed: readonly string[]; kept: readonly string[] };
  };
}

/**
 * The move among several whose end is that of all. A host that has no part in it asks the wire who answers for
 * its address: the new host, for good, when it was committed; the old one when it was not. A host that has a
 * part in it looks at what its own kernel and its own guard of that address say.
 */
export interface GuardAnchor {
  readonly address: IpAddress;
  /** This host's part in that move. */
  readonly role?: 'old' | 'new';
  /** Link of this host on which the address is, or is asked for. */
  readonly device: string;
  /** MAC addresses of the two hosts of that move. */
  readonly old: string;
  readonly new: string;
}

/** Which lock a command belongs to. */
export interface Fence {
  readonly address: IpAddress;
  readonly run: string;
  readonly epoch: number;
  /**
   * Grows with each round trip, over all epochs. A host refuses a smaller one than it has heard under the lock, and the same one from somewhere else: what was sent long ago, or arrives twice, changes nothing.
   */
  readonly word?: number;
}

export type GuardState = 'armed' | 'committed' | 'deciding';

/** How a guard ended that decided by itself. */
export type GuardEnd = 'took' | 'kept' | 'forgot';

/**
 * Why a guard that has decided could not write into the interfaces files what it had decided: somebody else has written
 * them since the move was planned; or the host refuses it (no space, read-only).
 */
export type Unwritten = 'changed' | 'refused';

/** What a host holds about one address. */
export interface AddressLock {
  readonly address: IpAddress;
  /** The last one; it only grows while the host runs. */
  readonly epoch: number;
  /** Absent: nobody has the lock. `secondsLeft` below 0: it is over, and only a guard keeps it. */
  readonly holder?: {
    readonly run: string;
    readonly owner: string;
    readonly reason: string;
    readonly secondsLeft: number;
  };
  readonly guard?: {
    readonly state: GuardState;
    readonly role: 'old' | 'new';
    readonly run: string;
    /** Until it asks; below 0: it is deciding. */
    readonly secondsLeft: number;
  };
  /** The run that has it waits for a yes, for so long. */
  readonly asks?: { readonly secondsLeft: number };
  /** A person said yes to this run. */
  readonly confirmed?: { readonly run: string; readonly by: string };
  /** The last guard that decided without its controller; seconds since the epoch. */
  readonly last?: {
    readonly run: string;
    readonly end: GuardEnd;
    readonly at: number;
    /** Its interfaces files may say something else than it decided. */
    readonly unwritten?: Unwritten;
  };
  /** What was decided while the other host was away: see `GuardWait`. */
  readonly waits?: GuardWait;
}

/** A boot hook that stays until the other host has been back for long enough to have heard who has the address. */
export interface GuardWait {
  readonly run: string;
  /** This host's part in the move. */
  readonly role: 'old' | 'new';
  /** MAC of the other host, and its own address where it is known. */
  readonly other: string;
  readonly otherOwn?: IpAddress;
  /** How long it must have been back, in seconds. */
  readonly seconds: number;
}

/**
 * A power cut takes the locks with it, and their epochs. A boot hook begins so much above the epoch that it was armed
 * under: whoever looked before the power cut must not find the epoch that was seen then.
 */
export const bootEpochs = 1000;

/** The run that a lock belongs to while a guard decides. */
export const guardRun = 'guard';

/**
 * It names its run and its epoch, and does nothing under any other: behind a fence, the first of several locks
 * that are given back would refuse the others.
 */
export function fencesItself(operation: Operation): boolean {
  return operation.do === 'lock.release';
}
