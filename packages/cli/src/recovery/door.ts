import { diagnostic, hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Host, Operation, OperationResult } from '@vipbook/host';
import type { Inventory, Variable } from '@vipbook/inventory';
import { renderFinding } from '@vipbook/report';
import { createConnector } from '../connector.ts';
import { findingsOf } from '../failure.ts';
import { connectionVariablesOf } from '../gather.ts';
import type { ConnectionFlags } from '../options/connection.ts';
import { prepare } from '../prepare.ts';
import type { Terminal } from '../terminal.ts';

/** Hosts of an inventory, each opened when it is first needed and kept. */
export interface Door {
  readonly inventory: Inventory;
  host(name: string): Promise<Host>;
  /** Names that a pattern and --limit select. @throws VipbookError CLI012 when there is none. */
  select(pattern: string | undefined): readonly string[];
  close(): Promise<void>;
}

export interface DoorInit {
  readonly flags: ConnectionFlags;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Folder beside which group_vars and host_vars are read, too. */
  readonly playbookDirectory?: string;
  /** What a run used; flags and settings say it otherwise. */
  readonly become?: { readonly method: string; readonly user: string };
  /** By host: connection variables that win over the inventory's, as a run had them. */
  readonly connections?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export async function openDoor(init: DoorInit): Promise<Door> {
  const { flags, terminal, signal } = init;
  const prepared = await prepare(flags, terminal, init.playbookDirectory);
  const { inventory, settings } = prepared;
  if (hasErrors(inventory.findings)) throw new VipbookError(inventory.findings);
  const warn = (finding: Diagnostic): void => terminal.error(renderFinding(finding));
  for (const finding of [...prepared.warnings, ...inventory.findings]) warn(finding);
  const connect = createConnector(flags, prepared, warn);
  const wanted = flags.become ?? settings.become ?? false;
  const become =
    init.become ??
    (wanted
      ? {
          method: flags.becomeMethod ?? settings.becomeMethod ?? 'sudo',
          user: flags.becomeUser ?? settings.becomeUser ?? 'root',
        }
      : undefined);
  const open = new Map<string, Promise<Host>>();
  return {
    inventory,
    host(name) {
      let opening = open.get(name);
      if (opening === undefined) {
        opening = connect({
          host: name,
          variables: withRecorded(connectionVariablesOf(name, inventory), init.connections?.[name]),
          ...(become === undefined ? {} : { become }),
          signal,
        });
        open.set(name, opening);
        opening.catch(() => open.delete(name));
      }
      return opening;
    },
    select(pattern) {
      const names = inventory.select(pattern ?? 'all', flags.limit);
      if (names.length > 0) return names;
      throw new VipbookError(
        diagnostic('CLI012', { message: `"${pattern ?? 'all'}" selects no host` }),
      );
    },
    async close() {
      const all = [...open.values()];
      open.clear();
      await Promise.allSettled(all.map(async (opening) => (await opening).close()));
    },
  };
}

/** Variables as a run had them win over the inventory's of today. */
export function withRecorded(
  variables: ReadonlyMap<string, Variable>,
  recorded: Readonly<Record<string, unknown>> | undefined,
): ReadonlyMap<string, Variable> {
  if (recorded === undefined) return variables;
  const all = new Map(variables);
  for (const [name, value] of Object.entries(recorded)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      continue;
    all.set(name, { name, value, source: {}, level: 'journal', overrides: [] });
  }
  return all;
}

/** What a host answered, or why it did not. */
export interface Answer {
  readonly host: string;
  readonly results: readonly OperationResult[];
  /** Empty: it answered. */
  readonly findings: readonly Diagnostic[];
}

/** The same operations on several hosts at once. A host that fails does not stop the others. */
export async function ask(
  door: Door,
  names: readonly string[],
  operations: readonly Operation[],
  signal?: AbortSignal,
): Promise<readonly Answer[]> {
  return Promise.all(
    names.map(async (name): Promise<Answer> => {
      try {
        const host = await door.host(name);
        const results: readonly OperationResult[] = await host.run(operations, {
          keepGoing: true,
          ...(signal === undefined ? {} : { signal }),
        });
        const failed = results.flatMap((result) =>
          result.status === 'failed' ? [result.error] : [],
        );
        return { host: name, results, findings: failed };
      } catch (error) {
        const findings = findingsOf(error);
        return { host: name, results: [], findings };
      }
    }),
  );
}

/** The outcome of one operation, if it went well; its name says which one stands there. */
export function outcomeOf<K extends PropertyKey>(
  { results }: Answer,
  index: number,
  key: K,
): Extract<Extract<OperationResult, { status: 'done' }>['out'], Record<K, unknown>> | undefined {
  const result = results[index];
  if (result?.status !== 'done' || !(key in result.out)) return undefined;
  return result.out as Extract<
    Extract<OperationResult, { status: 'done' }>['out'],
    Record<K, unknown>
  >;
}

/** 0, 4 when a host could not be reached, 2 when one failed. */
export function exitCodeOfAnswers(answers: readonly Answer[]): number {
  const codes = answers.flatMap(({ findings }) => findings.map(({ code }) => code));
  if (codes.length === 0) return 0;
  return codes.some((code) => code.startsWith('SSH')) ? 4 : 2;
}
