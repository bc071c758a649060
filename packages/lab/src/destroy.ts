import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { endNamespaces } from './end-namespaces.ts';
import { findProcesses, isAlive } from './processes.ts';
import {
  directoryOf,
  isInUse,
  labNames,
  readState,
  removeDeadClaims,
  removeDirectory,
  type LabState,
} from './state.ts';
import { checkName } from './plan.ts';
import { requireRoot } from './preflight.ts';
import { removeGroups } from './raise/systemd.ts';

/**
 * Kill the lab's first process, and with it everything in the lab; then remove its folder. Does not
 * trust the state file alone: whoever raised the lab may have been killed before it was written.
 */
export async function removeLab(name: string): Promise<void> {
  const script = `${directoryOf(name)}/anchor.sh`;
  const anchors = findProcesses(
    (argv) => (argv[0] === 'sh' || argv[0] === 'unshare') && argv.includes(script),
  );
  const known = readState(name)?.anchor;
  const found = anchors.some(({ pid }) => pid === known?.pid);
  if (known !== undefined && !found && isAlive(known)) anchors.push(known);
  const left = await endNamespaces(anchors, 20_000);
  if (left.length > 0) {
    const pids = left.map(({ pid }) => String(pid)).join(', ');
    throw new VipbookError(
      diagnostic('LAB008', {
        message: `processes of the lab "${name}" could not be ended: ${pids}`,
        remedy: 'Look what keeps them in the kernel (ps -o stat,wchan), then take it down again.',
      }),
    );
  }
  removeGroups(name, directoryOf(name));
  removeDirectory(name);
}

/** @throws VipbookError LAB005 when there is nothing of that name. */
export async function destroyLab(name: string): Promise<void> {
  checkName(name);
  requireRoot();
  if (!labNames().includes(name)) {
    throw new VipbookError(diagnostic('LAB005', { message: `no lab "${name}" is up` }));
  }
  await removeLab(name);
}

export interface LabSummary {
  readonly name: string;
  /** `dead`: only its files are left; the next `down` or `up` of the name removes them. */
  readonly status: 'up' | 'raising' | 'dead';
  readonly directory: string;
  readonly hosts: readonly {
    readonly name: string;
    readonly address: string;
    readonly up: boolean;
  }[];
}

function statusOf(state: LabState | undefined): LabSummary['status'] {
  if (state === undefined || !isInUse(state)) return 'dead';
  return state.phase;
}

/** Every lab that has left something on this machine. @throws VipbookError LAB001 */
export function listLabs(): readonly LabSummary[] {
  requireRoot();
  removeDeadClaims();
  return labNames().map((name) => {
    const state = readState(name);
    return {
      name,
      status: statusOf(state),
      directory: directoryOf(name),
      hosts: (state?.hosts ?? []).map((host) => ({
        name: host.name,
        address: host.address,
        up: host.init !== undefined && isAlive(host.init),
      })),
    };
  });
}

/** Take down every lab of this machine, whoever raised it. @returns their names. */
export async function destroyAllLabs(): Promise<readonly string[]> {
  requireRoot();
  removeDeadClaims();
  const names = labNames();
  for (const name of names) await removeLab(name);
  return names;
}
