import { printableLine } from '../../escape.ts';

/**
 * What hosts, files and playbooks say goes into Markdown that GitHub and GitLab draw: none of it may become
 * markup, a mention, a reference, a link, HTML, or the end of the fence that it stands in.
 */

// ASCII punctuation that GitHub Flavored Markdown gives a meaning within a line (spec 0.29, section 6), and `$`,
// which begins mathematics. Numeric references rather than backslashes: they also hold where HTML is read.
const active = /[\\`*_{}[\]()<>|~&$^!+=@#]/g;

/**
 * On one line, as it is. Mentions, references and addresses of pages are looked for in the drawn text, so no
 * numeric reference hides them: an invisible space stands in their way.
 */
export function text(value: string): string {
  return printableLine(value)
    .replace(active, (sign) =>
      sign === '@' || sign === '#' ? `${sign}&#8203;` : `&#${String(sign.charCodeAt(0))};`,
    )
    .replace(/:(?=\/\/)/g, ':&#8203;')
    .replace(/ww(?=w\.)/gi, '$&&#8203;')
    .trim()
    .replace(/^-/, '&#45;')
    .replace(/^(\d+)\.(?=\s|$)/, '$1&#46;');
}

/** Bold and slanted by HTML: signs of Markdown want certain neighbours. */
export function strong(value: string): string {
  return `<strong>${text(value)}</strong>`;
}

export function emphasis(value: string): string {
  return `<em>${text(value)}</em>`;
}

/** Code within a line. Backticks cannot hold every text, least of all in the cell of a table. */
export function code(value: string): string {
  const line = printableLine(value).trim();
  if (line === '') return '';
  return /[`|\\]/.test(line) ? `<code>${text(line)}</code>` : `\`${line}\``;
}

/** A fence longer than any run of backticks within. `content` is already printable. */
export function fence(language: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${content.replace(/\n$/, '')}\n${ticks}`;
}

/** Folded until somebody opens it. The blank lines let Markdown be read inside. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
