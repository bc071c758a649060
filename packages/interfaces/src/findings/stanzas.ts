import type { Fix } from '@vipbook/diagnostics';
import {
  formatAddress,
  inSubnet,
  parseAddress,
  withHostBits,
  type AddressBytes,
} from '../address.ts';
import { decode } from '../bytes.ts';
import { stanzasByName } from '../configuration.ts';
import { deviceOf } from '../declarations.ts';
import { isHook, optionFacts, storedName } from '../families.ts';
import { valueOf, type InterfaceStanza } from '../model.ts';
import { addressOf, leadingInteger, slashTokens } from '../stanza-address.ts';
import { headerWords, type BodyLine } from '../tree.ts';
import { templatesOf } from './names.ts';
import {
  commentAboveFix,
  deleteLineFix,
  onLine,
  onValue,
  replaceFix,
  withoutWordFix,
  type Report,
} from './report.ts';

/** What each stanza says by itself. */
export function checkStanzas(report: Report): void {
  const { model } = report.configuration;
  const gateways = new Map<string, InterfaceStanza>();
  const templates = templatesOf(report.configuration);
  for (const stanza of model.interfaces) {
    if (!templates.has(stanza.name)) checkRequired(report, stanza);
    checkRepeats(report, stanza);
    if (stanza.family === 'inet' || stanza.family === 'inet6') {
      if (stanza.method === 'static') {
        checkIgnored(report, stanza);
        checkAddress(report, stanza);
      }
      checkGateway(report, stanza, gateways);
    }
  }
  for (const { file, stanza } of report.configuration.reading.ignoredWords) {
    const word = headerWords(stanza)[3];
    if (word === undefined) continue;
    const comment = word.text.startsWith('#');
    const message = `ifupdown ignores "${decode(word.text)}" after the method`;
    const fix = comment
      ? commentAboveFix(file.tree, stanza.header, word.start)
      : withoutWordFix('Remove the word', file.tree, stanza.header, word);
    report.add(
      onLine(comment ? 'IFC013' : 'IFC047', message, file, stanza.header, [word.start, word.end], {
        fixes: [fix],
      }),
    );
  }
}

function checkRequired(report: Report, stanza: InterfaceStanza): void {
  for (const fact of optionFacts(stanza.family, stanza.method)) {
    if (!fact.required || stanza.brief(fact.name) !== undefined) continue;
    const { header } = stanza.stanza;
    const message = `${stanza.family} ${stanza.method} needs the option "${fact.name}"`;
    report.add(onLine('IFC011', message, stanza.file, header));
  }
}

const joinedWhenInherited = ['address', 'netmask', 'gateway', 'broadcast', 'mtu'];

function checkRepeats(report: Report, stanza: InterfaceStanza): void {
  const { body } = stanza.stanza;
  if (body.length < 2 && stanza.inherits === undefined) return;
  const seen = new Map<string, BodyLine>();
  if (stanza.inherits !== undefined) {
    for (const name of joinedWhenInherited) {
      const inherited = stanza.inherits.brief(name);
      if (inherited !== undefined) seen.set(name, inherited.line);
    }
  }
  for (const line of stanza.ownLines()) {
    if (isHook(storedName(line.name)) || line.name.endsWith('?')) continue;
    const before = seen.get(line.name);
    if (before === undefined) {
      seen.set(line.name, line);
      continue;
    }
    const shown = decode(line.name);
    const same = valueOf(before) === valueOf(line);
    report.add(
      onLine(
        'IFC012',
        `"${shown}" was given before: ifupdown joins both values into one`,
        stanza.file,
        line.line,
        [0, line.nameEnd],
        same
          ? { fixes: [deleteLineFix('Remove the second line', stanza.file.tree, line.line)] }
          : {},
      ),
    );
  }
}

function checkIgnored(report: Report, stanza: InterfaceStanza): void {
  for (const line of stanza.ownLines()) {
    if (line.name !== 'network' && line.name !== 'label') continue;
    const message =
      line.name === 'label'
        ? `ifupdown has no option "label": the label is always "${decode(stanza.name)}"`
        : 'ifupdown computes the network itself and ignores this line';
    const fixes = [deleteLineFix('Remove the line', stanza.file.tree, line.line)];
    report.add(onLine('IFC033', message, stanza.file, line.line, undefined, { fixes }));
  }
}

