// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Announce an address to the segment, flush neighbour entries for it, or show them.
 */
export interface ArpArguments {
  /**
   * What to do.
   */
  action: 'announce' | 'flush' | 'show';
  /**
   * The address; a prefix length is ignored. `show` without it reports every entry.
   */
  address?: string;
  /**
   * Interface to use; found from the address when absent.
   */
  interface?: string;
  /**
   * How many times to announce.
   */
  count?: number;
  /**
   * Neighbours that are asked directly and must acknowledge, besides the broadcast.
   */
  targets?: string[];
}

/**
 * Fail unless every condition holds.
 */
export interface AssertArguments {
  /**
   * Condition, or list of conditions that must all hold.
   *
   * @minItems 1
   */
  that: string | boolean | (string | boolean)[];
  /**
   * Message when a condition does not hold.
   */
  fail_msg?: string | string[];
  /**
   * The same as `fail_msg`.
   */
  msg?: string | string[];
  /**
   * Message when all conditions hold.
   */
  success_msg?: string | string[];
  /**
   * Whether the conditions are left out of the output.
   */
  quiet?: boolean;
}

/**
 * Run a program on the host, without a shell: no pipes, no redirections, no variables of the shell.
 */
export interface CommandArguments {
  /**
   * The command as one text, split into words as a shell would.
   */
  _raw?: string;
  /**
   * The command as one text, split into words as a shell would.
   */
  cmd?: string;
  /**
   * The command as a list of words.
   *
   * @minItems 1
   */
  argv?: string[];
  /**
   * Folder to run it in.
   */
  chdir?: string;
  /**
   * Path or glob; when it exists, the command is not run.
   */
  creates?: string;
  /**
   * Path or glob; when it does not exist, the command is not run.
   */
  removes?: string;
  /**
   * Text for the command's standard input.
   */
  stdin?: string;
  /**
   * Whether a newline is added to `stdin`.
   */
  stdin_add_newline?: boolean;
  /**
   * false declares that the command only reads: it also runs with --check and is never reported as changed.
   */
  changes?: boolean;
}

/**
 * Show a message, or the value of a variable.
 */
export interface DebugArguments {
  /**
   * What to show.
   */
  msg?: string | number | boolean | null | unknown[] | {};
  /**
   * Variable, or expression, whose value to show; without {{ }}.
   */
  var?: string;
  /**
   * Number of -v from which on it is shown.
   */
  verbosity?: number;
}

/**
 * Fail with a message.
 */
export interface FailArguments {
  /**
   * The message.
   */
  msg?: string;
}

/**
 * Change one option of one stanza of an interfaces(5) file, or create or remove a stanza; every other byte of the file stays.
 */
export interface InterfacesFileArguments {
  /**
   * The interfaces file.
   */
  dest?: string;
  /**
   * Name of the stanza, as after `iface`.
   */
  iface?: string;
  /**
   * Family of the stanza, where an interface has several (`inet`, `inet6`).
   */
  address_family?: string;
  /**
   * Name of the option in the stanza. Options that may repeat (`up`, `down`, `pre-up`, `post-up`, `pre-down`, `post-down`) are added beside those that are there.
   */
  option?: string;
  /**
   * Value of the option. With `state: present` an option without a value is looked for and must be there.
   */
  value?: string;
  /**
   * Permissions of the file, as chmod takes them; kept when absent.
   */
  mode?: string;
  /**
   * Owner of the file; kept when absent.
   */
  owner?: string;
  /**
   * Group of the file; kept when absent.
   */
  group?: string;
  /**
   * Whether the option, or without `option` the stanza, shall be there.
   */
  state?: 'present' | 'absent';
  /**
   * Whether the interface is in an `auto` line.
   */
  auto?: boolean;
  /**
   * Family of the stanza to create, with `method`.
   */
  family?: 'inet' | 'inet6' | 'can' | 'ipx';
  /**
   * Method of the stanza to create when it is not there.
   */
  method?: string;
}

/**
 * Steer the run itself: run the handlers now, end the play, ask for a host again.
 */
export interface MetaArguments {
  /**
   * What to do.
   */
  _raw:
    | 'flush_handlers'
    | 'end_play'
    | 'end_host'
    | 'end_batch'
    | 'clear_facts'
    | 'clear_host_errors'
    | 'refresh_inventory'
    | 'reset_connection'
    | 'noop';
}

