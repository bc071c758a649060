import { createHash } from 'node:crypto';
import type { Plan } from '@vipbook/plan';
import { esc } from './escape.ts';
import { script } from './script.ts';
import {
  decisions,
  diffs,
  findings,
  foot,
  head,
  pictures,
  policies,
  preflight,
  resources,
  rollback,
  sequence,
} from './sections.ts';
import { style } from './style.ts';

export interface PlanHtmlOptions {
  readonly file?: string;
  /** Milliseconds since the epoch, for the age of the facts. */
  readonly now?: number;
}

const digest = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/**
 * A plan as one page that loads nothing: the policy in its head allows its own style and script, by their
 * digests, and no connection. It is light or dark as the reader prefers, prints, and reads without its script.
 */
export function planHtml(plan: Plan, options: PlanHtmlOptions = {}): string {
  const policy = `default-src 'none'; style-src ${digest(style)}; script-src ${digest(script)}; base-uri 'none'; form-action 'none'`;
  const body = [
    head(plan, options.now),
    findings(plan),
    pictures(plan),
    resources(plan),
    diffs(plan),
    sequence(plan),
    decisions(plan),
    preflight(plan),
    policies(plan),
    rollback(plan),
    foot(plan, options.file ?? 'plan.json'),
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${esc(policy)}">
<title>${esc(plan.summary.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
<script>${script}</script>
</body>
</html>
`;
}
