import type { VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError } from '../failures.ts';
import type { Target } from '../transport.ts';

/** `address` as people write it in messages. */
export function addressWords(target: Target): string {
  return `${target.address} port ${String(target.port)}`;
}

/** What a failed TCP connection means. */
export function tcpFailure(target: Target, error: NodeJS.ErrnoException): VipbookError {
  const where = addressWords(target);
  switch (error.code) {
    case 'ECONNREFUSED':
      return hostError(target.name, 'SSH001', `${where} refuses the connection.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    case 'EACCES':
    case 'EPERM':
      return hostError(target.name, 'SSH002', `${where} cannot be reached (${error.code}).`);
    case 'ETIMEDOUT':
      return hostError(target.name, 'SSH003', `${where} does not answer.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
      return hostError(
        target.name,
        'SSH004',
        `The name "${target.address}" is not found (${error.code}).`,
      );
    case 'ECONNRESET':
    case 'EPIPE':
      return hostError(target.name, 'SSH005', `${where} reset the connection before login.`);
    default:
      return hostError(target.name, 'SSH002', `${where}: ${excerpt(error.message)}.`);
  }
}

interface Ssh2Error extends Error {
  readonly level?: string;
  readonly code?: string | number;
}

/** What an error of ssh2 before `ready` means; login failures are told by the caller, who knows more. */
export function handshakeFailure(target: Target, error: Ssh2Error): VipbookError | 'login' {
  const where = addressWords(target);
  if (error.level === 'client-socket') return tcpFailure(target, error as NodeJS.ErrnoException);
  if (error.level === 'client-authentication') return 'login';
  if (/Too many authentication failures/i.test(error.message)) return 'login';
  if (/no matching|Handshake failed/i.test(error.message)) {
    return hostError(target.name, 'SSH006', `${where}: ${excerpt(error.message)}.`);
  }
  if (/lost before handshake/i.test(error.message)) {
    return hostError(target.name, 'SSH005', `${where} closed the connection before login.`);
  }
  return hostError(target.name, 'SSH008', `${where}: ${excerpt(error.message)}.`);
}
