import { graph, listJson, loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, 'fixtures');

function json(name: string, file: string): unknown {
  const whole = path.join(root, name, file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, 'utf8')) as unknown) : undefined;
}

/** Each folder: an inventory, and what ansible-core 2.14.18 printed and selected for it. */
describe('inventory, fixtures of what Ansible prints', () => {
  for (const name of readdirSync(root)) {
    it(name, async () => {
      const playbook = json(name, 'playbook.json') as string | undefined;
      const sources = json(name, 'sources.json') as string[];
      const inventory = await loadInventory(
        sources.map((source) => (source.includes(',') ? source : path.join(root, name, source))),
        nodeInventoryIo(),
        playbook === undefined ? {} : { playbookDirectory: path.join(root, name, playbook) },
      );
      assert.deepEqual(
        inventory.findings.filter(({ severity }) => severity === 'error'),
        [],
      );
      const expected = (file: string): string => readFileSync(path.join(root, name, file), 'utf8');
      assert.equal(`${listJson(inventory)}\n`, expected('list.json'));
      assert.equal(`${graph(inventory, { vars: true })}\n`, expected('graph.txt'));
      const selections = (json(name, 'selected.json') ?? []) as [string, string | null, string[]][];
      for (const [pattern, limit, hosts] of selections) {
        assert.deepEqual(
          inventory.select(pattern, limit ?? undefined),
          hosts,
          `${pattern} limited to ${limit ?? 'all'}`,
        );
      }
    });
  }
});
