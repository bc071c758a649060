import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  chmodSync,
  readdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost, type Host, type Operation, type OperationResult } from '@vipbook/host';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const vip = '192.168.1.60';

describe('operations on a real kernel', function () {
  this.timeout(20_000);
  let lan: Segment;
  let old: Host;
  let next: Host;
  let directory: string;

  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    directory = mkdtempSync(join(tmpdir(), 'vipbook-host-'));
    lan = segment({ old: 50, new: 51, cli: 20 });
    old = openHost('old', lan.connection('old'));
    next = openHost('new', lan.connection('new'));
  });
  after(() => {
    if ((lan as Segment | undefined) !== undefined) lan.down();
    rmSync(directory, { recursive: true, force: true });
  });
  const add = { do: 'address.add', device: 'eth0', address: vip, prefix: 24 } as const;
  const remove = { do: 'address.delete', device: 'eth0', address: vip, prefix: 24 } as const;

  it('adds an address once, with its label, and takes it away once', async () => {
    const labelled = { ...add, label: 'eth0:1' };
    const results = await old.run([
      labelled,
      labelled,
      { do: 'address.query', address: vip },
      remove,
      remove,
    ]);
    assert.deepEqual(
      results.map(
        (result) => result.status === 'done' && 'changed' in result.out && result.out.changed,
      ),
      [true, false, false, true, false],
    );
    const query = results[2];
    assert.equal(query.status === 'done' && query.out.found[0]?.label, 'eth0:1');
  });

  it('gives the address the label that is asked for, whatever it had', async () => {
    const [, second, query] = await old.run([
      { ...add, label: 'eth0:1' },
      { ...add, label: 'eth0:12' },
      { do: 'address.query', address: vip },
      remove,
    ]);
    assert.equal(second.status === 'done' && second.out.changed, true);
    assert.equal(query.status === 'done' && query.out.found[0]?.label, 'eth0:12');
  });

  it('takes a staged address on time only, and not at all unless it was staged', async () => {
    const stage = { ...add, do: 'address.stage', seconds: 5 } as const;
    const trigger = (withinSeconds: number) =>
      ({ ...add, do: 'address.trigger', withinSeconds }) as const;
    const unstage = { do: 'address.unstage', address: vip } as const;
    const held = async (): Promise<boolean> => {
      const [query] = await old.run([{ do: 'address.query', address: vip }]);
      return query.status === 'done' && query.out.found.length > 0;
    };
    const codeOf = (result: OperationResult): string =>
      result.status === 'failed' ? result.error.code : result.status;
    assert.equal(codeOf((await old.run([trigger(3)]))[0]), 'HST016', 'nothing was staged');
    await old.run([stage]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.equal(codeOf((await old.run([trigger(1)]))[0]), 'HST016');
    assert.equal(await held(), false);
    assert.equal(codeOf((await old.run([trigger(3)]))[0]), 'done');
    // It is not waited for.
    const until = Date.now() + 5000;
    while (!(await held()) && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(await held(), true);
    assert.equal(codeOf((await old.run([unstage]))[0]), 'done');
    assert.equal(codeOf((await old.run([trigger(3)]))[0]), 'HST016', 'it was unstaged');
    await old.run([remove]);
  });

  it('does what was prepared when it is sent, and not before', async () => {
    const held = (): string => lan.exec('old', `ip -o addr show to ${vip}`);
    const send = await old.prepare?.([add, { do: 'address.query', address: vip }]);
    assert.equal(held(), '');
    const results = await send?.();
    assert.deepEqual(
      results?.map(({ status }) => status),
      ['done', 'done'],
    );
    assert.match(held(), / 192\.168\.1\.60\/24 /);
    await old.run([remove]);
  });

  it('does not bring a lapsed lease back to life', async () => {
    const [result] = await old.run([
      { do: 'address.lifetime', device: 'eth0', address: vip, prefix: 24, lifetime: 'forever' },
    ]);
    assert.equal(result.status === 'failed' && result.error.code, 'HST008');
    assert.equal(lan.exec('old', `ip -o addr show to ${vip}`), '');
  });

  it('makes a lease permanent', async () => {
    const [, change, query] = await old.run([
      { ...add, lifetime: 30 },
      { do: 'address.lifetime', device: 'eth0', address: vip, prefix: 24, lifetime: 'forever' },
      { do: 'address.query', address: vip },
      remove,
    ]);
    assert.equal(change.status === 'done' && change.out.changed, true);
    assert.equal(query.status === 'done' && query.out.found[0]?.lifetime, 'forever');
  });

  it('holds an address as deprecated, when told to, and leaves it so until told otherwise', async () => {
    const six = { device: 'eth0', address: 'fd00:1::60', prefix: 64 } as const;
    const addSix = { ...six, do: 'address.add', noDad: true } as const;
    const lease = { ...six, do: 'address.lifetime' } as const;
    const times = async (operations: readonly Operation[]): Promise<readonly unknown[]> => {
      const results = await old.run(operations);
      const { addresses } = await old.facts();
      const held = addresses.find(({ address }) => address === six.address);
      return [
        ...results.map((one) => one.status === 'done' && 'changed' in one.out && one.out.changed),
        held?.lifetime === 'forever' ? 'for good' : 'for a time',
        held?.flags.includes('deprecated') === true ? 'deprecated' : 'preferred',
      ];
    };
    assert.deepEqual(await times([{ ...addSix, lifetime: 30, deprecated: true }]), [
      ...[true, 'for a time', 'deprecated'],
    ]);
    assert.deepEqual(await times([{ ...lease, lifetime: 40, deprecated: true }]), [
      ...[true, 'for a time', 'deprecated'],
    ]);
    assert.deepEqual(await times([{ ...lease, lifetime: 'forever' }]), [
      ...[true, 'for good', 'preferred'],
    ]);
    const deprecated = { ...addSix, deprecated: true };
    assert.deepEqual(await times([deprecated, deprecated, addSix]), [
      ...[true, false, false, 'for good', 'deprecated'],
    ]);
    await old.run([{ ...six, do: 'address.delete' }]);
    assert.deepEqual(await times([deprecated]), [true, 'for good', 'deprecated']);
    await old.run([{ ...six, do: 'address.delete' }]);
    // Of an IPv4 address that is there for good the kernel tells by its flag alone.
    const four = { ...add, deprecated: true };
    const [, again, , changed] = await old.run([four, four, remove, { ...four, lifetime: 30 }]);
    assert.equal(again.status === 'done' && again.out.changed, false);
    assert.equal(changed.status, 'done');
    await old.run([remove]);
  });

  it('knows of each address whether it is silent for it, however nft writes it', async () => {
    for (const address of [vip, 'fd00:1::60', '64:ff9b::1', '::1:2']) {
      const quiet = async (): Promise<unknown> => {
        const [result] = await old.run([{ do: 'arp.query', address }]);
        return result.status === 'done' && result.out.quiet;
      };
      await old.run([{ do: 'arp.quiet', address, quiet: true, seconds: 20 }]);
      assert.equal(await quiet(), true, address);
      await old.run([{ do: 'arp.quiet', address, quiet: false }]);
      assert.equal(await quiet(), false, address);
    }
    await old.run([{ do: 'nft.tidy' }]);
  });

  it('skips what comes after a failure, and says why it failed', async () => {
    const [failed, skipped] = await old.run([{ ...add, device: 'eth9' }, add]);
    assert.equal(failed.status === 'failed' && failed.error.code, 'HST002');
    assert.equal(skipped.status, 'skipped');
  });

  it('sees every machine that answers, not only the first', async () => {
    await Promise.all([old.run([add]), next.run([{ ...add, prefix: 32 }])]);
    const cli = openHost('cli', lan.connection('cli'));
    const [both] = await cli.run([
      { do: 'arp.whohas', device: 'eth0', address: vip, timeoutMs: 100 },
    ]);
    assert.equal(both.status === 'done' && both.out.macs.length, 2);
    await next.run([{ do: 'arp.quiet', address: vip, quiet: true, seconds: 20 }]);
    const [one] = await cli.run([
      { do: 'arp.whohas', device: 'eth0', address: vip, timeoutMs: 100 },
    ]);
    const mac = lan.exec('old', 'cat /sys/class/net/eth0/address').trim();
    assert.deepEqual(one.status === 'done' && one.out.macs, [mac]);
    await next.run([
      { do: 'arp.quiet', address: vip, quiet: false },
      { do: 'nft.tidy' },
      { ...remove, prefix: 32 },
    ]);
    await old.run([remove]);
    assert.equal(lan.exec('new', 'nft list ruleset').trim(), '');
  });

  it('points a neighbour at the new host, and tells who did not acknowledge', async () => {
    await next.run([{ ...add, prefix: 32 }]);
    const [answer] = await next.run([
      {
        do: 'arp.direct',
        device: 'eth0',
        address: vip,
        targets: ['192.168.1.20', '192.168.1.99'],
        timeoutMs: 200,
      },
    ]);
    assert.deepEqual(answer.status === 'done' && answer.out, {
      acknowledged: ['192.168.1.20'],
      silent: ['192.168.1.99'],
    });
    const mac = lan.exec('new', 'cat /sys/class/net/eth0/address').trim();
    assert.match(lan.exec('cli', `ip neigh show ${vip}`), new RegExp(mac));
    await next.run([{ ...remove, prefix: 32 }]);
  });

  it('ends the repeats of an announcement, whoever started them', async () => {
    const gratuitous = { do: 'arp.announce', device: 'eth0', address: vip, count: 3 } as const;
    const elsewhere = '02:00:00:00:00:99';
    const seen = (): string => lan.exec('cli', `ip neigh show ${vip}`);
    const forget = (): string =>
      lan.exec('cli', `ip neigh replace ${vip} lladdr ${elsewhere} dev eth0 nud reachable`);
    const mac = lan.exec('new', 'cat /sys/class/net/eth0/address').trim();
    const passes = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));
    await next.run([{ ...add, prefix: 32 }]);

    await next.run([gratuitous]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    forget();
    await passes();
    assert.match(seen(), new RegExp(mac), 'repeated');

    const other = openHost('new', lan.connection('new'));
    const [first, again] = await other.run([
      { do: 'arp.hush', address: vip },
      { do: 'arp.hush', address: vip },
    ]);
    assert.deepEqual(first, { status: 'done', out: { changed: true } });
    assert.deepEqual(again, { status: 'done', out: { changed: false } });
    forget();
    await passes();
    assert.match(seen(), new RegExp(elsewhere), 'not any more');
    await next.run([{ ...remove, prefix: 32 }]);
  });

  it('waits until a slow announcement has left, and not for a dead neighbour', async () => {
    // `arping` that takes its time to start, as on a host without a free processor.
    const slow = join(directory, 'slow');
    mkdirSync(slow);
    const real = lan.exec('new', 'command -v arping').trim();
    writeFileSync(
      join(slow, 'arping'),
      `#!/bin/sh\nsleep 0.5 >/dev/null 2>&1\nexec ${real} "$@"\n`,
    );
    chmodSync(join(slow, 'arping'), 0o755);
    const connection = lan.connection('new');
    const shell = await connection.shell();
    const late = openHost('new', {
      ...connection,
      shell: () =>
        Promise.resolve({
          ...shell,
          run: (script) =>
            shell.run(Buffer.concat([Buffer.from(`PATH=${slow}:$PATH\n`), Buffer.from(script)])),
        }),
    });
    await next.run([{ ...add, prefix: 32 }]);
    lan.exec('cli', `ip neigh replace ${vip} lladdr 02:00:00:00:00:99 dev eth0 nud reachable`);
    const mac = lan.exec('new', 'cat /sys/class/net/eth0/address').trim();
    await late.run([
      { do: 'arp.announce', device: 'eth0', address: vip, count: 1 },
      { do: 'arp.direct', device: 'eth0', address: vip, targets: ['192.168.1.99'], timeoutMs: 50 },
    ]);
    assert.match(lan.exec('cli', `ip neigh show ${vip}`), new RegExp(mac));
    rmSync(slow, { recursive: true });
    await next.run([{ ...remove, prefix: 32 }]);
  });

  it('writes a file atomically: bytes, mode and symbolic link kept, nothing left behind', async () => {
    const target = join(directory, 'target');
    const link = join(directory, 'link');
    writeFileSync(target, 'before');
    chmodSync(target, 0o600);
    symlinkSync(target, link);
    const content = Buffer.from("a'b\\n\0\xff\n%s $HOME `id`", 'latin1');
    const [write, again] = await old.run([
      { do: 'file.write', path: link, content },
      { do: 'file.write', path: link, content },
    ]);
    assert.equal(write.status === 'done' && write.out.changed, true);
    assert.equal(again.status === 'done' && again.out.changed, false);
    assert.deepEqual(readFileSync(target), content);
    assert.equal(statSync(target).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(directory).sort(), ['link', 'target']);
    const [read] = await old.run([{ do: 'file.read', path: link }]);
    assert.deepEqual(read.status === 'done' && Buffer.from(read.out.file?.content ?? []), content);
  });

  it('does not write over what somebody else wrote meanwhile', async () => {
    const path = join(directory, 'moved');
    writeFileSync(path, 'theirs');
    const [result] = await old.run([
      { do: 'file.write', path, content: Buffer.from('ours'), expect: 'absent' },
    ]);
    assert.equal(result.status === 'failed' && result.error.code, 'HST004');
    assert.equal(readFileSync(path, 'utf8'), 'theirs');
  });

  it('keeps a command apart from what it prints and from the next operation', async () => {
    const [first, second] = await old.run([
      { do: 'command.run', command: { shell: 'echo out; echo err >&2; cat; exit 3' } },
      {
        do: 'command.run',
        command: { argv: ['printf', '%s', "it's $HOME"] },
        environment: { A: 'b c' },
      },
    ]);
    assert.equal(first.status === 'done' && first.out.exitStatus, 3);
    assert.equal(first.status === 'done' && Buffer.from(first.out.stdout).toString(), 'out\n');
    assert.equal(first.status === 'done' && Buffer.from(first.out.stderr).toString(), 'err\n');
    assert.equal(
      second.status === 'done' && Buffer.from(second.out.stdout).toString(),
      "it's $HOME",
    );
  });

  it('gathers facts in one go', async () => {
    lan.exec('old', `ip addr add ${vip}/24 dev eth0 label eth0:1 valid_lft 50 preferred_lft 50`);
    const facts = await old.facts();
    const held = facts.addresses.find((entry) => entry.address === vip);
    assert.deepEqual(
      [held?.label, held?.secondary, typeof held?.lifetime],
      ['eth0:1', true, 'number'],
    );
    assert.equal(facts.links.find((link) => link.name === 'eth0')?.carrier, true);
    assert.equal(facts.sysctls['net/ipv4/conf/eth0/arp_ignore'], '0');
    assert.equal(facts.arping, 'iputils');
    await old.run([remove]);
  });
});
