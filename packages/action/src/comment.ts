import { printable, printableLine } from '@vipbook/diagnostics';
import type { Forge } from './forge.ts';

/**
 * Comments are found again by their first line, which names the playbook: several playbooks have one each. Only
 * the beginning of a comment is read, since further down stands what hosts and files say.
 */
export type Kind = 'plan' | 'apply';

export function markerOf(kind: Kind, playbook: string): string {
  // Encoded, so that no name ends the HTML comment.
  return `<!-- vipbook-${kind}-of: ${encodeURIComponent(playbook).replaceAll('-', '%2D')} -->`;
}

/** Write the one comment of this kind anew, or for the first time. */
export async function upsert(
  forge: Forge,
  change: number,
  kind: Kind,
  playbook: string,
  text: string,
): Promise<'created' | 'updated' | 'unchanged'> {
  const marker = markerOf(kind, playbook);
  const body = `${marker}\n${text}`;
  const [existing] = await ownOf(forge, change, marker);
  if (existing === undefined) {
    await forge.create(change, body);
    return 'created';
  }
  if (existing.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd()) return 'unchanged';
  await forge.update(change, existing.id, body);
  return 'updated';
}

/** The hash of the plan that was shown last. */
export async function shownHash(
  forge: Forge,
  change: number,
  playbook: string,
): Promise<string | undefined> {
  const marker = markerOf('plan', playbook);
  const [existing] = await ownOf(forge, change, marker);
  const head = existing?.body.replaceAll('\r\n', '\n').slice(marker.length + 1) ?? '';
  return /^<!-- vipbook-plan -->\n<!-- vipbook-plan-hash: (sha256:[0-9a-f]{64}) -->\n/.exec(
    head,
  )?.[1];
}

async function ownOf(forge: Forge, change: number, marker: string) {
  return (await forge.own(change)).filter(({ body }) => body.startsWith(marker));
}

/**
 * On one line, with no sign of Markdown or HTML; mentions, references and pages are looked for in the drawn text, so
 * that an invisible space stands in their way. As `vipbook show` does it, of which the action has no part.
 */
export function escaped(text: string): string {
  return printableLine(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_{}[\]()<>|~&$^!+=#@]/g, (sign) =>
      sign === '@' || sign === '#' ? `${sign}&#8203;` : `&#${String(sign.charCodeAt(0))};`,
    )
    .replace(/:(?=\/\/)/g, ':&#8203;')
    .replace(/ww(?=w\.)/gi, '$&&#8203;');
}

/** A fence longer than any run of backticks within. Colours go, whatever else a terminal would obey is shown. */
export function fenced(text: string, most: number): string {
  const plain = printable(text.replace(/\u001b\[[0-9;]*m/g, '').replaceAll('\r\n', '\n')).trimEnd();
  const short = plain.length <= most ? plain : `…${plain.slice(plain.length - most)}`;
  const longest = Math.max(2, ...[...short.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${short}\n${ticks}`;
}
