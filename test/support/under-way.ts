import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Lab } from '@vipbook/lab';
import { eventually } from './eventually.ts';
import { bin, home, playFile } from './vipbook.ts';

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
  await eventually(() => {
    assert.equal(lastStep(lab), phase);
    return Promise.resolve();
  }, 20_000);
}

/** What the newest journal of the controller says last that it begins; read through the root folder of its host. */
function lastStep(lab: Lab): string | undefined {
  const { pid } = lab.host('controller');
  const folder = `/proc/${String(pid)}/root${home}/.local/state/vipbook/runs`;
  const newest = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
  if (newest === undefined) return undefined;
  const steps = readFileSync(path.join(folder, newest), 'utf8').matchAll(
    /^\{"entry":"step",.*"phase":"([a-z-]+)"/gm,
  );
  return [...steps].at(-1)?.[1];
}
