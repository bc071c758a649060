import assert from 'node:assert/strict';
import { diagnostic } from '@vipbook/diagnostics';
import { gitlabCodeQuality, gitlabTerraform } from '@vipbook/report';
import { moveChat } from './fixture.ts';

describe('a plan for GitLab', () => {
  it('is three numbers, in which every command that runs is an update', () => {
    const plan = moveChat();
    assert.deepEqual(gitlabTerraform(plan), { create: 1, update: 2, delete: 1 });
    assert.deepEqual(gitlabTerraform({ ...plan, summary: { ...plan.summary, run: 5 } }), {
      create: 1,
      update: 7,
      delete: 1,
    });
  });

  it('has findings with all that a code quality report wants, each with a fingerprint of its own', () => {
    const at = (line: number) => ({
      file: './playbooks/a.yml',
      range: { start: { line, column: 1, offset: 0 }, end: { line, column: 2, offset: 1 } },
    });
    const first = diagnostic('PLN040', { message: 'slow', where: at(3) });
    const findings = [
      first,
      diagnostic('PLN040', { message: 'slow', where: at(9) }),
      diagnostic('VIP001', { message: 'no subnet', where: { host: 'old', file: '/etc/x' } }),
    ];
    const made = gitlabCodeQuality(findings, 'playbooks/p.yml');
    assert.deepEqual(
      made.map(({ check_name, severity, location }) => [check_name, severity, location]),
      [
        ['PLN040', 'minor', { path: 'playbooks/a.yml', lines: { begin: 3 } }],
        ['PLN040', 'minor', { path: 'playbooks/a.yml', lines: { begin: 9 } }],
        ['VIP001', 'critical', { path: 'playbooks/p.yml', lines: { begin: 1 } }],
      ],
    );
    assert.equal(new Set(made.map(({ fingerprint }) => fingerprint)).size, 3);
    for (const each of made) {
      assert.match(each.fingerprint, /^[0-9a-f]{64}$/);
      assert.ok(each.description.length > 0);
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(each.severity));
    }
    const moved = gitlabCodeQuality(
      [diagnostic('PLN040', { message: 'slow', where: at(77) })],
      'playbooks/p.yml',
    );
    assert.equal(moved[0]!.fingerprint, made[0]!.fingerprint, 'a line above changes nothing');
  });
});
