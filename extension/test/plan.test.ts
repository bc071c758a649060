import assert from 'node:assert/strict';
import { ageOf, rowsFrom, virtualAddresses, type AddressRow } from '../src/addresses.ts';
import { lineReader, parseEvent, type WireEvent } from '../src/plan/events.ts';
import { escapeHtml, renderRecord, summaryOf, titleOf } from '../src/plan/html.ts';
import { RunRecord } from '../src/plan/record.ts';

const where = {
  file: '/project/move.vipbook.yml',
  range: { start: { line: 18, column: 7 }, end: { line: 20, column: 1 } },
};
const result = (host: string, more: object = {}): WireEvent =>
  ({
    event: 'task-result',
    host,
    task: 'the address moves',
    status: 'changed',
    ignored: false,
    message: '192.168.1.60/24: old (eth0:1) -> new (eth0:1)',
    data: { from: 'old', to: 'new' },
    diffs: [
      { host, path: '/etc/network/interfaces', before: { text: 'a\nb\n' }, after: { text: 'a\n' } },
    ],
    elapsedMs: 3,
    ...more,
  }) as unknown as WireEvent;
const counts = { ok: 1, unreachable: 0, failed: 0, skipped: 0, rescued: 0, ignored: 0 };
const story = (...results: readonly WireEvent[]): readonly WireEvent[] => [
  { event: 'run-start', run: 'r1', time: 't', playbook: where.file, check: true },
  { event: 'play-start', name: 'chat', where, hosts: ['old', 'new'] },
  { event: 'task-start', name: 'the address moves', module: 'vip', where, handler: false },
  ...results,
  {
    event: 'run-end',
    exitCode: 0,
    elapsedMs: 400,
    recap: { old: { ...counts, changed: 1 }, new: { ...counts, changed: 1 } },
  },
];
const recordOf = (kind: 'dry-run' | 'run', events: readonly WireEvent[]): RunRecord => {
  const record = new RunRecord(kind, where.file);
  for (const event of events) record.add(event);
  return record;
};
const options = { canRollBack: true };

describe('what the panel knows of a run', () => {
  it('of one play of several: which', () => {
    const play = { only: '2', title: 'chat' };
    assert.equal(
      titleOf(new RunRecord('dry-run', where.file, play)),
      'Dry run of play "chat" of move.vipbook.yml',
    );
  });
  it('is made of its events', () => {
    const record = recordOf('dry-run', story(result('old'), result('new')));
    record.end(0, false);
    assert.equal(record.run, 'r1');
    assert.deepEqual(record.changedHosts, ['old', 'new']);
    assert.equal(record.hasMoved, true);
    assert.deepEqual(
      record.diffs.map(({ host, number }) => [host, number]),
      [
        ['old', 0],
        ['new', 1],
      ],
    );
    assert.equal(summaryOf(record), 'Would change old, new. Nothing was changed yet.');
    assert.equal(titleOf(record), 'Dry run of move.vipbook.yml');
  });

  it('keeps what a host said last until its result is there', () => {
    const record = recordOf('run', story().slice(0, 3));
    record.add({ event: 'progress', host: 'new', message: 'announces', elapsedMs: 1 });
    assert.match(renderRecord(record, options), /announces/);
    record.add(result('new'));
    assert.doesNotMatch(renderRecord(record, options), /announces/);
  });

  it('tells failed, cancelled and nothing to do apart', () => {
    const none = story(result('old', { status: 'ok', diffs: [] })).with(-1, {
      event: 'run-end',
      exitCode: 0,
      elapsedMs: 1,
      recap: { old: { ...counts, changed: 0 } },
    });
    const quiet = recordOf('run', none);
    quiet.end(0, false);
    assert.match(summaryOf(quiet), /Nothing to change/);
    assert.equal(quiet.hasMoved, false);
    const failed = recordOf('dry-run', []);
    failed.end(4, false, 'error[PBK041]: …');
    assert.match(renderRecord(failed, options), /error\[PBK041\]/);
    const cancelled = recordOf('run', []);
    cancelled.end(99, true);
    assert.match(summaryOf(cancelled), /Interrupted/);
  });
});

