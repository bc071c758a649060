import { diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import {
  paintFor,
  printableLine,
  renderFindings,
  safeJson,
  table,
  wantsColour,
} from '@vipbook/report';
import { InvalidArgumentError, Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { findingsOf } from '../failure.ts';
import { addConnectionFlags, wholeNumber, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { addressArgument } from '../recovery/address.ts';
import { ask, openDoor, type Door } from '../recovery/door.ts';
import {
  columns,
  headline,
  questions,
  rowOf,
  sampleOf,
  sightOf,
  watchedOf,
  type Sample,
  type Sight,
  type Watched,
} from '../recovery/watching.ts';
import { clock } from '../recovery/words.ts';
import type { Terminal } from '../terminal.ts';

interface WatchFlags extends ConnectionFlags {
  readonly interval: number;
  readonly count?: number;
  readonly output: 'human' | 'json';
}

function seconds(text: string): number {
  const number = /^[0-9]{1,5}(\.[0-9]+)?$/.test(text) ? Number(text) : NaN;
  if (!(number >= 0.2)) throw new InvalidArgumentError('Seconds, 0.2 or more, are wanted.');
  return number;
}

export const registerWatch: Register = (program, context) => {
  addConnectionFlags(
    program
      .command('watch')
      .argument('<address>', 'the address')
      .argument('[hosts]', 'pattern of hosts to ask (default: all)')
      .summary('an address, live: who has it, who answers for it, its packets and connections')
      .description(
        'Show, again and again, which host holds the address, under which label and for how long, which MAC address answers for it on the wire, how many packets of it each host receives and sends (named nft counters, which ifconfig never had for an alias), its open connections, and where the neighbour caches of the hosts point. Needs root on the hosts. Ctrl-C ends it and takes the counters down.',
      ),
  )
    .option('--interval <seconds>', 'time between two looks', seconds, 1)
    .option('--count <looks>', 'end after so many', wholeNumber(1))
    .addOption(
      new Option('--output <format>', 'for people, or one JSON object a look')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook watch 192.168.1.60 -i inventory.yml             in a second terminal, during a move',
          'vipbook watch 192.168.1.60 old,new -i inventory.yml --interval 0.5',
          'vipbook watch 192.168.1.60 -i inventory.yml --count 1   one look',
          'vipbook watch 192.168.1.60 -i inventory.yml --output json | jq .owners',
        ],
        [0, 1, 2, 4, 5],
      ),
    )
    .action((given: string, pattern: string | undefined, flags: WatchFlags) =>
      watch(addressArgument(given), pattern, flags, context),
    );
};

async function watch(
  address: string,
  pattern: string | undefined,
  flags: WatchFlags,
  { terminal, exitWith }: CommandContext,
): Promise<void> {
  const stop = new AbortController();
  const ended = (): void => stop.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.removeAllListeners(signal).on(signal, ended);
  const door = await openDoor({ flags, terminal, signal: stop.signal });
  try {
    const names = door.select(pattern);
    const facts = await factsOf(door, names, terminal, flags);
    if (facts.length === 0) {
      exitWith(4);
      return;
    }
    const watched = watchedOf(address, facts);
    const screen = screenFor(flags, terminal, watched);
    try {
      await looks(door, watched, flags, stop.signal, screen);
    } finally {
      const counting = watched.hosts.filter(({ counts }) => counts).map(({ host }) => host);
      await ask(door, counting, [{ do: 'counter.end', address }]);
    }
    exitWith(facts.length < names.length ? 4 : 0);
  } finally {
    await door.close();
    for (const signal of signals) process.off(signal, ended);
  }
}

/** Hosts that cannot be reached are told once, and not asked again. */
async function factsOf(
  door: Door,
  names: readonly string[],
  terminal: Terminal,
  flags: WatchFlags,
): Promise<readonly Facts[]> {
  const paint = paintFor(wantsColour(terminal.errorIsTerminal, terminal.environment, flags.color));
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        return await (await door.host(name)).facts();
      } catch (error) {
        const findings = findingsOf(error);
        terminal.error(renderFindings(findings, { paint }));
        return undefined;
      }
    }),
  );
  const facts = found.filter((one) => one !== undefined);
  const powerless = facts.filter(({ user }) => user.uid !== 0).map(({ host }) => host);
  if (powerless.length > 0)
    terminal.error(
      renderFindings([
        diagnostic('HST001', {
          severity: 'warning',
          message: `not root on ${powerless.join(', ')}: neither packets nor the wire can be watched from there`,
          remedy: 'Add --become.',
        }),
      ]),
    );
  return facts;
}

async function looks(
  door: Door,
  watched: Watched,
  flags: WatchFlags,
  signal: AbortSignal,
  show: (sight: Sight) => Promise<void>,
): Promise<void> {
  const latest = new Map<string, Sample>();
  const asking = new Map<string, Promise<void>>();
  const askOne = async (one: Watched['hosts'][number]): Promise<void> => {
    const [answer] = await ask(door, [one.host], questions(watched, one));
    if (answer !== undefined)
      latest.set(one.host, sampleOf(answer, performance.now(), latest.get(one.host)));
    asking.delete(one.host);
  };
  for (let look = 0; flags.count === undefined || look < flags.count; look += 1) {
    if (look > 0) await pause(flags.interval * 1000, signal);
    if (signal.aborted) return;
    for (const one of watched.hosts) if (!asking.has(one.host)) asking.set(one.host, askOne(one));
    // A host that is slow, or gone, does not hold up what the others say.
    const patience = look === 0 ? 5000 : Math.max(500, flags.interval * 1000);
    await Promise.race([Promise.all(asking.values()), pause(patience, signal)]);
    const samples = watched.hosts.flatMap(({ host }) => {
      const sample = latest.get(host);
      return sample === undefined ? [] : [sample];
    });
    await show(sightOf(watched, samples, Date.now()));
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}

function screenFor(
  flags: WatchFlags,
  terminal: Terminal,
  watched: Watched,
): (sight: Sight) => Promise<void> {
  if (flags.output === 'json') {
    return (sight) => {
      const samples = sight.samples.map(({ at: _at, ...said }) => said);
      terminal.out(`${safeJson({ ...sight, samples })}\n`);
      return Promise.resolve();
    };
  }
  const paint = paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color));
  const live = terminal.outIsTerminal && terminal.environment['TERM'] !== 'dumb';
  let lines = 0;
  return async (sight) => {
    const rows = sight.samples.map((sample) => rowOf(sample, watched.owners));
    const drawn = await table(columns, rows, { framed: live, paint });
    const text = `${clock(sight.at)}  ${printableLine(headline(sight))}\n${drawn}`;
    // In place on a terminal; one block after the other in a pipe.
    terminal.out(live && lines > 0 ? `\u001b[${String(lines)}A\u001b[J${text}` : text);
    lines = text.split('\n').length - 1;
  };
}
