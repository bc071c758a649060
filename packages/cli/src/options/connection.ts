import { InvalidArgumentError, Option, type Command } from 'commander';

/** Flags that say which hosts and how to reach them; the same for all commands that do. */
export interface ConnectionFlags {
  readonly inventory?: readonly string[];
  readonly limit?: string;
  readonly forks?: number;
  readonly user?: string;
  readonly askPass?: boolean;
  readonly connectionPasswordFile?: string;
  readonly privateKey?: string;
  readonly connection?: string;
  readonly timeout?: number;
  readonly sshCommonArgs?: string;
  readonly acceptNew?: boolean;
  readonly agent?: boolean;
  readonly become?: boolean;
  readonly becomeMethod?: string;
  readonly becomeUser?: string;
  readonly askBecomePass?: boolean;
  readonly becomePasswordFile?: string;
  readonly extraVars?: readonly string[];
  readonly vaultPasswordFile?: readonly string[];
  readonly vaultId?: readonly string[];
  readonly askVaultPass?: boolean;
  readonly verbose: number;
  /** False only when --no-color was given. */
  readonly color: boolean;
}

export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** A whole number from `least` upwards, or the option is refused. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(number >= least))
      throw new InvalidArgumentError(`A whole number of ${String(least)} or more is wanted.`);
    return number;
  };
}

export function addConnectionFlags(command: Command): Command {
  return command
    .option(
      '-i, --inventory <source>',
      'inventory file, folder or "host1,host2,"; repeatable',
      collect,
    )
    .option('-l, --limit <pattern>', 'only these of the hosts')
    .option('-e, --extra-vars <vars>', 'key=value, @file, JSON or YAML; repeatable', collect)
    .option('-f, --forks <n>', 'hosts worked on at once', wholeNumber(1))
    .option('-u, --user <name>', 'log in as (an inventory that says otherwise wins)')
    .option('-k, --ask-pass', 'ask for the login password')
    .option('--connection-password-file <file>', 'file with the login password')
    .option('--private-key <file>', 'private key to log in with')
    .addOption(
      new Option('-c, --connection <type>', 'how to reach hosts').choices([
        'ssh',
        'openssh',
        'local',
        'smart',
      ]),
    )
    .option('-T, --timeout <seconds>', 'time allowed for a connection', wholeNumber(1))
    .option('--ssh-common-args <args>', 'ssh options, as for ssh(1): -o, -J, -p, -i, -l')
    .option('--agent', 'log in with the keys of ssh-agent, too ($SSH_AUTH_SOCK)')
    .option('--accept-new', 'store keys of hosts seen for the first time')
    .option('-b, --become', 'become another user on the hosts')
    .addOption(new Option('--become-method <method>', 'how').choices(['sudo', 'su', 'doas']))
    .option('--become-user <name>', 'whom (default: root)')
    .option('-K, --ask-become-pass', 'ask for the password of becoming')
    .option('--become-password-file <file>', 'file with it')
    .option('-J, --ask-vault-pass', 'ask for the vault password')
    .option(
      '--vault-password-file <file>',
      'file or program with the vault password; repeatable',
      collect,
    )
    .option('--vault-id <id>', 'label@file or label@prompt; repeatable', collect)
    .option('-v, --verbose', 'say more; repeatable', (_value, before: number) => before + 1, 0)
    .option('--no-color', 'no colours, whatever the terminal');
}
