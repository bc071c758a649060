import { diagnostic } from '@vipbook/diagnostics';
import type { HeldAddress, IpAddress, Lifetime, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { teamOf, type Team } from '../together.ts';
import { readIpLinks } from '../ip-json.ts';
import { word } from '../script.ts';
import { lapsed, runDirectory, tooLate } from './held-paths.ts';

export function familyOf(address: IpAddress): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}

/** The FIFO of a program that waits; beside it, with `.at`, when it was started. */
function stageOf(address: IpAddress): string {
  return `${runDirectory}/claim-${address}`;
}

/** Hundredths of a second since boot into $u, as fast as a shell can; a suspended host's clock goes on. */
const uptimeHundredths = `read -r u x </proc/uptime; u=$((\${u%.*}*100+1\${u#*.}-100))`;

/** Nothing where the kernel's own (for ever, and preferred) is meant. */
export function lifetimeWords(lifetime: Lifetime | undefined, deprecated = false): string {
  if (lifetime === undefined && !deprecated) return '';
  const value = String(lifetime ?? 'forever');
  return ` valid_lft ${value} preferred_lft ${deprecated ? '0' : value}`;
}

/**
 * Shell that sets `$vb_left` to what `ip` says an address is still valid for: `forever`, or seconds. Its status is `lapsed`
 * where that is as good as nothing, and where the address is not there with this prefix (it may be there twice, with two).
 */
export function lifetimeLeft(held: {
  readonly address: IpAddress;
  readonly prefix: number;
  readonly device: string;
}): string {
  const { address, prefix, device } = held;
  const cidr = word(` ${address}/${String(prefix)} `);
  return [
    `vb_left=$(ip -${String(familyOf(address))} -o addr show dev ${word(device)} to ${address})`,
    `case $vb_left in *${cidr}*) vb_left=\${vb_left#*${cidr}}; vb_left=\${vb_left#*valid_lft }; vb_left=\${vb_left%% *}; vb_left=\${vb_left%sec} ;; *) vb_left= ;; esac`,
    // A lease in its last seconds counts as over: it may lapse between the look and the change.
    `case $vb_left in ''|*[!0-9]*|[0-2]) [ "$vb_left" = forever ] || ( exit ${String(lapsed)} ) ;; esac`,
  ].join('\n');
}

/** 4294967295 is the kernel's INFINITY_LIFE_TIME (include/net/addrconf.h). */
export function lifetimeOf(seconds: number | undefined): Lifetime {
  return seconds === undefined || seconds >= 4_294_967_295 ? 'forever' : seconds;
}

/** `ip -j addr` → every address as a HeldAddress. */
function readHeld(text: string): readonly HeldAddress[] | undefined {
  try {
    const printed = JSON.parse(text.trim() === '' ? '[]' : text) as unknown;
    return readIpLinks(printed).flatMap((link) =>
      link.addresses.map((info) => ({
        device: link.ifname,
        address: info.local,
        prefix: info.prefix,
        lifetime: lifetimeOf(info.valid),
        ...(info.label === undefined ? {} : { label: info.label }),
      })),
    );
  } catch {
    return undefined;
  }
}

/** Added and deleted by one ip(8), which stops at the first that it cannot do, and says which. */
const changeTeam: Team = {
  inline: true,
  script(members) {
    const lines = members.flatMap(({ operation }) =>
      operation.do === 'address.add'
        ? [batchLine(addCommand(operation, 'add'))]
        : operation.do === 'address.delete'
          ? [batchLine(deleteCommand(operation))]
          : [],
    );
    if (lines.length < members.length) return undefined;
    const ended = members.map(
      ({ end }, at) => `[ $vb_k -le ${String(at)} ] || { echo 1; ${end}; }`,
    );
    return [
      `if vb_e=$(ip -batch - 2>&1 <<'VIPBOOK_IP'`,
      ...lines,
      'VIPBOOK_IP',
      `); then vb_k=${String(members.length)}; else vb_e=\${vb_e##*Command failed -:}`,
      `case $vb_e in ''|*[!0-9]*) ;; *) vb_k=$((vb_e-1)) ;; esac; fi`,
      ...ended,
      `[ $vb_k = ${String(members.length)} ]`,
    ].join('\n');
  },
};

/** The family follows from the address. */
function batchLine(command: string): string {
  return command.replace(/^ip -\d /, '');
}

function deleteCommand({ address, prefix, device }: Operations['address.delete']['in']): string {
  return `ip -${String(familyOf(address))} addr del ${address}/${String(prefix)} dev ${word(device)}`;
}

export const addressDefinitions: Part<
  | 'address.add'
  | 'address.delete'
  | 'address.stage'
  | 'address.trigger'
  | 'address.unstage'
  | 'address.lifetime'
  | 'address.query'
