import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from './processes.ts';
import type { NetemState } from './netem.ts';
import type { HostPlan } from './plan.ts';

/** Everything of every lab that is visible from outside it. */
export const stateRoot = '/run/vipbook-lab';

export interface HostState extends HostPlan {
  /** How often its disk was emptied: names the overlay's upper layer. */
  readonly generation: number;
  /** Its first process, as this machine numbers it; undefined while the host is off. */
  readonly init?: ProcessIdentity | undefined;
  /** Set while its cable is bad. */
  readonly cable?: NetemState | undefined;
}

/** `state.json`: enough to use a lab, and to take it down, from another process. */
export interface LabState {
  readonly version: 1;
  readonly name: string;
  readonly phase: 'raising' | 'up';
  /** Who raises it, and with whom it ends unless it is kept. */
  readonly owner: ProcessIdentity;
  readonly kept: boolean;
  /** The process that the switch, the disks and all hosts live and die with. */
  readonly anchor?: ProcessIdentity;
  readonly hosts: readonly HostState[];
  readonly chatPort: number;
  readonly opsPassword: string;
  /** Folders of this machine that every host sees, read-only. */
  readonly share: readonly string[];
}

export function directoryOf(name: string): string {
  return join(stateRoot, name);
}

export function readState(name: string): LabState | undefined {
  try {
    const state = JSON.parse(
      readFileSync(join(directoryOf(name), 'state.json'), 'utf8'),
    ) as LabState;
    return (state.version as number) === 1 ? state : undefined;
  } catch {
    return undefined;
  }
}

function writeStateIn(directory: string, state: LabState): void {
  const path = join(directory, 'state.json');
  const beside = `${path}.${String(process.pid)}`;
  writeFileSync(beside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

/** Written beside and renamed, so that no reader sees half of it. */
export function writeState(state: LabState): void {
  writeStateIn(directoryOf(state.name), state);
}

/**
 * Take the lab's name, with its state already in place: no one ever sees a folder without.
 * @returns false when the name is taken.
 */
export function claim(state: LabState): boolean {
  const beside = join(stateRoot, `.claim-${String(process.pid)}-${state.name}`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      mkdirSync(join(beside, 'keys'), { recursive: true, mode: 0o755 });
      mkdirSync(join(beside, 'disks'), { recursive: true, mode: 0o755 });
      writeStateIn(beside, state);
      renameSync(beside, directoryOf(state.name));
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The last lab that goes down removes the root folder, perhaps between two of our steps.
      if (code === 'ENOENT' && attempt < 10) continue;
      rmSync(beside, { recursive: true, force: true });
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
      throw error;
    }
  }
}

export function removeDirectory(name: string): void {
  rmSync(directoryOf(name), { recursive: true, force: true });
  try {
    rmdirSync(stateRoot);
  } catch {
    // Other labs are up.
  }
}

/** Remove what processes that died while they claimed a name have left. */
export function removeDeadClaims(): void {
  let entries: string[];
  try {
    entries = readdirSync(stateRoot);
  } catch {
    return;
  }
  for (const entry of entries) {
    const pid = /^\.claim-([0-9]+)-/.exec(entry)?.[1];
    if (pid !== undefined && identify(Number(pid)) === undefined) {
      rmSync(join(stateRoot, entry), { recursive: true, force: true });
    }
  }
}

export function labNames(): string[] {
  try {
    return readdirSync(stateRoot)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

/** In use: running, or being raised by a process that still lives. */
export function isInUse(state: LabState): boolean {
  const anchorLives = state.anchor !== undefined && isAlive(state.anchor);
  return state.phase === 'up' ? anchorLives : isAlive(state.owner);
}

export function ownIdentity(): ProcessIdentity {
  const identity = identify(process.pid);
  if (identity === undefined) throw new Error('/proc does not show this process');
  return identity;
}
