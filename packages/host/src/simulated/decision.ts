import { bootEpochs, guardRun, type GuardAnchor, type GuardEnd, type Unwritten } from '../held.ts';
import type { IpAddress } from '../operations.ts';
import type { GuardWorld, SimulatedGuard, SimulatedHook } from './guard.ts';
import type { SimulatedLan } from './lan.ts';
import { lockOn, type Machine } from './machine.ts';

/** The same numbers as in the real guard's script. */
const silences = 3;
const askMs = 300;
const breakMs = 300;
/** Between two looks how the guard of another address on the same host has decided. */
const followMs = 1000;
const afterSeizureMs = 1000;
const secondLookMs = 2000;
/** So often the other host is seen alive and silent before a wary guard believes the silence. */
const wariness = 7;
/** So often in turn nobody is at its own address before it counts as gone. */
const gone = 2;
const yieldMs = 3000;
const meetEveryMs = 5000;
/** No machine boots faster: one that was off meanwhile is missed. */
const lookEveryMs = 1000;
const bootMs = 10_000;
/** So old may the last question be when an address is taken: a host that stood still meanwhile asks again. */
const staleMs = 2000;
/** An old host that has booted heard no word since: the controller may have renewed the lease once more. */
const renewedSeconds = 20;

/**
 * At so many looks in turn the old host has it as well: longer than its boot hook takes to give way. Then the new one
 * does; one of the two only, or nobody would have it.
 */
const both = 2;

export function metAfterSeconds(lapseSeconds: number): number {
  return lapseSeconds + renewedSeconds + 10;
}

class Over extends Error {}

/** A boot hook begins to ask; false: somebody is at work. */
export function bootHook(
  lan: SimulatedLan,
  self: Machine,
  input: SimulatedHook['input'],
  state: SimulatedHook['state'],
  world: GuardWorld,
): boolean {
  const { address } = input;
  const lock = lockOn(self, address);
  const now = lan.clock.now();
  const theirs = lock.run !== undefined && lock.run !== input.run && lock.until > now;
  if (self.guards.has(address) || theirs) return false;
  const guard: SimulatedGuard = { input, state: 'deciding', deadline: now };
  const epoch = Math.max(lock.epoch, input.epoch + bootEpochs);
  self.guards.set(address, guard);
  self.locks.set(address, { epoch, run: guardRun, until: 0, owner: '', reason: '' });
  void new Decision(lan, self, guard, world).booted(state);
  return true;
}

/** One guard at work: the real script's words, one by one. It ends with its machine's life. */
export class Decision {
  readonly #lan: SimulatedLan;
  readonly #self: Machine;
  readonly #guard: SimulatedGuard;
  readonly #world: GuardWorld;
  readonly #boots: number;
  #earlySeconds = 0;
  #askedAt = 0;
  /** Why its interfaces files could not be written. */
  #unwritten: Unwritten | undefined;

  constructor(lan: SimulatedLan, self: Machine, guard: SimulatedGuard, world: GuardWorld) {
    this.#lan = lan;
    this.#self = self;
    this.#guard = guard;
    this.#world = world;
    this.#boots = self.boots;
  }

