import type { Facts } from '../../facts.ts';
import type { IpAddress, NeighbourEntry, Operations } from '../../operations.ts';
import type { Part } from '../definition.ts';
import { readIpNeighbours } from '../ip-json.ts';
import { askedAtOnce, roundsOf } from '../../rounds.ts';
import { sleepMs, word } from '../script.ts';
import { familyOf } from './addresses.ts';
import { announcersOf, locks, runDirectory } from './held-paths.ts';
import { teamOf } from '../together.ts';
import { isQuiet } from './quiet.ts';

type Direct = Operations['arp.direct']['in'];

/**
 * The flavours differ in their flags: iputils and busybox -I -s -f, Habets' -i -S -C. Without arping, an
 * echo from the address makes the kernel ask for the neighbour in its name (and so for IPv6 always).
 */
function directRequest(
  flavour: Facts['arping'] | 'ipv6',
  device: string,
  source: string,
  target: string,
): string {
  switch (flavour) {
    case 'iputils':
    case 'busybox':
      return `arping -f -c1 -w1 -I ${device} -s ${source} ${target}`;
    case 'habets':
      return `arping -c1 -C1 -w1 -i ${device} -S ${source} ${target}`;
    case 'none':
    case 'ipv6':
      return `t=${target}; ip neigh flush to "\${t%%%*}" dev ${device}; exec ping -c1 -W1 -I ${source} "$t"`;
  }
}

/**
 * A move sets arp_announce to 2, by which the kernel never asks in the name of the address. Where the kernel must do
 * the asking it may, for as long as that takes; the greater value of the device's and of all devices' counts.
 */
function speakAs(device: string): {
  readonly begin: readonly string[];
  readonly end: readonly string[];
} {
  const [own, all] = [device, 'all'].map((each) => `/proc/sys/net/ipv4/conf/${each}/arp_announce`);
  return {
    begin: [
      `vb_own=0 vb_all=0; read -r vb_own <${own ?? ''}; read -r vb_all <${all ?? ''}`,
      `{ echo 0 >${own ?? ''}; echo 0 >${all ?? ''}; } 2>/dev/null`,
    ],
    end: [`{ echo "$vb_own" >${own ?? ''}; echo "$vb_all" >${all ?? ''}; } 2>/dev/null`],
  };
}

/** Did this target answer? iputils: `reply from T [MAC]`; Habets: `bytes from MAC (T)`; ping: `from T:`. */
function answered(text: string, target: string): boolean {
  const escaped = target.replaceAll('.', '\\.');
  return new RegExp(
    `(?:reply|bytes) from (?:${escaped}(?:%\\S+)?[ :]|\\S+ \\(${escaped}\\))`,
    'i',
  ).test(text);
}

/** Both forms of gratuitous ARP, the request first, each started and not waited for: `vb_a` are their
 *  processes, with those before. Without arping there is none: the directed requests do the work. */
function gratuitous(flavour: Facts['arping'], device: string, address: string): string {
  const start = (words: string): string =>
    `arping ${words} >/dev/null 2>&1 </dev/null & vb_a="\${vb_a-} $!"`;
  switch (flavour) {
    case 'iputils':
    case 'busybox':
      return `${start(`-U -c1 -w1 -I ${device} ${address}`)}\n${start(`-A -c1 -w1 -I ${device} ${address}`)}`;
    case 'habets':
      return `${start(`-U -c1 -i ${device} -S ${address} ${address}`)}\n${start(`-P -U -c1 -i ${device} -S ${address} ${address}`)}`;
    case 'none':
      return ':';
  }
}

/** Prints 1 for each that ran. */
function endAnnouncers(address: IpAddress): string {
  return [
    `for f in ${announcersOf(address)}.*; do [ -f "$f" ] || continue`,
    `p=\${f##*.}; was=; read -r was <"$f"; rm -f "$f"; [ -n "$was" ] || continue`,
    // Started at the same tick (field 22 of proc(5)'s stat): the same process, not its successor.
    `set -- \${was##*) }; was=\${20}; n=0`,
    `while is=; read -r is </proc/$p/stat; set -- \${is##*) }; [ "\${20-}" = "$was" ] && [ "$1" != Z ] && [ $n -lt 200 ]; do`,
    `[ $n -gt 0 ] || { echo 1; kill $p; }; n=$((n+1)); ${sleepMs(5)}; done`,
    'done 2>/dev/null',
  ].join('\n');
}

/** Where nobody ever locked an address there may be nothing else in it. */
const leaveNothing = `[ -e ${locks} ] || rmdir ${runDirectory} 2>/dev/null; true`;

