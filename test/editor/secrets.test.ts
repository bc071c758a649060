import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Editor } from '../../packages/language-server/test/support/editor.ts';
import { found } from '../support/seeds.ts';
import { bin } from '../support/vipbook.ts';

const seeds = {
  login: 'Kq7!login-Zx01',
  group: 'Kq7!group-Zx02',
  literal: 'Kq7!literal-Zx03',
  option: 'Kq7!option-Zx04',
  url: 'Kq7!url-Zx05',
  wifi: 'Kq7!wifi-Zx06',
  hook: 'Kq7!hook-Zx07',
} as const;
const control = 'Kq7!control-Zx99';

const files = {
  'vipbook.yml': 'inventory: hosts.yml\n',
  'hosts.yml': `all:
  vars: {ansible_password: "${seeds.login}", db_password: "${seeds.group}", region: ${control}}
  hosts: {old: {ansible_host: 192.168.1.50}, new: {ansible_host: 192.168.1.51}}
`,
  'site.yml': `- hosts: all
  vars:
    service: {api_token: ${seeds.literal}, port: 5222}
    dsn: "postgres://app:{{ db_password }}@db/"
    mail: "https://app:${seeds.url}@mail/"
  tasks:
    - debug: {msg: "{{ ansible_password }} {{ db_password }} {{ service }} {{ dsn }} {{ mail }} {{ region }} {{ service. }}"}
    - command: mysql --password ${seeds.option} {{ nowhere }}
    - uri: {url: "https://app:${seeds.url}@db/", nonsense: 1}
`,
  interfaces: `iface wlan0 inet dhcp
    wpa-ssid office
    wpa-psk ${seeds.wifi}
    up notify --token ${seeds.hook}
`,
} as const;

/** Everything that the server says of a file, wherever in it somebody stands. */
async function askEverything(editor: Editor, uri: string, text: string): Promise<void> {
  const textDocument = { uri };
  const end = { line: text.split('\n').length, character: 0 };
  const range = { start: { line: 0, character: 0 }, end };
  await editor.request('textDocument/diagnostic', { textDocument });
  for (const method of ['codeLens', 'documentSymbol', 'foldingRange', 'documentLink'])
    await editor.request(`textDocument/${method}`, { textDocument });
  await editor.request('textDocument/inlayHint', { textDocument, range });
  await editor.request('textDocument/codeAction', {
    textDocument,
    range,
    context: { diagnostics: [] },
  });
  for (const [line, words] of text.split('\n').entries()) {
    for (const { index } of words.matchAll(/\b\w|(?<=[{.])/g)) {
      const where = { textDocument, position: { line, character: index } };
      await editor.request('textDocument/hover', where);
      if (words.includes('{{')) await editor.request('textDocument/completion', where);
    }
  }
}

describe('secrets are in no byte that the language server writes', function () {
  this.timeout(60_000);

  it('of findings, hovers, completions, lenses, hints and fixes', async function () {
    if (!existsSync(bin)) this.skip();
    const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-test-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const child = spawn(process.execPath, [bin, 'lsp', '--stdio']);
    const written: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => written.push(chunk));
    try {
      const editor = new Editor(
        createProtocolConnection(
          new StreamMessageReader(child.stdout),
          new StreamMessageWriter(child.stdin),
        ),
      );
      await editor.initialize({ folders: [folder] });
      for (const name of ['site.yml', 'hosts.yml', 'interfaces'] as const) {
        const uri = pathToFileURL(path.join(folder, name)).href;
        await editor.open(uri, files[name], name === 'interfaces' ? 'interfaces' : undefined);
        await askEverything(editor, uri, files[name]);
      }
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
    const bytes = Buffer.concat(written).toString('utf8');
    // What is no secret is told, from the same places: the others were within reach.
    assert.ok(bytes.includes(control), 'a plain variable of the inventory');
    assert.match(bytes, /vars of the play/);
    for (const [name, seed] of Object.entries(seeds))
      assert.deepEqual(
        found(bytes, seed).map((shape) => {
          const at = bytes.indexOf(seed);
          return `${name}, ${shape}: …${bytes.slice(Math.max(0, at - 200), at + 40)}`;
        }),
        [],
      );
  });
});
