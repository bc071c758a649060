import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { applyEdits } from './support/edits.ts';
import { MemoryWorkspace } from './support/memory-workspace.ts';

const hosts = ['old', 'new', 'db1', 'db2', 'gateway'];
const runs = Number(process.env['VIPBOOK_RUNS'] ?? '1');

const host = fc.constantFrom(...hosts);
const octet = fc.integer({ min: 1, max: 250 });
/** Texts that YAML 1.1 and 1.2 read alike. */
const text = fc
  .stringMatching(/^[a-z][a-z ]{0,20}[a-z]$/)
  .filter((word) => !/^(yes|no|on|off|true|false|null|y|n)$/.test(word));
const variable = fc.constantFrom('color', 'size', 'address');
const expression = fc.oneof(
  variable.map((name) => `${name} is defined`),
  host.map((name) => `inventory_hostname == '${name}'`),
  fc.constant("'chat' in group_names and ansible_distribution == 'Debian'"),
  variable.map((name) => `${name} | default('x') | length > 2`),
);

const move = fc
  .record({
    number: octet,
    from: host,
    to: host,
    announce: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    quoted: fc.boolean(),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ number, from, to, announce, quoted }) => ({
    vip: {
      address: quoted ? '{{ address }}' : `10.9.${String(number)}.60/24`,
      from,
      to,
      ...(announce === undefined ? {} : { announce }),
    },
    when: 'address is defined',
  }));
const simple = fc.oneof(
  text.map((msg) => ({ debug: { msg } })),
  variable.map((name) => ({
    debug: { msg: `{{ ${name} }} and {{ inventory_hostname | upper }}` },
  })),
  text.map((words) => ({ command: `echo ${words}`, register: 'out', changed_when: false })),
  fc.constant({ ping: {} }),
  host.map((name) => ({ ping: {}, delegate_to: name, run_once: true })),
  variable.map((name) => ({ set_fact: { made: `{{ ${name} }}` } })),
  fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map((loop) => ({ debug: { msg: '{{ item }}' }, loop })),
  fc.array(expression, { minLength: 1, maxLength: 2 }).map((that) => ({ assert: { that } })),
);
const named = fc
  .tuple(
    fc.oneof(move, simple),
    fc.option(text, { nil: undefined }),
    fc.option(expression, { nil: undefined }),
    fc.boolean(),
  )
  .map(([task, name, when, notify]) => ({
    ...(name === undefined ? {} : { name }),
    ...task,
    ...(when === undefined ? {} : { when }),
    ...(notify ? { notify: 'tell', tags: ['network'] } : {}),
  }));
const entry = fc.oneof(
  { weight: 5, arbitrary: named },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.array(named, { minLength: 1, maxLength: 3 }),
        fc.array(named, { minLength: 1, maxLength: 2 }),
      )
      .map(([block, rescue]) => ({ block, rescue })),
  },
);
const play = fc
  .tuple(
    fc.constantFrom('chat', 'all', 'chat:!new', 'db1,db2'),
    fc.array(entry, { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([pattern, tasks, become]) => ({
    name: 'a play',
    hosts: pattern,
    become,
    vars: { color: 'red', size: 3, address: '10.9.8.60' },
    tasks,
    handlers: [{ name: 'tell', debug: { msg: 'told' } }],
  }));
const playbook = fc
  .tuple(
    fc.array(play, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(2, 4),
    fc.boolean(),
    fc.constantFrom(30, 80, 0),
  )
  .map(([plays, indent, indentSeq, lineWidth]) =>
    stringify(plays, { indent, indentSeq, lineWidth, aliasDuplicateObjects: false }),
  );

function workspace(): MemoryWorkspace {
  return new MemoryWorkspace({
    files: { 'hosts.ini': '[chat]\nold\nnew\n[db]\ndb1\ndb2\n[lan]\ngateway\n' },
    inventory: 'hosts.ini',
  });
}

describe('generated playbooks that are valid', () => {
  it('have no findings but for moves that repeat', async () => {
    await fc.assert(
      fc.asyncProperty(playbook, async (source) => {
        const memory = workspace();
        const found = await memory.service.diagnostics(memory.open('site.yml', source));
        // Two moves of one address in a play are doubtful indeed.
        assert.deepEqual(
          found.filter(({ code }) => code !== 'PBK072'),
          [],
          source,
        );
      }),
      { numRuns: 60 * runs },
    );
  }).timeout(60_000 * runs);

  it('are formatted once and for all, and mean the same', async () => {
    await fc.assert(
      fc.asyncProperty(playbook, async (source) => {
        const memory = workspace();
        const options = { tabSize: 2, insertSpaces: true };
        const once = applyEdits(
          source,
          await memory.service.formatting(memory.open('site.yml', source), options),
        );
        const again = await memory.service.formatting(memory.open('site.yml', once, 2), options);
        assert.equal(applyEdits(once, again), once);
        // Items stand one level below their key, whatever the writer did.
        assert.match(once, /^ {2}tasks:\n {4}- /m);
      }),
      { numRuns: 40 * runs },
    );
  }).timeout(60_000 * runs);
});
