import {
  convert6to4,
  convertHardwareAddress,
  convertInet6Static,
  convertInetStatic,
  convertLifetime,
  type Scope,
} from './scope.ts';

/** A command line, or '' where there is nothing to do. Throws MissingOption. */
export type Command = (scope: Scope) => string;

/** What ifup and ifdown run for one method; taken from their output (ifup --no-act). */
export interface Method {
  /** Brings options into the form that the commands take. */
  readonly convert?: (scope: Scope) => void;
  readonly up: readonly Command[];
  readonly down: readonly Command[];
}

const when =
  (test: (scope: Scope) => boolean, command: Command): Command =>
  (scope) =>
    test(scope) ? command(scope) : '';
/** A command with options that may be missing: then there is none. */
const whenSet =
  (names: readonly string[], command: Command): Command =>
  (scope) =>
    names.every((name) => scope.get(name) !== undefined) ? command(scope) : '';
const isLink = (scope: Scope): boolean => scope.isLink;
const notLoopback = (scope: Scope): boolean => !scope.isLoopback;

const linkDown: Command = when(isLink, ({ iface }) => `ip link set dev ${iface} down`);
const loadIpv6: Command = () => 'modprobe -q net-pf-10 > /dev/null 2>&1 || true # ignore failure.';
const setHardwareAddress = whenSet(
  ['hwaddress'],
  (s) => `ip link set dev ${s.iface} address ${s.need('hwaddress')}`,
);
const sysctl =
  (key: string, option: string): Command =>
  (s) =>
    s.maybe(`sysctl -q -e -w net.ipv6.conf.${s.sysctlName}.${key}=`, option);
const ipv6Mtu: Command = whenSet(['mtu'], (s) => {
  const mtu = s.need('mtu');
  return `if [ "$(cat /sys/class/net/${s.iface}/mtu)" -lt ${mtu} ]; then ip link set dev ${s.iface} mtu ${mtu}; else sysctl -q -e -w net.ipv6.conf.${s.sysctlName}.mtu=${mtu}; fi`;
});
const flushManaged: Command = when(
  (s) => s.get('accept_ra') !== undefined && !s.isTrue('accept_ra'),
  ({ iface }) => `ip addr flush dev ${iface} mngtmpaddr`,
);

function inetAddress(verb: 'add' | 'del'): Command {
  return (s) =>
    `ip addr ${verb} ${s.need('address')}${s.maybe('/', 'netmask')} ${s.maybe('broadcast ', 'broadcast')} \t` +
    `${s.maybe('peer ', 'pointopoint')} ${s.maybe('scope ', 'scope')} dev ${s.iface} label ${s.iface}`;
}

const inetStatic: Method = {
  convert: (scope) => {
    convertHardwareAddress(scope);
    convertInetStatic(scope);
  },
  up: [
    inetAddress('add'),
    (s) =>
      `ip link set dev ${s.iface} ${s.maybe('mtu ', 'mtu')} ${s.maybe('address ', 'hwaddress')} up`,
    whenSet(
      ['gateway'],
      (s) =>
        ` ip route add default via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} onlink `,
    ),
  ],
  down: [
    whenSet(
      ['gateway'],
      (s) =>
        ` ip route del default via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} 2>&1 1>/dev/null || true `,
    ),
    inetAddress('del'),
    when(isLink, ({ iface }) => `ip -4 addr flush dev ${iface}`),
    linkDown,
  ],
};

const noClient = "echo 'No DHCP client software found!' >&2; false";
const noClient6 = "echo 'No DHCPv6 client software found!' >&2; false";

/** dhclient's files for both families, each told about the other's. */
function leases(iface: string, six: boolean): string {
  const [own, other] = six ? ['6', ''] : ['', '6'];
  return `-pf /run/dhclient${own}.${iface}.pid -lf /var/lib/dhcp/dhclient${own}.${iface}.leases -I`.concat(
    `|-df /var/lib/dhcp/dhclient${other}.${iface}.leases ${iface}`,
  );
}

function dhclient(options: string, iface: string, six: boolean, more = ''): string {
  return `dhclient ${options} ${leases(iface, six).replace('|', `${more} `)}`;
}

function dhclientWithId(s: Scope, release: string): string {
  const client = s.maybe('[ "', 'client', '" = no ] && CLIENT="";');
  return `CLIENT="-i"; ${client} ${dhclient(`-4 -v $CLIENT${release}`, s.iface, false)}`;
}

