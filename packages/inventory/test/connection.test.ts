import { Secret } from '@vipbook/diagnostics';
import { connectionVariableNames, connectionVariables } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { load, summary } from './helpers.ts';

async function read(line: string, render?: Parameters<typeof connectionVariables>[2]) {
  const inventory = await load(`h1 ${line}\n`);
  return connectionVariables(inventory.variables('h1'), 'h1', render);
}

describe('inventory: connection variables', () => {
  it('says only what the inventory says', async () => {
    assert.deepEqual(await read(''), { host: 'h1', findings: [] });
  });

  it('types them', async () => {
    const found = await read(
      'ansible_host=192.0.2.5 ansible_port=2222 ansible_user=root ansible_password=12345 ansible_connection=smart ' +
        'ansible_become=yes ansible_become_user=app ansible_become_method=doas ansible_become_password=pw ' +
        'ansible_ssh_private_key_file=~/.ssh/id ansible_ssh_common_args="-J jump" ansible_timeout=5 ' +
        'vipbook_known_hosts_file=known ansible_python_interpreter=/usr/bin/python3',
    );
    const { password, becomePassword, ...plain } = found;
    assert.equal(password?.reveal(), '12345');
    assert.equal(becomePassword?.reveal(), 'pw');
    assert.deepEqual(plain, {
      host: '192.0.2.5',
      user: 'root',
      port: 2222,
      connection: 'ssh',
      privateKeyFile: '~/.ssh/id',
      commonArgs: '-J jump',
      timeout: 5,
      pythonInterpreter: '/usr/bin/python3',
      becomeEnabled: true,
      becomeUser: 'app',
      becomeMethod: 'doas',
      knownHostsFile: 'known',
      findings: [],
    });
  });

  it('knows the old names, and tells when old and new disagree', async () => {
    const old = await read(
      'ansible_ssh_host=a ansible_ssh_port=1 ansible_ssh_user=u ansible_ssh_pass=p ansible_become_pass=q',
    );
    assert.deepEqual([old.host, old.port, old.user], ['a', 1, 'u']);
    assert.equal(old.password?.reveal(), 'p');
    assert.equal(old.becomePassword?.reveal(), 'q');
    assert.deepEqual(old.findings, []);
    const both = await read('ansible_host=new ansible_ssh_host=old');
    assert.equal(both.host, 'new');
    assert.deepEqual(summary(both.findings), ['INV026 1:4']);
    assert.deepEqual((await read('ansible_host=x ansible_ssh_host=x')).findings, []);
  });

  it('finds wrong values, each with its place, and shows no passwords', async () => {
    const found = await read(
      'ansible_port=ssh ansible_become=perhaps ansible_connection=winrm ansible_become_method=pbrun ansible_host="[1]" ansible_password="[\'topsecret\']"',
    );
    assert.equal(found.port, undefined);
    assert.equal(found.host, 'h1');
    assert.deepEqual(
      summary(found.findings).sort(),
      [
        'INV025 1:21',
        'INV025 1:4',
        'INV025 1:44',
        'INV025 1:69',
        'INV025 1:97',
        'INV025 1:116',
      ].sort(),
    );
    assert.ok(!JSON.stringify(found.findings).includes('topsecret'));
    for (const port of ['0', '65536', '22.5', '-1', 'True']) {
      assert.equal((await read(`ansible_port=${port}`)).findings.length, 1, port);
    }
  });

  it('renders templates through the caller, and leaves them out without one', async () => {
    const line = 'ansible_host="{{ address }}" ansible_port="{{ 2200 + 22 }}"';
    assert.deepEqual(await read(line), { host: 'h1', findings: [] });
    const places: unknown[] = [];
    const found = await read(line, (value, place) => {
      places.push(place.range?.start.column);
      return value === '{{ address }}' ? '192.0.2.9' : value === '{{ 2200 + 22 }}' ? 2222 : value;
    });
    assert.deepEqual([found.host, found.port], ['192.0.2.9', 2222]);
    assert.deepEqual(places, [4, 33]);
    const hidden = await read('ansible_password="{{ pw }}"', () => new Secret('s'));
    assert.equal(hidden.password?.reveal(), 's');
  });

  it('lists every name for completion', () => {
    assert.ok(connectionVariableNames.includes('ansible_ssh_common_args'));
    assert.equal(new Set(connectionVariableNames).size, connectionVariableNames.length);
  });
});
