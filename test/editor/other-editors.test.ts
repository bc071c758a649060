import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bin, repository } from '../support/vipbook.ts';

const documentation = readFileSync(path.join(repository, 'docs/editor.md'), 'utf8');

/** The snippet below a mark in the documentation: what is tested is what is copied. */
function snippet(name: string): string {
  const found = new RegExp(`<!-- tested: ${name} -->\\s*\`\`\`\\w+\\n([^]*?)\`\`\``).exec(
    documentation,
  );
  assert.notEqual(found?.[1], undefined, `docs/editor.md has no snippet for ${name}`);
  return found?.[1] ?? '';
}

const has = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

const playbook = `- name: chat moves
  hosts: chat
  tasks:
    - name: the address moves
      vip:
        adress: 192.168.1.60
        from: old
        to: new
`;

interface Seen {
  readonly findings: readonly string[];
  readonly hover: string;
  readonly lenses?: readonly string[];
  readonly message?: string;
}

describe('other editors, set up as docs/editor.md says', function () {
  this.timeout(120_000);
  let folder: string;
  let file: string;
  let out: string;

  before(function () {
    if (!existsSync(`${repository}/packages/cli/dist/vipbook.cjs`)) this.skip();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-editors-'));
    mkdirSync(path.join(folder, 'bin'));
    symlinkSync(bin, path.join(folder, 'bin/vipbook'));
    file = path.join(folder, 'move.vipbook.yml');
    out = path.join(folder, 'seen.json');
    writeFileSync(file, playbook);
    writeFileSync(
      path.join(folder, 'inventory.ini'),
      '[chat]\nold ansible_host=127.0.0.1 ansible_port=1\nnew ansible_host=127.0.0.1 ansible_port=1\n',
    );
    writeFileSync(path.join(folder, 'vipbook.yml'), 'inventory: inventory.ini\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const start = async (program: string, args: readonly string[]): Promise<Seen> => {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], {
      cwd: folder,
      timeout: 90_000,
      env: {
        ...process.env,
        HOME: folder,
        TERM: 'dumb',
        PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      },
    });
    assert.ok(existsSync(out), `${program} wrote nothing:\n${stdout}${stderr}`);
    return JSON.parse(readFileSync(out, 'utf8')) as Seen;
  };
  const check = ({ findings, hover }: Seen): void => {
    assert.match(findings.join('\n'), /adress/);
    assert.match(hover, /Move a virtual IP address/);
  };

  it('Neovim: findings, hover, lenses; a lens is carried out', async function () {
    if (!has('nvim')) {
      console.log('    skipped: nvim is not installed');
      this.skip();
    }
    const setup = write('init.lua', snippet('neovim'));
    const probe = write(
      'probe.lua',
      `local seen = { findings = {}, lenses = {} }
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, each in ipairs(vim.diagnostic.get(0)) do table.insert(seen.findings, each.message) end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000) or {}) do return answer.result end
end
local document = { uri = vim.uri_from_bufnr(0) }
local hover = ask('textDocument/hover', { textDocument = document, position = { line = 4, character = 7 } })
seen.hover = hover and (hover.contents.value or hover.contents) or ''
local lenses = ask('textDocument/codeLens', { textDocument = document }) or {}
for _, lens in ipairs(lenses) do table.insert(seen.lenses, lens.command.title) end
vim.lsp.handlers['window/showMessage'] = function(_, result) seen.message = result.message end
for _, lens in ipairs(lenses) do
  if lens.command.command == 'vipbook.dryRun' and seen.message == nil then
    ask('workspace/executeCommand', lens.command)
    vim.wait(60000, function() return seen.message ~= nil end, 50)
  end
end
vim.fn.writefile({ vim.fn.json_encode(seen) }, '${out}')
vim.cmd('qall!')`,
    );
    const seen = await start('nvim', ['--headless', '-u', setup, file, '-c', `luafile ${probe}`]);
    check(seen);
    assert.match(seen.lenses?.join('\n') ?? '', /Dry-run this migration/);
    assert.match(seen.lenses?.join('\n') ?? '', /Run…/);
    // The playbook is wrong on purpose: the command's own words come back.
    assert.match(seen.message ?? '', /Dry run of move\.vipbook\.yml: exit status 4/);
  });

  it('Emacs with eglot: findings and hover; it gets lenses, and shows none', async function () {
    if (
      !has('emacs') ||
      spawnSync('emacs', [
        '--batch',
        '-q',
        '-f',
        'package-initialize',
        '--eval',
        "(require 'eglot)",
      ]).status !== 0
    ) {
      console.log('    skipped: emacs with eglot is not installed');
      this.skip();
    }
    const setup = write('init.el', snippet('emacs'));
    const probe = write(
      'probe.el',
      `(package-initialize)
(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect 60)
(load "${setup}")
(find-file "${file}")
;; In a batch there is no command loop, on which eglot-ensure waits.
(apply #'eglot (eglot--guess-contact))
(let ((until (+ (float-time) 60)) (server (eglot-current-server)) findings)
  (while (and (null findings) (< (float-time) until))
    (accept-process-output nil 0.2)
    (setq findings
          (mapcar (lambda (each) (substring-no-properties (flymake-diagnostic-text each)))
                  (or (flymake-diagnostics) eglot--diagnostics))))
  (let* ((document (eglot--TextDocumentIdentifier))
         (hover (jsonrpc-request server :textDocument/hover
                                 (list :textDocument document :position '(:line 4 :character 7))))
         (lenses (jsonrpc-request server :textDocument/codeLens (list :textDocument document))))
    (with-temp-file "${out}"
      (insert (json-encode
               (list :findings (vconcat findings)
                     :hover (plist-get (plist-get hover :contents) :value)
                     :lenses (vconcat (mapcar (lambda (each) (plist-get (plist-get each :command) :title))
                                              lenses))))))))
(kill-emacs 0)`,
    );
    const seen = await start('emacs', ['--batch', '-q', '-l', probe]);
    check(seen);
    assert.match(seen.lenses?.join('\n') ?? '', /Dry-run this migration/);
  });

  it('Vim with ALE: findings and hover', async function () {
    const ale = '/usr/share/vim-ale';
    if (
      !has('vim') ||
      !existsSync(ale) ||
      spawnSync('vim', ['-es', '-u', 'NONE', '-c', "exe has('job') ? 'qall' : 'cquit'"]).status !==
        0
    ) {
      console.log('    skipped: vim with vim-ale is not installed');
      this.skip();
    }
    const setup = write(
      'vimrc',
      `set nocompatible hidden\nset runtimepath+=${ale}\nfiletype on\nruntime plugin/ale.vim\n${snippet('vim')}`,
    );
    const probe = write(
      'probe.vim',
      `let s:seen = {'findings': [], 'hover': ''}
function! ALEHoverSeen(...) abort
  let s:seen.hover = a:1
endfunction
let s:until = localtime() + 60
while empty(ale#engine#GetLoclist(bufnr('')) ) && localtime() < s:until
  sleep 100m
endwhile
for s:each in ale#engine#GetLoclist(bufnr(''))
  call add(s:seen.findings, s:each.text)
endfor
call cursor(5, 8)
let g:ale_hover_to_preview = 1
ALEHover
while localtime() < s:until
  for s:number in range(1, bufnr('$'))
    if bufname(s:number) ==# 'ALEPreviewWindow' || getbufvar(s:number, '&filetype') =~# 'ale-preview'
      let s:seen.hover = join(getbufline(s:number, 1, '$'), "\\n")
    endif
  endfor
  if !empty(s:seen.hover) | break | endif
  sleep 100m
endwhile
call writefile([json_encode(s:seen)], '${out}')
qall!`,
    );
    check(await start('vim', ['-es', '-N', '-i', 'NONE', '-u', setup, file, '-S', probe]));
  });

  it('Helix: the snippet starts the server that the others have (Helix itself is not in Debian)', () => {
    assert.match(documentation, /command = "vipbook"\nargs = \["lsp", "--stdio"\]/);
  });
});
