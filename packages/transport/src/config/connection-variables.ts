import type { Diagnostic, Secret } from '@vipbook/diagnostics';
import type { Become, Target } from '../transport.ts';
import type { ResolveEnvironment } from './environment.ts';
import type { SshConfigSource } from './ssh-config-file.ts';

/** What an inventory and the command line say about reaching a host; every one may be missing.
 *  Named after Ansible's variables. */
export interface ConnectionVariables {
  /** ansible_host. */
  readonly host?: string | undefined;
  /** ansible_user, -u. */
  readonly user?: string | undefined;
  /** ansible_port. */
  readonly port?: number | string | undefined;
  /** ansible_password, -k. */
  readonly password?: Secret | string | undefined;
  /** ansible_connection, -c. */
  readonly connection?: string | undefined;
  /** ansible_ssh_private_key_file, --private-key. */
  readonly privateKeyFile?: string | undefined;
  readonly passphrase?: Secret | string | undefined;
  /** ansible_ssh_args. */
  readonly sshArgs?: string | undefined;
  /** ansible_ssh_common_args, --ssh-common-args. */
  readonly commonArgs?: string | undefined;
  /** ansible_ssh_extra_args, --ssh-extra-args. */
  readonly extraArgs?: string | undefined;
  /** ansible_ssh_executable. */
  readonly sshExecutable?: string | undefined;
  /** ansible_host_key_checking. */
  readonly hostKeyChecking?: boolean | undefined;
  /** ansible_timeout, -T: seconds. */
  readonly timeout?: number | string | undefined;
  /** ansible_become, -b. */
  readonly become?: boolean | undefined;
  /** ansible_become_method. */
  readonly becomeMethod?: string | undefined;
  /** ansible_become_user. */
  readonly becomeUser?: string | undefined;
  /** ansible_become_password, -K. */
  readonly becomePassword?: Secret | string | undefined;
}

export interface ResolveOptions {
  readonly environment: ResolveEnvironment;
  /** Files in order; without: ~/.ssh/config and /etc/ssh/ssh_config. */
  readonly sshConfig?: readonly SshConfigSource[];
  /** --accept-new: store unknown host keys. */
  readonly acceptNew?: boolean;
  /** Offer the keys of ssh-agent ($SSH_AUTH_SOCK). Off unless asked. */
  readonly useAgent?: boolean;
}

export interface Resolved {
  readonly target: Target;
  /** Present when the variables ask to become somebody else. */
  readonly become?: Become;
  readonly warnings: readonly Diagnostic[];
}
