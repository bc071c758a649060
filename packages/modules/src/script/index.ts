import type { OperationResult } from '@vipbook/host';
import type { ScriptArguments } from '@vipbook/playbook';
import { basename } from 'node:path';
import type { HostPlan, Module, ModuleContext, Outcome } from '../module.ts';
import { findSource, readSource, refuseVault } from '../shared/files/controller.ts';
import { fail } from '../shared/files/failure.ts';
import { outputData } from '../shared/output.ts';
import { changed, failed, firstFailure, oneStep, settled, skipped } from '../shared/plans.ts';
import { exists } from '../shared/run-command.ts';
import { splitWords } from '../shared/split-words.ts';

/** A script of this machine, run on the host; nothing of it stays there. */
export const script: Module<ScriptArguments> = {
  name: 'script',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const { creates, removes, chdir } = args;
    if (creates !== undefined && (await exists(creates, {}, host, context)))
      return settled(skipped(`${creates} exists, matching creates option`));
    if (removes !== undefined && !(await exists(removes, {}, host, context)))
      return settled(skipped(`${removes} does not exist, matching removes option`));
    if (chdir !== undefined && !chdir.startsWith('/'))
      return fail('MOD071', `chdir ${chdir} is not an absolute path`, context, host);
    const [src, rest] = firstWord(args._raw ?? args.cmd ?? '', host, context);
    const path = await findSource(src, 'files', context, host);
    const content = await readSource(path, context, host);
    refuseVault(path, content, context, host);
    return plan(args, path, rest, content, host, context);
  },
};

function plan(
  args: ScriptArguments,
  path: string,
  words: string,
  content: Uint8Array,
  host: string,
  context: ModuleContext,
): HostPlan {
  const { environment = {} } = context;
  const decided = args.creates !== undefined || args.removes !== undefined;
  const foreseen =
    context.planning === true
      ? changed()
      : decided
        ? changed({}, 'The script would have run if not in check mode')
        : skipped('Check mode is not supported for this task.', { changed: false });
  const name = basename(path);
  const work = oneStep(
    host,
    `run ${name}`,
    [
      {
        do: 'script.run',
        name,
        content,
        ...(words === '' ? {} : { words }),
        ...(args.executable === undefined ? {} : { through: args.executable }),
        ...(args.chdir === undefined ? {} : { directory: args.chdir }),
        ...(Object.keys(environment).length === 0 ? {} : { environment }),
      },
    ],
    foreseen,
    (results) => outcome(results, name, host, context),
  );
  return { ...work, unknown: `what ${name} prints is known only when it has run` };
}

function outcome(
  results: readonly OperationResult[],
  name: string,
  host: string,
  context: ModuleContext,
): Outcome {
  const broken = firstFailure(results);
  if (broken !== undefined) return broken;
  const [result] = results;
  if (result?.status !== 'done' || !('exitStatus' in result.out))
    return failed('MOD001', 'the script was not run', context, host);
  const data = { changed: true, ...outputData(result.out) };
  if (data.rc === 0) return changed(data);
  const line = data.stderr_lines.at(-1);
  const said = typeof line === 'string' ? `: ${line}` : '';
  const { error } = failed(
    'MOD001',
    `${name} exited with ${String(data.rc)}${said}`,
    context,
    host,
  );
  return { status: 'failed', message: 'non-zero return code', data, ...(error && { error }) };
}

/** The script's path, and the rest as it is written: that is the shell's business. */
function firstWord(text: string, host: string, context: ModuleContext): readonly [string, string] {
  const written = text.trim();
  for (let at = 1; at <= written.length; at += 1) {
    if (at < written.length && !/\s/.test(written.charAt(at))) continue;
    const words = splitWords(written.slice(0, at));
    const [word] = words ?? [];
    // Inside quotes, or behind a backslash, a blank is part of the word.
    if (words?.length === 1 && word !== undefined && !/(^|[^\\])\\$/.test(written.slice(0, at)))
      return [word, written.slice(at).trim()];
  }
  return fail('MOD002', `no path can be read from: ${written}`, context, host);
}
