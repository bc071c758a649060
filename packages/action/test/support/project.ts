import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { probeSimulated, type MachineDescription } from '@vipbook/host';
import { Scrubber, snapshotOf, snapshotText } from '@vipbook/plan';
import {
  chatInventory,
  chatLan,
  moveChat,
  openLan,
  vip,
} from '../../../engine/test/plan-harness.ts';

export interface ProjectInit {
  readonly playbook?: string;
  readonly inventory?: string;
  readonly machines?: readonly MachineDescription[];
  readonly hosts?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** A repository with a playbook, an inventory and committed snapshots. */
export async function writeProject(folder: string, init: ProjectInit = {}): Promise<void> {
  const files: Record<string, string> = {
    'playbooks/move-chat.yml': init.playbook ?? moveChat,
    'inventory.ini': init.inventory ?? chatInventory,
    ...init.files,
  };
  const { lan, clock, connect } = openLan(init.machines ?? chatLan());
  // Somebody has spoken with the address: caches hold it, as they do where people work.
  const probe = probeSimulated(lan, 'client', vip, 100);
  await clock.run(clock.sleep(50));
  probe.stop();
  for (const name of init.hosts ?? ['old', 'new', 'client']) {
    const facts = await clock.run(connect(name).facts());
    files[`facts/${name}.json`] = snapshotText(
      snapshotOf(facts, Date.UTC(2026, 0, 1), new Scrubber()),
    );
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
