import type { CommandOutput } from '../../operations.ts';
import type { Output, Part } from '../definition.ts';
import { printBytes, word, words } from '../script.ts';
import { waitTeam } from '../together.ts';

export function commandOutput(output: Output): CommandOutput {
  return { exitStatus: output.status, stdout: output.stdout, stderr: output.stderr };
}

function variableName(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new RangeError(`not a name for an environment variable: ${name}`);
  }
  return name;
}

/** Exported, not `env NAME=value`: a value must not show in a process list. */
export function exportEnvironment(environment: Readonly<Record<string, string>> = {}): string {
  return Object.entries(environment)
    .map(([name, value]) => `${variableName(name)}=${word(value)}; export ${name}\n`)
    .join('');
}

function sysctlPath(key: string): string {
  // eth0.100 is a device name with a dot: a slash-separated key is taken as it is.
  return `/proc/sys/${key.includes('/') ? key : key.replaceAll('.', '/')}`;
}

export const commandDefinitions: Part<
  'command.run' | 'sysctl.set' | 'service.query' | 'service.set' | 'tcp.reach' | 'icmp.ping'
> = {
  'command.run': {
    script(input) {
      const command =
        'argv' in input.command ? words(input.command.argv) : `sh -c ${word(input.command.shell)}`;
      const environment = exportEnvironment(input.environment);
      // A program by its name and nothing else: after exec a word is no assignment, no `if`, no function.
      const limited =
        input.timeoutMs === undefined
          ? `exec ${command}`
          : `exec timeout ${(input.timeoutMs / 1000).toFixed(3)} ${command}`;
      const fed = input.input === undefined ? limited : `${printBytes(input.input)} | ${limited}`;
      const there =
        input.directory === undefined ? fed : `cd ${word(input.directory)} || exit\n${fed}`;
      return `${environment}${there}`;
    },
    anyStatus: true,
    read: commandOutput,
    describe: (input) => [
      'argv' in input.command ? words(input.command.argv) : input.command.shell,
    ],
  },
  'sysctl.set': {
    script(input) {
      const path = word(sysctlPath(input.key));
      const write = `printf '%s\\n' ${word(input.value)} >${path} && printf '1 '`;
      return `vb_b=$(cat ${path}) && { [ "$vb_b" = ${word(input.value)} ] || { ${write}; }; } && printf '%s' "$vb_b"`;
    },
    inline: true,
    read(output) {
      const text = output.stdout.toString('latin1');
      return text.startsWith('1 ')
        ? { changed: true, before: text.slice(2).trim() }
        : { changed: false, before: text.trim() };
    },
    describe: (input) => [`sysctl -w ${word(`${input.key}=${input.value}`)}`],
  },
  'service.query': {
    script(input) {
      const name = word(input.name);
      return [
        `if [ -d /run/systemd/system ]; then echo systemd; systemctl show -p LoadState -p LoadError -p ActiveState -p FragmentPath ${name}; printf UnitFileState=; systemctl is-enabled ${name} 2>/dev/null && echo Enabled`,
        `elif [ -x /etc/init.d/${name} ]; then echo sysvinit; echo LoadState=loaded; if /etc/init.d/${name} status >/dev/null 2>&1; then echo ActiveState=active; fi; for l in /etc/rc[2345].d/S??${name}; do [ -e "$l" ] && echo Enabled && break; done`,
        `else echo none; fi; true`,
      ].join('\n');
    },
    read(output) {
      const lines = output.stdout.toString('utf8').split('\n');
      const manager = lines[0];
      if (manager !== 'systemd' && manager !== 'sysvinit' && manager !== 'none') return undefined;
      const value = (key: string): string =>
        lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
      const load = value('LoadState');
      const active = value('ActiveState');
      const boot = value('UnitFileState');
      const file = value('FragmentPath');
      return {
        manager,
        known: load !== '' && load !== 'not-found',
        active: ['active', 'activating', 'reloading'].includes(active),
        // systemctl counts as enabled what cannot be enabled, and what only an alias or another unit enables.
        enabled: lines.includes('Enabled') && boot !== 'alias' && boot !== 'indirect',
        ...(active === 'deactivating' ? { stopping: true } : {}),
        ...(file === '' ? {} : { file }),
        ...(boot === 'masked' ? { masked: true } : {}),
        ...(value('LoadError') === '' || load === 'not-found' || load === 'masked'
          ? {}
          : { broken: value('LoadError') }),
      };
    },
    describe: () => [],
  },
  'service.set': {
    script(input) {
      const name = word(input.name);
      const classic =
        input.action === 'enable' || input.action === 'disable'
          ? `update-rc.d ${name} ${input.action === 'enable' ? 'defaults' : 'remove'}`
          : `/etc/init.d/${name} ${input.action}`;
      return `if [ -d /run/systemd/system ]; then systemctl ${input.action} ${name}; else ${classic}; fi`;
    },
    anyStatus: true,
    read: commandOutput,
    describe: (input) => [`service ${word(input.name)} ${input.action}`],
  },
  'tcp.reach': {
    /** No tool is promised to be there, so each in turn; a listening socket of the host itself is seen
     *  in ss. The transport's own channel (`Connection.reach`) is tried before this script. */
    script(input) {
      const seconds = String(Math.max(1, Math.ceil(input.timeoutMs / 1000)));
      const port = String(input.port);
      const address = word(input.address);
      return [
        `if command -v nc >/dev/null 2>&1; then nc -z -w${seconds} ${address} ${port} </dev/null >/dev/null 2>&1 && echo open || echo closed`,
        `elif command -v bash >/dev/null 2>&1; then timeout ${seconds} bash -c ': </dev/tcp/$0/$1' ${address} ${port} 2>/dev/null && echo open || echo closed`,
        `elif command -v ss >/dev/null 2>&1 && ip -o addr show to ${address} | grep -q .; then ss -Hltn "sport = :${port}" | grep -q . && echo open || echo closed`,
        `else echo nc >&2; exit 127; fi`,
      ].join('\n');
    },
    team: waitTeam,
    read(output) {
      const text = output.stdout.toString('latin1').trim();
      return { reached: text === 'open', detail: text };
    },
    describe: () => [],
  },
  'icmp.ping': {
    script(input) {
      const seconds = String(Math.max(1, Math.ceil(input.timeoutMs / 1000)));
      const source = input.source === undefined ? '' : ` -I ${word(input.source)}`;
      return `ping -${input.address.includes(':') ? '6' : '4'} -q -c${String(input.count)} -w${seconds}${source} ${word(input.address)} 2>&1`;
    },
    anyStatus: true,
    inline: true,
    team: waitTeam,
    read(output, input) {
      const match = /(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(
        output.stdout.toString('latin1'),
      );
      return match === null
        ? { sent: input.count, received: 0 }
        : { sent: Number(match[1]), received: Number(match[2]) };
    },
    describe: () => [],
  },
};
