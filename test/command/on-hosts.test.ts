import assert from 'node:assert/strict';
import path from 'node:path';
import { chatAddress, type Lab } from '@vipbook/lab';
import {
  bin,
  holders,
  obstacle,
  playFile,
  raise,
  repository,
  vipbook,
} from '../support/vipbook.ts';

const interfacesFile = '/etc/network/interfaces';
const moveChat = path.join(repository, 'playbooks/move-chat.yml');
const move = (more = ''): string => `- hosts: old,new
  gather_facts: false
  tasks:
    - name: the address moves
      vip:
        address: ${chatAddress}
        from: "{{ from }}"
        to: "{{ to }}"
        watch: 0
${more}`;

async function playbook(lab: Lab, text: string): Promise<string> {
  await lab.writeFile('controller', playFile, text);
  return playFile;
}

describe('the command on real hosts', function () {
  this.timeout(120_000);
  let lab: Lab;
  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await lab.reset();
  });

  it('says with --check --diff what would happen, and changes nothing', async () => {
    const before = await lab.readFile('old', interfacesFile);
    const result = await vipbook(lab, ['run', moveChat, '-i', lab.inventory, '--check', '--diff']);
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.match(result.stdout, /^--- before: old:\/etc\/network\/interfaces$/m);
    assert.match(result.stdout, /^-auto eth0:1$/m);
    assert.match(result.stdout, /^\+auto eth0:1$/m);
    assert.deepEqual(await holders(lab, chatAddress), ['old']);
    assert.deepEqual(await lab.readFile('old', interfacesFile), before);
  });

  it('works for a login that must become root, the password shown nowhere', async () => {
    const file = await playbook(lab, move());
    await lab.writeFile('controller', '/root/password', `${lab.opsPassword}\n`);
    const args = ['run', file, '-i', lab.opsInventory, '-b', '-vvv', '-e', 'from=old to=new'];
    const result = await vipbook(lab, [
      ...args,
      '--become-password-file',
      '/root/password',
      '--output',
      'json',
    ]);
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.ok(!(result.stdout + result.stderr).includes(lab.opsPassword));
    assert.deepEqual(await holders(lab, chatAddress), ['new']);
    // -K reads a line from standard input where there is no terminal.
    const back = ['run', file, '-i', lab.opsInventory, '-b', '-K', '-e', 'from=new to=old'];
    const asked = await vipbook(lab, back, { input: `${lab.opsPassword}\n` });
    assert.equal(asked.status, 0, asked.stdout + asked.stderr);
    assert.deepEqual(await holders(lab, chatAddress), ['old']);
    const wrong = await vipbook(lab, back, { input: 'not the password\n' });
    assert.notEqual(wrong.status, 0);
    assert.ok(!(wrong.stdout + wrong.stderr).includes('not the password'));
    await lab.reset();
  });

  it('tells programs one event a line', async () => {
    const file = await playbook(lab, move());
    const result = await vipbook(lab, [
      'run',
      file,
      '-i',
      lab.inventory,
      '-C',
      '--output',
      'json',
      '-e',
      'from=old to=new',
    ]);
    const events = result.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(events[0].event, 'run-start');
    assert.equal(events[0].check, true);
    assert.equal(events.at(-1).event, 'run-end');
    assert.equal(events.at(-1).exitCode, 0);
    assert.equal(events.filter(({ event }) => event === 'task-result').length, 2);
  });

  it('lists every address, whether the file says so, and who manages the link', async () => {
    const table = await vipbook(lab, ['addresses', 'old,new', '-i', lab.inventory]);
    assert.equal(table.status, 0, table.stderr);
    const line = table.stdout.split('\n').find((text) => text.includes(chatAddress));
    assert.match(
      line ?? '',
      /^old\s+eth0\s+192\.168\.1\.60\/24\s+eth0:1\s+forever\s+\/etc\/network\/interfaces:\d+:\d+\s+ifupdown$/,
    );
    await lab.exec('new', [
      'ip',
      'addr',
      'add',
      '192.168.1.99/32',
      'dev',
      'eth0',
      'valid_lft',
      '300',
      'preferred_lft',
      '300',
    ]);
    const json = JSON.parse(
      (await vipbook(lab, ['addresses', 'new', '-i', lab.inventory, '--output', 'json'])).stdout,
    );
    const found = json.addresses.find(
      ({ address }: { address: string }) => address === '192.168.1.99/32',
    );
    assert.equal(found.file, null);
    assert.ok(found.lifetime > 200 && found.lifetime <= 300);
    await lab.exec('new', ['ip', 'addr', 'del', '192.168.1.99/32', 'dev', 'eth0']);
  });

  it('gathers facts of the hosts that answer and names the one that does not', async () => {
    await lab.powerOff('gw');
    try {
      const result = await vipbook(lab, ['facts', 'old,gw', '-i', lab.inventory, '-T', '2']);
      assert.equal(result.status, 4);
      const { hosts, errors } = JSON.parse(result.stdout);
      assert.deepEqual(Object.keys(hosts), ['old']);
      assert.match(hosts.old.files[interfacesFile].content.text, /auto eth0:1/);
      assert.equal(errors[0].host, 'gw');
      assert.match(errors[0].code, /^SSH/);
    } finally {
      await lab.powerOn('gw');
    }
  });

  it('leaves the address on exactly one host when interrupted, and says which', async () => {
    const file = await playbook(lab, move());
    // From before the first connection to the last verification.
    for (const delayMs of [150, 350, 500, 650, 800, 950, 1100]) {
      const [from = ''] = await holders(lab, chatAddress);
      const to = from === 'old' ? 'new' : 'old';
      // From inside: the signal goes to vipbook alone, and its exit status is seen.
      const { stdout } = await lab.exec(
        'controller',
        `${process.execPath} ${bin} run ${file} -i ${lab.inventory} -e 'from=${from} to=${to}' >/tmp/out 2>&1 & pid=$!
        sleep ${String(delayMs / 1000)}; kill -INT $pid; wait $pid; echo $?; cat /tmp/out`,
        { timeoutMs: 60_000 },
      );
      const code = Number(stdout.split('\n', 1)[0]);
      const output = stdout;
      if (process.env['VIPBOOK_SHOW'] !== undefined) console.log(delayMs, output);
      assert.ok([0, 99].includes(code), `after ${String(delayMs)} ms: ${output}`);
      const now = await holders(lab, chatAddress);
      assert.equal(now.length, 1, `after ${String(delayMs)} ms: ${now.join()}\n${output}`);
    }
    await lab.reset();
  });
});
