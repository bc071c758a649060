import { randomBytes } from 'node:crypto';
import type { EngineOptions } from '@vipbook/engine';
import { readExtraVars } from './options/extra-vars.ts';
import type { ConnectionFlags } from './options/connection.ts';
import { splitCommas } from './options/tags.ts';
import type { Prepared } from './prepare.ts';

/** Flags of every command that goes through playbooks. */
export interface PlaybookFlags extends ConnectionFlags {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly tags?: readonly string[];
  readonly skipTags?: readonly string[];
  readonly play?: readonly string[];
  readonly startAtTask?: string;
  readonly forceHandlers?: boolean;
}

export async function engineOptions(
  flags: PlaybookFlags,
  { settings, vault }: Pick<Prepared, 'settings' | 'vault'>,
): Promise<EngineOptions> {
  const given = {
    check: flags.check,
    diff: flags.diff,
    forks: flags.forks ?? settings.forks,
    limit: flags.limit,
    tags: splitCommas(flags.tags),
    skipTags: splitCommas(flags.skipTags),
    extraVariables:
      flags.extraVars === undefined ? undefined : await readExtraVars(flags.extraVars),
    become: flags.become ?? settings.become,
    becomeUser: flags.becomeUser ?? settings.becomeUser,
    becomeMethod: flags.becomeMethod ?? settings.becomeMethod,
    remoteUser: flags.user ?? settings.user,
    plays: flags.play,
    startAtTask: flags.startAtTask,
    forceHandlers: flags.forceHandlers,
    verbosity: flags.verbose,
    vault,
  };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { run: newRunName(), ...Object.fromEntries(set) };
}

/** Sorts by time, and two runs of one second differ. */
export function newRunName(): string {
  const time = new Date().toISOString().replace(/[-:]/g, '').replace(/\..*/, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
