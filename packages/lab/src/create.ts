import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { removeLab } from './destroy.ts';
import { makeKeys, writeKeys } from './keys.ts';
import { Lab } from './lab.ts';
import { chatPort, checkName, inventoryText, knownHostsText, planHosts } from './plan.ts';
import { requireLab, requireRoot } from './preflight.ts';
import { writeBase, writeHost } from './raise/files.ts';
import { consoleOf, insideOf, raiseHosts, startAnchor, type Raised } from './raise/raise.ts';
import { anchorScript, fstabText, initScript } from './raise/scripts.ts';
import { sharedFolders } from './share.ts';
import {
  claim,
  directoryOf,
  isInUse,
  ownIdentity,
  readState,
  writeState,
  type LabState,
} from './state.ts';

export interface CreateLabOptions {
  /** Default: one that nobody else has. */
  readonly name?: string;
  /** Further hosts h1, h2, … beside the five. Default: 0. */
  readonly hosts?: number;
  /** Names of hosts that boot with a real systemd. Default: none. */
  readonly systemd?: readonly string[];
  /** Let it outlive this process; otherwise it ends with it, however it ends. Default: false. */
  readonly kept?: boolean;
  /** Further folders of this machine that every host sees at the same place, read-only. */
  readonly share?: readonly string[];
  /** Lines for every host's sshd_config, before the lab's own. */
  readonly sshdConfig?: string;
  readonly onProgress?: (progress: LabProgress) => void;
}

export type LabProgress =
  | { readonly step: 'namespaces' | 'disks' | 'up' }
  | { readonly step: 'host'; readonly host: string; readonly ready: number; readonly of: number };

/** Take the name, and clean up after a lab of that name which died. @throws VipbookError LAB004 */
async function takeName(state: LabState): Promise<void> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    if (claim(state)) return;
    const other = readState(state.name);
    if (other !== undefined && isInUse(other)) break;
    await removeLab(state.name);
  }
  throw new VipbookError(
    diagnostic('LAB004', {
      message: `a lab "${state.name}" is already up`,
      remedy: `Choose another name, or take it down with: vipbook lab down --name ${state.name}`,
    }),
  );
}

/** A real host stays up without addresses; a lab that starts like that is of no use. */
function requireHealthy(state: LabState, raised: ReadonlyMap<string, Raised>): void {
  const ill = [...raised].filter(([, { ifup, services }]) => ifup !== 0 || services !== 0);
  if (ill.length === 0) return;
  throw new VipbookError(
    ill.slice(0, 5).map(([host, { ifup }]) =>
      diagnostic('LAB007', {
        message: `${host} did not come up: ${ifup === 0 ? 'chat' : 'ifup -a'}: ${consoleOf(state, host)}`,
        where: { host },
      }),
    ),
  );
}

/** What everybody may read beside the hosts' disks. */
function writeLabFiles(
  state: LabState,
  keys: ReturnType<typeof makeKeys>,
  knownHosts: string,
): void {
  const directory = directoryOf(state.name);
  const write = (name: string, text: string, mode = 0o644): void => {
    writeFileSync(join(directory, name), text, { mode });
    chmodSync(join(directory, name), mode);
  };
  const knownHostsFile = join(directory, 'known_hosts');
  writeKeys(directory, keys);
  write('known_hosts', knownHosts);
  write('ops-password', `${state.opsPassword}\n`, 0o600);
  const common = { hosts: state.hosts, knownHostsFile };
  write(
    'inventory.yml',
    inventoryText({
      ...common,
      user: 'root',
      keyFile: join(directory, 'keys/root'),
      comment: `Hosts of the lab "${state.name}", as root.`,
      vars: [],
    }),
  );
  write(
    'inventory-ops.yml',
    inventoryText({
      ...common,
      user: 'ops',
      keyFile: join(directory, 'keys/ops'),
      comment: `Hosts of the lab "${state.name}", as ops: use -b -K, with the password in ops-password.`,
      vars: ['ansible_become_method: sudo'],
    }),
  );
  write('anchor.sh', anchorScript(directory), 0o755);
  write('init.sh', initScript(directory), 0o755);
}

/**
 * Raise a lab: a LAN of namespaces with the hosts old, new, gw, client and controller. The machine's own
 * network is not touched; everything goes with \`down\`.
 * @throws VipbookError LAB001 to LAB004, LAB007, LAB009
 */
export async function createLab(options: CreateLabOptions = {}): Promise<Lab> {
  const name = checkName(options.name ?? `lab-${randomBytes(4).toString('hex')}`);
  const plans = planHosts(options.hosts ?? 0, options.systemd);
  requireLab(plans.some((plan) => plan.manager === 'systemd'));
  for (const folder of options.share ?? []) {
    if (!existsSync(folder)) {
      throw new VipbookError(
        diagnostic('LAB009', { message: `there is no folder ${folder} to share` }),
      );
    }
  }
  let state: LabState = {
    version: 1,
    name,
    phase: 'raising',
    owner: ownIdentity(),
    kept: options.kept ?? false,
    hosts: plans.map((plan) => ({ ...plan, generation: 0 })),
    chatPort,
    opsPassword: randomBytes(9).toString('base64url'),
    share: sharedFolders(options.share ?? []),
  };
  await takeName(state);
  try {
    const keys = makeKeys(plans);
    const publicKeys = new Map([...keys.hosts].map(([host, key]) => [host, key.publicKey]));
    const knownHosts = knownHostsText(plans, publicKeys);
    writeLabFiles(state, keys, knownHosts);
    options.onProgress?.({ step: 'namespaces' });
    const anchor = await startAnchor(name);
    state = { ...state, anchor: anchor.identity };
    writeState(state);
    options.onProgress?.({ step: 'disks' });
    const directory = directoryOf(name);
    const inside = insideOf(state);
    const files = { inside, hosts: plans, keys, knownHosts };
    const sshdConfig = options.sshdConfig ?? '';
    writeBase({ ...files, opsPassword: state.opsPassword, sshdConfig });
    for (const host of state.hosts) {
      writeHost(files, host, host.generation);
      const fstab = fstabText(directory, host, host.generation, state.share);
      writeFileSync(join(inside, 'disks', host.name, 'fstab'), fstab);
    }
    let ready = 0;
    const raised = await raiseHosts(state, state.hosts, (host) => {
      ready += 1;
      options.onProgress?.({ step: 'host', host, ready, of: plans.length });
    });
    requireHealthy(state, raised);
    state = {
      ...state,
      phase: 'up',
      hosts: state.hosts.map((host) => {
        const init = raised.get(host.name)?.init;
        return init === undefined ? host : { ...host, init };
      }),
    };
    writeState(state);
    if (state.kept) await anchor.keep();
    options.onProgress?.({ step: 'up' });
    return new Lab(state);
  } catch (error) {
    await removeLab(name);
    throw error;
  }
}

/** A lab that is up, raised by this process or another. @throws VipbookError LAB005 or LAB008 */
export function openLab(name: string): Lab {
  checkName(name);
  requireRoot();
  const state = readState(name);
  if (state === undefined) {
    throw new VipbookError(diagnostic('LAB005', { message: `no lab "${name}" is up` }));
  }
  if (state.phase !== 'up' || !isInUse(state)) {
    throw new VipbookError(
      diagnostic('LAB008', {
        message: `the lab "${name}" is not, or not yet, up`,
        remedy: `Remove what is left of it with: vipbook lab down --name ${name}`,
      }),
    );
  }
  return new Lab(state);
}
