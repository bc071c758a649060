import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addAddress,
  addAuto,
  addStanza,
  applyEdit,
  changeAddress,
  commandsFor,
  declaredAddresses,
  findAddress,
  inverseEdit,
  memoryFileSystem,
  parse,
  print,
  readConfiguration,
  removeAddress,
  removeAuto,
  removeOption,
  removeStanza,
  semanticDiff,
  setOption,
  type Configuration,
  type Edit,
} from '../src/index.ts';
import { VipbookError } from '@vipbook/diagnostics';
import {
  anyFile,
  bytesOf,
  fileSet,
  sourcingSet,
  tidyFile,
  type FileSet,
} from './arbitrary-files.ts';
import { runs, seed } from './support.ts';

function read(set: FileSet): Configuration {
  const files: Record<string, Uint8Array> = { main: bytesOf(set.main) };
  for (const [path, content] of Object.entries(set.more)) files[path] = bytesOf(content);
  return readConfiguration(memoryFileSystem(files), 'main');
}

const anySet = fc.oneof(fileSet, sourcingSet);
/** Sets that ifupdown takes, which is what can be edited. */
const acceptedSet = fc
  .oneof(
    { weight: 3, arbitrary: tidyFile.map((main): FileSet => ({ main, more: {} })) },
    { weight: 2, arbitrary: anySet },
  )
  .filter((set) => read(set).refused === undefined);

/** A file that sources itself under another spelling says everything twice. */
function readTwice({ reading, files }: Configuration): boolean {
  return reading.files.length !== files.size;
}

/** Bytes of every file that an edit could touch. */
function contents(configuration: Configuration): Map<string, string> {
  return new Map(
    [...configuration.files].map(([path, { tree }]) => [
      path,
      Buffer.from(tree.bytes).toString('latin1'),
    ]),
  );
}

/** The edit, or undefined when it is refused with a finding. Anything else that is thrown is a defect. */
function attempt(action: () => Edit): Edit | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof VipbookError) return undefined;
    throw error;
  }
}

/** Outside of its patches an edit changes nothing, and the patches are all of it. */
function assertLocal(edit: Edit): void {
  for (const { before, after, patches } of edit.files) {
    const source = Buffer.from(before ?? new Uint8Array(0));
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const { start, end, insert } of patches) {
      assert.ok(at <= start && start <= end && end <= source.length);
      parts.push(source.subarray(at, start), insert);
      at = end;
    }
    parts.push(source.subarray(at));
    assert.deepEqual(Buffer.concat(parts), Buffer.from(after ?? new Uint8Array(0)));
  }
}

function sameFiles(a: Configuration, b: Configuration): void {
  assert.deepEqual(contents(a), contents(b));
}

const vip = '198.51.100.77';
const style = fc.constantFrom('alias' as const, 'stanza' as const, 'up-down' as const);
const newAddress = fc.record({
  address: fc.constantFrom(vip, '2001:db8:77::77'),
  prefix: fc.constantFrom(24, 32),
  device: fc.constantFrom('eth0', 'eth1', 'eth0.5'),
  style,
  label: fc.constantFrom(undefined, undefined, 'eth0:vip', 'eth1:9'),
});

describe('any bytes', () => {
  it('come back from the syntax tree', () => {
    const input = fc.oneof(fc.uint8Array({ maxLength: 300 }), anyFile.map(bytesOf));
    fc.assert(
      fc.property(input, (content) => {
        assert.deepEqual(Buffer.from(print(parse(content))), Buffer.from(content));
      }),
      { numRuns: runs(3000), seed: seed() },
    );
  });

  it('lie in lines that cover the file, with stanzas that do not overlap', () => {
    fc.assert(
      fc.property(anyFile, (content) => {
        const { lines, stanzas } = parse(bytesOf(content));
        let at = 0;
        for (const line of lines) {
          assert.equal(line.start, at);
          assert.ok(line.end > line.start);
          at = line.end;
        }
        assert.equal(at, content.length);
        let last = -1;
        for (const stanza of stanzas) {
          assert.ok(stanza.first > last);
          last = stanza.last;
        }
      }),
      { numRuns: runs(1000), seed: seed() },
    );
  });

  it('are read and judged without an exception', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const configuration = read(set);
        for (const finding of configuration.findings()) {
          const { range, file } = finding.where ?? {};
          assert.ok(finding.message !== '');
          if (range === undefined || file === undefined) continue;
          const { tree } = configuration.files.get(file)!;
          const { start, end } = range;
          assert.ok(start.offset! <= end.offset! && end.offset! <= tree.bytes.length);
          assert.ok(start.column >= 1 && start.line >= 1);
        }
        for (const { name } of configuration.model.interfaces)
          commandsFor(configuration, name, 'up');
      }),
      { numRuns: runs(1000), seed: seed() },
    );
  });
});

