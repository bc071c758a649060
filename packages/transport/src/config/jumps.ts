import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { parseSshArguments } from './ssh-arguments.ts';
import type { Directive } from './ssh-config-file.ts';
import type { TokenValues } from './tokens.ts';

/** One hop as ProxyJump names it. */
export interface JumpSpec {
  readonly user?: string;
  readonly host: string;
  readonly port?: string;
  /** Options given for this hop alone. */
  readonly directives: readonly Directive[];
}

/** `[user@]host[:port]` or `ssh://…`, separated by commas, first hop first. */
export function splitJumps(text: string): readonly JumpSpec[] {
  return text.split(',').map((one) => parseDestination(one.trim()));
}

function parseDestination(text: string): JumpSpec {
  const plain = text.replace(/^ssh:\/\//, '').replace(/\/$/, '');
  // The user may hold an @ itself, as with directory accounts; the last one separates.
  const at = plain.lastIndexOf('@');
  const user = at === -1 ? undefined : plain.slice(0, at);
  const rest = plain.slice(at + 1);
  const found = /^\[([^\]]+)\](?::(\d+))?$/.exec(rest) ?? /^([^:]+):(\d+)$/.exec(rest);
  const host = found?.[1] ?? rest;
  const port = found?.[2];
  if (host === '') {
    throw new VipbookError(
      diagnostic('SSH062', { message: `ProxyJump "${text}" does not name a host.` }),
    );
  }
  return {
    host,
    ...(user === undefined || user === '' ? {} : { user }),
    ...(port === undefined ? {} : { port }),
    directives: [],
  };
}

/**
 * The one ProxyCommand that everybody writes, `ssh [options] -W host:port [user@]jump`, is a jump host;
 * any other program is refused by name.
 */
export function jumpOfProxyCommand(command: string, values: TokenValues): JumpSpec {
  const words = command.trim().replace(/^exec\s+/, '');
  const refused = new VipbookError(
    diagnostic('SSH060', {
      message: `ProxyCommand "${command}" is not supported; only "ssh -W %h:%p JUMPHOST" is.`,
      remedy: 'Write ProxyJump, or use ansible_connection: openssh.',
    }),
  );
  const ssh = /^(?:\/usr\/bin\/)?ssh\s+/.exec(words);
  if (ssh === null) throw refused;
  const parsed = parseSshArguments(words.slice(ssh[0].length), 'ProxyCommand');
  const forward = parsed.directives.find(({ keyword }) => keyword === 'stdioforward')?.words[0];
  const [destination, ...more] = parsed.rest;
  const port = String(values.port);
  const expected = [`${values.address}:${port}`, `[${values.address}]:${port}`];
  if (forward === undefined || !expected.includes(forward) || destination === undefined)
    throw refused;
  if (more.length > 0 || parsed.configFile !== undefined) throw refused;
  const spec = parseDestination(destination);
  return {
    ...spec,
    directives: parsed.directives.filter(({ keyword }) => keyword !== 'stdioforward'),
  };
}
