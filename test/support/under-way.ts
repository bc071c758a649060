import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { eventually } from './eventually.ts';
import { bin, home, playFile, vipbook } from './vipbook.ts';

/** Of a run in the background of the controller: its process, its exit status once it has ended, what it says. */
export const underWay = {
  pid: `${home}/pid`,
  ended: `${home}/ended`,
  said: `${home}/out`,
} as const;

/** Begin a move in the background of the controller; it stands at the step when this is done. */
export async function beginUntil(lab: Lab, phase: string, play: string): Promise<void> {
  const { pid, ended, said } = underWay;
  await lab.writeFile('controller', playFile, play);
  const run = `${process.execPath} ${bin} run ${playFile} -i ${lab.inventory}`;
  await lab.exec(
    'controller',
    `rm -f ${ended}; { ${run} >${said} 2>&1 & echo $! >${pid}; wait $!; echo $? >${ended}; } </dev/null >/dev/null 2>&1 &`,
  );
  await eventually(async () => {
    const { stdout } = await vipbook(lab, ['status', '--output', 'json']);
    const [now] = JSON.parse(stdout).runs;
    assert.equal(now?.moves[0]?.lastStep?.intent.phase, phase, stdout);
  }, 20_000);
}
