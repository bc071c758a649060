// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A saved plan of vipbook: all that a run would do, for people and programs to review and for `vipbook apply` to carry out. Numbers of tasks and steps count from 1. Readers refuse a major format_version that they do not know.
 */
export interface Plan {
  /**
   * Major and minor; a minor one adds, a major one changes meaning.
   */
  readonly format_version: string;
  readonly vipbook_version: string;
  /**
   * sha256 over the canonical JSON (RFC 8785) of this document without `identity` and `observed`.
   */
  readonly identity: string;
  readonly summary: Summary;
  readonly invocation: Invocation;
  /**
   * Files that the plan was made from, sorted by path; apply refuses when one differs.
   */
  readonly sources: readonly Source[];
  /**
   * Whose facts were used, sorted by host.
   */
  readonly facts: readonly FactsUsed[];
  /**
   * What differs in the end, in the form that readers of Terraform plans know.
   */
  readonly resource_changes: readonly ResourceChange[];
  readonly plays: readonly PlannedPlay[];
  /**
   * In the order in which they run, handlers too.
   */
  readonly tasks: readonly PlannedTask[];
  /**
   * Everything that is done on a host, in order.
   */
  readonly steps: readonly PlannedStep[];
  readonly diffs: readonly PlannedDiff[];
  readonly moves: readonly PlannedMove[];
  /**
   * What apply reads again before anything changes, sorted by id. Nothing else that moves makes the plan stale.
   */
  readonly preconditions: readonly Precondition[];
  readonly preflight: readonly PreflightCheck[];
  /**
   * Errors forbid applying; warnings are for the reviewer.
   */
  readonly findings: readonly Finding[];
  readonly risk: Risk;
  readonly policies: readonly PolicyVerdict[];
  readonly observed: Observed;
}
export interface Summary {
  /**
   * "chat moves to the new host: 192.168.1.60/24 · old → new"
   */
  readonly title: string;
  /**
   * Resources created.
   */
  readonly add: number;
  /**
   * Resources changed in place.
   */
  readonly change: number;
  /**
   * Resources removed.
   */
  readonly destroy: number;
  /**
   * Addresses that move between hosts.
   */
  readonly move: number;
  /**
   * Programs run and services acted on, whose effects are their own.
   */
  readonly run: number;
  /**
   * Decisions of which planning cannot know what they will be.
   */
  readonly unknown: number;
  /**
   * Hosts that something is done on, sorted.
   */
  readonly hosts: readonly string[];
  /**
   * Longest outage expected of one address; null: none moves.
   */
  readonly outageMs: number | null;
  /**
   * What the policy allows; null: it says nothing.
   */
  readonly outageBudgetMs: number | null;
  readonly risk: 'low' | 'medium' | 'high';
  /**
   * false: errors or policies forbid applying.
   */
  readonly applicable: boolean;
}
/**
 * With what the plan was made; apply uses the same.
 */
export interface Invocation {
  /**
   * As it was named, relative to the folder of the project.
   */
  readonly playbook: string;
  readonly inventory: readonly string[];
  /**
   * Folder of the snapshot; null: the hosts were asked.
   */
  readonly snapshot: string | null;
  readonly limit?: string;
  readonly tags?: readonly string[];
  readonly skipTags?: readonly string[];
  /**
   * Names or numbers of plays; absent: all of them.
   */
  readonly plays?: readonly string[];
  readonly startAtTask?: string;
  readonly forceHandlers?: boolean;
  readonly become?: boolean;
  readonly becomeUser?: string;
  readonly becomeMethod?: string;
  /**
   * Sorted by name. Values are never in a plan: they have to be given again.
   */
  readonly extraVariables: readonly ExtraVariable[];
}
export interface ExtraVariable {
  readonly name: string;
  /**
   * Of the value, keyed by the project's plan key; absent when there is no key.
   */
  readonly hmac?: string;
}
export interface Source {
  /**
   * playbook: playbooks, roles, variable files, by their bytes. inventory: the variables of a host that takes part, by what they come out as (keyed where they are secret), not by the text of the inventory.
   */
  readonly kind: 'playbook' | 'inventory' | 'policy';
  /**
   * Of the file; of an inventory: the name of the host.
   */
  readonly path: string;
  readonly sha256: string;
}
export interface FactsUsed {
  readonly host: string;
  readonly from: 'snapshot' | 'host';
  /**
   * Of the snapshot.
   */
  readonly file?: string;
  /**
   * Of the snapshot's facts.
   */
  readonly digest?: string;
}
export interface ResourceChange {
  /**
   * `old.address["192.168.1.60/24"]`, `new.file["/etc/network/interfaces"]`
   */
  readonly address: string;
  /**
   * task: a task of which planning cannot know what it will change.
   */
  readonly type: 'address' | 'file' | 'sysctl' | 'service' | 'command' | 'task';
  readonly name: string;
  readonly change: Change;
  readonly vipbook: ResourceDetail;
}
export interface Change {
  readonly actions: readonly ('create' | 'update' | 'delete' | 'run' | 'unknown')[];
  readonly before: {
    readonly [k: string]: unknown;
  } | null;
  readonly after: {
    readonly [k: string]: unknown;
  } | null;
}
export interface ResourceDetail {
  readonly host: string;
  readonly symbol: '+' | '-' | '~' | '-/+' | '>' | '?';
  readonly tasks: readonly number[];
  /**
   * Why it cannot be known.
   */
  readonly because?: string;
}
export interface PlannedPlay {
  readonly number: number;
  readonly name: string;
  readonly where: Location;
  readonly hosts: readonly string[];
}
/**
 * As in every finding of vipbook: lines and columns from 1, the end behind the last character.
 */
