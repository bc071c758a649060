import assert from 'node:assert/strict';
import { FakeHost } from './fake-host.ts';
import { run, type Ran } from './plan.ts';

const path = '/etc/network/interfaces';
const before = `# main
auto lo eth0
iface lo inet loopback

iface eth0 inet static
\taddress 192.168.1.50/24   
\tup ip route add 10.9.0.0/16 via 192.168.1.2
source interfaces.d/*
`;
const host = (files: Record<string, string> = {}): FakeHost =>
  new FakeHost({ name: 'old', files: { [path]: before, ...files } });

describe('interfaces_file', () => {
  const edit = async (fake: FakeHost, args: Record<string, unknown>, check = false): Promise<Ran> =>
    run('interfaces_file', args, fake, { check });

  it('changes what is asked and no other byte, once', async () => {
    const fake = host();
    const args = { iface: 'eth0', option: 'mtu', value: 8000 };
    const first = await edit(fake, args);
    assert.equal(first.outcome.status, 'changed');
    assert.equal(fake.text(path), before.replace('192.168.1.2\n', '192.168.1.2\n\tmtu 8000\n'));
    const again = await edit(fake, args);
    assert.equal(again.outcome.status, 'ok');
    assert.deepEqual(again.steps, []);
  });

  it('expects the file to be as it was read', async () => {
    const fake = host();
    const { steps } = await edit(fake, { iface: 'eth0', option: 'mtu', value: 1400 }, true);
    const [write] = steps[0]!.operations;
    assert.ok(write?.do === 'file.write');
    assert.equal(write.expect, (await fake.facts()).files[path]!.sha256);
    assert.equal(fake.text(path), before);
  });

  it('shows the difference', async () => {
    const { diffs } = await edit(host(), { iface: 'eth0', option: 'mtu', value: 1400 }, true);
    assert.deepEqual(
      diffs.map((diff) => [diff.host, diff.path, Buffer.from(diff.before!).toString()]),
      [['old', path, before]],
    );
    assert.match(Buffer.from(diffs[0]!.after!).toString(), /mtu 1400/);
  });

  it('an up line is not added twice; another one is', async () => {
    const fake = host();
    const up = { iface: 'eth0', option: 'up' };
    const value = 'ip route add 10.9.0.0/16 via 192.168.1.2';
    assert.equal((await edit(fake, { ...up, value })).outcome.status, 'ok');
    assert.equal((await edit(fake, { ...up, value: 'true' })).outcome.status, 'changed');
    assert.match(fake.text(path)!, /192\.168\.1\.2\n\tup true\nsource/);
    assert.equal((await edit(fake, { ...up, value, state: 'absent' })).outcome.status, 'changed');
    assert.doesNotMatch(fake.text(path)!, /10\.9\.0\.0/);
  });

  it('creates a stanza and removes it again, to the byte', async () => {
    const fake = host();
    const made = await edit(fake, {
      iface: 'eth0:1',
      method: 'manual',
      option: 'up',
      value: 'true',
      auto: true,
    });
    assert.equal(made.outcome.status, 'changed');
    assert.match(fake.text(path)!, /auto eth0:1\niface eth0:1 inet manual\n\s+up true\n/);
    assert.equal(
      (await edit(fake, { iface: 'eth0:1', state: 'absent' })).outcome.status,
      'changed',
    );
    assert.equal(fake.text(path), before);
  });

  it('edits the file where the stanza is, when it is one that is sourced', async () => {
    const sourced = '/etc/network/interfaces.d/eth1';
    const fake = host({ [sourced]: 'iface eth1 inet dhcp\n' });
    await edit(fake, { iface: 'eth1', option: 'hostname', value: 'x' });
    assert.equal(fake.text(path), before);
    assert.match(fake.text(sourced)!, /^iface eth1 inet dhcp\n\s+hostname x\n$/);
  });

  it('makes a file that is not there yet', async () => {
    const fake = new FakeHost({ name: 'old' });
    const dest = '/etc/network/interfaces.d/chat';
    const { outcome } = await edit(fake, { dest, iface: 'eth0:1', method: 'manual' });
    assert.equal(outcome.status, 'changed');
    assert.equal(fake.text(dest), 'iface eth0:1 inet manual\n');
    assert.equal(fake.files.get(dest)!.mode, 0o644);
  });

  it('refuses a file that ifupdown refuses, and says where', async () => {
    const fake = host({ [path]: `${before}iface eth9 inet nonsense\n` });
    const { outcome } = await edit(fake, { iface: 'eth0', option: 'mtu', value: 1400 });
    assert.equal(outcome.status, 'failed');
    assert.equal(outcome.error?.where?.host, 'old');
    assert.equal(outcome.error.where.range?.start.line, 9);
    assert.ok(!fake.done.some((each) => each.do === 'file.write'));
  });

  it('an interface that is not there; an option that must be there', async () => {
    await assert.rejects(edit(host(), { iface: 'eth7', option: 'mtu', value: 1400 }), /IFC065/);
    const there = await edit(host(), { iface: 'eth0', option: 'address' });
    assert.equal(there.outcome.status, 'ok');
    const missing = await edit(host(), { iface: 'eth0', option: 'mtu' });
    assert.equal(missing.outcome.error?.code, 'MOD041');
  });

  it('permissions, only where they differ', async () => {
    const fake = host();
    fake.files.set(path, { ...fake.files.get(path)!, mode: 0o600 });
    const { outcome, steps } = await edit(fake, { mode: '0644', owner: 'root' }, true);
    assert.equal(outcome.status, 'changed');
    assert.deepEqual(
      steps[0]!.operations.map((each) => each.do === 'command.run' && each.command),
      [{ argv: ['chmod', '0644', path] }],
    );
    assert.equal(
      (await edit(host(), { mode: '0644', owner: 'root', group: 'root' })).outcome.status,
      'ok',
    );
  });
});
