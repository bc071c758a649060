import assert from 'node:assert/strict';
import type { Plan } from '@vipbook/plan';
import { planHtml, planMarkdown } from '@vipbook/report';
import { framesOf } from '../../src/plan/frames.ts';
import {
  chatLan,
  moveChat as playbook,
  openLan,
  planned,
  snapshots,
} from '../../../engine/test/plan-harness.ts';

const second = '192.168.1.61';
const secondAlias =
  '\nauto eth0:2\niface eth0:2 inet static\n  address 192.168.1.61\n  netmask 255.255.255.0\n';
const firstAlias =
  '\nauto eth0:1\niface eth0:1 inet static\n  address 192.168.1.60\n  netmask 255.255.255.0\n';

async function plan(text: string): Promise<Plan> {
  const machines = chatLan(`${firstAlias}${secondAlias}`).map((machine) =>
    machine.name === 'old'
      ? {
          ...machine,
          addresses: [
            ...(machine.addresses ?? []),
            { address: second, prefix: 24, label: 'eth0:2' },
          ],
          ifstate: { ...machine.ifstate, 'eth0:2': 'eth0:2' },
        }
      : machine,
  );
  const lan = openLan(machines);
  const made = (await planned({ playbook: text, lan, snapshots: await snapshots(lan) })).plan;
  assert.ok(made.summary.applicable, JSON.stringify(made.findings));
  return made;
}

const withArguments = (more: string) => playbook.replace('to: new', `to: new\n        ${more}`);

const cases: readonly (readonly [string, string])[] = [
  ['make before break', playbook],
  ['break before make', withArguments('strategy: break-before-make')],
  ['open connections are dropped', withArguments('connections: drop')],
  ['a long drain', withArguments('drain: 120')],
  ['somebody confirms', withArguments('confirm: 60s')],
  ['no file is written', withArguments('persist: none')],
  [
    'two addresses in one task',
    `${playbook.replace('192.168.1.60', '"{{ item }}"')}      loop: [192.168.1.60, ${second}]\n`,
  ],
  [
    'two addresses in two tasks',
    `${playbook}    - name: and the other one\n      vip:\n        address: ${second}\n        from: old\n        to: new\n`,
  ],
];

describe('the moments of a move', function () {
  this.timeout(60_000);
  for (const [name, text] of cases) {
    it(`${name}: from the old host to the new one, and every step stands in one moment`, async () => {
      const made = await plan(text);
      assert.equal(made.moves.length, text.includes(second) ? 2 : 1);
      const drawn = made.moves.map((move) => framesOf(made, move));
      for (const [index, frames] of drawn.entries()) {
        const move = made.moves[index];
        const holds = frames.map((frame) => [frame.old.holds, frame.new.holds, frame.caches]);
        assert.deepEqual(holds[0], ['yes', 'no', 'old']);
        assert.deepEqual(holds.at(-1), ['no', 'yes', 'new']);
        assert.ok(!frames.at(-1)?.old.silent && !frames.at(-1)?.new.silent);
        // Caches turn once, to a host that holds the address and speaks.
        const turned = frames.filter((frame, at) => frame.caches !== frames[at - 1]?.caches);
        assert.deepEqual(
          turned.map(({ caches }) => caches),
          ['old', 'new'],
        );
        assert.notEqual(turned[1]?.new.holds, 'no');
        assert.equal(turned[1]?.new.silent, false);
        const nowhere = frames.some(
          (frame) => frame.old.holds === 'no' && frame.new.holds === 'no',
        );
        assert.equal(nowhere, move?.strategy === 'break-before-make');
      }
      const steps = new Set(drawn.flat().flatMap((frame) => frame.steps));
      for (const step of made.steps)
        assert.ok(steps.has(step.number), `${step.number}: ${step.title}`);
      const markdown = planMarkdown(made, { file: 'plans/p.json' });
      // Addresses that go from one host to the same other one in one task are drawn once.
      const pairs = new Set(
        made.moves.map((move) => `${String(move.task)} ${move.old.host} ${move.new.host}`),
      );
      assert.equal(markdown.match(/^sequenceDiagram$/gm)?.length, pairs.size);
      assert.match(planHtml(made, { file: 'plans/p.json' }), /<svg/);
    });
  }
});
