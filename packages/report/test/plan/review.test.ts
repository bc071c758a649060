import assert from 'node:assert/strict';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Plan } from '@vipbook/plan';
import { markdownLimits, planMarkdown } from '@vipbook/report';
import { kinds, manyMoves, type Kind } from './kinds.ts';

/** What somebody reads in the comment, without its markup. */
function read(plan: Plan, limit?: number): string {
  const markdown = planMarkdown(plan, {
    file: 'plans/p.json',
    ...(limit === undefined ? {} : { limit }),
  });
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return html
    .replace(/<!--[\s\S]*?-->|<\/?(?:strong|em|code)>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ');
}

/** Questions of somebody who knows networks and never saw vipbook, and where the comment answers. */
const answers: Readonly<Record<Exclude<Kind, 'many-hosts'>, readonly RegExp[]>> = {
  move: [
    /192\.168\.1\.60\/24 leaves old \(eth0:1, 02:00:00:00:00:50\) for new \(eth0:1, 02:00:00:00:00:51\), make-before-break/,
    /none expected: new answers before old falls silent\n/,
    /it begins at step 6 and is over by step 9; if vipbook dies from step 6 to the commit \(step 12\), nobody answers for 4 s at worst/,
    /for what comes through 192\.168\.1\.1: a minute to hours, if that gateway does not follow/,
    /open TCP connections go on with old: new forwards their packets to it; .* 10 s at most, and what is open then is reset/,
    /before the cut-over: old keeps 192\.168\.1\.60.* within 45 s/,
    /after the commit: new keeps 192\.168\.1\.60.* within 113 s/,
    /on each host waits a script, its guard/,
    /new: before the commit old keeps the address or takes it back: .* 35 s at worst; after the commit nobody has 192\.168\.1\.60 until new is up again/,
    /at the next boot: a boot hook, .* asks the wire who has the address/,
    /what comes from other subnets goes on to old, served or forwarded there until the step \S*release\S*, and nowhere from then on, until the ARP entry in 192\.168\.1\.1 expires/,
    /the task names neither port nor service, so nothing looks/,
    /refuses before it changes anything if the plan is not the one with this hash/,
    /a failure up to and including the commit \(step 12\) is undone in this order; what was not begun is left out/,
    /A failure after the commit undoes nothing: .* vipbook rollback/,
  ],
  'single-writer': [
    /leaves old .* for new .*, break-before-make/,
    /5 ms expected: .* late, not lost\n/,
    /it begins at step 6 and ends with step 7; if vipbook dies from step 6 to the commit \(step 10\), nobody answers for 36\.5 s at worst/,
    /open ones break, because new does not know them and resets them: clients have to connect again/,
    /before old lets go: old keeps 192\.168\.1\.60, and its guard puts its interfaces file back/,
    /after old has let go, before new has it: nobody answers .* 36\.5 s at worst/,
    /once new has it, before the commit: new serves until the 30 s are over .*; then nobody answers for it, 8\.5 s at worst/,
    /open connections of 192\.168\.1\.60 break: clients have to connect again/,
    /6\. old cut-over: delete 192\.168\.1\.60 ← the outage begins here/,
    /11\. old release: take down what was there for the move/,
    // The address is there before it is announced.
    /7\. new claim: take 192\.168\.1\.60 and announce it ← the outage is over\s+ip addr add 192\.168\.1\.60\/24 [^\n]*\s+arping -U/,
  ],
  ipv6: [
    /fd00:1::60\/64 leaves old \(.*\) for new/,
    /goes on to old, .* until the neighbour entry in /,
    /iface eth0(?::1)? inet6 static/,
  ],
  transaction: [
    /192\.168\.1\.60\/24 leaves old .* for chat1 .*\n192\.168\.1\.61\/24 leaves old .* for web1 .*\n192\.168\.1\.62\/24 leaves old .* for web1 /,
    /3 addresses move all or none: the commit of 192\.168\.1\.60 is that of all/,
    /192\.168\.1\.61 and 192\.168\.1\.62, before the commit: the guards ask the wire who has 192\.168\.1\.60: as soon as that is back on its old host, web1 lets go of 192\.168\.1\.61 and 192\.168\.1\.62/,
    /whether it follows the announcement of 192\.168\.1\.60, 192\.168\.1\.61, 192\.168\.1\.62/,
    /18\. chat1 commit: keep 192\.168\.1\.60 for good ← point of no return/,
  ],
};

describe('a plan for somebody who never saw vipbook', function () {
  this.timeout(60_000);
  for (const [kind, expected] of Object.entries(answers) as [Kind, readonly RegExp[]][])
    it(`${kind}: the comment answers what a reviewer asks`, async () => {
      const plan = await kinds[kind]();
      assert.ok(plan.summary.applicable, JSON.stringify(plan.findings));
      const words = read(plan);
      for (const answer of expected) assert.match(words, answer);
      assert.equal(plan.risk.level, kind === 'single-writer' ? 'medium' : 'low');
      for (const { commands, title } of plan.steps)
        assert.equal(new Set(commands).size, commands.length, `${title}: typed once`);
      assert.match(words, /vipbook apply plans\/p\.json --expect-hash sha256:[0-9a-f]{64}/);
    });

  it('the outage is coloured in the diagram from where it begins to where it has ended', async () => {
    for (const [kind, first, last] of [
      ['move', '6. the new host announces', '8-9. only new answers'],
      ['single-writer', '6. the old host lets go', '7. the new host takes'],
    ] as const) {
      const markdown = planMarkdown(await kinds[kind]()).replaceAll('<br/>', ' ');
      const coloured = /\n {2}rect [^\n]*\n([\s\S]*?)\n {2}end\n/.exec(markdown)?.[1] ?? '';
      assert.ok(coloured.includes(first) && coloured.includes(last), coloured);
      assert.doesNotMatch(coloured, /locked|belongs to/);
    }
  });

  it('500 hosts and 1,000 changes fit a comment, and can be read: who, when, what fails, which host gets what', async () => {
    const plan = await kinds['many-hosts']();
    assert.equal(plan.summary.add + plan.summary.change, 999);
    const markdown = planMarkdown(plan, { file: 'plans/p.json' });
    assert.ok(Buffer.byteLength(markdown) <= markdownLimits.comment);
    // Nobody reads a thousand lines: what hosts do alike is one.
    const folded = markdown.replace(/<details>[\s\S]*?<\/details>/g, '');
    assert.ok(folded.split('\n').length < 200, String(folded.split('\n').length));
    const words = read(plan);
    for (const answer of answers.move) assert.match(words, answer);
    assert.match(
      words,
      /18–515\. web\[001:498\] add 10\.1\.100\.1\/16 … 10\.1\.101\.248\/16 \(498 different\) to eth0 and announce it/,
    );
    // Nothing of it is read as HTML that is meant as Markdown.
    assert.doesNotMatch(words, /`|\*\*/);
    assert.match(words, /web001 10\.1\.100\.1\/16, web002 10\.1\.100\.2\/16, /);
    for (const { vipbook, type, name } of plan.resource_changes)
      if (type === 'address' && vipbook.host.startsWith('web'))
        assert.ok(words.includes(`${vipbook.host} ${name}`), `${vipbook.host} ${name}`);
    assert.match(words, /\d+ of 1000 diffs omitted: the saved plan has them/);
    const numbers = [...markdown.matchAll(/^(\d+)(?:–(\d+))?&#46; /gm)].flatMap(
      ([, first = '', last = first]) =>
        Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
    );
    assert.deepEqual(
      numbers,
      plan.steps.map((step) => step.number),
    );
    // On GitLab, and in a job's summary, all of the diffs have room; it is not longer to read for that.
    for (const limit of [markdownLimits.note, markdownLimits.summary]) {
      const roomy = planMarkdown(plan, { file: 'plans/p.json', limit });
      assert.ok(Buffer.byteLength(roomy) <= limit);
      assert.doesNotMatch(roomy, /diffs omitted/);
      const read = roomy.replace(/<details>[\s\S]*?<\/details>/g, '');
      assert.ok(read.split('\n').length < 200, String(read.split('\n').length));
    }
  });

  it('of 120 addresses that move in one plan, none is left out of who loses what to whom', async () => {
    const plan = await manyMoves(120);
    assert.equal(plan.moves.length, 120, JSON.stringify(plan.findings).slice(0, 500));
    for (const limit of [markdownLimits.comment, markdownLimits.note]) {
      const markdown = planMarkdown(plan, { limit });
      assert.ok(Buffer.byteLength(markdown) <= limit, String(markdown.length));
      const words = read(plan, limit);
      for (const move of plan.moves)
        assert.ok(words.includes(`${move.address} ${move.old.host} → ${move.new.host}`));
      assert.match(words, /← point of no return/);
      assert.match(words, /a failure up to and including the commit .* is undone/);
    }
  });
});