  async watch(): Promise<void> {
    const { clock } = this.#lan;
    await this.#unlessOver(async () => {
      for (;;) {
        const left = this.#guard.deadline - clock.now();
        if (left <= 0) break;
        // A broken lock wakes it: it never sleeps for long here.
        await this.#pause(Math.min(left, 1000));
      }
      // A broken lock wakes it early, and the old host only when it would have: it has to be waited for.
      if (this.#guard.deadline === -Infinity)
        this.#earlySeconds = this.#guard.input.askAfterSeconds;
      const committed = this.#guard.state === 'committed';
      this.#guard.state = 'deciding';
      this.#seize();
      await this.#pause(afterSeizureMs);
      if (this.#guard.input.role === 'old') return this.#asOld();
      if (committed || this.#holdsForGood(this.#guard.input.address)) return this.#settled();
      const end = await this.#follow();
      if (end === undefined) await this.#serveOn();
      if (end !== 'committed') return this.#leave('forget', 'forgot');
      await this.#do('take');
      return this.#settled();
    });
  }

  /**
   * A broken lock wakes the new host's guard early: its old host may be silent until it has lapsed here, or be told so
   * only now.
   */
  async #serveOn(): Promise<void> {
    const { address, servesSeconds = 0 } = this.#guard.input;
    const { clock } = this.#lan;
    const holds = (): boolean => this.#self.addresses.some((held) => held.address === address);
    for (let since: number | undefined; holds();) {
      if (await this.#heard()) {
        since ??= clock.now();
        if ((clock.now() - since) * this.#self.rate >= servesSeconds * 1000) return;
      } else since = undefined;
      await this.#pause(breakMs);
    }
  }

  async booted(state: SimulatedHook['state']): Promise<void> {
    const { role, anchor, askAfterSeconds } = this.#guard.input;
    await this.#unlessOver(async () => {
      if (state === 'unmet') return this.#giveWay();
      if (state !== 'committed' && anchor !== undefined && anchor.role === undefined)
        await this.#pause(askAfterSeconds * 1000);
      if (role === 'old') return this.#asOld(renewedSeconds);
      if (state !== 'committed' && (await this.#follow()) !== 'committed')
        return this.#leave(undefined, 'forgot');
      do {
        for (let silent = 0; silent < silences; silent += 1) {
          if (await this.#heard()) return this.#leave('forget', 'forgot');
          await this.#pause(breakMs);
        }
      } while (!(await this.#takeAtOnce()));
      await this.#pause(secondLookMs);
      if (await this.#heard()) return this.#leave('forget', 'forgot');
      return this.#settled();
    });
  }

  /** Up by its file, after a boot: what was decided while the other host was away, that one has not heard of. */
  async #giveWay(): Promise<void> {
    const { role, address } = this.#guard.input;
    const holds = (): boolean => this.#self.addresses.some((held) => held.address === address);
    for (let waited = 0; !holds(); waited += breakMs) {
      if (waited > bootMs) return this.#leave(undefined, 'forgot');
      await this.#pause(breakMs);
    }
    for (let silent = 0; silent < silences; silent += 1) {
      if (await this.#heard()) {
        // Perhaps that is a lease still, which nobody will make last.
        if (role === 'old') {
          await this.#do('drop');
          return this.#asOld(renewedSeconds);
        }
        // The old host gives way at once: perhaps it just does.
        await this.#pause(yieldMs);
        if (await this.#heard()) return this.#leave('forget', 'forgot');
      }
      await this.#pause(breakMs);
    }
    await this.#do('take');
    return this.#leave('keep', role === 'old' ? 'took' : 'kept', await this.#lives());
  }

  async #asOld(laterSeconds = 0): Promise<void> {
    if ((await this.#follow()) === 'committed') return this.#leave('forget', 'forgot');
    const from = this.#lan.clock.now();
    const { lapseSeconds } = this.#guard.input;
    for (let silent = 0, lives = 0, dead = 0; ;) {
      const other = await this.#listen();
      if (other.lives) {
        lives += 1;
        dead = 0;
      } else dead += 1;
      if (other.heard) {
        silent = 0;
        lives = 0;
        if (
          (this.#lan.clock.now() - from) * this.#self.rate >=
          (lapseSeconds + laterSeconds) * 1000
        )
          return this.#leave('forget', 'forgot');
      } else {
        silent += 1;
        if (silent >= silences && (dead >= gone || lives >= wariness)) {
          if (await this.#takeAtOnce()) {
            await this.#pause(secondLookMs);
            if (!(await this.#heard())) return this.#leave('keep', 'took', await this.#lives());
            await this.#do('drop');
          }
          silent = 0;
          lives = 0;
        }
      }
      await this.#pause(breakMs);
    }
  }

  async #settled(): Promise<void> {
    const { lapseSeconds } = this.#guard.input;
    let met = true;
    const { clock } = this.#lan;
    // The old one may have booted just before this began.
    const seconds = lapseSeconds + renewedSeconds + 10 + this.#earlySeconds;
    const end = clock.now() + (seconds * 1000) / this.#self.rate;
    for (let left = end - clock.now(); left > 0; left = end - clock.now()) {
      await this.#pause(Math.min(left, lookEveryMs));
      met &&= await this.#lives();
    }
    if (await this.#heard()) {
      await this.#pause(breakMs);
      if ((await this.#heard()) && (await this.#yields())) return this.#leave('forget', 'forgot');
    }
    return this.#leave('keep', 'kept', met);
  }

  /** Lets go, and takes it back where the other one has let go in the same moment. */
  async #yields(): Promise<boolean> {
    await this.#do('drop');
    for (let silent = 0; silent < silences; silent += 1) {
      if (await this.#heard()) return true;
      await this.#pause(breakMs);
    }
    await this.#do('take');
    return false;
  }

  /** How did the move end whose end is that of all? Undefined: there is none. It waits until it knows. */
  async #follow(): Promise<'committed' | 'undone' | undefined> {
    const { anchor } = this.#guard.input;
    if (anchor === undefined) return undefined;
    return anchor.role === undefined
      ? this.#followOnTheWire(anchor)
      : this.#followHere(anchor.address, anchor.role);
  }

  async #followHere(address: IpAddress, role: 'old' | 'new'): Promise<'committed' | 'undone'> {
    const self = this.#self;
    const holds = (): boolean => self.addresses.some((held) => held.address === address);
    for (;;) {
      if (role === 'new' && this.#holdsForGood(address)) return 'committed';
      const busy = self.guards.has(address) || self.hooks.has(address);
      if (!busy) return role === 'new' || holds() ? 'undone' : 'committed';
      await this.#pause(followMs);
    }
  }

  async #followOnTheWire(anchor: GuardAnchor): Promise<'committed' | 'undone'> {
    const { role, lapseSeconds } = this.#guard.input;
    const { clock } = this.#lan;
    const patience = role === 'old' ? lapseSeconds * 1000 : 0;
    let from = clock.now();
    for (let committed = 0, undone = 0; ;) {
      const macs = await this.#asked(anchor.device, anchor.address);
      if (macs.includes(anchor.new)) {
        undone = 0;
        committed += 1;
        const heardMs = (clock.now() - from) * this.#self.rate;
        if (committed >= silences && heardMs >= patience) return 'committed';
      } else {
        committed = 0;
        from = clock.now();
        undone = macs.includes(anchor.old) ? undone + 1 : 0;
        if (undone >= silences) return 'undone';
      }
      await this.#pause(breakMs);
    }
  }

  #holdsForGood(address: IpAddress): boolean {
    return this.#self.addresses.some(
      (held) => held.address === address && held.expiresAt === Infinity,
    );
  }

  #seize(): void {
    const { address } = this.#guard.input;
    const { epoch } = lockOn(this.#self, address);
    const lock = { epoch, run: guardRun, until: 0, owner: '', reason: '' };
    this.#lan.change(this.#self, `the guard of ${address} decides alone`, () =>
      this.#self.locks.set(address, lock),
    );
  }

  async #leave(last: 'keep' | 'forget' | undefined, end: GuardEnd, met = true): Promise<void> {
    const { input } = this.#guard;
    const { address, run } = input;
    const unmet = !met && this.#self.hooks.has(address);
    if (last !== undefined) await this.#do(last);
    // Not before the file says so: an address that its file does not name is not this host's.
    if (unmet) this.#self.hooks.set(address, { input, state: 'unmet' });
    this.#lan.change(this.#self, `the guard of ${address} ${end}`, (now) => {
      const lock = this.#self.locks.get(address);
      if (lock?.run === guardRun)
        this.#self.locks.set(address, { ...lock, run: undefined, until: 0 });
      this.#self.lasts.set(address, {
        run,
        end,
        at: Math.floor(now / 1000),
        ...(this.#unwritten === undefined ? {} : { unwritten: this.#unwritten }),
      });
      this.#self.confirmed.delete(address);
      if (!unmet) this.#self.hooks.delete(address);
      this.#self.guards.delete(address);
    });
    if (unmet) await this.meet();
  }

  /** Is the other host there at all? Yes, where nobody needs to know. */
  async #lives(): Promise<boolean> {
    const { device, other, otherOwn, untilMet } = this.#guard.input;
    if (untilMet !== true || otherOwn === undefined) return true;
    for (let silent = 0; silent < silences; silent += 1) {
      if (silent > 0) await this.#pause(breakMs);
      if ((await this.#asked(device, otherOwn)).includes(other)) return true;
    }
    return false;
  }

  /**
   * Nothing is held any more; the boot hook stays until the other host is back, and has had the time to hear who has
   * the address.
   */
  async meet(): Promise<void> {
    const { input } = this.#guard;
    const { device, address, other, otherOwn = address, lapseSeconds } = input;
    const self = this.#self;
    const ours = (): boolean =>
      self.on && self.boots === this.#boots && self.hooks.get(address)?.input === input;
    const answers = async (at: IpAddress): Promise<boolean> => {
      const question = { do: 'arp.whohas', device, address: at, timeoutMs: askMs } as const;
      const result = await this.#world.perform(question);
      return result.status === 'done' && 'macs' in result.out && result.out.macs.includes(other);
    };
    for (let lives = 0, rivals = 0; lives < metAfterSeconds(lapseSeconds);) {
      await this.#lan.clock.sleep(meetEveryMs / self.rate);
      let there = false;
      for (let asked = 0; !there && asked < silences; asked += 1) {
        if (!ours()) return;
        there = await answers(otherOwn);
      }
      lives = there ? lives + meetEveryMs / 1000 : 0;
      rivals = input.role === 'new' && (await answers(address)) ? rivals + 1 : 0;
      if (!ours()) return;
      // It came up by its disk: what was decided alone gives way, as it would at a boot.
      if (rivals >= both && bootHook(this.#lan, self, input, 'unmet', this.#world)) return;
    }
    if (!ours()) return;
    this.#lan.change(self, `the boot hook of ${address} goes`, () => self.hooks.delete(address));
  }

  async #heard(): Promise<boolean> {
    const { device, address, other } = this.#guard.input;
    return (await this.#asked(device, address)).includes(other);
  }

  /** Does the other host answer for the address, and does it live at all? Asked at once. */
  async #listen(): Promise<{ readonly heard: boolean; readonly lives: boolean }> {
    const { device, address, other, otherOwn, wary } = this.#guard.input;
    if (wary !== true || otherOwn === undefined)
      return { heard: await this.#heard(), lives: false };
    this.#check();
    const addresses = [address, otherOwn];
    const question = { do: 'arp.survey', device, addresses, timeoutMs: askMs } as const;
    this.#askedAt = this.#lan.clock.now();
    const result = await this.#world.perform(question);
    this.#check();
    const answers = result.status === 'done' && 'answers' in result.out ? result.out.answers : [];
    const [of, own] = answers.map(({ macs }) => macs.includes(other));
    return { heard: of === true, lives: own === true };
  }

  async #asked(device: string, address: IpAddress): Promise<readonly string[]> {
    this.#check();
    this.#askedAt = this.#lan.clock.now();
    const result = await this.#world.perform({
      do: 'arp.whohas',
      device,
      address,
      timeoutMs: askMs,
    });
    this.#check();
    return result.status === 'done' && 'macs' in result.out ? result.out.macs : [];
  }

  async #do(part: 'take' | 'drop' | 'keep' | 'forget'): Promise<void> {
    for (const operation of this.#guard.input[part]) {
      await this.#pause(3);
      const result = await this.#world.perform(operation);
      this.#check();
      if (result.status === 'failed' && ['file.write', 'file.remove'].includes(operation.do))
        this.#unwritten = result.error.code === 'HST004' ? 'changed' : 'refused';
    }
  }

  /** False: it stood still since it asked, and what it heard is too old. Nothing is taken then. */
  async #takeAtOnce(): Promise<boolean> {
    await this.#pause(3);
    if ((this.#lan.clock.now() - this.#askedAt) * this.#self.rate > staleMs) return false;
    for (const operation of this.#guard.input.take) {
      await this.#world.perform(operation);
      this.#check();
      await this.#pause(3);
    }
    return true;
  }

  async #pause(milliseconds: number): Promise<void> {
    const { clock } = this.#lan;
    await clock.sleep(milliseconds / this.#self.rate);
    while (clock.now() < this.#self.stalledUntil)
      await clock.sleep(this.#self.stalledUntil - clock.now());
    this.#check();
  }

  #check(): void {
    const there = this.#self.guards.get(this.#guard.input.address) === this.#guard;
    if (this.#self.boots !== this.#boots || !this.#self.on || !there) throw new Over();
  }

  async #unlessOver(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }
}
