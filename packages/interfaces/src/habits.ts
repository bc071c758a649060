import type { Configuration } from './configuration.ts';
import type { ConfigurationFile, InterfaceStanza } from './model.ts';
import { valueOf } from './model.ts';
import type { Stanza } from './tree.ts';

/** How the people who keep a file write it. */
export interface Habits {
  /** Before `iface` and `auto`. */
  readonly headerIndent: string;
  /** Before an option. */
  readonly indent: string;
  /** `address A/24`, or a `netmask` line, dotted or as a number. */
  readonly mask: 'length' | 'dotted' | 'number';
  /** A blank line between stanzas. */
  readonly blank: boolean;
}

const usual: Habits = { headerIndent: '', indent: '    ', mask: 'length', blank: true };

/**
 * The habits of a file, taken from its own stanzas: aliases of the device first, then the device's, then
 * any that has an address, the later ones before the earlier.
 */
export function habitsOf(
  configuration: Configuration,
  file: ConfigurationFile | undefined,
  device: string,
  like?: InterfaceStanza,
): Habits {
  const samples = file === undefined ? [] : samplesIn(configuration, file, device);
  const sample = samples[0] ?? like;
  if (sample === undefined) return usual;
  // An address that is carried keeps its mask's form, unless the file has aliases of its own to follow: so
  // it comes home as it left.
  const aliases = samples.filter((each) => each.name.includes(':'));
  const mask = [...aliases, ...(like === undefined ? [] : [like]), ...samples]
    .map(maskHabit)
    .find((habit) => habit !== undefined);
  return {
    headerIndent: indentOf(sample, sample.stanza.header.start, sample.stanza.header.textStart),
    indent: optionIndent(sample) ?? usual.indent,
    mask: mask ?? usual.mask,
    blank: file === undefined ? true : blankHabit(file),
  };
}

/** Indentation for an option added to this stanza. */
export function optionIndent(
  stanza: InterfaceStanza | { stanza: Stanza; file: ConfigurationFile },
): string | undefined {
  const { body } = stanza.stanza;
  const line = body.at(-1)?.line;
  if (line === undefined) return undefined;
  return indentOf(stanza, line.start, line.textStart);
}

function indentOf(stanza: { file: ConfigurationFile }, start: number, end: number): string {
  return stanza.file.tree.text.slice(start, end).replace(/[^ \t]/g, '');
}

/** Stanzas to imitate, the best first: of the device, aliases, with an address, late in the file. */
function samplesIn(
  configuration: Configuration,
  file: ConfigurationFile,
  device: string,
): InterfaceStanza[] {
  const { interfaces } = configuration.model;
  const prefix = `${device}:`;
  const ranked: InterfaceStanza[][] = [[], [], [], [], [], [], [], []];
  for (let index = interfaces.length - 1; index >= 0; index -= 1) {
    const stanza = interfaces[index];
    if (stanza === undefined || stanza.file !== file || stanza.stanza.bodyLength === 0) continue;
    const own = stanza.name === device || stanza.name.startsWith(prefix) ? 4 : 0;
    const alias = stanza.name.includes(':') ? 2 : 0;
    const list = ranked[own + alias];
    if (list === undefined || list.length >= 8) continue;
    const better = stanza.brief('address') === undefined ? list : ranked[own + alias + 1];
    if (better !== undefined && better.length < 8) better.push(stanza);
  }
  return ranked.reverse().flat();
}

function maskHabit(stanza: InterfaceStanza): Habits['mask'] | undefined {
  if (stanza.family !== 'inet') return undefined;
  for (const line of stanza.ownLines()) {
    if (line.name === 'netmask') return valueOf(line).includes('.') ? 'dotted' : 'number';
  }
  return stanza.brief('address')?.value.includes('/') === true ? 'length' : undefined;
}

/** Do blank lines stand between the file's stanzas? Not when there are three and nowhere is one. */
function blankHabit(file: ConfigurationFile): boolean {
  const { tree } = file;
  const { stanzas } = tree;
  let interfaces = 0;
  for (let index = 1; index < stanzas.length && index < 100; index += 1) {
    const stanza = stanzas[index];
    if (stanza === undefined) continue;
    if (stanza.kind === 'iface') interfaces += 1;
    for (let at = stanzas[index - 1]?.last ?? 0; at < stanza.first; at += 1) {
      if (tree.line(at)?.kind === 'blank') return true;
    }
  }
  return interfaces < 2;
}