const inetDhcp: Method = {
  convert: convertHardwareAddress,
  up: [
    setHardwareAddress,
    (s) => {
      switch (s.dhcpClient) {
        case 'dhclient':
          return `${dhclientWithId(s, '')} \t${s.maybe('-e IF_METRIC=', 'metric')}`;
        case 'udhcpc':
          return `udhcpc -n -p /run/udhcpc.${s.iface}.pid -i ${s.iface} ${s.maybe('-x hostname:', 'hostname')}`;
        case 'dhcpcd':
          return (
            `dhcpcd ${s.maybe('-h ', 'hostname')} ${s.maybe('-i ', 'vendor')} ${s.maybe('-I ', 'client')}` +
            `            ${s.maybe('-l ', 'leasetime')} ${s.maybe('-m ', 'metric')} ${s.iface}`
          );
        case 'none':
          return noClient;
      }
    },
  ],
  down: [
    (s) => {
      const pid = `/run/udhcpc.${s.iface}.pid`;
      switch (s.dhcpClient) {
        case 'dhclient':
          return dhclientWithId(s, ' -r');
        case 'udhcpc':
          return `if test -f ${pid}; then kill -USR2 $(cat ${pid}); kill -TERM $(cat ${pid}); fi`;
        case 'dhcpcd':
          return `dhcpcd -k ${s.iface}`;
        case 'none':
          return noClient;
      }
    },
    linkDown,
  ],
};

function inet6Address(suffix: string): Command {
  return (s) =>
    `ip -6 addr add ${s.need('address')}${s.maybe('/', 'netmask')} ${s.maybe('scope ', 'scope')} dev ${s.iface} ` +
    s.maybe('preferred_lft ', 'preferred-lifetime') +
    suffix;
}

const withoutDad = (s: Scope): boolean =>
  s.get('dad-attempts') !== undefined && !s.isTrue('dad-attempts');

const inet6Static: Method = {
  convert: (scope) => {
    convertHardwareAddress(scope);
    convertLifetime(scope);
    convertInet6Static(scope);
  },
  up: [
    loadIpv6,
    sysctl('use_tempaddr', 'privext'),
    sysctl('accept_ra', 'accept_ra'),
    sysctl('autoconf', 'autoconf'),
    ipv6Mtu,
    flushManaged,
    (s) => `ip link set dev ${s.iface} ${s.maybe('address ', 'hwaddress')} up`,
    when((s) => !withoutDad(s), inet6Address('')),
    when(withoutDad, inet6Address(' nodad')),
    whenSet(
      ['gateway'],
      (s) =>
        ` ip -6 route replace default via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} onlink `,
    ),
  ],
  down: [
    whenSet(
      ['gateway'],
      (s) =>
        ` ip -6 route del default via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} `,
    ),
    (s) =>
      `ip -6 addr del ${s.need('address')}${s.maybe('/', 'netmask')} ${s.maybe('scope ', 'scope')} dev ${s.iface}`,
    when(isLink, ({ iface }) => `ip -6 addr flush dev ${iface}`),
    linkDown,
  ],
};

const wantsDhcp = (s: Scope): boolean => s.isTrue('dhcp');
const waitForLinkLocal = '/lib/ifupdown/wait-for-ll6.sh';

const inet6Auto: Method = {
  up: [
    loadIpv6,
    sysctl('use_tempaddr', 'privext'),
    (s) => `sysctl -q -e -w net.ipv6.conf.${s.sysctlName}.accept_ra=${s.need('accept_ra')}`,
    (s) => `sysctl -q -e -w net.ipv6.conf.${s.sysctlName}.autoconf=1`,
    flushManaged,
    (s) => `ip link set dev ${s.iface} up`,
    when(wantsDhcp, () => waitForLinkLocal),
    when(wantsDhcp, (s) => {
      if (s.dhcpClient !== 'dhclient') return noClient6;
      return dhclient(s.isTrue('request_prefix') ? '-6 -v -P' : '-6 -1 -v -S', s.iface, true);
    }),
  ],
  down: [
    when(wantsDhcp, (s) =>
      s.dhcpClient === 'dhclient' ? dhclient('-6 -v -r', s.iface, true) : noClient6,
    ),
    (s) => `ip -6 addr flush dev ${s.iface} scope global`,
    linkDown,
  ],
};

