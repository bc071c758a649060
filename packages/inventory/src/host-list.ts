import { parseAddress } from './host-address.ts';
import type { Graph } from './graph.ts';
import type { Problems } from './problems.ts';
import { wholeFile } from './source-text.ts';

/** Reads a list of hosts from the command line: `h1,h2:2222,`. Ranges stay as they are, as in Ansible. */
export function readHostList(list: string, graph: Graph, problems: Problems): void {
  const origin = wholeFile(list);
  for (const part of list.split(',')) {
    const text = part.trim();
    if (text === '') continue;
    const address = text.includes('[') ? bracketedAddress(text) : parseAddress(text);
    const name = address?.host ?? text;
    if (name.includes('[')) {
      problems.add(
        'INV033',
        `"${text}" is one host's name here; ranges in lists are not expanded`,
        origin,
      );
    }
    if (!graph.hosts.has(name)) graph.addHost(name, graph.ungrouped, address?.port, origin);
  }
}

/** `[2001:db8::1]:22` is an address; `h[1:3]` is not, without ranges. */
function bracketedAddress(text: string): ReturnType<typeof parseAddress> {
  const address = parseAddress(text);
  return address === undefined || address.host.includes('[') ? undefined : address;
}
