import type { Diagnostic, Place, Recap, WireDiff, WireEvent, WireResult } from './events.ts';

export type Kind = 'dry-run' | 'run' | 'rollback';

export type State = 'running' | 'done' | 'failed' | 'cancelled';

export interface TaskRecord {
  readonly name: string;
  readonly where: Place;
  readonly handler: boolean;
  readonly results: WireResult[];
  /** What each host said last while the task was at work. */
  readonly progress: Map<string, string>;
}

export interface PlayRecord {
  readonly name: string;
  readonly where: Place;
  readonly hosts: readonly string[];
  readonly tasks: TaskRecord[];
}

export interface NumberedDiff extends WireDiff {
  readonly number: number;
  readonly task: string;
}

/** All that is known of one dry run, run or rollback; made of its events, in order. */
export class RunRecord {
  readonly kind: Kind;
  readonly playbook: string;
  /** The one play that it is of; absent: the whole playbook. */
  readonly play: { readonly only: string; readonly title: string } | undefined;
  state: State = 'running';
  /** The run's name, by which it can be rolled back. */
  run: string | undefined;
  readonly plays: PlayRecord[] = [];
  readonly findings: Diagnostic[] = [];
  readonly diffs: NumberedDiff[] = [];
  recap: Readonly<Record<string, Recap>> = {};
  elapsedMs: number | undefined;
  /** What the command printed that is no event, when it failed. */
  failure: string | undefined;

  constructor(
    kind: Kind,
    playbook: string,
    play?: { readonly only: string; readonly title: string },
  ) {
    this.kind = kind;
    this.playbook = playbook;
    this.play = play;
  }

  add(event: WireEvent): void {
    switch (event.event) {
      case 'run-start':
        this.run = event.run;
        break;
      case 'play-start': {
        const { name, where, hosts } = event;
        this.plays.push({ name, where, hosts, tasks: [] });
        break;
      }
      case 'task-start': {
        const { name, where, handler } = event;
        this.plays
          .at(-1)
          ?.tasks.push({ name, where, handler, results: [], progress: new Map<string, string>() });
        break;
      }
      case 'progress':
        this.task?.progress.set(event.host, event.message);
        break;
      case 'retry':
        this.task?.progress.set(event.host, `tries again, ${String(event.left)} left`);
        break;
      case 'task-result':
        this.#result(event);
        break;
      case 'warning':
      case 'error':
        this.findings.push(event.finding);
        break;
      case 'run-end':
        this.recap = event.recap;
        this.elapsedMs = event.elapsedMs;
        break;
    }
  }

  /** The command has ended. */
  end(status: number, cancelled: boolean, failure?: string): void {
    this.state = cancelled ? 'cancelled' : status === 0 ? 'done' : 'failed';
    if (this.state === 'failed' && this.findings.length === 0) this.failure = failure;
  }

  /** The task at work. */
  get task(): TaskRecord | undefined {
    return this.plays.at(-1)?.tasks.at(-1);
  }

  get hosts(): readonly string[] {
    return [...new Set(this.plays.flatMap(({ hosts }) => hosts))];
  }

  /** Hosts that something changed on, or would. */
  get changedHosts(): readonly string[] {
    return this.hosts.filter((host) => (this.recap[host]?.changed ?? 0) > 0);
  }

  /** Did an address go from one host to another? That is what can be taken back. */
  get hasMoved(): boolean {
    return this.plays.some(({ tasks }) =>
      tasks.some(({ results }) =>
        results.some(
          ({ status, data }) =>
            status === 'changed' &&
            (Array.isArray(data['moves']) ||
              (typeof data['from'] === 'string' && typeof data['to'] === 'string')),
        ),
      ),
    );
  }

  #result(event: WireResult): void {
    const task = this.task;
    task?.results.push(event);
    task?.progress.delete(event.host);
    for (const diff of event.diffs)
      this.diffs.push({ ...diff, number: this.diffs.length, task: event.task });
  }
}
