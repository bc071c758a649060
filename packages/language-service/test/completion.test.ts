import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { parsePlaybook } from '@vipbook/playbook';
import { applyItem } from './support/edits.ts';
import { marked, MemoryWorkspace, positionAt, snapshot } from './support/memory-workspace.ts';

interface Case {
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly gives: string;
}

const here = import.meta.dirname;
const cases = parse(readFileSync(path.join(here, 'fixtures/completion.yml'), 'utf8')) as Case[];

function workspace(): MemoryWorkspace {
  return new MemoryWorkspace({
    files: {
      'hosts.ini': '[chat]\nold\nnew\n[lan]\ngateway\nclient\n[chat:vars]\nservice_port=5222\n',
      'tasks/more.yml': '- ping:\n',
      'vars/secrets.yml': 'token: x\n',
      'roles/web/tasks/main.yml': '- ping:\n',
    },
    inventory: 'hosts.ini',
    snapshots: [
      snapshot('old', ['eth0 192.168.1.50/24', 'eth0 192.168.1.60/24 eth0:1']),
      snapshot('new', ['eth0 192.168.1.51/24']),
    ],
  });
}

async function itemsAt(text: string, position: { line: number; character: number }) {
  const memory = workspace();
  const { items } = await memory.service.completion(memory.open('site.yml', text), position);
  return { memory, items };
}

describe('completion, each edit applied', () => {
  for (const { title, text: source, choose, gives } of cases) {
    it(title, async () => {
      const { text, position } = marked(source);
      const { items } = await itemsAt(text, position);
      const chosen = items.filter(({ label }) => label === choose);
      assert.equal(chosen.length, 1, `among ${items.map(({ label }) => label).join(' ')}`);
      assert.equal(applyItem(text, chosen[0]!), gives);
    });
  }

  it('every item of every case has its documentation or detail, and resolves', async () => {
    for (const { text: source } of cases) {
      const { text, position } = marked(source);
      const { memory, items } = await itemsAt(text, position);
      for (const item of items.slice(0, 5)) {
        const resolved = await memory.service.resolveCompletion(item);
        if (item.data !== undefined) assert.ok(resolved.documentation, item.label);
      }
    }
  });
});

describe('completion never', () => {
  it('offers a key that is there already', async () => {
    const { text, position } = marked(
      '- hosts: chat\n  tasks:\n    - vip:\n        ‸\n        from: old\n',
    );
    const { items } = await itemsAt(text, position);
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('address'));
    assert.ok(!labels.includes('from'));
  });

  it('offers a second module', async () => {
    const { text, position } = marked('- hosts: chat\n  tasks:\n    - ping:\n      ‸\n');
    const { items } = await itemsAt(text, position);
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('when'));
    assert.ok(!labels.includes('vip'));
  });

  it('offers anything in a comment', async () => {
    const { text, position } = marked('- hosts: chat # ‸\n');
    assert.deepEqual((await itemsAt(text, position)).items, []);
  });

  it('shows a value of the vault', async () => {
    const memory = new MemoryWorkspace({
      files: {
        'hosts.ini': '[chat]\nold\n',
        'host_vars/old.yml': 'token: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3132\n',
      },
      inventory: 'hosts.ini',
    });
    const { text, position } = marked(
      "- hosts: chat\n  tasks:\n    - debug: {msg: '{{ tok‸ }}'}\n",
    );
    const document = memory.open('site.yml', text);
    const { items } = await memory.service.completion(document, position);
    const token = items.find(({ label }) => label === 'token');
    assert.ok(token);
    const hover = await memory.service.hover(document, position);
    assert.doesNotMatch(JSON.stringify([token, hover]), /3132|ANSIBLE_VAULT/);
  });

  it('breaks a file: at each line of each example every edit leaves YAML that can be read', async () => {
    const folder = path.join(here, '../../../playbooks');
    let applied = 0;
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yml'))) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const lines = text.split('\n');
      let offset = 0;
      for (const [at, line] of lines.entries()) {
        const indent = /^[ -]*/.exec(line)?.[0].length ?? 0;
        const isContent = line.trim() !== '' && !line.trimStart().startsWith('#');
        offset += line.length + 1;
        // A key in front of what is below another one would take it away from that.
        const next = lines.slice(at + 1).find((each) => each.trim() !== '') ?? '';
        const deeper = (/^[ -]*/.exec(next)?.[0].length ?? 0) > indent;
        if (!isContent || deeper) continue;
        // A new line below, as deep as this one's keys: what Enter gives.
        const blank = ' '.repeat(indent);
        const typed = `${text.slice(0, offset)}${blank}\n${text.slice(offset)}`;
        const memory = workspace();
        const document = memory.open('site.yml', typed);
        const { items } = await memory.service.completion(
          document,
          positionAt(typed, offset + blank.length),
        );
        for (const item of items) {
          const after = applyItem(typed, item);
          const broken = parsePlaybook('site.yml', after).findings.filter(({ code }) =>
            ['PBK005', 'PBK006', 'PBK007', 'PBK014'].includes(code),
          );
          assert.deepEqual(broken, [], `${name}:${String(at + 1)} ${item.label}\n${after}`);
          applied += 1;
        }
      }
    }
    assert.ok(applied > 500, String(applied));
  });
});

describe('completion within several moves', () => {
  it('knows their arguments and hosts', async () => {
    const memory = new MemoryWorkspace({
      files: { 'hosts.ini': '[chat]\nold\nnew\n' },
      inventory: 'hosts.ini',
    });
    const ask = async (source: string): Promise<readonly string[]> => {
      const { text, position } = marked(source);
      const list = await memory.service.completion(memory.open('x.yml', text), position);
      return list.items.map(({ label }) => label);
    };
    const head =
      '- hosts: chat\n  tasks:\n    - vip:\n        from: old\n        moves:\n          - ';
    assert.deepEqual((await ask(`${head}‸\n`)).slice(0, 3), ['address', 'from', 'to']);
    assert.deepEqual(await ask(`${head}address: 192.168.1.60\n            to: ‸\n`), [
      'old',
      'new',
    ]);
  });
});
