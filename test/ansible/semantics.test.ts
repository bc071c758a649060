import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExecResult, Lab } from '@vipbook/lab';
import { ansibleSettings, outcomeOf, type Outcome } from '../support/outcome.ts';
import { bin, obstacle, raise, repository } from '../support/vipbook.ts';

/** A difference that is meant, part by part: what ansible-playbook gives, and what vipbook gives. */
interface Difference {
  readonly why: string;
  readonly ansible: Partial<Outcome>;
  readonly vipbook: Partial<Outcome>;
}

interface Case {
  readonly name: string;
  readonly playbook: string;
  readonly inventory?: string;
  readonly options: readonly string[];
}

const here = path.join(repository, 'test/ansible');
const oracle = path.join(repository, 'packages/engine/test/oracle');
const differences = JSON.parse(
  readFileSync(path.join(here, 'differences.json'), 'utf8'),
) as Readonly<Record<string, Difference>>;

/** `(options: …)` or `; options: …` in the first comment of a playbook. */
function optionsOf(playbook: string): readonly string[] {
  const [first = ''] = readFileSync(playbook, 'utf8').split('\n', 1);
  const text = /options: ([^()]*)/.exec(first)?.[1] ?? '';
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

const cases: readonly Case[] = [
  ...readdirSync(path.join(here, 'cases')).map((name) => {
    const folder = path.join(here, 'cases', name);
    const inventory = path.join(folder, 'hosts.ini');
    const playbook = path.join(folder, 'playbook.yml');
    const options = optionsOf(playbook).map((word) =>
      word.endsWith('.ini') ? path.join(folder, word) : word,
    );
    return { name, playbook, options, ...(existsSync(inventory) ? { inventory } : {}) };
  }),
  // The same playbooks that the engine's own tests run on hosts in memory.
  ...readdirSync(path.join(oracle, 'playbooks'))
    .filter((name) => name.endsWith('.yml'))
    .map((file) => {
      const playbook = path.join(oracle, 'playbooks', file);
      return {
        name: file.replace('.yml', ''),
        playbook,
        options: optionsOf(playbook),
        inventory: path.join(oracle, 'hosts.ini'),
      };
    }),
];

/**
 * Where hosts include different files, Ansible goes on with those of the host that answered first: another order
 * each time.
 */
const inAnyOrder = new Set(['include-late', 'role-late']);

const theirHosts = '/root/theirs.ini';
const ourHosts = '/root/ours.ini';

describe('semantics: ansible-playbook and vipbook on the same lab hosts', function () {
  this.timeout(300_000);
  let lab: Lab;

  before(async function () {
    const version = spawnSync('ansible-playbook', ['--version'], { encoding: 'utf8' });
    const why =
      obstacle() ??
      (version.status === 0 ? undefined : 'ansible-playbook is missing (apt install ansible-core)');
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise({ hosts: 8 });
    const reach = (name: string): string => {
      const address = lab.hosts.find((host) => host.name === name)?.address ?? '';
      return `ansible_connection=ssh ansible_host=${address} ansible_user=root ansible_ssh_private_key_file=${lab.directory}/keys/root ansible_ssh_common_args="-o UserKnownHostsFile=${lab.knownHosts}"`;
    };
    for (const [at, file] of [theirHosts, ourHosts].entries()) {
      const hosts = ['a', 'b', 'c', 'd'].map(
        (name, index) => `${name} ${reach(`h${String(4 * at + index + 1)}`)}`,
      );
      await lab.writeFile('controller', file, `${hosts.join('\n')}\n`);
    }
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  async function both({ playbook, inventory, options }: Case): Promise<readonly ExecResult[]> {
    const run = (program: readonly string[], hosts: string): Promise<ExecResult> => {
      const given = inventory === undefined ? [] : ['-i', inventory, '-i', hosts];
      return lab.exec('controller', [...program, playbook, ...given, ...options], {
        env: ansibleSettings,
        cwd: '/root',
      });
    };
    // Each on four hosts of its own, that are alike.
    return Promise.all([
      run(['ansible-playbook'], theirHosts),
      run([process.execPath, bin, 'run'], ourHosts),
    ]);
  }

  for (const each of cases) {
    const meant = differences[each.name];
    it(`${each.name}${meant === undefined ? '' : `: ${meant.why}`}`, async () => {
      const [theirs, ours] = (await both(each)).map((result) => ({ result, ...outcomeOf(result) }));
      assert.ok(theirs !== undefined && ours !== undefined);
      const told = `${theirs.result.stdout}${theirs.result.stderr}\n--- vipbook:\n${ours.result.stdout}${ours.result.stderr}`;
      for (const part of ['exitCode', 'recap', 'lines', 'messages'] as const) {
        const different = meant?.vipbook[part] !== undefined;
        if (different) assert.deepEqual(theirs[part], meant.ansible[part], `${part}\n${told}`);
        const wanted = different ? meant.vipbook[part] : theirs[part];
        const order = (value: unknown): unknown =>
          part === 'lines' && inAnyOrder.has(each.name) && Array.isArray(value)
            ? [...(value as readonly string[])].sort()
            : value;
        assert.deepEqual(order(ours[part]), order(wanted), `${part}\n${told}`);
      }
    });
  }

  it('has no difference of a case that is not there', () => {
    const names = new Set(cases.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(differences).filter((name) => !names.has(name)),
      [],
    );
  });
});
