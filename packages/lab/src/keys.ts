import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateOpensshKey, type OpensshKey } from './openssh-key.ts';

/** Every key of a lab. Host keys stay the same when a host is reset, as those of a real host would. */
export interface LabKeys {
  readonly root: OpensshKey;
  readonly ops: OpensshKey;
  readonly hosts: ReadonlyMap<string, OpensshKey>;
}

export function makeKeys(hosts: readonly { readonly name: string }[]): LabKeys {
  return {
    root: generateOpensshKey('root@lab'),
    ops: generateOpensshKey('ops@lab'),
    hosts: new Map(hosts.map(({ name }) => [name, generateOpensshKey(`root@${name}`)])),
  };
}

/** keys/root and keys/ops are for `ssh -i`; keys/all.json is for us. All of them only for root. */
export function writeKeys(directory: string, keys: LabKeys): void {
  const folder = join(directory, 'keys');
  chmodSync(folder, 0o700);
  for (const login of ['root', 'ops'] as const) {
    writeFileSync(join(folder, login), keys[login].privateKey, { mode: 0o600 });
    writeFileSync(join(folder, `${login}.pub`), `${keys[login].publicKey} ${login}@lab\n`);
  }
  const all = { root: keys.root, ops: keys.ops, hosts: [...keys.hosts] };
  writeFileSync(join(folder, 'all.json'), JSON.stringify(all), { mode: 0o600 });
}

export function readKeys(directory: string): LabKeys {
  const all = JSON.parse(readFileSync(join(directory, 'keys/all.json'), 'utf8')) as {
    root: OpensshKey;
    ops: OpensshKey;
    hosts: [string, OpensshKey][];
  };
  return { root: all.root, ops: all.ops, hosts: new Map(all.hosts) };
}
