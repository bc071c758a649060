import { closest, type Diagnostic as Finding } from '@vipbook/diagnostics';
import type { FileProvider } from '../api.ts';
import type { Analysis, World } from '../document/analysis.ts';
import { fileReferences } from '../playbook/links.ts';
import { spotAt } from '../playbook/spot.ts';
import { hostsOf, playAt } from '../playbook/variables.ts';
import type { QuickFix } from './quick-fixes.ts';
import { addEntry } from './remove-entry.ts';

const mostHosts = 8;

/** Fixes that only the inventory, the facts at hand or the folders know. */
export async function worldFixes(
  analysis: Analysis,
  world: World,
  files: FileProvider,
  finding: Finding,
): Promise<readonly QuickFix[]> {
  const range = finding.where?.range;
  const start = range?.start.offset;
  const end = range?.end.offset;
  if (start === undefined || end === undefined) return [];
  const write = (newText: string | undefined, preferred = true): QuickFix[] =>
    newText === undefined
      ? []
      : [
          {
            title: `Write "${newText}"`,
            edits: [{ range: analysis.index.range(start, end), newText }],
            preferred,
          },
        ];
  const text = analysis.index.text.slice(start, end);
  switch (finding.code) {
    case 'PBK060':
      return write(await nearFile(analysis, files, start));
    case 'PBK063':
      return write(await nearRole(analysis, files, text));
    case 'PBK074':
      return otherHosts(analysis, world, start, text).flatMap((host) => write(host, false));
    case 'PBK078':
      // Where the finding itself has a guess, that is a fix already.
      return /Did you mean/.test(`${finding.message} ${finding.remedy ?? ''}`)
        ? []
        : write(nearPattern(world, text));
    case 'PBK079':
      return onInterface(analysis, world, start);
    default:
      return [];
  }
}

/** A file beside the one that is missing, by a name like it, as the playbook has to write it. */
async function nearFile(
  analysis: Analysis,
  files: FileProvider,
  offset: number,
): Promise<string | undefined> {
  const reference = fileReferences(analysis).find(
    ({ node }) => node.start <= offset && offset <= node.end,
  );
  if (reference === undefined || typeof reference.node.value !== 'string') return undefined;
  const written = reference.node.value;
  for (const path of reference.paths) {
    const slash = path.lastIndexOf('/');
    const folder = await files.readFolder(path.slice(0, slash)).catch(() => undefined);
    const names = (folder ?? []).filter(({ kind }) => kind === 'file').map(({ name }) => name);
    const near = closest(path.slice(slash + 1), names);
    if (near !== undefined) return written.slice(0, written.lastIndexOf('/') + 1) + near;
  }
  return undefined;
}

async function nearRole(
  { path }: Analysis,
  files: FileProvider,
  written: string,
): Promise<string | undefined> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  // Beside the playbook; for a file of a role, beside that role.
  const [home = folder] = /^.*(?=\/roles\/)/.exec(path) ?? [];
  const entries = await files.readFolder(`${home}/roles`).catch(() => undefined);
  const names = (entries ?? []).filter(({ kind }) => kind === 'folder').map(({ name }) => name);
  return closest(written, names);
}

/** The hosts of the play that a move may go to instead. */
function otherHosts(
  analysis: Analysis,
  world: World,
  offset: number,
  same: string,
): readonly string[] {
  const play = playAt(world, analysis, offset);
  const hosts = play === undefined ? [] : hostsOf(world, play.hosts.value);
  const others = hosts.filter((host) => host !== same);
  return others.length > mostHosts ? [] : others;
}

/** A group or host whose name is like the one of a pattern of one word. */
function nearPattern({ inventory }: World, written: string): string | undefined {
  if (inventory === undefined || !/^[\w.-]+$/.test(written)) return undefined;
  return closest(written, [...inventory.groups.keys(), ...inventory.hosts.keys()]);
}

/** The one interface of the host that the address goes to; without facts, or with more of them, none. */
function onInterface(analysis: Analysis, world: World, offset: number): readonly QuickFix[] {
  const map = spotAt(analysis.yaml.root, offset)?.map;
  const to = map?.entries.get('to')?.value;
  if (map === undefined || to?.kind !== 'scalar' || map.entries.has('interface')) return [];
  const facts = world.snapshots.find(({ host }) => host === to.value)?.facts;
  const devices = (facts?.links ?? []).map(({ name }) => name).filter((name) => name !== 'lo');
  return devices.slice(0, mostHosts).flatMap((device) => {
    const edit = addEntry(analysis, map, `interface: ${device}`);
    if (edit === undefined) return [];
    return [{ title: `It belongs on ${device}: add "interface"`, edits: [edit] }];
  });
}
