import assert from 'node:assert/strict';
import { Vault } from 'ansible-vault';
import type { Lab } from '@vipbook/lab';
import { found, shapes } from '../support/seeds.ts';
import { obstacle, raise, repository, vipbook } from '../support/vipbook.ts';

/** Each in another place where people keep secrets; the control is in none, and must be found. */
const seeds = {
  vaultText: 'Kq7!vaulttext-Zx01',
  vaultFile: 'Kq7!vaultfile-Zx02',
  vaultPassword: 'Kq7!vaultpassword-Zx03',
  noLog: 'Kq7!nolog-Zx04',
  noLogResult: 'Kq7!nologresult-Zx05',
  loginPassword: 'Kq7!login-Zx06',
  becomePassword: 'Kq7!become-Zx07',
  groupVariable: 'Kq7!groupvariable-Zx08',
  extra: 'Kq7!extra-Zx09',
  environment: 'Kq7!environment-Zx10',
  option: 'Kq7!option-Zx11',
  wifi: 'Kq7!wifikey-Zx12',
  diffed: 'Kq7!diffed-Zx13',
  hook: 'Kq7!hook-Zx14',
  url: 'Kq7!url-Zx15',
  literal: 'Kq7!literal-Zx16',
  prompted: 'Kq7!prompted-Zx17',
  passphrase: 'Kq7!passphrase-Zx18',
} as const;
const control = 'Kq7!control-Zx99';

/** Of the controller in the lab: commands run there, and keep there what they keep. */
const home = '/root';
const actionFolder = `${home}/action`;

const indented = (text: string, by: number): string => text.trim().replace(/^/gm, ' '.repeat(by));
const seal = (text: string): string =>
  new Vault({ password: seeds.vaultPassword }).encryptSync(text, 'default');

const playbook = `- hosts: old
  become: true
  vars_prompt:
    - {name: asked, prompt: which, default: ${seeds.prompted}}
  vars:
    vault_text: !vault |
${indented(seal(seeds.vaultText), 6)}
    service: {api_token: ${seeds.literal}}
  vars_files: closed.yml
  tasks:
    - name: file of the vault
      copy: {dest: /etc/vault.conf, content: "user=app\\nkey={{ vault_text }}\\nother={{ vault_file }}\\n"}
    - name: encoded
      copy: {dest: /etc/encoded.conf, content: "{{ ('x' ~ vault_text) | b64encode }}\\n{{ ('user:' ~ group_secret) | b64encode }}\\n"}
    - name: hidden
      copy: {dest: /etc/hidden, content: "${seeds.noLog}"}
      no_log: true
    - name: hidden result
      command: echo ${seeds.noLogResult}
      register: kept
      changed_when: false
      no_log: true
    - name: uses a hidden result
      debug: {msg: "{{ kept.stdout | default('') }} {{ kept.stdout | default('') | b64encode }}"}
    - name: says what it did
      debug: {msg: "{{ group_secret }} {{ vault_file | b64encode }} {{ admin_password }} {{ service.api_token }} {{ asked }}"}
    - name: "named with {{ vault_text }}"
      command: "true --password ${seeds.option} {{ group_secret }} {{ vault_file }}"
      environment: {DB_PASSWORD: ${seeds.environment}, TOKEN: "{{ vault_text }}"}
    - name: words
      command: {argv: ["true", "--token", "${seeds.option}"]}
    - name: echoes
      shell: "echo \\"$DB_PASSWORD\\"; echo \\"$DB_PASSWORD\\" | base64; echo \\"$DB_PASSWORD\\" >&2"
      environment: {DB_PASSWORD: ${seeds.environment}}
    - name: edits a file that holds some
      lineinfile: {path: /etc/service.conf, line: "debug: on"}
    - name: replaces one
      lineinfile: {path: /etc/service.conf, regexp: "^url", line: "url=https://app:${seeds.url}@db/"}
    - name: fails
      fail: {msg: "no way with {{ vault_text }} and {{ admin_password }}"}
      ignore_errors: true
    - name: loops
      debug: {msg: "{{ item }}"}
      loop: ["{{ vault_text }}", "{{ group_secret }}"]
- hosts: chat
  become: true
  tasks:
    - name: the address moves
      vip: {address: 192.168.1.60, from: old, to: new, drain: 0, watch: 0}
`;

