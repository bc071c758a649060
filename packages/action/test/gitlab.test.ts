import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository, start } from './support/gitlab-job.ts';
import { gitlabStage, needsBuilt, type GitlabStage } from './support/stage.ts';

const ofMergeRequest = { CI_MERGE_REQUEST_IID: '3', CI_PIPELINE_SOURCE: 'merge_request_event' };

describe('the job of GitLab', function () {
  this.timeout(60_000);
  let stage: GitlabStage;

  before(needsBuilt);
  beforeEach(async () => {
    stage = await gitlabStage();
  });
  afterEach(() => {
    stage.close();
  });

  it('writes one note, however often it runs, and both reports', async () => {
    const { gitlab, folder } = stage;
    const marker = '<!-- vipbook-plan-of: playbooks%2Fmove%2Dchat.yml -->';
    gitlab.add(2, `${marker}\nof somebody else`);
    for (let count = 0; count < 120; count += 1) gitlab.add(2, `note ${count}`);
    const variables = { ...stage.variables, ...ofMergeRequest, CI_COMMIT_SHA: 'c0ffee' };
    for (const maximum of ['', '0']) {
      const { status, log } = await start('vipbook-plan', folder, {
        ...variables,
        VIPBOOK_MAX_OUTAGE_MS: maximum,
      });
      assert.equal(status, 0, log);
      assert.doesNotMatch(log, /glpat-test|^::/m);
      assert.equal(gitlab.notes.length, 122);
      assert.match(gitlab.notes[121]!.body, /leaves <strong>old<\/strong>/);
      assert.match(gitlab.notes[0]!.body, /of somebody else$/);
    }
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    assert.deepEqual(read('vipbook-terraform.json'), { create: 1, update: 2, delete: 1 });
    const quality = read('vipbook-codequality.json') as { location: { path: string } }[];
    assert.ok(quality.length > 0);
    for (const { location } of quality) assert.equal(location.path, 'playbooks/move-chat.yml');
    assert.match(readFileSync(path.join(folder, 'vipbook-plan.html'), 'utf8'), /<!doctype html>/i);

    const failing = await start('vipbook-plan', folder, {
      ...variables,
      VIPBOOK_FAIL_ON: 'changes',
    });
    assert.equal(failing.status, 1);
    assert.match(
      failing.log,
      /^error\[ACT010\]: The plan changes something.*\n.*\n {2}--> playbooks\/move-chat\.yml$/m,
    );
    const refused = await start('vipbook-plan', folder, {
      ...variables,
      VIPBOOK_TOKEN: 'glpat-no',
    });
    assert.equal(refused.status, 1);
    assert.match(
      refused.log,
      /^error\[ACT013\]: GitLab: GET \/user: 401.*\n.*VIPBOOK_TOKEN.*\n {2}--> \.gitlab-ci\.yml$/m,
    );
  });

  it('applies on merge what was approved, and nothing else', async () => {
    const { gitlab, folder } = stage;
    const variables = { ...stage.variables, CI_COMMIT_SHA: 'feed00' };
    const planned = await start('vipbook-plan', folder, {
      ...variables,
      ...ofMergeRequest,
    });
    assert.equal(planned.status, 0, planned.log);
    const note = gitlab.notes.at(-1);
    assert.ok(note !== undefined);
    const hash = /vipbook-plan-hash: (sha256:[0-9a-f]{64})/.exec(note.body)?.[1] ?? '';
    const stand = path.join(folder, 'stand-in');
    writeFileSync(
      stand,
      `#!/bin/sh\n[ "$1" = apply ] || exec ${path.join(repository, 'packages/cli/bin/vipbook')} "$@"\nprintf '%s\\n' "$@" >'${folder}/asked'\n`,
      { mode: 0o755 },
    );
    const apply = (more: Readonly<Record<string, string>> = {}) =>
      start('vipbook-apply', folder, {
        ...variables,
        CI_PIPELINE_SOURCE: 'push',
        CI_COMMIT_BRANCH: 'main',
        ...more,
      });
    const refused = async (says: RegExp, more: Readonly<Record<string, string>> = {}) => {
      const { status, log } = await apply({ INPUT_VIPBOOK: stand, ...more });
      assert.equal(status, 1, log);
      assert.match(log, says);
      assert.equal(existsSync(path.join(folder, 'asked')), false);
    };
    await refused(/^error\[ACT011\]: This commit belongs to no merged pull request/m);
    gitlab.merged.set('feed00', [{ iid: 3, state: 'opened' }]);
    await refused(/^error\[ACT011\]: This commit belongs to no merged pull request/m);
    gitlab.merged.set('feed00', [
      { iid: 2, state: 'closed' },
      { iid: 3, state: 'merged' },
    ]);
    await refused(/^error\[ACT011\]: Without a token no comment/m, { VIPBOOK_TOKEN: '' });

    const applied = await apply({ INPUT_VIPBOOK: stand });
    assert.equal(applied.status, 0, applied.log);
    assert.deepEqual(readFileSync(path.join(folder, 'asked'), 'utf8').split('\n').slice(0, 4), [
      'apply',
      'plans/plan.json',
      '--expect-hash',
      hash,
    ]);
    assert.match(gitlab.notes.at(-1)?.body ?? '', /✅ .*applied: exactly the approved plan/);
    rmSync(path.join(folder, 'asked'));

    // Somebody else's note, or one whose hash stands further down, is believed by nobody.
    const body = note.body;
    note.body = body.replace(/<!-- vipbook-plan-hash.*-->\n/, '');
    gitlab.add(2, body);
    await refused(/^error\[ACT011\]: #3 has no comment of this token's own/m);
    // Another plan was approved than the one that is committed: the real command refuses.
    note.body = body.replace(hash, `sha256:${'a'.repeat(64)}`);
    const other = await apply();
    assert.equal(other.status, 1, other.log);
    assert.match(
      other.log,
      /^error\[ACT012\]: vipbook apply: stale.*\(exit code 3; PLN005\)\n.*\n {2}--> plans\/plan\.json$/m,
    );
    const outcome = gitlab.notes.find(({ body: text }) => text.includes('vipbook-apply-of'));
    assert.match(outcome?.body ?? '', /🕓.*stale[\s\S]*PLN005/);
  });
});
