import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { labObstacles, type ExecResult, type Lab } from '@vipbook/lab';
import {
  isAsked,
  readRecords,
  recording,
  writeRecords,
  type Recorded,
} from '../support/ansible-records.ts';
import { ansibleSettings, outcomeOf, type Outcome } from '../support/outcome.ts';
import { bin, home, obstacle, raise } from '../support/vipbook.ts';

/** Units to act on: each writes down when it is started, reloaded and stopped. */
const units = {
  'demo.service': `[Unit]
Description=demo
[Service]
ExecStart=/bin/sh -c 'echo start >>/var/tmp/said; exec sleep infinity'
ExecReload=/bin/sh -c 'echo reload >>/var/tmp/said'
ExecStop=/bin/sh -c 'echo stop >>/var/tmp/said'
[Install]
WantedBy=multi-user.target
`,
  // Nothing to install: static.
  'fixed.service': '[Service]\nExecStart=/bin/sleep infinity\n',
  'fails.service':
    '[Service]\nType=oneshot\nExecStart=/bin/false\n[Install]\nWantedBy=multi-user.target\n',
  'deaf.service': '[Service]\nExecStart=/bin/sleep infinity\n',
  'many@.service':
    '[Service]\nExecStart=/bin/sleep infinity\n[Install]\nWantedBy=multi-user.target\n',
  'tick.timer': '[Timer]\nOnCalendar=daily\n[Install]\nWantedBy=timers.target\n',
  'tick.service': '[Service]\nType=oneshot\nExecStart=/bin/true\n',
  'broken.service': '[Service]\nType=oneshot\n',
} as const;

/** One after the other on one host; the last ones fail, each for itself. */
const steps: readonly string[] = [
  '{ name: demo, state: started }',
  '{ name: demo, state: started }',
  '{ name: demo.service, enabled: true }',
  '{ name: demo, enabled: yes, state: started }',
  '{ name: demo, state: reloaded }',
  '{ name: demo, state: restarted }',
  '{ name: demo, state: stopped, enabled: false }',
  '{ name: demo, state: stopped }',
  '{ name: demo, state: reloaded }',
  '{ name: demo, state: stopped }',
  '{ name: demo, state: restarted }',
  '{ name: demo, masked: true, state: stopped }',
  '{ name: demo, masked: true }',
  '{ name: demo, masked: false, state: started, enabled: true }',
  '{ name: demo, masked: false }',
  '{ unit: demo, state: started, enabled: true, daemon_reload: true }',
  '{ daemon_reload: true }',
  '{ daemon_reexec: true }',
  '{ service: fixed, state: started, enabled: true }',
  '{ name: fixed, enabled: true }',
  '{ name: many@one, state: started, enabled: true }',
  '{ name: many@one, state: started, enabled: true }',
  '{ name: tick.timer, state: started, enabled: true }',
  '{ name: chat, state: stopped, enabled: false }',
  '{ name: chat, state: stopped, enabled: false }',
  '{ name: chat, state: started, enabled: true }',
  '{ name: chat, state: restarted }',
  '{ name: not-yet, masked: true }',
  '{ name: not-yet, masked: false }',
  '{ name: nope, state: started }',
  '{ name: nope, enabled: true }',
  '{ name: fails, state: started }',
  '{ name: deaf, state: started }',
  '{ name: deaf, state: reloaded }',
  '{ name: broken, state: started }',
];

const playbook = (module: string): string =>
  [
    '- hosts: a',
    '  gather_facts: false',
    '  tasks:',
    ...steps
      // What only the systemd module has.
      .filter((step) => module === 'systemd' || !/masked|daemon_|unit:|service:/.test(step))
      .map(
        (step, index) =>
          `    - { name: "${String(index)} ${step}", ${module}: ${step}, ignore_errors: true }`,
      ),
    '',
  ].join('\n');

const recordsFile = 'test/systemd/recorded.json';
/** On the lab's controller. */
const unitsFile = `${home}/units.yml`;
const maskFile = `${home}/mask.yml`;
const modules = ['systemd', 'service'] as const;
/** Looked at first, then done, then done once more. */
const rounds = [['--check'], [], []] as const;

/** What a round told, and what the units are afterwards. */
interface Round extends Pick<Outcome, 'lines' | 'recap'> {
  readonly state: string;
}

