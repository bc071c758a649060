// Generated from schemas/state/journal.schema.json by `npm run generate`. Do not edit.
import type { Validator } from '../validator.ts';
export const validate_runStart: Validator;
export const validate_task: Validator;
export const validate_effect: Validator;
export const validate_result: Validator;
export const validate_move: Validator;
export const validate_step: Validator;
export const validate_stepEnd: Validator;
export const validate_moveEnd: Validator;
export const validate_attach: Validator;
export const validate_detach: Validator;
export const validate_confirm: Validator;
export const validate_settled: Validator;
export const validate_runEnd: Validator;
