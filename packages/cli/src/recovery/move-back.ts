import { runPlaybook, type RunServices } from '@vipbook/engine';
import { partsOf, type MoveState, type RunView } from '@vipbook/journal';
import { loadPlaybook, type PlaybookIo } from '@vipbook/playbook';
import {
  listed,
  movesFromJson,
  reverseRequest,
  type MoveInputs,
  type MoveRequest,
} from '@vipbook/vip';
import { stringify } from 'yaml';
import path from 'node:path';
import { steadyNow } from '../steady-clock.ts';
import type { CommandContext } from '../command-table.ts';
import { createConnector } from '../connector.ts';
import { newRunName, sleep } from '../engine-options.ts';
import type { Interrupts } from '../interrupt.ts';
import type { ConnectionFlags } from '../options/connection.ts';
import { prepare } from '../prepare.ts';
import { newDigest, runJournal } from '../recording.ts';
import { runOutput } from '../run-output.ts';
import { agree } from './agree.ts';
import { withRecorded } from './door.ts';
import { flagsOf } from './recorded.ts';

interface BackFlags extends ConnectionFlags {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly yes?: boolean;
  readonly output: 'human' | 'json';
}

/**
 * Finished moves go back as a run like any other: a playbook is made of them and run by the engine, so that
 * checks, plan, diffs, locks, verification and journal are the same.
 */
export async function moveBack(
  view: RunView,
  moves: readonly MoveState[],
  flags: BackFlags,
  { terminal: given, exitWith }: CommandContext,
  interrupts: Interrupts,
): Promise<void> {
  const { start } = view.state;
  const terminal = { ...given, workingDirectory: start?.directory ?? given.workingDirectory };
  const all = flagsOf(view, flags);
  const playbookFile = start?.playbook.file ?? path.join(terminal.workingDirectory, 'playbook.yml');
  const prepared = await prepare(all, terminal, path.dirname(playbookFile));
  const run = newRunName();
  const file = path.join(path.dirname(playbookFile), `rollback of ${view.run}.yml`);
  const text = playbookOf(view, moves, run);
  const digest = newDigest();
  digest.add(file, text);
  const io = playbookIo(file, text);
  const playbook = await loadPlaybook(file, io);
  const output = runOutput(given, {
    output: flags.output,
    verbosity: flags.verbose,
    diff: flags.diff === true,
    colour: flags.color,
  });
  const connect = createConnector(all, prepared, (finding) =>
    output.event({ event: 'warning', finding }),
  );
  const recorded = Object.assign(
    {},
    ...moves.map(({ intent }) => intent.connections ?? {}),
  ) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const services: RunServices = {
    connect: (request) =>
      connect({ ...request, variables: withRecorded(request.variables, recorded[request.host]) }),
    emit: (event) => output.event(event),
    now: steadyNow,
    sleep,
    files: io,
    interrupt: interrupts.orderly,
    abandon: interrupts.atOnce,
  };
  const options = {
    run,
    ...(flags.diff === true ? { diff: true } : {}),
    ...(flags.verbose > 0 ? { verbosity: flags.verbose } : {}),
  };
  try {
    if (flags.check === true || flags.yes !== true) {
      // What will be done, before it is asked for. Where a second move of an address begins it is not yet.
      const { now, later } = inTurn(moves);
      const files = playbookIo(file, playbookOf(view, now, run));
      const { exitCode } = await runPlaybook(
        await loadPlaybook(file, files),
        prepared.inventory,
        { ...options, check: true },
        { ...services, files },
      );
      for (const { address, from, to } of later.flatMap(partsOf))
        given.error(
          `afterwards, and looked at only then: ${address} goes on from ${to} to ${from}\n`,
        );
      if (flags.check === true || exitCode !== 0) {
        exitWith(exitCode);
        return;
      }
      output.pause();
      await agree(given, `Take run ${view.run} back?`);
    }
    const journal = runJournal(
      { playbook: { file, digest }, flags: all, prepared, options },
      terminal,
    );
    const { exitCode } = await runPlaybook(playbook, prepared.inventory, options, {
      ...services,
      journal: { ...journal, start: { ...journal.start, purpose: 'rollback', of: view.run } },
    });
    exitWith(exitCode);
  } finally {
    output.end();
  }
}

