import assert from 'node:assert/strict';
import { marked, MemoryWorkspace } from './support/memory-workspace.ts';

const files = {
  'hosts.ini': '[chat]\nold\nnew\n[chat:vars]\nregion=eu\n',
  'site.yml': '- hosts: chat\n  vars: {mine: 3}\n  roles: [web]\n',
  'roles/web/defaults/main.yml': 'web_port: 80\n',
  'roles/web/vars/main.yml': 'web_user: www\n',
  'roles/web/handlers/main.yml': '- name: restart\n  ping:\n',
  'roles/alone/defaults/main.yml': 'alone_port: 81\n',
};

function ask(source: string, path = 'roles/web/tasks/main.yml') {
  const memory = new MemoryWorkspace({ files, inventory: 'hosts.ini' });
  const { text, position } = marked(source);
  return { memory, position, document: memory.open(path, text) };
}

async function hover(source: string, path?: string): Promise<string> {
  const { memory, position, document } = ask(source, path);
  return JSON.stringify((await memory.service.hover(document, position))?.contents);
}

describe("a role's file of tasks", () => {
  it('knows the variables of its role, of the play that has it, and of the hosts', async () => {
    assert.match(
      await hover('- debug: {msg: "{{ web_p‸ort }}"}\n'),
      /`80` from defaults of the role web/,
    );
    assert.match(
      await hover('- debug: {msg: "{{ web_u‸ser }}"}\n'),
      /`www` from vars of the role web/,
    );
    assert.match(
      await hover('- debug: {msg: "{{ mi‸ne }}"}\n'),
      /`3` from vars of the play.*all 2 hosts/,
    );
    assert.match(await hover('- debug: {msg: "{{ reg‸ion }}"}\n'), /`eu` from vars of group chat/);
  });

  it('offers them, and its handlers', async () => {
    const labels = async (source: string): Promise<readonly string[]> => {
      const { memory, position, document } = ask(source);
      return (await memory.service.completion(document, position)).items.map(({ label }) => label);
    };
    const variables = await labels('- debug: {msg: "{{ ‸ }}"}\n');
    for (const name of ['web_port', 'web_user', 'mine', 'region'])
      assert.ok(variables.includes(name));
    assert.deepEqual(await labels('- ping:\n  notify: ‸\n'), ['restart']);
  });

  it('leads to where they are defined', async () => {
    const { memory, position, document } = ask('- debug: {msg: "{{ web_p‸ort }}"}\n');
    const [found] = await memory.service.definition(document, position);
    assert.match(found?.uri ?? '', /roles\/web\/defaults\/main\.yml$/);
  });

  it('that no playbook reads knows its role', async () => {
    const path = 'roles/alone/tasks/main.yml';
    assert.match(await hover('- debug: {msg: "{{ alone_p‸ort }}"}\n', path), /`81` from defaults/);
  });

  it('has no findings of what only its plays know', async () => {
    const { memory, document } = ask('- debug: {msg: "{{ web_port }} {{ nothing }}"}\n‸');
    assert.deepEqual(await memory.service.diagnostics(document), []);
  });
});