describe('one address in a large file', () => {
  const padding = Array.from(
    { length: 600 },
    (_, at) =>
      `auto p${at}\niface p${at} inet static\n address 10.250.${at >> 8}.${at & 255}/24\n\n`,
  ).join('');

  it('is found, and removed, as if all had been looked at', () => {
    fc.assert(
      fc.property(fc.oneof(tidyFile, anyFile), fc.nat(), (main, pick) => {
        const text = `${padding}${main}`;
        const all = declaredAddresses(read({ main: text, more: {} }));
        const chosen = all[all.length - 1 - (pick % 12)]!.address;
        const plain = (list: readonly { address: string }[]): unknown =>
          JSON.parse(JSON.stringify(list.filter(({ address }) => address === chosen)));
        // A configuration of which nothing was asked yet finds by text.
        const fresh = read({ main: text, more: {} });
        assert.deepEqual(plain(findAddress(fresh, chosen)), plain(all));
        const asked = read({ main: text, more: {} });
        declaredAddresses(asked);
        const edits = [fresh, asked].map((each) => attempt(() => removeAddress(each, chosen)));
        assert.deepEqual(edits[0], edits[1]);
      }),
      { numRuns: runs(100), seed: seed() },
    );
  });
});

describe('adding an address', () => {
  it('and removing it gives the first bytes', () => {
    fc.assert(
      fc.property(acceptedSet, newAddress, (set, request) => {
        const first = read(set);
        const edit = attempt(() => addAddress(first, request));
        if (edit === undefined) return;
        assertLocal(edit);
        const second = applyEdit(first, edit);
        const found = findAddress(second, request.address);
        if (!readTwice(second)) assert.equal(found.length, 1);
        assert.equal(found[0]?.prefix, request.prefix);
        assert.equal(found[0]?.style, request.style);
        assert.equal(found[0]?.device, request.device);
        // A name left over in an auto line goes with the stanza that takes it up.
        if (
          first.model.uses.some(({ word }) => word === found[0]?.interface) &&
          request.style === 'alias'
        )
          return;
        sameFiles(applyEdit(second, removeAddress(second, request.address)), first);
      }),
      { numRuns: runs(1500), seed: seed() },
    );
  });

  it('twice changes nothing, and says nothing else than the address', () => {
    fc.assert(
      fc.property(acceptedSet, newAddress, (set, request) => {
        const first = read(set);
        const edit = attempt(() => addAddress(first, request));
        if (edit === undefined) return;
        const second = applyEdit(first, edit);
        assert.deepEqual(addAddress(second, request).files, []);
        for (const change of semanticDiff(first, second)) {
          assert.equal(change.action, 'added', JSON.stringify(change));
        }
        const others = (configuration: Configuration): string[] =>
          declaredAddresses(configuration)
            .filter(({ address }) => address !== findAddress(second, request.address)[0]?.address)
            .map(({ address, prefix, interface: name }) => `${address}/${prefix} ${name}`);
        assert.deepEqual(others(second), others(first));
      }),
      { numRuns: runs(800), seed: seed() },
    );
  });
});

describe('removing an address', () => {
  it('removes every declaration of it and no other, once', () => {
    fc.assert(
      fc.property(acceptedSet, fc.nat(), (set, pick) => {
        const first = read(set);
        const all = declaredAddresses(first);
        const chosen = all[pick % Math.max(1, all.length)];
        if (chosen === undefined) return;
        const edit = attempt(() => removeAddress(first, chosen.address));
        if (edit === undefined) return;
        assertLocal(edit);
        const second = applyEdit(first, edit);
        assert.equal(second.refused, undefined);
        const inherited = first.model.interfaces.some(({ inherits }) => inherits !== undefined);
        if (inherited) return;
        assert.deepEqual(findAddress(second, chosen.address), []);
        const others = (configuration: Configuration): string[] =>
          declaredAddresses(configuration)
            .map(({ address, interface: name }) => `${address} ${name}`)
            .filter((each) => !each.startsWith(`${chosen.address} `));
        assert.deepEqual(others(second), others(first));
        assert.deepEqual(removeAddress(second, chosen.address).files, []);
        sameFiles(applyEdit(second, inverseEdit(edit)), first);
      }),
      { numRuns: runs(1500), seed: seed() },
    );
  });
});

