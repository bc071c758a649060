import type { Diagnostic } from '@vipbook/diagnostics';
import type { HeldOperations } from './held.ts';

/** An IP address in canonical text form (RFC 5952 for IPv6), no prefix, no zone. */
export type IpAddress = string;

/** Seconds, or without end. An address with a lifetime removes itself when it is over. */
export type Lifetime = number | 'forever';

/**
 * Everything vipbook ever does to a host or asks of it, as plain data: a plan lists operations, the
 * real host renders them to one POSIX sh script, the simulated host interprets them. `in` is what the
 * caller says, `out` what comes back when it went well.
 */
export interface Operations extends HeldOperations {
  // --- addresses (rtnetlink through ip(8)) ---
  /** Nothing changes when the same address/prefix is there with the same label (lifetime is then set). */
  'address.add': {
    in: {
      device: string;
      address: IpAddress;
      prefix: number;
      /** IPv4 only, at most 15 bytes, `device:something`. */
      label?: string;
      /** '+' (the default for IPv4 below /31) derives it from the prefix; 'none' sets none. */
      broadcast?: string;
      lifetime?: Lifetime;
      /** IPv6: skip duplicate address detection (the old owner would defend). */
      noDad?: boolean;
      /**
       * With a preferred lifetime of 0 the host answers at it, and its kernel does not choose it as the source of what the
       * host begins itself (RFC 6724, rule 3).
       */
      deprecated?: boolean;
    };
    out: { changed: boolean };
  };
  /** Exact prefix only. Nothing changes when absent. */
  'address.delete': {
    in: { device: string; address: IpAddress; prefix: number };
    out: { changed: boolean };
  };
  /**
   * Get ready to add: a process that has all but the last word of it already, so that the address comes up
   * without the time that starting a program takes (break-before-make: that time is an outage). Waits at
   * most `seconds`; nothing changes until `address.trigger`.
   */
  'address.stage': {
    in: Operations['address.add']['in'] & { seconds: number };
    out: { staged: true };
  };
  /**
   * Let what was staged happen. It is not waited for: an `address.add` that follows makes it certain. Refused (HST016)
   * when it was staged more than `withinSeconds` ago: by then the old host may have taken the address back.
   */
  'address.trigger': {
    in: Operations['address.add']['in'] & { withinSeconds: number };
    out: { triggered: true };
  };
  /** Forget what was staged. */
  'address.unstage': { in: { address: IpAddress }; out: { unstaged: true } };
  /** Change the lifetime of a *present* address; an absent one is an error, never created. */
  'address.lifetime': {
    in: {
      device: string;
      address: IpAddress;
      prefix: number;
      lifetime: Lifetime;
      /** Its preferred lifetime becomes 0; else that is the lifetime. */
      deprecated?: boolean;
    };
    out: { changed: boolean };
  };
  /**
   * What this shell does goes before whatever else the host has to do (the lowest real-time priority, sched(7); where
   * that is not allowed, nice -20), or no more; `changed`: the host allowed it. So for its children, and for the sshd or
   * sudo that it speaks through. Ends with the shell.
   */
  'shell.hasten': { in: { hasten: boolean }; out: { changed: boolean } };
  /** Every place where this address is configured on the host now. */
  'address.query': { in: { address: IpAddress }; out: { found: readonly HeldAddress[] } };

