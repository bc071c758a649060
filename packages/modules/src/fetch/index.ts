import type { FetchArguments } from '@vipbook/playbook';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import type { Module, ModuleContext, Outcome } from '../module.ts';
import { statOf } from '../shared/files/controller.ts';
import { digestOf } from '../shared/files/digest.ts';
import { fail } from '../shared/files/failure.ts';
import { readRemote } from '../shared/files/read-remote.ts';
import { baseOf, remotePath } from '../shared/files/remote-path.ts';
import { changed, failed, ok, settled } from '../shared/plans.ts';

/** A file of the host, brought here. It changes nothing on the host, so planning it is doing it. */
export const fetch: Module<FetchArguments> = {
  name: 'fetch',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const src = await remotePath(args.src, host, context);
    const found = await readRemote(src, host, context);
    if (typeof found === 'string') return settled(missing(args, found, host, context));
    const dest = await placeFor(args, src, host, context);
    const { content } = found;
    const checksum = digestOf('sha1', content);
    const md5sum = digestOf('md5', content);
    const old = await readHere(dest);
    if (old !== undefined && Buffer.compare(old, content) === 0)
      return settled(ok({ dest, checksum, md5sum, file: args.src }));
    if (!context.check) {
      try {
        await mkdir(dirname(dest), { recursive: true });
        await writeFile(dest, content);
      } catch (error) {
        const message = `${dest} cannot be written: ${(error as Error).message}`;
        return settled(failed('MOD063', message, context, host));
      }
    }
    return settled(
      changed({ dest, checksum, md5sum, remote_checksum: checksum, remote_md5sum: null }),
    );
  },
};

function missing(args: FetchArguments, why: string, host: string, context: ModuleContext): Outcome {
  if (args.fail_on_missing === false) return ok({ file: args.src }, `${why}, ignored`);
  return failed('MOD070', why, context, host, { file: args.src });
}

/** DEST/HOST/PATH, or with `flat` what is written; relative to the playbook. */
async function placeFor(
  args: FetchArguments,
  src: string,
  host: string,
  context: ModuleContext,
): Promise<string> {
  const home = args.dest.startsWith('~/') ? join(homedir(), args.dest.slice(2)) : args.dest;
  const absolute = isAbsolute(home) ? home : resolve(context.folders?.at(-1) ?? '.', home);
  if (args.flat !== true) {
    // With delegate_to it is still the task's host whose file this is.
    const name = context.evaluate?.('inventory_hostname');
    const folder = join(absolute, (typeof name === 'string' ? name : host).replaceAll('/', '_'));
    const place = join(folder, normalize(`/${src}`));
    // A name made of what a host said must not lead out of the folder that the task names.
    if (!place.startsWith(absolute === '/' ? absolute : `${normalize(absolute)}/`))
      return fail('MOD071', `${place} is not below ${absolute}`, context, host);
    return place;
  }
  if (args.dest.endsWith('/')) return join(absolute, baseOf(src));
  if ((await statOf(absolute))?.isDirectory() === true)
    return fail('MOD063', `${absolute} is a folder`, context, host, {
      remedy: 'End dest with a slash to put the file into it.',
    });
  return normalize(absolute);
}

async function readHere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}
