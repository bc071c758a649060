import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { TemplateArguments } from '@vipbook/playbook';
import { hostname, userInfo } from 'node:os';
import { basename } from 'node:path';
import type { Module, ModuleContext, Value } from '../module.ts';
import { findSource, readSource, refuseVault, statOf } from '../shared/files/controller.ts';
import { fail } from '../shared/files/failure.ts';
import { octal } from '../shared/files/mode.ts';
import { planPlace } from '../shared/files/place.ts';

/** A file that is made of a template here, with the host's variables. */
export const template: Module<TemplateArguments> = {
  name: 'template',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const path = await findSource(args.src, 'templates', context, host);
    const found = await statOf(path);
    const bytes = await readSource(path, context, host);
    refuseVault(path, bytes, context, host);
    const rendered = render(
      args,
      path,
      found?.mtimeMs ?? 0,
      utf8(bytes, path, context, host),
      context,
    );
    const { mode } = args;
    const preserved = mode === 'preserve' ? octal((found?.mode ?? 0o644) & 0o7777) : mode;
    return planPlace(
      { ...args, ...(preserved === undefined ? {} : { mode: preserved }) },
      { name: basename(path), content: Buffer.from(rendered, 'utf8'), src: path },
      host,
      context,
    );
  },
};

function utf8(bytes: Uint8Array, path: string, context: ModuleContext, host: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('MOD061', `${path} is not in UTF-8, as templates must be`, context, host);
  }
}

const sequences: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\r\\n': '\r\n',
};

function render(
  args: TemplateArguments,
  path: string,
  modifiedMs: number,
  written: string,
  context: ModuleContext,
): string {
  if (context.renderFile === undefined)
    throw new VipbookError(
      diagnostic('MOD071', { message: 'there are no variables here to render a template with' }),
    );
  const text = context.renderFile(written.replaceAll(/\r\n?/g, '\n'), {
    file: path,
    trimBlocks: args.trim_blocks ?? true,
    lstripBlocks: args.lstrip_blocks ?? false,
    variables: templateVariables(args, path, modifiedMs, context),
  });
  const asked = args.newline_sequence ?? '\n';
  const sequence = sequences[asked] ?? asked;
  return sequence === '\n' ? text : text.replaceAll('\n', sequence);
}

/** What Ansible lets a template know of itself. Its own words for `ansible_managed`, so that a file does not
 *  change when its playbook moves here. */
function templateVariables(
  args: TemplateArguments,
  path: string,
  modifiedMs: number,
  context: ModuleContext,
): Readonly<Record<string, Value>> {
  return {
    ansible_managed: 'Ansible managed',
    template_host: hostname(),
    template_uid: userInfo().username,
    template_path: args.src,
    template_fullpath: path,
    template_destpath: args.dest,
    template_mtime: pythonTime(modifiedMs),
    template_run_date: pythonTime(context.now()),
  };
}

/** As Python prints a datetime, in local time. */
function pythonTime(milliseconds: number): string {
  const date = new Date(milliseconds - new Date(milliseconds).getTimezoneOffset() * 60_000);
  return date.toISOString().replace('T', ' ').replace('Z', '000');
}
