/**
 * Writes an inventory with group_vars and host_vars, loads it, and works out every host's variables. Prints
 * one line of JSON.
 *   node --expose-gc --conditions=source --import tsx test/bench/inventory-load.ts FOLDER ini|yaml HOSTS
 */
import { connectionVariables, listJson, loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

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

/** One size and format in a process of its own: what was read before must not be in the way. */
const [, , folder = '', format = 'ini', count = '5000'] = process.argv;
const file = write(folder, Number(count), format === 'yaml' ? 'yaml' : 'ini');
const before = heap();
const start = performance.now();
const inventory = await loadInventory([file], nodeInventoryIo());
const loaded = performance.now() - start;
for (const host of inventory.hosts.keys()) connectionVariables(inventory.variables(host), host);
const merged = performance.now() - start;
const text = listJson(inventory);
console.log(
  JSON.stringify({
    file,
    hosts: inventory.hosts.size,
    loadMs: loaded,
    allMs: merged,
    listMs: performance.now() - start,
    characters: text.length,
    heapMegabytes: heap() - before,
  }),
);
