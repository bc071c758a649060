import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from '@vipbook/lab';
import { holders, interfaces, obstacle, raise, repository, vipbook } from '../support/vipbook.ts';
import { installedWorkbench } from './install.mjs';
import { examples, makeProject, projectsFolder, type Project } from './support/project.ts';
import { Workbench } from './support/workbench.ts';

const moveChat = readFileSync(path.join(examples, 'move-chat.yml'), 'utf8');
const wrong = `- name: chat moves
  hosts: chat
  tasks:
    - vip: { adress: 192.168.1.60, from: old, to: new }
`;
/** Something that takes its time, in a dry run too. */
const slow = `- name: slow
  hosts: chat
  gather_facts: false
  tasks:
    - name: takes its time
      command: sleep 120
      check_mode: false
      changed_when: false
`;
const twoPlays = `- name: nothing
  hosts: gw
  gather_facts: false
  tasks:
    - debug: { msg: not this one }
- name: this one
  hosts: old
  gather_facts: false
  tasks:
    - debug: { msg: only this }
`;
const interfacesFile = `auto eth0
iface eth0 inet static
  address 192.168.1.50
  netmask 255.255.255.0
auto eth1 eth1:1
iface eth1 inet statik
  address 10.0.0.1/24
`;

describe('in a real workbench', function () {
  this.timeout(180_000);
  let lab: Lab;
  let parent: string;
  let vsix: string;
  let entry: string;
  let project: Project;

  before(async function () {
    const installed = installedWorkbench();
    if (installed === undefined) {
      console.log('    skipped: no workbench (node test/workbench/install.mjs says why)');
      this.skip();
    }
    const why = obstacle();
    if (why !== undefined) {
      console.log(`    skipped: ${why}`);
      this.skip();
    }
    entry = installed;
    parent = projectsFolder();
    vsix = path.join(parent, 'vipbook.vsix');
    await promisify(execFile)(process.execPath, [
      `${repository}/scripts/package-extension.mjs`,
      '--no-build',
      '--out',
      vsix,
    ]);
    lab = await raise({ share: [repository, parent] });
    const facts = await vipbook(lab, ['facts', '-i', lab.inventory]);
    assert.equal(facts.status, 0, facts.stderr);
    project = makeProject(parent, 'chat', lab, {
      'move-chat.vipbook.yml': moveChat,
      'wrong.vipbook.yml': wrong,
      'playbooks/named.yml': wrong,
      'etc/network/interfaces': interfacesFile,
      'other.yml': 'services: [web]\n',
      'new.vipbook.yml': '',
      'slow.vipbook.yml': slow,
      'two.vipbook.yml': twoPlays,
      // Opened by nobody: what is known of it, tasks have found.
      'later/task.vipbook.yml': wrong,
      'facts/lab.json': facts.stdout,
    });
  });

  after(async () => {
    await (lab as Lab | undefined)?.down();
    if ((parent as string | undefined) !== undefined)
      rmSync(parent, { recursive: true, force: true });
  });

  /** Kept when a folder for them is given: the README's come from here (npm run screenshots). */
  const shot = async (workbench: Workbench, name: string): Promise<void> => {
    const folder = process.env['VIPBOOK_SCREENSHOTS'];
    if (folder === undefined) return;
    await workbench.settled();
    await workbench.page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  describe('of a trusted folder', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.start({
        entry,
        vsix,
        settings: { 'vipbook.path': project.program },
      });
      await workbench.open(project.folder);
    });
    after(() => workbench.close());
    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      const file = path.join(
        process.env['VIPBOOK_SCREENSHOTS'] ?? tmpdir(),
        `failed ${this.currentTest.title.slice(0, 30)}.png`,
      );
      await workbench.page.screenshot({ path: file });
      console.log(`    what was on the screen: ${file}`);
    });

    it('a finding is seen, explained, and gone when it is put right', async () => {
      const { page } = workbench;
      await workbench.openFile('wrong.vipbook.yml');
      await page.locator('.squiggly-error').first().waitFor();
      const hover = await workbench.hoverOver('adress');
      assert.match(hover, /PBK\d{3}/);
      assert.match(hover, /address/);
      await shot(workbench, 'finding');
      await workbench.replaceWord('adress', 'address');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await workbench.revert();
    });

    it('a finding is put right by its quick fix', async () => {
      const { page } = workbench;
      await workbench.openFile('wrong.vipbook.yml');
      await page.locator('.squiggly-error').first().waitFor();
      await workbench.quickFix('adress', 'Write "address"');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      assert.match(await workbench.lines(), /vip: \{ address: 192\.168\.1\.60/);
      await workbench.revert();
    });

    it('a setting that is changed holds at once', async () => {
      const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'Dry-run' }).first();
      await workbench.openFile('move-chat.vipbook.yml');
      await lens.waitFor();
      mkdirSync(path.join(project.folder, '.vscode'), { recursive: true });
      const settings = path.join(project.folder, '.vscode/settings.json');
      writeFileSync(settings, '{ "vipbook.codeLens.enable": false }');
      await lens.waitFor({ state: 'detached' });
      writeFileSync(settings, '{}');
      await lens.waitFor();
    });

    it('a file that vipbook.yml names is ours; other YAML is not', async () => {
      const { page } = workbench;
      const language = page.locator('#status\\.editor\\.mode');
      await workbench.openFile('other.yml');
      await language.getByText('YAML').waitFor();
      await workbench.openPath('named.yml');
      await language.getByText('vipbook playbook').waitFor();
      await page.locator('.squiggly-error').first().waitFor();
    });

    it('a move is written from an empty file with completions only', async () => {
      const { page } = workbench;
      await workbench.openFile('new.vipbook.yml');
      const steps: readonly (string | undefined)[] = [
        ...['hosts', 'chat', undefined, 'become', 'true', undefined, 'tasks', 'vip'],
        ...['192.168.1.60/24', undefined, 'from', 'old', undefined, 'to', 'new'],
        ...[undefined, 'strategy', 'make-before-break'],
      ];
      for (const step of steps) {
        if (step === undefined) await workbench.newLine();
        else await workbench.accept(step);
        if (step !== 'vip') continue;
        await workbench.suggest();
        await shot(workbench, 'completion');
      }
      await page.keyboard.press('Escape');
      await workbench.save();
      assert.equal(
        readFileSync(path.join(project.folder, 'new.vipbook.yml'), 'utf8').trimEnd(),
        [
          '- hosts: chat',
          '  become: true',
          '  tasks:',
          '    - vip:',
          '        address: 192.168.1.60/24',
          '        from: old',
          '        to: new',
          '        strategy: make-before-break',
        ].join('\n'),
      );
      await page.locator('.codelens-decoration a', { hasText: 'Dry-run' }).first().waitFor();
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    });

    it('pointing at a module and at a variable tells what they are', async () => {
      await workbench.openFile('move-chat.vipbook.yml');
      assert.match(await workbench.hoverOver('vip'), /Move a virtual IP address/);
      await shot(workbench, 'hover');
    });

    it('an interfaces file has findings and explains itself', async () => {
      await workbench.openPath('interfaces');
      await workbench.page.locator('#status\\.editor\\.mode').getByText('interfaces(5)').waitFor();
      await workbench.page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
      assert.match(await workbench.hoverOver('255.255.255.0'), /\/24/);
      await shot(workbench, 'interfaces');
    });

    it('the language server is killed, and comes back', async () => {
      await workbench.openFile('wrong.vipbook.yml');
      await workbench.page.locator('.squiggly-error').first().waitFor();
      const killed = await workbench.killLanguageServer();
      const next = await workbench.languageServer(killed);
      assert.notEqual(next, killed);
      await workbench.page.locator('.squiggly-error').first().waitFor();
      assert.match(await workbench.hoverOver('adress'), /PBK\d{3}/);
    });

    it('a dry run shows its progress, and is cancelled', async () => {
      const { page } = workbench;
      await workbench.openFile('slow.vipbook.yml');
      await workbench.dryRun();
      const toast = page.locator('.notification-list-item', { hasText: 'Dry run of slow' });
      await toast.getByText('takes its time').waitFor();
      await shot(workbench, 'progress');
      await toast.getByRole('button', { name: 'Cancel' }).click();
      const panel = workbench.panel();
      await panel.locator('h1', { hasText: /^Dry run of slow/ }).waitFor();
      await panel.locator('.summary.cancelled', { hasText: 'Nothing was changed' }).waitFor();
      await toast.waitFor({ state: 'detached' });
    });

    it('a lens over one play of several runs this one', async () => {
      const { page } = workbench;
      await workbench.openFile('two.vipbook.yml');
      const lenses = page.locator('.codelens-decoration a', { hasText: 'Dry-run' });
      await lenses.nth(1).click();
      const panel = workbench.panel();
      await panel.locator('h1', { hasText: 'Dry run of play "this one" of two' }).waitFor();
      await panel.locator('.summary.done').waitFor();
      assert.doesNotMatch(await panel.locator('main').innerText(), /not this one|nothing/);
    });

    it('a dry run opens the plan: changes, steps that lead to their tasks, diffs of files', async () => {
      const { page } = workbench;
      await workbench.openFile('move-chat.vipbook.yml');
      await workbench.dryRun();
      const panel = workbench.panel();
      await panel.locator('h1', { hasText: /^Dry run of move-chat/ }).waitFor();
      await panel.locator('.summary.done', { hasText: 'Would change old, new' }).waitFor();
      assert.match(
        await panel.locator('section[aria-labelledby=changes]').innerText(),
        /192\.168\.1\.60\/24: old \(eth0:1\) -> new \(eth0:1\)/,
      );
      assert.deepEqual(await holders(lab, '192.168.1.60'), ['old'], 'nothing was changed');
      await shot(workbench, 'dry-run');
      const settings = path.join(project.folder, '.vscode/settings.json');
      mkdirSync(path.dirname(settings), { recursive: true });
      for (const theme of ['Default Dark Modern', 'Default Light Modern']) {
        writeFileSync(settings, JSON.stringify({ 'workbench.colorTheme': theme }));
        const kind = theme.includes('Dark') ? 'vscode-dark' : 'vscode-light';
        await panel.locator(`body.${kind}`).waitFor();
        assert.deepEqual(await workbench.faint(panel.locator('body')), [], theme);
        if (kind === 'vscode-dark') await shot(workbench, 'dry-run-dark');
      }

      await panel.getByRole('button', { name: 'the address moves' }).click();
      await page
        .locator('#status\\.editor\\.selection')
        .getByText(/^Ln 18,/)
        .waitFor();
      await panel.getByRole('button', { name: 'new: /etc/network/interfaces' }).click();
      await page.locator('.tab.active', { hasText: 'new: /etc/network/interfaces' }).waitFor();
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      await shot(workbench, 'diff');
    });

    it('the whole plan is the page that reviewers see', async () => {
      const { page } = workbench;
      await workbench.openFile('move-chat.vipbook.yml');
      await workbench.command('vipbook: Show the Whole Plan');
      await page.locator('.tab.active', { hasText: 'Plan of move-chat' }).waitFor();
      await workbench.heading(/192\.168\.1\.60/);
      await shot(workbench, 'whole-plan');
      await workbench.command('View: Close Editor');
      await page.locator('.tab', { hasText: 'Plan of move-chat' }).waitFor({ state: 'detached' });
      await page.locator('iframe.webview.ready').nth(1).waitFor({ state: 'detached' });
    });

    it('a run names the hosts, is refused without a yes, and moves the address', async () => {
      const { page } = workbench;
      const panel = workbench.panel();
      const dialog = page.locator('.monaco-dialog-box');
      await panel.locator('button[data-action=run]').click();
      await dialog.waitFor();
      assert.match(await dialog.innerText(), /Run move-chat\.vipbook\.yml on old, new\?/);
      await shot(workbench, 'confirm');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.deepEqual(await holders(lab, '192.168.1.60'), ['old']);

      await panel.locator('button[data-action=run]').click();
      await dialog.getByRole('button', { name: 'Run', exact: true }).click();
      await panel.locator('h1', { hasText: /^Run of move-chat/ }).waitFor();
      await panel.locator('.summary.done', { hasText: 'Changed old, new' }).waitFor();
      assert.deepEqual(await holders(lab, '192.168.1.60'), ['new']);
      assert.match(await interfaces(lab, 'new'), /192\.168\.1\.60/);
      await shot(workbench, 'run');
    });

    it('the tree tells who holds what: by the snapshot, and by the hosts when they are asked', async () => {
      const { page } = workbench;
      await page.locator('.activitybar a[aria-label="vipbook"]').click();
      const row = page.locator('.monaco-list-row', { hasText: '192.168.1.60/24' }).first();
      // The snapshot was made before the move.
      await row.getByText('old', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Ask the Hosts for Their Addresses' }).click();
      await row.getByText('new', { exact: true }).waitFor();
      await shot(workbench, 'addresses');
      await page.locator('.activitybar a[aria-label^="Explorer"]').click();
    });

    it('the way back: named, confirmed, and the address is where it was', async () => {
      const { page } = workbench;
      const panel = workbench.panel();
      const dialog = page.locator('.monaco-dialog-box');
      await panel.locator('button[data-action=rollback]').click();
      await dialog.waitFor();
      assert.match(await dialog.innerText(), /Roll back move-chat\.vipbook\.yml on old, new\?/);
      await dialog.getByRole('button', { name: 'Roll Back', exact: true }).click();
      await panel.locator('h1', { hasText: /^Rollback of move-chat/ }).waitFor();
      await panel.locator('.summary.done, .summary.failed').waitFor();
      await shot(workbench, 'rollback');
      assert.match(await panel.locator('.summary').innerText(), /^Changed /);
      assert.deepEqual(await holders(lab, '192.168.1.60'), ['old']);
      assert.doesNotMatch(await interfaces(lab, 'new'), /192\.168\.1\.60/);
    });

    it('a task runs the command in a terminal, and what it finds is among the problems', async () => {
      const { page } = workbench;
      await workbench.command('Tasks: Run Task');
      const input = page.locator('.quick-input-widget input');
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await input.fill('vipbook');
      await rows.filter({ hasText: 'vipbook' }).first().click();
      await rows.filter({ hasText: 'dry-run move-chat.vipbook.yml' }).first().waitFor();
      await input.fill('lint later/task');
      await rows.filter({ hasText: 'lint later/task.vipbook.yml' }).first().click();
      await page.locator('.terminal-wrapper .xterm').first().waitFor();
      await workbench.command('Problems: Focus on Problems View');
      await page.getByPlaceholder(/^Filter \(e\.g\. text/).fill('**/later/**');
      const problems = page.locator('.markers-panel .monaco-list-row');
      await problems.filter({ hasText: 'task.vipbook.yml' }).first().waitFor();
      const found = problems.filter({ hasText: /unknown argument "adress"/ });
      await found.filter({ hasText: 'PBK040' }).first().waitFor();
      await shot(workbench, 'task');
    });
  });

  describe('with two folders', () => {
    let workbench: Workbench;

    before(async () => {
      const second = makeProject(parent, 'second', lab, {
        'here.vipbook.yml': wrong
          .replace('hosts: chat', 'hosts: mail')
          .replace('adress', 'address'),
      });
      writeFileSync(path.join(second.folder, 'inventory.yml'), 'mail:\n  hosts: { old: , new: }\n');
      const both = path.join(parent, 'both.code-workspace');
      writeFileSync(
        both,
        JSON.stringify({ folders: [{ path: project.folder }, { path: second.folder }] }),
      );
      workbench = await Workbench.start({
        entry,
        vsix,
        settings: { 'vipbook.path': project.program },
      });
      await workbench.openWorkspace(both);
    });
    after(() => workbench.close());

    it('each file has the inventory of its own', async () => {
      const { page } = workbench;
      await workbench.openPath('here.vipbook.yml');
      await page.locator('.codelens-decoration a', { hasText: 'Dry-run' }).first().waitFor();
      assert.match(await workbench.hoverOver('mail'), /old/);
      assert.equal(await page.locator('.squiggly-error').count(), 0);
      await workbench.openPath('move-chat.vipbook.yml');
      await page.locator('.codelens-decoration a', { hasText: 'Dry-run' }).first().waitFor();
      assert.equal(await page.locator('.squiggly-error').count(), 0);
    });
  });

  describe('in Restricted Mode', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.start({
        entry,
        vsix,
        restricted: true,
        settings: { 'vipbook.path': project.program },
      });
      await workbench.open(project.folder, 'restricted');
    });
    after(() => workbench.close());

    it('language features are on, and nothing runs or connects', async () => {
      const { page } = workbench;
      await page.locator('#status\\.workspaceTrust').waitFor();
      await workbench.openFile('wrong.vipbook.yml');
      await page.locator('.squiggly-error').first().waitFor();
      assert.match(await workbench.hoverOver('adress'), /PBK\d{3}/);
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input');
      await input.fill('>vipbook:');
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'New Playbook' })
        .waitFor();
      const offered = await page.locator('.quick-input-list').innerText();
      assert.doesNotMatch(offered, /Dry-Run|Run…|Ask the Hosts/);
      await page.keyboard.press('Escape');
      await input.waitFor({ state: 'hidden' });
      assert.equal(await page.locator('.codelens-decoration a', { hasText: 'Dry-run' }).count(), 0);
      await page.locator('.activitybar a[aria-label="vipbook"]').click();
      await page.getByText('no host is contacted').waitFor();
      await shot(workbench, 'restricted');
    });
  });
});
