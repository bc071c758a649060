import { baseOf, parentOf } from './remote-path.ts';

/**
 * Where the old file goes: beside it, under Ansible's kind of name (its process number, the time, a tilde).
 * Dot-named below /etc/network, because `source interfaces.d/*` reads everything else that is there.
 */
export function backupPath(path: string, now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split(/[T.]/);
  const dot = path.startsWith('/etc/network/') && !baseOf(path).startsWith('.') ? '.' : '';
  const parent = parentOf(path);
  const folder = parent === '/' ? '' : parent;
  return `${folder}/${dot}${baseOf(path)}.${String(process.pid)}.${date}@${time}~`;
}
