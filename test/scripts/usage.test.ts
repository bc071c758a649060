import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { repository } from '../support/vipbook.ts';

describe('npm test', () => {
  const typed = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/test.mjs', ...args], {
      cwd: repository,
      encoding: 'utf8',
    });

  for (const args of [['report'], ['--just', 'report'], ['--only']]) {
    it(`with ${args.join(' ')} says how it is used, and runs nothing`, () => {
      const { status, stdout, stderr } = typed(...args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^\S.*\n\nnpm test \[-- --only NAME/);
      assert.doesNotMatch(stderr, /^ {4}at /m);
    });
  }

  it('--help says the same, and is no mistake', () => {
    const { status, stdout } = typed('--help');
    assert.equal(status, 0);
    assert.match(stdout, /^npm test \[-- --only NAME/);
  });
});
