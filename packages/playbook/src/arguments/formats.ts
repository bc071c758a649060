import { isIP, isIPv4 } from 'node:net';

/** Bytes that a network interface's name, and so a label, may have (IFNAMSIZ 16 with its final zero). */
export const maxLabelBytes = 15;

/** undefined: fits. Otherwise what is wrong, to follow the value: `"x" is …`. */
export type FormatCheck = (text: string) => string | undefined;

/** The formats of schemas/; each names what it saw. */
export const formats: Readonly<Record<string, FormatCheck>> = {
  'ip-address': (text) => (isAddress(text) ? undefined : notAnAddress(text)),
  'ip-interface': (text) => {
    const slash = text.indexOf('/');
    if (slash === -1) return isAddress(text) ? undefined : notAnAddress(text);
    const address = text.slice(0, slash);
    if (!isAddress(address)) return notAnAddress(address);
    const prefix = text.slice(slash + 1);
    const most = isIPv4(address) ? 32 : 128;
    if (/^(0|[1-9][0-9]*)$/.test(prefix) && Number(prefix) <= most) return undefined;
    return `has a prefix length that is not between 0 and ${String(most)}`;
  },
  'interface-name': (text) => deviceName(text),
  'interface-label': (text) => deviceName(text),
  'host-name': (text) =>
    /^[^\s,&!/][^\s,]*$/.test(text) ? undefined : 'is not the name of one host of the inventory',
};

function isAddress(text: string): boolean {
  // A zone (fe80::1%eth0) belongs to a host, not to an address that moves.
  return isIP(text) !== 0 && !text.includes('%');
}

function notAnAddress(text: string): string {
  if (/^[0-9]+(\.[0-9]+){3}$/.test(text)) {
    const bad = text.split('.').find((part) => Number(part) > 255 || /^0[0-9]/.test(part));
    if (bad !== undefined && Number(bad) > 255) return `is not an IP address: ${bad} is over 255`;
    if (bad !== undefined) return `is not an IP address: "${bad}" has a leading nought`;
  }
  if (/^[0-9]+(\.[0-9]+){1,2}$/.test(text)) {
    return 'is not an IP address: an IPv4 address has four numbers';
  }
  if (text.includes('%')) return 'has a zone; give the interface as an argument of its own';
  return 'is not an IP address';
}

/** The kernel's dev_valid_name: 1 to 15 bytes, no blank, no slash; "." and ".." are not names. */
function deviceName(text: string): string | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxLabelBytes) {
    return `has ${String(bytes)} bytes; the kernel takes at most ${String(maxLabelBytes)}`;
  }
  if (text === '' || text === '.' || text === '..' || /[\s/]/.test(text)) {
    return 'is not the name of an interface';
  }
  return undefined;
}
