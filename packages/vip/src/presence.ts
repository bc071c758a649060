import { diagnostic, hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, Operation } from '@vipbook/host';
import {
  broadcastFor,
  configurationOf,
  freeLabel,
  noFiles,
  planAddition,
  planRemoval,
  styleFor,
  type FileChange,
  type FilePlan,
} from './files.ts';
import { checkFiles, checkLabel, checkLock, checkRoot } from './preflight.ts';
import { chooseDevice } from './preflight/device.ts';
import type { PresenceRequest } from './request.ts';
import type { Action } from './step.ts';
import { dependants, holding, linkOf, neighboursToTell } from './view.ts';
import { findAddress } from '@vipbook/interfaces';

/** `state: present | absent` on one host: what would be done, and what was found. */
export interface PresencePlan {
  readonly findings: readonly Diagnostic[];
  readonly actions: readonly Action[];
  readonly diffs: readonly FileChange[];
}

/** `wire`: MACs that answer for the address, asked from this host; undefined: not asked. */
export function planPresence(
  request: PresenceRequest,
  facts: Facts,
  wire: readonly string[] | undefined,
): PresencePlan {
  const { address, host, run } = request;
  const locked = checkLock(address, host, facts, run?.id);
  // What a move has in its hands may look wrong in every way, and what is done to it here it would undo, or break by it.
  if (locked.length > 0)
    return { findings: [...checkRoot(facts, host), ...locked], actions: [], diffs: [] };
  return request.state === 'present' ? present(request, facts, wire) : absent(request, facts);
}

function present(
  request: PresenceRequest,
  facts: Facts,
  wire: readonly string[] | undefined,
): PresencePlan {
  const { address, host } = request;
  const held = holding(facts, address);
  const findings: Diagnostic[] = [...checkRoot(facts, host)];
  const chosen =
    held === undefined
      ? chooseDevice(facts, request)
      : { device: held.device, prefix: held.prefix, findings: [] };
  findings.push(...chosen.findings);
  const none = { findings, actions: [], diffs: [] };
  const { device } = chosen;
  const prefix = request.prefix ?? chosen.prefix;
  if (device === undefined || prefix === undefined) return none;
  const link = linkOf(facts, device);
  if (link !== undefined && !link.up) {
    findings.push(
      diagnostic('VIP010', { message: `${device} of ${host} is down`, where: { host } }),
    );
  }
  if (held === undefined) {
    findings.push(...checkLabel(request.label, device, facts, host));
    for (const mac of wire ?? []) {
      findings.push(
        diagnostic('VIP004', { message: `${mac} answers for ${address} already`, where: { host } }),
      );
    }
  }
  findings.push(...checkFiles(request.persist, facts, host, device));
  if (hasErrors(findings)) return none;

  const declared = request.persist === 'none' ? [] : findAddress(configurationOf(facts), address);
  const style = styleFor(request.persist, declared, address);
  const own = held?.label === device ? undefined : held?.label;
  const label =
    address.includes(':') && style !== 'alias'
      ? undefined
      : (request.label ??
        own ??
        declared.find((found) => found.style === 'alias')?.interface ??
        (style === 'alias' ? freeLabel(facts, device, undefined) : undefined));
  const files =
    style === 'none'
      ? noFiles
      : planAddition(facts, {
          address,
          prefix,
          device,
          label,
          style,
          file: request.file,
          like: undefined,
        });
  const broadcast = broadcastFor(style, held);
  const add: readonly Operation[] =
    held !== undefined
      ? []
      : [
          {
            do: 'address.add',
            device,
            address,
            prefix,
            ...(label === undefined || address.includes(':') ? {} : { label }),
            ...(broadcast === undefined ? {} : { broadcast }),
          },
          { do: 'arp.announce', device, address, count: request.announce },
          {
            do: 'arp.direct',
            device,
            address,
            targets: neighboursToTell([{ facts, device }], address),
            timeoutMs: 250,
          },
        ];
  return {
    findings,
    actions: actionsOf(host, [
      [`add ${address}/${String(prefix)} to ${device} and announce it`, add],
      [`write the interfaces file with ${address}`, [...files.write, ...files.state]],
    ]),
    diffs: files.diffs,
  };
}

function absent(request: PresenceRequest, facts: Facts): PresencePlan {
  const { address, host } = request;
  const held = holding(facts, address);
  const findings: Diagnostic[] = [...checkRoot(facts, host)];
  if (held !== undefined) {
    const depending = dependants(facts, held);
    if (depending.length > 0 && facts.sysctls['net/ipv4/conf/all/promote_secondaries'] !== '1') {
      findings.push(
        diagnostic('VIP009', {
          message: `${address} is the primary of its subnet on ${host}; with it the kernel would delete ${depending.map((other) => other.address).join(', ')}`,
          where: { host },
        }),
      );
    }
  }
  const files: FilePlan = request.persist === 'none' ? noFiles : planRemoval(facts, address);
  if (files.diffs.length > 0) {
    findings.push(...checkFiles(request.persist, facts, host, held?.device ?? ''));
  }
  if (hasErrors(findings)) return { findings, actions: [], diffs: [] };
  const remove: readonly Operation[] =
    held === undefined
      ? []
      : [
          // What was announced seconds ago must not be repeated once it is another host's.
          { do: 'arp.hush', address },
          { do: 'address.delete', device: held.device, address, prefix: held.prefix },
        ];
  return {
    findings,
    // The file first: a power cut in between then brings up nothing that should be gone.
    actions: actionsOf(host, [
      [`write the interfaces file without ${address}`, files.write],
      [`delete ${address}`, [...remove, ...files.state]],
    ]),
    diffs: files.diffs,
  };
}

function actionsOf(
  host: string,
  parts: readonly (readonly [string, readonly Operation[]])[],
): readonly Action[] {
  return parts.flatMap(([title, operations]) =>
    operations.length === 0 ? [] : [{ host, title, operations }],
  );
}
