import type { LanEvent, Machine, SimulatedLan } from '@vipbook/host';
import type { Direction } from '@vipbook/journal';
import {
  forgetsMs,
  heard,
  late,
  leaseMs,
  lookMs,
  losesTheAnswer,
  metMs,
  nowhereMs,
  overlapMs,
  patienceMs,
  silencing,
  wordsComeLate,
} from './bounds.ts';
import { Consents } from './consents.ts';
import {
  clean,
  words,
  type Course,
  type Told,
  type Violation,
  type ViolationKind,
} from './course.ts';
import {
  asksAboutItsFile,
  hasLetGo,
  holdsVip,
  locked,
  machineOf,
  names,
  namesVip,
  textOf,
  waitsToMeet,
} from './machines.ts';
import type { Story } from './story.ts';
import { interfacesFile, vip } from './world.ts';

const own: Readonly<Record<string, readonly string[]>> = {
  old: ['192.168.1.50', '192.168.1.70'],
  new: ['192.168.1.51', '192.168.1.71'],
};

/** Looks at the LAN after every event. */
export class Checks {
  readonly violations: Violation[] = [];
  readonly course: Course;
  readonly #old: Machine;
  readonly #next: Machine;
  readonly #consents: Consents | undefined;
  #state = '';
  #twoSince: number | undefined;
  #nobodySince: number | undefined;
  #files: readonly (Uint8Array | undefined)[] = [];
  /** Longest time in which the story itself keeps everybody from answering, or from hearing. */
  #outageMs = 0;

  constructor(lan: SimulatedLan, story: Story) {
    this.#old = machineOf(lan, 'old');
    this.#next = machineOf(lan, 'new');
    if (story.confirm !== undefined) this.#consents = new Consents(lan, story.confirm.seconds);
    this.course = {
      story,
      controllerDied: false,
      committed: new Set(),
      lostPower: new Map(),
      contactLost: false,
      wireCut: false,
      lockBroken: false,
      decided: false,
      askedAtBoot: false,
      others: 0,
      told: [],
    };
    for (const fault of story.faults) {
      // One that is off for ever ends an overlap, and only so long is it waited for; whose the address is then see below.
      if (fault.kind === 'power cut') this.#outageMs += (fault.backMs ?? 0) + 10_000;
      else if (fault.kind === 'cut' || fault.kind === 'stall') this.#outageMs += fault.forMs;
      else if (fault.kind === 'round trip')
        this.#outageMs += fault.much + (losesTheAnswer.has(fault.how) ? patienceMs : 0);
    }
  }

