import type { Line } from './lines.ts';
import { headerWords, type SyntaxTree } from './tree.ts';

/** Which program a file was written for. */
export interface Dialect {
  readonly name: 'ifupdown' | 'ifupdown2' | 'ifupdown-ng';
  /** What says so, in file order, at most eight. */
  readonly evidence: readonly DialectSign[];
}

export interface DialectSign {
  readonly dialect: 'ifupdown2' | 'ifupdown-ng';
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  /** "`template` is a keyword of ifupdown-ng". */
  readonly reason: string;
}

const twoOptions =
  /^(bridge-(vlan-aware|vids|pvid|access|allow-untagged|mcsnoop|arp-nd-suppress|learning|vlan-vni-map)|mstpctl-.+|clagd?-.+|vxlan-.+|vrf(-.+)?|address-virtual|vlan-aware|bond-(lacp-.+)|link-(speed|duplex|autoneg|type|down)|dhcp6-.+|es-.+|ovs-.+|isolated-.+|mpls-enable|ip-forward|ip6-forward)$/;
const nextOptions =
  /^(use|requires|inherit|inherits|bond-members|bridge-vlan-aware|vrf-member|wireguard-.+|forward-ipv[46]|tunnel-.+|gre-.+|ipip-.+|veth-peer-name|batman-.+|executor-.+)$/;

/**
 * Recognise the dialects of ifupdown2 (Cumulus, Proxmox) and ifupdown-ng (Alpine) by what Debian's ifupdown
 * refuses or does not know.
 */
export function recognizeDialect(tree: SyntaxTree): Dialect {
  const signs: DialectSign[] = [];
  const add = (
    dialect: DialectSign['dialect'],
    line: Line,
    from: number,
    to: number,
    reason: string,
  ): void => {
    if (signs.length < 64) signs.push({ dialect, line, from, to, reason });
  };
  let weak: DialectSign | undefined;
  for (const stanza of tree.stanzas) {
    const { header, keyword } = stanza;
    const end = keyword.length;
    if (stanza.kind === 'misplaced') {
      if (keyword === 'vlan') add('ifupdown2', header, 0, end, '"vlan" is a keyword of ifupdown2');
      else if (keyword === 'template' || keyword === 'interface') {
        add('ifupdown-ng', header, 0, end, `"${keyword}" is a keyword of ifupdown-ng`);
      } else if (/^(%|<%|\$\{)/.test(keyword)) {
        add('ifupdown2', header, 0, end, 'a Mako template, which only ifupdown2 expands');
      }
    } else if (stanza.kind === 'allow') {
      const range = headerWords(stanza).find(
        (word) => !word.text.includes('/') && /\[\d+-\d+\]/.test(word.text),
      );
      if (range !== undefined) {
        add(
          'ifupdown2',
          header,
          range.start,
          range.end,
          'a range of names, which only ifupdown2 expands',
        );
      }
    } else if (stanza.kind === 'iface') {
      const words = headerWords(stanza);
      const second = words[1];
      if (second === undefined && words[0] !== undefined) {
        weak ??= {
          dialect: 'ifupdown2',
          line: header,
          from: 0,
          to: header.text.length,
          reason: 'an iface line without family and method, as ifupdown2 and ifupdown-ng take it',
        };
      }
      if (words[2]?.text === 'dhcp6') {
        add('ifupdown2', header, words[2].start, words[2].end, '"dhcp6" is a method of ifupdown2');
      }
    }
    for (const { name, line, nameEnd } of stanza.body) {
      if (stanza.kind !== 'iface') break;
      if (nextOptions.test(name) && !(name === 'bridge-vlan-aware')) {
        add('ifupdown-ng', line, 0, nameEnd, `"${name}" is an option of ifupdown-ng`);
      } else if (twoOptions.test(name)) {
        add('ifupdown2', line, 0, nameEnd, `"${name}" is an option of ifupdown2`);
      } else if (/^(%|<%)/.test(name)) {
        add('ifupdown2', line, 0, nameEnd, 'a Mako template, which only ifupdown2 expands');
      }
    }
  }
  const next = signs.filter((sign) => sign.dialect === 'ifupdown-ng');
  const two = signs.filter((sign) => sign.dialect === 'ifupdown2');
  if (next.length > two.length) return { name: 'ifupdown-ng', evidence: next.slice(0, 8) };
  if (two.length > 0) return { name: 'ifupdown2', evidence: two.slice(0, 8) };
  if (weak !== undefined) return { name: 'ifupdown2', evidence: [weak] };
  return { name: 'ifupdown', evidence: [] };
}
