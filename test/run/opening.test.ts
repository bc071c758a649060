import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { chatAddress, chatPort, type Lab } from '@vipbook/lab';
import { eventually } from '../support/eventually.ts';
import { addIpv6, vip6 } from '../support/ipv6.ts';
import { suiteLab } from '../support/suite-lab.ts';
import { holders, move, play } from '../support/vipbook.ts';

/** Connects, and notes who greets, or how it failed. */
const client = (address: string, file: string): readonly string[] => [
  process.execPath,
  '-e',
  `const note = (what) => require('node:fs').writeFileSync('${file}', String(what));
   const socket = require('node:net').connect(${String(chatPort)}, '${address}');
   socket.on('data', note).on('error', (error) => note(error.code));
   setTimeout(() => process.exit(), 25000);`,
];

/** The client hears no SYN-ACK. */
const deaf = `nft 'add table inet deaf; add chain inet deaf c { type filter hook prerouting priority 0; }; add rule inet deaf c tcp sport ${String(chatPort)} tcp flags & (syn | ack) == syn | ack drop'`;

describe('a connection that is being opened while its address moves', function () {
  this.timeout(60_000);
  const raised = suiteLab();
  let lab: Lab;
  let clients: ChildProcess[] = [];
  before(async () => {
    lab = raised();
    await addIpv6(lab);
  });
  const run = async (host: string, script: string): Promise<string> => {
    const { status, stdout, stderr } = await lab.exec(host, script);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const connect = (address: string, name: string): void => {
    clients.push(lab.spawn('client', client(address, `/tmp/${name}`), { stdio: 'ignore' }));
  };
  const heard = (name: string): Promise<string> => run('client', `cat /tmp/${name} || true`);
  afterEach(async () => {
    for (const each of clients) each.kill('SIGKILL');
    clients = [];
    await run('client', 'rm -f /tmp/open /tmp/late');
  });

  for (const [address, family] of [
    [chatAddress, 'ip'],
    [vip6, 'ip6'],
  ] as const)
    it(`is opened by the host that began it, though the client asks the other one again (${address})`, async () => {
      // It keeps the move at its drain, so that the client asks again while both hosts have the address.
      connect(address, 'open');
      await eventually(async () => {
        assert.equal(await heard('open'), 'old\n');
      });
      await run('client', deaf);
      connect(address, 'late');
      await eventually(async () => {
        assert.notEqual(await run('old', 'ss -Htn state syn-recv'), '');
      });
      const moved = play(lab, move('old', 'new', { address, drain: 20 }));
      await eventually(async () => {
        const said = await run('new', `nft list table ${family} vipbook || true`);
        assert.match(said, /set opening_/);
      });
      await eventually(async () => {
        assert.match(await run('old', 'nft list tables'), /vipbook/);
      });
      assert.equal(await heard('late'), '');
      await run('client', 'nft delete table inet deaf');
      await eventually(async () => {
        assert.notEqual(await heard('late'), '');
      });
      assert.equal(await heard('late'), 'old\n');
      assert.deepEqual([...(await holders(lab, address))].sort(), ['new', 'old']);
      for (const each of clients) each.kill('SIGKILL');
      const result = await moved;
      assert.equal(result.status, 0, result.stdout + result.stderr);
      assert.deepEqual(await holders(lab, address), ['new']);
      assert.doesNotMatch(await run('new', 'nft list tables'), /vipbook/);
    });
});
