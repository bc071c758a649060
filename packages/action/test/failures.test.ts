import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe as described, isCode } from '@vipbook/diagnostics';
import type { FakeGithub } from './support/fake-github.ts';
import { writeProject } from './support/project.ts';
import { pullRequest, push, step, type Step, type StepInit } from './support/runner.ts';
import { githubStage, needsBuilt, type GithubStage } from './support/stage.ts';

const job = '.github/workflows/plan.yml';

interface Case {
  readonly what: string;
  readonly code: string;
  readonly says: RegExp;
  /** The file that the annotation stands on. */
  readonly file: string;
  readonly level?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly more?: Partial<StepInit>;
  /** Before the step, in its workspace. */
  readonly prepare?: (workspace: string) => void;
}

const playbook = 'playbooks/move-chat.yml';
const plan = 'plans/move-chat.json';
/** A command in vipbook's place that ends so, and says so. */
const standIn = (status: number, says = ''): Pick<Case, 'prepare' | 'inputs'> => ({
  prepare: (workspace) => {
    const file = path.join(workspace, 'stand-in');
    writeFileSync(file, `#!/bin/sh\necho '${says}'\nexit ${String(status)}\n`);
    chmodSync(file, 0o755);
  },
  inputs: { vipbook: './stand-in' },
});
const committed = (text: string) => (workspace: string) => {
  mkdirSync(path.join(workspace, 'plans'), { recursive: true });
  writeFileSync(path.join(workspace, plan), text);
};
const applies = { command: 'apply', 'expect-hash': 'a'.repeat(64) };

const cases: readonly Case[] = [
  ...(
    [
      ['command', 'destroy'],
      ['playbook', ''],
      ['playbook', '../x.yml'],
      ['plan', '/etc/passwd'],
      ['expect-hash', 'abc'],
      ['comment', 'maybe'],
      ['fail-on', 'everything'],
      ['max-outage-ms', 'none'],
      ['working-directory', '..'],
    ] as const
  ).map(([name, value]) => ({
    what: `the input ${name}: '${value}'`,
    code: 'ACT001',
    says: new RegExp(`The input "${name}"`),
    file: job,
    inputs: { [name]: value },
  })),
  {
    what: 'pull_request_target',
    code: 'ACT002',
    says: /a stranger's playbook/,
    file: job,
    more: { event: { ...pullRequest('c0ffee'), name: 'pull_request_target' } },
  },
  {
    what: 'an event that is no file',
    code: 'ACT003',
    says: /GITHUB_EVENT_PATH/,
    file: job,
    more: { environment: { GITHUB_EVENT_PATH: '/nowhere' } },
  },
  {
    what: 'no such command',
    code: 'ACT004',
    says: /cannot be started/,
    file: job,
    inputs: { vipbook: './nothing' },
  },
  {
    what: 'an inventory that is not there',
    code: 'ACT006',
    says: /vipbook plan ended with 1, and there is no plan/,
    file: playbook,
    inputs: { inventory: 'none.ini' },
  },
  {
    what: 'a committed plan that is no JSON',
    code: 'ACT007',
    says: /is no JSON/,
    file: plan,
    prepare: committed('{'),
  },
  {
    what: 'a committed plan that is none',
    code: 'ACT007',
    says: /is no plan of vipbook/,
    file: plan,
    prepare: committed('{}'),
  },
  {
    what: 'a committed plan that is another one',
    code: 'ACT008',
    says: /is not what the playbook gives now/,
    file: plan,
    prepare: committed('{"identity":"sha256:0","summary":{},"steps":[]}'),
  },
  {
    what: 'a plan that cannot be applied',
    code: 'ACT009',
    says: /The plan cannot be applied: PLN031/,
    file: playbook,
    prepare: (workspace) => {
      writeFileSync(path.join(workspace, 'vipbook.yml'), 'policies: { protected_hosts: [old] }\n');
    },
  },
  {
    what: 'a plan beyond what may pass',
    code: 'ACT010',
    says: /fail-on has "changes"/,
    file: playbook,
    inputs: { 'fail-on': 'changes' },
  },
  {
    what: 'no token to read the approval with',
    code: 'ACT011',
    says: /Without a token/,
    file: plan,
    inputs: { command: 'apply', 'github-token': '' },
    more: { event: push },
  },
  {
    what: 'a commit that was merged by nobody',
    code: 'ACT011',
    says: /belongs to no merged/,
    file: plan,
    inputs: { command: 'apply' },
    more: { event: push },
  },
  {
    what: 'an apply that fails',
    code: 'ACT012',
    says: /stale.*\(exit code 3; PLN012\)/,
    file: plan,
    ...standIn(3, 'error[PLN012]: a file changed'),
    inputs: { ...applies, vipbook: './stand-in' },
    more: { event: push },
    prepare: (workspace) => {
      standIn(3, 'error[PLN012]: a file changed').prepare?.(workspace);
      committed('{}')(workspace);
    },
  },
  {
    what: 'a token that nobody knows',
    code: 'ACT013',
    says: /does not know the token/,
    file: job,
    inputs: { 'github-token': 'ghs_wrong' },
  },
  {
    what: 'an API that is not there',
    code: 'ACT014',
    says: /GitHub: /,
    file: job,
    more: { api: 'http://127.0.0.1:9' },
  },
  {
    what: 'a pull request from a fork',
    code: 'ACT015',
    says: /No comment was written/,
    file: job,
    level: 'notice',
    inputs: { 'github-token': '' },
    more: { event: pullRequest('c0ffee', 'mallory/net') },
  },
];

describe('whatever fails in the action', function () {
  this.timeout(60_000);
  let stage: GithubStage;
  let github: FakeGithub;
  let workspace: string;

  before(needsBuilt);
  beforeEach(async () => {
    stage = await githubStage();
    ({ github, workspace } = stage);
    await writeProject(workspace);
  });
  afterEach(() => stage.close());

  for (const { what, code, says, file, level = 'error', inputs, more, prepare } of cases)
    it(`${code}: ${what}: has its code, its place and what to do`, async () => {
      prepare?.(workspace);
      const ended: Step = await step({
        workspace,
        api: github.api,
        inputs: inputs ?? {},
        ...more,
        environment: {
          GITHUB_WORKFLOW_REF: `acme/net/${job}@refs/heads/main`,
          ...more?.environment,
        },
      });
      assert.equal(ended.status, level === 'error' ? 1 : 0, ended.log);
      const found = ended.annotations.find(({ properties }) => properties['title'] === code);
      assert.ok(found !== undefined, ended.log);
      assert.equal(found.level, level);
      assert.match(found.message, says);
      assert.equal(found.properties['file'], file);
      const [, remedy = ''] = found.message.split('\n');
      assert.ok(remedy.length > 10, found.message);
      assert.ok(isCode(code) && described(code).remedy !== undefined);
      // No failure of the job is without a code.
      for (const { properties } of ended.annotations)
        assert.match(properties['title'] ?? '', /^[A-Z]{3}\d{3}$/);
    });
});