const inet6Dhcp: Method = {
  convert: convertHardwareAddress,
  up: [
    loadIpv6,
    sysctl('accept_ra', 'accept_ra'),
    sysctl('autoconf', 'autoconf'),
    flushManaged,
    (s) => `ip link set dev ${s.iface} ${s.maybe('address ', 'hwaddress')} up`,
    () => waitForLinkLocal,
    (s) => {
      if (s.dhcpClient !== 'dhclient') return noClient6;
      return dhclient('-6 -v', s.iface, true, s.isTrue('request_prefix') ? ' -P -N' : '');
    },
  ],
  down: [
    (s) => (s.dhcpClient === 'dhclient' ? dhclient('-6 -v -r', s.iface, true) : noClient6),
    linkDown,
  ],
};

const isIpip6 = (s: Scope): boolean => s.get('mode')?.toLowerCase() === 'ipip6';

const tunnelDown: Command = (s) => `ip tunnel del ${s.iface}`;
const tunnelUp: Command = (s) => `ip link set ${s.iface} up ${s.maybe('mtu ', 'mtu')}`;

function tunnelFamily(family: '-4' | '-6', anywhere: string): Command[] {
  return [
    whenSet(
      ['address', 'netmask'],
      (s) =>
        `ip ${family} addr add ${s.need('address')}/${s.need('netmask')} dev ${s.iface} ${s.maybe('peer ', 'dstaddr')} `,
    ),
    whenSet(
      ['gateway'],
      (s) =>
        `ip ${family} route add ${anywhere} via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} onlink `,
    ),
  ];
}

