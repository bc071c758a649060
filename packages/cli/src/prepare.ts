import { diagnostic, Secret, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import {
  loadInventory,
  nodeInventoryIo,
  type Inventory,
  type VaultSecret,
} from '@vipbook/inventory';
import { readSettings, type Settings } from '@vipbook/settings';
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { ConnectionFlags } from './options/connection.ts';
import { digesting, newDigest, type Digest } from './recording.ts';
import { askSecret, secretFromFile } from './password.ts';
import type { Terminal } from './terminal.ts';

/** What a command that talks to hosts needs before it can: flags and settings made one, secrets asked. */
export interface Prepared {
  readonly inventory: Inventory;
  /** What it was read from. */
  readonly sources: readonly string[];
  /** Of all files that it was read from. */
  readonly digest: Digest;
  readonly settings: Settings;
  /** Login password, when asked for. */
  readonly loginPassword?: Secret;
  readonly becomePassword?: Secret;
  readonly vault: readonly VaultSecret[];
  /** What is odd in the settings; the inventory has findings of its own. */
  readonly warnings: readonly Diagnostic[];
}

export async function prepare(
  flags: ConnectionFlags,
  terminal: Terminal,
  playbookDirectory?: string,
): Promise<Prepared> {
  const settings = await readSettings(terminal.workingDirectory, terminal.environment);
  const warnings = refuseUncheckedKeys(settings, flags);
  const sources = inventorySources(flags, settings, terminal);
  if (sources === undefined)
    throw new VipbookError(diagnostic('CLI011', { message: 'no inventory is named' }));

  const loginPassword = await loginSecret(flags);
  const becomePassword = await becomeSecret(flags, loginPassword);
  const vault = await vaultSecrets(flags, settings);
  for (const secret of [loginPassword, becomePassword, ...vault.map(({ password }) => password)])
    if (secret !== undefined) terminal.secrets.add(secret);
  const digest = newDigest();
  const inventory = await loadInventory(sources, digesting(nodeInventoryIo(), digest), {
    ...(vault.length === 0 ? {} : { vault }),
    ...(playbookDirectory === undefined ? {} : { playbookDirectory }),
  });
  await hideSecretsOf(inventory, terminal);
  return {
    inventory,
    sources,
    digest,
    settings,
    ...(loginPassword === undefined ? {} : { loginPassword }),
    ...(becomePassword === undefined ? {} : { becomePassword }),
    vault,
    warnings,
  };
}

/** What the inventory says that nobody shall read is in nothing that is written from now on. */
export async function hideSecretsOf(inventory: Inventory, { secrets }: Terminal): Promise<void> {
  const { secretsOf } = await import('@vipbook/engine');
  for (const secret of secretsOf(inventory, { run: '' })) secrets.add(secret);
}

/** Named by -i, the settings or the environment; undefined when nobody names any. */
export function inventorySources(
  flags: Pick<ConnectionFlags, 'inventory'>,
  settings: Settings,
  terminal: Terminal,
): readonly string[] | undefined {
  return flags.inventory ?? settings.inventory ?? environmentInventory(terminal);
}

function environmentInventory({ environment }: Terminal): readonly string[] | undefined {
  const named = environment['ANSIBLE_INVENTORY'];
  return named === undefined || named === '' ? undefined : named.split(',').filter(Boolean);
}

/** `host_key_checking = False` is an error; with --accept-new, which answers it, only a warning. */
function refuseUncheckedKeys(settings: Settings, flags: ConnectionFlags): readonly Diagnostic[] {
  if (settings.hostKeyCheckingOff === undefined) return [];
  const finding = {
    message: 'host_key_checking = False: vipbook always checks host keys',
    where: settings.hostKeyCheckingOff,
  };
  if (flags.acceptNew === true)
    return [diagnostic('CLI006', { ...finding, severity: 'warning' as const })];
  throw new VipbookError(diagnostic('CLI006', finding));
}

async function loginSecret(flags: ConnectionFlags): Promise<Secret | undefined> {
  if (flags.connectionPasswordFile !== undefined)
    return secretFromFile(flags.connectionPasswordFile);
  return flags.askPass === true ? askSecret('SSH password: ') : undefined;
}

async function becomeSecret(
  flags: ConnectionFlags,
  login: Secret | undefined,
): Promise<Secret | undefined> {
  if (flags.becomePasswordFile !== undefined) return secretFromFile(flags.becomePasswordFile);
  if (flags.askBecomePass !== true) return undefined;
  const asked = await askSecret(
    `BECOME password${login === undefined ? '' : '[defaults to SSH password]'}: `,
  );
  return asked.reveal() === '' && login !== undefined ? login : asked;
}

type VaultFlags = Pick<ConnectionFlags, 'vaultId' | 'vaultPasswordFile' | 'askVaultPass'>;

const defaultVaultId = 'default';

/** `--vault-id label@source`, `--vault-password-file`, `-J`; a source is a file, a program or `prompt`. */
export async function vaultSecrets(
  flags: VaultFlags,
  settings: Settings,
): Promise<readonly VaultSecret[]> {
  const files =
    flags.vaultPasswordFile ??
    (settings.vaultPasswordFile === undefined ? [] : [settings.vaultPasswordFile]);
  const named = [
    ...(flags.vaultId ?? []).map(splitVaultId),
    ...files.map((source) => ({ id: defaultVaultId, source })),
    ...(flags.askVaultPass === true ? [{ id: defaultVaultId, source: 'prompt' }] : []),
  ];
  const secrets: VaultSecret[] = [];
  for (const { id, source } of named) {
    const password =
      source === 'prompt' ? await askSecret(`Vault password (${id}): `) : vaultFile(source);
    secrets.push({ id, password });
  }
  return secrets;
}

function splitVaultId(text: string): { id: string; source: string } {
  const at = text.lastIndexOf('@');
  return at === -1
    ? { id: defaultVaultId, source: text }
    : { id: text.slice(0, at) || defaultVaultId, source: text.slice(at + 1) };
}

const vaultProgramMs = 120_000;

/** An executable file is a program that prints the password, as with Ansible. */
function vaultFile(file: string): Secret {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return secretFromFile(file);
  }
  try {
    const output = execFileSync(path.resolve(file), {
      encoding: 'utf8',
      stdio: ['inherit', 'pipe', 'inherit'],
      // As long as a person may take to type it; a program that hangs must not hang us.
      timeout: vaultProgramMs,
    });
    return new Secret(output.replace(/\r?\n$/, ''));
  } catch {
    throw new VipbookError(
      diagnostic('CLI003', { message: `vault password program ${file} failed`, where: { file } }),
    );
  }
}
