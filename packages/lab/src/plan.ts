import { diagnostic, didYouMean, VipbookError } from '@vipbook/diagnostics';

/** Port of the chat server, TCP and UDP, on `old` and `new`. */
export const chatPort = 5222;

/** The address that the demo moves, held by `old` as eth0:1 in a new lab. */
export const chatAddress = '192.168.1.60';

/** The most hosts that `hosts` (h1, h2, …) may ask for. */
export const mostHosts = 600;

/** What a host is before it runs: everything here follows from the lab's options alone. */
export interface HostPlan {
  readonly name: string;
  /** IPv4 address of eth0, without prefix. */
  readonly address: string;
  readonly prefix: number;
  /** Fixed, so that a host that was torn down comes back with the same one. */
  readonly mac: string;
  /** /etc/network/interfaces in its first state. */
  readonly interfaces: string;
  /** Whether the chat server is started at boot. */
  readonly chat: boolean;
  /** What its first process is: the lab's own, which boots as sysvinit would, or a real systemd. */
  readonly manager: 'sysvinit' | 'systemd';
}

function notValid(message: string): VipbookError {
  return new VipbookError(diagnostic('LAB009', { message }));
}

/** A lab's name becomes a folder, an argument and a part of messages. */
export function checkName(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,31}$/i.test(name)) return name;
  throw notValid(
    `"${name}" cannot be the name of a lab: 1 to 32 letters, digits, "-" and "_" are allowed, starting with a letter or digit`,
  );
}

export function checkHostCount(count: number): number {
  if (Number.isInteger(count) && count >= 0 && count <= mostHosts) return count;
  throw notValid(
    `${String(count)} cannot be the number of further hosts: 0 to ${String(mostHosts)} are allowed`,
  );
}

/** Locally administered, unique for the lab, and readable: the last four bytes are the address. */
function macOf(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return ['02', '00', ...bytes].join(':');
}

/** h1 to h150 are at 192.168.1.101 to .250; more need the wider LAN 192.168.0.0/22. */
function addressOfFurther(index: number): string {
  if (index <= 150) return `192.168.1.${String(100 + index)}`;
  const offset = index - 150;
  return `192.168.${String(2 + Math.floor(offset / 256))}.${String(offset % 256)}`;
}

function netmaskOf(prefix: number): string {
  return prefix === 24 ? '255.255.255.0' : '255.255.252.0';
}

const gateway = '192.168.1.1';

function interfacesText(name: string, address: string, prefix: number): string {
  const netmask = netmaskOf(prefix);
  const stanza = (iface: string, own: string, more: readonly string[]): string =>
    [
      `auto ${iface}`,
      `iface ${iface} inet static`,
      `  address ${own}`,
      `  netmask ${netmask}`,
      ...more,
      '',
    ].join('\n');
  const parts = [
    'auto lo\niface lo inet loopback\n',
    stanza('eth0', address, name === 'gw' ? [] : [`  gateway ${gateway}`]),
  ];
  if (name === 'old') parts.push(stanza('eth0:1', chatAddress, []));
  return parts.join('\n');
}

/**
 * The hosts of a lab with `further` hosts beside the five that every lab has.
 * @param systemd - names of those that boot with systemd.
 * @throws VipbookError LAB009
 */
export function planHosts(further: number, systemd: readonly string[] = []): readonly HostPlan[] {
  checkHostCount(further);
  const prefix = further > 150 ? 22 : 24;
  const named: (readonly [string, string])[] = [
    ['old', '192.168.1.50'],
    ['new', '192.168.1.51'],
    ['gw', gateway],
    ['client', '192.168.1.20'],
    ['controller', '192.168.1.2'],
  ];
  for (let index = 1; index <= further; index += 1) {
    named.push([`h${String(index)}`, addressOfFurther(index)]);
  }
  const unknown = systemd.find((wanted) => !named.some(([name]) => name === wanted));
  if (unknown !== undefined) {
    const names = named.map(([name]) => name);
    throw notValid(`"${unknown}" is no host of this lab.${didYouMean(unknown, names)}`);
  }
  return named.map(([name, address]) => ({
    name,
    address,
    prefix,
    mac: macOf(address),
    interfaces: interfacesText(name, address, prefix),
    chat: name === 'old' || name === 'new',
    manager: systemd.includes(name) ? 'systemd' : 'sysvinit',
  }));
}

export function hostsFile(hosts: readonly HostPlan[]): string {
  return ['127.0.0.1 localhost', ...hosts.map((host) => `${host.address} ${host.name}`), ''].join(
    '\n',
  );
}

export interface InventoryPlan {
  readonly hosts: readonly HostPlan[];
  readonly user: string;
  readonly keyFile: string;
  readonly knownHostsFile: string;
  /** Said at the top, for whoever opens the file. */
  readonly comment: string;
  /** Further lines of `vars`, without indentation. */
  readonly vars: readonly string[];
}

/** An inventory that both Ansible and vipbook read. JSON strings are YAML's double-quoted ones. */
export function inventoryText(plan: InventoryPlan): string {
  const common = `-o UserKnownHostsFile=${plan.knownHostsFile} -o StrictHostKeyChecking=yes`;
  const names = (list: readonly HostPlan[], indent: string): string[] =>
    list.map((host) => `${indent}${host.name}:`);
  return [
    `# ${plan.comment}`,
    'all:',
    '  vars:',
    `    ansible_user: ${plan.user}`,
    `    ansible_ssh_private_key_file: ${JSON.stringify(plan.keyFile)}`,
    `    ansible_ssh_common_args: ${JSON.stringify(common)}`,
    `    vipbook_known_hosts_file: ${JSON.stringify(plan.knownHostsFile)}`,
    '    ansible_python_interpreter: /usr/bin/python3',
    ...plan.vars.map((line) => `    ${line}`),
    '  children:',
    '    chat:',
    '      hosts:',
    ...names(
      plan.hosts.filter((host) => host.chat),
      '        ',
    ),
    '    lab:',
    '      hosts:',
    ...plan.hosts.flatMap((host) => [
      `        ${host.name}:`,
      `          ansible_host: ${host.address}`,
    ]),
    '',
  ].join('\n');
}

/** One line for each host, its name and its address; keys are in OpenSSH's one-line form. */
export function knownHostsText(
  hosts: readonly HostPlan[],
  publicKeys: ReadonlyMap<string, string>,
): string {
  return hosts
    .map((host) => `${host.name},${host.address} ${publicKeys.get(host.name) ?? ''}\n`)
    .join('');
}
