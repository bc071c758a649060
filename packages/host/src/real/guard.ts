import { isIP } from 'node:net';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
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

export function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
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
};

/** Fields of the operations on addresses, whose scripts are made of them. */
const onAddresses: Readonly<Record<string, (value: unknown) => boolean>> = {
  address: isAddress,
  to: (value) => value === null || isAddress(value),
  targets: (value) => Array.isArray(value) && value.every(isAddress),
};

/** @throws VipbookError HST014 */
export function guard(operation: Operation): void {
  const checks = /^(?:address|arp|flow|neighbour)\./.test(operation.do)
    ? { ...everywhere, ...onAddresses }
    : everywhere;
  for (const [field, value] of Object.entries(operation)) {
    if (value === undefined || checks[field]?.(value) !== false) continue;
    throw refused(operation, `${field} ${JSON.stringify(value)} is none`);
  }
}

export function refused(operation: Operation, why: string): VipbookError {
  return new VipbookError(
    diagnostic('HST014', { message: `${operation.do} was not sent to the host: ${why}` }),
  );
}