/**
 * Wait for some time, or until somebody presses Enter; once for all hosts.
 */
export interface PauseArguments {
  /**
   * Seconds to wait.
   */
  seconds?: number;
  /**
   * Minutes to wait.
   */
  minutes?: number;
  /**
   * Text to show; without a time, Enter goes on.
   */
  prompt?: string;
  /**
   * Whether what is typed is shown.
   */
  echo?: boolean;
}

/**
 * See that vipbook can log in and run a shell on the host. Not an ICMP ping: for that, wait_for with ping.
 */
export interface PingArguments {
  /**
   * Text to return as `ping`.
   */
  data?: string;
}

/**
 * Start, stop, restart or reload a service, and enable or disable it at boot; systemd or sysvinit.
 */
export interface ServiceArguments {
  /**
   * Name of the service.
   */
  name: string;
  /**
   * What shall be true of the service now.
   */
  state?: 'started' | 'stopped' | 'restarted' | 'reloaded';
  /**
   * Whether the service starts at boot.
   */
  enabled?: boolean;
}

/**
 * Set variables of the host for the rest of the run; every argument is a variable.
 */
export interface SetFactArguments {
  [k: string]: unknown;
}

/**
 * Gather the host's facts, as `gather_facts: true` does at the start of a play.
 */
export interface SetupArguments {
  /**
   * Globs of the names of facts to return.
   */
  filter?: string[];
  /**
   * Accepted as Ansible writes it; everything comes in one round trip anyway.
   */
  gather_subset?: string[];
}

/**
 * Run a text with the host's shell: pipes, redirections and variables work.
 */
export interface ShellArguments {
  /**
   * The text to run.
   */
  _raw?: string;
  /**
   * The text to run.
   */
  cmd?: string;
  /**
   * Folder to run it in.
   */
  chdir?: string;
  /**
   * Path or glob; when it exists, the text is not run.
   */
  creates?: string;
  /**
   * Path or glob; when it does not exist, the text is not run.
   */
  removes?: string;
  /**
   * Absolute path of the shell.
   */
  executable?: string;
  /**
   * Text for the standard input.
   */
  stdin?: string;
  /**
   * Whether a newline is added to `stdin`.
   */
  stdin_add_newline?: boolean;
  /**
   * false declares that the text only reads: it also runs with --check and is never reported as changed.
   */
  changes?: boolean;
}

/**
 * The same as service, for hosts with systemd.
 */
export interface SystemdArguments {
  /**
   * Name of the service.
   */
  name: string;
  /**
   * What shall be true of the service now.
   */
  state?: 'started' | 'stopped' | 'restarted' | 'reloaded';
  /**
   * Whether the service starts at boot.
   */
  enabled?: boolean;
}

/**
 * Move a virtual IP address from one host to another, or make it present or absent on each host of the play.
 */
export interface VipArguments {
  /**
   * The address to move, IPv4 or IPv6, with or without its prefix length. Without one, the prefix that the old host uses, else that of the interface's subnet.
   */
  address: string;
  /**
   * Inventory name of the host that holds the address now. Needs `to`.
   */
  from?: string;
  /**
   * Inventory name of the host that shall hold the address. Needs `from`.
   */
  to?: string;
  /**
   * What shall be true on each host of the play. Not together with `from` and `to`.
   */
  state?: 'present' | 'absent';
  /**
   * Interface that carries the address. Found from the subnet of the address when absent.
   */
  interface?: string;
  /**
   * Label of the address (`eth0:1`), at most 15 bytes. Default: the old host's label if it is free on the new host, else the next free number.
   */
  label?: string;
  /**
   * Prefix length, where `address` does not give it.
   */
  prefix?: number;
  /**
   * Order of the cut-over.
   */
  strategy?: 'make-before-break' | 'break-before-make';
  /**
   * How the address is written into the interfaces file.
   */
  persist?: 'auto' | 'alias' | 'up-down' | 'stanza' | 'none';
  /**
   * Interfaces file that a new stanza is written to. Files that it sources are read too.
   */
  file?: string;
  /**
   * How many times the new host announces the address to the segment.
   */
  announce?: number;
  /**
   * Hosts of the inventory whose neighbour entry for the address is flushed after the announcement.
   */
  flush?: string[];
  /**
   * Service that must be running on the new host before the cut-over.
   */
  service?: string;
  /**
   * TCP port at which the service must answer at the address, seen from a third host, after the cut-over.
   */
  port?: number;
  /**
   * Seconds to wait at most for open connections on the old host to end before the address is taken off it. Default: 10 with make-before-break, where they go on working meanwhile; 0 with break-before-make, where there is nothing to wait for. Without an open connection there is no waiting.
   */
  drain?: number;
  /**
   * Checks that may fail without stopping the move, each with the reason why that is right here. The reason is shown in the output.
   */
  overrule?: {
    /**
     * Code of the check.
     */
    code: string;
    /**
     * Why the check may fail here.
     */
    reason: string;
  }[];
}

