import { createHash, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { diagnostic, hasErrors, Secret, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import {
  unknownPlays,
  type EngineOptions,
  type PlanInputs,
  type RunExtras,
  type RunJournal,
  type RunServices,
  type SavedFacts,
} from '@vipbook/engine';
import { quote } from '@vipbook/transport';
import { stateDirectory } from '@vipbook/journal';
import {
  keyed,
  readSnapshot,
  snapshotFile,
  type ExtraVariable,
  type Invocation,
  type Plan,
  type Source,
} from '@vipbook/plan';
import {
  loadPlaybook,
  nodePlaybookIo,
  unknownTags,
  type Playbook,
  type PlaybookIo,
} from '@vipbook/playbook';
import { steadyNow } from './steady-clock.ts';
import { createConnector } from './connector.ts';
import { engineOptions, sleep, type PlaybookFlags } from './engine-options.ts';
import { resolveName } from './resolve-name.ts';
import type { Interrupts } from './interrupt.ts';
import { prepare, type Prepared } from './prepare.ts';
import { questions } from './questions.ts';
import { digesting, newDigest, runJournal } from './recording.ts';
import type { RunOutput } from './run-output.ts';
import type { Terminal } from './terminal.ts';
import { unreadable } from './unreadable.ts';
import { version } from './version.ts';

/** Everything that making or applying a plan of one playbook needs. */
export interface PlanSession {
  readonly playbook: Playbook;
  readonly prepared: Prepared;
  readonly options: EngineOptions;
  readonly services: RunServices;
  readonly inputs: PlanInputs;
  /** Where applying is written down. */
  readonly journal: RunJournal;
  /** The plan hides what planning saw; carrying it out compares with the same hidden. */
  readonly known: RunExtras;
}

export interface SessionInit {
  readonly file: string;
  readonly flags: PlaybookFlags;
  readonly terminal: Terminal;
  readonly output: RunOutput;
  readonly interrupts: Interrupts;
  /** Folder of snapshots to plan from. */
  readonly snapshot?: string;
}

export async function openSession(init: SessionInit): Promise<PlanSession> {
  const { file, flags, terminal, output, interrupts, snapshot } = init;
  const read = new ReadFiles(terminal.workingDirectory);
  const digest = newDigest();
  const io = read.through(digesting(nodePlaybookIo(), digest));
  const playbook = await loadPlaybook(file, io);
  const missing = playbook.findings.filter(({ code }) => code === 'PBK001');
  if (missing.length > 0) throw new VipbookError(missing);
  const prepared = await prepare(flags, terminal, path.dirname(file));
  for (const finding of prepared.warnings) output.event({ event: 'warning', finding });
  const options = await engineOptions(flags, prepared);
  const wrongTags = unknownTags([playbook], options);
  if (hasErrors(wrongTags)) throw new VipbookError(wrongTags);
  const noPlays = unknownPlays(playbook, options.plays);
  if (noPlays.length > 0) throw new VipbookError(noPlays);
  for (const finding of wrongTags) output.event({ event: 'warning', finding });
  const services: RunServices = {
    connect: createConnector(flags, prepared, (finding) =>
      output.event({ event: 'warning', finding }),
    ),
    emit: (event) => output.event(event),
    now: steadyNow,
    sleep,
    resolve: resolveName,
    files: io,
    ...remembered(questions({}, output, terminal)),
    interrupt: interrupts.orderly,
    abandon: interrupts.atOnce,
  };
  const key = planKey(prepared, terminal);
  const relative = (name: string): string => relativeTo(terminal.workingDirectory, name);
  const inputs: PlanInputs = {
    version: version(),
    invocation: invocationOf(file, prepared, options, snapshot, key, relative),
    files: () => read.sources(),
    policies: prepared.settings.policies ?? {},
    relative,
    ...(key === undefined ? {} : { key }),
    ...(snapshot === undefined
      ? {}
      : { snapshot: (host: string) => savedFacts(snapshot, host, relative) }),
  };
  const journal = runJournal({ playbook: { file, digest }, flags, prepared, options }, terminal);
  const known = { secrets: terminal.secrets };
  return { playbook, prepared, options, services, inputs, journal, known };
}

/** What was asked while planning is not asked again while the plan is applied. */
function remembered(
  asks: Pick<RunServices, 'ask' | 'confirmTask'>,
): Pick<RunServices, 'ask' | 'confirmTask'> {
  const { ask } = asks;
  if (ask === undefined) return asks;
  const answers = new Map<string, Promise<string>>();
  return {
    ...asks,
    ask: (question) => {
      const known = answers.get(question.prompt) ?? ask(question);
      answers.set(question.prompt, known);
      return known;
    },
  };
}

function relativeTo(directory: string, name: string): string {
  return path.relative(directory, path.resolve(directory, name)).split(path.sep).join('/');
}

/** Remembers what was read, as the project names it. */
class ReadFiles {
  readonly #directory: string;
  readonly #digests = new Map<string, string>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  through(io: PlaybookIo): PlaybookIo {
    return {
      ...io,
      readFile: async (name, most) => {
        const bytes = await io.readFile(name, most);
        if (bytes !== undefined)
          this.#digests.set(
            relativeTo(this.#directory, name),
            createHash('sha256').update(bytes).digest('hex'),
          );
        return bytes;
      },
    };
  }

  sources(): readonly Source[] {
    return [...this.#digests].map(([name, sha256]) => ({ kind: 'playbook', path: name, sha256 }));
  }
}

function invocationOf(
  file: string,
  prepared: Prepared,
  options: EngineOptions,
  snapshot: string | undefined,
  key: Secret | undefined,
  relative: (name: string) => string,
): Invocation {
  const { limit, tags, skipTags, plays, startAtTask, forceHandlers } = options;
  const { become, becomeUser, becomeMethod } = options;
  const given = {
    limit,
    tags,
    skipTags,
    plays,
    startAtTask,
    forceHandlers,
    become,
    becomeUser,
    becomeMethod,
  };
  return {
    playbook: relative(file),
    inventory: prepared.sources.map((source) => (source.includes(',') ? source : relative(source))),
    snapshot: snapshot === undefined ? null : relative(snapshot),
    extraVariables: extraVariables(options, key),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

export function extraVariables(
  { extraVariables: given }: EngineOptions,
  key: Secret | undefined,
): readonly ExtraVariable[] {
  return Object.entries(given ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      name,
      ...(key === undefined ? {} : { hmac: keyed(key, JSON.stringify(value)) }),
    }));
}

/**
 * The key of fingerprints in plans: `VIPBOOK_PLAN_KEY`, or made of the vault's password, which whoever may
 * read the project's secrets has. Made slowly: a fingerprint must be no quick way to try vault passwords.
 */
function planKey({ vault }: Prepared, { environment }: Terminal): Secret | undefined {
  const given = environment['VIPBOOK_PLAN_KEY'];
  if (given !== undefined && given !== '') return new Secret(given);
  const [first] = vault;
  if (first === undefined) return undefined;
  const made = scryptSync(first.password.reveal(), 'vipbook plan key', 32, {
    N: 2 ** 15,
    maxmem: 2 ** 26,
  });
  return new Secret(made.toString('hex'));
}

export function savedFacts(
  folder: string,
  host: string,
  relative: (name: string) => string,
): SavedFacts | undefined {
  const file = path.join(folder, snapshotFile(host));
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(file, error);
  }
  const { snapshot, facts } = readSnapshot(text, file);
  return {
    // Facts know the host by its name; a file that was renamed is somebody else's.
    facts: { ...facts, host },
    file: relative(file),
    digest: snapshot.digest,
    gatheredAt: snapshot.gatheredAt,
  };
}

/** Where the used plans of this user are remembered. */
function usedFile(plan: Plan, { environment }: Terminal): string {
  const name = plan.identity.replace('sha256:', '');
  return path.join(stateDirectory(environment), 'plans', `${name}.json`);
}

export function used(plan: Plan, terminal: Terminal): Diagnostic | undefined {
  const file = usedFile(plan, terminal);
  if (!existsSync(file)) return undefined;
  const { run = '', at = '' } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return diagnostic('PLN017', {
    message: `run ${run} began to carry the plan out at ${at}`,
    remedy: `Plan again; if nothing is left to do, the new plan says so. If what it did was taken back, the same plan comes out: carry it out with \`vipbook run ${quote(plan.invocation.playbook)}\` and the same options; in a terminal it shows it and asks.`,
  });
}

/** Once: a second process that wants the same plan finds the file there. */
export function markUsed(plan: Plan, run: string, terminal: Terminal): void {
  const file = usedFile(plan, terminal);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    const entry = { plan: plan.identity, run, at: new Date().toISOString() };
    writeFileSync(file, `${JSON.stringify(entry)}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreadable(file, error);
    throw new VipbookError(
      used(plan, terminal) ?? diagnostic('PLN017', { message: 'it was used' }),
    );
  }
}
