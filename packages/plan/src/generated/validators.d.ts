// Generated from schemas/ by `npm run generate`. Do not edit.
import type { Validator } from '../validator.ts';
export const validate_plan: Validator;
export const validate_snapshot: Validator;
