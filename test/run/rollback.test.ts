import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import { holders, interfaces, move, play, vipbook } from '../support/vipbook.ts';
import { suiteLab } from '../support/suite-lab.ts';

const vip = '192.168.1.60';
const text = ({ stdout, stderr }: ExecResult): string => stdout + stderr;

/** A play on all hosts of the lab, not only on those that chat. */
const anywhere = (from: string, to: string): string =>
  move(from, to).replace('hosts: chat', 'hosts: lab');

describe('a rollback of a run that did more than one thing', function () {
  this.timeout(120_000);
  const raised = suiteLab({ hosts: 1 });
  let lab: Lab;
  before(() => {
    lab = raised();
  });
  const files = (): Promise<readonly string[]> =>
    Promise.all(['old', 'new', 'h1'].map((host) => interfaces(lab, host)));

  it('takes an address back over every host on which the run has put it', async () => {
    const first = await files();
    const there = await play(lab, anywhere('old', 'new') + anywhere('new', 'h1'));
    assert.equal(there.status, 0, text(there));
    assert.deepEqual(await holders(lab, vip), ['h1']);
    const back = await vipbook(lab, ['rollback', '--yes']);
    assert.equal(back.status, 0, text(back));
    assert.deepEqual(await holders(lab, vip), ['old']);
    assert.deepEqual(await files(), first);
  });
});
