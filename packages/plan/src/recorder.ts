import type { Diagnostic, Place } from '@vipbook/diagnostics';
import type { Facts, Operation } from '@vipbook/host';
import { heldAs, linkText, type MoveReviewed, type PreconditionReview } from '@vipbook/vip';
import type { Decision } from './generated/plan.ts';
import { sysctlPath } from './project.ts';
import type { World } from './world.ts';

/** One thing done on one host; what modules call a step. */
export interface RecordedStep {
  readonly host: string;
  readonly title: string;
  readonly operations: readonly Operation[];
}

export interface RecordedDiff {
  readonly host: string;
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly about?: 'attributes' | 'summary';
}

/** What a module planned for a task: on one host, or for the play as a whole. */
export interface RecordedWork {
  /** Who the task ran for. */
  readonly host: string;
  readonly steps: readonly RecordedStep[];
  readonly diffs: readonly RecordedDiff[];
  readonly review?: MoveReviewed;
  /** `no_log`: nothing of it is shown. */
  readonly hidden: boolean;
}

export interface RecordedTask {
  readonly number: number;
  readonly play: number;
  readonly name: string;
  readonly module: string;
  readonly where: Place;
  readonly handler: boolean;
  readonly decisions: Decision[];
  readonly works: RecordedWork[];
}

export interface RecordedPlay {
  readonly number: number;
  readonly name: string;
  readonly where: Place;
  readonly hosts: readonly string[];
}

/** Listens to a run that only plans, and keeps what it planned. */
export class Recorder {
  readonly world: World;
  readonly plays: RecordedPlay[] = [];
  readonly tasks: RecordedTask[] = [];
  readonly findings: { readonly finding: Diagnostic; readonly task: number | undefined }[] = [];
  readonly preconditions = new Map<string, PreconditionReview>();

  constructor(world: World) {
    this.world = world;
  }

  play(name: string, where: Place, hosts: readonly string[]): void {
    this.plays.push({ number: this.plays.length + 1, name, where, hosts });
  }

  task(name: string, module: string, where: Place, handler: boolean): void {
    this.tasks.push({
      number: this.tasks.length + 1,
      play: this.plays.length,
      name,
      module,
      where,
      handler,
      decisions: [],
      works: [],
    });
  }

  decision(decision: Decision): void {
    this.tasks.at(-1)?.decisions.push(decision);
  }

  finding(finding: Diagnostic): void {
    this.findings.push({ finding, task: this.tasks.at(-1)?.number });
  }

  /** The steps happen, on paper: what is planned next is planned behind them. */
  work(work: RecordedWork): void {
    for (const condition of work.review?.preconditions ?? []) this.#require(condition);
    for (const { host, operations } of work.steps)
      for (const operation of operations)
        for (const condition of this.#conditionsOf(host, operation)) this.#require(condition);
    this.tasks.at(-1)?.works.push(work);
    for (const { host, operations } of work.steps) this.world.carryOut(host, operations);
  }

  /** Hosts work at the same time and end in any order; the plan has them in the order of the play. */
  settle(): void {
    for (const task of this.tasks) {
      const order = this.plays[task.play - 1]?.hosts ?? [];
      const byHost = (a: { readonly host: string }, b: { readonly host: string }): number =>
        order.indexOf(a.host) - order.indexOf(b.host);
      task.works.sort(byHost);
      task.decisions.sort(byHost);
    }
    const text = ({ finding }: (typeof this.findings)[number]): string => JSON.stringify(finding);
    this.findings.sort(
      (a, b) =>
        (a.task ?? 0) - (b.task ?? 0) || (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0),
    );
  }

  #require(condition: PreconditionReview): void {
    const { host, kind, subject } = condition;
    // What an earlier step of the plan has made is no condition of the world.
    if (kind === 'file' && this.world.overlay(host).files.has(subject)) return;
    const id = `${host}:${kind}:${subject}`;
    const expected =
      kind === 'file' ? fileText(this.world.initial(host), subject) : condition.expected;
    if (!this.preconditions.has(id))
      this.preconditions.set(id, expected === undefined ? condition : { ...condition, expected });
  }

  #conditionsOf(host: string, operation: Operation): readonly PreconditionReview[] {
    const facts = this.world.initial(host);
    switch (operation.do) {
      case 'file.write':
      case 'file.remove':
        return operation.expect === undefined
          ? []
          : [
              {
                host,
                kind: 'file',
                subject: operation.path,
                expected: operation.expect === 'absent' ? absent : operation.expect,
              },
            ];
      case 'address.add':
      case 'address.delete':
        return facts === undefined ? [] : addressConditions(host, facts, operation);
      case 'ifstate.set':
        return [
          {
            host,
            kind: 'ifstate',
            subject: operation.name,
            expected: facts?.ifstate?.[operation.name] ?? absent,
          },
        ];
      case 'sysctl.set': {
        const path = sysctlPath(operation.key);
        const value = facts?.sysctls[path];
        return value === undefined
          ? []
          : [{ host, kind: 'sysctl', subject: path, expected: value }];
      }
      default:
        return [];
    }
  }
}

export const absent = 'not there';

/** Files that facts hold are named by the digest of what may be shown of them: see `assemble`. */
function fileText(facts: Facts | undefined, path: string): string | undefined {
  if (facts === undefined) return undefined;
  const file = facts.files[path];
  if (file !== undefined) return file.sha256;
  return path.startsWith('/etc/network/') ? absent : undefined;
}

function addressConditions(
  host: string,
  facts: Facts,
  { device, address }: { readonly device: string; readonly address: string },
): readonly PreconditionReview[] {
  return [
    { host, kind: 'address', subject: address, expected: heldAs(facts, address) },
    { host, kind: 'link', subject: device, expected: linkText(facts, device) },
  ];
}
