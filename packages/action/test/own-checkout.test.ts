import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(new URL('../bundle/index.cjs', import.meta.url));

describe('the action in a checkout of its own, with nothing installed', function () {
  this.timeout(30_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-checkout-'));
    mkdirSync(path.join(folder, 'packages/action/bundle'), { recursive: true });
    mkdirSync(path.join(folder, 'packages/cli/bin'), { recursive: true });
    mkdirSync(path.join(folder, 'bin'));
    cpSync(bundle, path.join(folder, 'packages/action/bundle/index.cjs'));
    writeFileSync(
      path.join(folder, 'packages/cli/bin/vipbook'),
      'console.error(`vipbook ${process.argv.slice(2).join(" ")}`); process.exit(4);',
    );
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const npm = (script: string): void => {
    const file = path.join(folder, 'bin/npm');
    writeFileSync(file, `#!/bin/sh\necho "$@" >> '${folder}/asked'\n${script}\n`);
    chmodSync(file, 0o755);
  };
  const start = () =>
    spawnSync(process.execPath, [path.join(folder, 'packages/action/bundle/index.cjs')], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
        INPUT_PLAYBOOK: 'p.yml',
      },
    });

  it('installs and builds once, without the scripts of packages', () => {
    npm('[ "$1" = ci ] || { mkdir -p packages/cli/dist; : > packages/cli/dist/vipbook.cjs; }');
    for (let count = 0; count < 2; count += 1) {
      const { status, stdout } = start();
      assert.equal(status, 1);
      assert.match(stdout, /vipbook plan p\.yml --out /);
    }
    assert.deepEqual(readFileSync(path.join(folder, 'asked'), 'utf8').trim().split('\n'), [
      'ci --ignore-scripts --no-audit --no-fund',
      'run build',
    ]);
  });

  it('says so when that fails', () => {
    npm('echo "::error::no network"; exit 1');
    const { status, stdout } = start();
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^::error title=ACT005::npm ci --ignore-scripts --no-audit --no-fund ended with 1%0AIts words are in the log/m,
    );
    assert.match(stdout, /^::stop-commands::(.+)\n::error::no network\n::\1::$/m);
  });
});
