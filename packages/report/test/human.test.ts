import assert from 'node:assert/strict';
import { diagnostic } from '@vipbook/diagnostics';
import type { Recap, RunEvent, TaskResultEvent } from '@vipbook/engine';
import { humanReporter, paintFor, type HumanOptions } from '@vipbook/report';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const counts = (given: Partial<Recap>): Recap => ({
  ok: 0,
  changed: 0,
  unreachable: 0,
  failed: 0,
  skipped: 0,
  rescued: 0,
  ignored: 0,
  ...given,
});

function result(given: Partial<TaskResultEvent>): TaskResultEvent {
  return {
    event: 'task-result',
    host: 'old',
    task: 't',
    status: 'ok',
    ignored: false,
    data: {},
    diffs: [],
    elapsedMs: 1,
    ...given,
  };
}

function play(hosts: readonly string[], name = 'Move chat'): RunEvent {
  return { event: 'play-start', name, where: {}, hosts };
}

function told(events: readonly RunEvent[], options: Partial<HumanOptions> = {}): string {
  const draw = humanReporter({ verbosity: 0, diff: false, ...options });
  return events.map((event) => draw(event).out).join('');
}

describe('humanReporter', () => {
  it('fills headings to 79 columns, and never with fewer than three stars', () => {
    assert.equal(told([play(['a'])]), `\nPLAY [Move chat] ${'*'.repeat(63)}\n`);
    const name = 'x'.repeat(90);
    assert.equal(told([play(['a'], name)]), `\nPLAY [${name}] ***\n`);
  });

  it('names handlers as Ansible does', () => {
    const event: RunEvent = {
      event: 'task-start',
      name: 'restart',
      module: 'ping',
      where: {},
      handler: true,
    };
    assert.match(told([event]), /^\nRUNNING HANDLER \[restart\] \*+\n$/);
  });

  it('prints one line for each status', () => {
    assert.equal(told([result({})]), 'ok: [old]\n');
    assert.equal(told([result({ status: 'changed' })]), 'changed: [old]\n');
    assert.equal(told([result({ status: 'skipped' })]), 'skipping: [old]\n');
    assert.equal(told([result({ item: 'a b' })]), 'ok: [old] => (item=a b)\n');
    assert.equal(
      told([result({ status: 'failed', message: 'no', data: { rc: 1 } })]),
      'fatal: [old]: FAILED! => {"changed": false, "msg": "no", "rc": 1}\n',
    );
    assert.equal(
      told([result({ status: 'failed', item: { k: 1 }, message: 'no' })]),
      'failed: [old] (item={"k": 1}) => {"changed": false, "msg": "no"}\n',
    );
    assert.equal(
      told([result({ status: 'unreachable', message: 'gone' })]),
      'fatal: [old]: UNREACHABLE! => {"changed": false, "msg": "gone", "unreachable": true}\n',
    );
  });

  it('says that a failure is ignored', () => {
    const text = told([result({ status: 'failed', ignored: true })]);
    assert.ok(text.endsWith('}\n...ignoring\n'), text);
  });

  it('puts code, place and remedy below a failure', () => {
    const error = diagnostic('CLI001', {
      message: 'held by both',
      where: {
        file: 'p.yml',
        range: { start: { line: 3, column: 5 }, end: { line: 3, column: 8 } },
      },
      remedy: 'Remove it from one.',
    });
    const text = told([result({ status: 'failed', error })]);
    assert.match(text, /"code": "CLI001", "msg": "held by both"/);
    assert.match(text, /^ {2}error\[CLI001\]: held by both$/m);
    assert.match(text, /^ {3}--> p\.yml:3:5$/m);
    assert.match(text, /^ {3}help: Remove it from one\.$/m);
  });

  it('tells one cause once a task', () => {
    const error = diagnostic('CLI001', { message: 'held by both' });
    const failed = result({ status: 'failed', error });
    const start: RunEvent = {
      event: 'task-start',
      name: 't',
      module: 'ping',
      where: {},
      handler: false,
    };
    const text = told([start, failed, { ...failed, host: 'new' }, start, failed]);
    assert.equal(text.split('error[CLI001]').length - 1, 2);
    assert.equal(text.split('FAILED!').length - 1, 3);
  });

  it('prints results with -v and debug results always', () => {
    const event = result({ status: 'changed', data: { b: [1, 'x'], a: true } });
    assert.equal(told([event]), 'changed: [old]\n');
    assert.equal(
      told([event], { verbosity: 1 }),
      'changed: [old] => {"a": true, "b": [1, "x"], "changed": true}\n',
    );
    assert.equal(
      told([result({ data: { msg: 'hello', _vipbook_verbose_always: true } })]),
      'ok: [old] => {\n    "msg": "hello"\n}\n',
    );
  });

  it('counts down retries', () => {
    const event: RunEvent = { event: 'retry', host: 'old', task: 'wait', left: 2 };
    assert.equal(told([event]), 'FAILED - RETRYING: [old]: wait (2 retries left).\n');
  });

  it('says that no host is left, only when all of the play are lost', () => {
    const end: RunEvent = { event: 'run-end', exitCode: 2, elapsedMs: 1, recap: {} };
    const lost = result({ status: 'failed' });
    assert.match(told([play(['old']), lost, end]), /^NO MORE HOSTS LEFT \*+$/m);
    assert.doesNotMatch(told([play(['old', 'new']), lost, end]), /NO MORE/);
    assert.doesNotMatch(told([play(['old']), { ...lost, ignored: true }, end]), /NO MORE/);
    // Rescued: it goes on.
    assert.doesNotMatch(told([play(['old']), lost, result({}), end]), /NO MORE/);
  });

  it('recaps sorted by host, in columns', () => {
    const event: RunEvent = {
      event: 'run-end',
      exitCode: 0,
      elapsedMs: 1,
      recap: { old: counts({ ok: 3, changed: 1 }), new: counts({ ok: 12 }) },
    };
    const lines = told([play([]), event])
      .split('\n')
      .slice(2);
    assert.equal(told([event]), '');
    assert.match(lines[1] ?? '', /^PLAY RECAP \*+$/);
    assert.equal(
      lines[2],
      'new                        : ok=12   changed=0    unreachable=0    failed=0    skipped=0    rescued=0    ignored=0',
    );
    assert.ok(lines[3]?.startsWith('old                        : ok=3    changed=1   '));
  });

  it('prints diffs only when asked', () => {
    const event = result({
      status: 'changed',
      diffs: [
        {
          host: 'old',
          path: '/etc/network/interfaces',
          before: bytes('a\nb\n'),
          after: bytes('a\n'),
        },
      ],
    });
    assert.equal(told([event]), 'changed: [old]\n');
    assert.equal(
      told([event], { diff: true }),
      [
        '--- before: old:/etc/network/interfaces',
        '+++ after: old:/etc/network/interfaces',
        '@@ -1,2 +1,1 @@',
        ' a',
        '-b',
        '',
        'changed: [old]',
        '',
      ].join('\n'),
    );
  });

  it('says of a diff whose sides read the same that only what is hidden differs, and nothing where nothing does', () => {
    const same = { host: 'old', path: '/etc/app.conf', before: bytes('x\n'), after: bytes('x\n') };
    const shown = (diff: object): string =>
      told([result({ status: 'changed', diffs: [{ ...same, ...diff }] })], { diff: true });
    assert.equal(shown({}), 'changed: [old]\n');
    assert.equal(
      shown({ onlyHidden: true }),
      [
        '--- before: old:/etc/app.conf',
        '+++ after: old:/etc/app.conf',
        'only hidden content differs',
        '',
        'changed: [old]',
        '',
      ].join('\n'),
    );
  });

  it('says what somebody has to do, and nothing else of what is under way, unless -v is given', () => {
    const text = told([
      play(['old'], 'chat'),
      { event: 'progress', host: 'old', message: 'lock it', elapsedMs: 1 },
      { event: 'progress', host: 'old', message: 'vipbook confirm it', elapsedMs: 2, asks: true },
    ]);
    assert.match(text, /\[old\] vipbook confirm it/);
    assert.doesNotMatch(text, /lock it/);
  });

  it('obeys no control character of a host, a name or a result', () => {
    const evil = 'x\x1b[2J\u202e\r\x07';
    const text = told(
      [
        play(['old'], evil),
        { event: 'task-start', name: evil, module: 'ping', where: {}, handler: false },
        { event: 'progress', host: evil, message: evil, elapsedMs: 1 },
        result({ host: evil, item: evil, data: { stdout: evil }, status: 'failed', message: evil }),
        result({
          diffs: [{ host: evil, path: evil, before: bytes(evil), after: bytes(`${evil}\n`) }],
          data: { out: evil },
        }),
        { event: 'run-end', exitCode: 0, elapsedMs: 1, recap: { [evil]: counts({}) } },
      ],
      { verbosity: 1, diff: true },
    );

    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('colours only when told to', () => {
    const event = result({ status: 'changed' });
    assert.equal(told([event], { paint: paintFor(false) }), 'changed: [old]\n');
    assert.equal(told([event], { paint: paintFor(true) }), '\x1b[33mchanged: [old]\x1b[39m\n');
  });

  it('keeps findings apart from the story', () => {
    const draw = humanReporter({ verbosity: 0, diff: false });
    const finding = diagnostic('CLI001', { message: 'odd', severity: 'warning' });
    const { out, error } = draw({ event: 'warning', finding });
    assert.equal(out, '');
    assert.ok(error.startsWith('warning[CLI001]: odd\n'));
  });
});
