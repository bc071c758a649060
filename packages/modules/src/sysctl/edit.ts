import { splitLines } from '../shared/files/lines.ts';

/** Ansible's reading of a value: words for true and false are 1 and 0, blanks are one blank. */
export function sysctlValue(value: string | number | boolean): string {
  const text = String(value).trim();
  if (/^(true|yes|on|y|t)$/i.test(text)) return '1';
  if (/^(false|no|off|n|f)$/i.test(text)) return '0';
  return text.split(/\s+/).join(' ');
}

/** Dots and slashes change places in sysctl's names; one form to compare by. */
export function sysctlKey(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  if (first !== '/') return name;
  return name.replaceAll(/[./]/g, (sign) => (sign === '/' ? '.' : '/'));
}

interface Setting {
  readonly key: string;
  readonly value: string;
}

function settingOf(line: string): Setting | undefined {
  const text = line.trim().replace(/^-/, '');
  const at = text.indexOf('=');
  if (text === '' || text.startsWith('#') || text.startsWith(';') || at < 0) return undefined;
  return { key: sysctlKey(text.slice(0, at).trim()), value: sysctlValue(text.slice(at + 1)) };
}

/** The file with this one setting; null removes it. Comments and all other lines stay. */
export function withSetting(text: string, name: string, value: string | null): string {
  const key = sysctlKey(name);
  const lines = splitLines(text);
  const mine = lines.flatMap((line, index) => (settingOf(line)?.key === key ? [index] : []));
  // The last one holds, in sysctl and here.
  const holds = mine.at(-1);
  if (value !== null && holds !== undefined && mine.length === 1) {
    const is = settingOf(lines[holds] ?? '');
    if (is?.value === value) return text;
  }
  const kept = lines.flatMap((line, index) => {
    if (!mine.includes(index)) return [line];
    return index === mine[0] && value !== null ? [`${name}=${value}\n`] : [];
  });
  if (value !== null && holds === undefined) {
    const last = kept.at(-1);
    if (last !== undefined && !last.endsWith('\n')) kept[kept.length - 1] = `${last}\n`;
    kept.push(`${name}=${value}\n`);
  }
  return kept.join('');
}
