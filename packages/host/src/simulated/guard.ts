import { guardRun, type GuardEnd, type GuardState } from '../held.ts';
import type { IpAddress, Operation, OperationResult, Operations } from '../operations.ts';
import type { SimulatedLan } from './lan.ts';
import type { Machine } from './machine.ts';

type Arm = Operations['guard.arm']['in'];

/** A guard whose watcher runs. */
export interface SimulatedGuard {
  readonly input: Arm;
  state: GuardState;
  /** Clock time at which it asks, unless it hears from its controller. */
  deadline: number;
}

/** What a boot hook on the disk says. */
export interface SimulatedHook {
  readonly input: Arm;
  readonly state: 'armed' | 'committed';
}

/** What guards need of the machine that they run on. */
export interface GuardWorld {
  perform(operation: Operation): Promise<OperationResult>;
}

/** The same numbers as in the real guard's script. */
const silences = 3;
const askMs = 300;
const breakMs = 300;
const afterSeizureMs = 1000;
const secondLookMs = 2000;

export function hook(address: IpAddress): string {
  return `/etc/network/if-up.d/vipbook-${address.replaceAll(/[.:]/g, '-')}`;
}

/** Wait for the controller to fall silent; then decide. */
export function startWatcher(
  lan: SimulatedLan,
  self: Machine,
  guard: SimulatedGuard,
  world: GuardWorld,
): void {
  void new Decision(lan, self, guard, world).watch();
}

/** At boot, for each hook on the disk. */
export function runHooks(lan: SimulatedLan, self: Machine, world: GuardWorld, now: number): void {
  for (const { input, state } of self.hooks.values()) {
    const guard: SimulatedGuard = { input, state: 'deciding', deadline: now };
    self.guards.set(input.address, guard);
    self.locks.set(input.address, {
      epoch: 1,
      run: guardRun,
      until: 0,
      owner: '',
      reason: '',
    });
    void new Decision(lan, self, guard, world).booted(state);
  }
}

class Over extends Error {}

/** One guard at work: the real script's words, one by one. It ends with its machine's life. */
class Decision {
  readonly #lan: SimulatedLan;
  readonly #self: Machine;
  readonly #guard: SimulatedGuard;
  readonly #world: GuardWorld;
  readonly #boots: number;

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
      const committed = this.#guard.state === 'committed';
      this.#guard.state = 'deciding';
      this.#seize();
      await this.#pause(afterSeizureMs);
      if (this.#guard.input.role === 'old') return this.#asOld();
      if (committed || this.#holdsForGood()) return this.#settled();
      return this.#leave('forget', 'forgot');
    });
  }

  async booted(state: 'armed' | 'committed'): Promise<void> {
    await this.#unlessOver(async () => {
      if (this.#guard.input.role === 'old') return this.#asOld();
      if (state !== 'committed') return this.#leave(undefined, 'forgot');
      for (let silent = 0; silent < silences; silent += 1) {
        if (await this.#heard()) return this.#leave('forget', 'forgot');
        await this.#pause(breakMs);
      }
      await this.#do('take');
      await this.#pause(secondLookMs);
      if (await this.#heard()) return this.#leave('forget', 'forgot');
      return this.#settled();
    });
  }

  async #asOld(): Promise<void> {
    const from = this.#lan.clock.now();
    const { lapseSeconds } = this.#guard.input;
    for (let silent = 0; ;) {
      if (await this.#heard()) {
        silent = 0;
        if ((this.#lan.clock.now() - from) * this.#self.rate >= lapseSeconds * 1000)
          return this.#leave('forget', 'forgot');
      } else {
        silent += 1;
        if (silent >= silences) {
          await this.#do('take');
          await this.#pause(secondLookMs);
          if (!(await this.#heard())) return this.#leave('keep', 'took');
          await this.#do('drop');
          silent = 0;
        }
      }
      await this.#pause(breakMs);
    }
  }

  async #settled(): Promise<void> {
    await this.#pause((this.#guard.input.lapseSeconds + 10) * 1000);
    if (await this.#heard()) {
      await this.#pause(breakMs);
      if (await this.#heard()) return this.#leave('forget', 'forgot');
    }
    return this.#leave('keep', 'kept');
  }

  #holdsForGood(): boolean {
    const { address } = this.#guard.input;
    return this.#self.addresses.some(
      (held) => held.address === address && held.expiresAt === Infinity,
    );
  }

  #seize(): void {
    const { address } = this.#guard.input;
    const epoch = this.#self.locks.get(address)?.epoch ?? 0;
    const lock = { epoch, run: guardRun, until: 0, owner: '', reason: '' };
    this.#lan.change(this.#self, `the guard of ${address} decides alone`, () =>
      this.#self.locks.set(address, lock),
    );
  }

  async #leave(last: 'keep' | 'forget' | undefined, end: GuardEnd): Promise<void> {
    const { address, run } = this.#guard.input;
    if (last !== undefined) await this.#do(last);
    this.#lan.change(this.#self, `the guard of ${address} ${end}`, (now) => {
      const lock = this.#self.locks.get(address);
      if (lock?.run === guardRun)
        this.#self.locks.set(address, { ...lock, run: undefined, until: 0 });
      this.#self.lasts.set(address, { run, end, at: Math.floor(now / 1000) });
      this.#self.confirmed.delete(address);
      this.#self.hooks.delete(address);
      this.#self.guards.delete(address);
    });
  }

  async #heard(): Promise<boolean> {
    const { device, address, other } = this.#guard.input;
    this.#check();
    const result = await this.#world.perform({
      do: 'arp.whohas',
      device,
      address,
      timeoutMs: askMs,
    });
    this.#check();
    return result.status === 'done' && 'macs' in result.out && result.out.macs.includes(other);
  }

  async #do(part: 'take' | 'drop' | 'keep' | 'forget'): Promise<void> {
    for (const operation of this.#guard.input[part]) {
      await this.#pause(3);
      await this.#world.perform(operation);
      this.#check();
    }
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
