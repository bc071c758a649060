import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import { shareOf } from '../support/share.ts';
import { holders, move, obstacle, raise, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';
const file = '/etc/network/interfaces';

/** What happened between the review and the merge. */
interface Change {
  readonly name: string;
  /** Where the commands are run; `controller` has the playbook and the inventory. */
  readonly on: 'old' | 'new' | 'controller';
  readonly how: string;
  /** Files are put back without being told how. */
  readonly back?: string;
}
interface Stale extends Change {
  readonly code: string;
  readonly says: RegExp;
  /** Arguments of apply. */
  readonly args?: readonly string[];
}

const edited = (on: 'old' | 'new', name: string, how: string): Stale => ({
  name,
  on,
  how,
  code: 'PLN012',
  says: new RegExp(`interfaces on ${on}`),
});
const address = (name: string, how: string, says: RegExp, on: 'old' | 'new' = 'old'): Stale => ({
  name,
  on,
  how,
  back: `ip addr del ${vip}/24 dev eth0 2>/dev/null; ip addr del ${vip}/32 dev eth0 2>/dev/null; ${on === 'old' ? `ip addr add ${vip}/24 brd + dev eth0 label eth0:1` : 'true'}`,
  code: 'PLN013',
  says,
});
const source = (name: string, how: string, code: string, says: RegExp): Stale => ({
  name,
  on: 'controller',
  how,
  code,
  says,
});
const again = `ip addr del ${vip}/24 dev eth0; ip addr add`;
const otherMac = (on: 'old' | 'new'): Stale => ({
  name: `another network card in ${on}`,
  on,
  how: 'cat /sys/class/net/eth0/address > /tmp/mac; ip link set eth0 address 02:00:00:00:00:aa; arping -c 1 -U -I eth0 $(ip -4 -o addr show eth0 | awk \'{sub("/.*","",$4);print $4;exit}\')',
  back: 'ip link set eth0 address "$(cat /tmp/mac)"; arping -c 1 -U -I eth0 $(ip -4 -o addr show eth0 | awk \'{sub("/.*","",$4);print $4;exit}\')',
  code: 'PLN014',
  says: new RegExp(`eth0 on ${on}: 02:.*02:00:00:00:00:aa`),
});
const hidden = (on: 'old' | 'new', tool: string, says: RegExp): Stale => ({
  name: `${tool} removed from ${on}`,
  on,
  how: `mount --bind /etc/hostname "$(readlink -f "$(command -v ${tool})")"`,
  back: `umount "$(grep -o '/[^ ]*/${tool}' /proc/mounts | head -n1)"`,
  code: 'PLN018',
  says,
});
const announce = (on: 'old' | 'new', value: number): Stale => ({
  name: `arp_announce of ${on} set`,
  on,
  how: `sysctl -qw net.ipv4.conf.eth0.arp_announce=${String(value)}`,
  back: 'sysctl -qw net.ipv4.conf.eth0.arp_announce=0',
  code: 'PLN015',
  says: new RegExp(`arp_announce on ${on}: 0 in the plan, ${String(value)} now`),
});

const stale: readonly Stale[] = [
  edited('old', "one byte more in the old host's file", `echo >> ${file}`),
  edited('old', "one byte less in the old host's file", `truncate -s -1 ${file}`),
  edited('old', "one byte changed in the old host's file", `sed -i '0,/auto/s//Auto/' ${file}`),
  edited('old', "the stanza gone from the old host's file", `sed -i '/eth0:1/,$d' ${file}`),
  edited('new', "one byte more in the new host's file", `printf '#' >> ${file}`),
  edited('new', "one byte less in the new host's file", `truncate -s -1 ${file}`),
  edited(
    'new',
    "another stanza in the new host's file",
    `printf '\\nauto eth0:7\\niface eth0:7 inet static\\n  address 192.168.1.77/24\\n' >> ${file}`,
  ),
  address('the address gone from the old host', `ip addr del ${vip}/24 dev eth0`, /on old/),
  address(
    'the address on both hosts',
    `ip addr add ${vip}/24 dev eth0`,
    /on new: not there in the plan/,
    'new',
  ),
  address('the address with another prefix', `${again} ${vip}/32 dev eth0 label eth0:1`, /\/32/),
  address(
    'the address with another label',
    `${again} ${vip}/24 brd + dev eth0 label eth0:2`,
    /eth0:2/,
  ),
  address('the address without a label', `${again} ${vip}/24 brd + dev eth0`, /on old/),
  address(
    'a lease where there was an address',
    `ip addr change ${vip}/24 brd + dev eth0 label eth0:1 valid_lft 600 preferred_lft 600`,
    /as a lease/,
  ),
  otherMac('old'),
  otherMac('new'),
  {
    name: 'ifstate of the old host no longer knows the alias',
    on: 'old',
    how: "sed -i '/eth0:1/d' /run/network/ifstate",
    code: 'PLN015',
    says: /eth0:1 on old: eth0:1 in the plan, not there now/,
  },
  {
    name: 'ifstate of the new host knows the alias',
    on: 'new',
    how: 'echo eth0:1=eth0:1 >> /run/network/ifstate',
    code: 'PLN015',
    says: /eth0:1 on new: not there in the plan/,
  },
  announce('old', 1),
  announce('old', 2),
  announce('new', 2),
  hidden('new', 'nft', /would/),
  hidden('old', 'ss', /count open connections/),
  source('a comment in the playbook', "sed -i '1i# moved' move.yml", 'PLN010', /move\.yml differs/),
  source(
    'another strategy in the playbook',
    "echo '        strategy: break-before-make' >> move.yml",
    'PLN010',
    /move\.yml/,
  ),
  source(
    'a file of variables that the playbook reads',
    'echo "drain_time: 3" >> vars.yml',
    'PLN010',
    /vars\.yml/,
  ),
  source(
    'a variable more for a host',
    'mkdir -p host_vars; echo "owner: me" > host_vars/old.yml',
    'PLN011',
    /of old differs/,
  ),
  source(
    'a variable more for a group',
    'mkdir -p group_vars; echo "owner: me" > group_vars/chat.yml',
    'PLN011',
    /differs/,
  ),
  source(
    'another host in the play',
    "sed -i 's/hosts: chat/hosts: chat,gw/' move.yml",
    'PLN010',
    /move\.yml/,
  ),
  {
    ...source('another identity than was approved', 'true', 'PLN005', /expected was sha256:00/),
    args: ['--expect-hash', 'sha256:00'],
  },
  {
    ...source('a variable of the command line left out', 'true', 'PLN020', /made with -e why=/),
    args: ['without'],
  },
  {
    ...source('a variable of the command line more', 'true', 'PLN020', /made without -e more=/),
    args: ['-e', 'why=test', '-e', 'more=1'],
  },
];

const irrelevant: readonly Change[] = [
  ['old', 'ip neigh flush all'],
  ['new', 'ip neigh add 192.168.1.99 dev eth0 lladdr 02:00:00:00:00:99 nud stale'],
  ['new', 'hostname renamed'],
  ['new', `chmod 640 ${file}`],
  ['old', `touch ${file}`],
  ['old', 'cp /etc/network/interfaces /etc/network/interfaces~'],
  ['old', 'ip link add dummy7 type veth peer name dummy8 && ip link set dummy7 up'],
  ['old', 'ip addr add 10.9.0.1/24 dev dummy7'],
  ['old', 'ip route add 10.10.0.0/24 via 10.9.0.2 dev dummy7'],
  ['old', 'ip rule add from 10.9.0.0/24 lookup 77'],
  ['old', 'echo dummy7=dummy7 >> /run/network/ifstate'],
  ['old', 'sysctl -qw net.ipv4.conf.dummy7.rp_filter=2'],
  ['new', 'nft add table inet ours && nft add chain inet ours input'],
  ['new', 'ip link set eth0 mtu 1400'],
  ['new', 'printf "#!/bin/sh\\n" > /usr/local/bin/tool && chmod 755 /usr/local/bin/tool'],
  ['new', 'mkdir -p /etc/app && echo x > /etc/app/conf'],
  ['new', 'nohup sleep 300 >/dev/null 2>&1 &'],
  ['controller', 'echo "- hosts: new\\n  tasks: []" > other.yml'],
  ['controller', 'mkdir -p group_vars; echo "owner: me" > group_vars/elsewhere.yml'],
  ['controller', 'mkdir -p host_vars; echo "owner: me" > host_vars/client.yml'],
  ['controller', 'printf "forks: 7\\n" > vipbook.yml'],
  ['controller', 'cp hosts.yml was; echo "# ours" | cat - was > hosts.yml'],
  ['controller', 'touch -d 2020-01-01 move.yml plans/move.json'],
].map(([on, how]) => ({ name: how ?? '', on: on as Change['on'], how: how ?? '' }));

describe('a plan on real hosts is stale', function () {
  this.timeout(60_000);
  let lab: Lab;
  let first: string;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
    const given = (await lab.readFile('controller', lab.inventory)).toString();
    await lab.writeFile('controller', '/root/hosts.yml', given);
    await lab.writeFile('controller', '/root/vars.yml', 'drain_time: 2\n');
    const text = move('old', 'new', { drain: '{{ drain_time }}' });
    await lab.writeFile(
      'controller',
      '/root/move.yml',
      text.replace('  tasks:', '  vars_files: vars.yml\n  tasks:'),
    );
    const made = await vipbook(lab, [
      'plan',
      'move.yml',
      '-i',
      'hosts.yml',
      '-e',
      'why=test',
      '--out',
      'plans/move.json',
    ]);
    assert.equal(made.status, 0, made.stdout + made.stderr);
    for (const host of ['old', 'new', 'controller'])
      await lab.exec(
        host,
        `mkdir -p /tmp/kept; cp -a ${file} /run/network/ifstate /tmp/kept/; cp -a /root/*.yml /tmp/kept/ 2>/dev/null; true`,
      );
    first = await state();
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  /** All that a move could have changed. */
  async function state(): Promise<string> {
    const all = await Promise.all(
      ['old', 'new'].map(
        async (host) =>
          (
            await lab.exec(
              host,
              `ip -4 -o addr; sha256sum ${file} /run/network/ifstate; ls -A /etc/network /run/vipbook 2>/dev/null | grep -v ^announce-; nft list ruleset 2>/dev/null; sysctl net.ipv4.conf.eth0.arp_announce`,
            )
          ).stdout,
      ),
    );
    // A lease runs down while it is looked at.
    return all.join('\n').replaceAll(/_lft \d+sec/g, '_lft some sec');
  }
  const apply = (...args: readonly string[]): Promise<ExecResult> =>
    vipbook(lab, ['apply', 'plans/move.json', ...args]);

  async function undo({ on, back }: Change): Promise<void> {
    await lab.exec(
      on,
      on === 'controller'
        ? 'rm -rf /root/host_vars /root/group_vars; cp -a /tmp/kept/*.yml /root/'
        : `${back ?? 'true'}; cp -a /tmp/kept/interfaces ${file}; cp -a /tmp/kept/ifstate /run/network/ifstate`,
    );
  }

  it('after at least thirty kinds of changes, and not after twenty', () => {
    assert.ok(stale.length >= 30);
    assert.ok(irrelevant.length >= 20);
  });

  for (const each of shareOf(stale, 2)) {
    it(each.name, async () => {
      const { stderr, status } = await lab.exec(each.on, `cd /root; ${each.how}`);
      assert.equal(status, 0, stderr);
      const changed = await state();
      const args = each.args ?? ['-e', 'why=test'];
      const result = await apply(...args.filter((word) => word !== 'without'));
      const now = await state();
      await undo(each);
      const said = result.stdout + result.stderr;
      assert.equal(result.status, 3, said);
      assert.match(said, new RegExp(`\\[${each.code}\\]`));
      assert.match(said, each.says);
      assert.equal(now, changed, 'nothing was changed');
      assert.equal(await state(), first, 'and all is as before for the next');
    });
  }

  it('the address moved by hand', async () => {
    await lab.exec('old', `ip addr del ${vip}/24 dev eth0`);
    await lab.exec('new', `ip addr add ${vip}/24 dev eth0`);
    const result = await apply('-e', 'why=test');
    await lab.exec('new', `ip addr del ${vip}/24 dev eth0`);
    await lab.exec('old', `ip addr add ${vip}/24 brd + dev eth0 label eth0:1`);
    assert.equal(result.status, 3, result.stdout + result.stderr);
    assert.match(
      result.stderr,
      /PLN013.*on old: \/24 on eth0 as eth0:1 in the plan, not there now/,
    );
  });

  it('not by what has nothing to do with it: then it is carried out, once, also if another operator has it', async () => {
    for (const { on, how } of irrelevant) {
      const { stderr, status } = await lab.exec(on, `cd /root; ${how}`);
      assert.equal(status, 0, `${how}: ${stderr}`);
    }
    const result = await apply('-e', 'why=test');
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.deepEqual(await holders(lab, vip), ['new']);
    const moved = await state();
    const twice = await apply('-e', 'why=test');
    assert.equal(twice.status, 3, twice.stdout + twice.stderr);
    assert.match(twice.stderr, /PLN017/);
    // On another machine nothing says that it was used: there the hosts do.
    const other = await vipbook(lab, ['apply', 'plans/move.json', '-e', 'why=test'], {
      env: { XDG_STATE_HOME: '/root/other' },
    });
    assert.equal(other.status, 3, other.stdout + other.stderr);
    assert.match(other.stderr, /PLN01[235].* on (?:old|new)/);
    assert.equal(await state(), moved);
  });
});
