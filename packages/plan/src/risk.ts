import type {
  Finding,
  PlannedMove,
  PlannedStep,
  PlannedTask,
  PreflightCheck,
  Risk,
  RiskReason,
} from './generated/plan.ts';

export type RiskLevel = Risk['level'];

const order: readonly RiskLevel[] = ['low', 'medium', 'high'];

export function atLeast(level: RiskLevel, wanted: RiskLevel): boolean {
  return order.indexOf(level) >= order.indexOf(wanted);
}

export interface RiskInputs {
  readonly moves: readonly PlannedMove[];
  readonly tasks: readonly PlannedTask[];
  readonly steps: readonly PlannedStep[];
  readonly findings: readonly Finding[];
  readonly preflight: readonly PreflightCheck[];
}

/** How much can go wrong, and why: the worst reason decides. */
export function riskOf(inputs: RiskInputs): Risk {
  const reasons = [
    ...inputs.moves.flatMap(moveReasons),
    ...inputs.preflight
      .filter((check) => check.state === 'overruled')
      .map((check) => reason('high', `a check is overruled: ${check.says}`, check.task)),
    ...inputs.findings
      .filter((finding) => finding.severity === 'warning')
      .map((finding) =>
        reason(warningLevel(finding), `${finding.code}: ${finding.message}`, finding.task),
      ),
    ...unknownReasons(inputs.tasks),
    ...commandReasons(inputs.steps),
  ];
  const level = reasons.reduce<RiskLevel>(
    (worst, { level: own }) => (atLeast(own, worst) ? own : worst),
    'low',
  );
  return { level, reasons };
}

function reason(level: RiskLevel, says: string, task?: number): RiskReason {
  return { level, says, ...(task === undefined ? {} : { task }) };
}

function moveReasons({
  address,
  strategy,
  outage,
  connections,
  task,
}: PlannedMove): readonly RiskReason[] {
  return [
    ...(strategy === 'break-before-make'
      ? [reason('medium', `${address} is nowhere for a moment: ${outage.because}`, task)]
      : []),
    ...(connections?.kept === false
      ? [
          reason(
            'medium',
            `open connections of ${address} break: clients have to connect again`,
            task,
          ),
        ]
      : []),
    ...(outage.worstMs === null
      ? [
          reason(
            'medium',
            `if the controller dies in the middle, ${address} waits for somebody to act`,
            task,
          ),
        ]
      : []),
  ];
}

/** Open connections that break are felt; a router that may be late is not, as a rule. */
function warningLevel({ code }: Finding): RiskLevel {
  return code === 'PLN040' ? 'low' : 'medium';
}

function unknownReasons(tasks: readonly PlannedTask[]): readonly RiskReason[] {
  return tasks.flatMap((task) => {
    const unknown = task.decisions.filter((decision) => decision.decision === 'cannot-know');
    const [first] = unknown;
    return first === undefined
      ? []
      : [
          reason(
            'medium',
            `what "${task.name}" does on ${unknown.map((decision) => decision.host).join(', ')} cannot be known${first.because === undefined ? '' : `: ${first.because}`}`,
            task.number,
          ),
        ];
  });
}

function commandReasons(steps: readonly PlannedStep[]): readonly RiskReason[] {
  const running = steps.filter((step) =>
    step.operations.some(({ do: what }) => ['command.run', 'script.run'].includes(what)),
  );
  const byTask = new Map(running.map((step) => [step.task, step]));
  return [...byTask.values()].map((step) =>
    reason('medium', `what a program changes is its own: ${step.title}`, step.task),
  );
}
