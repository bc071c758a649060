import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import {
  holders,
  move,
  obstacle,
  playFile,
  raise,
  repository,
  vipbook,
} from '../support/vipbook.ts';

const vip = '192.168.1.60';

/** docs/plans.md lists them. Stale (3) has a file of its own, stale.test.ts. */
describe('exit codes of plan and apply', function () {
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
  beforeEach(async () => {
    await lab.exec('controller', 'rm -rf /root/facts /root/plans /root/.local /root/vipbook.yml');
  });

  const inventory = (): readonly string[] => ['-i', lab.inventory];
  const plan = async (text: string, ...args: readonly string[]): Promise<ExecResult> => {
    await lab.writeFile('controller', playFile, text);
    return vipbook(lab, ['plan', 'play.yml', '--out', 'plans/p.json', ...args, ...inventory()]);
  };
  const apply = (...args: readonly string[]): Promise<ExecResult> =>
    vipbook(lab, ['apply', 'plans/p.json', ...args]);
  const tasks = (text: string): string =>
    `- hosts: old\n  gather_facts: false\n  tasks:\n${text.replace(/^/gm, '    ')}\n`;

  async function ends(result: ExecResult, status: number, says: RegExp): Promise<void> {
    const said = result.stdout + result.stderr;
    assert.equal(result.status, status, said);
    assert.match(said, says);
  }

  it('0 and 2: nothing to do, and something, with --detailed-exitcode', async () => {
    const nothing = tasks('- command: {cmd: "true", creates: /etc/passwd}');
    await ends(await plan(nothing, '--detailed-exitcode'), 0, /No changes/i);
    await ends(await apply(), 0, /ok=/);
    await ends(await plan(move('old', 'new'), '--detailed-exitcode'), 2, /1 to move/);
  });

  it('1: an error, or a task that failed', async () => {
    await ends(await plan('- hosts: old\n  tasks: [{nope: {}}]\n'), 1, /PBK\d+/);
    await ends(await vipbook(lab, ['apply', 'plans/none.json']), 1, /CLI\d+.*none\.json/s);
    await ends(await plan(tasks('- command: "false"')), 0, /1 to run/);
    await ends(await apply(), 1, /fatal: \[old\]: FAILED!/);
  });

  it('4: somebody else is at work on the address', async () => {
    await ends(await plan(move('old', 'new')), 0, /1 to move/);
    const other = await heldAt('claim', move('old', 'new', { drain: 0 }));
    await ends(await apply(), 4, /(?:VIP034|JNL006).*192\.168\.1\.60/s);
    await lab.exec('controller', `kill -CONT ${other.pid}`);
    await ends(await other.ended, 0, /-> new/);
    assert.deepEqual(await holders(lab, vip), ['new']);
    await lab.reset();
  });

  it('5: a policy forbids it, each with its code', async () => {
    const slow = move('old', 'new', { strategy: 'break-before-make' });
    const policies = (text: string): Promise<void> =>
      lab.writeFile('controller', '/root/vipbook.yml', `policies:\n  ${text}\n`);
    await policies('max_outage_ms: 0');
    await ends(await plan(slow), 5, /PLN030/);
    await policies('strategies: [make-before-break]');
    await ends(await plan(slow), 5, /PLN034/);
    await policies('allow_unknown: false');
    const unknown =
      '- command: hostname\n  register: r\n- command: "true"\n  when: r.stdout == "x"';
    await ends(await plan(tasks(unknown)), 5, /PLN035/);
    // Looked at again, as they are then, when it is applied.
    await lab.exec('controller', 'rm /root/vipbook.yml');
    await ends(await plan(slow), 0, /1 to move/);
    await policies('max_outage_ms: 0');
    await ends(await apply(), 5, /PLN030/);
    await policies('protected_hosts: old');
    await ends(await apply(), 5, /PLN031/);
    assert.deepEqual(await holders(lab, vip), ['old']);
  });

  it('6: taken back, the address is where it was', async () => {
    await ends(await plan(move('old', 'new', { confirm: 2 })), 0, /1 to move/);
    await ends(await apply(), 6, /VIP039/);
    assert.deepEqual(await holders(lab, vip), ['old']);
  });

  it('7: uncertain, because a host is lost while it commits', async () => {
    await ends(await plan(move('old', 'new', { drain: 0, lease: 6 })), 0, /1 to move/);
    const run = await heldAt('commit', undefined);
    await lab.exec('new', 'pkill -9 sshd');
    await lab.exec('controller', `kill -CONT ${run.pid}`);
    const result = await run.ended;
    await ends(result, 7, /VIP020|VIP019/);
    await lab.reset();
  });

  it('99: interrupted', async () => {
    await ends(await plan(tasks('- command: sleep 3')), 0, /1 to run/);
    const result = await lab.exec('controller', [
      'sh',
      '-c',
      `cd /root; ${process.execPath} ${repository}/packages/cli/bin/vipbook apply plans/p.json & p=$!; until pgrep -x sleep >/dev/null || ! kill -0 $p; do :; done; sleep 1; kill -INT $p; wait $p`,
    ]);
    await ends(result, 99, /ENG030|interrupted/);
  });

  /** A run, or an apply of the plan, that stands still where it begins a step, until told to go on. */
  async function heldAt(
    phase: string,
    playbook: string | undefined,
  ): Promise<{ readonly pid: string; readonly ended: Promise<ExecResult> }> {
    const env = {
      NODE_OPTIONS: `--require=${repository}/test/stories/at-step.cjs`,
      VIPBOOK_AT: phase,
      VIPBOOK_AT_MARK: '/root/mark',
      VIPBOOK_AT_SIGNAL: 'SIGSTOP',
      // Another operator has another journal.
      ...(playbook === undefined ? {} : { XDG_STATE_HOME: '/root/.local/other' }),
    };
    await lab.exec('controller', 'rm -f /root/mark');
    if (playbook !== undefined) await lab.writeFile('controller', '/root/other.yml', playbook);
    const args =
      playbook === undefined ? 'apply plans/p.json' : `run other.yml --yes -i ${lab.inventory}`;
    // In the background of a shell: what leads into the host's namespaces would stand still with its child.
    const ended = lab.exec(
      'controller',
      `${process.execPath} ${repository}/packages/cli/bin/vipbook ${args} & wait $!`,
      { cwd: '/root', env },
    );
    const { stdout } = await lab.exec(
      'controller',
      'until [ -s /root/mark ]; do sleep 0.05; done; cat /root/mark',
    );
    return { pid: stdout.trim(), ended };
  }
});
