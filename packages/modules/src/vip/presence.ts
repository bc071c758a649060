import { hasErrors } from '@vipbook/diagnostics';
import type { Facts, OperationResult } from '@vipbook/host';
import type { VipArguments } from '@vipbook/playbook';
import {
  chooseDevice,
  holding,
  planPresence,
  whohasMs,
  type ParsedAddress,
  type PresenceRequest,
} from '@vipbook/vip';
import { placed } from './placed.ts';
import type { HostPlan, ModuleContext, Outcome } from '../module.ts';

export async function planPresenceTask(
  args: VipArguments,
  address: ParsedAddress,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const request: PresenceRequest = {
    address: address.address,
    host,
    state: args.state ?? 'present',
    persist: args.persist ?? 'auto',
    announce: args.announce ?? 3,
    ...(address.prefix === undefined ? {} : { prefix: address.prefix }),
    ...(args.interface === undefined ? {} : { device: args.interface }),
    ...(args.label === undefined ? {} : { label: args.label }),
    ...(args.file === undefined ? {} : { file: args.file }),
    ...(context.run === undefined ? {} : { run: context.run }),
  };
  const facts = await context.facts(host, { fresh: true });
  const plan = planPresence(request, facts, await askWire(request, facts, context));
  const findings = plan.findings.map((finding) => placed(finding, context));
  const data = { address: request.address, state: request.state };
  const warnings = findings.filter((finding) => finding.severity !== 'error');
  const error = findings.find((finding) => finding.severity === 'error');
  const settled: Outcome = hasErrors(findings)
    ? { status: 'failed', data, warnings, ...(error === undefined ? {} : { error }) }
    : { status: plan.actions.length === 0 ? 'ok' : 'changed', data, warnings };
  return {
    steps: plan.actions,
    diffs: plan.diffs.map((diff) => ({ ...diff, host })),
    settled,
    finish(results: readonly OperationResult[]): Outcome {
      context.afterwards?.forget([request.address]);
      const failure = results.find((result) => result.status === 'failed');
      return failure === undefined
        ? settled
        : { status: 'failed', data, warnings, error: failure.error };
    },
  };
}

/** Before a host takes an address for the first time: does anybody have it (RFC 5227)? */
async function askWire(
  request: PresenceRequest,
  facts: Facts,
  context: ModuleContext,
): Promise<readonly string[] | undefined> {
  const { address } = request;
  if (request.state === 'absent' || holding(facts, address) !== undefined) return undefined;
  const device = chooseDevice(facts, request).device;
  if (device === undefined || address.includes(':') || facts.user.uid !== 0) return undefined;
  const host = await context.host(request.host);
  const [answer] = await host.run([{ do: 'arp.whohas', device, address, timeoutMs: whohasMs }]);
  return answer.status === 'done' ? answer.out.macs : undefined;
}