function checkAddress(report: Report, stanza: InterfaceStanza): void {
  const brief = stanza.brief('address');
  if (brief === undefined) return;
  const { line, file } = brief;
  const found = addressOf(stanza);
  if (found === undefined) {
    // Repeats and comments in the value have findings of their own.
    if (brief.count > 1 || /\s#/.test(brief.value)) return;
    const kind = stanza.family === 'inet' ? 'IPv4' : 'IPv6';
    report.add(onValue('IFC046', `"${decode(brief.value)}" is no ${kind} address`, file, line));
    return;
  }
  const { bytes, prefix, maskFrom, length } = found;
  const isV4 = bytes.length === 4;
  const netmask = stanza.brief('netmask');
  const own = valueOf(line);
  if (maskFrom === 'netmask' && length !== undefined && netmask !== undefined) {
    const other = Number(length);
    if (other !== prefix) {
      const slash = own.indexOf('/');
      const fixes: Fix[] =
        slash < 0 || brief.count > 1
          ? []
          : [
              replaceFix(
                `Write /${String(prefix)}`,
                file.tree,
                line.line,
                line.valueStart + slash,
                line.line.text.length,
                `/${String(prefix)}`,
              ),
            ];
      const message = `the netmask line gives /${String(prefix)}, so /${length} does not count`;
      report.add(onValue('IFC017', message, file, line, { fixes }));
    }
  }
  if (maskFrom === 'class' || maskFrom === 'none') {
    const message = isV4
      ? `without a mask ${found.address} gets /${String(prefix)}, as its class says`
      : `without a length ${found.address} gets /128`;
    const end = line.line.text.length;
    const fixes =
      brief.count > 1
        ? []
        : [
            replaceFix(
              `Add /${String(prefix)}`,
              file.tree,
              line.line,
              end,
              end,
              `/${String(prefix)}`,
            ),
          ];
    report.add(onValue('IFC018', message, file, line, { fixes }));
  }
  checkLengths(report, stanza, isV4);
  if (isV4 && prefix >= 1 && prefix <= 30 && !isSpecial(bytes)) {
    const network = withHostBits(bytes, prefix, false);
    const broadcast = withHostBits(bytes, prefix, true);
    const is = (other: AddressBytes): boolean => other.every((byte, at) => byte === bytes[at]);
    if (is(network) || is(broadcast)) {
      const what = is(network) ? 'network' : 'broadcast address';
      const message = `${found.address} is the ${what} of ${formatAddress(network)}/${String(prefix)}`;
      report.add(onValue('IFC020', message, file, line));
    }
  }
}

function isSpecial(bytes: AddressBytes): boolean {
  return bytes[0] === 0 || bytes[0] === 127;
}

/** Lengths that the family does not have, in `address A/len` and in netmask. */
function checkLengths(report: Report, stanza: InterfaceStanza, isV4: boolean): void {
  const widest = isV4 ? 32 : 128;
  const check = (name: 'address' | 'netmask', text: string | undefined): void => {
    const brief = stanza.brief(name);
    if (text === undefined || brief === undefined || !/^\s*[+-]?[0-9]+/.test(text)) return;
    if (isV4 && text.includes('.')) return;
    const width = leadingInteger(text);
    if (width === undefined || (width >= 0 && width <= widest)) return;
    const message = `/${decode(text.trim())} is longer than ${String(widest)} bits`;
    report.add(onValue('IFC019', message, brief.file, brief.line));
  };
  check('address', slashTokens(stanza.brief('address')?.value ?? '')[1]);
  check('netmask', stanza.brief('netmask')?.value);
}

function checkGateway(
  report: Report,
  stanza: InterfaceStanza,
  gateways: Map<string, InterfaceStanza>,
): void {
  const gateway = stanza.brief('gateway');
  if (gateway === undefined) return;
  const { file, line } = gateway;
  const alias = stanza.name.includes(':');
  if (alias) {
    const message = `the default route of the host would hang on ${decode(stanza.name)}`;
    const fixes = [deleteLineFix('Remove the gateway of the alias', file.tree, line.line)];
    report.add(onValue('IFC023', message, file, line, { fixes }));
  }
  const withoutMetric = stanza.brief('metric') === undefined;
  if (withoutMetric) {
    const other = gateways.get(stanza.family);
    if (other === undefined) gateways.set(stanza.family, stanza);
    else if (other.name !== stanza.name || other.stanza !== stanza.stanza) {
      const message = `${decode(other.name)} sets a default route of this family already`;
      const fixes = [deleteLineFix('Remove the second gateway', file.tree, line.line)];
      report.add(onValue('IFC022', message, file, line, { fixes }));
    }
  }
  const bytes = parseAddress(gateway.value);
  if (bytes === undefined) {
    const words = /\s#|\n/.test(gateway.value) ? undefined : gateway.value;
    if (words !== undefined) {
      report.add(onValue('IFC046', `"${decode(words)}" is no address`, file, line));
    }
    return;
  }
  if (stanza.brief('pointopoint') !== undefined || isLinkLocal(bytes)) return;
  const subnets = subnetsOf(report, stanza);
  if (subnets.length === 0) return;
  if (subnets.some(([base, prefix]) => inSubnet(bytes, base, prefix))) return;
  const message = `${formatAddress(bytes)} is in no subnet of ${decode(deviceOf(report.configuration.model, stanza.name))}`;
  report.add(onValue('IFC021', message, file, line));
}

function isLinkLocal(bytes: AddressBytes): boolean {
  return bytes.length === 16 && bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80;
}

/** The subnets of the link, of at most 64 stanzas. */
function subnetsOf(report: Report, stanza: InterfaceStanza): (readonly [AddressBytes, number])[] {
  const { model } = report.configuration;
  const names = stanzasByName(model);
  const device = deviceOf(model, stanza.name);
  const stanzas = [
    stanza,
    ...(names.get(stanza.name) ?? []).slice(0, 32),
    ...(names.get(device) ?? []).slice(0, 32),
  ];
  return stanzas.flatMap((each) => {
    if (each.family !== stanza.family) return [];
    const found = addressOf(each);
    return found === undefined ? [] : [[found.bytes, found.prefix] as const];
  });
}
