import { createHash } from 'node:crypto';
import type { Facts, HostFile } from '@vipbook/host';
import type { MoveInputs } from './inputs.ts';

/**
 * Interfaces files may hold keys of wireless networks and passwords, and a journal must not. Their values are
 * starred before they are written down; when the move is taken up they are read from the host again, where the
 * same lines still stand. The digest of the file, which the facts hold, proves that it is the same to the byte.
 */
const hidden = '********';

/** `wpa-psk …`, `wireless-key1 …`, `password …`; and in commands `--password=…`, `token …`. */
const secretName = '[\\w-]*(?:psk|pass|secret|wep|key|token)[\\w-]*';
const option = new RegExp(`^(\\s*${secretName}[ \\t]+)(\\S.*?)(\\s*)$`, 'i');
const inCommand = new RegExp(`((?:^|[\\s"'])-*${secretName}[ \\t=:]+)([^\\s"']+)`, 'gi');
const command = /^\s*(?:pre-|post-)?(?:up|down)\s/;

export function sealInputs(inputs: MoveInputs): MoveInputs {
  return { ...inputs, old: sealFacts(inputs.old), next: sealFacts(inputs.next) };
}

/** Does anything of the host have to be read again before the move can be taken up? */
export function isSealed(facts: Facts): boolean {
  return Object.values(facts.files).some((file) => digest(file.content) !== file.sha256);
}

/**
 * With what the host's files say now. Undefined: a line that was starred is not there any more, or not the same,
 * so that nobody can tell what the file was.
 */
export function unsealFacts(sealed: Facts, now: Facts): Facts | undefined {
  const files: Record<string, HostFile> = {};
  for (const [path, file] of Object.entries(sealed.files)) {
    if (digest(file.content) === file.sha256) {
      files[path] = file;
      continue;
    }
    const current = now.files[path];
    const content = current === undefined ? undefined : fill(file.content, current.content);
    if (content === undefined || digest(content) !== file.sha256) return undefined;
    files[path] = { ...file, content };
  }
  return { ...sealed, files };
}

function sealFacts(facts: Facts): Facts {
  const files = Object.entries(facts.files).map(([path, file]): [string, HostFile] => [
    path,
    { ...file, content: bytes(lines(file.content).map(sealLine).join('\n')) },
  ]);
  return { ...facts, files: Object.fromEntries(files) };
}

function sealLine(line: string): string {
  // A comment may hold what was a line once.
  const bare = line.replace(/^\s*#+/, '');
  const lead = line.slice(0, line.length - bare.length);
  if (command.test(bare)) return lead + bare.replace(inCommand, `$1${hidden}`);
  return lead + bare.replace(option, `$1${hidden}$3`);
}

/** Each starred line is taken from the current file: the next one there that looks the same when starred. */
function fill(sealed: Uint8Array, current: Uint8Array): Uint8Array | undefined {
  const open = lines(current).filter((line) => sealLine(line).includes(hidden));
  const filled: string[] = [];
  for (const line of lines(sealed)) {
    if (!line.includes(hidden)) {
      filled.push(line);
      continue;
    }
    const at = open.findIndex((candidate) => sealLine(candidate) === line);
    const found = open[at];
    if (found === undefined) return undefined;
    open.splice(at, 1);
    filled.push(found);
  }
  return bytes(filled.join('\n'));
}

/** Latin-1: interfaces files have no encoding, and every byte must come back. */
function lines(content: Uint8Array): readonly string[] {
  return Buffer.from(content).toString('latin1').split('\n');
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
