import { cleanFinding, hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import { loadInventory, nodeInventoryIo, type Inventory } from '@vipbook/inventory';
import {
  lint,
  loadPlaybook,
  nodePlaybookIo,
  unknownTags,
  type LintOptions,
  type Playbook,
} from '@vipbook/playbook';
import {
  githubAnnotation,
  paintFor,
  renderFindings,
  safeJson,
  sarif,
  wantsColour,
} from '@vipbook/report';
import { readSettings, type Settings } from '@vipbook/settings';
import { Option } from 'commander';
import path from 'node:path';
import type { Register } from '../command-table.ts';
import { exitCodeFor, readSource } from '../failure.ts';
import { factsAtHand } from '../facts-at-hand.ts';
import { collect, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { readExtraVars } from '../options/extra-vars.ts';
import { splitCommas } from '../options/tags.ts';
import { hideSecretsOf, inventorySources, vaultSecrets } from '../prepare.ts';
import type { Terminal } from '../terminal.ts';
import { version } from '../version.ts';

interface LintFlags extends Pick<
  ConnectionFlags,
  'inventory' | 'extraVars' | 'vaultId' | 'vaultPasswordFile' | 'askVaultPass'
> {
  readonly output: 'human' | 'json' | 'sarif' | 'github';
  readonly tags?: readonly string[];
  readonly skipTags?: readonly string[];
  readonly facts?: string;
  readonly strict?: boolean;
  readonly color: boolean;
}

export const registerLint: Register = (program, { terminal, exitWith }) => {
  program
    .command('lint <playbook...>')
    .summary('everything that is wrong with playbooks, without any host')
    .description(
      'Check playbooks without contacting a host. With an inventory (-i, or that of vipbook.yml or ansible.cfg) also hosts, groups and variables; with facts also subnets and services.',
    )
    .option(
      '-i, --inventory <source>',
      'inventory file, folder or "host1,host2,"; repeatable',
      collect,
    )
    .option('-e, --extra-vars <vars>', 'key=value, @file, JSON or YAML; repeatable', collect)
    .option('-t, --tags <tags>', 'tags that a run will be given: they must exist', collect)
    .option('--skip-tags <tags>', 'the same of tags to leave out', collect)
    .option('--facts <path>', 'what "vipbook facts" printed, or a folder of it')
    .option('-J, --ask-vault-pass', 'ask for the vault password')
    .option(
      '--vault-password-file <file>',
      'file or program with the vault password; repeatable',
      collect,
    )
    .option('--vault-id <id>', 'label@file or label@prompt; repeatable', collect)
    .addOption(
      new Option('--output <format>', 'how to print the findings')
        .choices(['human', 'json', 'sarif', 'github'])
        .default('human'),
    )
    .option('--strict', 'warnings fail, too')
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook lint playbooks/*.yml -i inventory.yml',
          'vipbook lint move-chat.yml -i inventory.yml -e vip=192.168.1.60',
          'vipbook facts -i inventory.yml > facts.json; vipbook lint move-chat.yml -i inventory.yml --facts facts.json',
          'vipbook lint playbooks/*.yml --output sarif > vipbook.sarif',
          'vipbook lint playbooks/*.yml --output github      in a GitHub workflow',
        ],
        [0, 1, 4, 5],
      ),
    )
    .action(async (files: readonly string[], options: LintFlags) => {
      const { findings, inventory } = await lintFiles(files, options, terminal);
      const failed =
        hasErrors(findings) ||
        (options.strict === true && findings.some(({ severity }) => severity === 'warning'));
      exitWith(hasErrors(findings) ? exitCodeFor(findings) : failed ? 1 : 0);
      switch (options.output) {
        case 'json':
          terminal.out(
            `${safeJson({ findings: findings.map((finding) => cleanFinding(finding)) })}\n`,
          );
          break;
        case 'sarif':
          terminal.out(`${safeJson(sarif(findings, version()))}\n`);
          break;
        case 'github':
          for (const finding of findings) terminal.out(`${githubAnnotation(finding)}\n`);
          break;
        case 'human':
          terminal.out(
            renderFindings(findings, {
              paint: paintFor(
                wantsColour(terminal.outIsTerminal, terminal.environment, options.color),
              ),
              readSource,
            }),
          );
          terminal.out(summary(files.length, findings, inventory));
      }
    });
};

interface Linted {
  readonly findings: readonly Diagnostic[];
  /** Whether there was an inventory to compare with. */
  readonly inventory: boolean;
}

async function lintFiles(
  files: readonly string[],
  flags: LintFlags,
  terminal: Terminal,
): Promise<Linted> {
  const io = nodePlaybookIo();
  const playbooks: Playbook[] = [];
  for (const file of files) playbooks.push(await loadPlaybook(file, io));
  const settings = await readSettings(terminal.workingDirectory, terminal.environment);
  const options: LintOptions = {
    ...(flags.extraVars === undefined
      ? {}
      : { extraVariables: Object.keys(await readExtraVars(flags.extraVars)) }),
    ...(flags.facts === undefined ? {} : { factsOf: factsAtHand(flags.facts) }),
  };
  const findings: Diagnostic[] = [];
  const inventories = await inventoriesBeside(files, flags, settings, terminal);
  for (const inventory of new Set(inventories)) await hideSecretsOf(inventory, terminal);
  const said = new Set<string>();
  for (const [at, playbook] of playbooks.entries()) {
    const inventory = inventories?.[at];
    findings.push(...lint(playbook, inventory === undefined ? options : { ...options, inventory }));
    for (const finding of inventory?.findings ?? []) {
      const key = JSON.stringify([finding.code, finding.where, finding.message]);
      if (!said.has(key)) findings.push(finding);
      said.add(key);
    }
  }
  findings.push(...unknownTags(playbooks, splitTags(flags)));
  return { findings, inventory: inventories !== undefined };
}

/** The inventory as each playbook sees it, with the group_vars and host_vars beside that; read once for each
 *  folder. Undefined when nobody names one. */
async function inventoriesBeside(
  files: readonly string[],
  flags: LintFlags,
  settings: Settings,
  terminal: Terminal,
): Promise<readonly Inventory[] | undefined> {
  const sources = inventorySources(flags, settings, terminal);
  if (sources === undefined) return undefined;
  const vault = await vaultSecrets(flags, settings);
  const read = new Map<string, Promise<Inventory>>();
  return Promise.all(
    files.map((file) => {
      const playbookDirectory = path.dirname(file);
      const known = read.get(playbookDirectory);
      if (known !== undefined) return known;
      const loading = loadInventory(sources, nodeInventoryIo(), {
        ...(vault.length === 0 ? {} : { vault }),
        playbookDirectory,
      });
      read.set(playbookDirectory, loading);
      return loading;
    }),
  );
}

function splitTags({ tags, skipTags }: LintFlags): Pick<LintOptions, 'tags' | 'skipTags'> {
  return { tags: splitCommas(tags) ?? [], skipTags: splitCommas(skipTags) ?? [] };
}

function summary(files: number, findings: readonly Diagnostic[], inventory: boolean): string {
  const count = (severity: Diagnostic['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const words = (number: number, word: string): string =>
    `${String(number)} ${word}${number === 1 ? '' : 's'}`;
  return `${findings.length === 0 ? '' : '\n'}${words(files, 'file')}: ${words(count('error'), 'error')}, ${words(count('warning'), 'warning')}${inventory ? '' : '; hosts and variables were not looked at: no inventory is named (-i)'}\n`;
}
