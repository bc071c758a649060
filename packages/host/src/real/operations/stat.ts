import { diagnostic } from '@vipbook/diagnostics';
import type { Digest, FileStat, FileType, Operations, TreeEntry } from '../../operations.ts';
import type { Output, Part } from '../definition.ts';
import { word } from '../script.ts';
import { sha256 } from './sha256.ts';

type StatInput = Operations['file.stat']['in'];
type StatAnswer = Operations['file.stat']['out'];
type ListAnswer = Operations['directory.list']['out'];

/** GNU and busybox both know these; fractions of a second are only in the readable times (%x …). */
const statFormat = '%f %u %g %s %i %d %h %b %o %t %T %X %Y %Z\n%U\n%G\n%x\n%y\n%z';

const absent = 3;

/** Names may hold any byte but NUL and /, newlines too: as hex digits they cannot break a line. */
const hex = `od -An -v -tx1 | tr -d ' \\n'`;

export const statDefinitions: Part<'file.stat' | 'directory.list'> = {
  'file.stat': {
    script: (input) => [...statScript(input), ...lookUps(input), 'true'].join('\n'),
    read: readStat,
    fail: (output, input, host) =>
      /Too many levels of symbolic links/.test(output.stderr.toString('latin1'))
        ? diagnostic('HST010', {
            message: `${input.path} is a link that leads to itself`,
            where: { host, file: input.path },
          })
        : undefined,
    describe: () => [],
  },
  'directory.list': {
    script(input) {
      // Records begin and end with control characters; a name that holds those is noticed by the count.
      const format = `\x01%f %u %g %s %i \x02%n\x03`;
      return [
        `d=${word(input.path)}; [ -d "$d" ] || exit ${String(absent)}; cd -- "$d" || exit`,
        `find . -mindepth 1 -print0 | tr -dc '\\000' | wc -c`,
        `find . -mindepth 1 -exec stat -c ${word(format)} -- {} + || exit`,
        `printf '\\004'`,
        `find . -type l -exec sh -c 'for l; do printf "\\001%s\\002" "$l"; readlink -- "$l"; printf "\\003"; done' sh {} +`,
        `printf '\\004'`,
        input.digest === true
          ? `find . -type f -exec sh -c 'for f; do s=$(sha256sum <"$f") || exit; printf "\\001%s\\002%s\\003" "$f" "\${s%% *}"; done' sh {} +`
          : '',
      ].join('\n');
    },
    anyStatus: true,
    read: readList,
    describe: () => [],
  },
};

function statScript(input: StatInput): readonly string[] {
  const { digests = [], contentUpTo, more = [] } = input;
  const option = input.follow === false ? '' : '-L ';
  const content =
    contentUpTo === undefined
      ? []
      : [
          `  n=$(wc -c <"$p"); c=$(sha256sum <"$p"); c=\${c%% *}`,
          `  [ "$n" -gt ${String(contentUpTo)} ] || [ "$c" = ${word(input.contentUnless ?? '-')} ] || { echo "content $n $c"; cat "$p"; echo; }`,
        ];
  return [
    `p=${word(input.path)}; printf 'umask '; umask`,
    // A link that leads nowhere is nothing when links are followed.
    `if o=$(stat ${option}-c ${word(statFormat)} -- "$p" 2>&1); then`,
    `printf 'stat %s\\n' "$o"`,
    `printf access; for a in r w x; do if [ -$a "$p" ]; then printf ' 1'; else printf ' 0'; fi; done; echo`,
    `if [ -L "$p" ]; then printf 'target '; readlink -- "$p" | ${hex}; echo; printf 'real '; readlink -f -- "$p" | ${hex}; echo; fi`,
    ...(more.includes('mime')
      ? [`m=$(file -b --mime-type --mime-encoding -- "$p" 2>/dev/null) && echo "mime $m"`]
      : []),
    `if [ -f "$p" ] && [ -r "$p" ]${input.follow === false ? ' && [ ! -L "$p" ]' : ''}; then :`,
    ...digests.map((name) => `  s=$(${name}sum <"$p") && echo "digest ${name} \${s%% *}"`),
    ...(more.includes('attributes')
      ? [`  m=$(lsattr -vd -- "$p" 2>/dev/null) && printf 'attributes %s\\n' "\${m%"$p"}"`]
      : []),
    ...content,
    `fi`,
    `else case $o in *'No such file'*|*'Not a directory'*) echo absent;; *) printf '%s\\n' "$o" >&2; exit 1;; esac; fi`,
  ];
}

