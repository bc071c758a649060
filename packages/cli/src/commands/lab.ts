import type { ExecResult, Lab, LabProgress, LabSummary } from '@vipbook/lab';
import { safeJson } from '@vipbook/report';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { examplesAndCodes } from '../options/examples.ts';
import type { Terminal } from '../terminal.ts';

/** The lab is loaded by what needs it, not by `--help`. */
const loadLab = async () => import('@vipbook/lab');

export const registerLab: Register = (program, context) => {
  const lab = program
    .command('lab')
    .summary('a LAN of network namespaces to rehearse on, with a prober')
    .description(
      'Raise a LAN of network namespaces on this machine, with hosts that run the real sshd and ifupdown: old (192.168.1.50, holding 192.168.1.60 as eth0:1), new (.51), gw (.1), client (.20), controller (.2) and as many more as you like. Nothing outside the lab sees it. Needs root.',
    )
    .addHelpText(
      'after',
      examplesAndCodes([
        'vipbook lab up',
        'vipbook lab exec old -- ip -4 addr',
        'vipbook lab probe --address 192.168.1.60 --seconds 10',
        'vipbook lab down',
      ]),
    );
  registerUp(lab, context);
  registerDown(lab, context);
  registerStatus(lab, context);
  registerExec(lab, context);
  registerShell(lab, context);
  registerProbe(lab, context);
  registerNetem(lab, context);
  registerLink(lab, context);
  registerReboot(lab, context);
  registerReset(lab, context);
};

const nameOption = (): Option => new Option('--name <name>', 'which lab').default('lab');
const outputOption = (): Option =>
  new Option('--output <format>', 'how to print').choices(['human', 'json']).default('human');

function whole(text: string): number {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number is wanted.');
}

function decimal(text: string): number {
  if (/^[0-9]{1,6}(\.[0-9]+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A number is wanted.');
}

/** `50ms`, `0.2s` or a bare number of milliseconds. */
function milliseconds(text: string): number {
  const [, number, unit] = /^([0-9]{1,6}(?:\.[0-9]+)?)(ms|s)?$/.exec(text) ?? [];
  if (number === undefined)
    throw new InvalidArgumentError('A time such as 50ms or 0.2s is wanted.');
  return Number(number) * (unit === 's' ? 1000 : 1);
}

function percent(text: string): number {
  return decimal(text.replace(/%$/, ''));
}

interface Named {
  readonly name: string;
}

function registerUp(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('up')
    .summary('raise a lab')
    .description('Raise a lab; it stays until `vipbook lab down` or a reboot of this machine.')
    .addOption(nameOption())
    .option('--hosts <number>', 'further hosts h1, h2, … beside the five', whole, 0)
    .option('--systemd <host...>', 'hosts that boot with a real systemd')
    .option('--share <folder...>', 'folders of this machine that every host sees, read-only')
    .addOption(outputOption())
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook lab up', 'vipbook lab up --name big --hosts 100']),
    )
    .action(
      async (
        options: Named & { hosts: number; systemd?: string[]; share?: string[]; output: string },
      ): Promise<void> => {
        const { createLab } = await loadLab();
        const started = Date.now();
        const progress = progressLine(terminal);
        let raised: Lab;
        try {
          raised = await createLab({
            name: options.name,
            hosts: options.hosts,
            kept: true,
            onProgress: progress.show,
            ...(options.systemd === undefined ? {} : { systemd: options.systemd }),
            ...(options.share === undefined ? {} : { share: options.share }),
          });
        } finally {
          progress.clear();
        }
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        terminal.out(
          options.output === 'json' ? `${safeJson(upData(raised))}\n` : upText(raised, seconds),
        );
      },
    );
}

function upData(lab: Lab): object {
  return {
    name: lab.name,
    directory: lab.directory,
    inventory: lab.inventory,
    opsInventory: lab.opsInventory,
    knownHosts: lab.knownHosts,
    chatPort: lab.chatPort,
    hosts: lab.hosts,
  };
}

function upText(lab: Lab, seconds: string): string {
  const named = lab.hosts.filter((host) => !/^h[0-9]/.test(host.name));
  const further = lab.hosts.length - named.length;
  const option = lab.name === 'lab' ? '' : ` --name ${lab.name}`;
  return [
    `The lab "${lab.name}" is up after ${seconds} s.`,
    `  ${named.map((host) => `${host.name} ${host.address}`).join(', ')}${further === 0 ? '' : `, h1 to h${String(further)}`}`,
    `  chat answers at 192.168.1.60, port ${String(lab.chatPort)}, which old holds`,
    `  inventory:     ${lab.inventory}`,
    `  as user ops:   ${lab.opsInventory} (password in ${lab.directory}/ops-password)`,
    `  in a host:     vipbook lab exec controller${option} -- COMMAND`,
    `  take it down:  vipbook lab down${option}`,
    '',
  ].join('\n');
}

/** One line that overwrites itself; in a pipe there is none. */
function progressLine(terminal: Terminal) {
  const write = (text: string): void => {
    if (terminal.errorIsTerminal) terminal.error(`\r\u001b[K${text}`);
  };
  return {
    show: (progress: LabProgress): void => {
      if (progress.step === 'namespaces') write('namespaces');
      else if (progress.step === 'disks') write('disks');
      else if (progress.step === 'host') {
        write(`hosts ${String(progress.ready)}/${String(progress.of)}`);
      }
    },
    clear: (): void => {
      write('');
    },
  };
}

function registerDown(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('down')
    .summary('take a lab down')
    .description(
      'Take a lab down, also one that is damaged or was left half-way. Nothing of it stays.',
    )
    .addOption(nameOption())
    .option('--all', 'every lab of this machine, whoever raised it')
    .addHelpText('after', examplesAndCodes(['vipbook lab down', 'vipbook lab down --all']))
    .action(async (options: Named & { all?: boolean }) => {
      const { destroyAllLabs, destroyLab } = await loadLab();
      if (options.all === true) {
        const names = await destroyAllLabs();
        terminal.out(names.length === 0 ? 'No lab was up.\n' : `Down: ${names.join(', ')}\n`);
        return;
      }
      await destroyLab(options.name);
      terminal.out(`Down: ${options.name}\n`);
    });
}

function registerStatus(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('status')
    .summary('which labs are up')
    .description('List the labs of this machine and their hosts.')
    .addOption(outputOption())
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook lab status', 'vipbook lab status --output json']),
    )
    .action(async (options: { output: string }) => {
      const labs = (await loadLab()).listLabs();
      if (options.output === 'json') terminal.out(`${safeJson(labs)}\n`);
      else terminal.out(labs.length === 0 ? 'No lab is up.\n' : labs.map(statusText).join(''));
    });
}

