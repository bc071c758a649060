import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const folder = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  contributes: {
    commands: { command: string; enablement?: string }[];
    menus: Record<string, { command: string }[]>;
    languages: { extensions?: string[]; filenamePatterns?: string[]; firstLine?: string }[];
    problemMatchers: { pattern: { regexp: string }[] }[];
    walkthroughs: { steps: { media: { markdown: string } }[] }[];
  };
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { supported: string } };
};
const { contributes } = manifest;
const sources = readdirSync(path.join(folder, 'src'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/${name}`))
  .join('\n');

describe('the manifest of the extension', () => {
  it('names only files that are there', () => {
    const named = JSON.stringify(manifest).match(
      /"(\.\/)?(media|languages|syntaxes|snippets|walkthrough)\/[^"]+"/g,
    );
    assert.ok((named?.length ?? 0) > 10);
    for (const name of named ?? [])
      assert.ok(existsSync(path.join(folder, JSON.parse(name) as string)), name);
  });

  it('has a registered command for each that it offers, and menus of no others', () => {
    const offered = contributes.commands.map(({ command }) => command);
    for (const command of offered)
      assert.ok(sources.includes(`on('${command.replace('vipbook.', '')}'`), command);
    for (const { command } of Object.values(contributes.menus).flat())
      assert.ok(offered.includes(command), command);
  });

  it('offers nothing that runs or connects in Restricted Mode', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    for (const name of ['dryRun', 'run', 'rollback', 'refreshAddresses']) {
      const command = contributes.commands.find((each) => each.command === `vipbook.${name}`);
      assert.match(command?.enablement ?? '', /isWorkspaceTrusted/, name);
    }
  });

  it('takes no file by an ending that others use', () => {
    const [playbooks, interfaces] = contributes.languages;
    assert.deepEqual(playbooks?.extensions, ['.vipbook.yml', '.vipbook.yaml']);
    assert.equal(playbooks.filenamePatterns, undefined);
    assert.equal(interfaces?.extensions, undefined);
    const first = new RegExp(playbooks.firstLine ?? '');
    for (const line of ['# vipbook', '#vipbook', '# vipbook playbook']) assert.match(line, first);
    for (const line of ['# vipbooks', '# see vipbook', 'vipbook: 1', '# vipbook is nice'])
      assert.doesNotMatch(line, first);
  });

  it('starts by itself for folders with a vipbook.yml only', () => {
    assert.deepEqual(manifest.activationEvents, ['workspaceContains:vipbook.yml']);
  });

  it('has a problem matcher for what the command prints', () => {
    const [head, place] = contributes.problemMatchers[0]?.pattern ?? [];
    const finding =
      'error[PBK041]: vip: the argument "address" is missing\n --> moves/a.vipbook.yml:4:7';
    const [first = '', second = ''] = finding.split('\n');
    assert.deepEqual(new RegExp(head?.regexp ?? '').exec(first)?.slice(1, 3), ['error', 'PBK041']);
    assert.deepEqual(new RegExp(place?.regexp ?? '').exec(second)?.slice(1), [
      'moves/a.vipbook.yml',
      '4',
      '7',
    ]);
  });

  it('sends nothing anywhere and reads nothing synchronously', () => {
    assert.doesNotMatch(sources, /createTelemetryLogger|fetch\(|node:https?|\w+Sync\(/);
  });

  it('keeps to its size: client below 500 kB, server below 1.5 MB', function () {
    const size = (name: string): number => statSync(path.join(folder, 'dist', name)).size;
    if (!existsSync(path.join(folder, 'dist/extension.cjs'))) this.skip();
    assert.ok(size('extension.cjs') < 500_000, `client: ${size('extension.cjs')}`);
    assert.ok(size('server.cjs') < 1_500_000, `server: ${size('server.cjs')}`);
  });
});
