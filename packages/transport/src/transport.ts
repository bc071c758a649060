import type { Secret } from '@vipbook/diagnostics';

/** How to reach one host. Comes from inventory, flags and ssh_config, already resolved. */
export interface Target {
  /** The inventory's name, for messages. */
  readonly name: string;
  readonly connection: 'ssh' | 'openssh' | 'local';
  /** Address or name to connect to. */
  readonly address: string;
  /** 0 (`openssh` only): what ssh_config says. */
  readonly port: number;
  /** Empty (`openssh` only): what ssh_config says. */
  readonly user: string;
  readonly password?: Secret;
  /** Files with private keys, tried in order. Empty: the usual ones of ~/.ssh. */
  readonly identityFiles?: readonly string[];
  readonly passphrase?: Secret;
  /** Files in known_hosts format, all of them read. Empty: the usual ones. */
  readonly knownHostsFiles?: readonly string[];
  /** `strict` refuses an unknown key; `accept-new` stores it. A changed key is always refused. */
  readonly hostKeys: 'strict' | 'accept-new';
  /** Look the host key up under this name instead of the address (HostKeyAlias). */
  readonly hostKeyAlias?: string;
  /** Agent socket (SSH_AUTH_SOCK), only when asked for. */
  readonly agent?: string;
  /** An agent that is there and was not asked for: for the message when login fails. */
  readonly idleAgent?: string;
  /** Forward this agent to the host, only when asked for. */
  readonly forwardAgent?: string;
  /** Only IPv4 or only IPv6 addresses of the name. */
  readonly family?: 4 | 6;
  /** `openssh` only: options for the system's ssh, before all others. */
  readonly opensshArguments?: readonly string[];
  /** `openssh` only: the ssh program, by its name or path. */
  readonly opensshProgram?: string;
  /** Jump hosts, first hop first. */
  readonly jumps?: readonly Target[];
  /** Whole time allowed for TCP, handshake and authentication, in milliseconds. */
  readonly connectTimeoutMs: number;
  /** 0: none. */
  readonly keepaliveMs: number;
}

/** Become somebody else with a program on the host. The password is sent on standard input only. */
export interface Become {
  readonly method: 'sudo' | 'su' | 'doas';
  readonly user: string;
  readonly password?: Secret;
}

export interface RunOptions {
  /** Milliseconds; after that the outcome is unknown and the shell is closed. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /**
   * The script is our own, well-formed, and neither exits nor changes the shell: it may run in the shell
   * itself, which saves a fork (0.5 to 1 ms) where an outage is counted in milliseconds.
   */
  readonly inline?: boolean;
}

/** What one script did. Bytes, because hosts' files and output have no promised encoding. */
export interface Completed {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/**
 * One persistent POSIX `sh` on a host, already that of the right user; scripts run in it one after
 * another, each in a subshell with standard input from /dev/null (so that it can neither eat the next
 * script nor change the shell's own state). One line on an open pipe: one round trip.
 */
export interface Shell {
  run(script: string | Uint8Array, options?: RunOptions): Promise<Completed>;
  close(): Promise<void>;
}

export type Reached = 'open' | 'refused' | 'unreachable' | 'timeout' | 'forbidden';

/** An authenticated connection to one host. */
export interface Connection {
  readonly target: Target;
  /** A shell as the login user or as somebody else; shells are pooled per `Become` user. */
  shell(become?: Become): Promise<Shell>;
  /** Try a TCP connection *from the host* to address:port (ssh: direct-tcpip; local: a socket). */
  reach(address: string, port: number, timeoutMs: number): Promise<Reached>;
  /** Resolves with the reason once the connection is gone, for whatever cause. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Opens connections. Each failure is a VipbookError with one of the SSH codes. */
export interface Transport {
  connect(target: Target, signal?: AbortSignal): Promise<Connection>;
}
