// Generated from schemas/state/journal.schema.json by `npm run generate`. Do not edit.
import type { EntryKind } from './entries.ts';
import type { Validator } from '../validator.ts';
import { validate_runStart, validate_task, validate_effect, validate_result, validate_move, validate_step, validate_stepEnd, validate_moveEnd, validate_attach, validate_detach, validate_confirm, validate_settled, validate_runEnd } from './validators.js';

export const validators: Readonly<Record<EntryKind, Validator>> = {
  'run-start': validate_runStart,
  'task': validate_task,
  'effect': validate_effect,
  'result': validate_result,
  'move': validate_move,
  'step': validate_step,
  'step-end': validate_stepEnd,
  'move-end': validate_moveEnd,
  'attach': validate_attach,
  'detach': validate_detach,
  'confirm': validate_confirm,
  'settled': validate_settled,
  'run-end': validate_runEnd,
};
