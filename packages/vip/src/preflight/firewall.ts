import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { DropChain, Facts } from '@vipbook/host';
import { inSubnet } from '../address.ts';
import type { MoveRequest } from '../request.ts';
import { ownAddress } from '../view.ts';

/**
 * What the new host hands back to the old one of open connections (`flow.relay`) is sent by itself: nft's `dup` sends
 * a copy through the hooks output, postrouting and egress (ip_local_out() in nf_dup_ipv4(),
 * net/ipv4/netfilter/nf_dup_ipv4.c), and it is tracked by no connection (IP_CT_UNTRACKED), so that a rule for established
 * ones does not accept it. Measured: with a policy to drop in any of the three such connections hang, without an error.
 */
export function checkFirewall(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  device: string,
): readonly Diagnostic[] {
  const { address, from, to, strategy, connections } = request;
  const canRelay = [old, next].every(({ tools }) => (tools['nft'] ?? null) !== null);
  if (strategy !== 'make-before-break' || connections === 'drop' || !canRelay) return [];
  const onOld = old.addresses.find((held) => held.address === address)?.device;
  if (onOld === undefined || ownAddress(old, onOld, address) === undefined) return [];
  const v6 = address.includes(':');
  const families = [v6 ? 'ip6' : 'ip', 'inet', 'netdev'];
  return (next.dropChains ?? [])
    .filter(
      ({ family, devices }) => families.includes(family) && devices?.includes(device) !== false,
    )
    .filter(({ accepts }) => !accepts.some((rule) => accepted(rule, address, device)))
    .map((chain) => {
      const where = nameOf(chain);
      return diagnostic('VIP067', {
        message: `${to} would drop what it hands back to ${from}: the policy of its chain ${where} is drop, and no rule is seen there that accepts it`,
        where: { host: to },
        remedy: `nft insert rule ${where} ${chain.hook === 'egress' ? '' : `oifname "${device}" `}${v6 ? 'ip6' : 'ip'} daddr ${address} accept (on ${to}), for good or for the time of the move; or \`connections: drop\`.`,
      });
    });
}

function nameOf({ family, table, chain }: DropChain): string {
  return `${family} ${table} ${chain}`;
}

/** Does a rule, of which this stands before `accept`, take a packet of TCP to the address that leaves by the device?
 *  Yes only where all of it is understood. */
function accepted(rule: string, address: string, device: string): boolean {
  const version = address.includes(':') ? '6' : '4';
  const isHere = (name: string): boolean =>
    name.endsWith('*') ? device.startsWith(name.slice(0, -1)) : name === device;
  const isTo = (subnet: string): boolean => {
    const [network = '', prefix = version === '4' ? '32' : '128'] = subnet.split('/');
    return /^[\da-f.:]+$/i.test(network) && /^\d+$/.test(prefix)
      ? inSubnet(address, network, Number(prefix))
      : false;
  };
  const clauses: readonly (readonly [RegExp, (value: string) => boolean])[] = [
    [/^counter packets \d+ bytes \d+/, () => true],
    [/^oif(?:name)? (\{[^}]*\}|\S+)/, isHere],
    [/^ip6? daddr (\{[^}]*\}|\S+)/, isTo],
    [/^(?:meta l4proto|ip protocol|ip6 nexthdr) (\{[^}]*\}|\S+)/, (value) => value === 'tcp'],
    [/^meta nfproto (\S+)/, (value) => value === `ipv${version}`],
    [/^ct state (\{[^}]*\}|\S+)/, (value) => value === 'untracked'],
  ];
  let rest = rule.trim();
  while (rest !== '') {
    const hit = clauses
      .map(([pattern, holds]) => ({ match: pattern.exec(rest), holds }))
      .find(({ match }) => match !== null);
    if (hit?.match == null) return false;
    const values = (hit.match[1] ?? '').split(/[\s{},"]+/).filter((value) => value !== '');
    if (hit.match[1] !== undefined && !values.some(hit.holds)) return false;
    rest = rest.slice(hit.match[0].length).trim();
  }
  return true;
}
