export { createLab, openLab, type CreateLabOptions, type LabProgress } from './create.ts';
export { destroyAllLabs, destroyLab, listLabs, type LabSummary } from './destroy.ts';
export { Lab, type BootResult, type LabHost } from './lab.ts';
export { chatAddress, chatPort } from './plan.ts';
export { labObstacles, requireLab } from './preflight.ts';
export type { ExecBytes, ExecOptions, ExecResult } from './run-in.ts';
