import assert from 'node:assert/strict';
import { chatAddress, type Lab } from '@vipbook/lab';
import { obstacle, raise, vipbook } from '../support/vipbook.ts';

const play = (task: string, hosts = 'old,new'): string =>
  `- hosts: ${hosts}\n  gather_facts: false\n  tasks:\n    - name: t\n${task.replace(/^/gm, '      ')}\n`;
const move = (more = ''): string =>
  `vip:\n  address: ${chatAddress}\n  from: old\n  to: new\n${more}`;

async function playbook(lab: Lab, text: string): Promise<string> {
  await lab.writeFile('controller', '/root/play.yml', text);
  return '/root/play.yml';
}

describe('bad input changes nothing and is said with code, place and remedy', function () {
  this.timeout(120_000);
  let lab: Lab;
  let state: string;

  /** All that a run could have changed. */
  async function stateOf(): Promise<string> {
    const parts: string[] = [];
    for (const host of ['old', 'new']) {
      const { stdout } = await lab.exec(
        host,
        'ip -4 -o addr; sha256sum /etc/network/interfaces; cat /run/network/ifstate; ls -A /etc/network; nft list ruleset; sysctl -a 2>/dev/null | grep arp_',
      );
      parts.push(stdout);
    }
    return parts.join('\n');
  }

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
    state = await stateOf();
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  async function refused(
    args: readonly string[],
    expected: { status: number; says: RegExp; unchanged?: boolean },
  ): Promise<string> {
    const result = await vipbook(lab, args);
    const text = result.stdout + result.stderr;
    assert.equal(result.status, expected.status, text);
    assert.match(text, expected.says);
    assert.match(text, /(error|warning)\[[A-Z]{3}\d{3}\]/);
    assert.match(text, /help: /);
    assert.doesNotMatch(text, /\n\s+at [\w.<]+ ?\(/, 'a stack trace');
    if (expected.unchanged !== false) assert.equal(await stateOf(), state);
    return text;
  }
  const run = async (text: string, ...more: string[]): Promise<string[]> => [
    'run',
    await playbook(lab, text),
    '-i',
    lab.inventory,
    ...more,
  ];

  it('a playbook that is not there', async () => {
    await refused(['run', '/root/nope.yml', '-i', lab.inventory], {
      status: 1,
      says: /PBK001.*nope\.yml/s,
    });
  });
  it('a playbook that is not YAML', async () => {
    await refused(await run('- hosts: [old\n  tasks: }\n'), {
      status: 4,
      says: /PBK\d+.*play\.yml:\d+:\d+/s,
    });
  });
  it('an unknown module', async () => {
    await refused(await run(play('vpi:\n  address: 1.2.3.4')), {
      status: 4,
      says: /Did you mean "vip"/,
    });
  });
  it('an unknown key', async () => {
    await refused(await run(play(move('  anounce: 3'))), {
      status: 4,
      says: /Did you mean "announce"/,
    });
  });
  it('a bad option', async () => {
    await refused([...(await run(play(move()))), '--chekc'], {
      status: 5,
      says: /CLI002.*--check/,
    });
  });
  it('no inventory, and one that is not there', async () => {
    const file = await playbook(lab, play(move()));
    await refused(['run', file], { status: 1, says: /CLI011/ });
    await refused(['run', file, '-i', '/root/nope.yml'], { status: 1, says: /INV\d+.*nope\.yml/s });
  });
  it('an unknown host', async () => {
    await refused(await run(play(move(), 'old,nwe')), {
      status: 1,
      says: /nwe.*Did you mean "new"/s,
    });
    await refused(await run(play(move()), '-l', 'client'), { status: 1, says: /no host/i });
  });
  it('a host that is unreachable', async () => {
    await lab.link('new', 'down');
    try {
      await refused([...(await run(play(move()))), '-T', '2'], {
        status: 4,
        says: /fatal: \[new\]: UNREACHABLE!/,
      });
    } finally {
      await lab.link('new', 'up');
    }
  });
  it('a host key that is not known, or another than the known one', async () => {
    const args = await run(play(move()));
    const known = (file: string): string[] => [...args, '-e', `vipbook_known_hosts_file=${file}`];
    await lab.writeFile('controller', '/root/empty', '');
    await refused(known('/root/empty'), { status: 4, says: /SSH\d+.*--accept-new|SSH\d+/s });
    const keys = (await lab.exec('controller', ['cat', lab.knownHosts])).stdout;
    const [, , key] = (keys.split('\n').find((line) => line.includes('192.168.1.20')) ?? '').split(
      ' ',
    );
    const type = keys
      .split('\n')
      .find((line) => line.includes('192.168.1.20'))
      ?.split(' ')[1];
    await lab.writeFile('controller', '/root/wrong', `192.168.1.50,192.168.1.51 ${type} ${key}\n`);
    await refused(known('/root/wrong'), { status: 4, says: /SSH\d+/ });
  });
  it('no permission', async () => {
    const file = await playbook(lab, play(move()));
    await refused(['run', file, '-i', lab.opsInventory], { status: 2, says: /root|permission/i });
  });
  it('an address outside of the subnets of the interface', async () => {
    const text = play('vip:\n  address: 10.99.0.1\n  state: present', 'new');
    await refused(await run(text), { status: 2, says: /VIP\d+.*subnet/s });
  });
  it('a label that is too long', async () => {
    await refused(await run(play(move('  label: eth0:averylonglabel'))), {
      status: 4,
      says: /19 bytes.*at most 15/,
    });
  });
  it('an address held by neither, by both, by a third', async () => {
    const on = (host: string, what: 'add' | 'del'): Promise<unknown> =>
      lab.exec(host, ['ip', 'addr', what, `${chatAddress}/24`, 'dev', 'eth0']);
    const says = /VIP\d+/;
    await on('old', 'del');
    await refused(await run(play(move())), { status: 2, says, unchanged: false });
    await on('gw', 'add');
    await refused(await run(play(move())), { status: 2, says, unchanged: false });
    await on('gw', 'del');
    await lab.reset();
    await on('new', 'add');
    await refused(await run(play(move())), { status: 2, says, unchanged: false });
    await lab.reset();
    state = await stateOf();
  });
  it('an interfaces file that ifupdown refuses', async () => {
    const before = await lab.readFile('new', '/etc/network/interfaces');
    await lab.writeFile(
      'new',
      '/etc/network/interfaces',
      Buffer.concat([before, Buffer.from('\niface broken\n')]),
    );
    await refused(await run(play(move())), {
      status: 2,
      says: /VIP\d+.*interfaces/s,
      unchanged: false,
    });
    await lab.writeFile('new', '/etc/network/interfaces', before);
  });
  it('an /etc that cannot be written', async () => {
    await lab.exec('new', 'mount --bind /etc /etc && mount -o remount,ro,bind /etc');
    try {
      await refused(await run(play(move())), {
        status: 2,
        says: /read-only|EROFS|cannot be written|permission/i,
      });
    } finally {
      await lab.exec('new', 'umount /etc');
    }
  });
});
