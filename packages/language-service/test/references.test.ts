import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-types';
import { applyEdits } from './support/edits.ts';
import { marked, MemoryWorkspace, root } from './support/memory-workspace.ts';

const files = {
  'hosts.ini': '[chat]\nold service_port=5222\nnew\n[chat:vars]\nservice_port=5269\n',
  'group_vars/chat.yml': 'region: us\n',
  'tasks/more.yml': "- debug: {msg: '{{ service_port }} {{ address }}'}\n  notify: tell\n",
  'roles/web/tasks/main.yml': "- debug: {msg: '{{ color }}'}\n",
  'roles/web/defaults/main.yml': 'color: red\n',
  'other.yml': "- hosts: chat\n  tasks:\n    - debug: {msg: '{{ address }} {{ service_port }}'}\n",
};

const site = `- name: one
  hosts: chat:!new
  vars:
    address: 192.168.1.60
  roles:
    - web
  tasks:
    - name: move to {{ address }}
      vip:
        address: '{{ address }}'
        from: old
        to: new
      register: moved
      notify: tell
      tags: [network, move]
    - debug:
        var: moved.changed
      when: "'chat' in group_names and hostvars['old'].service_port is defined"
      tags: move
    - import_tasks: tasks/more.yml
    - debug:
        msg: '{{ one }}{{ groups.chat }}'
      loop: [1]
      loop_control:
        loop_var: one
  handlers:
    - name: tell
      debug: {msg: x}
`;

function workspace(): MemoryWorkspace {
  return new MemoryWorkspace({ files: { ...files, 'site.yml': site }, inventory: 'hosts.ini' });
}

function shown(locations: readonly Location[]): string[] {
  return locations
    .map(
      ({ uri, range }) =>
        `${uri.replace(`file://${root}/`, '')}:${range.start.line + 1}:${range.start.character + 1}`,
    )
    .sort();
}

/** The position of the `nth` occurrence of a part of the text. */
function at(part: string, inside: string, shift = 0) {
  const { position } = marked(site.replace(part, part.slice(0, shift) + '‸' + part.slice(shift)));
  assert.ok(site.includes(part), inside);
  return position;
}

describe('definition', () => {
  const cases: [string, string, number, string[]][] = [
    ['of a variable of the play', "address: '{{ address }}'", 13, ['site.yml:4:5']],
    ['of a registered name', 'var: moved', 6, ['site.yml:13:17']],
    ['of a handler', 'notify: tell', 9, ['site.yml:27:13']],
    ['of a host', 'from: old', 7, ['hosts.ini:2:1']],
    ['of a group in a pattern', 'hosts: chat', 8, ['hosts.ini:1:1']],
    ['of a loop variable', '{{ one }}', 4, ['site.yml:25:19']],
    ['of a file of tasks', 'tasks/more.yml', 3, ['tasks/more.yml:1:1']],
    ['of a role', '- web', 3, ['roles/web/tasks/main.yml:1:1']],
  ];
  for (const [title, part, shift, wanted] of cases) {
    it(title, async () => {
      const memory = workspace();
      const found = await memory.service.definition(
        memory.open('site.yml'),
        at(part, title, shift),
      );
      assert.deepEqual(shown(found), wanted);
    });
  }

  it('of a variable of the inventory', async () => {
    const memory = workspace();
    const { text, position } = marked(
      "- hosts: chat\n  tasks:\n    - debug: {msg: '{{ service_p‸ort }}'}\n",
    );
    const found = await memory.service.definition(memory.open('x.yml', text), position);
    assert.deepEqual(
      shown(found).map((each) => each.split(':').slice(0, 2).join(':')),
      ['hosts.ini:2', 'hosts.ini:5'],
    );
  });

  it("of a role's default", async () => {
    const memory = workspace();
    const found = await memory.service.definition(memory.open('roles/web/tasks/main.yml'), {
      line: 0,
      character: 21,
    });
    assert.deepEqual(shown(found), ['roles/web/defaults/main.yml:1:1']);
  });
});