export interface Location {
  readonly file?: string;
  readonly host?: string;
  readonly range?: TextRange;
}
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}
export interface PlannedTask {
  readonly number: number;
  readonly play: number;
  readonly name: string;
  readonly module: string;
  readonly where: Location;
  readonly handler: boolean;
  readonly decisions: readonly Decision[];
}
export interface Decision {
  readonly host: string;
  /**
   * Of a loop, as it is shown.
   */
  readonly item?: string;
  /**
   * will-run: it does what `steps` say, or only looks. wont-run: a condition does not hold. cannot-know: only the run will tell; `because` says why.
   */
  readonly decision: 'will-run' | 'wont-run' | 'cannot-know';
  /**
   * How it is expected to end when it runs.
   */
  readonly status?: 'ok' | 'changed' | 'failed';
  readonly because?: string;
  readonly message?: string;
}
export interface PlannedStep {
  readonly number: number;
  /**
   * Steps of the same group happen at the same time.
   */
  readonly group: number;
  readonly task: number;
  readonly host: string;
  readonly title: string;
  /**
   * Of a move: arm, claim, cut-over, quiet, flush, verify, drain, commit, persist, confirm …
   */
  readonly phase?: string;
  readonly phaseTitle?: string;
  /**
   * false: it only looks.
   */
  readonly changes: boolean;
  /**
   * The point of no return: a failure before it is undone, from here on the move goes forward only.
   */
  readonly commits?: boolean;
  /**
   * Of a move: where an outage of the address can begin and end; within: both in this step.
   */
  readonly outage?: 'begins' | 'ends' | 'within';
  /**
   * Typed operations. Bytes are {"utf8"} or {"base64"}, or {"withheld"} with the reason.
   */
  readonly operations: readonly PlannedOperation[];
  /**
   * What a person would type for it; none for what only looks.
   */
  readonly commands: readonly string[];
  readonly undo: readonly UndoStep[];
}
export interface PlannedOperation {
  readonly do: string;
  readonly [k: string]: unknown;
}
export interface UndoStep {
  readonly host: string;
  readonly title: string;
  readonly operations: readonly PlannedOperation[];
  readonly commands: readonly string[];
}
export interface PlannedDiff {
  readonly task: number;
  readonly host: string;
  readonly path: string;
  /**
   * summary: text about what is binary or too large.
   */
  readonly about: 'content' | 'attributes' | 'summary';
  /**
   * null: there is no such file.
   */
  readonly before: FileDigest | null;
  /**
   * null: the file is removed.
   */
  readonly after: FileDigest | null;
  /**
   * Hunks of a unified diff, without file headers; null: withheld.
   */
  readonly unified: string | null;
  /**
   * Why the text, or part of it, is not shown.
   */
  readonly withheld?: string;
}
export interface FileDigest {
  /**
   * Of the content with secrets left out; null when it is withheld.
   */
  readonly sha256: string | null;
}
export interface PlannedMove {
  readonly task: number;
  readonly address: string;
  readonly prefix: number;
  readonly strategy: 'make-before-break' | 'break-before-make';
  readonly summary: string;
  readonly together?: MovedTogether;
  readonly old: MoveSide;
  readonly new: MoveSide;
  /**
   * Who is told at the cut-over, as far as the facts know them; apply tells whoever is there then.
   */
  readonly neighbours: readonly MoveNeighbour[];
  readonly outage: Outage;
  readonly connections?: OpenConnections;
  /**
   * Number of the step from which on the move only goes forward.
   */
  readonly commitStep: number | null;
  readonly timers: readonly MoveTimer[];
  /**
   * What happens, and by when, if vipbook is gone in the middle.
   */
  readonly ifControllerDies: readonly Consequence[];
  /**
   * What happens if vipbook lives and a host loses its power in the middle.
   */
  readonly ifHostDies?: readonly Consequence[];
  /**
   * What a failure before the commit undoes, in this order.
   */
  readonly rollback: readonly string[];
}
/**
 * Of several moves of one task, which happen all or none.
 */