function lookUps({ owner, group }: StatInput): readonly string[] {
  const passwd = (file: string, name: string): string =>
    `{ getent ${file} ${word(name)} 2>/dev/null || awk -F: -v n=${word(name)} '$1==n' /etc/${file}; } | { IFS=: read -r a b c d; echo "$c"; }`;
  const numeric = (name: string): boolean => /^\d+$/.test(name);
  return [
    ...(owner === undefined
      ? []
      : [
          numeric(owner)
            ? `echo "owner-id ${owner}"`
            : `printf 'owner-id '; id -u -- ${word(owner)} 2>/dev/null || id -u ${word(owner)} 2>/dev/null || echo`,
        ]),
    ...(group === undefined
      ? []
      : [
          numeric(group)
            ? `echo "group-id ${group}"`
            : `printf 'group-id '; ${passwd('group', group)}`,
        ]),
  ];
}

const types: Readonly<Record<number, FileType>> = {
  0o140000: 'socket',
  0o120000: 'link',
  0o100000: 'file',
  0o060000: 'block',
  0o040000: 'directory',
  0o020000: 'character',
  0o010000: 'fifo',
};

function typeOf(rawMode: number): FileType {
  return types[rawMode & 0o170000] ?? 'other';
}

/** Lines `word rest`; after `content` the bytes themselves. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  line(): string | undefined {
    if (this.#at >= this.#bytes.length) return undefined;
    const end = this.#bytes.indexOf(10, this.#at);
    const stop = end < 0 ? this.#bytes.length : end;
    const line = this.#bytes.subarray(this.#at, stop).toString('utf8');
    this.#at = stop + 1;
    return line;
  }

  take(size: number): Buffer {
    const part = this.#bytes.subarray(this.#at, this.#at + size);
    this.#at += size + 1;
    return part;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function readStat(output: Output, input: StatInput): StatAnswer | undefined {
  const reader = new Reader(output.stdout);
  const digests: Partial<Record<Digest, string>> = {};
  const extra: Mutable<Partial<FileStat>> = {};
  const ids: { ownerId?: number | null; groupId?: number | null } = {};
  let umask = 0o022;
  let base: Omit<FileStat, 'readable' | 'writable' | 'executable' | 'digests'> | undefined;
  let access: readonly string[] = [];
  for (let line = reader.line(); line !== undefined; line = reader.line()) {
    const space = line.indexOf(' ');
    const rest = line.slice(space + 1);
    switch (space < 0 ? line : line.slice(0, space)) {
      case 'umask':
        umask = Number.parseInt(rest, 8);
        break;
      case 'stat': {
        const more = [0, 1, 2, 3, 4].map(() => reader.line() ?? '');
        base = readNumbers(input.path, rest, more);
        if (base === undefined) return undefined;
        break;
      }
      case 'access':
        access = rest.split(' ');
        break;
      case 'target':
        extra.target = unhex(rest);
        break;
      case 'real':
        extra.realPath = unhex(rest);
        break;
      case 'digest': {
        const [name = '', value = ''] = rest.split(' ');
        digests[name as Digest] = value;
        break;
      }
      case 'mime': {
        const [type = '', encoding = ''] = rest.split(';');
        extra.mime = { type: type.trim(), encoding: encoding.replace(/^.*charset=/, '').trim() };
        break;
      }
      case 'attributes': {
        const [version = '', flags = ''] = rest.trim().split(/\s+/);
        extra.attributes = { flags, version };
        break;
      }
      case 'content': {
        const [size, digest] = rest.split(' ');
        const content = reader.take(Number(size));
        // It changed while it was read.
        if (sha256(content) !== digest) return undefined;
        extra.content = content;
        break;
      }
      case 'owner-id':
        ids.ownerId = rest === '' || !/^\d+$/.test(rest) ? null : Number(rest);
        break;
      case 'group-id':
        ids.groupId = rest === '' || !/^\d+$/.test(rest) ? null : Number(rest);
        break;
      case 'absent':
      case '':
        break;
      default:
        return undefined;
    }
  }
  const [readable, writable, executable] = access.map((bit) => bit === '1');
  return {
    umask,
    ...ids,
    stat:
      base === undefined
        ? null
        : {
            ...base,
            ...extra,
            readable: readable === true,
            writable: writable === true,
            executable: executable === true,
            digests,
          },
  };
}

function readNumbers(path: string, first: string, rest: readonly string[]) {
  const [raw = '', ...fields] = first.split(' ');
  const mode = Number.parseInt(raw, 16);
  const [uid, gid, size, inode, device, links, blocks, blockSize] = fields.slice(0, 8).map(Number);
  const [major = '0', minor = '0', ...seconds] = fields.slice(8);
  const [accessed, modified, changed] = seconds.map(Number);
  const [owner = '', group = '', ...readable] = rest;
  if (Number.isNaN(mode) || changed === undefined) return undefined;
  return {
    path,
    type: typeOf(mode),
    mode: mode & 0o7777,
    uid: uid ?? 0,
    gid: gid ?? 0,
    owner: owner === 'UNKNOWN' ? '' : owner,
    group: group === 'UNKNOWN' ? '' : group,
    size: size ?? 0,
    inode: inode ?? 0,
    device: device ?? 0,
    links: links ?? 0,
    blocks: blocks ?? 0,
    blockSize: blockSize ?? 0,
    deviceType: Number.parseInt(major, 16) * 256 + Number.parseInt(minor, 16),
    accessed: withFraction(accessed ?? 0, readable[0]),
    modified: withFraction(modified ?? 0, readable[1]),
    changed: withFraction(changed, readable[2]),
  };
}

/** `2024-05-01 12:00:00.123456789 +0000` */
function withFraction(seconds: number, readable: string | undefined): number {
  const fraction = /\d\.(\d{1,9})/.exec(readable ?? '')?.[1];
  return fraction === undefined ? seconds : Number(`${String(seconds)}.${fraction}`);
}

