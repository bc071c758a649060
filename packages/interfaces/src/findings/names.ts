import type { Fix } from '@vipbook/diagnostics';
import { inSubnet } from '../address.ts';
import { readAutoWord } from '../auto.ts';
import { decode } from '../bytes.ts';
import { stanzasByName, type Configuration } from '../configuration.ts';
import { deviceOf } from '../declarations.ts';
import { NamePattern } from '../glob.ts';
import { valueOf, type InterfaceStanza, type NameUse } from '../model.ts';
import { addressOf } from '../stanza-address.ts';
import { headerWords } from '../tree.ts';
import {
  deleteLineFix,
  insertAboveFix,
  onLine,
  onValue,
  replaceFix,
  withoutWordFix,
  type Report,
} from './report.ts';

/** IFNAMSIZ - 1. */
const longestName = 15;
/** Patterns beyond these are taken to match everything, so that no file makes this slow. */
const mostPatterns = 64;

/** What the files say about names: auto lines, aliases, mappings. */
export function checkNames(report: Report): void {
  const { configuration } = report;
  const { model } = configuration;
  const names = stanzasByName(model);
  const mapped = matcher(model.mappings.flatMap(({ match }) => match));
  const brought = broughtUp(configuration);
  for (const use of model.uses) {
    if (use.kind === 'allow') checkKnown(report, use, names, mapped);
  }
  const inherited = new Set<string>();
  for (const { inherits } of model.interfaces) {
    if (inherits !== undefined) inherited.add(inherits.name);
  }
  const autoPlace = new Map<string, NameUse>();
  for (const use of model.uses) {
    if (use.kind !== 'allow' || use.allowClass !== 'auto') continue;
    if (!autoPlace.has(use.word)) autoPlace.set(use.word, use);
  }
  const position = new Map([...(model.allow.get('auto') ?? [])].map((word, at) => [word, at]));
  const asked = new Set<string>();
  for (const stanza of model.interfaces) {
    if (asked.has(stanza.name)) {
      if (stanza.name.includes(':')) checkAliasStanza(report, stanza);
      continue;
    }
    asked.add(stanza.name);
    checkNameLength(report, stanza, brought);
    const quiet =
      model.mappings.length > 0 || inherited.has(stanza.name) || stanza.method === 'loopback';
    if (!quiet && !brought.has(stanza.name)) {
      const message = `no auto or allow- line brings up ${decode(stanza.name)}`;
      const { tree } = stanza.file;
      const { header } = stanza.stanza;
      const fixes = [insertAboveFix('Add an auto line', tree, header, `auto ${stanza.name}`)];
      report.add(onName('IFC027', message, stanza, { fixes }));
    }
    if (stanza.name.includes(':')) {
      checkAlias(report, stanza, { position, autoPlace, brought });
      checkAliasStanza(report, stanza);
    }
  }
}

function onName(
  code: Parameters<typeof onLine>[0],
  message: string,
  stanza: InterfaceStanza,
  more: Parameters<typeof onLine>[5] = {},
): ReturnType<typeof onLine> {
  const word = headerWords(stanza.stanza)[0];
  const { header } = stanza.stanza;
  return onLine(
    code,
    message,
    stanza.file,
    header,
    word === undefined ? undefined : [word.start, word.end],
    more,
  );
}

/** Stanzas that others inherit from and that nothing brings up: they need not be complete. */
export function templatesOf(configuration: Configuration): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { inherits } of configuration.model.interfaces) {
    if (inherits !== undefined) names.add(inherits.name);
  }
  if (names.size === 0) return names;
  const brought = broughtUp(configuration);
  return new Set([...names].filter((name) => !brought.has(name)));
}

interface Names {
  has(name: string): boolean;
}

