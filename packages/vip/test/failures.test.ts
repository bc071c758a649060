import assert from 'node:assert/strict';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Host, Operation } from '@vipbook/host';
import { planMove, type MoveEnd, type MovePlan, type MoveRequest } from '@vipbook/vip';
import {
  bothFacts,
  does,
  execute,
  holders,
  macs,
  meddling,
  path,
  request,
  stanza,
  text,
  vip,
  world,
  type Meddle,
  type World,
} from './chat-world.ts';

async function plan(at: World, wanted: MoveRequest): Promise<MovePlan> {
  const [old, next] = await Promise.all([at.host(wanted.from).facts(), at.host(wanted.to).facts()]);
  return planMove(wanted, old, next, [macs.old]);
}

function move(at: World, wanted: MoveRequest, meddle: Meddle): Promise<MoveEnd> {
  return at.clock.run(
    plan(at, wanted).then((planned) => execute(at, planned, { host: meddling(at, meddle) })),
  );
}

function lost(name: string): VipbookError {
  return new VipbookError(diagnostic('SSH040', { message: 'lost', where: { host: name } }));
}

const commits = (operations: readonly Operation[]): boolean =>
  operations.some((operation) => operation.do === 'guard.commit');

describe('a move that meets trouble', () => {
  it('leaves a file alone that somebody else wrote since it was read', async () => {
    const at = world();
    const theirs = `${stanza('eth0', '192.168.1.50')}\n${stanza('eth0:1', vip)}\n# added by hand\n`;
    const planned = await at.clock.run(plan(at, request));
    at.lan.machines.get('old')?.files.set(path, Buffer.from(theirs));
    const end = await at.clock.run(execute(at, planned));
    assert.equal(text(at, 'old'), theirs);
    assert.deepEqual(holders(at), ['old']);
    assert.equal(end.end, 'undone');
    assert.ok(end.errors.some((error) => error.code === 'HST004'));
  });

  for (const strategy of ['make-before-break', 'break-before-make'] as const)
    it(`says what a file that somebody else wrote meanwhile means for the next boot (${strategy})`, async () => {
      const at = world();
      const comment = '# added by hand\n';
      const end = await move(at, { ...request, strategy }, async (name, operations, run) => {
        if (name === 'new' && does(operations, 'traffic.read')) throw new TypeError('a defect');
        const answer = await run();
        if (name === 'old' && does(operations, 'guard.arm'))
          at.lan.machines.get('old')?.files.set(path, Buffer.from(`${text(at, 'old')}${comment}`));
        return answer;
      });
      assert.deepEqual([end.end, holders(at)], ['undone', ['old']]);
      assert.ok(text(at, 'old').endsWith(comment), 'it is theirs');
      const told = end.warnings.filter(({ code }) => code === 'VIP073' || code === 'HST004');
      assert.deepEqual(
        told.map(({ message, severity, where }) => [message, severity, where?.host]),
        [
          [
            'the interfaces file of old does not name 192.168.1.60, which it holds: it was not written back, for somebody else had written it meanwhile',
            'warning',
            'old',
          ],
        ],
      );
    });

  it('an old host whose disk is slow uses up nothing of the time of the word to take the address', async () => {
    const at = world();
    const strategy = 'break-before-make' as const;
    const end = await move(at, { ...request, strategy }, async (name, operations, run) => {
      const results = await run();
      if (name === 'old' && does(operations, 'guard.arm')) await at.clock.sleep(5000);
      return results;
    });
    assert.deepEqual([end.end, end.errors], ['done', []]);
    assert.deepEqual(holders(at), ['new']);
  });

  it('an old host that is told again lets go of the rest when one thing fails, as if told once', async () => {
    const at = world();
    let told = 0;
    const planned = await at.clock.run(plan(at, request));
    const broken = {
      do: 'address.lifetime',
      device: 'eth0',
      address: '192.168.1.99',
      prefix: 24,
      lifetime: 10,
    } as const;
    await at.clock.run(
      execute(at, planned, {
        host(name) {
          const host = at.host(name);
          const run = (async (operations: readonly Operation[], options?: object) => {
            if (name !== 'old' || !does(operations, 'guard.disarm'))
              return host.run(operations, options);
            told += 1;
            if (told === 1) throw lost('old');
            return (await host.run([broken, ...operations], options)).slice(1);
          }) as Host['run'];
          return Promise.resolve({ ...host, run });
        },
      }),
    );
    assert.equal(told, 2);
    assert.deepEqual(holders(at), ['new']);
    assert.equal(at.lan.machines.get('old')?.guards.size, 0);
  });

  it('is undone whatever is thrown, a defect too', async () => {
    for (const what of ['address.add', 'arp.announce'] as const) {
      const at = world();
      let thrown = false;
      const end = await move(at, request, (name, operations, run) => {
        if (name === 'new' && !thrown && does(operations, what)) {
          thrown = true;
          throw new TypeError('a defect');
        }
        return run();
      });
      assert.equal(end.end, 'undone');
      assert.match(end.errors.map((error) => error.message).join(), /a defect/);
      assert.deepEqual(holders(at), ['old']);
      assert.ok(text(at, 'old').includes(vip));
    }
  });

  for (const strategy of ['make-before-break', 'break-before-make'] as const) {
    it(`asks again when the answer to the commit is lost (${strategy})`, async () => {
      const at = world();
      let times = 0;
      const end = await move(at, { ...request, strategy }, async (name, operations, run) => {
        const answer = await run();
        if (commits(operations) && (times += 1) < 4) throw lost(name);
        return answer;
      });
      assert.equal(end.end, 'done');
      assert.deepEqual(holders(at), ['new']);
      assert.ok(!text(at, 'old').includes(vip));
    });

    it(`believes the wire when the new host is cut off after its commit (${strategy})`, async () => {
      const at = world();
      let cut = false;
      const end = await move(at, { ...request, strategy }, async (name, operations, run) => {
        if (name === 'new' && cut) throw lost(name);
        const answer = await run();
        if (!commits(operations)) return answer;
        cut = true;
        throw lost(name);
      });
      assert.equal(end.end, 'done');
      assert.deepEqual(holders(at), ['new']);
      assert.ok(end.errors.length > 0, 'what could not be finished there is told');
    });

    it(`takes back when the new host is gone before its commit (${strategy})`, async () => {
      const at = world();
      const both: number[] = [];
      at.lan.watch((now) => {
        if (at.lan.holders(vip, now).length > 1) both.push(now);
      });
      const end = await move(at, { ...request, strategy }, async (name, operations, run) => {
        if (name === 'new' && (commits(operations) || at.clock.now() > 1e12)) throw lost(name);
        if (name === 'new' && does(operations, 'address.delete')) throw lost(name);
        return run();
      });
      assert.notEqual(end.end, 'done');
      await at.clock.run(at.clock.sleep(61_000));
      assert.deepEqual(holders(at), ['old']);
      if (strategy === 'break-before-make') assert.deepEqual(both, [], 'never two');
    });
  }

  it('does not say ok to what no reason can overrule', async () => {
    const reasons = (code: string): MoveRequest['overrule'] => new Map([[code, 'because']]);
    const neither = world();
    const gone = await neither.clock.run(
      plan(neither, { ...request, address: '192.168.1.77', overrule: reasons('VIP002') }),
    );
    assert.deepEqual(gone.steps, []);
    assert.deepEqual(
      gone.findings.map(({ code, severity }) => [code, severity]),
      [['VIP002', 'error']],
    );
    const same = world();
    const self = await same.clock.run(
      plan(same, { ...request, to: 'old', overrule: reasons('VIP012') }),
    );
    assert.deepEqual(self.steps, []);
    assert.ok(
      self.findings.some(({ code, severity }) => code === 'VIP012' && severity === 'error'),
    );
  });

  it('verifies both hosts also when they are among those whose caches are flushed', async () => {
    for (const flush of [['old', 'client'], ['new'], ['old', 'new', 'new']]) {
      const at = world();
      const asked: string[] = [];
      const end = await move(at, { ...request, flush }, (name, operations, run) => {
        if (does(operations, 'arp.whohas')) asked.push(name);
        return run();
      });
      assert.equal(end.end, 'done', flush.join());
      assert.deepEqual(holders(at), ['new']);
      assert.match(end.steps.map((step) => step.phase).join(), /verify/);
      assert.deepEqual(asked.sort(), ['new', 'old']);
    }
    const at = world();
    const end = await move(at, { ...request, flush: ['old'] }, async (name, operations, run) => {
      const answers = await run();
      if (name !== 'old' || !does(operations, 'arp.whohas')) return answers;
      return answers.map((answer) =>
        'out' in answer && 'macs' in answer.out
          ? { ...answer, out: { macs: ['02:00:00:00:00:99'] } }
          : answer,
      );
    });
    assert.equal(end.end, 'undone', 'the old host saw a third answer');
  });

  it('goes on when a host whose cache is flushed is off', async () => {
    const at = world();
    at.lan.powerOff('client');
    const end = await move(at, { ...request, flush: ['client'] }, (_, __, run) => run());
    assert.deepEqual([end.end, end.errors], ['done', []]);
    assert.deepEqual(holders(at), ['new']);
    assert.ok(
      end.warnings.some(({ code, where }) => code === 'VIP041' && where?.host === 'client'),
    );
  });

  it('is taken back before a host is waited for whose cache was flushed', async () => {
    const at = world();
    let backMs = Infinity;
    const begin = at.clock.now();
    const end = await move(at, { ...request, flush: ['client'] }, async (name, operations, run) => {
      const results = await run();
      if (name === 'client' && does(operations, 'neighbour.query')) at.lan.powerOff('client');
      if (name === 'new' && does(operations, 'address.query')) throw lost('new');
      if (name === 'old' && does(operations, 'arp.announce'))
        backMs = Math.min(backMs, at.clock.now() - begin);
      return results;
    });
    assert.equal(end.end, 'undone', JSON.stringify(end.errors));
    assert.deepEqual(holders(at), ['old']);
    assert.ok(backMs < 5_000, `announced by the old host after ${String(backMs)} ms`);
  });

  for (const [phase, operation, host] of [
    ['release', 'address.delete', 'old'],
    ['persist', 'file.write', 'new'],
  ] as const)
    it(`tells a host once more whose connection broke behind the commit (${phase})`, async () => {
      const at = world();
      let committed = false;
      let broke = 0;
      const end = await move(at, request, async (name, operations, run) => {
        if (committed && name === host && does(operations, operation) && broke === 0) {
          broke += 1;
          throw lost(name);
        }
        const answers = await run();
        committed ||= does(operations, 'guard.commit');
        return answers;
      });
      assert.equal(broke, 1);
      assert.equal(end.end, 'done');
      assert.deepEqual(end.errors, []);
      assert.deepEqual(holders(at), ['new']);
      assert.match(text(at, 'new'), /192\.168\.1\.60/);
      assert.equal(at.lan.machines.get('new')?.guards.size, 0, 'no guard has to finish it');
      assert.equal(at.lan.machines.get('old')?.guards.size, 0);
    });

  it('does not say that all is well when only the answer was lost, and the host refuses since', async () => {
    const at = world();
    let committed = false;
    const end = await move(at, request, async (name, operations, run) => {
      const answers = await run();
      if (committed && name === 'old' && does(operations, 'address.delete')) throw lost(name);
      committed ||= does(operations, 'guard.commit');
      return answers;
    });
    assert.equal(end.end, 'done');
    assert.deepEqual(
      end.errors.map(({ code }) => code),
      ['SSH040'],
    );
    assert.deepEqual(holders(at), ['new']);
  });

  it('writes no label into the new file that a shell would obey', async () => {
    const at = world();
    const [old, next] = await bothFacts(at);
    for (const label of ['eth0:1;reboot', 'eth0:$(id)', 'eth0:`id`', 'eth0:1 2']) {
      const hostile = {
        ...old,
        addresses: old.addresses.map((held) => (held.address === vip ? { ...held, label } : held)),
      };
      const planned = planMove(request, hostile, next, [macs.old]);
      const after = planned.diffs.find((diff) => diff.host === 'new')?.after;
      assert.match(Buffer.from(after ?? []).toString(), /iface eth0:[\w.-]+ inet static/);
    }
  });
});