/**
 * Wait until a TCP port answers or is closed, a path is there or gone, an address answers pings, or the right host answers ARP for it.
 */
export interface WaitForArguments {
  /**
   * Address or name whose port is tried, from the host that runs the task.
   */
  host?: string;
  /**
   * TCP port to wait for.
   */
  port?: number;
  /**
   * Path on the host to wait for.
   */
  path?: string;
  /**
   * What to wait for.
   */
  state?: 'started' | 'stopped' | 'present' | 'absent' | 'drained';
  /**
   * Seconds after which the task fails.
   */
  timeout?: number;
  /**
   * Seconds before the first attempt.
   */
  delay?: number;
  /**
   * Seconds between attempts.
   */
  sleep?: number;
  /**
   * Address that must answer a ping; true means `host`.
   */
  ping?: boolean | string;
  /**
   * Address that must be answered for by exactly the MAC address given, or by that of the host given.
   */
  arp?: {
    /**
     * The address to ask for.
     */
    address: string;
    /**
     * MAC address that must answer. Quote it: YAML 1.1 reads some as numbers.
     */
    mac?: string;
    /**
     * Inventory name of the host that must answer.
     */
    host?: string;
    /**
     * Interface to ask on; found from the address when absent.
     */
    interface?: string;
  };
  /**
   * Message on failure, instead of the usual one.
   */
  msg?: string;
}

/**
 * Read a role before the run, as if its tasks stood here.
 */
export interface ImportRoleArguments {
  /**
   * Name of the role.
   */
  name: string;
  /**
   * File in the role’s tasks folder.
   */
  tasks_from?: string;
  /**
   * File in the role’s vars folder.
   */
  vars_from?: string;
  /**
   * File in the role’s defaults folder.
   */
  defaults_from?: string;
}

/**
 * Read a file of tasks before the run, as if its tasks stood here.
 */
export interface ImportTasksArguments {
  /**
   * The file.
   */
  _raw?: string;
  /**
   * The file, relative to the one that names it.
   */
  file?: string;
}

/**
 * Read a role when the run comes here; its name may depend on variables.
 */
export interface IncludeRoleArguments {
  /**
   * Name of the role.
   */
  name: string;
  /**
   * File in the role’s tasks folder.
   */
  tasks_from?: string;
  /**
   * File in the role’s vars folder.
   */
  vars_from?: string;
  /**
   * File in the role’s defaults folder.
   */
  defaults_from?: string;
}

/**
 * Read a file of tasks when the run comes here; its name may depend on variables and on the loop.
 */
export interface IncludeTasksArguments {
  /**
   * The file.
   */
  _raw?: string;
  /**
   * The file, relative to the one that names it.
   */
  file?: string;
}

/** Arguments by module, after validation and coercion; defaults are not filled in. */
export interface ModuleArguments {
  readonly arp: ArpArguments;
  readonly assert: AssertArguments;
  readonly command: CommandArguments;
  readonly debug: DebugArguments;
  readonly fail: FailArguments;
  readonly interfaces_file: InterfacesFileArguments;
  readonly meta: MetaArguments;
  readonly pause: PauseArguments;
  readonly ping: PingArguments;
  readonly service: ServiceArguments;
  readonly set_fact: SetFactArguments;
  readonly setup: SetupArguments;
  readonly shell: ShellArguments;
  readonly systemd: SystemdArguments;
  readonly vip: VipArguments;
  readonly wait_for: WaitForArguments;
  readonly import_role: ImportRoleArguments;
  readonly import_tasks: ImportTasksArguments;
  readonly include_role: IncludeRoleArguments;
  readonly include_tasks: IncludeTasksArguments;
}