  holders(): string {
    return names([this.#old, this.#next].filter(holdsVip));
  }

  speakers(): string {
    return names([this.#old, this.#next].filter((host) => holdsVip(host) && !host.quiet.has(vip)));
  }

  /** After each event. */
  look(event: LanEvent): void {
    const guard = this.#next.guards.get(vip);
    this.#consents?.look(event);
    if (guard?.state === 'committed') {
      this.course.committed.add(guard.input.run);
      if (this.#consents?.may(guard.input.run) === false)
        this.#violate('committed without a yes', event.at, `run ${guard.input.run}`);
    }
    this.course.decided ||= [this.#old, this.#next].some(
      (host) => host.guards.get(vip)?.state === 'deciding',
    );
    this.course.askedAtBoot ||= [this.#old, this.#next].some(asksAboutItsFile);
    this.#lookAtFiles(event.at);
    const held = this.holders();
    const speaking = this.speakers();
    const missing = this.#missing();
    const silent = speaking === '' && !this.#nobodyNeeds();
    const state = `${held}/${speaking}/${String(missing)}/${String(silent)}`;
    if (state === this.#state) return;
    this.#state = state;
    if (this.course.story.strategy === 'break-before-make' && held === 'old new')
      this.#violate('two hold it', event.at, `${held} hold it after "${event.what}"`);
    if (missing > 0)
      this.#violate('another address touched', event.at, `after "${event.what}" on ${event.host}`);
    this.#intervals(speaking, silent, event.at);
  }

  /** @param silent - nobody answers, and somebody must */
  #intervals(speaking: string, silent: boolean, at: number): void {
    if (speaking === 'old new') this.#twoSince ??= at;
    else if (this.#twoSince !== undefined) {
      const ms = at - this.#twoSince;
      if (ms > this.#overlap())
        this.#violate('two answer', this.#twoSince, `for ${seconds(ms)}`, ms);
      this.#twoSince = undefined;
    }
    if (silent) this.#nobodySince ??= at;
    else if (this.#nobodySince !== undefined) {
      const ms = at - this.#nobodySince;
      if (ms > this.#silence())
        this.#violate('nobody answers', this.#nobodySince, `for ${seconds(ms)}`, ms);
      this.#nobodySince = undefined;
    }
  }

  #overlap(): number {
    const { faults, spread, loss, strategy, drain } = this.course.story;
    if (strategy === 'break-before-make') return 0;
    if (faults.length === 0 && loss === 0) return spread === 0 ? overlapMs.calm : overlapMs.rough;
    const alone = this.course.committed.size > 0 ? forgetsMs : leaseMs + drain * 1000;
    return alone + this.#outageMs;
  }

  #silence(): number {
    const { faults, spread, loss, strategy } = this.course.story;
    // A new host that dies while the old one is silent is missed by its controller, or by the old one's guard.
    const like = this.course.lostPower.has('new') ? 'break-before-make' : strategy;
    if (faults.length > 0) {
      const rough = spread > 0 || loss > 0;
      const breaks = like === 'break-before-make';
      // Only once the controller is silent, too, the old host begins to count; and anew, where another one has taken it up.
      const waited = breaks && (rough || faults.some(({ kind }) => silencing.has(kind)));
      const looks = breaks && this.course.lostPower.has('new') ? lookMs : 0;
      return nowhereMs[like] + this.#outageMs + looks + (waited ? late : rough ? heard : 0);
    }
    if (strategy === 'make-before-break') return 0;
    return spread === 0 ? overlapMs.calm : overlapMs.rough;
  }

  /**
   * Nobody must answer: whose the address is, that one is off for ever, and has it by its disk; and the other one, by
   * design, does not take it.
   * - The old host is off, and nothing was committed: it is the old one's, and the new one had a lease at most.
   * - It is off, and it was committed: the new one's duty, unless it had lost its power, or they were deaf, or words
   *   late, and the old one had it again; then the new one has let go of it.
   * - The new host is off, and it was committed: the old one takes it back unless it was told. Then it has let go.
   * - The new host is off, and nothing was committed: the old one's duty, always.
   */
  #nobodyNeeds(): boolean {
    const { committed, lostPower } = this.course;
    const oldGone = lostPower.get('old')?.back === false;
    const newGone = lostPower.get('new')?.back === false;
    if (!this.#waitsForPower()) return false;
    if (!oldGone) return newGone && committed.size > 0 && hasLetGo(this.#old);
    if (newGone || committed.size === 0) return true;
    const hadItAgain =
      lostPower.get('new')?.committed === true || this.#deaf() || wordsComeLate(this.course.story);
    return hadItAgain && hasLetGo(this.#next);
  }

  /** One that has no power has it by its disk. */
  #waitsForPower(): boolean {
    return [this.#old, this.#next].some(
      (host) => !host.on && (namesVip(host.files.get(interfacesFile)) || host.hooks.size > 0),
    );
  }

  #lookAtFiles(at: number): void {
    const files = [this.#old, this.#next].map((host) => host.files.get(interfacesFile));
    if (files[0] === this.#files[0] && files[1] === this.#files[1]) return;
    this.#files = files;
    if (this.#bothNameIt()) this.#violate('both files name it', at, 'old and new');
    const kept = [this.#old, this.#next].every((host, index) =>
      (own[host.name] ?? []).every((address) => textOf(files[index]).includes(address)),
    );
    if (!kept) this.#violate('another address touched', at, 'in a file');
  }

  /** And no boot hook will put the file of one of them right. */
  #bothNameIt(): boolean {
    const hooked = [this.#old, this.#next].some(
      (host) => host.hooks.size > 0 && !(host.on && host.hooks.get(vip)?.state === 'armed'),
    );
    return this.#files.every(namesVip) && !hooked;
  }

  /** Addresses that powered hosts should have, and have not. */
  #missing(): number {
    let missing = 0;
    for (const host of [this.#old, this.#next]) {
      if (!host.on) continue;
      for (const address of own[host.name] ?? [])
        if (!host.addresses.some((held) => held.address === address)) missing += 1;
    }
    return missing;
  }

  /** A controller has spoken: is it so? */
  told(told: Told, now: number, afterDeath: boolean): void {
    this.course.told.push(told);
    const { end, who } = told;
    this.#truthful(told, now);
    this.#confirmed(told, now);
    if (this.course.lostPower.size > 0 || this.course.contactLost || this.#deaf()) return;
    // Dead the first, and nothing else wrong: the journal must do for the second.
    const decides = end.errors.some(({ code }) => code === 'VIP034');
    // Somebody who breaks its lock meanwhile keeps it from that.
    if (this.course.lockBroken) return;
    if (afterDeath && this.course.others === 1 && end.end === 'uncertain' && !decides)
      this.#violate('cannot be taken up', now, `${who} says ${words(end)}`);
    if (this.course.others > 0) return;
    this.#asTold(told, now);
    const left = clean(end) ? this.#leftBehind(now) : '';
    if (left !== '') this.#violate('left behind', now, left);
  }

  /** Its controller is dead, and nobody else has written into its journal: does that say where the move is? */
  written(direction: Direction | undefined, run: string, now: number): void {
    const committed = this.course.committed.has(run);
    const open = direction === 'either' || direction === 'back';
    const right = direction === 'ask' || (committed ? direction === 'forward' : open);
    if (!right)
      this.#violate(
        'not as written',
        now,
        `the journal says ${direction ?? 'nothing'}; ${committed ? '' : 'not '}committed`,
      );
  }

  /** Who takes it up does not find in the journal what it needs. */
  unwritten(now: number, who: string): void {
    this.#violate('cannot be taken up', now, `${who} finds no move in the journal`);
  }

  /** It said that nobody said yes. A yes is gone with the power of its host, or may be where nothing was heard from it. */
  #confirmed({ who, run, end }: Told, now: number): void {
    const { contactLost, lockBroken, lostPower } = this.course;
    if (contactLost || lockBroken || lostPower.size > 0) return;
    if (end.errors.some(({ code }) => code === 'VIP039') && this.#consents?.must(run) === true)
      this.#violate('undone despite a yes', now, `${who} says ${words(end)}`);
  }

  #deaf(): boolean {
    return this.course.wireCut || this.course.story.loss > 0;
  }

  #truthful({ who, run, end, already }: Told, now: number): void {
    // A power cut of the new host after the commit gives the address back to the old one, or that they were deaf.
    const lost = this.course.lostPower.get('new')?.committed === true || this.#deaf();
    const back = lost && this.holders() === 'old';
    const committed = this.course.committed.has(run) && !back;
    const lies =
      end.end === 'undone'
        ? committed
        : end.end === 'done' && this.course.committed.size === 0 && !already;
    if (lies)
      this.#violate(
        'not as told',
        now,
        `${who} told ${end.end}; ${committed ? '' : 'not '}committed`,
      );
  }

  /** It was undone, and then another run has moved it. */
  #movedOn({ run, end }: Told): boolean {
    return end.end === 'undone' && [...this.course.committed].some((other) => other !== run);
  }

  #asTold({ who, end }: Told, now: number): void {
    if (end.end === 'uncertain') return;
    const expected = end.end === 'done' ? 'new' : 'old';
    const is = this.holders();
    const right = end.errors.length > 0 ? is.split(' ').includes(expected) : is === expected;
    if (!right || !this.speakers().split(' ').includes(expected))
      this.#violate(
        'not as told',
        now,
        `${who} told ${words(end)}; held by ${or(is)}, answered by ${or(this.speakers())}`,
      );
  }

  /** What is there of a move that is over. */
  #leftBehind(now: number): string {
    const left: string[] = [];
    for (const host of [this.#old, this.#next]) {
      if (!host.on) continue;
      const held = host.addresses.find(({ address }) => address === vip);
      const has = held !== undefined;
      if (has && held.expiresAt !== Infinity) left.push(`${host.name} holds it as a lease`);
      if (namesVip(host.files.get(interfacesFile)) !== has)
        left.push(`the file of ${host.name} ${has ? 'lacks' : 'names'} it`);
      if (this.course.story.style === 'alias' && host.ifstate.has('eth0:1') !== has)
        left.push(`ifstate of ${host.name}`);
      for (const [what, map] of [
        ['silence', host.quiet],
        ['relay', host.relays],
        ['guard', host.guards],
        // It waits for the other host, which may never come back.
        ['boot hook', waitsToMeet(host) && !this.#bothOn() ? new Map() : host.hooks],
      ] as const)
        if (map.size > 0) left.push(`${what} on ${host.name}`);
      if (locked(host, now)) left.push(`lock on ${host.name}`);
      if ((host.sysctls.get('net/ipv4/conf/eth0/arp_announce') ?? '0') !== '0')
        left.push(`arp_announce of ${host.name}`);
    }
    return left.join(', ');
  }

  #bothOn(): boolean {
    return this.#old.on && this.#next.on;
  }

  /** Nothing of a move is under way on any host. */
  settled(now: number): boolean {
    return [this.#old, this.#next].every(
      (host) =>
        // Who waits for the other host gives way to it, perhaps just now.
        (host.guards.size === 0 || (waitsToMeet(host) && this.#bothOn())) &&
        host.quiet.size + host.relays.size === 0 &&
        (!host.on || host.hooks.size === 0 || waitsToMeet(host)) &&
        !locked(host, now) &&
        host.addresses.every(({ expiresAt }) => expiresAt === Infinity),
    );
  }

  /** It begins to count again whenever it has heard nothing three times. */
  get metMs(): number {
    return this.course.story.loss === 0 ? metMs : 3 * metMs;
  }

  /** A boot hook waits until the other host has heard, which is back. */
  meets(): boolean {
    return this.#bothOn() && [this.#old, this.#next].some(waitsToMeet);
  }

  lost(count: number, now: number): void {
    const { faults, loss, strategy } = this.course.story;
    if (count > 0 && faults.length === 0 && loss === 0 && strategy === 'make-before-break')
      this.#violate('packets lost', now, `${String(count)} of the client's`);
  }

  unreachable(now: number, detail: string): void {
    this.#violate('cut off from clients', now, detail);
  }

  unsettled(now: number): void {
    this.#violate('never settles', now, this.#leftBehind(now));
  }

  /** Everything is over, leases and guards included. */
  finish(now: number): void {
    // What is said of a move that has not begun, or while its first controller goes on, was true then.
    for (const told of this.course.told)
      if (told.final && !this.#movedOn(told)) this.#truthful(told, now);
    const holding = this.holders();
    if (this.#twoSince !== undefined)
      this.#violate('two in the end', this.#twoSince, 'old and new answer', now - this.#twoSince);
    else if (holding === 'old new') this.#violate('two in the end', now, 'old and new hold it');
    else if (this.speakers() === '') {
      if (!this.#nobodyNeeds())
        this.#violate('nowhere in the end', this.#nobodySince ?? now, 'nobody answers any more');
    } else if (!this.#may(holding)) {
      this.#violate('the wrong one in the end', now, `${holding} has it`);
    }
    if (this.#bothNameIt()) this.#violate('both files name it', now, 'old and new');
    if (this.violations.length > 0) return;
    const left = this.#leftBehind(now);
    if (left !== '') this.#violate('left behind', now, left);
  }

  /** Committed: the new one. Not committed: the old one. Unless whoever should have it had no power. */
  #may(holding: string): boolean {
    const { committed, lostPower } = this.course;
    if (committed.size === 0) return holding === 'old';
    return holding === 'new' || lostPower.get('new')?.committed === true;
  }

  #violate(kind: ViolationKind, at: number, detail: string, forMs?: number): void {
    if (this.violations.some((known) => known.kind === kind)) return;
    this.violations.push({ kind, at, detail, ...(forMs === undefined ? {} : { forMs }) });
  }
}

const or = (names: string): string => (names === '' ? 'nobody' : names.replace(' ', ' and '));

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
