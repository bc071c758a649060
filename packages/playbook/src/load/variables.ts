import type { Place } from '@vipbook/diagnostics';
import type { Located, VariablesFile, YamlValue } from '../ast.ts';
import type { Findings } from '../findings.ts';
import { readVariables } from '../parse/readers.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { kindOf, placeOfNode } from '../yaml/tree.ts';
import type { TextFile } from './files.ts';

export type Variables = ReadonlyMap<string, Located<YamlValue>>;

/** A file of variables; an empty one has none. */
export function readVariablesFile(file: TextFile, where: Place, findings: Findings): VariablesFile {
  const { path, text } = file;
  if (text.startsWith('$ANSIBLE_VAULT;')) {
    return { path, where, variables: new Map(), encrypted: text };
  }
  const yaml = readYaml(path, text);
  findings.addAll(yaml.findings.list.filter((finding) => finding.code !== 'PBK004'));
  const { root, source } = yaml;
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    return { path, where, variables: new Map() };
  }
  if (root.kind !== 'map') {
    const message = `A file of variables is a mapping, not ${kindOf(root)}`;
    findings.add('PBK065', placeOfNode(source, root), message);
    return { path, where, variables: new Map() };
  }
  const entry = { key: 'vars', keyStart: root.start, keyEnd: root.start, value: root };
  const variables =
    readVariables({ source, findings }, entry) ?? new Map<string, Located<YamlValue>>();
  return { path, where, variables };
}