describe('the page in the panel', () => {
  it('leads from changes, steps and files to where they are', () => {
    const record = recordOf('dry-run', story(result('old'), result('new')));
    record.end(0, false);
    const html = renderRecord(record, options);
    assert.match(
      html,
      /data-action="reveal" data-file="\/project\/move\.vipbook\.yml" data-line="18"/,
    );
    assert.match(html, /data-action="diff" data-number="1"/);
    assert.match(html, /2 → 1 lines/);
    assert.equal(
      html.match(/<li>[^\n]*old, new<\/span><\/li>/g)?.length,
      1,
      'told once for both hosts',
    );
  });

  it('offers what makes sense: run after a dry run that changes, the way back after a run', () => {
    const buttons = (record: RunRecord, canRollBack = true): readonly string[] =>
      [
        ...renderRecord(record, { canRollBack }).matchAll(
          /data-action="(run|rollback|cancel|dry-run)"/g,
        ),
      ].map(([, action]) => action ?? '');
    const dry = recordOf('dry-run', story(result('old')));
    assert.deepEqual(buttons(dry), ['cancel']);
    dry.end(0, false);
    assert.deepEqual(buttons(dry), ['run', 'dry-run']);
    dry.state = 'failed';
    assert.deepEqual(buttons(dry), ['dry-run']);
    const run = recordOf('run', story(result('old')));
    run.end(0, false);
    assert.deepEqual(buttons(run), ['rollback', 'dry-run']);
    assert.deepEqual(buttons(run, false), ['dry-run']);
  });

  it('escapes everything that comes from hosts and files', () => {
    const nasty = `<img src=x onerror="alert(1)">'&\u202e`;
    const record = recordOf('run', [
      { event: 'play-start', name: nasty, where, hosts: [nasty] },
      { event: 'task-start', name: nasty, module: 'vip', where: { file: nasty }, handler: true },
      result(nasty, {
        message: nasty,
        item: { [nasty]: nasty },
        error: {
          code: 'VIP001',
          severity: 'error',
          message: nasty,
          remedy: nasty,
          where: { host: nasty, file: nasty },
        },
        diffs: [{ host: nasty, path: nasty, before: null, after: { base64: 'AA==' } }],
      }),
      { event: 'progress', host: nasty, message: nasty, elapsedMs: 1 },
      {
        event: 'run-end',
        exitCode: 2,
        elapsedMs: 1,
        recap: { [nasty]: { ...counts, changed: 1 } },
      },
    ]);
    record.end(2, false, nasty);
    const html = renderRecord(record, options);
    assert.doesNotMatch(html, /<img|onerror="|\u202e/);
    assert.equal(
      escapeHtml(nasty),
      '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;\\u202e',
    );
  });
});

describe('output of the command', () => {
  it('is read line by line, however it comes', () => {
    const lines: string[] = [];
    const reader = lineReader((line) => lines.push(line));
    for (const piece of ['{"a"', ':1}\n\n{"b":2', '}\nrest']) reader.push(piece);
    reader.end();
    assert.deepEqual(lines, ['{"a":1}', '', '{"b":2}', 'rest']);
  });

  it('that is no event is none', () => {
    for (const line of ['', 'PLAY [x]', '{', '{"event": 7}', '[]', '{"error": 1}'])
      assert.equal(parseEvent(line), undefined, line);
    assert.deepEqual(parseEvent('{"event":"run-end"}'), { event: 'run-end' });
  });
});

describe('addresses', () => {
  const row = (host: string, address: string, more: Partial<AddressRow> = {}): AddressRow => ({
    host,
    address,
    device: 'eth0',
    label: 'eth0',
    scope: 'global',
    secondary: false,
    ...more,
  });

  it('are virtual when labelled, further ones of a device, or on two hosts', () => {
    const found = virtualAddresses([
      row('a', '10.0.0.10/24'),
      row('a', '10.0.0.9/24', { label: 'eth0:1' }),
      row('b', '10.0.0.8/24', { secondary: true }),
      row('a', '10.0.0.7/24'),
      row('b', '10.0.0.7/24'),
      row('a', '127.0.0.2/8', { scope: 'host', label: 'lo:1' }),
      row('a', 'fe80::1/64', { scope: 'link', secondary: true }),
    ]);
    assert.deepEqual(
      found.map(({ address, holders }) => [address, holders.map(({ host }) => host)]),
      [
        ['10.0.0.7/24', ['a', 'b']],
        ['10.0.0.8/24', ['b']],
        ['10.0.0.9/24', ['a']],
      ],
    );
  });

  it('come from the command with the errors of hosts that said nothing', () => {
    const { flags: _, ...plain } = { ...row('a', '10.0.0.9/24'), flags: [] };
    const printed = {
      addresses: [{ ...plain, secondary: undefined, flags: ['secondary'], file: null }],
      errors: [{ host: 'b', message: 'no answer' }],
    };
    const { rows, errors } = rowsFrom(JSON.stringify(printed));
    assert.equal(rows[0]?.secondary, true);
    assert.deepEqual(errors, ['b: no answer']);
  });

  it('have an age in words', () => {
    const minute = 60_000;
    const ages = [0, 5 * minute, 120 * minute, 3 * 24 * 60 * minute].map((ms) => ageOf(0, ms));
    assert.deepEqual(ages, ['just now', '5 min ago', '2 h ago', '3 d ago']);
  });
});
