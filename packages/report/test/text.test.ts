import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnostic } from '@vipbook/diagnostics';
import {
  ansibleJson,
  bytesAsText,
  githubAnnotation,
  ndjson,
  printable,
  printableLine,
  renderFinding,
  safeJson,
  sarif,
  table,
  unifiedDiff,
  wantsColour,
} from '@vipbook/report';

const range = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});

describe('printable', () => {
  it('escapes what a terminal obeys or hides, and leaves text alone', () => {
    assert.equal(printable('Grüße, 世界 👋\n\ttab'), 'Grüße, 世界 👋\n\ttab');
    assert.equal(printable('\x1b[31m\x07\x7f\x9b'), '\\x1b[31m\\x07\\x7f\\x9b');
    assert.equal(printable('a\u202eb\u2066c\u200dd\ufeff'), 'a\\u202eb\\u2066c\\u200dd\\ufeff');
    assert.equal(printable('\ud800x'), '\\ud800x');
    assert.equal(printableLine('a\nb\tc\r'), 'a\\nb\\tc\\r');
  });
});

describe('bytesAsText', () => {
  it('shows each byte that is no UTF-8', () => {
    const latin1 = Buffer.from([0x23, 0x20, 0xfc, 0x62, 0x65, 0x72, 0x0a]);
    assert.equal(bytesAsText(latin1), '# \\xfcber\n');
    assert.equal(bytesAsText(Buffer.from('über')), 'über');
    assert.equal(bytesAsText(Buffer.from([0xe2, 0x82])), '\\xe2\\x82');
    assert.equal(bytesAsText(Buffer.from([0xed, 0xa0, 0x80])), '\\xed\\xa0\\x80');
    assert.equal(bytesAsText(Buffer.from([0xc0, 0xaf])), '\\xc0\\xaf');
  });

  it('is the identity on UTF-8 and total on anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (Buffer.from(text).toString() === text)
          assert.equal(bytesAsText(Buffer.from(text)), text);
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof bytesAsText(bytes) === 'string'));
  });
});

describe('unifiedDiff', () => {
  it('shows files that appear and disappear', () => {
    const change = { host: 'new', path: '/etc/x', before: null, after: Buffer.from('a\n') };
    assert.equal(
      unifiedDiff(change),
      '--- before: new:/etc/x (absent)\n+++ after: new:/etc/x\n@@ -0,0 +1,1 @@\n+a\n',
    );
    assert.match(
      unifiedDiff({ ...change, after: Buffer.from('') }),
      /before: new:\/etc\/x \(absent\)/,
    );
  });

  it('is empty when nothing differs', () => {
    const same = Buffer.from('a\n');
    assert.equal(unifiedDiff({ host: 'h', path: '/x', before: same, after: same }), '');
  });

  it('escapes bytes that are not UTF-8 in the lines that changed', () => {
    const text = unifiedDiff({
      host: 'h',
      path: '/x',
      before: Buffer.from([0x61, 0xff, 0x0a]),
      after: Buffer.from([0x61, 0xfe, 0x0a]),
    });
    assert.match(text, /^-a\\xff$/m);
    assert.match(text, /^\+a\\xfe$/m);
  });

  it('tells a missing last newline', () => {
    const text = unifiedDiff({
      host: 'h',
      path: '/x',
      before: Buffer.from('a'),
      after: Buffer.from('a\n'),
    });
    assert.match(text, /\\ No newline at end of file/);
  });
});

