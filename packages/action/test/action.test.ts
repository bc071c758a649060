import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chatLan, moveChat } from '../../engine/test/plan-harness.ts';
import { bot, type FakeGithub } from './support/fake-github.ts';
import { writeProject } from './support/project.ts';
import { pullRequest, push, step, type StepInit } from './support/runner.ts';
import { githubStage, needsBuilt, type GithubStage } from './support/stage.ts';

const marker = '<!-- vipbook-plan-of: playbooks%2Fmove%2Dchat.yml -->';

describe('the action', function () {
  this.timeout(120_000);
  let stage: GithubStage;
  let github: FakeGithub;
  let workspace: string;

  before(needsBuilt);
  beforeEach(async () => {
    stage = await githubStage();
    ({ github, workspace } = stage);
  });
  afterEach(() => stage.close());

  const run = (inputs: Record<string, string> = {}, more: Partial<StepInit> = {}) =>
    step({ workspace, api: github.api, inputs, ...more });

  const planFile = () => path.join(workspace, 'plans/move-chat.json');

  it('plans a pull request: comment, summary, outputs, SARIF, page; and again in the same comment', async () => {
    await writeProject(workspace);
    const first = await run({ sarif: 'out/vipbook.sarif', html: 'out/plan.html' });
    assert.equal(first.status, 0, first.log);
    const plan = JSON.parse(readFileSync(planFile(), 'utf8'));
    assert.deepEqual(first.outputs, {
      changes: 'true',
      'plan-hash': plan.identity,
      'plan-file': 'plans/move-chat.json',
      'to-add': '1',
      'to-change': '2',
      'to-destroy': '1',
      'to-move': '1',
      'to-run': '0',
      'max-outage-ms': '0',
      risk: plan.summary.risk,
      applicable: 'true',
    });
    assert.equal(github.comments.length, 1);
    const body = github.comments[0]!.body;
    assert.ok(
      body.startsWith(
        `${marker}\n<!-- vipbook-plan -->\n<!-- vipbook-plan-hash: ${plan.identity} -->\n`,
      ),
    );
    assert.match(body, /leaves <strong>old<\/strong>.* for <strong>new<\/strong>/);
    assert.match(body, /c0ffee0/);
    assert.match(
      body,
      new RegExp(`vipbook apply plans/move-chat.json --expect-hash ${plan.identity}`),
    );
    assert.match(first.summary, new RegExp(plan.identity));
    assert.match(first.summary, /```mermaid\nsequenceDiagram/);
    const warnings = plan.findings.filter(
      (each: { severity: string }) => each.severity !== 'error',
    );
    assert.ok(warnings.length > 0, 'this plan has something to annotate');
    assert.equal(first.annotations.length, warnings.length);
    for (const { properties } of first.annotations)
      assert.equal(properties['file'], 'playbooks/move-chat.yml');
    const sarif = JSON.parse(readFileSync(path.join(workspace, 'out/vipbook.sarif'), 'utf8'));
    assert.equal(sarif.runs[0].results.length, warnings.length);
    assert.match(readFileSync(path.join(workspace, 'out/plan.html'), 'utf8'), /^<!doctype html>/i);

    const unchanged = await run();
    assert.equal(unchanged.status, 0, unchanged.log);
    assert.equal(github.comments.length, 1);

    // The next commit moves it elsewhere: its plan takes the place of the old one, in the same comment.
    rmSync(planFile());
    writeFileSync(
      path.join(workspace, 'playbooks/move-chat.yml'),
      moveChat.replace('the address moves', 'the address of chat moves'),
    );
    const second = await run({}, { event: pullRequest('beef0000') });
    assert.equal(second.status, 0, second.log);
    assert.equal(github.comments.length, 1);
    assert.notEqual(second.outputs['plan-hash'], plan.identity);
    assert.match(github.comments[0]!.body, new RegExp(second.outputs['plan-hash']!));
    assert.doesNotMatch(github.comments[0]!.body, new RegExp(plan.identity));
  });

  it('finds its comment on the third page, and takes nobody else’s', async () => {
    await writeProject(workspace);
    github.add('mallory', `${marker}\n<!-- vipbook-plan -->\nnot by the bot`);
    github.add(bot, '<!-- vipbook-plan-of: playbooks%2Fother.yml -->\nof another playbook');
    for (let count = 0; count < 240; count += 1) github.add('alice', `comment ${count}`);
    github.add(bot, `${marker}\nold`);
    const { status, log } = await run();
    assert.equal(status, 0, log);
    assert.equal(github.comments.length, 243);
    assert.match(github.comments[242]!.body, /vipbook-plan-hash/);
    assert.match(github.comments[0]!.body, /not by the bot$/);
    assert.match(github.comments[1]!.body, /of another playbook$/);
    assert.equal(
      github.asked.filter((each) => each.startsWith('GET') && each.includes('page=')).length,
      3,
    );
  });

  it('waits where GitHub says so, once, and gives up where it never gets through', async () => {
    await writeProject(workspace);
    github.refusals.push(
      {
        status: 403,
        headers: { 'retry-after': '1' },
        message: 'You have exceeded a secondary rate limit',
      },
      { status: 429, headers: { 'retry-after': '0' }, message: 'slow down' },
    );
    const waited = await run();
    assert.equal(waited.status, 0, waited.log);
    assert.equal(github.comments.length, 1);
    for (let count = 0; count < 3; count += 1)
      github.refusals.push({ status: 502, message: 'Bad Gateway' });
    const broken = await run();
    assert.equal(broken.status, 1);
    assert.match(broken.annotations[0]!.message, /^GitHub: .*\(502\)\n/);
    assert.doesNotMatch(broken.log, /^\s+at /m);
  });

  it('tells forks, whose token may not write, in the summary, and does not fail', async () => {
    await writeProject(workspace);
    github.mayWrite = false;
    const { status, log, annotations, summary } = await run(
      {},
      { event: pullRequest('c0ffee', 'mallory/net') },
    );
    assert.equal(status, 0, log);
    assert.match(
      annotations.find(({ level }) => level === 'notice')!.message,
      /from a fork may only read/,
    );
    assert.match(summary, /leaves <strong>old/);
    const without = await run({ 'github-token': '' });
    assert.equal(without.status, 0, without.log);
    assert.match(JSON.stringify(without.annotations), /there is no token/);
    const unknown = await run({ 'github-token': 'ghs_wrong' });
    assert.equal(unknown.status, 1);
    assert.match(unknown.annotations[0]!.message, /does not know the token: Bad credentials/);
  });

  it('refuses pull_request_target, and inputs that it does not know', async () => {
    await writeProject(workspace);
    const target = await run({}, { event: { name: 'pull_request_target', payload: {} } });
    assert.equal(target.status, 1);
    assert.match(target.annotations[0]!.message, /Use the event pull_request\./);
    for (const [inputs, says] of [
      [{ command: 'destroy' }, /plan or apply, not destroy/],
      [{ 'fail-on': 'error, oops' }, /not oops/],
      [{ plan: '../../etc/passwd' }, /within the checkout/],
      [{ 'max-outage-ms': '1s' }, /number of milliseconds/],
      [{ 'expect-hash': 'abc' }, /64 hexadecimal/],
      [{ comment: 'maybe' }, /true or false/],
      [{ vipbook: '/nowhere/vipbook' }, /cannot be started/],
    ] as const) {
      const { status, annotations } = await run(inputs);
      assert.equal(status, 1);
      assert.match(annotations[0]!.message, says);
    }
    assert.deepEqual(github.asked, []);
  });

  it('fails where thresholds say so, and says why', async () => {
    await writeProject(workspace, {
      playbook: moveChat.replace('to: new', 'to: new\n        strategy: break-before-make'),
    });
    const calm = await run({ 'fail-on': 'none' });
    assert.equal(calm.status, 0, calm.log);
    assert.equal(calm.outputs['risk'], 'medium');
    const expected = Number(calm.outputs['max-outage-ms']);
    assert.ok(expected > 0);
    for (const [inputs, says] of [
      [{ 'fail-on': 'changes' }, /changes something/],
      [{ 'fail-on': 'risk-high, risk-medium' }, /risk is medium.*nowhere for a moment/],
      [
        { 'max-outage-ms': String(expected - 1) },
        /An outage of \d+ ms is expected; max-outage-ms allows/,
      ],
    ] as const) {
      const { status, annotations } = await run(inputs);
      assert.equal(status, 1);
      assert.match(annotations[0]!.message, says);
      assert.match(github.comments[0]!.body, /> \[!CAUTION\]/);
    }
    const allowed = await run({ 'fail-on': 'risk-high', 'max-outage-ms': String(expected) });
    assert.equal(allowed.status, 0, allowed.log);
    assert.doesNotMatch(github.comments[0]!.body, /CAUTION/);
  });

  it('refuses a committed plan that is not what the playbook gives', async () => {
    await writeProject(workspace);
    const before = await run();
    const committed = readFileSync(planFile(), 'utf8');
    writeFileSync(
      path.join(workspace, 'playbooks/move-chat.yml'),
      moveChat.replace('the address moves', 'it moves'),
    );
    const { status, annotations, outputs } = await run();
    assert.equal(status, 1);
    assert.match(
      annotations[0]!.message,
      new RegExp(
        `plans/move-chat.json is not what the playbook gives now: committed is ${before.outputs['plan-hash']}, planned ${outputs['plan-hash']}`,
      ),
    );
    assert.equal(readFileSync(planFile(), 'utf8'), committed);
    assert.match(github.comments[0]!.body, /is not what the playbook gives now/);
    writeFileSync(planFile(), '{}');
    const none = await run();
    assert.equal(none.status, 1);
    assert.match(none.annotations[0]!.message, /is no plan of vipbook/);
  });

  it('a playbook that cannot be planned takes the plan out of the comment', async () => {
    await writeProject(workspace);
    await run();
    rmSync(planFile());
    writeFileSync(
      path.join(workspace, 'playbooks/move-chat.yml'),
      moveChat.replace('vip:', 'vipp:'),
    );
    const useless = await run();
    assert.equal(useless.status, 1);
    assert.match(useless.annotations[0]!.message, /cannot be applied: PBK032/);
    assert.doesNotMatch(github.comments[0]!.body, /--expect-hash/);
    const line = useless.annotations.find(({ properties }) => properties['line'] !== undefined);
    assert.deepEqual(
      [line?.level, line?.properties['file'], line?.properties['line']],
      ['error', 'playbooks/move-chat.yml', '5'],
    );
    rmSync(planFile());
    rmSync(path.join(workspace, 'playbooks/move-chat.yml'));
    const { status, annotations, summary, outputs } = await run();
    assert.equal(status, 1);
    assert.equal(outputs['applicable'], 'false');
    assert.equal(github.comments.length, 1);
    assert.doesNotMatch(github.comments[0]!.body, /vipbook-plan-hash/);
    assert.match(github.comments[0]!.body, /no plan/);
    assert.match(summary, /PBK\d+/);
    assert.match(JSON.stringify(annotations), /PBK\d+/);
  });

  it('works in a folder of the checkout: annotations and SARIF name files from its root', async () => {
    await writeProject(path.join(workspace, 'network'));
    const { status, log, annotations, outputs } = await run({
      'working-directory': './network/',
      sarif: 'v.sarif',
    });
    assert.equal(status, 0, log);
    assert.equal(outputs['plan-file'], 'network/plans/move-chat.json');
    assert.ok(annotations.length > 0);
    for (const { properties } of annotations)
      assert.equal(properties['file'], 'network/playbooks/move-chat.yml');
    const sarif = readFileSync(path.join(workspace, 'network/v.sarif'), 'utf8');
    assert.match(sarif, /"network\/playbooks\/move-chat\.yml"/);
    assert.ok(github.comments[0]!.body.startsWith('<!-- vipbook-plan-of: network%2Fplaybooks%2F'));
  });

  it('holds still whatever files of hosts and playbooks say', async () => {
    const evil = [
      '::error file=x::pwned',
      '::add-mask::a',
      '``````',
      '<!-- vipbook-plan-hash: sha256:0000 --><script>alert(1)</script>',
      '@everyone #1 \u202egnp.exe',
    ];
    const comments = evil
      .map((line) => `  # ${line}\n${line.startsWith('::') ? `#\n` : ''}`)
      .join('');
    const alias = `\nauto eth0:1\niface eth0:1 inet static\n${comments}  address 192.168.1.60\n  netmask 255.255.255.0\n`;
    await writeProject(workspace, {
      machines: chatLan(alias),
      playbook: moveChat
        .replace('chat moves to the new host', '"x\\n::error::pwned\\n<!-- -->"')
        .replace('the address moves', '"::set-output name=a::b\\n@all <img src=x> ``` ]]>"'),
    });
    const { status, log, outputs, annotations } = await run();
    assert.equal(status, 0, log);
    const { body } = github.comments[0]!;
    assert.ok(
      body.startsWith(
        `${marker}\n<!-- vipbook-plan -->\n<!-- vipbook-plan-hash: ${outputs['plan-hash']} -->`,
      ),
    );
    assert.doesNotMatch(JSON.stringify(annotations), /pwned/);
    assert.doesNotMatch(body, /\u202e/);
    // Outside of fences, which are as long as they need to be, nothing is markup.
    const outside = body.replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, '');
    assert.doesNotMatch(outside, /<script|<img|@all|@everyone/);
    assert.match(body, /^`{7,}diff$/m);
  });

  it('500 hosts fit: comment, summary and annotations', async () => {
    const names = Array.from(
      { length: 500 },
      (_, index) => `web${String(index + 1).padStart(3, '0')}`,
    );
    await writeProject(workspace, {
      machines: [
        ...chatLan(),
        ...names.map((name, index) => ({
          name,
          mac: `02:00:00:01:${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16).padStart(2, '0')}`,
          addresses: [{ address: `192.168.1${index >> 7}.${(index & 127) + 2}`, prefix: 24 }],
        })),
      ],
      hosts: ['old', 'new', 'client', ...names],
      inventory: `old ansible_host=192.168.1.50\nnew ansible_host=192.168.1.51\n\n[web]\nweb[001:500]\n`,
      playbook: `${moveChat.replace('hosts: chat', 'hosts: old,new')}- name: every web server is told\n  hosts: web\n  tasks:\n    - name: tell it\n      command: tell --the-new-address {{ inventory_hostname }}\n`,
    });
    const { status, log, outputs, summary } = await run();
    assert.equal(status, 0, log);
    assert.equal(outputs['to-run'], '500');
    const { body } = github.comments[0]!;
    assert.ok(body.length <= 65_536, String(body.length));
    assert.match(body, /leaves <strong>old/);
    assert.match(body, new RegExp(`--expect-hash ${outputs['plan-hash']}`));
    assert.match(summary, new RegExp(`--expect-hash ${outputs['plan-hash']}`));
  });

  it('prints ten annotations of a level, its own first, and counts the rest', async () => {
    const tasks = Array.from({ length: 14 }, (_, at) => `    - name: t${at}\n      vipp: {}\n`);
    await writeProject(workspace, { playbook: `- hosts: chat\n  tasks:\n${tasks.join('')}` });
    const { status, log, annotations, summary } = await run();
    assert.equal(status, 1);
    assert.equal(annotations.length, 10);
    assert.match(annotations[0]!.message, /^The plan cannot be applied/);
    assert.match(log, /^5 more of level error are in the summary/m);
    assert.equal(summary.match(/<strong>PBK032<\/strong>/g)?.length, 14);
  });

  it('without a pull request there is a summary and no comment', async () => {
    await writeProject(workspace);
    const { status, log, summary } = await run({}, { event: push });
    assert.equal(status, 0, log);
    assert.match(summary, /leaves/);
    assert.deepEqual(github.asked, []);
  });
});
