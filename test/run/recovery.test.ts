import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import {
  holders,
  interfaces,
  move,
  obstacle,
  play,
  raise,
  repository,
  vipbook,
} from '../support/vipbook.ts';

const vip = '192.168.1.60';
type Host = 'old' | 'new';
const other = (host: Host): Host => (host === 'old' ? 'new' : 'old');

describe('a controller that dies in a move', function () {
  this.timeout(180_000);
  let lab: Lab;
  /** What both files are, to the byte, with the address on either host. */
  const files = new Map<Host, readonly string[]>();

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
    files.set('old', await both());
    for (const [from, to] of [
      ['old', 'new'],
      ['new', 'old'],
    ] as const) {
      const result = await play(lab, move(from, to));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      const now = await both();
      if (to === 'new') files.set(to, now);
      else assert.deepEqual(now, files.get('old'));
    }
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  const both = async () => [await interfaces(lab, 'old'), await interfaces(lab, 'new')];

  /** kill -9 right after the n-th line of the journal that matters. @returns whether it came to that. */
  async function killed(from: Host, line: number, more = {}): Promise<boolean> {
    await lab.writeFile('controller', '/root/play.yml', move(from, other(from), more));
    const result = await vipbook(lab, ['run', '/root/play.yml', '-i', lab.inventory], {
      env: {
        NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
        VIPBOOK_KILL_AT: String(line),
      },
    });
    return result.status === 137;
  }

  async function settled(context: string): Promise<Host> {
    const found = await holders(lab, vip);
    assert.equal(found.length, 1, `${context}: exactly one owner, not ${found.join(' and ')}`);
    const host = found[0] as Host;
    assert.deepEqual(await both(), files.get(host), `${context}: files are right to the byte`);
    const clean = await vipbook(lab, [
      ...['clean', 'old', 'new', '-i', lab.inventory],
      ...['--check', '--force', '--output', 'json'],
    ]);
    const left = JSON.parse(clean.stdout).hosts.flatMap(
      (one: { removed: string[] }) => one.removed,
    );
    assert.deepEqual(left, [], `${context}: nothing of ours is left`);
    const status = await vipbook(lab, ['status', '--output', 'json']);
    assert.deepEqual(JSON.parse(status.stdout).runs, [], `${context}: no run is open`);
    return host;
  }

  const text = ({ stdout, stderr }: ExecResult): string => stdout + stderr;

  for (const [strategy, every] of [
    ['make-before-break', 1],
    ['break-before-make', 3],
  ] as const) {
    it(`is taken up, or back, wherever it died (${strategy})`, async () => {
      let at: Host = 'old';
      let line = 1;
      for (; ; line += every) {
        const context = `killed at line ${line}`;
        if (!(await killed(at, line, { strategy }))) break;
        const status = await vipbook(lab, ['status', '--output', 'json']);
        const [run] = JSON.parse(status.stdout).runs;
        assert.ok(
          run === undefined || run.standing === 'unfinished',
          `${context}: ${text(status)}`,
        );
        const begun = run?.moves[0]?.lastStep !== undefined;
        if (run === undefined) {
          // The move had ended, and the journal knew.
        } else if (!begun) {
          // Nothing was done yet, so nothing is to be taken up: the next run simply does it.
          const again = await vipbook(lab, ['run', '/root/play.yml', '-i', lab.inventory]);
          assert.equal(again.status, 0, `${context}: ${text(again)}`);
        } else if (run.next === null) {
          assert.match(
            run.endedByHosts,
            /^192\.168\.1\.60 is on /,
            `${context}: the hosts were done`,
          );
        } else {
          const command = Math.floor(line / every) % 2 === 0 ? 'resume' : 'rollback';
          assert.equal(run.next, `vipbook resume ${run.run}`);
          const taken = await vipbook(lab, [command, '--yes']);
          assert.equal(taken.status, 0, `${context}, ${command}: ${text(taken)}`);
          const [host] = await holders(lab, vip);
          if (command === 'rollback') assert.equal(host, at, `${context}: back\n${text(taken)}`);
        }
        at = await settled(context);
      }
      assert.ok(line > 15, `${line} lines were died at`);
      at = await settled('not killed');
      if (at === 'new') assert.equal((await play(lab, move('new', 'old'))).status, 0);
    });
  }
});
