import type { Target } from '../transport.ts';

const option = (key: string, value: string): readonly string[] => ['-o', `${key}=${value}`];

/**
 * Words for the master. For `-o` the first value wins, so what must hold comes first, then the user's
 * own options, then what is only a default.
 */
export function masterArguments(target: Target, control: string): readonly string[] {
  const { password, passphrase, jumps = [] } = target;
  const asks = password !== undefined || passphrase !== undefined;
  const seconds = (ms: number): string => String(Math.max(1, Math.ceil(ms / 1000)));
  return [
    '-v',
    ...option('ControlMaster', 'yes'),
    ...option('ControlPersist', 'no'),
    ...option('PermitLocalCommand', 'no'),
    ...option('ForkAfterAuthentication', 'no'),
    ...option('StdinNull', 'no'),
    ...option('SessionType', 'default'),
    ...option('RequestTTY', 'no'),
    ...option('RemoteCommand', 'exec /bin/sh'),
    ...option('BatchMode', asks ? 'no' : 'yes'),
    ...option('NumberOfPasswordPrompts', '1'),
    ...option('ForwardX11', 'no'),
    ...(target.opensshArguments ?? []),
    ...option('StrictHostKeyChecking', target.hostKeys === 'strict' ? 'yes' : 'accept-new'),
    ...(target.hostKeyAlias === undefined ? [] : option('HostKeyAlias', target.hostKeyAlias)),
    ...((target.knownHostsFiles ?? []).length === 0
      ? []
      : option(
          'UserKnownHostsFile',
          (target.knownHostsFiles ?? []).map((file) => `"${file}"`).join(' '),
        )),
    ...option('ConnectTimeout', seconds(target.connectTimeoutMs)),
    ...(target.keepaliveMs === 0 ? [] : option('ServerAliveInterval', seconds(target.keepaliveMs))),
    ...(target.family === undefined ? [] : [`-${String(target.family)}`]),
    ...(target.port === 0 ? [] : ['-p', String(target.port)]),
    ...(target.user === '' ? [] : ['-l', target.user]),
    ...(target.identityFiles ?? []).flatMap((file) => ['-i', file]),
    ...(jumps.length === 0
      ? []
      : [
          '-J',
          jumps
            .map((jump) => `${jump.user}@${bracket(jump.address)}:${String(jump.port)}`)
            .join(','),
        ]),
    // After the user's: the last -S wins.
    '-S',
    control,
  ];
}

/** Words for one more session. Without its master it must fail instead of connecting by itself. */
export function sessionArguments(control: string): readonly string[] {
  return [
    '-F',
    'none',
    ...option('ControlMaster', 'no'),
    ...option('ProxyCommand', 'false'),
    '-S',
    control,
  ];
}

function bracket(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
