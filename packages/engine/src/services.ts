import type { Host } from '@vipbook/host';
import type { ResolvedName } from '@vipbook/vip';
import type { InventoryValue, VaultSecret, Variable } from '@vipbook/inventory';
import type { PlaybookIo } from '@vipbook/playbook';
import type { RunEvent, Recap } from './events.ts';
import type { RunJournal } from './record.ts';
import type { Overseer } from './overseer.ts';

/** Whom to become on a host. The password is the connector's business (`-K`, `ansible_become_password`). */
export interface BecomeRequest {
  /** `sudo`, `su` or `doas`, as written. */
  readonly method: string;
  readonly user: string;
}

/** Everything needed to reach one host as one user. */
export interface ConnectRequest {
  readonly host: string;
  /**
   * The host's connection variables (what `connectionVariables` of the inventory reads), merged by
   * precedence over the whole run and rendered; secrets stay secrets. `remote_user` and `connection` of the
   * task or play, and `-u`, are in it as `ansible_user` and `ansible_connection` where nothing else sets them.
   */
  readonly variables: ReadonlyMap<string, Variable>;
  readonly become?: BecomeRequest;
  readonly signal?: AbortSignal;
}

/** A question of `vars_prompt`, or of `pause`. */
export interface Question {
  readonly prompt: string;
  /** Typed without being shown. */
  readonly hidden: boolean;
  /** Ask twice and compare. */
  readonly confirm: boolean;
}

/** The world, from outside. */
export interface RunServices {
  /** Open a connection, or reject with a VipbookError: the host then counts as unreachable. The engine asks
   *  once for each host and user, keeps the Host for the run and closes it. */
  connect(request: ConnectRequest): Promise<Host>;
  emit(event: RunEvent): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`, or at once when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** For files whose names are known only in the run: includes and vars_files with templates in them. */
  readonly files?: PlaybookIo;
  /** What a name leads to, seen from here; rejects when nobody could be asked. Absent: nobody can. */
  resolve?(name: string, family: 4 | 6): Promise<readonly ResolvedName[]>;
  /** Ask the person at the terminal. Absent: there is none. */
  ask?(question: Question): Promise<string>;
  /** `--step`: run this task? `continue` runs it and all that follow. */
  confirmTask?(name: string): Promise<'yes' | 'no' | 'continue'>;
  /** Absent: nothing is written down. With --check nothing is, either. */
  readonly journal?: RunJournal;
  /** Makes a plan of the run, or holds it to one. */
  readonly overseer?: Overseer;
  /** First Ctrl-C: finish or undo what runs, start nothing more. */
  readonly interrupt?: AbortSignal;
  /** As `interrupt`, but not by a person who wants to leave: what was moved before is looked at all the same. */
  readonly halt?: AbortSignal;
  /** Second Ctrl-C: give up at once, saying what is uncertain. */
  readonly abandon?: AbortSignal;
}

/** What the command line says about a run. */
export interface EngineOptions {
  /** Names the run in events and journals. */
  readonly run: string;
  readonly check?: boolean;
  /** Send file diffs with the results. */
  readonly diff?: boolean;
  /** Hosts worked on at the same time. See `defaultForks`. */
  readonly forks?: number;
  readonly limit?: string;
  readonly tags?: readonly string[];
  readonly skipTags?: readonly string[];
  /** Passwords for what the playbook holds of the vault. */
  readonly vault?: readonly VaultSecret[];
  /** `-e`, already merged; `k=v` ones are strings. They win over everything. */
  readonly extraVariables?: Readonly<Record<string, InventoryValue>>;
  readonly become?: boolean;
  readonly becomeUser?: string;
  readonly becomeMethod?: string;
  /** `-u`: the lowest precedence of all. */
  readonly remoteUser?: string;
  /** `--play`: names or numbers, see `selectPlays`; empty or absent: all plays. */
  readonly plays?: readonly string[];
  readonly startAtTask?: string;
  readonly forceHandlers?: boolean;
  /** Number of -v, for `debug: verbosity`. */
  readonly verbosity?: number;
  /** What `any_errors_fatal` is where nothing says it; true, because half a move is the worst case. */
  readonly anyErrorsFatal?: boolean;
}

/**
 * Ansible's 5 keeps a Python process for each. Here one more host at a time costs a socket and a promise, so
 * the number only bounds how many handshakes hit a network at once; 50 takes 100 hosts in two waves.
 */
export const defaultForks = 50;

export interface RunResult {
  /** Ansible's: 0; 1 no host matched; 2 a host failed; 4 unreachable or the playbook is wrong; 5 bad option;
   *  99 interrupted; 250 unexpected. */
  readonly exitCode: number;
  readonly recap: Readonly<Record<string, Recap>>;
}
