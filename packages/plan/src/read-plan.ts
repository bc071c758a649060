import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { prettyJson } from './canonical.ts';
import type { Plan } from './generated/plan.ts';
import { validate_plan } from './generated/validators.js';
import { formatVersion, identityOf } from './identity.ts';

/** The bytes of a plan's file. */
export function planText(plan: Plan): string {
  return prettyJson(plan);
}

/** Read a plan back; PLN004 for what is none, is of another format, or was edited. */
export function readPlan(text: string, file: string): Plan {
  const refuse = (message: string): never => {
    throw new VipbookError(
      diagnostic('PLN004', { message: `${file} ${message}`, where: { file } }),
    );
  };
  const value = parse(text);
  const version = formatOf(value);
  if (version !== undefined && version.split('.')[0] !== formatVersion.split('.')[0])
    return refuse(`has the format ${version}; this version knows ${formatVersion}`);
  if (!isPlan(value)) {
    const [first] = validate_plan.errors ?? [];
    const what = [first?.instancePath, first?.message].filter(
      (part) => part !== undefined && part !== '',
    );
    return refuse(`is no plan${what.length === 0 ? '' : `: ${what.join(' ')}`}`);
  }
  if (recognise(value) !== value.identity)
    return refuse('was edited after it was made: it is not what its identity was made of');
  return value;
}

/** The identity of what was read; undefined for what has none: halves of characters, or nested without end. */
function recognise(plan: Plan): string | undefined {
  try {
    return identityOf(plan);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function formatOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('format_version' in value)) return undefined;
  return typeof value.format_version === 'string' ? value.format_version : undefined;
}

function isPlan(value: unknown): value is Plan {
  return validate_plan(value);
}
