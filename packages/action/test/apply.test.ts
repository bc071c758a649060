import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bot, type FakeGithub } from './support/fake-github.ts';
import { writeProject } from './support/project.ts';
import { push, step, type StepInit } from './support/runner.ts';
import { githubStage, needsBuilt, type GithubStage } from './support/stage.ts';

const merge = 'feed000000000000000000000000000000000000';
const bin = fileURLToPath(new URL('../../cli/bin/vipbook', import.meta.url));
const moved = { event: push, environment: { GITHUB_SHA: merge } };

describe('the action applies', function () {
  this.timeout(120_000);
  let stage: GithubStage;
  let github: FakeGithub;
  let workspace: string;
  let hash: string;

  before(needsBuilt);
  beforeEach(async () => {
    stage = await githubStage();
    ({ github, workspace } = stage);
    await writeProject(workspace);
    const planned = await run({});
    assert.equal(planned.status, 0, planned.log);
    hash = planned.outputs['plan-hash'] ?? '';
    github.pulls.set(merge, [
      { number: 6, merged_at: null, merge_commit_sha: merge },
      { number: 7, merged_at: '2026-01-02T00:00:00Z', merge_commit_sha: merge },
    ]);
  });
  afterEach(() => stage.close());

  const run = (inputs: Record<string, string>, more: Partial<StepInit> = {}) =>
    step({ workspace, api: github.api, inputs, ...more });

  /** Plans are made and shown by the real command; what hosts would answer to `apply` is decided here. */
  const answering = (status: number, says = ''): string => {
    const file = path.join(workspace, 'vipbook-stand-in');
    writeFileSync(
      file,
      `#!/bin/sh\nif [ "$1" != apply ]; then exec ${process.execPath} ${bin} "$@"; fi\nprintf '%s\\n' "$@" > '${workspace}/asked'\nenv > '${workspace}/environment'\ncat <<'EOF'\n${says}\nEOF\nexit ${String(status)}\n`,
    );
    chmodSync(file, 0o755);
    return file;
  };
  const asked = () => readFileSync(path.join(workspace, 'asked'), 'utf8').trim().split('\n');

  it('the plan whose hash stands in the comment of the merged pull request', async () => {
    const { status, log, outputs, summary } = await run(
      { command: 'apply', vipbook: answering(0, 'ok=1'), arguments: '--approve -e "a=b c"' },
      moved,
    );
    assert.equal(status, 0, log);
    assert.deepEqual(asked(), [
      'apply',
      'plans/move-chat.json',
      '--expect-hash',
      hash,
      '--approve',
      '-e',
      'a=b c',
    ]);
    assert.equal(outputs['exit-code'], '0');
    assert.equal(github.comments.length, 2);
    assert.match(
      github.comments[1]!.body,
      /✅ .*: applied: exactly the approved plan was carried out/,
    );
    assert.match(summary, /applied/);
    assert.doesNotMatch(
      readFileSync(path.join(workspace, 'environment'), 'utf8'),
      /ghs_|INPUT_|GITHUB_OUTPUT/,
    );
  });

  it('says each outcome in words, always in the same comment', async () => {
    const page =
      readFileSync(new URL('../../../docs/pull-requests.md', import.meta.url), 'utf8').split(
        '### What the outcome is called',
        2,
      )[1] ?? '';
    for (const [code, words] of [
      [1, /⛔.*failed/],
      [3, /🕓.*stale: something moved.*From there on nothing was changed/],
      [4, /🔒.*locked.*From there on nothing was changed/],
      [5, /⛔.*not allowed/],
      [6, /↩️.*rolled back: the address is where it was/],
      [7, /⚠️.*uncertain.*vipbook status/],
      [99, /⛔.*interrupted/],
      [250, /⛔.*vipbook itself failed.*vipbook status/],
      [42, /ended with 42/],
    ] as const) {
      const row = new RegExp(`^\\| [\\d, ]*\\b${String(code)}\\b[\\d, ]*\\| \\S`, 'm');
      assert.equal(row.test(page), code !== 42, `${String(code)} in docs/pull-requests.md`);
      const vipbook = answering(code, '::error::pwned\n```\n</details> @all');
      const { status, annotations } = await run({ command: 'apply', vipbook }, moved);
      assert.equal(status, 1);
      assert.equal(annotations.length, 1);
      assert.match(annotations[0]!.message, new RegExp(`exit code ${String(code)}`));
      assert.equal(github.comments.length, 2);
      assert.match(github.comments[1]!.body, words);
      assert.match(github.comments[1]!.body, /^`{4}text$/m);
    }
  });

  it('refuses another plan than the approved one: the real command says so', async () => {
    const { status, log } = await run({ command: 'apply', 'expect-hash': 'a'.repeat(64) }, moved);
    assert.equal(status, 1);
    assert.match(log, /PLN005/);
    assert.match(github.comments[1]!.body, /🕓.*stale/);
    assert.match(github.comments[1]!.body, /PLN005/);
  });

  it('plans once more where no plan is committed, and applies that by its hash', async () => {
    rmSync(path.join(workspace, 'plans'), { recursive: true });
    const same = await run({ command: 'apply', vipbook: answering(0) }, moved);
    assert.equal(same.status, 0, same.log);
    assert.equal(asked()[3], hash);
    const { identity } = JSON.parse(
      readFileSync(path.join(workspace, 'plans/move-chat.json'), 'utf8'),
    );
    assert.equal(identity, hash);
    // Somebody has changed the playbook since: the real command refuses.
    rmSync(path.join(workspace, 'plans'), { recursive: true });
    const playbook = path.join(workspace, 'playbooks/move-chat.yml');
    writeFileSync(
      playbook,
      readFileSync(playbook, 'utf8').replace('address moves', 'address goes'),
    );
    const other = await run({ command: 'apply' }, moved);
    assert.equal(other.status, 1);
    assert.match(other.log, /PLN005/);
  });

  it('believes no hash but that of its own comment, at its beginning', async () => {
    const own = github.comments.pop()!;
    const refused = async (says: RegExp): Promise<void> => {
      const { status, annotations } = await run({ command: 'apply', vipbook: answering(0) }, moved);
      assert.equal(status, 1);
      assert.match(annotations[0]!.message, says);
      assert.equal(existsSync(path.join(workspace, 'asked')), false);
    };
    await refused(/#7 has no comment of this token's own/);
    github.add('mallory', own.body);
    await refused(/#7 has no comment of this token's own/);
    github.add(bot, `a diff that holds\n${own.body}`);
    await refused(/#7 has no comment of this token's own/);
    github.add(bot, own.body.replace(/<!-- vipbook-plan-hash.*-->\n/, '### no plan\n```\n$&```\n'));
    await refused(/#7 has no comment of this token's own/);
    github.pulls.clear();
    await refused(/belongs to no merged pull request/);
  });
});
