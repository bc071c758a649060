import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { timeSlices } from '../src/index.ts';
import { awkwardFiles, awkwardTexts } from './support/awkward-texts.ts';
import { features } from './support/every-feature.ts';
import { MemoryWorkspace, positionAt, snapshot } from './support/memory-workspace.ts';

const folder = path.join(import.meta.dirname, '../../../playbooks');
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const interfacesText = `source interfaces.d/*
auto lo eth0 eth0:1
iface lo inet loopback
# Büro
iface eth0 inet static
    address 192.168.1.50/24
    gateway 192.168.1.1
    up ip route add 10.0.0.0/8 \\
       via 192.168.1.2
iface eth0:1 inet static
    address 192.168.1.60
    netmask 255.255.255.255
`;
/** How many times as much is tried; 1 in the tests. */
const runs = Number(process.env['VIPBOOK_RUNS'] ?? '1');

function workspace(): MemoryWorkspace {
  const memory = new MemoryWorkspace({
    files: {
      'hosts.ini':
        '[chat]\nold\nnew\n[db]\ndb1\ndb2\n[mail]\nmail-old\nmail-new\n[lan]\ngateway\nclient\n',
    },
    inventory: 'hosts.ini',
    snapshots: [snapshot('old', ['eth0 192.168.1.50/24'])],
  });
  // As the server has them.
  const pause = timeSlices(
    () => performance.now(),
    () => new Promise((done) => setImmediate(done)),
  );
  return Object.assign(memory, { pause });
}

/**
 * Every request, at the end of the text or at an offset: what one throws names it. How long one keeps everything else
 * waiting is measured by `npm run bench:editor`.
 */
async function ask(
  memory: MemoryWorkspace,
  file: string,
  text: string,
  version: number,
  offset = text.length,
  only = Object.keys(features),
): Promise<void> {
  const position = positionAt(text, offset);
  for (const name of only) {
    const document = memory.open(file, text, version);
    try {
      await features[name]!(memory.service, document, position);
    } catch (error) {
      throw new Error(`${name} of ${JSON.stringify(text.slice(-200))}`, { cause: error });
    }
  }
}

describe('nothing throws', () => {
  for (const { name, text } of examples) {
    it(`while ${name} is typed, letter by letter`, async () => {
      const memory = workspace();
      for (let end = 0, version = 0; end <= text.length; end += 1, version += 1) {
        // Everything at each line's end and now and then in between; what is asked on each key press always.
        const often = runs > 1 || text[end] === '\n' || end % 37 === 0;
        const only = often ? undefined : ['completion', 'signatureHelp', 'codeLenses'];
        await ask(memory, 'site.yml', text.slice(0, end), version, end, only);
      }
    }).timeout(120_000 * runs);
  }

  it('while an interfaces file is typed, letter by letter', async () => {
    const memory = workspace();
    for (let end = 0; end <= interfacesText.length; end += 1) {
      await ask(memory, 'h/etc/network/interfaces', interfacesText.slice(0, end), end);
    }
  }).timeout(120_000);

  it('after random edits', async () => {
    const memory = workspace();
    const pieces = [
      '\n',
      ' ',
      '  ',
      ': ',
      '- ',
      '{{ ',
      ' }}',
      '"',
      "'",
      '#',
      '|',
      '&a ',
      '*a',
      '[',
      '{',
      '\t',
      'vip:',
      'when: ',
      '\u{1F600}',
      '\r',
      '<<: ',
      '!vault ',
      '%',
      '---\n',
    ];
    let version = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...examples.map(({ text }) => text), interfacesText),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(12),
            fc.constantFrom(...pieces),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        async (start, edits) => {
          let text = start;
          let at = 0;
          for (const [where, gone, piece] of edits) {
            at = Math.floor(where * text.length);
            text = text.slice(0, at) + piece + text.slice(at + gone);
          }
          version += 1;
          const file = start === interfacesText ? 'h/etc/network/interfaces' : 'site.yml';
          await ask(memory, file, text, version, Math.min(at, text.length));
        },
      ),
      { numRuns: 60 * runs },
    );
  }).timeout(120_000 * runs);

  for (const [title, text] of awkwardTexts) {
    it(`with ${title}`, async () => {
      const memory = workspace();
      for (const file of awkwardFiles) {
        await ask(memory, file, text, 1, Math.min(text.length, 30));
      }
    }).timeout(60_000);
  }
});

describe('an editor goes on', () => {
  it('a request for an older version gives way to the newer one', async () => {
    const memory = workspace();
    Object.assign(memory, { pause: () => new Promise<void>((done) => setImmediate(done)) });
    const first = memory.service.diagnostics(memory.open('site.yml', examples[0]!.text, 1));
    const second = memory.service.diagnostics(
      memory.open('site.yml', '- hosts: chat\n  tasks: 1\n', 2),
    );
    await assert.rejects(first, { name: 'Cancelled' });
    assert.equal((await second)[0]?.code, 'PBK027');
  });

  it('a cancelled request stops', async () => {
    const memory = workspace();
    const document = memory.open('site.yml', examples[0]!.text);
    const token = { isCancellationRequested: true };
    await assert.rejects(memory.service.diagnostics(document, token), { name: 'Cancelled' });
  });
});

describe('no false findings', () => {
  for (const { name, text } of examples) {
    it(`in ${name}`, async () => {
      const memory = workspace();
      assert.deepEqual(await memory.service.diagnostics(memory.open('site.yml', text)), []);
    });
  }
});