export const methods: Readonly<Record<string, Method | undefined>> = {
  'inet loopback': {
    up: [when(notLoopback, ({ iface }) => `ip link set dev ${iface} up`)],
    down: [when(notLoopback, ({ iface }) => `ip link set dev ${iface} down`)],
  },
  'inet static': inetStatic,
  'inet manual': {
    convert: convertHardwareAddress,
    up: [
      whenSet(['mtu'], (s) => `ip link set dev ${s.iface} mtu ${s.need('mtu')}`),
      setHardwareAddress,
      ({ iface }) => `ip link set dev ${iface} up 2>/dev/null || true`,
    ],
    down: [
      when(isLink, ({ iface }) => `ip -4 addr flush dev ${iface} 2>/dev/null || true`),
      when(isLink, ({ iface }) => `ip link set dev ${iface} down 2>/dev/null || true`),
    ],
  },
  'inet dhcp': inetDhcp,
  'inet bootp': {
    up: [
      (s) =>
        `bootpc ${s.maybe('--bootfile ', 'bootfile')} --dev ${s.iface} ${s.maybe('--server ', 'server')}` +
        `            ${s.maybe('--hwaddr ', 'hwaddr')} --returniffail --serverbcast`,
    ],
    down: [linkDown],
  },
  'inet tunnel': {
    up: [
      (s) =>
        `ip tunnel add ${s.iface} mode ${s.need('mode')} remote ${s.need('endpoint')} ${s.maybe('local ', 'local')}` +
        `        ${s.maybe('ttl ', 'ttl')}`,
      tunnelUp,
      (s) =>
        `ip addr add ${s.need('address')}/${s.need('netmask')} dev ${s.iface} ${s.maybe('peer ', 'dstaddr')}`,
      whenSet(
        ['gateway'],
        (s) =>
          ` ip route add default via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} onlink `,
      ),
    ],
    down: [tunnelDown],
  },
  'inet ppp': {
    up: [
      (s) => `pon ${s.maybe('', 'provider')} ${s.maybe('unit ', 'unit')} ${s.maybe('', 'options')}`,
    ],
    down: [(s) => `poff ${s.maybe('', 'provider')}`],
  },
  'inet wvdial': {
    up: [
      (s) =>
        `start-stop-daemon --start -x /usr/bin/wvdial                       -p /run/wvdial.${s.iface}.pid -b -m -- ${s.maybe(' ', 'provider', ' ')}`,
    ],
    down: [
      (s) =>
        `start-stop-daemon --stop -x /usr/bin/wvdial                       -p /run/wvdial.${s.iface}.pid -s 2`,
    ],
  },
  'inet ipv4ll': {
    up: [({ iface }) => `avahi-autoipd -D ${iface}`],
    down: [({ iface }) => `avahi-autoipd --kill ${iface}`],
  },
  'inet6 auto': inet6Auto,
  'inet6 loopback': {
    up: [
      when(notLoopback, ({ iface }) => `ip link set dev ${iface} up 2>/dev/null`),
      when(notLoopback, ({ iface }) => `ip addr add dev ${iface} ::1 2>/dev/null`),
    ],
    down: [
      when(notLoopback, ({ iface }) => `ip addr del dev ${iface} ::1 2>/dev/null`),
      when(notLoopback, ({ iface }) => `ip link set dev ${iface} down 2>/dev/null`),
    ],
  },
  'inet6 static': inet6Static,
  'inet6 manual': {
    convert: convertHardwareAddress,
    up: [
      ipv6Mtu,
      setHardwareAddress,
      ({ iface }) => `ip link set dev ${iface} up 2>/dev/null || true`,
    ],
    down: [
      when(isLink, ({ iface }) => `ip -6 addr flush dev ${iface} 2>/dev/null || true`),
      ({ iface }) => `ip link set dev ${iface} down 2>/dev/null || true`,
    ],
  },
  'inet6 dhcp': inet6Dhcp,
  'inet6 tunnel': {
    up: [
      (s) =>
        `ip -6 tunnel add ${s.iface} mode ${s.need('mode')} remote ${s.need('endpoint')} ${s.maybe('local ', 'local')}` +
        `        ${s.maybe('ttl ', 'ttl')} ${s.maybe('encaplimit ', 'encaplimit')}`,
      tunnelUp,
      ...tunnelFamily('-4', '0.0.0.0/0').map((command) => when(isIpip6, command)),
      ...tunnelFamily('-6', '::/0').map((command) => when((s) => !isIpip6(s), command)),
    ],
    down: [(s) => `ip -6 tunnel del ${s.iface}`],
  },
  'inet6 v4tunnel': {
    convert: convertLifetime,
    up: [
      loadIpv6,
      (s) =>
        `ip tunnel add ${s.iface} mode sit remote ${s.need('endpoint')} ${s.maybe('local ', 'local')}` +
        `        ${s.maybe('ttl ', 'ttl')}`,
      tunnelUp,
      whenSet(
        ['address'],
        (s) =>
          ` ip addr add ${s.need('address')}${s.maybe('/', 'netmask')} dev ${s.iface} ${s.maybe('preferred_lft ', 'preferred-lifetime')} `,
      ),
      whenSet(['gateway'], (s) => ` ip route add ${s.need('gateway')} dev ${s.iface} `),
      whenSet(
        ['gateway'],
        (s) =>
          ` ip route add ::/0 via ${s.need('gateway')} ${s.maybe('metric ', 'metric')} dev ${s.iface} onlink `,
      ),
    ],
    down: [tunnelDown],
  },
  'inet6 6to4': {
    convert: (scope) => {
      convert6to4(scope);
      convertLifetime(scope);
    },
    up: [
      loadIpv6,
      (s) =>
        `ip tunnel add ${s.iface} mode sit remote any local ${s.need('local')}        ${s.maybe('ttl ', 'ttl')}`,
      tunnelUp,
      (s) =>
        `ip addr add 2002:${s.need('hexaddress')}::1/16 dev ${s.iface} ${s.maybe('preferred_lft ', 'preferred-lifetime')}`,
      (s) =>
        `ip route add 2000::/3 via ::192.88.99.1 ${s.maybe('metric ', 'metric')} dev ${s.iface}`,
    ],
    down: [
      (s) => `ip -6 route flush dev ${s.iface}`,
      (s) => `ip link set dev ${s.iface} down`,
      tunnelDown,
    ],
  },
  'can static': {
    up: [
      (s) => `ip link set ${s.iface} type can bitrate ${s.need('bitrate')}`,
      ...(
        [
          ['loopback', 'loopback'],
          ['listen-only', 'listenonly'],
          ['triple-sampling', 'triple'],
          ['one-shot', 'oneshot'],
          ['berr-reporting', 'berr'],
          ['restart-ms', 'restart-ms'],
        ] as const
      ).map(([word, option]) =>
        whenSet([option], (s) => ` ip link set ${s.iface} type can ${word} ${s.need(option)} `),
      ),
      (s) => `ip link set ${s.iface} up`,
    ],
    down: [(s) => `ip link set ${s.iface} down`],
  },
  'ipx static': {
    up: [(s) => `ipx_interface add ${s.iface} ${s.need('frame')} ${s.need('netnum')}`],
    down: [(s) => `ipx_interface del ${s.iface} ${s.need('frame')}`],
  },
  'ipx dynamic': {
    up: [(s) => `ipx_interface add ${s.iface} ${s.need('frame')}`],
    down: [(s) => `ipx_interface del ${s.iface} ${s.need('frame')}`],
  },
  'meta none': { up: [], down: [] },
};
