import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressFact, Facts } from '@vipbook/host';
import { findAddress, type Declaration } from '@vipbook/interfaces';
import { configurationOf } from '../files.ts';
import type { MoveRequest } from '../request.ts';

/**
 * Kernel, interfaces file and ifupdown's own book (/run/network/ifstate) of the old host must tell one story of
 * the address. Where they do not, the move still knows what to do (the kernel counts), but somebody should know.
 */
export function checkOldBooks(
  request: MoveRequest,
  old: Facts,
  held: AddressFact,
): readonly Diagnostic[] {
  if (!keepsBooks(request, old)) return [];
  const { address, from } = request;
  const declared = findAddress(configurationOf(old), address);
  const say = (message: string, file?: string): Diagnostic =>
    diagnostic('VIP053', {
      message: `${from}: ${message}`,
      where: { host: from, ...(file === undefined ? {} : { file }) },
    });
  if (declared.length === 0) {
    return [
      say(
        `the kernel holds ${address} as ${held.label ?? held.device}, and no interfaces file names it: a reboot would have lost it`,
      ),
    ];
  }
  return declared.flatMap((found): Diagnostic[] => [
    ...(found.prefix !== held.prefix
      ? [
          say(
            `${found.file} gives ${address} the prefix /${String(found.prefix)}, the kernel has /${String(held.prefix)}`,
            found.file,
          ),
        ]
      : []),
    ...labelDiffers(found, held).map((is) => say(is, found.file)),
    ...notInBook(found, old, address).map((is) => say(is)),
  ]);
}

function labelDiffers(found: Declaration, held: AddressFact): readonly string[] {
  if (found.style !== 'alias' || held.family === 6) return [];
  const label = held.label ?? held.device;
  return found.interface === label
    ? []
    : [`${found.file} names it ${found.interface}, the kernel ${label}`];
}

function notInBook(found: Declaration, facts: Facts, address: string): readonly string[] {
  if (found.style !== 'alias' || facts.ifstate === null) return [];
  return found.interface in facts.ifstate
    ? []
    : [
        `/run/network/ifstate does not know ${found.interface}, so \`ifdown ${found.interface}\` would leave ${address} where it is`,
      ];
}

/** The new host does not hold the address: neither may its files or its book say that it does. */
export function checkNewBooks(request: MoveRequest, next: Facts): readonly Diagnostic[] {
  if (!keepsBooks(request, next)) return [];
  const { address, to } = request;
  return findAddress(configurationOf(next), address).flatMap((found): Diagnostic[] => [
    diagnostic('VIP026', {
      message: `${found.file} of ${to} names ${address} (${found.interface}), which ${to} does not hold`,
      where: { host: to, file: found.file },
    }),
    ...(found.style === 'alias' && next.ifstate !== null && found.interface in next.ifstate
      ? [
          diagnostic('VIP053', {
            message: `${to}: /run/network/ifstate says that ${found.interface} is up, and the kernel does not hold ${address}: \`ifup ${found.interface}\` would add nothing`,
            where: { host: to },
          }),
        ]
      : []),
  ]);
}

function keepsBooks({ persist }: MoveRequest, facts: Facts): boolean {
  return persist !== 'none' && facts.ifupdown.flavour === 'ifupdown';
}
