/**
 * Loads inventories of growing size, each with group_vars and host_vars, and works out every host's
 * variables; beside it `ansible-inventory --list` of the largest, when it is installed.
 *   node --conditions=source --import tsx packages/inventory/test/bench/load.ts [HOSTS]
 */
import { connectionVariables, listJson, loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const largest = Number(process.argv[2] ?? 5000);
const groups = 50;

function write(folder: string, hosts: number, format: 'ini' | 'yaml'): string {
  mkdirSync(path.join(folder, 'group_vars'), { recursive: true });
  mkdirSync(path.join(folder, 'host_vars'), { recursive: true });
  const names = (group: number): string[] =>
    Array.from(
      { length: hosts / groups },
      (_, index) => `h${String(group)}-${String(index)}.example.com`,
    );
  const lines: string[] = format === 'yaml' ? ['all:', '  children:'] : [];
  for (let group = 0; group < groups; group += 1) {
    const name = `g${String(group)}`;
    lines.push(format === 'yaml' ? `    ${name}:\n      hosts:` : `[${name}]`);
    for (const [index, host] of names(group).entries()) {
      const address = `10.${String(group)}.${String(index >> 8)}.${String(index & 255)}`;
      lines.push(
        format === 'yaml'
          ? `        ${host}:\n          ansible_host: ${address}\n          rack: r${String(index)}`
          : `${host} ansible_host=${address} rack=r${String(index)}`,
      );
      if (index % 10 === 0) {
        writeFileSync(
          path.join(folder, 'host_vars', `${host}.yml`),
          'ansible_port: 2222\nrole: first\n',
        );
      }
    }
    const vars = Array.from(
      { length: 20 },
      (_, index) => `var_${String(index)}: [${name}, ${String(index)}]\n`,
    );
    writeFileSync(path.join(folder, 'group_vars', `${name}.yml`), vars.join(''));
  }
  writeFileSync(path.join(folder, 'group_vars', 'all.yml'), 'ansible_user: root\nntp: [a, b]\n');
  const file = path.join(folder, format === 'yaml' ? 'hosts.yml' : 'hosts');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

const root = mkdtempSync(path.join(tmpdir(), 'vipbook-bench-'));
try {
  for (const format of ['ini', 'yaml'] as const) {
    for (const hosts of [largest / 10, largest / 2, largest, largest * 2]) {
      const file = write(path.join(root, `${format}${String(hosts)}`), hosts, format);
      const before = heap();
      const start = performance.now();
      const inventory = await loadInventory([file], nodeInventoryIo());
      const loaded = performance.now() - start;
      let variables = 0;
      for (const host of inventory.hosts.keys()) {
        const merged = inventory.variables(host);
        variables += merged.size;
        connectionVariables(merged, host);
      }
      const merged = performance.now() - start - loaded;
      const text = listJson(inventory);
      const listed = performance.now() - start - loaded - merged;
      const selectStart = performance.now();
      for (let n = 0; n < 100; n += 1) inventory.select(`g${String(n % groups)}[0:9]:!h1-*:&h*`);
      const selected = (performance.now() - selectStart) / 100;
      console.log(
        `${format} ${String(hosts)} hosts: load ${loaded.toFixed(0)} ms, variables ${merged.toFixed(0)} ms ` +
          `(${String(variables)}), list ${listed.toFixed(0)} ms (${String(text.length)} characters), ` +
          `select ${selected.toFixed(2)} ms, heap +${(heap() - before).toFixed(1)} MB`,
      );
    }
  }
  try {
    const file = path.join(root, `ini${String(largest)}`, 'hosts');
    const start = performance.now();
    execFileSync('ansible-inventory', ['-i', file, '--list'], { maxBuffer: 1 << 30 });
    console.log(
      `ansible-inventory --list, ${String(largest)} hosts: ${(performance.now() - start).toFixed(0)} ms`,
    );
  } catch {
    console.log('ansible-inventory is not installed: nothing to compare with');
  }
} finally {
  rmSync(root, { recursive: true });
}
