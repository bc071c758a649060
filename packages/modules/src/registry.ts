import { apt } from './apt/index.ts';
import { arp } from './arp/index.ts';
import { assert } from './assert/index.ts';
import { blockinfile } from './blockinfile/index.ts';
import { command } from './command/index.ts';
import { copy } from './copy/index.ts';
import { debug } from './debug/index.ts';
import { fail } from './fail/index.ts';
import { fetch } from './fetch/index.ts';
import { file } from './file/index.ts';
import { interfacesFile } from './interfaces_file/index.ts';
import { lineinfile } from './lineinfile/index.ts';
import type { Module } from './module.ts';
import { packageModule } from './package/index.ts';
import { pause } from './pause/index.ts';
import { ping } from './ping/index.ts';
import { script } from './script/index.ts';
import { service } from './service/index.ts';
import { setFact } from './set_fact/index.ts';
import { setup } from './setup/index.ts';
import { shell } from './shell/index.ts';
import { slurp } from './slurp/index.ts';
import { stat } from './stat/index.ts';
import { synchronize } from './synchronize/index.ts';
import { sysctl } from './sysctl/index.ts';
import { systemd } from './systemd/index.ts';
import { template } from './template/index.ts';
import { uri } from './uri/index.ts';
import { vip } from './vip/index.ts';
import { waitFor } from './wait_for/index.ts';

/** Arguments are validated against the module's own schema before they reach it, so their type is known
 *  there and forgotten here. `meta` is the engine's own. */
type AnyModule = Module;

const all: readonly AnyModule[] = [
  apt,
  arp,
  assert,
  blockinfile,
  command,
  copy,
  debug,
  fail,
  fetch,
  file,
  interfacesFile,
  lineinfile,
  packageModule,
  pause,
  ping,
  script,
  service,
  setFact,
  setup,
  shell,
  slurp,
  stat,
  synchronize,
  sysctl,
  systemd,
  template,
  uri,
  vip,
  waitFor,
];

/** Every module that can be run, by name. */
export const moduleRegistry: ReadonlyMap<string, AnyModule> = new Map(
  all.map((module) => [module.name, module]),
);
