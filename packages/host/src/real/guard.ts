import { isIP } from 'node:net';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { guardRun, type Fence } from '../held.ts';
import type { Operation } from '../operations.ts';

/**
 * What stands in a script without quotes, because ip(8) and nft(8) have a grammar of their own, must be what
 * its type says. Types are not enough: prefixes, labels and neighbours come out of other hosts' JSON, and
 * one host must not be able to put words into the shell of another.
 */

/** A link's name, as the kernel allows it (dev_valid_name in net/core/dev.c), and without quotes. */
export function isDeviceName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[^\s/:"'`\\\u0000-\u0020\u007f]+$/.test(value) &&
    value !== '.' &&
    value !== '..' &&
    Buffer.byteLength(value) <= 15
  );
}

/** The label of an IPv4 address: a device name, or one with `:` and more (IFNAMSIZ - 1 bytes in all). */
export function isLabel(value: unknown): value is string {
  return typeof value === 'string' && isDeviceName(value.replaceAll(':', '_'));
}

export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && isIP(value) !== 0;
}

/** Of Ethernet; links of other kinds have other addresses. */
export function isMacAddress(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value);
}

export function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

/** A user's or group's name or number; never with a colon, which chown(1) would read as both. */
function isUserName(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[^:\u0000-\u0020\u007f-][^:\u0000-\u001f\u007f]*$/.test(value)
  );
}

/** A run is named by letters and digits, and not as what stands for nobody and for guards. */
export function isRunName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][\w-]{0,63}$/.test(value) && value !== guardRun;
}

const most = Number.MAX_SAFE_INTEGER;
const time = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Fields that mean the same wherever they stand. */
const everywhere: Readonly<Record<string, (value: unknown) => boolean>> = {
  device: isDeviceName,
  prefix: (value) => isWhole(value, 128),
  lifetime: (value) => value === 'forever' || isWhole(value, most),
  seconds: (value) => isWhole(value, most),
  timeoutMs: time,
  count: (value) => isWhole(value, most),
  bytes: (value) => isWhole(value, most),
  port: (value) => isWhole(value, 65_535),
  mode: (value) => isWhole(value, 0o7777),
  owner: isUserName,
  group: isUserName,
  environment: isEnvironment,
  epoch: (value) => isWhole(value, most),
  seen: (value) => isWhole(value, most),
  unused: (value) => isWhole(value, most),
  askAfterSeconds: (value) => isWhole(value, most),
  lapseSeconds: (value) => isWhole(value, most),
  servesSeconds: (value) => isWhole(value, most),
  withinSeconds: (value) => isWhole(value, most),
  run: isRunName,
};

/** Shown by systemctl as an option, or a path to another place, it would be another thing than it says. */
function isServiceName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_@:.\\][A-Za-z0-9_@:.\\-]*$/.test(value);
}

/** A stanza's name: not an option of ifup(8) (`-a` is everything), and one line of ifstate. */
function isStanzaName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[^\s=\u0000-\u0020\u007f-][^\s=\u0000-\u0020\u007f]*$/.test(value)
  );
}

/** An address (perhaps with a zone), or a name that the host looks up; never an option of nc or ping. */
function isReachable(value: unknown): value is string {
  return isAddress(value) || (typeof value === 'string' && /^\w[\w.-]{0,252}$/.test(value));
}

/** Below /proc/sys, and nowhere else. */
function isSysctlKey(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\w[\w.:@+/-]*$/.test(value) &&
    !value.split('/').some((part) => part === '' || part === '.' || part === '..')
  );
}

/** POSIX names only; each value is a text. */
function isEnvironment(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, text]) =>
        /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && typeof text === 'string' && !text.includes('\0'),
    )
  );
}

/** The move that a guard follows: its parts stand in the guard's script. */
function isAnchor(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { address, device, role, old, new: next } = value as Record<string, unknown>;
  const isMac = (mac: unknown): boolean =>
    typeof mac === 'string' && /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(mac);
  const isRole = role === undefined || role === 'old' || role === 'new';
  return isAddress(address) && isDeviceName(device) && isRole && isMac(old) && isMac(next);
}

/** They stand in a set of nft(8)'s, which knows no zone. */
function areOpenings(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((each: unknown) => {
      const { peer, peerPort, port } = (each ?? {}) as Record<string, unknown>;
      const ports = [peerPort, port].every((number) => isWhole(number, 65_535));
      return isAddress(peer) && !peer.includes('%') && ports;
    })
  );
}

/** Names whose meaning depends on the operation. */
const ofOperations: readonly (readonly [
  RegExp,
  Readonly<Record<string, (value: unknown) => boolean>>,
])[] = [
  [
    /^(?:address|arp|flow|neighbour|lock|guard|counter|traffic|bridge)\./,
    {
      address: isAddress,
      except: isMacAddress,
      opening: areOpenings,
      to: (value) => value === null || isAddress(value),
      targets: (value) => Array.isArray(value) && value.every(isAddress),
      addresses: (value) => Array.isArray(value) && value.every(isAddress),
      label: isLabel,
      broadcast: (value) => value === '+' || value === 'none' || isAddress(value),
    },
  ],
  [
    /^guard\./,
    {
      otherOwn: (value) => value === undefined || isAddress(value),
      anchor: (value) => value === undefined || isAnchor(value),
    },
  ],
  [/^bridge\./, { how: (value) => value === 'hand-on' || value === 'dnat' }],
  // Here it is whoever asks, a text for people.
  [/^lock\./, { owner: (value) => typeof value === 'string' }],
  [/^(?:tcp|icmp)\./, { address: isReachable, source: isAddress }],
  [/^service\./, { name: isServiceName, action: (value) => /^[a-z]+$/.test(String(value)) }],
  [/^(?:ifup|ifdown)$/, { name: isStanzaName }],
  [/^ifstate\./, { name: isStanzaName, logical: (value) => value === null || isStanzaName(value) }],
  [/^sysctl\./, { key: isSysctlKey, value: (value) => typeof value === 'string' }],
  [/^script\.run$/, { name: isFileName }],
];

/** The last part of a path. */
function isFileName(value: unknown): value is string {
  return typeof value === 'string' && /^[^/\0]+$/.test(value) && value !== '.' && value !== '..';
}

/** @throws VipbookError HST014 */
export function guard(operation: Operation): void {
  const checks = { ...everywhere };
  for (const [operations, own] of ofOperations)
    if (operations.test(operation.do)) Object.assign(checks, own);
  for (const [field, value] of Object.entries(operation)) {
    if (value === undefined || checks[field]?.(value) !== false) continue;
    throw refused(operation, `${field} ${JSON.stringify(value)} is none`);
  }
}

/** @throws VipbookError HST014 */
export function guardFence(fence: Fence): void {
  const { address, run, epoch, word = 0 } = fence;
  if (isAddress(address) && isRunName(run) && isWhole(epoch, most) && isWhole(word, most)) return;
  throw new VipbookError(
    diagnostic('HST014', { message: `a fence was not sent to the host: ${JSON.stringify(fence)}` }),
  );
}

export function refused(operation: Operation, why: string): VipbookError {
  return new VipbookError(
    diagnostic('HST014', { message: `${operation.do} was not sent to the host: ${why}` }),
  );
}