/** Repeats a second apart, in a process that `arp.hush` can find and end; the first at once or after that second. */
function repeats(
  input: Operations['arp.announce']['in'],
  send: string,
  first: 'at once' | 'later',
): string {
  const device = word(input.device);
  const file = announcersOf(input.address);
  const still = `{ [ -n "$(ip -o addr show dev ${device} to ${input.address})" ] && ! { ${isQuiet(input.address)}; }; }`;
  return [
    // Ended: with whatever it has just started, which may not have sent its frame yet.
    `( vb_a= vb_s=; trap 'kill -9 $vb_a $vb_s 2>/dev/null; read -r p r </proc/self/stat; [ ! -e ${file}.$p ] || rm -f ${file}.$p; exit' TERM`,
    ...(first === 'at once' ? [send] : []),
    `n=1; while [ $n -lt ${String(input.count)} ]; do ${sleepMs(1100)} & vb_s=$!; wait $vb_s; vb_s=; ${still} || break; vb_a=`,
    send,
    `n=$((n+1)); done; wait $vb_a`,
    `read -r p r </proc/self/stat; rm -f ${file}.$p; rmdir ${runDirectory} ) >/dev/null 2>&1 </dev/null &`,
    // What nobody could end must not run.
    `{ [ -d ${runDirectory} ] || mkdir -p -m 700 ${runDirectory}; read -r vb_r </proc/$!/stat; printf '%s\\n' "$vb_r" >${file}.$! || kill $!; } 2>/dev/null; true`,
  ].join('\n');
}

function startAnnouncing(input: Operations['arp.announce']['in'], arping: Facts['arping']): string {
  const device = word(input.device);
  // Finding out who is there takes a second, in which nobody waits for strangers: the known ones are asked
  // by name (`arp.direct`).
  if (familyOf(input.address) === 6)
    return repeats(input, solicitEverybody(device, input.address), 'at once');
  const send = gratuitous(arping, device, input.address);
  return input.count <= 1 ? send : `${send}\n${repeats(input, send, 'later')}`;
}

/**
 * All at once, or in rounds if they are very many. What has not answered when the time of its round is over is
 * ended, so that one dead neighbour does not hold up a move for arping's whole second. Ended with SIGINT: a program that has not begun yet, on a
 * busy host, ignores that (the shell starts it so) and goes on to send. What has ended has sent.
 * @param questions - `to`: where the shell puts the answers
 */
function askDirectly(
  questions: readonly { readonly operation: Direct; readonly to: string }[],
  arping: Facts['arping'],
): string {
  // The first frames of an `arp.announce` before: none may come after what this operation is waited for.
  const left = `[ -z "\${vb_a-}" ] || { kill -INT $vb_a; wait $vb_a; vb_a=; } 2>/dev/null`;
  const size = askedAtOnce(questions.length);
  const most = Math.max(0, ...questions.map(({ operation }) => operation.targets.length));
  const rounds = roundsOf(most, size).map((from) =>
    questions.flatMap(({ operation, to }) => {
      const device = word(operation.device);
      const flavour = familyOf(operation.address) === 6 ? 'ipv6' : arping;
      return operation.targets.slice(from, from + size).map((target) => ({
        device,
        loud: flavour === 'none',
        request: `( ${directRequest(flavour, device, operation.address, zoned(target, operation.device)).replace(/^arping/, 'exec arping')} ) 2>/dev/null${to} & p="$p $!"`,
      }));
    }),
  );
  if (rounds.length === 0) return `${sleepMs(20)}; ${left}\n:`;
  const patience = Math.max(...questions.map(({ operation }) => operation.timeoutMs));
  const devices = rounds.flat().filter((each) => each.loud);
  const loud = [...new Set(devices.map(({ device }) => device))].map(speakAs);
  return [
    ...loud.flatMap(({ begin }) => begin),
    ...rounds.flatMap((round) => [
      'p=',
      ...round.map(({ request }) => request),
      `( ${sleepMs(patience)}; kill -INT $p ) >/dev/null 2>&1 & w=$!`,
      'wait $p',
      'kill $w 2>/dev/null',
    ]),
    ...loud.flatMap(({ end }) => end),
    left,
    ':',
  ].join('\n');
}

export const arpDefinitions: Part<
  'arp.announce' | 'arp.hush' | 'arp.direct' | 'neighbour.query' | 'neighbour.flush'
