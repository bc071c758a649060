import { Address6 } from 'ip-address';
import type { IpAddress, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { familyOf } from './addresses.ts';
import type { Ending } from './nft-ending.ts';
import { nftAlone, table, type NftLines } from './nft-team.ts';

/** A host that says nothing of an address that it has, and does not hear who asks for it. */

const defaultQuietSeconds = 60;

export const quietDefinitions: Part<'arp.query' | 'arp.quiet'> = {
  'arp.query': {
    script: (input) => `! { ${isQuiet(input.address)}; } || echo 1`,
    read: (output) => ({ quiet: output.stdout.includes('1') }),
    describe: () => [],
  },
  'arp.quiet': {
    script: (input) =>
      input.quiet
        ? nftAlone(quietLines(input))
        : `nft ${quietLines(input).elements} 2>/dev/null && echo 1; true`,
    inline: true,
    nft: quietLines,
    ending: quietEnding,
    read: changed,
    describe: (input) =>
      input.quiet
        ? [
            `nft add element ${familyOf(input.address) === 4 ? 'arp' : 'ip6'} ${table} quiet { ${input.address} timeout ${String(input.seconds ?? defaultQuietSeconds)}s }`,
          ]
        : [
            `nft delete element ${familyOf(input.address) === 4 ? 'arp' : 'ip6'} ${table} quiet { ${input.address} }`,
          ],
  },
};

/** A set of addresses for ARP. nft learned to read a neighbour solicitation's target only after 1.0.6, so
 *  there it is 128 bits at their place, and elements are numbers. */
function quietElement(address: IpAddress): string {
  if (familyOf(address) === 4) return address;
  return `0x${new Address6(address).canonicalForm().replaceAll(':', '')}`;
}

/** As nft(8) lists it: numbers without the zeros that they begin with. */
function listedElement(address: IpAddress): string {
  return quietElement(address).replace(/^0x0+/, '0x');
}

/** Shell: is the host silent for it, and for no other that begins or ends alike? */
export function isQuiet(address: IpAddress): string {
  const set = familyOf(address) === 4 ? 'arp' : 'ip6';
  const edge = '[!0-9a-fx.]';
  return `case $(nft list set ${set} ${table} quiet 2>/dev/null) in *${edge}${word(listedElement(address))}${edge}*) ;; *) false ;; esac`;
}

function quietEnding({ address, quiet }: Operations['arp.quiet']['in']): Ending | undefined {
  if (quiet) return undefined;
  return {
    kind: 'element',
    family: familyOf(address) === 4 ? 'arp' : 'ip6',
    sets: ['quiet'],
    element: listedElement(address),
  };
}

function quietLines(input: Operations['arp.quiet']['in']): NftLines {
  const set = familyOf(input.address) === 4 ? 'arp' : 'ip6';
  const name = quietElement(input.address);
  const forget = `delete element ${set} ${table} quiet { ${name} }`;
  if (!input.quiet) return { frame: '', elements: forget };
  const silence = `add element ${set} ${table} quiet { ${name} timeout ${String(input.seconds ?? defaultQuietSeconds)}s }`;
  return { frame: quietFrame(set), elements: [silence, forget, silence].join('\n') };
}

function quietFrame(set: 'arp' | 'ip6'): string {
  const chain = (name: string, hook: string, ...rules: readonly string[]): readonly string[] => [
    `add chain ${set} ${table} ${name} { type filter hook ${hook} priority 0; policy accept; }`,
    `flush chain ${set} ${table} ${name}`,
    ...rules.map((rule) => `add rule ${set} ${table} ${name} ${rule} @quiet drop`),
  ];
  const type = set === 'arp' ? 'type ipv4_addr' : 'typeof @th,64,128';
  const [solicitation, advertisement] = ['nd-neighbor-solicit', 'nd-neighbor-advert'].map(
    (kind) => `icmpv6 type ${kind}`,
  );
  return [
    `add table ${set} ${table}`,
    `add set ${set} ${table} quiet { ${type}; flags timeout; }`,
    ...(set === 'arp'
      ? [
          ...chain('quiet_in', 'input', 'arp daddr ip'),
          ...chain('quiet_out', 'output', 'arp saddr ip'),
        ]
      : [
          ...chain('quiet_in', 'input', `${solicitation ?? ''} @th,64,128`),
          ...chain(
            'quiet_out',
            'output',
            `${advertisement ?? ''} @th,64,128`,
            `${solicitation ?? ''} @nh,64,128`,
          ),
        ]),
  ].join('\n');
}