  // --- ARP and neighbour discovery ---
  /**
   * Gratuitous ARP of both forms (request, reply), or unsolicited NA with override. Starts at once and
   * does not wait; repeats follow a second apart in the background, each only if the host then still
   * holds the address unquieted (a late repeat must never steal it back).
   */
  'arp.announce': {
    in: { device: string; address: IpAddress; count: number };
    out: { started: boolean };
  };
  /**
   * End the repeats of announcements that were started earlier, by whatever run, and be sure that none is
   * on its way out any more. A host that announced the address seconds ago and now gives it away would
   * otherwise take it back in the caches of others, just before it lets go.
   */
  'arp.hush': { in: { address: IpAddress }; out: { changed: boolean } };
  /** ARP request with sender = address, target = each neighbour's own address; each answer is an
   *  acknowledgement that its cache now points here. When it is done all requests have left, and so has
   *  what an `arp.announce` just before it sent first: however late a busy host started the programs.
   *  Up to 64 at once, and the others after these: `timeoutMs` is the patience of each such round. */
  'arp.direct': {
    in: { device: string; address: IpAddress; targets: readonly IpAddress[]; timeoutMs: number };
    out: { acknowledged: readonly IpAddress[]; silent: readonly IpAddress[] };
  };
  /** Is the host silent for the address? */
  'arp.query': { in: { address: IpAddress }; out: { quiet: boolean } };
  /** Who answers for the address on the segment (RFC 5227 probe: sender 0.0.0.0)? Our own not included. */
  'arp.whohas': {
    in: {
      device: string;
      address: IpAddress;
      /** How long answers are collected. */
      timeoutMs: number;
      /** So long the first one may take, if longer, and it is asked for again meanwhile: a busy host's program begins late. */
      patienceMs?: number;
    };
    out: { macs: readonly string[] };
  };
  /** The same for several addresses of one family, asked at once: it takes as long as one. */
  'arp.survey': {
    in: { device: string; addresses: readonly IpAddress[]; timeoutMs: number };
    out: { answers: readonly { address: IpAddress; macs: readonly string[] }[] };
  };
  /**
   * Stop (or resume) saying anything about the address in ARP/ND, with nft. The quiet is a lease too: the
   * kernel ends it by itself after `seconds`, so a host never stays silent because its controller died.
   */
  'arp.quiet': {
    in: { address: IpAddress; quiet: boolean; seconds?: number };
    out: { changed: boolean };
  };
  /**
   * Packets to `address` go on to `to`; null ends it. `unknown-flows` (the default): those of TCP flows that
   * this host has not seen begin, for a new owner to hand back to the old one. `everything`: all of them,
   * but only while this host does not hold the address, for an old owner to hand on to the new one what
   * neighbours still send here. The kernel ends it by itself after `seconds`.
   */
  'flow.relay': {
    in: {
      address: IpAddress;
      to: IpAddress | null;
      device: string;
      seconds: number;
      of?: 'unknown-flows' | 'everything';
    };
    out: { changed: boolean };
  };
  /**
   * What still comes to this host for the address is served by another one, for so many seconds, which the host
   * itself ends. `hand-on`: as it is, to a host of the same segment that has the address now (this one has it no
   * more). `dnat`: to another address, by way of this host, which keeps this one.
   * One that stands already is replaced; when that fails, it stays as it was.
   */
  'bridge.open': {
    in: {
      address: IpAddress;
      to: IpAddress;
      device: string;
      seconds: number;
      how: 'hand-on' | 'dnat';
    };
    out: { changed: boolean };
  };
  'bridge.close': { in: { address: IpAddress }; out: { changed: boolean } };
  /** Remove our nft tables, if no address is quiet or relayed any more. */
  'nft.tidy': { in: { only?: 'empty' }; out: { changed: boolean } };
  /** TCP connections whose local address is this one: established or closing; and apart, those that are being opened. */
  'flow.count': { in: { address: IpAddress }; out: { open: number; halfOpen: number } };
  /** Those that are being opened: asked for with a SYN, answered, and not yet acknowledged (SYN-RECV). At most 512. */
  'flow.opening': { in: { address: IpAddress }; out: { opening: readonly Opening[] } };
  /**
   * Beside `flow.relay`: a SYN of a connection that `to` is opening already goes on to it, too. Without that, a client
   * whose SYN-ACK was lost asks again here, two hosts answer it, and it is reset. `flow.relay` with null ends it.
   */
  'flow.leave': {
    in: {
      address: IpAddress;
      to: IpAddress;
      device: string;
      seconds: number;
      opening: readonly Opening[];
    };
    out: { changed: boolean };
  };
  /**
   * Packets and bytes to (`received`) and from (`sent`) the address since it was first asked for; asking begins to
   * count. They stay until `counter.end`, and cost a rule each.
   */
  'counter.read': {
    in: { address: IpAddress };
    out: { received: PacketCount; sent: PacketCount };
  };
  'counter.end': { in: { address: IpAddress }; out: { changed: boolean } };
  /**
   * The same for the time of a move, apart from what others count; and who has sent to the address on this segment
   * in the last half second, by MAC, without `except` (the other host of the move, which hands on packets).
   */
  'traffic.read': {
    in: { address: IpAddress; except?: string };
    out: { received: PacketCount; sent: PacketCount; senders: readonly string[] };
  };
  /** Begin to count, where the answer is asked for later: what comes in between is counted, too. */
  'traffic.begin': {
    in: Operations['traffic.read']['in'];
    out: { changed: boolean };
  };
  'traffic.end': { in: { address: IpAddress }; out: { changed: boolean } };
  'neighbour.query': { in: { address: IpAddress }; out: { found: readonly NeighbourEntry[] } };
  /** Delete the host's cached entries for the address (PERMANENT ones are left and reported). */
  'neighbour.flush': {
    in: { address: IpAddress };
    out: { flushed: number; permanent: readonly NeighbourEntry[] };
  };

  // --- kernel settings ---
  /** Dotted or slashed key below /proc/sys. `out.before` is for putting it back. */
  'sysctl.set': { in: { key: string; value: string }; out: { changed: boolean; before: string } };