> = {
  'arp.announce': {
    script: (input, { arping }) => startAnnouncing(input, arping),
    inline: true,
    team: teamOf<'arp.announce'>(
      (members, { arping }) =>
        [
          ...members.map(({ operation, end }) => `${startAnnouncing(operation, arping)}\n${end}`),
          ':',
        ].join('\n'),
      { inline: true },
    ),
    read: () => ({ started: true }),
    describe(input) {
      if (familyOf(input.address) === 6) return [`announce ${input.address} on ${input.device}`];
      const times = ` -c ${String(input.count)}`;
      return [
        `arping -U${times} -I ${word(input.device)} ${input.address}`,
        `arping -A${times} -I ${word(input.device)} ${input.address}`,
      ];
    },
  },
  'arp.hush': {
    script: (input) => `${endAnnouncers(input.address)}\n${leaveNothing}`,
    team: teamOf<'arp.hush'>((members) =>
      [
        ...members.map(({ operation, end }) => `${endAnnouncers(operation.address)}\n${end}`),
        leaveNothing,
      ].join('\n'),
    ),
    read: (output) => ({ changed: output.stdout.includes('1') }),
    // Nothing that a person would type.
    describe: () => [],
  },
  'arp.direct': {
    script: (input, { arping }) => askDirectly([{ operation: input, to: '' }], arping),
    // Each one's answers in a file of its own: they do not tell in whose name was asked.
    team: teamOf<'arp.direct'>(
      (members, { arping }) => {
        // What lets the kernel speak as the address is set for one link.
        if (new Set(members.map(({ operation }) => operation.device)).size > 1) return undefined;
        return [
          'if vb_d=$(mktemp -d); then',
          askDirectly(
            members.map(({ operation }, n) => ({ operation, to: ` >>"$vb_d/${String(n)}"` })),
            arping,
          ),
          ...members.map(
            ({ end }, n) =>
              `[ ! -e "$vb_d/${String(n)}" ] || while IFS= read -r vb_r; do printf '%s\\n' "$vb_r"; done <"$vb_d/${String(n)}"; ${end}`,
          ),
          'rm -rf "$vb_d"; else false; fi',
        ].join('\n');
      },
      { inline: true },
    ),
    inline: true,
    read(output, input) {
      const text = output.stdout.toString('latin1');
      return {
        acknowledged: input.targets.filter((target) => answered(text, target)),
        silent: input.targets.filter((target) => !answered(text, target)),
      };
    },
    anyStatus: true,
    describe: (input) =>
      input.targets.map(
        (target) => `arping -c1 -w1 -I ${word(input.device)} -s ${input.address} ${target}`,
      ),
  },
  'neighbour.query': {
    script: (input) => `ip -j neigh show to ${word(input.address)}`,
    read(output) {
      const found = readNeighbours(output.stdout.toString('utf8'));
      return found === undefined ? undefined : { found };
    },
    describe: () => [],
  },
  'neighbour.flush': {
    script: (input) =>
      [
        `ip -j neigh show to ${input.address} || exit`,
        `ip neigh flush to ${input.address} >/dev/null 2>&1`,
        `true`,
      ].join('\n'),
    read(output) {
      const found = readNeighbours(output.stdout.toString('utf8'));
      if (found === undefined) return undefined;
      const permanent = found.filter((entry) => entry.state === 'PERMANENT');
      return { flushed: found.length - permanent.length, permanent };
    },
    describe: (input) => [`ip neigh flush to ${input.address}`],
  },
};

/** A link-local target is reached by its device. */
function zoned(target: IpAddress, device: string): string {
  return /^fe[89ab]/i.test(target) ? word(`${target}%${device}`) : word(target);
}

/**
 * No tool of a plain host sends an unsolicited advertisement, and Linux sends none for an address that is
 * added without DAD. So everybody on the segment is found (all nodes answer an echo from the link-local
 * address) and then asked in the address's name: a solicitation with it as its source overrides the
 * neighbour's entry at once. In the background, because nobody waits for strangers.
 */
function solicitEverybody(device: string, address: IpAddress): string {
  return [
    `( for t in $(ping -6 -c2 -w1 -I ${device} ff02::1 2>/dev/null | sed -n 's/.*from \\(fe[0-9a-f:]*\\)%.*/\\1/p' | sort -u); do`,
    `ip -6 -o addr show dev ${device} to $t | grep -q . && continue`,
    `{ ip -6 neigh flush to $t dev ${device}; ping -6 -c1 -W1 -I ${address} $t%${device}; } & done; wait ) >/dev/null 2>&1 </dev/null & vb_a="\${vb_a-} $!"`,
  ].join('\n');
}

/** `ip -j neigh` → entries. */
export function readNeighbours(text: string): readonly NeighbourEntry[] | undefined {
  try {
    const printed = JSON.parse(text.trim() === '' ? '[]' : text) as unknown;
    return readIpNeighbours(printed).map(({ dst, dev, state, lladdr }) => ({
      address: dst,
      device: dev,
      state,
      ...(lladdr === undefined ? {} : { mac: lladdr }),
    }));
  } catch {
    return undefined;
  }
}