function statusText(lab: LabSummary): string {
  const off = lab.hosts.filter((host) => !host.up).map((host) => host.name);
  const count = `${String(lab.hosts.length)} hosts`;
  if (lab.status === 'dead') {
    return `${lab.name}: dead; remove it with: vipbook lab down --name ${lab.name}\n`;
  }
  const missing = lab.status === 'raising' || off.length === 0 ? '' : `, off: ${off.join(', ')}`;
  return `${lab.name}: ${lab.status}, ${count}${missing}, ${lab.directory}\n`;
}

function registerExec(lab: Command, context: CommandContext): void {
  lab
    .command('exec <host> <command...>')
    .summary('run a command in a host')
    .description(
      'Run a command in a host, as root, and end with its exit status. It starts in the current folder where the host has it. Write -- before the command.',
    )
    .addOption(nameOption())
    .addHelpText(
      'after',
      examplesAndCodes([
        'vipbook lab exec old -- ip -4 addr',
        "vipbook lab exec controller -- sh -c 'ssh old hostname'",
      ]),
    )
    .action(async (host: string, command: string[], options: Named) => {
      const opened = (await loadLab()).openLab(options.name);
      context.exitWith(await attached(opened, host, command, context.terminal));
    });
}

function registerShell(lab: Command, context: CommandContext): void {
  lab
    .command('shell <host>')
    .summary('a shell in a host')
    .description('Open a shell in a host, as root.')
    .addOption(nameOption())
    .addHelpText('after', examplesAndCodes(['vipbook lab shell old']))
    .action(async (host: string, options: Named) => {
      const opened = (await loadLab()).openLab(options.name);
      const script = 'command -v bash >/dev/null && exec bash -i; exec sh -i';
      context.exitWith(await attached(opened, host, ['sh', '-c', script], context.terminal));
    });
}

/** With our own standard streams; Ctrl-C goes to the command, which decides. */
async function attached(
  lab: Lab,
  host: string,
  command: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const script = 'cd "$0" 2>/dev/null; exec "$@"';
  const child = lab.spawn(host, ['sh', '-c', script, terminal.workingDirectory, ...command], {
    stdio: 'inherit',
    detached: false,
  });
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve(code ?? (signal === 'SIGINT' ? 130 : 137));
      });
    });
  } finally {
    process.off('SIGINT', ignore);
  }
}

interface ProbeFlags extends Named {
  readonly address: string;
  readonly from: string;
  readonly seconds?: number;
  readonly rate: number;
  readonly icmp: boolean;
  readonly udp?: boolean;
  readonly connections: number;
  readonly every: number;
  readonly newEvery: number;
  readonly output: string;
}