  // --- files ---
  'file.read': { in: { path: string }; out: { file: HostFile | null } };
  /** Atomic: dot-named temporary file beside it, mode and owner kept, fsync, rename; a symlink's target
   *  is replaced, not the link. `expect` is the sha256 (hex) it must have now, or 'absent'. */
  'file.write': {
    in: { path: string; content: Uint8Array; expect?: string } & FileReplacement;
    out: { changed: boolean };
  };
  /** The same with the content of another file of the host. `keep`: with its mode, owner and times. Nothing
   *  changes when `to` has the content already. */
  'file.copy': {
    in: { from: string; to: string; keep?: boolean; expect?: string } & FileReplacement;
    out: { changed: boolean };
  };
  /** Could this many bytes be written here? A dot-named file is written beside it, synced and removed; the folder
   *  keeps its time. */
  'file.probe': { in: { path: string; bytes: number }; out: { writable: true } };
  'file.remove': { in: { path: string; expect?: string }; out: { changed: boolean } };
  /** What stat(2), or with `follow` false lstat(2), tells; null: there is nothing. */
  'file.stat': {
    in: {
      path: string;
      /** Default true. */
      follow?: boolean;
      /** Of a regular file that may be read. */
      digests?: readonly Digest[];
      /** Its content too, when it has at most this many bytes … */
      contentUpTo?: number;
      /** … and not this sha256 (hex). */
      contentUnless?: string;
      /** Its type and encoding, as file(1) names them; and its attributes, as lsattr(1) does. */
      more?: readonly ('mime' | 'attributes')[];
      /** A user and a group by name or number, to be looked up on the way. */
      owner?: string;
      group?: string;
    };
    out: {
      stat: FileStat | null;
      /** Of the login's shell: what new files lack. */
      umask: number;
      /** Their numbers; null: the host knows no such name. Absent when not asked. */
      ownerId?: number | null;
      groupId?: number | null;
    };
  };
  /** Everything below a directory, itself not included, in no order; links are not followed. */
  'directory.list': {
    in: { path: string; digest?: boolean };
    out: { entries: readonly TreeEntry[] | null };
  };
  /** Permissions, owner (name or number) and times (whole seconds since the epoch, or 'now') of what is there. */
  'file.attributes': {
    in: {
      path: string;
      /** false: those of a symlink itself. */
      follow?: boolean;
      mode?: number;
      owner?: string;
      group?: string;
      modified?: number | 'now';
      accessed?: number | 'now';
    };
    out: { changed: boolean };
  };
  /** With those above it that are missing; all new ones get mode, owner and group. */
  'directory.make': {
    in: { path: string; mode?: number; owner?: string; group?: string };
    out: { changed: boolean };
  };
  /** Replaces a file or link that is there, and an empty directory; in one step where mv(1) can. */
  'link.make': {
    in: { path: string; target: string; kind: 'symbolic' | 'hard' };
    out: { changed: boolean };
  };
  /** A directory with all that is in it, or anything else. Never `/` itself. */
  'tree.remove': { in: { path: string }; out: { changed: boolean } };

  // --- ifupdown ---
  ifup: { in: { name: string; force?: boolean }; out: CommandOutput };
  ifdown: { in: { name: string; force?: boolean }; out: CommandOutput };
  /** Make /run/network/ifstate say that `name` is up as `logical`, or (null) that it is down; under
   *  ifupdown's own lock. Only bookkeeping: no command is run. */
  'ifstate.set': { in: { name: string; logical: string | null }; out: { changed: boolean } };

  // --- everything else ---
  /** Exit status other than 0 is not a failure of the operation: the caller judges. */
  'command.run': {
    in: {
      command: { argv: readonly string[] } | { shell: string };
      directory?: string;
      environment?: Readonly<Record<string, string>>;
      input?: Uint8Array;
      timeoutMs?: number;
    };
    out: CommandOutput;
  };
  /**
   * Run a program that the host does not have: it is put into a folder of its own that only the login can
   * read, run there, and removed whatever happens. `words` is shell text behind its path; `through` a
   * program that reads it.
   */
  'script.run': {
    in: {
      name: string;
      content: Uint8Array;
      words?: string;
      through?: string;
      directory?: string;
      environment?: Readonly<Record<string, string>>;
    };
    out: CommandOutput;
  };
  'service.query': { in: { name: string }; out: ServiceState };
  'service.set': {
    in: { name: string; action: ServiceAction };
    out: CommandOutput;
  };
  /** Does a TCP connection from this host to there succeed? `port` of the host itself: listening? */
  'tcp.reach': {
    in: { address: IpAddress; port: number; timeoutMs: number };
    out: { reached: boolean; detail: string };
  };
  /** ICMP echo from the host; `source` binds it to an address. */
  'icmp.ping': {
    in: { address: IpAddress; count: number; timeoutMs: number; source?: IpAddress };
    out: { sent: number; received: number };
  };
}

