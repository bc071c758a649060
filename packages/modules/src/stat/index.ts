import type { FileStat } from '@vipbook/host';
import type { StatArguments } from '@vipbook/playbook';
import type { Module, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { remotePath } from '../shared/files/remote-path.ts';
import { ok, settled } from '../shared/plans.ts';

/** What the host's file system says of a path. Only reads, so it runs with --check too. */
export const stat: Module<StatArguments> = {
  name: 'stat',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const path = await remotePath(args.path, host, context);
    const algorithm = args.checksum_algorithm ?? 'sha1';
    const mime = args.get_mime ?? true;
    const attributes = args.get_attributes ?? true;
    const { stat: found } = await ask(
      await context.host(host),
      {
        do: 'file.stat',
        path,
        follow: args.follow ?? false,
        digests: (args.get_checksum ?? true) ? [algorithm] : [],
        more: [
          ...(mime ? (['mime'] as const) : []),
          ...(attributes ? (['attributes'] as const) : []),
        ],
      },
      context.signal,
    );
    if (found === null) return settled(ok({ stat: { exists: false } }));
    const checksum = found.digests[algorithm];
    return settled(
      ok({
        stat: {
          ...statData(found),
          path: args.path,
          ...(checksum === undefined ? {} : { checksum }),
          ...(mime ? mimeData(found) : {}),
          ...(attributes ? attributeData(found) : {}),
        },
      }),
    );
  },
};

function statData(found: FileStat): Record<string, Value> {
  const bit = (mask: number): boolean => (found.mode & mask) !== 0;
  const { type } = found;
  return {
    exists: true,
    mode: found.mode.toString(8).padStart(4, '0'),
    isdir: type === 'directory',
    ischr: type === 'character',
    isblk: type === 'block',
    isreg: type === 'file',
    isfifo: type === 'fifo',
    islnk: type === 'link',
    issock: type === 'socket',
    uid: found.uid,
    gid: found.gid,
    size: found.size,
    inode: found.inode,
    dev: found.device,
    nlink: found.links,
    atime: found.accessed,
    mtime: found.modified,
    ctime: found.changed,
    wusr: bit(0o200),
    rusr: bit(0o400),
    xusr: bit(0o100),
    wgrp: bit(0o020),
    rgrp: bit(0o040),
    xgrp: bit(0o010),
    woth: bit(0o002),
    roth: bit(0o004),
    xoth: bit(0o001),
    isuid: bit(0o4000),
    isgid: bit(0o2000),
    blocks: found.blocks,
    block_size: found.blockSize,
    device_type: found.deviceType,
    readable: found.readable,
    writeable: found.writable,
    executable: found.executable,
    ...(type === 'link'
      ? { lnk_source: found.realPath ?? '', lnk_target: found.target ?? '' }
      : {}),
    ...(found.owner === '' ? {} : { pw_name: found.owner }),
    ...(found.group === '' ? {} : { gr_name: found.group }),
  };
}

function mimeData({ mime }: FileStat): Record<string, Value> {
  // Of a link that leads nowhere file(1) tells half.
  if (mime === undefined || mime.encoding === '')
    return { mimetype: 'unknown', charset: 'unknown' };
  return { mimetype: mime.type, charset: mime.encoding };
}

/** Words for the letters of lsattr(1), as Ansible has them. */
const attributeNames: Readonly<Record<string, string>> = {
  A: 'noatime',
  a: 'append',
  c: 'compressed',
  C: 'nocow',
  d: 'nodump',
  D: 'dirsync',
  e: 'extents',
  E: 'encrypted',
  h: 'blocksize',
  i: 'immutable',
  I: 'indexed',
  j: 'journalled',
  N: 'inline',
  s: 'zero',
  S: 'synchronous',
  t: 'notail',
  T: 'blockroot',
  u: 'undelete',
  X: 'compressedraw',
  Z: 'compresseddirty',
};

function attributeData({ attributes }: FileStat): Record<string, Value> {
  const flags = (attributes?.flags ?? '').replaceAll('-', '');
  return {
    version: attributes === undefined ? null : attributes.version,
    attributes: flags.split('').flatMap((letter) => attributeNames[letter] ?? []),
    attr_flags: flags,
  };
}
