import type { VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError, idleAgentRemedy } from '../failures.ts';
import type { Target } from '../transport.ts';

/** What the ssh program said before it gave up (with -v, in the C locale). */
export function opensshFailure(target: Target, stderr: string): VipbookError {
  const lines = stderr.split(/\r?\n/);
  const words = excerpt(lines.filter((line) => !/^(debug\d|OpenSSH_|@@@)/.test(line)).join(' '));
  const error = (code: Parameters<typeof hostError>[1], message: string): VipbookError =>
    hostError(target.name, code, message);
  const said = `ssh ${target.address} said "${words}"`;
  if (/Host key verification failed|host key .* revoked|REVOKED HOST KEY/i.test(stderr)) {
    const key = /Server host key: (\S+) (\S+)/.exec(stderr);
    const shown = key === null ? 'a key' : `the ${key[1] ?? ''} key ${key[2] ?? ''}`;
    if (/REVOKED HOST KEY|marked as revoked|revoked/i.test(words)) {
      return error('SSH012', `${target.address} shows ${shown}, which is revoked.`);
    }
    if (/IDENTIFICATION HAS CHANGED|host key for .* has changed/i.test(stderr)) {
      const offending = /Offending .* key in (\S+)/.exec(stderr)?.[1] ?? 'known_hosts';
      return error(
        'SSH011',
        `${target.address} shows ${shown}, but ${offending} stores another one.`,
      );
    }
    return error(
      'SSH010',
      `${target.address} shows ${shown}; no known_hosts file has a key for it.`,
    );
  }
  if (/stdio forwarding failed|UNKNOWN port 65535/i.test(stderr)) {
    return error('SSH007', `${said}.`);
  }
  if (/incorrect passphrase|bad passphrase/i.test(stderr)) return error('SSH023', `${said}.`);
  if (/Permission denied \(|Too many authentication failures/i.test(stderr)) {
    return hostError(
      target.name,
      'SSH020',
      `${target.address} does not let the user in; ${said}.`,
      idleAgentRemedy(target),
    );
  }
  if (/Could not resolve hostname/i.test(stderr)) return error('SSH004', `${said}.`);
  if (/Connection refused/i.test(stderr)) return error('SSH001', `${said}.`);
  if (/No route to host|Network is unreachable/i.test(stderr)) return error('SSH002', `${said}.`);
  if (/timed out|Timeout, server/i.test(stderr)) return error('SSH003', `${said}.`);
  if (/no matching|Unable to negotiate/i.test(stderr)) return error('SSH006', `${said}.`);
  if (/Connection (closed|reset) by|kex_exchange_identification|banner exchange/i.test(stderr)) {
    return error('SSH005', `${said}.`);
  }
  return error('SSH071', `${said}.`);
}