export type OperationName = keyof Operations;
export type OperationOf<N extends OperationName> = { readonly do: N } & Readonly<
  Operations[N]['in']
>;
/** One operation, discriminated by `do`. */
export type Operation = { [N in OperationName]: OperationOf<N> }[OperationName];

/** Went well (`out`), failed with a finding, or was not tried because an earlier one failed. */
export type ResultOf<N extends OperationName> =
  | { readonly status: 'done'; readonly out: Operations[N]['out'] }
  | { readonly status: 'failed'; readonly error: Diagnostic }
  | { readonly status: 'skipped' };
export type OperationResult = ResultOf<OperationName>;

/** Results in the order of the operations that were asked. */
export type ResultsOf<O extends readonly Operation[]> = {
  readonly [I in keyof O]: O[I] extends { readonly do: infer N extends OperationName }
    ? ResultOf<N>
    : never;
};

export interface CommandOutput {
  readonly exitStatus: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** A TCP connection as its client counts: where it comes from, and to which port of ours. */
export interface Opening {
  readonly peer: IpAddress;
  readonly peerPort: number;
  readonly port: number;
}

export interface PacketCount {
  readonly packets: number;
  readonly bytes: number;
}

export interface HeldAddress {
  readonly device: string;
  readonly address: IpAddress;
  readonly prefix: number;
  readonly label?: string;
  /** Remaining, in seconds. */
  readonly lifetime: Lifetime;
}

export interface NeighbourEntry {
  readonly address: IpAddress;
  readonly device: string;
  readonly mac?: string;
  /** REACHABLE, STALE, DELAY, PROBE, FAILED, INCOMPLETE, NOARP, PERMANENT (ip-neighbour(8)). */
  readonly state: string;
}

export interface HostFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** Permission bits, as of stat(2). */
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  /** Hex. */
  readonly sha256: string;
}

/** How a file is put in its place. */
export interface FileReplacement {
  /** Permission bits; default: those of the file that is there, or 0644. */
  readonly mode?: number;
  /** Name or number; default: those of the file that is there, or the login's. */
  readonly owner?: string;
  readonly group?: string;
  /** Default true; false replaces a symlink itself. */
  readonly follow?: boolean;
  /** A command that must accept the new file before it takes its place; the word `%s` in it (or in a word)
   *  is the file's path. */
  readonly validate?: readonly string[];
}

export type Digest = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

export type FileType =
  'file' | 'directory' | 'link' | 'fifo' | 'socket' | 'block' | 'character' | 'other';

/** stat(2). Times are seconds since the epoch, with fractions. */
export interface FileStat {
  readonly path: string;
  readonly type: FileType;
  /** Permission bits with set-id and sticky ones. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Empty when the host knows no name for the number. */
  readonly owner: string;
  readonly group: string;
  readonly size: number;
  readonly inode: number;
  readonly device: number;
  readonly links: number;
  readonly blocks: number;
  readonly blockSize: number;
  readonly deviceType: number;
  readonly accessed: number;
  readonly modified: number;
  readonly changed: number;
  /** To the login, of what a link points to. */
  readonly readable: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
  /** What a symlink says, and where it leads in the end. */
  readonly target?: string;
  readonly realPath?: string;
  readonly digests: Readonly<Partial<Record<Digest, string>>>;
  readonly content?: Uint8Array;
  readonly mime?: { readonly type: string; readonly encoding: string };
  /** Letters of lsattr(1), and the version; absent when it could not tell. */
  readonly attributes?: { readonly flags: string; readonly version: string };
}

/** One entry below a directory. */
export interface TreeEntry {
  /** Relative to the directory. */
  readonly path: string;
  readonly type: FileType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly inode: number;
  readonly size: number;
  /** Of regular files, when asked. */
  readonly sha256?: string;
  /** Of links. */
  readonly target?: string;
}

/** `mask` and `unmask` are systemd's: nothing can start a masked unit. */
export type ServiceAction =
  'start' | 'stop' | 'restart' | 'reload' | 'enable' | 'disable' | 'mask' | 'unmask';

export interface ServiceState {
  readonly manager: 'systemd' | 'sysvinit' | 'none';
  readonly known: boolean;
  /** It runs, or is about to. */
  readonly active: boolean;
  /** On its way down: still to be waited for by who wants it stopped. */
  readonly stopping?: boolean;
  /** Starts at boot, or has nothing that could be enabled (static units). */
  readonly enabled: boolean;
  readonly masked?: boolean;
  /** Its unit file, of systemd. */
  readonly file?: string;
  /** Why systemd cannot read its unit file. */
  readonly broken?: string;
}
