import type { Lab } from '@vipbook/lab';
import { interfaces } from './vipbook.ts';

/** The virtual address that `addIpv6` gives to `old`. */
export const vip6 = 'fd00:1::60';

const last = { old: '50', new: '51', client: '20', gw: '1' } as const;

const stanza = (address: string): string =>
  `\niface eth0 inet6 static\n  address ${address}/64\n  dad-attempts 0\n`;

/** Gives the hosts of a lab IPv6 addresses in their interfaces files, and boots with them. */
export async function addIpv6(lab: Lab): Promise<void> {
  for (const [host, number] of Object.entries(last)) {
    const text = (await interfaces(lab, host)) + stanza(`fd00:1::${number}`);
    await lab.setInterfaces(host, host === 'old' ? text + stanza(vip6) : text);
  }
  await lab.exec('client', `ping -6 -c2 ${vip6}`);
}