/** A name as readlink(1) printed it, with its newline. */
function unhex(digits: string): string {
  return Buffer.from(digits, 'hex').toString('utf8').replace(/\n$/, '');
}

function readList(output: Output): ListAnswer | undefined {
  if (output.status === absent) return { entries: null };
  if (output.status !== 0) return undefined;
  const [listed = '', links = '', digests = ''] = output.stdout.toString('utf8').split('\x04');
  const targets = pairs(links);
  const sums = pairs(digests);
  const entries = [...listed.matchAll(/\x01([0-9a-f]+) ([\d ]+) \x02\.\/([^\x03]*)\x03/g)].map(
    ([, raw = '', numbers = '', path = '']): TreeEntry => {
      const mode = Number.parseInt(raw, 16);
      const [uid = 0, gid = 0, size = 0, inode = 0] = numbers.split(' ').map(Number);
      const sum = sums.get(path);
      const target = targets.get(path)?.replace(/\n$/, '');
      return {
        path,
        type: typeOf(mode),
        mode: mode & 0o7777,
        uid,
        gid,
        size,
        inode,
        ...(sum === undefined ? {} : { sha256: sum }),
        ...(target === undefined ? {} : { target }),
      };
    },
  );
  return entries.length === Number.parseInt(listed, 10) ? { entries } : undefined;
}

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/\x01\.\/([^\x02]*)\x02([^\x03]*)\x03/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}
