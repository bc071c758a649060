import assert from 'node:assert/strict';
import { openHost, type Host, type OperationOf } from '@vipbook/host';
import { arpDefinitions } from '../src/real/operations/arp.ts';
import { askDefinitions } from '../src/real/operations/ask.ts';
import { arpingOf, type Flavour } from './support/arpings.ts';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const vip = '192.168.1.60';
const stranger = '02:00:00:00:00:99';

/** Each program of that name, and none, must do what a move and its guards ask. */
for (const flavour of ['iputils', 'habets', 'busybox', 'none'] as const satisfies Flavour[]) {
  describe(`with arping of ${flavour}`, function () {
    this.timeout(60_000);
    let lan: Segment;
    let old: Host;
    let next: Host;
    let client: Host;
    let macs: Readonly<Record<'old' | 'new' | 'cli', string>>;

    before(function () {
      const arping = arpingOf(flavour);
      if (!canMakeNamespaces() || arping === undefined) {
        console.log(`      skipped: needs root, and ${flavour}'s arping from Debian's packages`);
        this.skip();
      }
      lan = segment({ old: 50, new: 51, cli: 20 });
      old = openHost('old', lan.connection('old', arping));
      next = openHost('new', lan.connection('new', arping));
      client = openHost('cli', lan.connection('cli', arping));
      const mac = (host: string): string =>
        lan.exec(host, 'cat /sys/class/net/eth0/address').trim();
      macs = { old: mac('old'), new: mac('new'), cli: mac('cli') };
    });
    after(() => {
      (lan as Segment | undefined)?.down();
    });
    afterEach(async () => {
      await old.run([{ ...add, do: 'address.delete' }]);
      await next.run([{ ...add, do: 'address.delete' }]);
      lan.exec('cli', 'ip neigh flush all');
    });
    const add = { do: 'address.add', device: 'eth0', address: vip, prefix: 24 } as const;
    const seenByClient = (): string => lan.exec('cli', `ip neigh show ${vip}`);
    /** As after it has spoken with another machine that had the address a minute ago. */
    const misled = (): string =>
      lan.exec('cli', `ip neigh replace ${vip} lladdr ${stranger} nud reachable dev eth0`);

    it('knows which one it is', async () => {
      assert.equal((await old.facts()).arping, flavour);
    });

    it('hears who has the address, and nobody where nobody has it', async () => {
      const ask = { do: 'arp.whohas', device: 'eth0', address: vip, timeoutMs: 150 } as const;
      const [nobody] = await client.run([ask]);
      assert.deepEqual(nobody, { status: 'done', out: { macs: [] } });
      await old.run([add]);
      const [one] = await client.run([ask]);
      assert.deepEqual(one, { status: 'done', out: { macs: [macs.old] } });
      if (flavour === 'none') return;
      await next.run([add]);
      const [both] = await client.run([ask]);
      assert.deepEqual(
        both.status === 'done' && [...both.out.macs].sort(),
        [macs.old, macs.new].sort(),
      );
      const [other] = await old.run([ask]);
      assert.deepEqual(
        other,
        { status: 'done', out: { macs: [macs.new] } },
        'asked by one that has it, too',
      );
    });

    it('says that it has asked, where nobody answers, and not where it could not', async () => {
      if (flavour === 'none') return;
      const context = { arping: flavour, render: () => '', print: () => '' };
      const said = async (device: string): Promise<string> => {
        const question = { device, address: '192.168.1.99', timeoutMs: 300 };
        const shell = await lan.connection('cli', arpingOf(flavour)).shell();
        const { stdout } = await shell.run(askDefinitions['arp.whohas'].script(question, context));
        return stdout.toString();
      };
      // What a guard takes for silence (`askedBy`).
      assert.match(await said('eth0'), /ARPING/);
      assert.doesNotMatch(await said('eth7'), /ARPING/);
    });

    it('asks for several at once, and tells who did not answer', async () => {
      await old.run([add]);
      const begin = Date.now();
      const [seen] = await next.run([
        {
          do: 'arp.survey',
          device: 'eth0',
          addresses: [vip, '192.168.1.20', '192.168.1.99'],
          timeoutMs: 150,
        },
      ]);
      assert.deepEqual(seen.status === 'done' && seen.out.answers, [
        { address: vip, macs: [macs.old] },
        { address: '192.168.1.20', macs: [macs.cli] },
        { address: '192.168.1.99', macs: [] },
      ]);
      assert.ok(Date.now() - begin < 4000, 'not one after the other');
      assert.equal(
        lan.exec('cli', 'ip neigh show').includes('192.168.1.60'),
        false,
        'a probe tells nobody anything',
      );
    });

    it('announces: who has an entry follows', async function () {
      // Nothing sends a gratuitous ARP there: the directed requests do it alone.
      if (flavour === 'none') this.skip();
      await next.run([add]);
      misled();
      await next.run([
        { do: 'arp.announce', device: 'eth0', address: vip, count: 1 },
        { do: 'arp.direct', device: 'eth0', address: vip, targets: [], timeoutMs: 100 },
      ]);
      assert.match(seenByClient(), new RegExp(macs.new));
    });

    it('repeats what it announces, and is hushed', async function () {
      if (flavour === 'none') this.skip();
      await next.run([add, { do: 'arp.announce', device: 'eth0', address: vip, count: 3 }]);
      misled();
      await new Promise((resolve) => setTimeout(resolve, 1800));
      assert.match(seenByClient(), new RegExp(macs.new), 'the second time');
      const [hushed] = await next.run([{ do: 'arp.hush', address: vip }]);
      assert.deepEqual(hushed, { status: 'done', out: { changed: true } });
      misled();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.match(seenByClient(), new RegExp(stranger), 'not the third time');
    });

    it('tells each neighbour, and who acknowledged', async () => {
      await next.run([
        add,
        { do: 'sysctl.set', key: 'net/ipv4/conf/eth0/arp_announce', value: '2' },
      ]);
      misled();
      const begin = Date.now();
      const [told] = await next.run([
        {
          do: 'arp.direct',
          device: 'eth0',
          address: vip,
          targets: ['192.168.1.20', '192.168.1.99'],
          timeoutMs: 300,
        },
      ]);
      assert.ok(Date.now() - begin < 2500, 'a dead neighbour is not waited for');
      assert.deepEqual(told.status === 'done' && told.out, {
        acknowledged: ['192.168.1.20'],
        silent: ['192.168.1.99'],
      });
      assert.match(seenByClient(), new RegExp(macs.new));
      const after = lan.exec('new', 'cat /proc/sys/net/ipv4/conf/eth0/arp_announce');
      assert.equal(after.trim(), '2', 'as it was');
    });

    it('asks very many neighbours in rounds, and the last one as well', async () => {
      await next.run([add]);
      const dead = Array.from({ length: 130 }, (_, n) => `192.168.1.${String(100 + n)}`);
      const targets = [...dead, '192.168.1.20'];
      const asked = { do: 'arp.direct', device: 'eth0', address: vip, targets } as const;
      const [told] = await next.run([{ ...asked, timeoutMs: 300 }]);
      assert.deepEqual(told.status === 'done' && told.out, {
        acknowledged: ['192.168.1.20'],
        silent: dead,
      });
      const script = arpDefinitions['arp.direct'].script({ ...asked, timeoutMs: 300 }, {
        arping: flavour,
      } as Parameters<(typeof arpDefinitions)['arp.direct']['script']>[1]);
      const rounds = script
        .split('wait $p\n')
        .map((round) => round.split('& p="$p $!"').length - 1);
      assert.deepEqual(rounds, [64, 64, 3, 0]);
    });

    it('takes the address back when its controller is silent, and so is the wire', async () => {
      await guarded(old);
      const took = await until(() => lan.exec('old', `ip -o addr show to ${vip}`) !== '', 15_000);
      assert.ok(took, 'it has the address again');
    });

    it('and not while the other host answers', async () => {
      await next.run([add]);
      await guarded(old);
      const took = await until(() => lan.exec('old', `ip -o addr show to ${vip}`) !== '', 4_000);
      assert.equal(took, false);
      await next.run([{ ...add, do: 'address.delete' }]);
      assert.ok(await until(() => lan.exec('old', `ip -o addr show to ${vip}`) !== '', 15_000));
    });

    async function guarded(host: Host): Promise<void> {
      const guard: OperationOf<'guard.arm'> = {
        do: 'guard.arm',
        address: vip,
        run: `run-${String(Date.now())}`,
        epoch: 1,
        role: 'old',
        device: 'eth0',
        other: macs.new,
        askAfterSeconds: 1,
        lapseSeconds: 60,
        hook: false,
        take: [
          { ...add },
          { do: 'arp.announce', device: 'eth0', address: vip, count: 1 },
          {
            do: 'arp.direct',
            device: 'eth0',
            address: vip,
            targets: ['192.168.1.20'],
            timeoutMs: 300,
          },
        ],
        drop: [{ ...add, do: 'address.delete' }],
        keep: [],
        forget: [{ ...add, do: 'address.delete' }],
      };
      await host.run([guard]);
      afterGuards.push(async () => {
        await host.run([{ do: 'host.clean', force: true }]);
      });
    }
    const afterGuards: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of afterGuards.splice(0)) await end();
    });

    async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
      const end = Date.now() + milliseconds;
      while (Date.now() < end) {
        if (holds()) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return holds();
    }
  });
}
