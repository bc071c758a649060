import type { WaitForArguments } from '@vipbook/playbook';
import type { Facts } from '@vipbook/host';
import type { ModuleContext, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { deviceFor } from '../shared/device-for.ts';

export interface Seen {
  readonly reached: boolean;
  /** What was seen instead, in words. */
  readonly detail: string;
  readonly data?: Readonly<Record<string, Value>>;
}

/** What is waited for. `look` takes no longer than the milliseconds it is given, or hardly. */
export interface Condition {
  readonly what: string;
  look(milliseconds: number): Promise<Seen>;
}

/** All that the arguments name must hold at once. Undefined: they name nothing. */
export function conditionOf(
  args: WaitForArguments,
  host: string,
  context: ModuleContext,
): Condition | undefined {
  const parts = [
    ...(args.port === undefined ? [] : [portCondition(args, args.port, host, context)]),
    ...(args.path === undefined ? [] : [pathCondition(args, args.path, host, context)]),
    ...(args.ping === undefined || args.ping === false ? [] : [pingCondition(args, host, context)]),
    ...(args.arp === undefined ? [] : [arpCondition(args.arp, host, context)]),
  ];
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first;
  return {
    what: parts.map((part) => part.what).join(' and '),
    look: async (milliseconds) => {
      let data: Readonly<Record<string, Value>> = {};
      for (const part of parts) {
        const seen = await part.look(milliseconds);
        if (!seen.reached) return seen;
        data = { ...data, ...seen.data };
      }
      return { reached: true, detail: '', data };
    },
  };
}

function portCondition(
  args: WaitForArguments,
  port: number,
  host: string,
  context: ModuleContext,
): Condition {
  const address = args.host ?? '127.0.0.1';
  const place = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  if (args.state === 'drained') return drainedCondition(args, port, host, context);
  const closed = args.state === 'stopped' || args.state === 'absent';
  return {
    what: `${place} to ${closed ? 'stop' : 'answer'}`,
    look: async (timeoutMs) => {
      const { reached, detail } = await ask(
        await context.host(host),
        { do: 'tcp.reach', address, port, timeoutMs },
        context.signal,
      );
      return { reached: reached !== closed, detail: detail || (reached ? 'open' : 'closed') };
    },
  };
}

/** Open connections to the port, as ss(8) counts them; those that are closing do not count. */
function drainedCondition(
  args: WaitForArguments,
  port: number,
  host: string,
  context: ModuleContext,
): Condition {
  // Without brackets ss(8) takes the last group of an IPv6 address for a port.
  const source = args.host?.includes(':') === true ? `[${args.host}]` : args.host;
  const local = source === undefined ? [] : ['src', source, 'and'];
  return {
    what: `port ${port} to drain`,
    look: async () => {
      const argv = ['ss', '-Htn', 'state', 'established', ...local, 'sport', '=', `:${port}`];
      const output = await ask(
        await context.host(host),
        { do: 'command.run', command: { argv } },
        context.signal,
      );
      const lines = Buffer.from(output.stdout).toString('utf8').split('\n');
      const open = lines.filter((line) => line.trim() !== '').length;
      if (output.exitStatus !== 0)
        return { reached: false, detail: Buffer.from(output.stderr).toString('utf8').trim() };
      return { reached: open === 0, detail: `${open} open` };
    },
  };
}

function pathCondition(
  args: WaitForArguments,
  path: string,
  host: string,
  context: ModuleContext,
): Condition {
  const gone = args.state === 'absent' || args.state === 'stopped';
  return {
    what: `${path} to be ${gone ? 'gone' : 'there'}`,
    look: async () => {
      const output = await ask(
        await context.host(host),
        { do: 'command.run', command: { argv: ['test', '-e', path] } },
        context.signal,
      );
      const there = output.exitStatus === 0;
      return { reached: there !== gone, detail: there ? 'it is there' : 'it is not there' };
    },
  };
}

function pingCondition(args: WaitForArguments, host: string, context: ModuleContext): Condition {
  const address = typeof args.ping === 'string' ? args.ping : (args.host ?? '127.0.0.1');
  return {
    what: `${address} to answer pings`,
    look: async (timeoutMs) => {
      const { received } = await ask(
        await context.host(host),
        { do: 'icmp.ping', address, count: 1, timeoutMs },
        context.signal,
      );
      return { reached: received > 0, detail: received > 0 ? 'it answers' : 'no answer' };
    },
  };
}

/** So long answers to one ARP question are collected, as a move does it. */
const answerMs = 100;

function arpCondition(
  arp: NonNullable<WaitForArguments['arp']>,
  host: string,
  context: ModuleContext,
): Condition {
  const { address } = arp;
  return {
    what: `the right answer to ARP for ${address}`,
    look: async (timeoutMs) => {
      const facts = await context.facts(host);
      const device = arp.interface ?? deviceFor(facts, address);
      if (device === undefined)
        return { reached: false, detail: `${host} has no interface in the subnet of ${address}` };
      const wanted =
        arp.mac === undefined ? await macsOf(arp.host, facts, context) : [arp.mac.toLowerCase()];
      const asked = await context.host(host);
      const answers = async (windowMs: number): Promise<readonly string[]> =>
        (
          await ask(
            asked,
            { do: 'arp.whohas', device, address, timeoutMs: windowMs },
            context.signal,
          )
        ).macs;
      // On a LAN everybody has answered long before; only where nobody has is a second one waited for.
      let macs = await answers(Math.min(timeoutMs, answerMs));
      if (macs.length === 0 && timeoutMs > answerMs) macs = await answers(timeoutMs - answerMs);
      const seen = macs.map((mac) => mac.toLowerCase());
      const [only] = seen;
      const reached = seen.length === 1 && only !== undefined && (wanted?.includes(only) ?? true);
      const detail = seen.length === 0 ? 'nobody answers' : `${seen.join(', ')} answers`;
      return { reached, detail, data: { macs: seen } };
    },
  };
}

/** Every MAC address of the host that shall answer; undefined when anybody may. */
async function macsOf(
  name: string | undefined,
  own: Facts,
  context: ModuleContext,
): Promise<readonly string[] | undefined> {
  if (name === undefined) return undefined;
  const facts = name === own.host ? own : await context.facts(name);
  return facts.links.map((link) => link.mac.toLowerCase());
}