describe('references', () => {
  it('of a variable: in names, arguments and imported files, not in other playbooks', async () => {
    const memory = workspace();
    const found = await memory.service.references(
      memory.open('site.yml'),
      at('address: 192', 'x', 2),
      true,
    );
    assert.deepEqual(shown(found), [
      'site.yml:10:22',
      'site.yml:4:5',
      'site.yml:8:24',
      'tasks/more.yml:1:39',
    ]);
  });

  it('of a host: patterns, arguments, hostvars, inventory', async () => {
    const memory = workspace();
    const found = await memory.service.references(
      memory.open('site.yml'),
      at('from: old', 'x', 7),
      true,
    );
    assert.deepEqual(shown(found), ['hosts.ini:2:1', 'site.yml:11:15', 'site.yml:18:50']);
  });

  it('of a tag', async () => {
    const memory = workspace();
    const found = await memory.service.references(
      memory.open('site.yml'),
      at('tags: move', 'x', 8),
      true,
    );
    assert.deepEqual(shown(found), ['site.yml:15:23', 'site.yml:19:13']);
  });

  it('without the declaration', async () => {
    const memory = workspace();
    const found = await memory.service.references(
      memory.open('site.yml'),
      at('notify: tell', 'x', 9),
      false,
    );
    assert.deepEqual(shown(found), ['site.yml:14:15', 'tasks/more.yml:2:11']);
  });
});

describe('rename', () => {
  async function renamed(
    part: string,
    shift: number,
    newName: string,
  ): Promise<Map<string, string>> {
    const memory = workspace();
    const document = memory.open('site.yml');
    const position = at(part, part, shift);
    assert.ok(await memory.service.prepareRename(document, position));
    const edit = await memory.service.rename(document, position, newName);
    assert.ok(typeof edit !== 'string', JSON.stringify(edit));
    const result = new Map<string, string>();
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
      const name = uri.replace(`file://${root}/`, '');
      result.set(name, applyEdits(memory.texts.get(`${root}/${name}`) ?? '', edits));
    }
    return result;
  }

  it('a variable, in all files of the playbook', async () => {
    const result = await renamed('address: 192', 2, 'vip_address');
    assert.deepEqual([...result.keys()].sort(), ['site.yml', 'tasks/more.yml']);
    assert.match(result.get('site.yml')!, /vip_address: 192.168.1.60/);
    assert.match(result.get('site.yml')!, / {8}address: '\{\{ vip_address \}\}'/);
    assert.match(result.get('tasks/more.yml')!, /\{\{ vip_address \}\}/);
  });

  it('a variable of the inventory, in the inventory and in every playbook', async () => {
    const result = await renamed("'].service_port", 5, 'port');
    assert.match(result.get('hosts.ini')!, /old port=5222[^]*port=5269/);
    assert.match(result.get('other.yml')!, /\{\{ port \}\}/);
    assert.match(result.get('tasks/more.yml')!, /\{\{ port \}\}/);
  });

  it('a loop variable, in its task only', async () => {
    const result = await renamed('loop_var: one', 11, 'each');
    assert.deepEqual([...result.keys()], ['site.yml']);
    assert.equal(
      result.get('site.yml'),
      site.replace('{{ one }}', '{{ each }}').replace('loop_var: one', 'loop_var: each'),
    );
  });

  it('a handler: quoted where its new name asks for it', async () => {
    const result = await renamed('notify: tell', 9, 'tell: all');
    assert.match(result.get('site.yml')!, /notify: 'tell: all'[^]*- name: 'tell: all'/);
    assert.match(result.get('tasks/more.yml')!, /notify: 'tell: all'/);
  });

  it('a host and a group, in the inventory too', async () => {
    const host = await renamed('from: old', 7, 'older');
    assert.match(host.get('hosts.ini')!, /^older service_port/m);
    assert.match(host.get('site.yml')!, /from: older[^]*hostvars\['older'\]/);
    const group = await renamed('hosts: chat', 8, 'talk');
    assert.match(group.get('hosts.ini')!, /\[talk\][^]*\[talk:vars\]/);
    assert.match(
      group.get('site.yml')!,
      /hosts: talk:!new[^]*'talk' in group_names[^]*groups\.talk/,
    );
    assert.match(group.get('other.yml')!, /hosts: talk/);
  });

  it('a group with its files of variables, where the editor renames files', async () => {
    const memory = Object.assign(workspace(), { renamesFiles: () => true });
    const position = at('hosts: chat', 'chat', 8);
    const edit = await memory.service.rename(memory.open('site.yml'), position, 'talk');
    assert.ok(typeof edit !== 'string' && edit.changes === undefined);
    const names = (edit.documentChanges ?? []).map((each) =>
      'kind' in each ? [each.kind, 'newUri' in each ? each.newUri : ''] : [each.textDocument.uri],
    );
    const uri = (name: string): string => `file://${root}/${name}`;
    assert.deepEqual(names.at(-1), ['rename', uri('group_vars/talk.yml')]);
    assert.deepEqual(
      names.slice(0, -1).flat().sort(),
      ['hosts.ini', 'other.yml', 'site.yml'].map(uri),
    );
    memory.open('group_vars/talk.yml', 'region: eu\n');
    assert.match(
      JSON.stringify(await memory.service.rename(memory.open('site.yml'), position, 'talk')),
      /There is a file .*group_vars\/talk\.yml already/,
    );
  });

  it('is refused with a reason: bad names, names that are taken, names of Ansible', async () => {
    const memory = workspace();
    const document = memory.open('site.yml');
    const position = at('address: 192', 'x', 2);
    assert.match(
      JSON.stringify(await memory.service.rename(document, position, '1x')),
      /cannot be the name/,
    );
    assert.match(
      JSON.stringify(await memory.service.rename(document, position, 'moved')),
      /already/,
    );
    const { text, position: fact } = marked(
      '- hosts: chat\n  tasks:\n    - debug: {var: ansible_host‸name}\n',
    );
    assert.equal(await memory.service.prepareRename(memory.open('y.yml', text), fact), undefined);
  });
});

