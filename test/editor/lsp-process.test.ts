import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Editor } from '../../packages/language-server/test/support/editor.ts';
import { bin, repository } from '../support/vipbook.ts';

const uri = 'file:///project/move.vipbook.yml';
const text = '- hosts: chat\n  tasks:\n    - vip: { adress: 192.168.1.60, from: old, to: new }\n';

interface Served {
  readonly editor: Editor;
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<{ status: number | null; stderr: string }>;
}

function start(): Served {
  const child = spawn(process.execPath, [bin, 'lsp', '--stdio']);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<{ status: number | null; stderr: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, stderr }));
  });
  const editor = new Editor(
    createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    ),
  );
  return { editor, child, ended };
}

describe('vipbook lsp --stdio', () => {
  const served: Served[] = [];
  const begin = async (): Promise<Served> => {
    const one = start();
    served.push(one);
    await one.editor.initialize({ folders: [repository] });
    return one;
  };

  before(function () {
    if (!existsSync(`${repository}/packages/cli/dist/vipbook.cjs`)) this.skip();
  });
  afterEach(async () => {
    for (const { child, ended } of served.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
  });

  it('finds, answers, and ends with status 0 when the editor says so', async () => {
    const { editor, ended } = await begin();
    await editor.open(uri, text);
    const findings = await editor.findings(uri, 1);
    assert.notEqual(findings.length, 0);
    const hover = await editor.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 8 },
    });
    assert.notEqual(hover, null);
    await editor.request('shutdown', undefined);
    await editor.connection.sendNotification('exit');
    assert.deepEqual(await ended, { status: 0, stderr: '' });
  });

  it('ends when the editor is gone without a word', async () => {
    const { child, ended } = await begin();
    child.stdin.end();
    await ended;
  });

  it('is killed, and a new one knows everything that it is told again', async () => {
    const first = await begin();
    await first.editor.open(uri, text);
    const before = await first.editor.findings(uri, 1);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await begin();
    await second.editor.open(uri, text);
    assert.deepEqual(await second.editor.findings(uri, 1), before);
  });

  it('survives messages that are none of the protocol', async () => {
    const { editor, child } = await begin();
    const body = Buffer.from('{"jsonrpc": "2.0", "method": 7, "params"');
    child.stdin.write(`Content-Length: ${String(body.length)}\r\n\r\n`);
    child.stdin.write(body);
    await assert.rejects(editor.request('no/suchMethod', {}));
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///never-opened', version: 3 },
      contentChanges: [{ text: 'x' }],
    });
    await editor.open(uri, text);
    assert.notEqual((await editor.findings(uri, 1)).length, 0);
  });

  it('ends on a stream that is garbage, without a stack trace', async () => {
    const { child, ended } = start();
    child.stdin.end(Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 251)));
    const { stderr } = await ended;
    assert.doesNotMatch(stderr, /^\s+at /m);
  });

  it('refuses without --stdio, in a sentence', async () => {
    const child = spawn(process.execPath, [bin, 'lsp']);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(status, 5);
    assert.match(stderr, /vipbook lsp --stdio/);
  });

  it('takes documents of 50 MB, of bytes and of conflict markers, and still answers', async () => {
    const { editor } = await begin();
    const large = '- hosts: all\n  tasks: []\n'.repeat(2_200_000);
    assert.ok(large.length > 50_000_000);
    const odd: readonly (readonly [string, string])[] = [
      ['file:///project/large.vipbook.yml', large],
      [
        'file:///project/bytes.vipbook.yml',
        Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 31) % 256)).toString(
          'latin1',
        ),
      ],
      [
        'file:///project/conflict.vipbook.yml',
        `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`,
      ],
    ];
    for (const [file, content] of odd) {
      await editor.open(file, content);
      await editor.request('textDocument/documentSymbol', { textDocument: { uri: file } });
      await editor.request('textDocument/completion', {
        textDocument: { uri: file },
        position: { line: 1, character: 2 },
      });
      await editor.findings(file, 1);
    }
    await editor.open(uri, text);
    assert.notEqual((await editor.findings(uri, 1)).length, 0);
  }).timeout(90_000);
});
