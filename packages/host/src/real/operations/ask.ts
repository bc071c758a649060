import type { Facts } from '../../facts.ts';
import type { IpAddress } from '../../operations.ts';
import type { Part } from '../definition.ts';
import { word, type BinaryString } from '../script.ts';
import { familyOf } from './addresses.ts';
import { teamOf, type Member } from '../together.ts';
import { sleepMs } from './arp.ts';

interface Question {
  readonly device: string;
  readonly addresses: readonly IpAddress[];
  readonly timeoutMs: number;
  readonly patienceMs?: number;
}

/** Has the host no raw socket to ask with, so that its kernel must? */
export function kernelAsks(address: IpAddress, arping: Facts['arping']): boolean {
  return familyOf(address) === 6 || arping === 'none';
}

/** Before each address's answers. */
const heading = '== ';

/**
 * A pattern of case, for what is printed when the question was really put, in whatever case A to F are: each arping
 * begins with its name once it has its socket. Without it the wire was not silent; nobody listened. A kernel has no
 * such word: where it has no route to whom it asks, nobody is there for it.
 */
export function askedBy(address: IpAddress, arping: Facts['arping']): string {
  return kernelAsks(address, arping) ? '*' : '*[Aa]RPING*';
}

/** All are asked at once, so that many take as long as one. */
function ask(question: Question, arping: Facts['arping']): BinaryString {
  const [first] = question.addresses;
  if (first === undefined) return ':';
  return kernelAsks(first, arping) ? askKernel(question) : askRaw(question, arping);
}

/**
 * Sender 0.0.0.0 (RFC 5227) disturbs no cache. iputils' and busybox' -D, and any -c1, stop at the first answer;
 * with -c2 every answer to the first request is printed, and we end it before the second is sent.
 */
function askRaw(question: Question, arping: Facts['arping']): BinaryString {
  const { device, addresses, timeoutMs, patienceMs = 0 } = question;
  const dev = word(device);
  const words =
    arping === 'habets' ? `-c2 -w1 -i ${dev} -S 0.0.0.0` : `-b -w1 -c2 -I ${dev} -s 0.0.0.0`;
  return [
    `command -v arping >/dev/null 2>&1 || { echo arping >&2; exit 127; }`,
    `t=$(mktemp -d) || exit; trap 'rm -rf "$t"' 0; p=`,
    // A busy host may end one that has not come to open its file yet: then that is empty, and not missing.
    ...addresses.map((_, n) => `: >"$t/${String(n)}"`),
    ...addresses.map(
      (address, n) =>
        `( exec arping ${words} ${address} ) >"$t/${String(n)}" 2>&1 </dev/null & p="$p $!"`,
    ),
    sleepMs(timeoutMs),
    ...(patienceMs > timeoutMs ? [untilAnswered(patienceMs - timeoutMs)] : []),
    `kill -INT $p 2>/dev/null; wait $p 2>/dev/null`,
    ...addresses.map(
      (address, n) =>
        `echo '${heading}${address}'; while read -r l; do echo "$l"; done <"$t/${String(n)}"`,
    ),
  ].join('\n');
}

const lookEveryMs = 50;

/** Wait on as long as the file of a question holds no MAC. */
function untilAnswered(milliseconds: number): BinaryString {
  const most = String(Math.ceil(milliseconds / lookEveryMs));
  return `n=0; while [ $n -lt ${most} ] && [ -n "$(grep -L '[0-9A-Fa-f]:[0-9A-Fa-f][0-9A-Fa-f]:' "$t"/*)" ]; do n=$((n+1)); ${sleepMs(lookEveryMs)}; done`;
}

/** An echo makes the kernel ask; it asks nobody for what it has itself. At most a second. */
function askKernel({ device, addresses }: Question): BinaryString {
  const dev = word(device);
  return [
    'p=',
    ...addresses.map(
      (address) =>
        `( ip neigh flush to ${address} dev ${dev}; exec ping -${String(familyOf(address))} -q -c1 -W1 -I ${dev} ${address} ) >/dev/null 2>&1 </dev/null & p="$p $!"`,
    ),
    'wait $p',
    ...addresses.map(
      (address) => `echo '${heading}${address}'; ip neigh show to ${address} dev ${dev}`,
    ),
    ':',
  ].join('\n');
}

type Asking = 'arp.whohas' | 'arp.survey';

function questionOf(operation: Member<Asking>['operation']): Question {
  return operation.do === 'arp.survey'
    ? operation
    : { ...operation, addresses: [operation.address] };
}

/** Several questions at the same time; nobody is asked twice by the same means. */
function askTogether(members: readonly Member<Asking>[], arping: Facts['arping']): BinaryString {
  const means = ({ device, addresses: [first = ''], timeoutMs, patienceMs }: Question): string =>
    JSON.stringify([device, kernelAsks(first, arping), timeoutMs, patienceMs]);
  const asked = new Map<string, Question>();
  for (const { operation } of members) {
    const question = questionOf(operation);
    const before = asked.get(means(question))?.addresses ?? [];
    const addresses = [...new Set([...before, ...question.addresses])];
    asked.set(means(question), { ...question, addresses });
  }
  const by = [...asked.keys()];
  const scripts = [...asked.values()].map((question) => ask(question, arping));
  return [
    'd=$(mktemp -d) || exit; trap \'rm -rf "$d"\' 0',
    ...scripts.map((script, at) => `( ${script}\n) >"$d/${String(at)}" & p${String(at)}=$!`),
    ...scripts.map(
      (_, at) => `wait $p${String(at)} && a${String(at)}=$(cat "$d/${String(at)}")'\n' || exit`,
    ),
    ...members.map(({ operation, end }) => {
      const question = questionOf(operation);
      const from = `\${a${String(by.indexOf(means(question)))}#*`;
      const own = question.addresses.map((address) => {
        const line = `'${heading}${address}\n'`;
        return `x=${from}${line}}; printf '%s%s\\n' ${line} "\${x%%${heading}*}"`;
      });
      return [...own, end].join('\n');
    }),
  ].join('\n');
}

const askTeam = teamOf<Asking>((members, { arping }) => askTogether(members, arping));

function macsIn(text: string): readonly string[] {
  const found = text.matchAll(/(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/gi);
  return [...new Set([...found].map(([mac]) => mac.toLowerCase()))];
}

export const askDefinitions: Part<'arp.whohas' | 'arp.survey'> = {
  'arp.whohas': {
    script: ({ address, ...rest }, { arping }) => ask({ ...rest, addresses: [address] }, arping),
    team: askTeam,
    read: (output) => ({ macs: macsIn(output.stdout.toString('latin1')) }),
    describe: () => [],
  },
  'arp.survey': {
    script: (input, { arping }) => ask(input, arping),
    team: askTeam,
    read(output, { addresses }) {
      const parts = output.stdout.toString('latin1').split(heading).slice(1);
      return {
        answers: addresses.map((address, n) => ({ address, macs: macsIn(parts[n] ?? '') })),
      };
    },
    describe: () => [],
  },
};
