import type { Fix } from '@vipbook/diagnostics';
import { decode } from '../bytes.ts';
import { baseName, directoryOf } from '../file-system.ts';
import { hasMagic } from '../glob.ts';
import type { SourceResult } from '../source-lines.ts';
import { onLine, replaceFix, type Report } from './report.ts';

/** What editors, dpkg and Ansible leave beside a file. */
const leftover =
  /(~|\.(bak|backup|old|orig|save|swp|swo|tmp|disabled|rej|dpkg-[a-z]+|ucf-[a-z]+|rpmnew|rpmsave|\d{4}-\d\d-\d\d.*))$/;

/** What source lines lead to, or do not. */
export function checkSources(report: Report): void {
  for (const source of report.configuration.reading.sources) checkSource(report, source);
  const { endless } = report.configuration.reading;
  if (endless !== undefined) {
    const message = 'the files include one another under ever new spellings of their paths';
    report.add(onLine('IFC044', message, endless.file, endless.stanza.header));
  }
}

function checkSource(report: Report, source: SourceResult): void {
  const { file, stanza } = source;
  const { header, rest } = stanza;
  const range = [Math.min(rest, header.text.length), header.text.length] as const;
  const add = (
    code: 'IFC036' | 'IFC037' | 'IFC038' | 'IFC042' | 'IFC043' | 'IFC044',
    message: string,
    fixes: readonly Fix[] = [],
  ): void => {
    const at = range[0] === range[1] ? undefined : range;
    report.add(onLine(code, message, file, header, at, { fixes }));
  };
  if (source.failure === 'budget') {
    add('IFC044', 'the pattern leads to more files than can be looked at');
    return;
  }
  if (source.failure !== undefined) {
    const why = {
      'bad character': 'an unquoted | & ; < > ( ) { }',
      command: 'a command, which is not run',
      syntax: 'a quote, brace or expression that is not complete',
    }[source.failure];
    add('IFC042', `the pattern holds ${why}: nothing is read`);
    return;
  }
  if (stanza.kind === 'source') {
    const [directory] = source.directories;
    if (directory !== undefined) {
      const end = header.text.trimEnd().replace(/\/+$/, '').length;
      const fix = replaceFix('Read the files in it', file.tree, header, end, range[1], '/*');
      add('IFC043', `${decode(directory)} is a directory`, [fix]);
    }
  }
  for (const path of [...source.read].filter((each) => leftover.test(each)).slice(0, 20)) {
    add('IFC038', `${decode(path)} looks like a leftover, and is read`);
  }
  const skipped = source.skipped.filter((path) => !baseName(path).startsWith('.'));
  for (const path of skipped.slice(0, 20)) {
    add(
      'IFC037',
      `${decode(path)} is not read: its name has other letters than a-z, A-Z, 0-9, _ and -`,
    );
  }
  const nothing =
    source.read.length === 0 && source.seenBefore.length === 0 && source.directories.length === 0;
  if (!nothing) return;
  // An empty directory of snippets is as Debian ships it.
  const [first] = source.missing;
  if (first === undefined) {
    add('IFC036', 'the pattern expands to nothing');
  } else if (
    !hasMagic(first) ||
    report.configuration.fileSystem.list(directoryOf(first)) === undefined
  ) {
    add('IFC036', `there is no ${decode(first)}`);
  }
}
