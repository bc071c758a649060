import type { IpAddress } from '../../operations.ts';

/** Ours on the host, for the time of a move. Memory: a reboot empties it. */
export const runDirectory = '/run/vipbook';

/** Exit statuses by which the scripts tell why they refused. */
export const heldByAnother = 70;
export const outOfDate = 71;
export const notLocked = 72;
export const notArmed = 73;
/** Another process did not give the mutex back in time. */
export const mutexBusy = 74;
export const lapsed = 77;
export const tooLate = 78;
export const notAsked = 79;
/** A fence refused an operation. */
export const fenced = 191;

export const locks = `${runDirectory}/locks`;

/** Whoever changes anything below `runDirectory` has a lock of it: see mutex.ts. */
export const mutex = `${runDirectory}/mutex`;

/** The last word that was heard under the lock of an address. */
export function wordOf(address: IpAddress): string {
  return `${locks}/${address}.word`;
}

/** Greatest epoch of the addresses that have no file in `locks` any more: see epochs.ts. */
export const epochFloor = `${runDirectory}/floor`;

export const guardsDirectory = `${runDirectory}/guards`;

export function guardOf(address: IpAddress): string {
  return `${guardsDirectory}/${address}`;
}

/** Announcers under way, a file each: `announce-ADDRESS.PID` holds what /proc said of the process. */
export function announcersOf(address: IpAddress): string {
  return `${runDirectory}/announce-${address}`;
}

/** Who waits until the other host has been seen: `pid`, and what it writes while it asks. */
export function meetOf(address: IpAddress): string {
  return `${runDirectory}/meet-${address}`;
}

export const hookDirectory = '/etc/network/if-up.d';

/** run-parts(8) runs names of letters, digits, _ and - only. */
export function hookOf(address: IpAddress): string {
  return `${hookDirectory}/vipbook-${address.replaceAll(/[.:]/g, '-')}`;
}

/** Whole seconds since boot into $u: no clock that anybody sets. */
export const uptime = `read -r u x </proc/uptime; u=\${u%.*}`;

/** The lock of an address: $e epoch, $r run or `-`, $t when it is over, $o owner, $w reason. */
export function readLock(address: IpAddress): string {
  return `f=${locks}/${address}; e=0 r=- t=0 o= w=; if [ -e $f ]; then { read -r e r t; read -r o; read -r w; } <$f; elif [ -e ${epochFloor} ]; then read -r e x <${epochFloor}; fi`;
}

/** The lines of the file that it is read from. */
export const printLock = `printf '%s %s %s\\n%s\\n%s\\n' "$e" "$r" "$t" "$o" "$w"`;

/** Put it back, in one step. */
export const writeLock = `${printLock} >$f.new && mv $f.new $f`;

/** One line, without what could steer a terminal. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** `$q`: a folder that nobody looks into, and that is gone when the subshell ends. */
export const stage = `q=${runDirectory}/.vipbook.$$; mkdir $q && trap 'rm -rf $q' 0 || exit`;

/** All in `$q` to there; rename(2) for each, one after the other. */
export function putStaged(folder: string): string {
  return `mv -f $q/* ${folder}/ && rmdir $q && trap - 0 || exit`;
}
