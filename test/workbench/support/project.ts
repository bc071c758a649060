import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Lab } from '@vipbook/lab';
import { bin, repository } from '../../support/vipbook.ts';

/** A folder as a user has one, whose `vipbook` runs on the lab's controller, from where the hosts are reached. */
export interface Project {
  readonly folder: string;
  /** The program for `vipbook.path`. */
  readonly program: string;
  remove(): void;
}

/** The folder in which projects of a lab are made: it is shared with the lab's hosts. */
export function projectsFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'vipbook-projects-'));
}

export function makeProject(
  parent: string,
  name: string,
  lab: Lab,
  files: Readonly<Record<string, string>>,
): Project {
  const folder = path.join(parent, name);
  mkdirSync(folder);
  cpSync(lab.inventory, path.join(folder, 'inventory.yml'));
  writeFileSync(path.join(folder, 'vipbook.yml'), 'inventory: inventory.yml\n');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const program = path.join(parent, 'vipbook-in-lab');
  const words = [
    process.execPath,
    bin,
    'lab',
    'exec',
    'controller',
    '--name',
    lab.name,
    '--',
    process.execPath,
    bin,
  ];
  writeFileSync(program, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  chmodSync(program, 0o755);
  return { folder, program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const examples = path.join(repository, 'playbooks');