/** A mistake on each line that holds a secret: findings show the line. */
const wrong = `- hosts: old
  vars:
    db_password: ${seeds.literal}
  tasks:
    - command: mysql --password ${seeds.option} {{ nowhere }}
    - command: mysql -p${seeds.option} {{ nowhere }}
    - uri: {url: "https://app:${seeds.url}@db/", nonsense: 1}
    - copy: {dest: /x, content: "password={{ db_password }}", nonsense: 1}
`;

describe('secrets are in no byte that a command writes', function () {
  this.timeout(180_000);
  let lab: Lab;
  const written: { readonly what: string; readonly bytes: string }[] = [];

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
    await lab.exec('controller', ['mkdir', '-p', actionFolder]);
    await put('site.yml', playbook);
    await put('wrong.yml', wrong);
    await put('closed.yml', seal(`vault_file: "${seeds.vaultFile}"\n`));
    await put('.vault', `${seeds.vaultPassword}\n`);
    await put(
      'hosts.yml',
      `all:
  vars: {ansible_user: root, ansible_ssh_private_key_file: ${lab.directory}/keys/root, vipbook_known_hosts_file: ${lab.knownHosts}, ansible_password: "${seeds.loginPassword}", ansible_become_password: "${seeds.becomePassword}", ansible_ssh_private_key_passphrase: "${seeds.passphrase}"}
  children:
    chat:
      vars: {group_secret: "${seeds.groupVariable}"}
      hosts:
        old: {ansible_host: 192.168.1.50}
        new: {ansible_host: 192.168.1.51}
`,
    );
    for (const host of ['old', 'new']) {
      const was = (await lab.readFile(host, '/etc/network/interfaces')).toString('latin1');
      await lab.writeFile(
        host,
        '/etc/network/interfaces',
        `${was}\niface wlan0 inet dhcp\n    wpa-ssid office\n    wpa-psk ${seeds.wifi}\n    up notify --token ${seeds.hook}\n`,
      );
    }
    await lab.writeFile('old', '/etc/service.conf', `password: ${seeds.diffed}\nurl=https://db/\n`);
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  const put = (file: string, text: string): Promise<void> =>
    lab.writeFile('controller', `${home}/${file}`, text);

  /** Everything that a command says is kept for the search. @returns its status */
  async function say(...args: readonly string[]): Promise<number> {
    const result = await vipbook(lab, args);
    written.push({ what: args.join(' '), bytes: `${result.stdout}\n${result.stderr}` });
    return result.status ?? -1;
  }

  /** Every file below some folders of a host, with its name. */
  async function files(host: string, ...folders: readonly string[]): Promise<void> {
    const { stdout } = await lab.exec(
      host,
      `find ${folders.join(' ')} -type f 2>/dev/null | while read -r file; do echo "== $file"; cat "$file"; done`,
    );
    written.push({ what: `files of ${host}`, bytes: stdout });
  }

  it('of lint, plan, show, run in check mode, facts, drift, inventory and doc', async () => {
    const known = ['-i', 'hosts.yml', '--vault-password-file', '.vault'];
    const extra = ['-e', `admin_password=${seeds.extra}`];
    for (const output of ['human', 'json', 'sarif', 'github'])
      assert.notEqual(await say('lint', 'wrong.yml', ...known, '--output', output), 0);
    assert.notEqual(await say('run', 'wrong.yml', ...known), 0);
    assert.equal(await say('lint', 'site.yml', ...known, ...extra.slice(0, 0)), 0);
    for (const more of [[], ['-vvvv'], ['--output', 'json']])
      assert.equal(
        await say('run', 'site.yml', ...known, ...extra, '--check', '--diff', ...more),
        0,
      );
    assert.equal(await say('facts', ...known), 0);
    assert.equal(await say('facts', ...known, '--save', 'facts'), 0);
    assert.equal(await say('drift', ...known), 0);
    assert.equal(await say('plan', 'site.yml', ...known, ...extra, '--out', 'plans/site.json'), 0);
    for (const format of ['text', 'markdown', 'json', 'html'])
      assert.equal(await say('show', 'plans/site.json', '--format', format), 0);
    assert.equal(await say('inventory', ...known, '--graph'), 0);
    assert.equal(await say('inventory', ...known, '--explain', 'group_secret', '--host', 'old'), 0);
    assert.equal(await say('doc', 'vip'), 0);
  });

  it('of apply and run, which do write them where they belong', async () => {
    const known = ['-i', 'hosts.yml', '--vault-password-file', '.vault'];
    const extra = ['-e', `admin_password=${seeds.extra}`];
    const status = await say('apply', 'plans/site.json', ...known, ...extra, '-vvvv');
    assert.equal(status, 0, written.at(-1)?.bytes);
    const conf = (await lab.readFile('old', '/etc/vault.conf')).toString();
    assert.equal(conf, `user=app\nkey=${seeds.vaultText}\nother=${seeds.vaultFile}\n`);
    const service = (await lab.readFile('old', '/etc/service.conf')).toString();
    assert.match(service, new RegExp(`^password: ${seeds.diffed}$`, 'm'));
    assert.match(service, new RegExp(seeds.url));
    await lab.exec('old', 'rm /etc/vault.conf /etc/encoded.conf /etc/hidden');
    assert.equal(await say('rollback', '--yes'), 0, written.at(-1)?.bytes);
    for (const more of [['-vvvv'], ['--output', 'json']]) {
      await lab.exec('old', 'rm -f /etc/vault.conf /etc/encoded.conf /etc/hidden');
      assert.equal(
        await say('run', 'site.yml', ...known, ...extra, '--yes', '--diff', ...more),
        0,
        written.at(-1)?.bytes,
      );
    }
    assert.equal(await say('status'), 0);
    assert.equal(await say('history'), 0);
  });

  it('of the action: its log, its summary, its outputs, and the files that it leaves', async () => {
    const { stdout, stderr, status } = await lab.exec(
      'controller',
      [process.execPath, `${repository}/packages/action/bundle/index.cjs`],
      {
        cwd: home,
        env: {
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: 'push',
          GITHUB_OUTPUT: `${actionFolder}/output`,
          GITHUB_STEP_SUMMARY: `${actionFolder}/summary`,
          INPUT_COMMAND: 'plan',
          INPUT_PLAYBOOK: 'site.yml',
          INPUT_INVENTORY: 'hosts.yml',
          INPUT_FACTS: 'facts',
          INPUT_PLAN: 'action/plan.json',
          INPUT_SARIF: 'action/findings.sarif',
          INPUT_HTML: 'action/plan.html',
          INPUT_ARGUMENTS: `--vault-password-file .vault -e admin_password=${seeds.extra}`,
        },
      },
    );
    written.push({ what: 'the action', bytes: `${stdout}\n${stderr}` });
    assert.equal(status, 0, stdout + stderr);
    assert.match(
      (await lab.readFile('controller', `${actionFolder}/summary`)).toString(),
      /vault\.conf/,
    );
    await files('controller', actionFolder);
  });

  it('of journals, plans, snapshots, and what hosts keep', async () => {
    await files(
      'controller',
      ...['.local', 'plans', 'facts', '.cache'].map((name) => `${home}/${name}`),
      '/tmp',
    );
    for (const host of ['old', 'new'])
      await files(host, '/run/vipbook', '/var/lib/vipbook', '/tmp');
    const all = written.reduce((sum, { bytes }) => sum + bytes.length, 0);
    assert.ok(
      written.length > 25 && all > 100_000,
      `${String(written.length)}, ${String(all)} bytes`,
    );
    const shown: string[] = [];
    for (const { what, bytes } of written) {
      for (const [name, seed] of Object.entries(seeds))
        for (const shape of found(bytes, seed)) {
          const text = shapes(seed).get(shape) ?? '';
          const at = bytes.indexOf(text);
          shown.push(
            `${name}, ${shape}, in ${what}: …${JSON.stringify(bytes.slice(Math.max(0, at - 120), at + text.length + 20))}`,
          );
        }
    }
    assert.deepEqual(shown, []);
  });

  it('and the search finds one that is there, however it is written', async () => {
    for (const text of shapes(control).values())
      assert.notDeepEqual(found(`some ${text} text`, control), [], text);
    await put(
      'control.yml',
      `- hosts: old\n  gather_facts: false\n  tasks:\n    - debug: {msg: "{{ '${control}' | b64encode }} ${control}"}\n`,
    );
    const { stdout } = await vipbook(lab, ['run', 'control.yml', '-i', 'hosts.yml']);
    assert.deepEqual(found(stdout, control), ['as it is', 'Base64', 'most of it']);
  });
});
