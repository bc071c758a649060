import type { SetupArguments } from '@vipbook/playbook';
import type { Module, Value } from '../module.ts';
import { ok, settled } from '../shared/plans.ts';
import { factVariables } from './fact-variables.ts';

/** Gather the host's facts again, in one round trip. Only reads, so it runs with --check, too. */
export const setup: Module<SetupArguments> = {
  name: 'setup',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const all = factVariables(await context.facts(host, { fresh: true }));
    const globs = (args.filter ?? []).map(globExpression);
    const wanted: [string, Value][] =
      globs.length === 0
        ? Object.entries(all)
        : Object.entries(all).filter(([name]) =>
            globs.some((glob) => glob.test(name) || glob.test(`ansible_${name}`)),
          );
    return settled(ok({ ansible_facts: Object.fromEntries(wanted) }));
  },
};

/** Shell globs as fnmatch(3) knows them. */
function globExpression(glob: string): RegExp {
  const body = glob
    .replaceAll(/[\\^$.|+(){}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('[!', '[^');
  try {
    return new RegExp(`^${body}$`);
  } catch {
    return new RegExp(`^${glob.replaceAll(/[\\^$.|+(){}[\]*?]/g, '\\$&')}$`);
  }
}
