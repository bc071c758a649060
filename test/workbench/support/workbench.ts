import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

/** Nothing of it moves, asks the network or pops up by itself. */
const fixedSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.accessibilitySupport': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'security.workspace.trust.untrustedFiles': 'open',
  'files.autoSave': 'off',
};

const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface WorkbenchOptions {
  /** code-server's program, of the installation. */
  readonly entry: string;
  readonly vsix: string;
  /** Ask whether a folder is trusted, as the real one does; else every folder is. */
  readonly restricted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A real VS Code with the extension, and a browser that shows it. */
export class Workbench {
  readonly page: Page;
  readonly port: number;
  readonly #browser: Browser;
  readonly #server: ChildProcess;
  readonly #home: string;

  private constructor(
    page: Page,
    port: number,
    browser: Browser,
    server: ChildProcess,
    home: string,
  ) {
    this.page = page;
    this.port = port;
    this.#browser = browser;
    this.#server = server;
    this.#home = home;
  }

  get pid(): number {
    return this.#server.pid ?? 0;
  }

  static async start(options: WorkbenchOptions): Promise<Workbench> {
    const home = mkdtempSync(path.join(tmpdir(), 'vipbook-workbench-'));
    const user = path.join(home, 'user');
    mkdirSync(path.join(user, 'User'), { recursive: true });
    writeFileSync(
      path.join(user, 'User/settings.json'),
      JSON.stringify({ ...fixedSettings, ...options.settings }),
    );
    writeFileSync(path.join(home, 'config.yaml'), '');
    const common = [
      options.entry,
      '--user-data-dir',
      user,
      '--extensions-dir',
      path.join(home, 'extensions'),
      '--config',
      path.join(home, 'config.yaml'),
    ];
    const environment = {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_STATE_HOME: home,
      XDG_CONFIG_HOME: home,
    };
    await ended(
      spawn(process.execPath, [...common, '--install-extension', options.vsix], {
        env: environment,
        stdio: 'ignore',
      }),
    );
    const port = await freePort();
    const server = spawn(
      process.execPath,
      [
        ...common,
        '--auth',
        'none',
        '--bind-addr',
        `127.0.0.1:${String(port)}`,
        '--disable-telemetry',
        '--disable-update-check',
        '--disable-getting-started-override',
        '--disable-proxy',
        ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
      ],
      { env: environment, stdio: 'ignore', detached: true },
    );
    try {
      await healthy(port, server);
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: browserFlags,
      });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      // A machine that does other things, too, must not fail for it.
      page.setDefaultTimeout(60_000);
      return new Workbench(page, port, browser, server, home);
    } catch (error) {
      end(server);
      rmSync(home, { recursive: true, force: true });
      throw error;
    }
  }

  open(folder: string, trust: 'trusted' | 'restricted' = 'trusted'): Promise<void> {
    return this.#goto(`folder=${encodeURIComponent(folder)}`, trust);
  }

  /** A .code-workspace file: several folders. */
  openWorkspace(file: string): Promise<void> {
    return this.#goto(`workspace=${encodeURIComponent(file)}`, 'trusted');
  }

  async #goto(query: string, trust: 'trusted' | 'restricted'): Promise<void> {
    const { page } = this;
    await page.goto(`http://127.0.0.1:${String(this.port)}/?${query}`);
    await page.locator('.monaco-workbench').waitFor();
    if (trust === 'restricted')
      await page.locator('.monaco-dialog-box').getByText("No, I don't trust").click();
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** A file of the folder's top, from the explorer. */
  async openFile(name: string): Promise<void> {
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    await rows.filter({ hasText: name }).first().dblclick();
    await this.#opened(name);
  }

  /** A file anywhere, by a part of its name. */
  async openPath(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(name);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: name })
      .first()
      .click();
    await this.#opened(name);
  }

  async #opened(name: string): Promise<void> {
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
    // The first group of editors, by its key: a click might meet a lens.
    await this.page.keyboard.press('Control+1');
  }

  /** Put another word in the place of one on the screen. */
  async replaceWord(word: string, by: string): Promise<void> {
    await this.#span(word).dblclick();
    await this.page.keyboard.insertText(by);
    await this.page.keyboard.press('Escape');
  }

  #span(text: string): Locator {
    const whole = new RegExp(`^\\s*${text}\\s*$`);
    return this.page.locator('.view-lines .view-line span span', { hasText: whole }).first();
  }

  /** Open the suggestions, unless they are. */
  async suggest(): Promise<void> {
    const { page } = this;
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    // A press before the language server is up does nothing; a user presses again.
    for (let tries = 0; tries < 20 && !(await rows.first().isVisible()); tries += 1) {
      await page.keyboard.press('Control+Space');
      await rows
        .first()
        .waitFor({ timeout: 2_000 })
        .catch(() => undefined);
    }
  }

  /** Take a suggestion by its name, with the keys that a user has for it; nothing is typed. */
  async accept(label: string): Promise<void> {
    const { page } = this;
    const focused = page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
    await this.suggest();
    await focused.waitFor();
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await focused.innerText()) === label) {
        await page.keyboard.press('Enter');
        return;
      }
      const before = await focused.innerText();
      await page.keyboard.press('ArrowDown');
      // As one expression of the page's own: its types are none of ours.
      await page.waitForFunction(
        `document.querySelector('.suggest-widget.visible .monaco-list-row.focused .label-name')?.textContent !== ${JSON.stringify(before)}`,
      );
    }
    throw new Error(`nothing called "${label}" is suggested`);
  }

  /** A new line where the suggestions are gone. */
  async newLine(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Enter');
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  async revert(): Promise<void> {
    await this.command('File: Revert File');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** By the lens over the play, where the editor shows it. */
  async dryRun(): Promise<void> {
    await this.page.locator('.codelens-decoration a', { hasText: 'Dry-run' }).first().click();
  }

  /** Nothing moves any more: two pictures that are the same. */
  async settled(): Promise<void> {
    let before = await this.page.screenshot();
    for (let tries = 0; tries < 20; tries += 1) {
      await this.page.waitForTimeout(150);
      const now = await this.page.screenshot();
      if (now.equals(before)) return;
      before = now;
    }
  }

  /** The process id of the language server: the extension's server.cjs below this code-server. */
  async languageServer(other?: number): Promise<number> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      const found = descendants(this.pid).find(
        (pid) => pid !== other && commandOf(pid).includes('/dist/server.cjs'),
      );
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('no language server is running');
  }

  async killLanguageServer(): Promise<number> {
    const pid = await this.languageServer();
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** A quick fix at a word, by its title, with the keys that a user has for it. */
  async quickFix(word: string, title: string): Promise<void> {
    const { page } = this;
    await this.#span(word).click();
    await page.keyboard.press('Control+.');
    const focused = page.locator('.action-widget .monaco-list-row.action.focused');
    await focused.waitFor();
    for (let tries = 0; tries < 20; tries += 1) {
      if ((await focused.innerText()).trim() === title) {
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`no quick fix is called "${title}"`);
  }

  /** The text of the editor's lines that are on the screen. */
  async lines(): Promise<string> {
    const text = await this.page.locator('.editor-instance .view-lines').first().innerText();
    return text.replaceAll('\u00a0', ' ');
  }

  /** Texts of a page whose contrast with what is behind them is less than WCAG's 4.5 to 1. */
  async faint(body: Locator): Promise<readonly string[]> {
    // As text: its types are the page's own.
    const found: unknown = await body.evaluate(`((body) => {
      const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
      const luminance = (colour) => {
        const [r, g, b] = numbers(colour).map((each) => {
          const share = each / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        for (let at = element; at !== null; at = at.parentElement) {
          const colour = getComputedStyle(at).backgroundColor;
          const [, , , alpha = 1] = numbers(colour);
          if (alpha === 1) return colour;
        }
        return getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background');
      };
      const rgb = (colour) => {
        const probe = document.createElement('i');
        probe.style.color = colour;
        body.append(probe);
        const found = getComputedStyle(probe).color;
        probe.remove();
        return found;
      };
      const found = [];
      for (const element of body.querySelectorAll('main *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
        if (!own) continue;
        const pair = [luminance(getComputedStyle(element).color), luminance(rgb(behind(element)))].sort((a, b) => b - a);
        const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
        if (ratio < 4.5) found.push(element.textContent.trim().slice(0, 40) + ' ' + ratio.toFixed(1));
      }
      return [...new Set(found)];
    })(document.body)`);
    return Array.isArray(found) ? found.map(String) : ['nothing was measured'];
  }

  /** The heading of a page in some panel, once there is one of this form. */
  async heading(form: RegExp): Promise<string> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) {
        const headings = await frame
          .locator('h1')
          .allInnerTexts()
          .catch(() => []);
        const found = headings.find((text) => form.test(text));
        if (found !== undefined) return found;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no page has a heading like ${String(form)}`);
  }

  /** A command by the words of its title. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: title })
      .first()
      .click();
  }

  async hoverOver(text: string): Promise<string> {
    const target = this.#span(text);
    await target.waitFor();
    // Not that of a tab or a button, over which the pointer has just gone.
    const hover = this.page.locator('.monaco-hover:not(.workbench-hover):visible');
    // The pointer must come to rest; one that is there already shows nothing.
    for (let tries = 0; tries < 30; tries += 1) {
      // Where it is now: lines are drawn anew when their colours come.
      const box = await target.boundingBox();
      if (box === null) {
        await target.waitFor();
        continue;
      }
      await this.page.mouse.move(box.x + 6 + (tries % 3), box.y + box.height / 2);
      if (
        await hover
          .first()
          .waitFor({ timeout: 1_500 })
          .then(
            () => true,
            () => false,
          )
      )
        break;
      await this.page.mouse.move(600, 700);
    }
    return hover.first().innerText();
  }

  /** The page in the panel: a frame in a frame. */
  panel(): ReturnType<Page['frameLocator']> {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe');
  }

  async close(): Promise<void> {
    await this.#browser.close();
    end(this.#server);
    await ended(this.#server);
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function end(server: ChildProcess): void {
  if (server.pid === undefined || server.exitCode !== null) return;
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
}

/** All processes below one, from /proc. */
function descendants(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(root);
}

const commandOf = (pid: number): string =>
  read(`/proc/${String(pid)}/cmdline`).replaceAll('\0', ' ');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

async function healthy(port: number, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null)
      throw new Error(`code-server ended with ${String(server.exitCode)}`);
    const answer = await fetch(`http://127.0.0.1:${String(port)}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('code-server did not come up within a minute');
}
