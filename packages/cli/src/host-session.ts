import { diagnostic, hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import { renderFinding } from '@vipbook/report';
import { createConnector } from './connector.ts';
import { gatherFacts, type Gathered } from './gather.ts';
import { listenForInterrupts } from './interrupt.ts';
import type { ConnectionFlags } from './options/connection.ts';
import { prepare } from './prepare.ts';
import type { Terminal } from './terminal.ts';

/** Reading is cheap for a host, and each is asked once: more at a time than tasks of a playbook have. */
const forksWhenReading = 100;

/** Facts of the hosts that a pattern and --limit select; an empty selection is an error. */
export async function factsOfSelected(
  pattern: string | undefined,
  flags: ConnectionFlags,
  terminal: Terminal,
): Promise<Gathered & { readonly inventory: Inventory }> {
  const prepared = await prepare(flags, terminal);
  const { inventory, settings } = prepared;
  if (hasErrors(inventory.findings)) throw new VipbookError(inventory.findings);
  const names = inventory.select(pattern ?? 'all', flags.limit);
  if (names.length === 0) {
    const limited = flags.limit === undefined ? '' : `, limited to "${flags.limit}",`;
    throw new VipbookError(
      diagnostic('CLI012', { message: `"${pattern ?? 'all'}"${limited} selects no host` }),
    );
  }
  const warn = (finding: Diagnostic): void => terminal.error(renderFinding(finding));
  for (const finding of [...prepared.warnings, ...inventory.findings]) warn(finding);
  const interrupts = listenForInterrupts(terminal);
  try {
    const wanted = flags.become ?? settings.become ?? false;
    const gathered = await gatherFacts(names, inventory, createConnector(flags, prepared, warn), {
      ...(wanted
        ? {
            become: {
              method: flags.becomeMethod ?? settings.becomeMethod ?? 'sudo',
              user: flags.becomeUser ?? settings.becomeUser ?? 'root',
            },
          }
        : {}),
      forks: flags.forks ?? settings.forks ?? forksWhenReading,
      // Nothing is changed here, so the first Ctrl-C ends it.
      signal: interrupts.orderly,
    });
    return { ...gathered, inventory };
  } finally {
    interrupts.dispose();
  }
}

export function exitCodeOf(gathered: Gathered): number {
  if (gathered.failures.length === 0) return 0;
  const unreachable = gathered.failures.some(({ findings }) =>
    findings.some(({ code }) => code.startsWith('SSH')),
  );
  return unreachable ? 4 : 2;
}
