import type { Facts } from '../../facts.ts';
import type { IpAddress } from '../../operations.ts';
import type { Part } from '../definition.ts';
import { sleepWords, word, type BinaryString } from '../script.ts';
import { familyOf } from './addresses.ts';
import { teamOf, type Member } from '../together.ts';

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
 * A pattern of case, for what is printed when the question was really put: each arping
 * begins with its name once it has its socket. Without it the wire was not silent; nobody listened. A kernel has no
 * such word: where it has no route to whom it asks, nobody is there for it.
 */
export function askedBy(address: IpAddress, arping: Facts['arping']): string {
  return kernelAsks(address, arping) ? '*' : '*ARPING*';
}

/** All are asked at once, so that many take as long as one. */
function ask(question: Question, arping: Facts['arping']): BinaryString {
  const [first] = question.addresses;
  if (first === undefined) return ':';
  return kernelAsks(first, arping) ? askKernel(question) : askRaw(question, arping);
}

/**
 * Sender 0.0.0.0 (RFC 5227) disturbs no cache. iputils' and busybox' -D, and any -c1, stop at the first answer;
 * with -c2 every answer to the first request is printed, and we end it before the second is sent. Ended with SIGINT: one
 * that has not begun yet, on a busy host, ignores that (the shell starts it so) and goes on to ask.
 */
function askRaw(question: Question, arping: Facts['arping']): BinaryString {
  const { device, addresses, timeoutMs, patienceMs = 0 } = question;
  const dev = word(device);
  const words =
    arping === 'habets' ? `-c2 -w1 -i ${dev} -S 0.0.0.0` : `-b -w1 -c2 -I ${dev} -s 0.0.0.0`;
  const rounds = roundsWithin(timeoutMs, patienceMs);
  return [
    'if command -v arping >/dev/null 2>&1; then',
    'vb_round() { vb_p=',
    ...addresses.map(
      (address) => `( exec arping ${words} ${address} ) 2>&1 </dev/null & vb_p="$vb_p $!"`,
    ),
    `sleep $1 2>/dev/null || sleep $2; kill -INT $vb_p 2>/dev/null; wait $vb_p 2>/dev/null; }`,
    // All print into one pipe, and not all of them a line in one go: an answer is known by whom it is from.
    `vb_n='\n'; vb_said=$(vb_round ${sleepWords(timeoutMs)})`,
    ...rounds.map(
      (milliseconds) =>
        `vb_c=; ${addresses.map(unanswered).join('; ')}; [ -z "$vb_c" ] || vb_said=$vb_said$vb_n$(vb_round ${sleepWords(milliseconds)})`,
    ),
    answersFunction,
    ...addresses.map((address) => `echo '${heading}${address}'; vb_of ${address}`),
    'else echo arping >&2; ( exit 127 ); fi',
  ].join('\n');
}

/** How long each further round is, in milliseconds, where nobody has answered: twice as long as the one before. */
function roundsWithin(first: number, patienceMs: number): readonly number[] {
  const rounds: number[] = [];
  for (let last = first, sum = first; sum < patienceMs; sum += last) {
    last = Math.min(2 * last, patienceMs - sum);
    rounds.push(last);
  }
  return rounds;
}

/**
 * `vb_of A` prints `ARPING` where A was asked for, and the MAC address of each answer for it: iputils' and busybox'
 * `reply from A [MAC]`, Habets' `from MAC (A)`.
 */
const answersFunction: BinaryString = [
  'vb_of() {',
  'case $vb_said$vb_n in *ARPING*\\ "$1"[!0-9.]*) echo ARPING ;; esac',
  'vb_s=$vb_said; while :; do case $vb_s in *"from $1 ["*) vb_s=${vb_s#*"from $1 ["}; printf \'%s\\n\' "${vb_s%%]*}" ;; *) break ;; esac; done',
  'vb_s=$vb_said; while :; do case $vb_s in *" ($1)"*) vb_c=${vb_s%%" ($1)"*}; printf \'%s\\n\' "${vb_c##* }"; vb_s=${vb_s#*" ($1)"} ;; *) break ;; esac; done',
  '}',
].join('\n');

function unanswered(address: IpAddress): BinaryString {
  return `case $vb_said in *"from ${address} ["*|*" (${address})"*) ;; *) vb_c=1 ;; esac`;
}

/** An echo makes the kernel ask; it asks nobody for what it has itself. At most a second. */
function askKernel({ device, addresses }: Question): BinaryString {
  const dev = word(device);
  return [
    'vb_p=',
    ...addresses.map(
      (address) =>
        `( ip neigh flush to ${address} dev ${dev}; exec ping -${String(familyOf(address))} -q -c1 -W1 -I ${dev} ${address} ) >/dev/null 2>&1 </dev/null & vb_p="$vb_p $!"`,
    ),
    'wait $vb_p',
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
    inline: true,
    team: askTeam,
    read: (output) => ({ macs: macsIn(output.stdout.toString('latin1')) }),
    describe: () => [],
  },
  'arp.survey': {
    script: (input, { arping }) => ask(input, arping),
    inline: true,
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
