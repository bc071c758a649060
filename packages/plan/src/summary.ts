import type {
  Finding,
  PlannedMove,
  PlannedStep,
  PolicyVerdict,
  ResourceChange,
  Risk,
  Summary,
} from './generated/plan.ts';

export interface SummaryInputs {
  readonly plays: readonly string[];
  readonly moves: readonly PlannedMove[];
  readonly resources: readonly ResourceChange[];
  readonly steps: readonly PlannedStep[];
  readonly findings: readonly Finding[];
  readonly policies: readonly PolicyVerdict[];
  readonly risk: Risk;
  readonly endsWell: boolean;
  readonly budget: number | null;
}

export function summaryOf(inputs: SummaryInputs): Summary {
  const { moves, resources, steps, findings, policies } = inputs;
  const count = (action: ResourceChange['change']['actions'][number]): number =>
    resources.filter((resource) => resource.change.actions.includes(action)).length;
  return {
    title: titleOf(inputs),
    add: count('create'),
    change: count('update'),
    destroy: count('delete'),
    move: moves.length,
    run: count('run'),
    unknown: count('unknown'),
    hosts: [...new Set(steps.filter((step) => step.changes).map((step) => step.host))].sort(),
    outageMs: moves.length === 0 ? null : Math.max(...moves.map((move) => move.outage.expectedMs)),
    outageBudgetMs: inputs.budget,
    risk: inputs.risk.level,
    applicable:
      inputs.endsWell &&
      findings.every((finding) => finding.severity !== 'error') &&
      policies.every((policy) => policy.verdict !== 'broken'),
  };
}

function titleOf({ moves, plays }: SummaryInputs): string {
  const names = [...new Set(plays)].join('; ');
  const [first] = moves;
  if (first === undefined) return names;
  const text = (move: PlannedMove): string =>
    `${move.address}/${String(move.prefix)} · ${move.old.host} → ${move.new.host}`;
  const most = 3;
  const shown = moves.slice(0, most).map(text).join(', ');
  const more = moves.length > most ? ` and ${String(moves.length - most)} more` : '';
  return `${names}: ${shown}${more}`;
}

/** Has the plan nothing to do? */
export function isIdle({
  steps,
  summary,
}: {
  steps: readonly PlannedStep[];
  summary: Summary;
}): boolean {
  return steps.every((step) => !step.changes) && summary.unknown === 0;
}