describe('findings', () => {
  const source = 'hosts: old\n    address: 10.0.0.300\n';
  const finding = diagnostic('CLI005', {
    message: 'not an address',
    where: { file: 'p.yml', range: range(2, 14, 24) },
    remedy: 'Write four numbers.',
  });

  it('quotes the line with a caret below what is meant', () => {
    assert.equal(
      renderFinding(finding, { readSource: () => source }),
      [
        'error[CLI005]: not an address',
        ' --> p.yml:2:14',
        '  |',
        '2 |     address: 10.0.0.300',
        '  |              ^^^^^^^^^^',
        ' help: Write four numbers.',
        '',
      ].join('\n'),
    );
  });

  it('does without the line when the file cannot be read, or is on a host', () => {
    assert.doesNotMatch(renderFinding(finding), /\^/);
    const far = { ...finding, where: { ...finding.where, host: 'old' } };
    const text = renderFinding(far, { readSource: () => source });
    assert.match(text, /--> old:p\.yml:2:14/);
    assert.doesNotMatch(text, /\^/);
  });

  it('keeps the caret right behind a tab and a wide range', () => {
    const text = renderFinding(
      { ...finding, where: { file: 'p', range: range(1, 2, 4) } },
      { readSource: () => '\tab c' },
    );
    assert.match(text, /\n1 \| \\tab c\n {2}\| {3}\^\^\n/);
  });

  it('becomes a GitHub annotation, escaped', () => {
    const text = githubAnnotation({
      ...finding,
      message: '50% a\nb',
      where: { file: 'a,b:c.yml', range: range(2, 3, 5) },
    });
    assert.equal(
      text,
      '::error file=a%2Cb%3Ac.yml,line=2,col=3,endLine=2,endColumn=4,title=CLI005::50%25 a%0Ab%0AWrite four numbers.',
    );
  });

  it('becomes SARIF with rules that results point to', () => {
    const other = diagnostic('CLI001', {
      message: 'm',
      where: { host: 'old', file: '/etc/x' },
      severity: 'warning',
    });
    const log = JSON.parse(JSON.stringify(sarif([finding, other, finding], '1.2.3')));
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    assert.deepEqual(
      run.tool.driver.rules.map((rule: { id: string }) => rule.id),
      ['CLI001', 'CLI005'],
    );
    for (const result of run.results)
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.deepEqual(run.results[0].locations[0].physicalLocation.region, {
      startLine: 2,
      startColumn: 14,
      endLine: 2,
      endColumn: 24,
    });
    assert.equal(run.results[1].level, 'warning');
    assert.equal(
      run.results[1].locations[0].physicalLocation.artifactLocation.uri,
      'ssh://old/etc/x',
    );
  });
});

describe('json', () => {
  it('prints as Python does: sorted, spaced', () => {
    assert.equal(
      ansibleJson({ b: [1, null], a: { d: 'x', c: true } }),
      '{"a": {"c": true, "d": "x"}, "b": [1, null]}',
    );
    assert.equal(ansibleJson({}), '{}');
    assert.equal(ansibleJson({ a: [] }, 4), '{\n    "a": []\n}');
  });

  it('is one line an event, bytes as text or base64, nothing a terminal obeys', () => {
    const line = ndjson({
      event: 'task-result',
      host: 'h',
      task: 't\n\u202e\x9b',
      status: 'ok',
      ignored: false,
      data: {},
      diffs: [{ host: 'h', path: '/x', before: Buffer.from('é'), after: Buffer.from([0xff]) }],
      elapsedMs: 1,
    });
    assert.equal(line.indexOf('\n'), line.length - 1);

    assert.doesNotMatch(line.trimEnd(), /[\u0000-\u001f\u007f-\u009f\u202e]/);
    const event = JSON.parse(line);
    assert.equal(event.task, 't\n\u202e\x9b');
    assert.deepEqual(event.diffs[0].before, { text: 'é' });
    assert.deepEqual(event.diffs[0].after, { base64: '/w==' });
  });

  it('reads back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(JSON.parse(safeJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('table', () => {
  it('is plain columns in a pipe, a row a line', async () => {
    const text = await table(
      ['HOST', 'X'],
      [
        ['a\n', ''],
        ['longer', 'y'],
      ],
      { framed: false },
    );
    assert.equal(text, 'HOST    X\na\\n     -\nlonger  y\n');
  });

  it('aligns on a terminal, too', async () => {
    const text = await table(['HOST', 'X'], [['longer', 'y']], { framed: true });
    const lines = text.trimEnd().split('\n');
    assert.equal(lines[0]?.indexOf('X'), lines.at(-1)?.indexOf('y'));
  });
});

describe('wantsColour', () => {
  it('listens to the flag, then NO_COLOR, then FORCE_COLOR, then the terminal', () => {
    assert.equal(wantsColour(true, {}, undefined), true);
    assert.equal(wantsColour(false, {}, undefined), false);
    assert.equal(wantsColour(true, {}, false), false);
    assert.equal(wantsColour(true, { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined), false);
    assert.equal(wantsColour(false, { FORCE_COLOR: '1' }, undefined), true);
    assert.equal(wantsColour(false, { FORCE_COLOR: '1' }, false), false);
    assert.equal(wantsColour(true, { TERM: 'dumb' }, undefined), false);
    assert.equal(wantsColour(true, { NO_COLOR: '' }, undefined), true);
  });
});