function matcher(patterns: readonly string[]): Names {
  const literal = new Set<string>();
  const globs: NamePattern[] = [];
  let all = false;
  for (const pattern of patterns) {
    if (!/[*?[\\]/.test(pattern)) literal.add(pattern);
    else if (globs.length < mostPatterns) globs.push(new NamePattern(pattern));
    else all = true;
  }
  return { has: (name) => all || literal.has(name) || globs.some((glob) => glob.matches(name)) };
}

interface BroughtUp extends Names {
  /** Names that stand behind a `=` only: no link has them. */
  readonly logicalOnly: ReadonlySet<string>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Every name that some auto or allow- line brings up. */
function broughtUp({ model }: Configuration): BroughtUp {
  const names = new Set<string>();
  const logicalOnly = new Set<string>();
  const patterns: string[] = [];
  const classes = new Map<string, Set<string>>();
  let anything = false;
  for (const use of model.uses) {
    if (use.kind !== 'allow') continue;
    const { physical, pattern, variable, logical } = readAutoWord(use.word);
    const name = logical ?? physical;
    if (name !== undefined) {
      names.add(name);
      const known = classes.get(name);
      if (known === undefined) classes.set(name, new Set([use.allowClass]));
      else known.add(use.allowClass);
      if (logical !== undefined) logicalOnly.add(logical);
    } else if (variable !== undefined) {
      anything = true;
    } else if (pattern !== undefined) {
      patterns.push(pattern);
    }
  }
  for (const use of model.uses) logicalOnly.delete(use.word);
  const globs = matcher(patterns);
  return {
    has: (name) => anything || names.has(name) || globs.has(name),
    logicalOnly,
    classes,
  };
}

function checkKnown(
  report: Report,
  use: NameUse,
  names: ReadonlyMap<string, unknown>,
  mapped: Names,
): void {
  const { physical, logical } = readAutoWord(use.word);
  const name = logical ?? physical;
  const { implicitLoopback } = report.configuration.model;
  if (name === undefined || names.has(name) || mapped.has(name) || use.place === undefined) return;
  if (name.startsWith('#') || (name === 'lo' && implicitLoopback)) return;
  // Behind a comment sign all words are meant as a comment.
  const { text } = use.line;
  if (/\s#/.test(text.slice(Math.max(0, use.place.start - 400), use.place.start))) return;
  const keyword = use.allowClass === 'auto' ? 'auto' : `allow-${decode(use.allowClass)}`;
  const message = /[[\]*?]/.test(name)
    ? `${keyword} names "${decode(name)}", and ifupdown takes patterns only after a slash`
    : `${keyword} names "${decode(name)}", which has no iface stanza`;
  const { tree } = use.file;
  const fix =
    headerWords(use.stanza).length === 1
      ? deleteLineFix('Remove the line', tree, use.line)
      : withoutWordFix(`Remove "${decode(use.word)}"`, tree, use.line, use.place);
  report.add(
    onLine('IFC026', message, use.file, use.line, [use.place.start, use.place.end], {
      fixes: [fix],
    }),
  );
}

function checkNameLength(report: Report, stanza: InterfaceStanza, brought: BroughtUp): void {
  const { name } = stanza;
  if (name.length <= longestName || brought.logicalOnly.has(name)) return;
  const message = `"${decode(name)}" has ${String(name.length)} bytes; the kernel takes ${String(longestName)}`;
  report.add(onName('IFC010', message, stanza));
}

function checkAlias(
  report: Report,
  stanza: InterfaceStanza,
  known: {
    readonly position: ReadonlyMap<string, number>;
    readonly autoPlace: ReadonlyMap<string, NameUse>;
    readonly brought: BroughtUp;
  },
): void {
  const { model } = report.configuration;
  const { name } = stanza;
  const device = deviceOf(model, name);
  const parents = stanzasByName(model).get(device);
  if (parents === undefined && !(device === 'lo' && model.implicitLoopback)) {
    const message = `${decode(device)}, which this is an alias of, has no stanza`;
    report.add(onName('IFC028', message, stanza));
  }
  const own = known.position.get(name);
  const parent = known.position.get(device);
  const use = known.autoPlace.get(name);
  if (own !== undefined && parent !== undefined && own < parent && use?.place !== undefined) {
    const message = `${decode(name)} is brought up before ${decode(device)}`;
    const before = known.autoPlace.get(device);
    const fixes = before === undefined ? [] : swapFixes(use, before);
    report.add(
      onLine('IFC029', message, use.file, use.line, [use.place.start, use.place.end], { fixes }),
    );
  }
  const classes = known.brought.classes.get(name);
  if (classes?.has('hotplug') === true && !classes.has('auto')) {
    const hotplug = model.uses.find((each) => each.word === name && each.allowClass === 'hotplug');
    if (hotplug === undefined) return;
    const alone = hotplug.place !== undefined && headerWords(hotplug.stanza).length === 1;
    const fixes = alone
      ? [
          replaceFix(
            'Write "auto"',
            hotplug.file.tree,
            hotplug.line,
            0,
            'allow-hotplug'.length,
            'auto',
          ),
        ]
      : [];
    const message = `nothing ever announces ${decode(name)}, so allow-hotplug does not bring it up`;
    const range = hotplug.place;
    report.add(
      onLine(
        'IFC030',
        message,
        hotplug.file,
        hotplug.line,
        range === undefined ? undefined : [range.start, range.end],
        { fixes },
      ),
    );
  }
}

/** Two names of one auto line change places. */
function swapFixes(first: NameUse, second: NameUse): readonly Fix[] {
  const { place, line, file, word } = first;
  if (place === undefined || second.place === undefined || line !== second.line) return [];
  const gap = line.text.slice(place.end, second.place.start);
  const title = `Name ${decode(second.word)} first`;
  const newText = `${second.word}${gap}${word}`;
  return [replaceFix(title, file.tree, line, place.start, second.place.end, newText)];
}

/** What holds for each stanza of an alias. */
function checkAliasStanza(report: Report, stanza: InterfaceStanza): void {
  if (stanza.method !== 'static') return;
  if (stanza.family === 'inet6') {
    const message = `the address of ${decode(stanza.name)} will be deprecated: never used as a source`;
    report.add(onName('IFC032', message, stanza));
  }
  const { model } = report.configuration;
  const own = addressOf(stanza);
  const brief = stanza.brief('address');
  if (own === undefined || brief === undefined) return;
  const widest = own.bytes.length * 8;
  if (own.prefix === widest) return;
  const parents = stanzasByName(model).get(deviceOf(model, stanza.name)) ?? [];
  for (const parent of parents.slice(0, 16)) {
    const other = parent.family === stanza.family ? addressOf(parent) : undefined;
    if (other === undefined || other.prefix !== own.prefix) continue;
    if (!inSubnet(own.bytes, other.bytes, own.prefix)) continue;
    const message = `${own.address}/${String(own.prefix)} is a secondary address of ${other.address}/${String(other.prefix)}`;
    const { line, file } = brief;
    const slash = valueOf(line).indexOf('/');
    const fixes =
      own.maskFrom === 'length' && slash >= 0 && brief.count === 1
        ? [
            replaceFix(
              `Use /${String(widest)}`,
              file.tree,
              line.line,
              line.valueStart + slash,
              line.line.text.length,
              `/${String(widest)}`,
            ),
          ]
        : [];
    report.add(onValue('IFC031', message, file, line, { fixes }));
    return;
  }
}
