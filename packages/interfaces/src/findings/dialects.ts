import { recognizeDialect } from '../dialect.ts';
import type { ConfigurationFile } from '../model.ts';
import { onLine, type Report } from './report.ts';

/** Files written for another program. */
export function checkDialect(report: Report, file: ConfigurationFile): void {
  const { name, evidence } = recognizeDialect(file.tree);
  const [sign] = evidence;
  if (name === 'ifupdown' || sign === undefined) return;
  const code = name === 'ifupdown2' ? 'IFC040' : 'IFC041';
  // What ifupdown takes in spite of it is passed on to hook scripts: no more than a remark.
  const severity = file.refusedAt === undefined ? 'information' : 'warning';
  report.add(onLine(code, sign.reason, file, sign.line, [sign.from, sign.to], { severity }));
  for (const each of evidence) {
    const word = each.line.text.slice(each.from, each.to);
    if (!/^(template|vlan|interface)$/.test(word)) continue;
    report.add(onLine('IFC035', each.reason, file, each.line, [each.from, each.to]));
  }
}