function playbookIo(file: string, text: Uint8Array): PlaybookIo {
  return { readFile: (name) => Promise.resolve(path.resolve(name) === file ? text : undefined) };
}

/** The first move of each address can be looked at as the hosts are now; those behind it cannot. */
function inTurn(moves: readonly MoveState[]): Record<'now' | 'later', readonly MoveState[]> {
  const seen = new Set<string>();
  const now = moves.filter((move) => {
    const addresses = partsOf(move).map(({ address }) => address);
    const first = addresses.every((address) => !seen.has(address));
    for (const address of addresses) seen.add(address);
    return first;
  });
  return { now, later: moves.filter((move) => !now.includes(move)) };
}

function playbookOf(view: RunView, moves: readonly MoveState[], run: string): Uint8Array {
  const plays = moves.map(({ intent }) => {
    const reason = `rollback of run ${view.run}`;
    const requests = movesFromJson(intent.inputs).map((inputs) =>
      named(inputs, reverseRequest(inputs, { id: run, owner: '', reason })),
    );
    const hosts = [...new Set(requests.flatMap(({ from, to }) => [from, to]))];
    const { become } = intent;
    return {
      name: reason,
      hosts: hosts.join(','),
      gather_facts: false,
      ...(become === undefined
        ? {}
        : { become: true, become_method: become.method, become_user: become.user }),
      tasks: [{ name: taskName(requests), vip: taskArguments(requests) }],
    };
  });
  return Buffer.from(stringify(plays));
}

/**
 * An address that stood in no file of the old host: the move has written it into the new host's, and that file must
 * lose it, or both hosts would bring it up at the next boot. So the move back writes files, too, the old host's as well.
 */
function named({ request }: MoveInputs, back: MoveRequest): MoveRequest {
  const wrote = request.persist !== 'none';
  return wrote && back.persist === 'none' ? { ...back, persist: 'auto' } : back;
}

function taskName(requests: readonly MoveRequest[]): string {
  const [first] = requests;
  const addresses = listed(requests.map(({ address }) => address));
  return requests.length === 1
    ? `${addresses} goes back from ${first?.from ?? ''} to ${first?.to ?? ''}`
    : `${addresses} go back`;
}

/** What went together goes back together. */
export function taskArguments(requests: readonly MoveRequest[]): Record<string, unknown> {
  const [first] = requests;
  if (first === undefined) return {};
  if (requests.length === 1) return argumentsOf(first);
  // What a task says for all of its moves; the others may differ.
  const common = ['strategy', 'overrule', 'watch', 'lease', 'neighbours'];
  const split = (request: MoveRequest, ofTask: boolean): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(argumentsOf(request)).filter(([name]) => common.includes(name) === ofTask),
    );
  return { ...split(first, true), moves: requests.map((request) => split(request, false)) };
}

function argumentsOf(request: MoveRequest): Record<string, unknown> {
  const { device, overrule, flush, watchSeconds, leaseSeconds, ...rest } = request;
  const kept = [
    'address',
    'prefix',
    'from',
    'to',
    'label',
    'strategy',
    'persist',
    'file',
    'announce',
    'drain',
    'connections',
    'neighbours',
    'port',
    'service',
  ] as const;
  return {
    ...Object.fromEntries(
      kept.flatMap((name) => (rest[name] === undefined ? [] : [[name, rest[name]]])),
    ),
    ...(watchSeconds === undefined ? {} : { watch: watchSeconds }),
    ...(leaseSeconds === undefined ? {} : { lease: leaseSeconds }),
    ...(device === undefined ? {} : { interface: device }),
    ...(flush.length === 0 ? {} : { flush }),
    ...(overrule.size === 0
      ? {}
      : { overrule: [...overrule].map(([code, reason]) => ({ code, reason })) }),
  };
}