function registerProbe(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('probe')
    .summary('send requests at a fixed rate and tell what was lost')
    .description(
      'Send requests to an address from a host, and report what was sent and lost, the longest gap, who answered, and which TCP connections broke. A request is lost when no answer came within a second. Ctrl-C ends it and reports.',
    )
    .addOption(nameOption())
    .option('--address <address>', 'the address that is probed', '192.168.1.60')
    .option('--from <host>', 'host that sends', 'client')
    .option('--seconds <number>', 'for how long; without, until Ctrl-C', decimal)
    .option('--rate <number>', 'requests a second, 1 to 5000', whole, 1000)
    .option('--no-icmp', 'no ICMP echo requests')
    .option('--udp', 'also through the chat server over UDP, which tells who answers')
    .option('--connections <number>', 'TCP connections to chat kept open meanwhile', whole, 0)
    .option('--every <time>', 'between two messages on each of them', milliseconds, 20)
    .option(
      '--new-every <time>',
      'between two new TCP connections to chat; 0: none',
      milliseconds,
      0,
    )
    .addOption(outputOption())
    .addHelpText(
      'after',
      examplesAndCodes([
        'vipbook lab probe --seconds 10',
        'vipbook lab probe --udp --connections 50 --new-every 20ms',
        'vipbook lab probe --address 192.168.1.51 --from gw --rate 100 --seconds 5 --output json',
      ]),
    )
    .action(async (flags: ProbeFlags) => {
      const { openLab, reportText } = await loadLab();
      const prober = openLab(flags.name).probe({
        from: flags.from,
        address: flags.address,
        rate: flags.rate,
        icmp: flags.icmp,
        udp: flags.udp ?? false,
        tcp: {
          connections: flags.connections,
          everyMs: flags.every,
          newEveryMs: flags.newEvery,
        },
        onProgress: (sent, answered) => {
          if (terminal.errorIsTerminal) {
            terminal.error(`\r\u001b[K${String(sent)} sent, ${String(answered)} answered`);
          }
        },
      });
      await prober.ready;
      await untilOver(flags.seconds);
      const report = await prober.stop();
      if (terminal.errorIsTerminal) terminal.error('\r\u001b[K');
      terminal.out(flags.output === 'json' ? `${safeJson(report)}\n` : reportText(report));
    });
}

async function untilOver(seconds: number | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, seconds === undefined ? 2 ** 31 - 1 : seconds * 1000);
    function done(): void {
      clearTimeout(timer);
      process.off('SIGINT', done);
      process.off('SIGTERM', done);
      resolve();
    }
    process.on('SIGINT', done);
    process.on('SIGTERM', done);
  });
}

function registerNetem(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('netem <host>')
    .summary("make a host's cable slow or lossy")
    .description(
      "Make a host's cable slow or lossy, in each direction, until the next `netem` or `reset`; without an option, make it good again.",
    )
    .addOption(nameOption())
    .option('--delay <time>', 'every frame takes so long', milliseconds)
    .option('--jitter <time>', 'the delay varies by so much, to either side', milliseconds)
    .option('--loss <percent>', 'so many frames are lost', percent)
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook lab netem old --delay 50ms --loss 1%', 'vipbook lab netem old']),
    )
    .action(
      async (host: string, options: Named & { delay?: number; jitter?: number; loss?: number }) => {
        const opened = (await loadLab()).openLab(options.name);
        const { delay: delayMs = 0, jitter: jitterMs = 0, loss: lossPercent = 0 } = options;
        await opened.netem(host, { delayMs, jitterMs, lossPercent });
        const bad = delayMs > 0 || lossPercent > 0;
        terminal.out(
          bad
            ? `${host}: ${String(delayMs)} ms each way, ${String(lossPercent)} % lost each way\n`
            : `${host}: a good cable\n`,
        );
      },
    );
}

function registerLink(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('link <host>')
    .addArgument(new Argument('<state>', 'what becomes of it').choices(['up', 'down']))
    .summary("unplug a host's cable, or plug it in")
    .description("Unplug a host's cable at the switch (down), or plug it in again (up).")
    .addOption(nameOption())
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook lab link old down', 'vipbook lab link old up']),
    )
    .action(async (host: string, state: 'up' | 'down', options: Named) => {
      await (await loadLab()).openLab(options.name).link(host, state);
      terminal.out(`${host}: ${state}\n`);
    });
}

function registerReboot(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('reboot <host>')
    .summary('reboot a host')
    .description(
      'Reboot a host. Soft: ifdown -a, all addresses flushed, ifup -a. Hard: a power cut, after which it boots from its disk.',
    )
    .addOption(nameOption())
    .option('--hard', 'a power cut')
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook lab reboot old', 'vipbook lab reboot new --hard']),
    )
    .action(async (host: string, options: Named & { hard?: boolean }) => {
      const opened = (await loadLab()).openLab(options.name);
      const boot = await opened.reboot(host, options.hard === true ? 'hard' : 'soft');
      const shown: ExecResult = await opened.exec(host, ['ip', '-br', '-4', 'addr']);
      if (boot.ifup !== 0) terminal.error(`${host}: ifup -a failed: ${boot.console}\n`);
      terminal.out(shown.stdout);
    });
}

function registerReset(lab: Command, { terminal }: CommandContext): void {
  lab
    .command('reset')
    .summary('put every host back to its first state')
    .description(
      'Put every host back to its first state: disk, addresses, caches, rules, processes.',
    )
    .addOption(nameOption())
    .addHelpText('after', examplesAndCodes(['vipbook lab reset']))
    .action(async (options: Named) => {
      await (await loadLab()).openLab(options.name).reset();
      terminal.out(`${options.name}: every host is as it was\n`);
    });
}
