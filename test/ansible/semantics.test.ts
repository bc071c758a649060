import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExecResult, Lab } from '@vipbook/lab';
import { ansibleSettings, outcomeOf, type Outcome } from '../support/outcome.ts';
import { bin, obstacle, raise, repository } from '../support/vipbook.ts';
import {
  digestOf,
  filesBelow,
  isAsked,
  readRecords,
  recording,
  writeRecords,
  type Recorded,
} from '../support/ansible-records.ts';

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
  /** Whatever may decide what it does. */
  readonly files: readonly string[];
}

const recordsFile = 'test/ansible/recorded.json';
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

/** Roles and included files, which any of the engine's playbooks may use. */
const shared = readdirSync(path.join(oracle, 'playbooks'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => filesBelow(path.join(oracle, 'playbooks', name)));

const cases: readonly Case[] = [
  ...readdirSync(path.join(here, 'cases')).map((name) => {
    const folder = path.join(here, 'cases', name);
    const inventory = path.join(folder, 'hosts.ini');
    const playbook = path.join(folder, 'playbook.yml');
    const options = optionsOf(playbook).map((word) =>
      word.endsWith('.ini') ? path.join(folder, word) : word,
    );
    const files = filesBelow(folder);
    return { name, playbook, options, files, ...(existsSync(inventory) ? { inventory } : {}) };
  }),
  // The same playbooks that the engine's own tests run on hosts in memory.
  ...readdirSync(path.join(oracle, 'playbooks'))
    .filter((name) => name.endsWith('.yml'))
    .map((file) => {
      const playbook = path.join(oracle, 'playbooks', file);
      const inventory = path.join(oracle, 'hosts.ini');
      return {
        files: [playbook, inventory, ...shared],
        name: file.replace('.yml', ''),
        playbook,
        options: optionsOf(playbook),
        inventory,
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
  let hasAnsible: boolean;
  const records = readRecords<Outcome>(recordsFile);
  const written = new Map<string, Recorded<Outcome>>();

  before(async function () {
    const { status } = spawnSync('ansible-playbook', ['--version']);
    hasAnsible = status === 0;
    const why = obstacle();
    if (why !== undefined || (recording && !hasAnsible)) {
      console.log(`      skipped: ${why ?? 'ansible-playbook is missing'}`);
      this.skip();
    }
    if (!hasAnsible) console.log('      ansible-playbook is missing (apt install ansible-core)');
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
    if (recording) writeRecords(recordsFile, written);
    await (lab as Lab | undefined)?.down();
  });

  function run(program: readonly string[], hosts: string, one: Case): Promise<ExecResult> {
    const { playbook, inventory, options } = one;
    const given = inventory === undefined ? [] : ['-i', inventory, '-i', hosts];
    return lab.exec('controller', [...program, playbook, ...given, ...options], {
      env: ansibleSettings,
      cwd: '/root',
    });
  }

  const text = ({ stdout, stderr }: ExecResult): string => `${stdout}${stderr}`;

  for (const [index, each] of cases.entries()) {
    const meant = differences[each.name];
    it(`${each.name}${meant === undefined ? '' : `: ${meant.why}`}`, async function () {
      const files = digestOf(each.files);
      const recorded = records.get(each.name);
      const known = recorded?.files === files ? recorded.outcome : undefined;
      const asks = hasAnsible && (known === undefined || isAsked(index));
      if (!asks && known === undefined) this.skip();
      // Each on four hosts of its own, that are alike.
      const [ours, asked] = await Promise.all([
        run([process.execPath, bin, 'run'], ourHosts, each),
        asks ? run(['ansible-playbook'], theirHosts, each) : undefined,
      ]);
      const order = (part: keyof Outcome, value: unknown): unknown =>
        part === 'lines' && inAnyOrder.has(each.name) && Array.isArray(value)
          ? [...(value as readonly string[])].sort()
          : value;
      const theirs = asked === undefined ? known : outcomeOf(asked);
      assert.ok(theirs !== undefined);
      written.set(each.name, { files, outcome: theirs });
      const told = `${asked === undefined ? 'Ansible as recorded' : text(asked)}\n--- vipbook:\n${text(ours)}`;
      const own = outcomeOf(ours);
      for (const part of ['exitCode', 'recap', 'lines', 'messages'] as const) {
        if (known !== undefined && !recording)
          assert.deepEqual(order(part, theirs[part]), order(part, known[part]), `${part}\n${told}`);
        const different = meant?.vipbook[part] !== undefined;
        if (different) assert.deepEqual(theirs[part], meant.ansible[part], `${part}\n${told}`);
        const wanted: unknown = different ? meant.vipbook[part] : theirs[part];
        assert.deepEqual(order(part, own[part]), order(part, wanted), `${part}\n${told}`);
      }
    });
  }

  it('has recorded what Ansible does in each case, and in no other', function () {
    if (recording) this.skip();
    assert.deepEqual([...records.keys()].sort(), cases.map(({ name }) => name).sort());
  });

  it('has no difference of a case that is not there', () => {
    const names = new Set(cases.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(differences).filter((name) => !names.has(name)),
      [],
    );
  });
});
