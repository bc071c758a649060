import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LanguageService } from '@vipbook/language-service';
import { Cancelled, createLanguageService } from '@vipbook/language-service';
import type { DocumentDiagnosticReport, Hover, CodeLens } from 'vscode-languageserver';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver';
import { codesOf, Editor, pulling, pushing, uriOf } from './support/editor.ts';

const uri = 'file:///project/move.vipbook.yml';
const good = `- hosts: chat
  tasks:
    - vip:
        address: 192.168.1.60
        from: old
        to: new
`;
const bad = `${good}    - vip: { address: 192.168.1.61, from: old, to: new, strategi: none }
`;

describe('language server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-lsp-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('pushes findings, follows incremental changes, and takes them back on closing', async () => {
    const editor = await Editor.inMemory();
    await editor.open(uri, bad);
    const [finding] = await editor.findings(uri, 1);
    assert.match(JSON.stringify(finding), /strategi/);
    assert.equal(finding?.range.start.line, 6);
    assert.equal(finding.source, 'vipbook');
    await editor.change(uri, 2, [
      {
        range: { start: { line: 6, character: 56 }, end: { line: 6, character: 70 } },
        text: 'persist: none',
      },
    ]);
    assert.deepEqual(await editor.findings(uri, 2), []);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await editor.request('shutdown', undefined);
    assert.deepEqual(editor.published.at(-1), { uri, diagnostics: [] });
  });

  it('answers an editor that asks for findings, and sends it none', async () => {
    const editor = await Editor.inMemory({ capabilities: pulling });
    assert.notEqual(editor.initialized?.capabilities.diagnosticProvider, undefined);
    await editor.open(uri, bad);
    const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      editor.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
    const first = await ask();
    assert.equal(first.kind, 'full');
    assert.equal(first.kind === 'full' && first.items.length, 1);
    assert.equal((await ask(first.resultId)).kind, 'unchanged');
    await editor.change(uri, 2, [{ text: good }]);
    const second = await ask(first.resultId);
    assert.deepEqual(second.kind === 'full' ? second.items : undefined, []);
    assert.deepEqual(editor.published, []);
  });

  it('ends a pull that is cancelled as such, and answers the next one', async () => {
    let cancelled = false;
    const editor = await Editor.inMemory({
      capabilities: pulling,
      server: {
        createService: (workspace) => {
          const service = createLanguageService(workspace);
          return {
            ...service,
            diagnostics: (document, token) => {
              if (cancelled) return service.diagnostics(document, token);
              cancelled = true;
              return Promise.reject(new Cancelled());
            },
          };
        },
      },
    });
    await editor.open(uri, bad);
    const ask = { textDocument: { uri } };
    await assert.rejects(
      editor.request('textDocument/diagnostic', ask),
      (error: unknown) => error instanceof ResponseError && error.code === -32800,
    );
    const report = await editor.request<DocumentDiagnosticReport>('textDocument/diagnostic', ask);
    assert.equal(report.kind === 'full' && report.items.length, 1);
  });

  it('asks for a new look when files change outside', async () => {
    const editor = await Editor.inMemory({ capabilities: pulling });
    const refreshed = new Promise<void>((resolve) => {
      editor.connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///project/inventory.yml', type: 2 }],
    });
    await refreshed;
  });

  it('publishes no findings of a version that is gone', async () => {
    const editor = await Editor.inMemory();
    await editor.open(uri, good);
    for (let version = 2; version <= 30; version += 1)
      await editor.change(uri, version, [{ text: version % 2 === 0 ? bad : good }]);
    await editor.change(uri, 31, [{ text: bad }]);
    assert.equal((await editor.findings(uri, 31)).length, 1);
    const versions = editor.published.map(({ version }) => version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.equal(editor.published.at(-1)?.version, 31);
  });

  it('leaves documents of other languages alone', async () => {
    const editor = await Editor.inMemory();
    await editor.open('file:///project/docker-compose.yml', 'services: [', 'yaml');
    assert.deepEqual(await editor.findings('file:///project/docker-compose.yml', 1), []);
    const hover = await editor.request('textDocument/hover', {
      textDocument: { uri: 'file:///project/docker-compose.yml' },
      position: { line: 0, character: 2 },
    });
    assert.equal(hover, null);
  });

  it('serves interfaces files under both names that editors have for them', async () => {
    const editor = await Editor.inMemory();
    for (const [number, language] of ['vipbook-interfaces', 'interfaces'].entries()) {
      const file = `file:///${String(number)}/etc/network/interfaces`;
      await editor.open(file, 'iface eth0 inet static\n  address 10.0.0.1/24\nbogus 1\n', language);
      assert.notEqual((await editor.findings(file, 1)).length, 0, language);
      const hover = await editor.request<Hover | null>('textDocument/hover', {
        textDocument: { uri: file },
        position: { line: 1, character: 4 },
      });
      assert.notEqual(hover, null, language);
    }
  });

  describe('requests', () => {
    const unimplemented = new Proxy({} as LanguageService, {
      get: (_target, name) => {
        if (name === 'close' || name === 'workspaceChanged') return () => undefined;
        if (name === 'diagnostics') return async () => [];
        return async () => {
          throw new Error(`a defect in ${String(name)}`);
        };
      },
    });

    it('a defect in a feature is an empty answer and a line in the log', async () => {
      const editor = await Editor.inMemory({ server: { createService: () => unimplemented } });
      const logged: string[] = [];
      editor.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
        logged.push(message);
      });
      await editor.open(uri, good);
      const at = { textDocument: { uri }, position: { line: 0, character: 3 } };
      assert.equal(await editor.request('textDocument/hover', at), null);
      assert.deepEqual(await editor.request('textDocument/definition', at), []);
      assert.deepEqual(await editor.request('textDocument/completion', at), {
        isIncomplete: false,
        items: [],
      });
      assert.match(logged.join('\n'), /a defect in hover/);
      assert.match(logged.join('\n'), /a defect in completion/);
    });

    it('a cancelled request ends as such, at once', async () => {
      let asked: (() => void) | undefined;
      const reached = new Promise<void>((resolve) => {
        asked = resolve;
      });
      const slow: LanguageService = {
        ...unimplemented,
        diagnostics: async () => [],
        close: () => undefined,
        hover: async (_document, _position, token) => {
          asked?.();
          while (token?.isCancellationRequested !== true)
            await new Promise((resolve) => setImmediate(resolve));
          throw new Cancelled();
        },
      };
      const editor = await Editor.inMemory({ server: { createService: () => slow } });
      await editor.open(uri, good);
      const cancel = new CancellationTokenSource();
      const answer = editor.connection.sendRequest(
        'textDocument/hover',
        { textDocument: { uri }, position: { line: 0, character: 3 } },
        cancel.token,
      );
      await reached;
      cancel.cancel();
      await assert.rejects(
        answer,
        (error: unknown) => error instanceof ResponseError && error.code === -32800,
      );
    });

    it('a refused rename says why', async () => {
      const service: LanguageService = {
        ...unimplemented,
        diagnostics: async () => [],
        close: () => undefined,
        rename: async () => 'the name "x y" has a blank',
      };
      const editor = await Editor.inMemory({ server: { createService: () => service } });
      await editor.open(uri, good);
      await assert.rejects(
        editor.request('textDocument/rename', {
          textDocument: { uri },
          position: { line: 0, character: 0 },
          newName: 'x y',
        }),
        /has a blank/,
      );
    });

    it('documents that nobody opened have empty answers', async () => {
      const editor = await Editor.inMemory();
      const nowhere = { textDocument: { uri: 'file:///nowhere' } };
      assert.deepEqual(await editor.request('textDocument/documentSymbol', nowhere), []);
      assert.equal(
        await editor.request('textDocument/rename', {
          ...nowhere,
          position: { line: 0, character: 0 },
          newName: 'a',
        }),
        null,
      );
    });
  });

  describe('lenses', () => {
    const lensesOf = async (
      initializationOptions: unknown,
      withRun: boolean,
      capabilities = pushing,
    ): Promise<{ lenses: readonly CodeLens[]; served: readonly string[] }> => {
      let seen: ReadonlySet<string> = new Set();
      const editor = await Editor.inMemory({
        capabilities,
        initializationOptions,
        server: {
          ...(withRun ? { runVipbook: async () => ({ status: 0, stdout: '', stderr: '' }) } : {}),
          createService: (workspace) => ({
            ...createLanguageService(workspace),
            codeLenses: async (_document, { commands }) => {
              seen = commands;
              return [];
            },
          }),
        },
      });
      await editor.open(uri, good);
      const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri },
      });
      assert.deepEqual(lenses, []);
      const served = editor.initialized?.capabilities.executeCommandProvider?.commands ?? [];
      return {
        lenses: [...seen].sort().map((command) => ({
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          command: { title: '', command },
        })),
        served,
      };
    };
    const names = (lenses: readonly CodeLens[]): readonly (string | undefined)[] =>
      lenses.map(({ command }) => command?.command);

    it('have the commands that the editor declares', async () => {
      const { lenses, served } = await lensesOf({ commands: ['vipbook.dryRun'] }, false);
      assert.deepEqual(names(lenses), ['vipbook.dryRun']);
      assert.deepEqual(served, []);
    });

    it("also in rust-analyzer's way of declaring", async () => {
      const { lenses } = await lensesOf(undefined, false, {
        ...pushing,
        experimental: { commands: { commands: ['vipbook.run'] } },
      });
      assert.deepEqual(names(lenses), ['vipbook.run']);
    });

    it('for all others, the server carries out the command itself', async () => {
      const { lenses, served } = await lensesOf({ commands: ['vipbook.dryRun'] }, true);
      assert.deepEqual(names(lenses), ['vipbook.dryRun', 'vipbook.run', 'vipbook.showAddress']);
      assert.deepEqual([...served].sort(), ['vipbook.run', 'vipbook.showAddress']);
    });
  });

  describe('commands in editors without our extension', () => {
    const recap = '\nPLAY RECAP ****\nnew : ok=2\nold : ok=2\n';
    const start = async (
      answer: string | undefined,
    ): Promise<{ editor: Editor; calls: string[][]; said: string[]; asked: string[] }> => {
      const calls: string[][] = [];
      const said: string[] = [];
      const asked: string[] = [];
      const editor = await Editor.inMemory({
        server: {
          runVipbook: async (args) => {
            calls.push([...args]);
            return args.includes('--list-hosts')
              ? {
                  status: 0,
                  stdout: '\n  play #1 (chat): x\n    hosts (2):\n      old\n      new\n',
                  stderr: '',
                }
              : { status: 0, stdout: recap, stderr: '' };
          },
        },
      });
      editor.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
        said.push(message);
      });
      editor.connection.onRequest(
        'window/showMessageRequest',
        ({ message }: { message: string }) => {
          asked.push(message);
          return answer === undefined ? null : { title: answer };
        },
      );
      return { editor, calls, said, asked };
    };
    const target = {
      uri,
      path: '/project/move.vipbook.yml',
      play: 0,
      title: 'chat',
      hosts: 'chat',
    };

    /** Messages may come after the answer. */
    const told = async (said: readonly string[]): Promise<void> => {
      for (let tries = 0; said.length === 0 && tries < 500; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
    };

    it('a dry run says how it ended', async () => {
      const { editor, calls, said } = await start(undefined);
      await editor.request('workspace/executeCommand', {
        command: 'vipbook.dryRun',
        arguments: [target],
      });
      assert.deepEqual(calls, [['run', target.path, '--no-color', '--check', '--diff']]);
      await told(said);
      assert.match(said.join('\n'), /Dry run of move\.vipbook\.yml: exit status 0\nnew : ok=2/);
    });

    it('a run names the hosts first, and is not begun without a yes', async () => {
      const refused = await start(undefined);
      const execute = { command: 'vipbook.run', arguments: [target] };
      await refused.editor.request('workspace/executeCommand', execute);
      assert.deepEqual(refused.asked, [
        'Run move.vipbook.yml on old, new? This changes these hosts.',
      ]);
      assert.equal(refused.calls.length, 1);
      const agreed = await start('Run');
      await agreed.editor.request('workspace/executeCommand', execute);
      assert.deepEqual(agreed.calls[1], ['run', target.path, '--no-color', '--diff']);
    });

    it('one play of several is run alone, and named', async () => {
      const { editor, calls, asked } = await start('Run');
      await editor.request('workspace/executeCommand', {
        command: 'vipbook.run',
        arguments: [{ ...target, only: '--forks' }],
      });
      assert.deepEqual(asked, [
        'Run play "chat" of move.vipbook.yml on old, new? This changes these hosts.',
      ]);
      // Behind its own =, so that no name of a play is an option.
      assert.deepEqual(
        calls.map((args) => args.includes('--play=--forks')),
        [true, true],
      );
    });

    it('a target that is none is refused in words', async () => {
      const { editor, calls, said } = await start('Run');
      await editor.request('workspace/executeCommand', { command: 'vipbook.run', arguments: [7] });
      assert.deepEqual(calls, []);
      await told(said);
      assert.match(said.join('\n'), /wants the target/);
    });
  });

  describe('the workspace', () => {
    const ask = async (editor: Editor, file: string): Promise<boolean> =>
      editor.request('vipbook/isPlaybook', { uri: uriOf(path.join(folder, file)) });

    it("knows playbooks by name, by the project's settings and by their first line, and no others", async () => {
      const write = (name: string, text: string): void => {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      };
      write('vipbook.yml', 'playbooks: [moves]\n');
      write('a.vipbook.yml', '');
      write('moves/b.yml', '- hosts: all\n');
      write('c.yml', '# vipbook\n- hosts: all\n');
      write('d.yml', '# vipbooks are great\n');
      write('compose.yaml', 'services: {}\n');
      write('playbooks/e.yml', '- hosts: all\n');
      const editor = await Editor.inMemory({ folders: [folder] });
      const files = [
        'a.vipbook.yml',
        'moves/b.yml',
        'c.yml',
        'd.yml',
        'compose.yaml',
        'playbooks/e.yml',
      ];
      assert.deepEqual(await Promise.all(files.map((file) => ask(editor, file))), [
        true,
        true,
        true,
        false,
        false,
        false,
      ]);
    });

    it('takes playbooks/ where vipbook.yml says nothing else, and nothing without a vipbook.yml', async () => {
      mkdirSync(path.join(folder, 'playbooks'));
      writeFileSync(path.join(folder, 'playbooks/a.yml'), '- hosts: all\n');
      const before = await Editor.inMemory({ folders: [folder] });
      assert.equal(await ask(before, 'playbooks/a.yml'), false);
      writeFileSync(path.join(folder, 'vipbook.yml'), 'inventory: hosts.yml\n');
      const after = await Editor.inMemory({ folders: [folder] });
      assert.equal(await ask(after, 'playbooks/a.yml'), true);
      const project = await after.request<{ folder: string; inventory: string[] }>(
        'vipbook/project',
        {
          uri: uriOf(path.join(folder, 'playbooks/a.yml')),
        },
      );
      assert.equal(project.folder, folder);
      assert.equal(project.inventory.length, 1);
    });

    it('ends in a tree whose links go round, and with files it may not read', async () => {
      mkdirSync(path.join(folder, 'a/b'), { recursive: true });
      symlinkSync('..', path.join(folder, 'a/b/up'));
      symlinkSync('self', path.join(folder, 'self'));
      symlinkSync('self', path.join(folder, 'self.vipbook.yml'));
      writeFileSync(path.join(folder, 'a/x.vipbook.yml'), '- name: found\n  hosts: all\n');
      writeFileSync(path.join(folder, 'closed.vipbook.yml'), '');
      chmodSync(path.join(folder, 'closed.vipbook.yml'), 0);
      const editor = await Editor.inMemory({ folders: [folder] });
      await editor.request('workspace/symbol', { query: 'found' });
    });

    it('runs no inventory program', async () => {
      const trace = path.join(folder, 'it-ran');
      writeFileSync(path.join(folder, 'inventory.sh'), `#!/bin/sh\ntouch ${trace}\necho '{}'\n`, {
        mode: 0o755,
      });
      writeFileSync(path.join(folder, 'vipbook.yml'), 'inventory: inventory.sh\n');
      const editor = await Editor.inMemory({ folders: [folder] });
      const file = uriOf(path.join(folder, 'x.vipbook.yml'));
      await editor.open(file, good);
      await editor.findings(file, 1);
      assert.throws(() => chmodSync(trace, 0o600), { code: 'ENOENT' });
    });

    it('reads snapshots of facts, and nothing else that lies beside them', async () => {
      mkdirSync(path.join(folder, 'facts'));
      const facts = {
        host: 'old',
        links: [],
        files: {
          '/etc/network/interfaces': { path: '/etc/network/interfaces', content: { text: '' } },
        },
        addresses: [
          {
            device: 'eth0',
            address: '192.168.1.60',
            prefix: 24,
            label: 'eth0:1',
            scope: 'global',
            secondary: true,
            flags: [],
          },
        ],
      };
      writeFileSync(
        path.join(folder, 'facts/old.json'),
        JSON.stringify({ hosts: { old: facts }, errors: [] }),
      );
      writeFileSync(path.join(folder, 'facts/broken.json'), '{');
      writeFileSync(path.join(folder, 'facts/other.json'), '{"hosts": {"x": {"host": 1}}}');
      const editor = await Editor.inMemory({ folders: [folder] });
      const rows = await editor.request<{ host: string; address: string }[]>('vipbook/snapshots', {
        uri: uriOf(path.join(folder, 'x.vipbook.yml')),
      });
      assert.deepEqual(
        rows.map(({ host, address }) => [host, address]),
        [['old', '192.168.1.60/24']],
      );
    });

    it("uses the inventory that the editor's settings name", async () => {
      writeFileSync(path.join(folder, 'hosts.ini'), '[chat]\nold\nnew\n');
      const file = uriOf(path.join(folder, 'x.vipbook.yml'));
      const playbook = good.replace('hosts: chat', 'hosts: chatt');
      const open = async (settings: unknown): Promise<readonly unknown[]> => {
        const editor = await Editor.inMemory({
          folders: [folder],
          initializationOptions: { settings },
        });
        await editor.open(file, playbook);
        return codesOf(await editor.findings(file, 1));
      };
      assert.deepEqual(await open({}), []);
      assert.notDeepEqual(await open({ vipbook: { inventory: ['hosts.ini'] } }), []);
    });

    it('has the inventory of its own folder for each of several, and of one that comes later', async () => {
      for (const name of ['one', 'two', 'three']) {
        mkdirSync(path.join(folder, name));
        writeFileSync(path.join(folder, name, 'vipbook.yml'), 'inventory: hosts.ini\n');
        writeFileSync(path.join(folder, name, 'hosts.ini'), `[${name}]\nold\nnew\n`);
      }
      const at = (name: string): string => path.join(folder, name);
      const editor = await Editor.inMemory({
        capabilities: { ...pushing, workspace: { workspaceFolders: true } },
        folders: [at('one'), at('two')],
      });
      const codes = async (name: string, group: string): Promise<readonly unknown[]> => {
        const file = uriOf(path.join(folder, name, `${group}.vipbook.yml`));
        await editor.open(file, good.replace('hosts: chat', `hosts: ${group}`));
        return codesOf(await editor.findings(file, 1));
      };
      assert.deepEqual(await codes('one', 'one'), []);
      assert.deepEqual(await codes('two', 'two'), []);
      assert.deepEqual(await codes('one', 'two'), ['PBK078']);
      await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: uriOf(at('three')), name: 'three' }], removed: [] },
      });
      assert.deepEqual(await codes('three', 'three'), []);
      assert.deepEqual(await codes('three', 'one'), ['PBK078']);
    });

    it('looks again when settings change', async () => {
      writeFileSync(path.join(folder, 'hosts.ini'), '[chat]\nold\nnew\n');
      const editor = await Editor.inMemory({ folders: [folder] });
      const file = uriOf(path.join(folder, 'x.vipbook.yml'));
      await editor.open(file, good.replace('hosts: chat', 'hosts: chatt'));
      assert.deepEqual(codesOf(await editor.findings(file, 1)), []);
      const before = editor.published.length;
      await editor.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { vipbook: { inventory: ['hosts.ini'] } },
      });
      for (let tries = 0; editor.published.length === before && tries < 500; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.deepEqual(codesOf(editor.published.at(-1)?.diagnostics ?? []), ['PBK078']);
    });

    it('shows what takes long, and that it is over', async () => {
      // Each is looked into: any may begin with `# vipbook`.
      for (let at = 0; at < 10_000; at += 1)
        writeFileSync(path.join(folder, `${String(at)}.yml`), 'x');
      const editor = await Editor.inMemory({
        capabilities: { ...pushing, window: { workDoneProgress: true } },
        folders: [folder],
      });
      const told: string[] = [];
      editor.connection.onRequest('window/workDoneProgress/create', () => null);
      editor.connection.onNotification(
        '$/progress',
        ({ value }: { value: { kind: string; title?: string } }) => {
          told.push(value.title ?? value.kind);
        },
      );
      await editor.request('workspace/symbol', { query: 'x' });
      for (let tries = 0; told.length < 2 && tries < 200; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.deepEqual(told, ['Looking for playbooks', 'end']);
    });
  });
});