export interface MovedTogether {
  /**
   * The address whose commit is that of all.
   */
  readonly anchor: string;
  /**
   * The other addresses.
   */
  readonly others: readonly string[];
}
export interface MoveSide {
  readonly host: string;
  readonly device: string;
  readonly label?: string;
  readonly mac: string;
  /**
   * Its own address on the device, with prefix.
   */
  readonly own?: string;
  /**
   * Interfaces files that change.
   */
  readonly files: readonly string[];
}
export interface MoveNeighbour {
  readonly address: string;
  readonly mac?: string;
  readonly gateway: boolean;
  /**
   * Its name, when it is a host of the inventory.
   */
  readonly host?: string;
}
export interface Outage {
  readonly expectedMs: number;
  /**
   * If the controller dies at the worst moment; null: until somebody acts.
   */
  readonly worstMs: number | null;
  readonly budgetMs: number | null;
  readonly because: string;
  /**
   * Number of a step.
   */
  readonly beginsAt?: number;
  readonly endsAt?: number;
}
/**
 * What becomes of TCP connections that are open at the cut-over.
 */
export interface OpenConnections {
  /**
   * None breaks at the cut-over.
   */
  readonly kept: boolean;
  readonly says: string;
}
export interface MoveTimer {
  readonly host: string;
  readonly seconds: number;
  readonly means: string;
}
export interface Consequence {
  readonly when: string;
  readonly then: string;
  readonly withinSeconds: number | null;
}
export interface Precondition {
  /**
   * host, kind and subject, unique.
   */
  readonly id: string;
  readonly host: string;
  readonly kind: 'address' | 'link' | 'file' | 'ifstate' | 'sysctl' | 'manager' | 'user';
  readonly subject: string;
  /**
   * In words that people read and programs compare.
   */
  readonly expected: string;
}
export interface PreflightCheck {
  readonly task: number;
  /**
   * Of the finding that it gives when it fails.
   */
  readonly code?: string;
  readonly says: string;
  readonly host?: string;
  /**
   * facts: they prove it, and apply looks again. apply: only a look at the wire or the disks can tell. nobody: it cannot be known beforehand.
   */
  readonly proof: 'facts' | 'apply' | 'nobody';
  readonly state: 'holds' | 'fails' | 'overruled' | 'open';
}
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly where?: Location;
  readonly remedy?: string;
  readonly task?: number;
}
export interface Risk {
  readonly level: 'low' | 'medium' | 'high';
  readonly reasons: readonly RiskReason[];
}
export interface RiskReason {
  readonly level: 'low' | 'medium' | 'high';
  readonly says: string;
  readonly task?: number;
}
export interface PolicyVerdict {
  readonly policy: 'max_outage_ms' | 'protected_hosts' | 'hours' | 'approve_risk' | 'strategies' | 'unknown';
  /**
   * needs-approval: apply wants --approve. at-apply: decided when it is applied (hours).
   */
  readonly verdict: 'met' | 'broken' | 'needs-approval' | 'at-apply';
  readonly code?: string;
  readonly says: string;
}
/**
 * Times; they are no part of the identity.
 */
export interface Observed {
  readonly facts: readonly ObservedFacts[];
}
export interface ObservedFacts {
  readonly host: string;
  /**
   * ISO 8601, UTC.
   */
  readonly gatheredAt: string;
}
