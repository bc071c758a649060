export { createLab, openLab, type CreateLabOptions, type LabProgress } from './create.ts';
export { destroyAllLabs, destroyLab, listLabs, type LabSummary } from './destroy.ts';
export { Lab, type BootResult, type LabHost } from './lab.ts';
export { chatAddress, chatPort } from './plan.ts';
export { labObstacles, requireLab } from './preflight.ts';
export type { ExecBytes, ExecOptions, ExecResult } from './run-in.ts';
export { Prober, type ProbeOptions } from './probe.ts';
export {
  reportText,
  type AnswerSegment,
  type AttemptsReport,
  type ConnectionsReport,
  type Gap,
  type NeighbourSegment,
  type ProbeReport,
  type StreamReport,
} from './probe-report.ts';
export type { Netem } from './netem.ts';
