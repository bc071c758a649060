/**
 * How long parsing, reading, finding and editing take, and whether that grows in step with the file.
 * Run: node --conditions=source --import tsx packages/interfaces/bench/parse.ts
 */
import {
  addAddress,
  applyEdit,
  declaredAddresses,
  findAddress,
  memoryFileSystem,
  parse,
  readConfiguration,
  removeAddress,
  setOption,
} from '../src/index.ts';

function stanzas(count: number): Uint8Array {
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const address = `10.${String((index >> 16) & 255)}.${String((index >> 8) & 255)}.${String(index & 255)}`;
    parts.push(
      `auto eth${String(index)}\niface eth${String(index)} inet static\n` +
        `    address ${address}/24\n    mtu 1500\n    up ip route add 192.0.2.0/24 via 10.0.0.1\n\n`,
    );
  }
  return new TextEncoder().encode(parts.join(''));
}

const path = '/etc/network/interfaces';
const shapes: Record<string, (size: number) => Record<string, Uint8Array>> = {
  stanzas: (size) => ({ [path]: stanzas(size) }),
  continuations: (size) => ({
    [path]: text(`iface a inet manual\n up x ${'\\\ny '.repeat(size)}\n`),
  }),
  'one long line': (size) => ({
    [path]: text(`iface a inet manual\n up ${'x'.repeat(size * 20)}\n`),
  }),
  'auto lines': (size) => ({ [path]: text('auto a b c eth0 eth1 eth2\n'.repeat(size)) }),
  'auto names': (size) => ({
    [path]: text(Array.from({ length: size }, (_, index) => `auto e${String(index)}\n`).join('')),
  }),
  'repeated option': (size) => ({
    [path]: text(`iface a inet static\n${' address 10.0.0.1\n'.repeat(size)}`),
  }),
  'many options': (size) => ({
    [path]: text(
      `iface a inet static\n${Array.from({ length: size }, (_, index) => ` o${String(index)} v\n`).join('')}`,
    ),
  }),
  'inherits chain': (size) => ({
    [path]: text(
      'iface e0 inet manual\n up x\n' +
        Array.from(
          { length: size },
          (_, index) =>
            `iface e${String(index + 1)} inherits e${String(index)}\n up ip addr add 10.0.0.1 dev a\n`,
        ).join(''),
    ),
  }),
  'sources of each other': (size) => {
    const files: Record<string, Uint8Array> = { [path]: text('source /d/*\n') };
    for (let index = 0; index < size / 10; index += 1) {
      files[`/d/f${String(index)}`] = text(
        `source /d/*\nsource /d/f${String((index * 7 + 1) % (size / 10))}\nauto e${String(index)}\n`,
      );
    }
    return files;
  },
  'chain of sources': (size) => {
    const files: Record<string, Uint8Array> = { [path]: text('source /d/f0\n') };
    for (let index = 0; index < size; index += 1) {
      files[`/d/f${String(index)}`] = text(
        `source f${String(index + 1)}\nauto e${String(index)}\n`,
      );
    }
    return files;
  },
  'globs with stars': (size) => ({
    [path]: text(`source ${'a*'.repeat(size / 100)}b\n`.repeat(10)),
    [`/etc/network/${'a'.repeat(250)}`]: text(''),
  }),
  'hooks with addresses': (size) => ({
    [path]: text(
      `iface a inet manual\n${Array.from({ length: size }, (_, index) => ` up ip addr add 10.${String(index >> 16)}.${String((index >> 8) & 255)}.${String(index & 255)}/32 dev a\n`).join('')}`,
    ),
  }),
  'nul bytes': (size) => ({ [path]: text('a\0b '.repeat(size * 5)) }),
  'one alias many times': (size) => ({
    [path]: text('auto a:1\niface a:1 inet static\n address 10.0.0.1/24\n'.repeat(size)),
  }),
};

function text(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value, 'latin1'));
}

/** Processor time of this thread's work and of the collector, so that a busy machine changes little. */
function timed<T>(action: () => T): { ms: number; value: T } {
  const start = process.cpuUsage();
  const value = action();
  const used = process.cpuUsage(start);
  return { ms: (used.user + used.system) / 1000, value };
}

function best<T>(runs: number, action: () => T): { ms: number; value: T } {
  let result = timed(action);
  for (let run = 1; run < runs; run += 1) {
    const again = timed(action);
    if (again.ms < result.ms) result = again;
  }
  return result;
}

const small = 10_000;
const large = 100_000;
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

for (const size of [small, large]) {
  const bytes = stanzas(size);
  const cold = timed(() => parse(bytes));
  const tree = best(5, () => parse(bytes));
  const fs = memoryFileSystem({ [path]: bytes });
  const read = best(5, () => readConfiguration(fs));
  const fresh = readConfiguration(fs);
  const wanted = '10.0.39.15';
  const first = timed(() => removeAddress(fresh, wanted));
  const configuration = read.value;
  const all = timed(() => declaredAddresses(configuration).length);
  const removed = best(5, () => removeAddress(configuration, wanted));
  const added = best(5, () =>
    addAddress(configuration, { address: '192.0.2.9', prefix: 32, device: 'eth5', style: 'alias' }),
  );
  const set = best(5, () =>
    setOption(configuration, { iface: 'eth77', option: 'mtu', value: '9000' }),
  );
  const applied = best(
    3,
    () => findAddress(applyEdit(configuration, removed.value), wanted).length,
  );
  const findings = best(2, () => readConfiguration(fs).findings().length);
  print(
    `${String(size)} stanzas (${(bytes.length / 1e6).toFixed(1)} MB): parse ${tree.ms.toFixed(1)} ms (first ${cold.ms.toFixed(1)}), ` +
      `parse and read ${read.ms.toFixed(1)} ms, all addresses ${all.ms.toFixed(1)} ms (${String(all.value)}), ` +
      `edit: remove ${removed.ms.toFixed(1)} ms (first ${first.ms.toFixed(1)}), add ${added.ms.toFixed(1)} ms, option ${set.ms.toFixed(1)} ms, ` +
      `apply ${applied.ms.toFixed(1)} ms, findings ${findings.ms.toFixed(1)} ms (${String(findings.value)})`,
  );
}

print('growth of time for ten times the input (parse, read, findings, remove an address):');
for (const [name, make] of Object.entries(shapes)) {
  const times = [2_000, 20_000].map((size) => {
    const files = make(size);
    return best(3, () => {
      const configuration = readConfiguration(memoryFileSystem(files), path);
      configuration.findings();
      try {
        removeAddress(configuration, '10.0.0.1');
      } catch {
        // Files that ifupdown refuses are not edited.
      }
    }).ms;
  });
  const [a = 0, b = 0] = times;
  print(
    `  ${name.padEnd(24)} ${a.toFixed(1).padStart(8)} ms ${b.toFixed(1).padStart(8)} ms  × ${(b / a).toFixed(1)}`,
  );
}
