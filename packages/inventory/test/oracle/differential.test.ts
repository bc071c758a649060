import { VipbookError, type Code } from '@vipbook/diagnostics';
import { graph, listJson, loadInventory, type Inventory } from '@vipbook/inventory';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { isMap, parseDocument } from 'yaml';
import { shellSplit } from '../../src/ini/shell-split.ts';
import { pythonLiteral } from '../../src/ini/python-literal.ts';
import { pythonJson } from '../../src/output/python-json.ts';
import { memoryIo } from '../memory-io.ts';
import {
  ansibleVersion,
  askAnsible,
  runs,
  type InventoryAnswer,
  type InventoryQuestion,
} from './ansible.ts';
import {
  hostPattern,
  iniInventory,
  iniValue,
  literalText,
  shellText,
  wholeProject,
  yamlInventory,
} from './generators.ts';

/** Errors of ours where Ansible goes on in silence; docs/inventory.md lists them. */
const onPurpose: ReadonlySet<Code> = new Set(['INV009', 'INV010']);

type Outcome =
  { readonly inventory: Inventory } | { readonly codes: readonly Code[]; readonly message: string };

async function load(question: InventoryQuestion): Promise<Outcome> {
  const io = memoryIo(question.files, undefined, question.executable);
  try {
    const playbook =
      question.playbook === undefined ? {} : { playbookDirectory: question.playbook };
    const inventory = await loadInventory(question.sources, io, playbook);
    const errors = inventory.findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new VipbookError(errors);
    return { inventory };
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    return { codes: error.diagnostics.map(({ code }) => code), message: error.message };
  }
}

async function compare(questions: readonly InventoryQuestion[]): Promise<{ both: number }> {
  const answers = askAnsible(questions) as readonly InventoryAnswer[];
  let both = 0;
  for (const [index, question] of questions.entries()) {
    if (
      Object.entries(question.files).some(
        ([name, text]) => name.endsWith('hosts') && isMap(parseDocument(text).contents),
      )
    ) {
      // A host line with ": " in it: Ansible takes the file for YAML and reads nobody.
      continue;
    }
    const theirs = answers[index] as InventoryAnswer;
    const ours = await load(question);
    const told = JSON.stringify(question, undefined, 1).replaceAll('\\n', '\n');
    if ('codes' in ours) {
      // What a refused file defines is missing elsewhere: one such error excuses the others.
      const excused = ours.codes.some((code) => onPurpose.has(code));
      assert.ok(
        theirs.error !== undefined || excused,
        `only ours refuses: ${ours.message}\n${told}`,
      );
      continue;
    }
    // Sets and complex numbers: Ansible reads them and then cannot print them; ours stay text.
    if (theirs.error?.includes('not JSON serializable') === true) continue;
    assert.equal(theirs.error, undefined, `only Ansible refuses\n${told}`);
    assert.equal(listJson(ours.inventory), theirs.list, told);
    if (question.graph === true)
      assert.equal(graph(ours.inventory, { vars: true }), theirs.graph, told);
    for (const [at, [pattern, limit]] of (question.patterns ?? []).entries()) {
      const selected = select(ours.inventory, pattern, limit);
      assert.deepEqual(
        selected,
        theirs.selected?.[at] ?? null,
        `pattern ${pattern} limit ${limit ?? ''}\n${told}`,
      );
    }
    both += 1;
  }
  return { both };
}

function select(
  inventory: Inventory,
  pattern: string,
  limit: string | null,
): readonly string[] | null {
  try {
    return inventory.select(pattern, limit ?? undefined);
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    return null;
  }
}

function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { numRuns: count, seed: Number(process.env['VIPBOOK_SEED'] ?? 4) });
}

describe('inventory, against ansible-core', function () {
  this.timeout(600_000);
  before(function () {
    const version = ansibleVersion();
    // Newer ones changed details (2.16: host_group_vars as unsafe, 2.19: data tagging).
    if (version?.startsWith('2.14.') !== true) {
      console.log(
        `      skipped: Debian 12's ansible-core 2.14 is not installed (found: ${version ?? 'none'})`,
      );
      this.skip();
    }
  });

  it('reads values of INI files as Python literals', () => {
    const texts = [...sample(iniValue, runs(250)), ...sample(literalText, runs(250) * 5)];
    const [answer] = askAnsible([{ values: texts }]) as { values: (string | null)[] }[];
    for (const [index, text] of texts.entries()) {
      const ours = pythonLiteral(text);
      const shown = ours === undefined || ours.value === text ? null : pythonJson(ours);
      const theirs = answer?.values[index] ?? null;
      // Sets, complex numbers and the like: newer Ansible makes lists and texts of them, as we do.
      if (theirs === 'unprintable') continue;
      // We have no table of the characters' names.
      if (shown === null && text.includes('\\N{')) continue;
      assert.equal(shown, theirs, JSON.stringify(text));
    }
  });

  it('splits host lines as shlex', () => {
    const lines = sample(shellText, runs(250) * 5);
    const [answer] = askAnsible([{ lines }]) as { lines: (string[] | null)[] }[];
    for (const [index, line] of lines.entries()) {
      const ours = shellSplit(line);
      const shown = typeof ours === 'string' ? null : ours.map(({ text }) => text);
      assert.deepEqual(shown, answer?.lines[index], JSON.stringify(line));
    }
  });

  it('reads INI inventories alike, and selects alike', async () => {
    const questions = sample(
      fc.tuple(
        iniInventory,
        fc.array(fc.tuple(hostPattern, fc.option(hostPattern, { freq: 2 })), {
          minLength: 5,
          maxLength: 5,
        }),
      ),
      runs(250),
    ).map(([text, patterns]) => ({
      files: { hosts: text },
      sources: ['hosts'],
      graph: true,
      patterns,
    }));
    const { both } = await compare(questions);
    assert.ok(
      both > questions.length / 8,
      `only ${String(both)} of ${String(questions.length)} were read`,
    );
  });

  it('reads YAML inventories alike', async () => {
    const questions = sample(yamlInventory, runs(250)).map((text) => ({
      files: { 'hosts.yml': text },
      sources: ['hosts.yml'],
      graph: true,
    }));
    const { both } = await compare(questions);
    assert.ok(
      both > questions.length / 8,
      `only ${String(both)} of ${String(questions.length)} were read`,
    );
  });

  it('merges several sources and all vars files alike', async () => {
    const questions = sample(wholeProject, runs(250));
    const { both } = await compare(questions);
    assert.ok(
      both > questions.length / 10,
      `only ${String(both)} of ${String(questions.length)} were read`,
    );
  });
});
