import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import type { Plan } from '@vipbook/plan';
import { obstacle, raise, vipbook } from '../support/vipbook.ts';
import { readLog, type Seen } from './exec-log.ts';
import { compare, expectedOf, programsOf } from './expected.ts';
import { prepared, stories, type Story } from './playbooks.ts';
import { mark, record, recordedSince, recordingObstacle } from './recorder.ts';

const hosts = ['old', 'new', 'gw', 'client'];
const all = stories();
/** All of them with `npm run exact`; some in every run of the tests. */
const chosen = process.env['VIPBOOK_EXACT'] === 'all' ? all : all.filter((_, at) => at % 9 === 4);

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

  for (const story of chosen)
    it(`${story.name} (from ${story.from === 'hosts' ? 'the hosts' : 'a snapshot'})`, async () => {
      await begin(story);
      const plan = await planOf(story);
      const marks = await Promise.all(hosts.map((host) => mark(lab, host)));
      const applied = await vipbook(lab, ['apply', 'one.json', '--output', 'json', '--approve']);
      assert.equal(applied.status, story.exit ?? 0, applied.stdout + applied.stderr);
      const changed = changedIn(applied.stdout);
      const differences: string[] = [];
      const looks = story.looks ?? [];
      const programs = [...programsOf(plan), ...looks];
      const looked = new Set(looks.map((argv) => `run ${argv.join(' ')}`));
      const logs = await Promise.all(
        hosts.map((host, at) => recordedSince(lab, host, marks[at] ?? 0)),
      );
      for (const [at, host] of hosts.entries()) {
        const seen: Seen = readLog(logs[at] ?? '', programs);
        const expected = expectedOf(
          plan,
          host,
          story.unknown ?? {},
          changed.get(host) ?? new Set(),
        );
        differences.push(
          ...compare(
            expected,
            seen.effects.filter((effect) => !looked.has(effect)),
          ).map((line) => `${host}: ${line}`),
        );
        const odd = seen.channels.filter((words) => words !== '-c exec /bin/sh');
        if (odd.length > 0) differences.push(`${host}: sshd was asked for ${odd.join(', ')}`);
      }
      assert.deepEqual(differences, []);
    });
});