describe('on hosts that run systemd', function () {
  this.timeout(300_000);
  let lab: Lab;
  const records = readRecords<readonly Round[]>(recordsFile);
  const written = new Map<string, Recorded<readonly Round[]>>();

  before(async function () {
    const why = obstacle() ?? labObstacles(undefined, true)[0]?.message;
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise({ systemd: ['old', 'new'] });
  });
  after(async () => {
    if (recording) writeRecords(recordsFile, written);
    await (lab as Lab | undefined)?.down();
  });

  const shell = async (host: string, script: string): Promise<string> => {
    const { stdout } = await lab.exec(host, script);
    return stdout.trim();
  };

  async function withUnits(host: string): Promise<void> {
    for (const [name, text] of Object.entries(units))
      await lab.writeFile(host, `/usr/local/lib/systemd/system/${name}`, text);
    await lab.exec(host, 'systemctl daemon-reload; rm -f /var/tmp/said');
  }

  async function inventory(host: string): Promise<string> {
    const file = `/root/${host}.ini`;
    const { address } = lab.host(host);
    const args = `-o UserKnownHostsFile=${lab.knownHosts}`;
    await lab.writeFile(
      'controller',
      file,
      `a ansible_host=${address} ansible_user=root ansible_ssh_private_key_file=${lab.directory}/keys/root ansible_ssh_common_args="${args}"\n`,
    );
    return file;
  }

  const run = async (
    program: readonly string[],
    host: string,
    file: string,
    options: readonly string[],
  ): Promise<ExecResult> =>
    lab.exec('controller', [...program, file, '-i', await inventory(host), ...options], {
      env: ansibleSettings,
    });

  const ansible = ['ansible-playbook'];
  const vipbook = [process.execPath, bin, 'run'];

  /** What a host's systemd says of the units, and what these said. */
  const state = (host: string): Promise<string> =>
    shell(
      host,
      'for u in demo fixed many@one tick.timer chat not-yet fails deaf; do echo "$u $(systemctl is-active $u) $(systemctl is-enabled $u 2>/dev/null)"; done; cat /var/tmp/said',
    );

  /** The rounds on a host of its own, one after the other. */
  async function roundsOf(program: readonly string[], host: string): Promise<readonly Round[]> {
    await withUnits(host);
    const told: Round[] = [];
    for (const options of rounds) {
      const { lines, recap } = outcomeOf(await run(program, host, unitsFile, options));
      told.push({ lines, recap, state: await state(host) });
    }
    return told;
  }

  for (const [index, module] of modules.entries()) {
    it(`${module} does what Ansible's does`, async function () {
      const text = playbook(module);
      const files = createHash('sha256')
        .update(JSON.stringify([units, text]))
        .digest('hex');
      const recorded = records.get(module);
      const known = recorded?.files === files ? recorded.outcome : undefined;
      const hasAnsible = spawnSync('ansible-playbook', ['--version']).status === 0;
      const asks = hasAnsible && (known === undefined || isAsked(3 * index));
      if (!asks && known === undefined) this.skip();
      await lab.writeFile('controller', unitsFile, text);
      const [ours, asked] = await Promise.all([
        roundsOf(vipbook, 'new'),
        asks ? roundsOf(ansible, 'old') : undefined,
      ]);
      const theirs = asked ?? known;
      assert.ok(theirs !== undefined);
      written.set(module, { files, outcome: theirs });
      if (known !== undefined && !recording) assert.deepEqual(theirs, known);
      for (const [at, options] of rounds.entries())
        assert.deepEqual(ours[at], theirs[at], `round ${String(at + 1)} ${options.join(' ')}`);
    });
  }

  it('says so where systemd refuses a mask, also with --check (Ansible: changed, and it is not)', async () => {
    await lab.writeFile('new', '/etc/systemd/system/mine.service', units['demo.service']);
    const text =
      '- hosts: a\n  gather_facts: false\n  tasks: [{ name: m, systemd: { name: mine, masked: true } }]\n';
    await lab.writeFile('controller', maskFile, text);
    for (const options of [['--check'], []]) {
      const ours = await run(vipbook, 'new', maskFile, options);
      assert.deepEqual(outcomeOf(ours).lines, ['m | a | failed']);
      assert.match(
        ours.stdout,
        /error\[MOD011\]: \/etc\/systemd\/system\/mine\.service is in the way/,
      );
    }
  });

  it('does nothing to what is masked, and says how to', async () => {
    await withUnits('new');
    await lab.exec('new', 'systemctl mask --now demo');
    for (const want of ['state: started', 'state: restarted', 'enabled: true']) {
      const text = `- hosts: a\n  gather_facts: false\n  tasks: [{ name: m, systemd: { name: demo, ${want} } }]\n`;
      await lab.writeFile('controller', maskFile, text);
      const ours = await run(vipbook, 'new', maskFile, ['--check']);
      assert.match(ours.stdout, /error\[MOD011\]: demo is masked[^]*masked: false/);
    }
    await lab.exec('new', 'systemctl unmask demo');
  });
});
