/** The words of interfaces(5), in our own words. */
export const keywordMeanings: Readonly<Record<string, string>> = {
  auto: 'The interfaces that `ifup -a` brings up, at boot, in this order.',
  'allow-':
    'Interfaces that are brought up for this class: `allow-hotplug` when the kernel announces the link.',
  iface: 'How to configure an interface: `iface NAME FAMILY METHOD`, its options below it.',
  mapping: 'Lets a script choose which stanza an interface gets.',
  source: 'Reads other files, by a pattern with `*`; relative to the folder of this file.',
  'source-directory':
    'Reads every file of a folder whose name consists of letters, digits, `_` and `-`.',
  rename: 'Gives links other names: `rename OLD=NEW`.',
  'no-auto-down': 'Interfaces that `ifdown -a` leaves up.',
  'no-scripts': 'Interfaces for which the scripts in `/etc/network/if-*.d` are not run.',
};

export const familyMeanings: Readonly<Record<string, string>> = {
  inet: 'IPv4.',
  inet6: 'IPv6.',
  can: 'A CAN bus.',
  ipx: 'IPX, which Linux no longer has.',
};

export const methodMeanings: Readonly<Record<string, string>> = {
  static: 'An address that stands here, in `address`.',
  manual: 'Brought up without an address; hook commands may do the rest.',
  dhcp: 'The address comes from a DHCP server.',
  loopback: 'The loopback interface.',
  auto: 'The address is made from router advertisements (SLAAC).',
  bootp: 'The address comes from a BOOTP server.',
  ppp: 'A link by pppd.',
  wvdial: 'A link by wvdial.',
  tunnel: 'A GRE, IPIP or SIT tunnel.',
  ipv4ll: 'A link-local address (169.254.0.0/16).',
  v4tunnel: 'IPv6 through IPv4 (SIT).',
  '6to4': 'A 6to4 tunnel.',
};