describe('options, stanzas and auto lines', () => {
  const option = fc.record({
    option: fc.constantFrom('mtu', 'address', 'up', 'post-up', 'pre-down', 'x-note'),
    value: fc.constantFrom('1400', '198.51.100.1/24', 'echo new', 'a  b "c"'),
  });

  it('set is what ifupdown then reads, set again changes nothing, removed is as before', () => {
    fc.assert(
      fc.property(acceptedSet, fc.nat(), option, (set, pick, request) => {
        const first = read(set);
        const names = [...new Set(first.model.interfaces.map(({ name }) => name))];
        const iface = names[pick % Math.max(1, names.length)];
        if (iface === undefined) return;
        const edit = attempt(() => setOption(first, { iface, ...request }));
        if (edit === undefined) return;
        assertLocal(edit);
        const second = applyEdit(first, edit);
        const renamed: Record<string, string> = { 'post-up': 'up', 'pre-down': 'down' };
        const stored = renamed[request.option] ?? request.option;
        assert.ok(
          second.model.interfaces.some(
            ({ name, options }) =>
              name === iface &&
              options.some((each) => each.name === stored && each.value === request.value),
          ),
        );
        assert.deepEqual(setOption(second, { iface, ...request }).files, []);
        const isNew = !first.model.interfaces.some(
          ({ name, options }) => name === iface && options.some((each) => each.name === stored),
        );
        if (!isNew) return;
        sameFiles(applyEdit(second, removeOption(second, { iface, ...request })), first);
      }),
      { numRuns: runs(1000), seed: seed() },
    );
  });

  it('added and removed are as before', () => {
    const request = fc.record({
      name: fc.constantFrom('tun7', 'new:1'),
      family: fc.constant('inet'),
      method: fc.constantFrom('manual', 'static'),
      auto: fc.boolean(),
      options: fc.constantFrom([], [{ name: 'address', value: '198.51.100.3/32' }]),
    });
    fc.assert(
      fc.property(acceptedSet, request, (set, stanza) => {
        const first = read(set);
        const edit = attempt(() => addStanza(first, stanza));
        if (edit === undefined) return;
        assertLocal(edit);
        const second = applyEdit(first, edit);
        assert.deepEqual(addStanza(second, stanza).files, []);
        sameFiles(applyEdit(second, removeStanza(second, { iface: stanza.name })), first);
        const withAuto = applyEdit(first, addAuto(first, 'new9'));
        assert.deepEqual(addAuto(withAuto, 'new9').files, []);
        assert.ok(withAuto.model.allow.get('auto')?.includes('new9'));
        sameFiles(applyEdit(withAuto, removeAuto(withAuto, 'new9')), first);
      }),
      { numRuns: runs(600), seed: seed() },
    );
  });

  it('an address is changed and changed back', () => {
    fc.assert(
      fc.property(acceptedSet, fc.nat(), (set, pick) => {
        const first = read(set);
        const all = declaredAddresses(first);
        const chosen = all[pick % Math.max(1, all.length)];
        if (chosen === undefined || chosen.family !== 'inet') return;
        const edit = attempt(() => changeAddress(first, chosen.address, { address: vip }));
        if (edit === undefined) return;
        assertLocal(edit);
        const second = applyEdit(first, edit);
        assert.equal(findAddress(second, vip).length, findAddress(first, chosen.address).length);
        // A value that spans a continuation is written in one piece.
        if ([...contents(first).values()].some((each) => each.includes('\\\n'))) return;
        const back = applyEdit(second, changeAddress(second, vip, { address: chosen.address }));
        sameFiles(back, first);
      }),
      { numRuns: runs(500), seed: seed() },
    );
  });
});
