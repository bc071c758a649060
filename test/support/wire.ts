import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Lab } from '@vipbook/lab';
import { eventually } from './eventually.ts';

/** What the other hosts of a segment heard of an address, in milliseconds. */
export interface Heard {
  /** The longest in which two hosts answered for it; 0: never. */
  readonly twoMs: number;
  /** The longest in which nobody did. */
  readonly nobodyMs: number;
  /** The longest in which nobody was asked: what happened meanwhile was not seen. */
  readonly stallMs: number;
}

export interface Wire {
  /** Ends it; any time after the first as well. */
  stop(): Promise<Heard>;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Asks 50 times a second who has an address, as nobody (an ARP probe with the sender 0.0.0.0; RFC 5227, 1.1), so that no
 * host's neighbour table changes; prints each question and each answer's MAC address with its time.
 */
const asker = String.raw`
use Socket; use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC); $| = 1;
sub now { clock_gettime(CLOCK_MONOTONIC) * 1000 }
sub text { open(my $f, "<", "/sys/class/net/eth0/$_[0]") or die $!; my $t = <$f>; chomp $t; $t }
my $vip = inet_aton($ARGV[0]); my $mac = pack("H12", text("address") =~ s/://gr);
socket(my $s, 17, 3, unpack("S", pack("n", 0x0806))) or die $!;
bind($s, pack("S n i S C C a8", 17, 0x0806, text("ifindex") + 0, 0, 0, 0, "")) or die $!;
my $ask = pack("a6 a6 n n n C C n a6 a4 a6 a4", "\xff" x 6, $mac, 0x0806, 1, 0x0800, 6, 4, 1, $mac, "\0" x 4, "\0" x 6, $vip);
for (my $next = now();;) {
  if (now() >= $next) { send($s, $ask, 0); printf "? %.3f\n", now(); $next = now() + 20 }
  my $in = ""; vec($in, fileno($s), 1) = 1; my $left = ($next - now()) / 1000;
  next unless select($in, undef, undef, $left > 0 ? $left : 0) > 0 && defined recv($s, my $b, 128, 0);
  my ($op, $sha, $spa, $tpa) = unpack("x20 n a6 a4 x6 a4", $b);
  printf "%s %.3f\n", join(":", unpack("(H2)6", $sha)), now() if $op == 2 && $spa eq $vip && $tpa eq "\0" x 4;
}`;

/**
 * Who answers for an IPv4 address, as `from` hears it. Resolves once somebody has been heard.
 * @param joinMs - answers of a host that are so far apart count as one stretch: a little more than what is asked for,
 *   or what a bad cable loses.
 */
export async function watchWire(
  lab: Lab,
  address: string,
  { from, hosts, joinMs }: { from: string; hosts: readonly [string, string]; joinMs: number },
): Promise<Wire> {
  // Before all others, where that is allowed: who waits for the processor hears nothing.
  const script =
    'chrt -f 2 true 2>/dev/null && exec chrt -f 2 perl -e "$0" "$1"; exec perl -e "$0" "$1"';
  const child = lab.spawn(from, ['sh', '-c', script, asker, address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close').catch(() => undefined);
  if (child.stdout === null) throw new Error('the asker has no output');
  const asked: number[] = [];
  const answers = new Map<string, number[]>(lab.hosts.map(({ mac }) => [mac, []]));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [who = '', at] = line.split(' ');
    (who === '?' ? asked : answers.get(who))?.push(Number(at));
  });
  const [one, other] = hosts.map(
    (name) => answers.get(lab.hosts.find((host) => host.name === name)?.mac ?? '') ?? [],
  ) as [number[], number[]];
  let stopped = false;
  const stop = async (): Promise<Heard> => {
    // Who has asked nobody for a time has heard nothing wrong.
    const early = !stopped && (child.exitCode !== null || child.signalCode !== null);
    stopped = true;
    if (early) throw new Error(`the asker on ${from} ended early`);
    child.kill('SIGKILL');
    await closed;
    return judge(asked, [one, other], joinMs);
  };
  try {
    await eventually(() => {
      if (one.length + other.length === 0) throw new Error(`${from} hears nobody`);
      return Promise.resolve();
    }, 10_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** Of times in milliseconds, in their order. */
export function judge(
  asked: readonly number[],
  [one, other]: readonly [readonly number[], readonly number[]],
  joinMs: number,
): Heard {
  const anybody = stretches(
    [...one, ...other].sort((a, b) => a - b),
    joinMs,
  );
  return {
    twoMs: longest(both(stretches(one, joinMs), stretches(other, joinMs))),
    nobodyMs: longest(between(anybody, asked.at(-1) ?? 0)),
    stallMs: longest(asked.map((to, n) => ({ from: asked[n - 1] ?? to, to }))),
  };
}

function stretches(times: readonly number[], joinMs: number): readonly Stretch[] {
  const found: { from: number; to: number }[] = [];
  for (const at of times) {
    const last = found.at(-1);
    if (last !== undefined && at - last.to <= joinMs) last.to = at;
    else found.push({ from: at, to: at });
  }
  return found;
}

function both(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return some
    .flatMap((one) =>
      others.map((other) => ({
        from: Math.max(one.from, other.from),
        to: Math.min(one.to, other.to),
      })),
    )
    .filter(({ from, to }) => to > from);
}

function between(all: readonly Stretch[], end: number): readonly Stretch[] {
  return all.map(({ to }, n) => ({ from: to, to: all[n + 1]?.from ?? Math.max(end, to) }));
}

const longest = (all: readonly Stretch[]): number =>
  Math.max(0, ...all.map(({ from, to }) => to - from));
