import type { RunStart } from '@vipbook/journal';
import { quoteAll } from '@vipbook/transport';
import { listed } from '@vipbook/vip';

/** Commands as they are typed: whoever pastes one reaches the hosts that are meant, in the way that is meant. */

/** Whom somebody becomes on the hosts. */
export interface Become {
  readonly method: string;
  readonly user: string;
}

const withValue: Readonly<Record<string, string>> = {
  user: '-u',
  connectionPasswordFile: '--connection-password-file',
  privateKey: '--private-key',
  connection: '-c',
  sshCommonArgs: '--ssh-common-args',
  becomePasswordFile: '--become-password-file',
  vaultPasswordFile: '--vault-password-file',
  vaultId: '--vault-id',
};

const alone: Readonly<Record<string, string>> = {
  askPass: '-k',
  agent: '--agent',
  askBecomePass: '-K',
  askVaultPass: '-J',
};

/** The flags by which a run reached its hosts; `become`: what its tasks said, where that is known. */
export function reachWords(
  sources: readonly string[],
  reach: Readonly<Record<string, unknown>>,
  become?: Become,
): readonly string[] {
  const said = (name: string): readonly string[] => {
    const value = reach[name];
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  };
  return [
    ...sources.flatMap((source) => ['-i', source]),
    ...Object.entries(withValue).flatMap(([name, flag]) =>
      said(name).flatMap((value) => [flag, value]),
    ),
    ...Object.entries(alone).flatMap(([name, flag]) => (reach[name] === true ? [flag] : [])),
    ...becomeWords(reach, become),
  ];
}

function becomeWords(
  reach: Readonly<Record<string, unknown>>,
  become: Become | undefined,
): readonly string[] {
  if (become === undefined && reach['become'] !== true) return [];
  const method = become?.method ?? reach['becomeMethod'];
  const user = become?.user ?? reach['becomeUser'];
  return [
    '-b',
    ...(typeof method === 'string' && method !== 'sudo' ? ['--become-method', method] : []),
    ...(typeof user === 'string' && user !== 'root' ? ['--become-user', user] : []),
  ];
}

/** A command for the hosts of a run. */
export function typed(
  words: readonly string[],
  start: RunStart | undefined,
  become?: Become,
): string {
  const { inventory, reach = {} } = start ?? {};
  return quoteAll(['vipbook', ...words, ...reachWords(inventory?.sources ?? [], reach, become)]);
}

const selecting = { limit: '-l', tags: '-t', skipTags: '--skip-tags', plays: '--play' } as const;

/** What runs a run's playbook once more, with the same options. */
export function runAgain(start: RunStart): string {
  const { options, playbook, purpose, of } = start;
  // Its playbook was in no file.
  if (purpose === 'rollback' && of !== undefined) return quoteAll(['vipbook', 'rollback', of]);
  const texts = (name: string): readonly string[] => {
    const value = options[name];
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  };
  const words = [
    ...['run', playbook.file],
    ...texts('extraVariableFiles').flatMap((file) => ['-e', `@${file}`]),
    ...Object.entries(selecting).flatMap(([name, flag]) =>
      texts(name).flatMap((value) => [flag, value]),
    ),
    ...texts('startAtTask').flatMap((name) => ['--start-at-task', name]),
    ...(options['forceHandlers'] === true ? ['--force-handlers'] : []),
  ];
  return typed(words, start);
}

/** What somebody has to add to that, because no journal has it; undefined: nothing. */
export function notWritten({ options }: RunStart): string | undefined {
  const names = options['extraVariables'];
  if (options['extraVariablesTyped'] !== true || !Array.isArray(names)) return undefined;
  // The names of what is in the files are among them.
  return options['extraVariableFiles'] === undefined
    ? `give ${listed(names.map(String))} again with -e, as their values are in no journal`
    : 'give what was typed as -e name=value again, as it is in no journal';
}
