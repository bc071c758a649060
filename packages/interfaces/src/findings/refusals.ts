import { didYouMean, diagnostic, type Code, type Diagnostic, type Fix } from '@vipbook/diagnostics';
import { decode } from '../bytes.ts';
import { families } from '../families.ts';
import type { ConfigurationFile, Refusal } from '../model.ts';
import { placeIn } from '../place.ts';
import { headerWords } from '../tree.ts';
import type { Reading } from '../read.ts';
import { deleteLineFix, replaceFix } from './report.ts';

/** Why ifupdown refuses the root file; undefined: it does not. */
export function refusalOf(root: string, reading: Reading): Diagnostic | undefined {
  if (reading.unreadableRoot === 'directory') {
    return diagnostic('IFC048', { message: `${root} is a directory`, where: { file: root } });
  }
  const file = reading.files[0];
  return file?.refusedAt === undefined ? undefined : refusalFinding(file, file.refusedAt);
}

/** A refusal in words that say more than ifupdown's own. */
export function refusalFinding(file: ConfigurationFile, refusal: Refusal): Diagnostic {
  const { code, message } = worded(file, refusal);
  return diagnostic(code, {
    message,
    where: placeIn(file.tree, refusal.line, refusal.from, refusal.to),
    fixes: fixesOf(file, refusal, message),
  });
}

function fixesOf(
  { tree }: ConfigurationFile,
  { rule, line, from, to }: Refusal,
  message: string,
): readonly Fix[] {
  const meant = /Did you mean "([^"]+)"\?$/.exec(message)?.[1];
  if (meant !== undefined) return [replaceFix(`Write "${meant}"`, tree, line, from, to, meant)];
  if (rule === 'empty value') return [deleteLineFix('Remove the line', tree, line)];
  if (rule === 'second script') return [deleteLineFix('Remove the second script', tree, line)];
  return [];
}

/** Stanzas of the file that a line may inherit from. */
function namesBefore({ tree }: ConfigurationFile, { line }: Refusal): readonly string[] {
  return tree.stanzas
    .filter(({ kind, header }) => kind === 'iface' && header.start < line.start)
    .flatMap((stanza) => headerWords(stanza)[0]?.text ?? [])
    .map(decode);
}

const keywords = [
  'auto',
  'iface',
  'mapping',
  'source',
  'source-directory',
  'allow-hotplug',
  'no-auto-down',
  'no-scripts',
  'rename',
];

function worded(file: ConfigurationFile, refusal: Refusal): { code: Code; message: string } {
  const found = decode(refusal.found);
  switch (refusal.rule) {
    case 'misplaced': {
      if (found.startsWith('\u{FEFF}')) {
        return { code: 'IFC009', message: 'the file begins with a byte order mark' };
      }
      const { stanzas } = file.tree;
      const above = stanzas[stanzas.findIndex((each) => each.header === refusal.line) - 1];
      if (above?.kind === 'source' || above?.kind === 'source-directory') {
        return {
          code: 'IFC039',
          message: `"${found}" follows a source line, which ended the stanza above it`,
        };
      }
      if (
        above?.kind === 'mapping' ||
        file.tree.stanzas.some((each) => each.body.some((line) => line.line === refusal.line))
      ) {
        return {
          code: 'IFC001',
          message: `a mapping has only "script" and "map" lines, not "${found}"`,
        };
      }
      return {
        code: 'IFC001',
        message: `"${found}" is no keyword and belongs to no stanza.${didYouMean(found, keywords)}`,
      };
    }
    case 'empty value':
      return { code: 'IFC002', message: `the option "${found}" has no value` };
    case 'too few words':
      return { code: 'IFC005', message: 'the iface line names no interface' };
    case 'unknown family':
      return {
        code: 'IFC003',
        message:
          found === ''
            ? 'the iface line has no address family'
            : `"${found}" is no address family.${didYouMean(found, Object.keys(families))}`,
      };
    case 'unknown method': {
      const methods = Object.values(families).flatMap((each) => Object.keys(each ?? {}));
      return {
        code: 'IFC004',
        message:
          found === ''
            ? 'the iface line has no method'
            : `"${found}" is no method of this family.${didYouMean(found, methods)}`,
      };
    }
    case 'inherits nothing':
      return { code: 'IFC006', message: '"inherits" names no interface' };
    case 'inherits unknown':
      return {
        code: 'IFC006',
        message: `no stanza "${found}" was read before this line.${didYouMean(found, namesBefore(file, refusal))}`,
      };
    case 'second script':
      return { code: 'IFC007', message: 'the mapping has a script already' };
  }
}
