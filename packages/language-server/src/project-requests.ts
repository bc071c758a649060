import { pathOf } from '@vipbook/language-service';
import type { Connection } from 'vscode-languageserver';
import type { NodeWorkspace } from './workspace.ts';

interface About {
  /** A playbook, or where one would be. */
  readonly uri: string;
}

/** The folder from which a playbook runs, and what its settings name as inventory. */
export interface ProjectAnswer {
  readonly folder: string;
  readonly inventory: readonly string[];
}

/** An address of a host, as a snapshot has it. */
export interface SnapshotAddress {
  readonly host: string;
  readonly device: string;
  readonly address: string;
  readonly label: string;
  readonly scope: string;
  readonly secondary: boolean;
  readonly gatheredAt: number;
}

/** What our own extension asks besides LSP, so that it needs no second reading of settings and snapshots. */
export function answerProjectRequests(connection: Connection, workspace: NodeWorkspace): void {
  connection.onRequest('vipbook/project', async ({ uri }: About): Promise<ProjectAnswer> => {
    const { folder, settings } = await workspace.project(pathOf(uri));
    return { folder, inventory: settings.inventory ?? [] };
  });
  connection.onRequest('vipbook/isPlaybook', ({ uri }: About): Promise<boolean> =>
    workspace.isPlaybook(pathOf(uri)),
  );
  connection.onRequest(
    'vipbook/snapshots',
    async ({ uri }: About): Promise<readonly SnapshotAddress[]> => {
      const snapshots = await workspace.facts.snapshotsFor(pathOf(uri));
      return snapshots.flatMap(({ host, facts, gatheredAt }) =>
        facts.addresses.map(({ device, address, prefix, label, scope, secondary }) => ({
          host,
          device,
          address: `${address}/${String(prefix)}`,
          label: label ?? '',
          scope,
          secondary,
          gatheredAt,
        })),
      );
    },
  );
}
