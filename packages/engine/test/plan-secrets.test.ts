import assert from 'node:assert/strict';
import { planText as planBytes } from '@vipbook/plan';
import { applied, chatInventory, chatLan, openLan, planned, snapshots } from './plan-harness.ts';

/** Each in another place where people keep secrets. */
const seeds = {
  inventory: 'seed-inventory-Zq81',
  nested: 'seed-nested-Zq82',
  noLog: 'seed-nolog-Zq83',
  interfacesFile: 'seed-wpa-Zq84',
  inFile: 'seed-token-Zq85',
  extra: 'seed-extra-Zq86',
  environment: 'seed-environment-Zq87',
  url: 'seed-url-Zq88',
  hook: 'seed-hook-Zq89',
  key: 'c2VlZC1wcml2YXRlLWtleQ',
};

const inventory = chatInventory.replace(
  'old ansible_host',
  `old db_password=${seeds.inventory} ansible_host`,
);

const playbook = `- hosts: old
  vars:
    service: {api_token: ${seeds.nested}}
  tasks:
    - name: "greets with {{ db_password }}"
      copy: {dest: /etc/app.conf, content: "user=app\\npassword={{ db_password }}\\nurl=https://app:${seeds.url}@db/\\n"}
    - name: hidden
      copy: {dest: /etc/hidden, content: "${seeds.noLog}"}
      no_log: true
    - name: token
      lineinfile: {path: /etc/token, line: "api_token: {{ service.api_token }}", create: true}
    - name: key
      copy: {dest: /etc/key, content: "-----BEGIN PRIVATE KEY-----\\n${seeds.key}\\n-----END PRIVATE KEY-----\\n"}
    - name: command
      command: "login --password {{ db_password }} --token=${seeds.inFile}"
      environment: {DB_PASSWORD: "{{ admin_password }}", MY_SECRET: ${seeds.environment}}
    - name: fails
      fail: {msg: "no way with {{ db_password }}"}
      ignore_errors: true
    - name: conditional
      debug: {msg: "{{ admin_password }}"}
      when: db_password == 'x'
- hosts: chat
  tasks:
    - vip: {address: 192.168.1.60, from: old, to: new}
`;

const lan = () =>
  openLan(
    chatLan().map((machine) =>
      machine.name === 'old'
        ? {
            ...machine,
            files: {
              '/etc/network/interfaces': `${machine.files?.['/etc/network/interfaces'] ?? ''}\niface wlan0 inet dhcp\n  wpa-ssid office\n  wpa-psk ${seeds.interfacesFile}\n  up notify --token ${seeds.hook}\n`,
            },
          }
        : machine,
    ),
  );

const options = { extraVariables: { admin_password: seeds.extra } };

function none(bytes: string): void {
  for (const [name, seed] of Object.entries(seeds))
    assert.ok(
      !bytes.includes(seed),
      `${name} is in it: ${bytes.slice(Math.max(0, bytes.indexOf(seed) - 200), bytes.indexOf(seed) + 40)}`,
    );
}

describe('secrets', () => {
  it('are in no byte of a plan, made from a snapshot or from the hosts; nor is a digest of a short one', async () => {
    const saved = await snapshots(lan());
    const { plan: offline } = await planned({
      playbook,
      inventory,
      options,
      snapshots: saved,
      lan: lan(),
    });
    const { plan } = await planned({ playbook, inventory, options, lan: lan() });
    for (const made of [offline, plan]) {
      const bytes = planBytes(made);
      none(bytes);
      none(Buffer.from(bytes, 'latin1').toString('utf8'));
      assert.match(bytes, /\*{8}/);
    }
    assert.ok(plan.steps.some(({ title }) => title === 'copy: hidden by no_log'));
    const move = (made: typeof plan) => [
      made.diffs.filter(({ path }) => path === '/etc/network/interfaces'),
      made.steps
        .filter(({ phase }) => phase !== undefined)
        .map(({ number: _number, group: _group, ...step }) => step),
      made.preconditions.filter(({ subject }) => subject === '/etc/network/interfaces'),
    ];
    assert.deepEqual(
      move(offline),
      move(plan),
      'the same, whether the secret is there or left out',
    );
  });

  it('do not keep the plan from being applied, and arrive where they belong', async () => {
    const { plan } = await planned({ playbook, inventory, options, lan: lan() });
    const at = lan();
    const result = await applied(plan, { playbook, inventory, options, lan: at });
    assert.equal(result.exitCode, 0, JSON.stringify(result.refused));
    const text = (path: string): string =>
      Buffer.from(at.lan.machines.get('old')?.files.get(path) ?? []).toString();
    assert.match(text('/etc/app.conf'), new RegExp(seeds.inventory));
    assert.equal(text('/etc/hidden'), seeds.noLog);
    assert.match(text('/etc/network/interfaces'), new RegExp(`wpa-psk ${seeds.interfacesFile}`));
  });

  it('that change make the plan stale only with a key, which fingerprints them', async () => {
    const other = { extraVariables: { admin_password: 'another-one' } };
    const { plan } = await planned({ playbook, inventory, options, lan: lan() });
    const kept = await applied(plan, { playbook, inventory, options: other, lan: lan() });
    assert.equal(kept.exitCode, 0);
    const keyed = await planned({ playbook, inventory, options, lan: lan(), key: 'plan-key' });
    none(planBytes(keyed.plan));
    const refused = await applied(keyed.plan, {
      playbook,
      inventory,
      options: other,
      lan: lan(),
      key: 'plan-key',
    });
    assert.equal(refused.exitCode, 3, JSON.stringify(refused.refused));
  });
});