> = {
  'address.add': {
    script(input) {
      const family = `-${String(familyOf(input.address))}`;
      const cidr = `${input.address}/${String(input.prefix)}`;
      const device = word(input.device);
      // The same address with another label must go first: `ip addr replace` keeps the old label.
      const sameLabel =
        input.label === undefined
          ? ':'
          : `case "$b" in *${word(` ${input.label}\\`)}*) ;; *) ip ${family} addr del ${cidr} dev ${device} || exit; b= ;; esac`;
      const forever = (input.lifetime ?? 'forever') === 'forever';
      // The usual case first, in one process: in a break-before-make every millisecond is an outage.
      return [
        `${addCommand(input, 'add')} 2>/dev/null && echo 1 || (`,
        `b=$(ip ${family} -o addr show dev ${device} to ${input.address} | grep -F ${word(` ${cidr} `)});`,
        `if [ -n "$b" ]; then ${sameLabel}`,
        'fi',
        // One that is preferred or not is left so, unless it is to be deprecated.
        forever
          ? `case "$b" in *${input.deprecated === true ? `' deprecated '*` : ''}'valid_lft forever'*) exit 0 ;; esac;`
          : '',
        `${addCommand(input, 'replace')} && echo 1 )`,
      ].join('\n');
    },
    inline: true,
    team: changeTeam,
    read: changed,
    describe: (input) => [addCommand(input, 'add').replace(/^ip -4/, 'ip')],
  },
  'address.delete': {
    // EADDRNOTAVAIL: it was not there; newer kernels have words of their own for it (`ipv4: Address not found`). One process, because the outage begins here.
    script: (input) =>
      `e=$(${deleteCommand(input)} 2>&1) && echo 1 || case "$e" in *'Cannot assign requested address'* | *'ddress not found'*) ;; *) printf '%s\\n' "$e" >&2; false ;; esac`,
    inline: true,
    team: changeTeam,
    read: changed,
    describe: (input) => [
      `ip addr del ${input.address}/${String(input.prefix)} dev ${word(input.device)}`,
    ],
  },
  'address.stage': {
    // `ip -batch` on a FIFO waits in open(2), its libraries loaded, until somebody writes.
    script: (input) =>
      [
        `d=${runDirectory}; mkdir -p -m 700 $d && f=${stageOf(input.address)} && rm -f $f && mkfifo -m 600 $f || exit`,
        `${uptimeHundredths}; echo $u >$f.at || exit`,
        `timeout ${String(input.seconds)} ip -batch $f >/dev/null 2>&1 </dev/null &`,
      ].join('\n'),
    read: () => ({ staged: true }),
    describe: () => [],
  },
  'address.trigger': {
    script(input) {
      const f = stageOf(input.address);
      const line = word(batchLine(addCommand(input, 'add')));
      const most = String(input.withinSeconds * 100);
      return [
        `s=; [ ! -e ${f}.at ] || read -r s <${f}.at; ${uptimeHundredths}`,
        `if [ -z "$s" ] || [ $((u-s)) -gt ${most} ]; then ( exit ${String(tooLate)} )`,
        // Opened for reading and writing: without a reader a write would wait for ever.
        `elif [ -p ${f} ]; then printf '%s\\n' ${line} 1<>${f}; fi`,
      ].join('\n');
    },
    inline: true,
    read: () => ({ triggered: true }),
    fail: (output, input, host) =>
      output.status === tooLate
        ? diagnostic('HST016', {
            message: `the word to take ${input.address} reached ${host} more than ${String(input.withinSeconds)} s after it had made ready`,
            where: { host },
          })
        : undefined,
    describe: (input) => [addCommand(input, 'add').replace(/^ip -4/, 'ip')],
  },
  'address.unstage': {
    script: (input) =>
      [
        `f=${stageOf(input.address)}`,
        // An empty line ends the waiting process, if it is still there.
        `[ ! -p $f ] || printf '\\n' 1<>$f`,
        `rm -f $f $f.at; rmdir ${runDirectory} 2>/dev/null; true`,
      ].join('\n'),
    read: () => ({ unstaged: true }),
    describe: () => [],
  },
  'address.lifetime': {
    script(input) {
      const family = `-${String(familyOf(input.address))}`;
      const cidr = `${input.address}/${String(input.prefix)}`;
      // `ip addr change` on an absent address would create it.
      const change = `ip ${family} addr change ${cidr} dev ${word(input.device)}${lifetimeWords(input.lifetime, input.deprecated)} && echo 1`;
      const unlessSo = input.lifetime === 'forever' ? `[ "$vb_left" = forever ] || ` : '';
      return `${lifetimeLeft(input)} && { ${unlessSo}{ ${change}; }; }`;
    },
    inline: true,
    read: changed,
    fail: (output, input, host) =>
      output.status === lapsed
        ? diagnostic('HST008', {
            message: `${input.address}/${String(input.prefix)} is not on ${input.device} of ${host} any more`,
            where: { host },
          })
        : undefined,
    describe: (input) => [
      `ip addr change ${input.address}/${String(input.prefix)} dev ${word(input.device)}${lifetimeWords(input.lifetime, input.deprecated)}`,
    ],
  },
  'address.query': {
    script: (input) =>
      `ip -${String(familyOf(input.address))} -j addr show to ${word(input.address)}`,
    inline: true,
    // Each answer of a batch is one line.
    team: teamOf<'address.query'>((members) =>
      [
        `a=$(ip -j -batch - <<'VIPBOOK_IP'`,
        ...members.map(({ operation }) => `addr show to ${word(operation.address)}`),
        'VIPBOOK_IP',
        `) && set -f && IFS='\n' && set -- $a && [ $# = ${String(members.length)} ] || exit`,
        ...members.map(({ end }) => `printf '%s\\n' "$1"; shift; ${end}`),
      ].join('\n'),
    ),
    read(output) {
      const found = readHeld(output.stdout.toString('utf8'));
      return found === undefined ? undefined : { found };
    },
    describe: () => [],
  },
};

function addCommand(input: Operations['address.add']['in'], verb: 'add' | 'replace'): string {
  const broadcast =
    input.broadcast ?? (familyOf(input.address) === 4 && input.prefix < 31 ? '+' : undefined);
  return [
    `ip -${String(familyOf(input.address))} addr ${verb} ${input.address}/${String(input.prefix)}`,
    broadcast === undefined || broadcast === 'none' ? '' : ` broadcast ${word(broadcast)}`,
    ` dev ${word(input.device)}`,
    input.label === undefined ? '' : ` label ${word(input.label)}`,
    input.noDad === true ? ' nodad' : '',
    lifetimeWords(input.lifetime, input.deprecated),
  ].join('');
}
