import { styleText } from 'node:util';

/** Ansible's colours, so that trained eyes find their way. */
const styles = {
  ok: 'green',
  changed: 'yellow',
  skipped: 'cyan',
  failed: 'red',
  unreachable: 'redBright',
  warning: 'magentaBright',
  information: 'blue',
  added: 'green',
  removed: 'red',
  hunk: 'cyan',
  faint: 'gray',
  strong: 'bold',
} as const;

export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

export const noPaint: Paint = (_style, text) => text;

const ansiPaint: Paint = (style, text) =>
  // Newer Nodes look at process.stdout by default; whether to colour has been decided already.
  text === '' ? '' : styleText(styles[style], text, { validateStream: false });

export function paintFor(colour: boolean): Paint {
  return colour ? ansiPaint : noPaint;
}

/** Whether to colour: --no-color, then NO_COLOR (no-color.org), then FORCE_COLOR, then the terminal. */
export function wantsColour(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
  flag: boolean | undefined,
): boolean {
  if (flag === false) return false;
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal && term !== 'dumb';
}
