import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import type { Plan } from '@vipbook/plan';
import { addIpv6 } from '../support/ipv6.ts';
import { shareOf } from '../support/share.ts';
import { obstacle, raise, vipbook } from '../support/vipbook.ts';
import { readLog, type Seen } from './exec-log.ts';
import { compare, expectedOf, programsOf } from './expected.ts';
import { prepared, stories, type Story } from './playbooks.ts';
import { mark, record, recordedSince, recordingObstacle } from './recorder.ts';

const hosts = ['old', 'new', 'gw', 'client'];
const all = stories();
/** All of them with `npm run exact`; a few in every run of the tests. */
const few = shareOf(
  all.filter((_, at) => at % 9 === 4),
  2,
);
const chosen = process.env['VIPBOOK_EXACT'] === 'all' ? all : few;

describe('apply does exactly what the plan says, as its hosts see it', function () {
  this.timeout(120_000);
  let lab: Lab;

  before(async function () {
    const why = obstacle() ?? recordingObstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  let fresh = true;
  async function begin(story: Story): Promise<void> {
    if (!fresh) await lab.reset();
    fresh = false;
    await Promise.all(hosts.map((host) => lab.exec(host, prepared)));
    if (story.ipv6 === true) await addIpv6(lab);
    for (const [host, script] of Object.entries(story.before ?? {})) await lab.exec(host, script);
    await record(lab, hosts);
    for (const [name, text] of Object.entries({ 'p.yml': story.playbook, ...story.files }))
      await lab.writeFile('controller', `/root/${name}`, text);
    const second = story.files?.['second'];
    if (second !== undefined) {
      const stanza = `\nauto eth0:2\niface eth0:2 inet static\n  address ${second}\n  netmask 255.255.255.0\n`;
      await lab.exec('old', [
        'sh',
        '-c',
        'printf %s "$0" >>/etc/network/interfaces && ifup eth0:2',
        stanza,
      ]);
    }
  }

  async function planOf(story: Story): Promise<Plan> {
    const saved = await vipbook(lab, ['facts', '--save', 'facts', '-i', lab.inventory]);
    assert.equal(saved.status, 0, saved.stderr);
    const make = async (out: string, more: readonly string[]): Promise<string> => {
      const words = [
        'plan',
        'p.yml',
        '--out',
        out,
        '-i',
        lab.inventory,
        ...(story.args ?? []),
        ...more,
      ];
      const made = await vipbook(lab, words);
      assert.equal(made.status, 0, made.stdout + made.stderr);
      return (await lab.readFile('controller', `/root/${out}`)).toString();
    };
    const [one, two] = [await make('one.json', ['--facts']), await make('two.json', ['--facts'])];
    assert.equal(one, two, 'two plans from one snapshot differ');
    return JSON.parse(story.from === 'snapshot' ? one : await make('one.json', [])) as Plan;
  }

  /** Names of tasks that reported a change, for each host. */
  function changedIn(events: string): ReadonlyMap<string, ReadonlySet<string>> {
    const changed = new Map(hosts.map((host) => [host, new Set<string>()]));
    for (const line of events.split('\n').filter((each) => each.startsWith('{'))) {
      const event = JSON.parse(line) as Readonly<Record<string, string>>;
      if (event['event'] === 'task-result' && event['status'] === 'changed')
        changed.get(event['host'] ?? '')?.add(event['task'] ?? '');
    }
    return changed;
  }

  interface Applied {
    readonly plan: Plan;
    readonly marks: readonly number[];
    readonly changed: ReadonlyMap<string, ReadonlySet<string>>;
  }

  async function apply(story: Story): Promise<Applied> {
    await begin(story);
    const plan = await planOf(story);
    const marks = await Promise.all(hosts.map((host) => mark(lab, host)));
    const applied = await vipbook(lab, ['apply', 'one.json', '--output', 'json', '--approve']);
    assert.equal(applied.status, 0, applied.stdout + applied.stderr);
    return { plan, marks, changed: changedIn(applied.stdout) };
  }

  async function logsOf({ plan, marks }: Applied, { looks = [] }: Story): Promise<readonly Seen[]> {
    const programs = [...programsOf(plan), ...looks];
    const looked = new Set(looks.map((argv) => `run ${argv.join(' ')}`));
    const logs = await Promise.all(
      hosts.map((host, at) => recordedSince(lab, host, marks[at] ?? 0)),
    );
    return logs.map((log) => {
      const { effects, channels } = readLog(log, programs);
      return { effects: effects.filter((effect) => !looked.has(effect)), channels };
    });
  }

  function differences({ plan, changed }: Applied, story: Story, logs: readonly Seen[]): string[] {
    return hosts.flatMap((host, at) => {
      const { effects, channels } = logs[at] ?? { effects: [], channels: [] };
      const reported = changed.get(host) ?? new Set();
      const expected = expectedOf(plan, host, story.unknown ?? {}, reported);
      return [
        ...compare(expected, effects).map((line) => `${host}: ${line}`),
        ...channels
          .filter((words) => words !== '-c exec /bin/sh')
          .map((words) => `${host}: sshd was asked for ${words}`),
      ];
    });
  }

  for (const story of chosen)
    it(`${story.name} (from ${story.from === 'hosts' ? 'the hosts' : 'a snapshot'})`, async () => {
      const applied = await apply(story);
      assert.deepEqual(differences(applied, story, await logsOf(applied, story)), []);
    });

  it('would find a step that was left out, and a command that slipped in', async () => {
    const story = all.find(({ name }) => name === 'all together') as Story;
    const applied = await apply(story);
    const logs = await logsOf(applied, story);
    assert.deepEqual(differences(applied, story, logs), []);
    const { plan } = applied;
    const telling = plan.steps.filter(({ operations }) =>
      operations.some((each) =>
        /^(?:file\.write|sysctl\.set|command\.run|address\.(?:add|delete))$/.test(each.do),
      ),
    );
    assert.ok(telling.length >= 10, String(telling.length));
    for (const step of telling) {
      const without = { ...plan, steps: plan.steps.filter((each) => each !== step) };
      const found = differences({ ...applied, plan: without }, story, logs);
      assert.notDeepEqual(found, [], `${step.host}: ${step.title}`);
      const twice = { ...plan, steps: [...plan.steps, { ...step, host: 'gw' }] };
      const missed = differences({ ...applied, plan: twice }, story, logs);
      assert.match(missed.join('\n'), /^gw: /m, `${step.host}: ${step.title}`);
    }
    const ssh = ['ssh', '-o', `UserKnownHostsFile=${lab.knownHosts}`, 'root@192.168.1.50'];
    const slipped = await lab.exec('controller', [...ssh, 'echo 1 >/etc/lab.slipped']);
    assert.equal(slipped.status, 0, slipped.stderr);
    assert.deepEqual(differences(applied, story, await logsOf(applied, story)), [
      'old: more than the plan: file /etc/lab.slipped',
      'old: sshd was asked for -c echo 1 >/etc/lab.slipped',
    ]);
  });
});