describe('interfaces files', () => {
  const text =
    'auto eth0 eth0:1\niface eth0 inet static\n  address 10.0.0.1/24\niface eth0:1 inet static\n  address 10.0.0.2/32\n  up ip link set dev eth0 up\n';
  const open = () => {
    const memory = new MemoryWorkspace();
    return { memory, document: memory.open('h/etc/network/interfaces', text) };
  };

  it('auto leads to iface, and iface to auto', async () => {
    const { memory, document } = open();
    const toStanza = await memory.service.definition(document, { line: 0, character: 11 });
    assert.deepEqual(shown(toStanza), ['h/etc/network/interfaces:4:7']);
    const toAuto = await memory.service.definition(document, { line: 3, character: 8 });
    assert.deepEqual(shown(toAuto), ['h/etc/network/interfaces:1:11']);
  });

  it('renames an interface with its aliases and commands', async () => {
    const { memory, document } = open();
    const edit = await memory.service.rename(document, { line: 1, character: 7 }, 'lan0');
    assert.ok(typeof edit !== 'string');
    const result = applyEdits(text, Object.values(edit.changes ?? {})[0]!);
    assert.equal(result, text.replaceAll('eth0', 'lan0'));
  });

  it('refuses a name that the kernel would not take', async () => {
    const { memory, document } = open();
    const position = { line: 1, character: 7 };
    assert.match(
      JSON.stringify(await memory.service.rename(document, position, 'a'.repeat(16))),
      /15 bytes/,
    );
    assert.match(
      JSON.stringify(await memory.service.rename(document, position, 'a b')),
      /cannot be/,
    );
  });

  it('follows source lines', async () => {
    const memory = new MemoryWorkspace({
      files: { 'h/etc/network/interfaces.d/a': 'auto eth0\niface eth0 inet dhcp\n' },
    });
    const document = memory.open('h/etc/network/interfaces', 'source interfaces.d/*\n');
    const found = await memory.service.definition(document, { line: 0, character: 10 });
    assert.deepEqual(shown(found), ['h/etc/network/interfaces.d/a:1:1']);
    const links = await memory.service.documentLinks(document);
    assert.equal(links[0]?.target, `file://${root}/h/etc/network/interfaces.d/a`);
  });
});
