import { VipbookError, diagnostic } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import { paintFor, renderFindings, wantsColour } from '@vipbook/report';
import type { Register } from '../command-table.ts';
import { readSource } from '../failure.ts';
import { collect, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { prepare } from '../prepare.ts';

interface InventoryFlags {
  readonly inventory?: readonly string[];
  readonly limit?: string;
  readonly list?: boolean;
  readonly host?: string;
  readonly graph?: string | true;
  readonly vars?: boolean;
  readonly explain?: string;
  readonly playbookDir?: string;
  readonly askVaultPass?: boolean;
  readonly vaultPasswordFile?: readonly string[];
  readonly vaultId?: readonly string[];
  readonly color: boolean;
}

export const registerInventory: Register = (program, { terminal }) => {
  program
    .command('inventory')
    .summary('hosts, groups and variables, and where each came from')
    .description(
      'Show what an inventory says. --list, --host and --graph print what ansible-inventory prints.',
    )
    .option(
      '-i, --inventory <source>',
      'inventory file, folder or "host1,host2,"; repeatable',
      collect,
    )
    .option('-l, --limit <pattern>', 'only these of the hosts')
    .option('--list', 'all hosts and groups as JSON, as an inventory script prints them')
    .option('--host <host>', 'the variables of one host as JSON')
    .option('--graph [group]', 'groups and hosts as a tree')
    .option('--vars', 'with --graph: variables, too')
    .option('--explain <variable>', 'with --host: where a variable comes from and what it overrode')
    .option('--playbook-dir <folder>', 'read its group_vars and host_vars, too')
    .option('-J, --ask-vault-pass', 'ask for the vault password')
    .option(
      '--vault-password-file <file>',
      'file or program with the vault password; repeatable',
      collect,
    )
    .option('--vault-id <id>', 'label@file or label@prompt; repeatable', collect)
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes([
        'vipbook inventory -i inventory.yml --graph',
        'vipbook inventory -i inventory.yml -i more/ --list',
        'vipbook inventory -i inventory.yml --host web01',
        'vipbook inventory -i inventory.yml --explain ansible_port --host web01',
        "vipbook inventory -i inventory.yml --graph -l 'web[0:2]:!web02'",
      ]),
    )
    .action(async (flags: InventoryFlags) => {
      refuseConflicts(flags);
      // The settings, the passwords and the errors are those of a run.
      const connection: ConnectionFlags = { ...flags, verbose: 0 };
      const { inventory, warnings } = await prepare(connection, terminal, flags.playbookDir);
      terminal.out(`${await answer(inventory, flags)}\n`);
      const paint = paintFor(
        wantsColour(terminal.errorIsTerminal, terminal.environment, flags.color),
      );
      if (warnings.length > 0) terminal.error(renderFindings(warnings, { paint, readSource }));
    });
};

function refuseConflicts(flags: InventoryFlags): void {
  const asked = [
    flags.list === true,
    flags.graph !== undefined,
    flags.host !== undefined || flags.explain !== undefined,
  ].filter(Boolean).length;
  if (asked !== 1) {
    throw new VipbookError(
      diagnostic('CLI002', {
        message: 'one of --list, --graph, --host HOST is needed, and only one',
        remedy:
          'For example: vipbook inventory --graph (with the same -i); --explain VARIABLE goes with --host HOST.',
      }),
    );
  }
  if (flags.explain !== undefined && flags.host === undefined) {
    throw new VipbookError(
      diagnostic('CLI002', {
        message: '--explain needs a host',
        remedy: `vipbook inventory --explain ${flags.explain} --host HOST (with the same -i)`,
      }),
    );
  }
}

async function answer(inventory: Inventory, flags: InventoryFlags): Promise<string> {
  const { explain, graph, hostJson, listJson } = await import('@vipbook/inventory');
  const hosts = flags.limit === undefined ? {} : { hosts: inventory.select('all', flags.limit) };
  if (flags.host !== undefined) {
    const host = oneHost(inventory, flags.host);
    return flags.explain === undefined
      ? hostJson(inventory, host)
      : explain(inventory, host, flags.explain);
  }
  if (flags.graph === undefined) return listJson(inventory, hosts);
  return graph(inventory, {
    ...hosts,
    ...(flags.graph === true ? {} : { group: flags.graph }),
    vars: flags.vars === true,
  });
}

/** A pattern will do, when it means one host. */
function oneHost(inventory: Inventory, pattern: string): string {
  const found = inventory.select(pattern);
  const [host] = found;
  if (host !== undefined && found.length === 1) return host;
  throw new VipbookError(
    diagnostic('CLI002', {
      message: `--host takes one host; "${pattern}" means ${String(found.length)}`,
      remedy:
        host === undefined
          ? 'See the hosts: vipbook inventory --graph (with the same -i)'
          : `For example: vipbook inventory --host ${host} (with the same -i)`,
    }),
  );
}
