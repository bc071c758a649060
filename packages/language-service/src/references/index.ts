import type { Place } from '@vipbook/diagnostics';
import type {
  Location,
  Position,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { SourceDocument, Workspace } from '../api.ts';
import type { Analyses, Analysis, Known } from '../document/analysis.ts';
import { locationOf } from '../document/convert.ts';
import { uriOf } from '../document/paths.ts';
import { fileReferences, firstExisting } from '../playbook/links.ts';
import { spotAt } from '../playbook/spot.ts';
import {
  definitionsAt,
  hostsOf,
  inventoryDefinitions,
  playAt,
  ranks,
  tasksDeep,
} from '../playbook/variables.ts';
import { inventoryDefinition, inventoryFiles, inventoryLocations } from './inventory.ts';
import { occurrenceAt, occurrencesOf, type Occurrence } from './occurrences.ts';
import { relatedFiles } from './related.ts';
import { quoted, refusal } from './new-name.ts';
import { variableFilesOf, withRenames, type VariableFiles } from './variable-files.ts';

/** Nobody looks at more of them, and making them would keep everything else waiting. */
const mostPlaces = 10_000;

/** Where names of playbooks are defined and used. */
export class PlaybookReferences {
  readonly #analyses: Analyses;
  readonly #workspace: Workspace;

  constructor(analyses: Analyses, workspace: Workspace) {
    this.#analyses = analyses;
    this.#workspace = workspace;
  }

  async definition(document: SourceDocument, position: Position): Promise<Location[]> {
    const known = await this.#known(document);
    const { analysis, world } = known;
    const offset = analysis.index.offset(position);
    const found = occurrenceAt(analysis, offset);
    if (found === undefined) return this.#file(analysis, offset);
    switch (found.kind) {
      case 'variable':
        return this.#variable(known, found);
      case 'host': {
        const location = inventoryDefinition(world, found.name);
        return location === undefined ? [] : [location];
      }
      case 'handler':
        return this.#handler(known, found);
      case 'tag':
        return [];
    }
  }

  async references(
    document: SourceDocument,
    position: Position,
    includeDeclaration: boolean,
  ): Promise<Location[]> {
    const known = await this.#known(document);
    const found = occurrenceAt(known.analysis, known.analysis.index.offset(position));
    if (found === undefined) return [];
    const all = await this.#all(known, found);
    return all
      .filter(({ occurrence }) => includeDeclaration || occurrence?.role === 'reference')
      .map(({ location }) => location);
  }

  async prepareRename(
    document: SourceDocument,
    position: Position,
  ): Promise<{ range: Range; placeholder: string } | undefined> {
    const known = await this.#known(document);
    const { analysis } = known;
    const found = occurrenceAt(analysis, analysis.index.offset(position));
    if (found === undefined || this.#fixed(known, found) !== undefined) return undefined;
    return { range: analysis.index.range(found.start, found.end), placeholder: found.name };
  }

  async rename(
    document: SourceDocument,
    position: Position,
    newName: string,
  ): Promise<WorkspaceEdit | string> {
    const known = await this.#known(document);
    const found = occurrenceAt(known.analysis, known.analysis.index.offset(position));
    if (found === undefined) return 'Nothing here can be renamed';
    const fixed = this.#fixed(known, found) ?? refusal(known.world, found, newName);
    if (fixed !== undefined) return fixed;
    const all = await this.#all(known, found);
    // A name must not be left behind anywhere.
    if (all.length >= mostPlaces)
      return `"${found.name}" stands in ${String(mostPlaces)} places and more`;
    const taken = await this.#taken(known, found, newName);
    if (taken !== undefined) return taken;
    const files = await this.#variableFiles(known, found, newName);
    if (files.taken !== undefined) return `There is a file ${files.taken} already`;
    const changes: Record<string, TextEdit[]> = {};
    for (const { location, occurrence } of all) {
      const newText = occurrence === undefined ? newName : quoted(occurrence, newName);
      (changes[location.uri] ??= []).push({ range: location.range, newText });
    }
    return withRenames(changes, files.renames);
  }

  /** `group_vars/NAME` and `host_vars/NAME` take the new name too, where the editor can rename files. */
  async #variableFiles(
    { analysis, world }: Known,
    { kind, name }: Occurrence,
    newName: string,
  ): Promise<VariableFiles> {
    if (kind !== 'host' || newName === name || this.#workspace.renamesFiles?.() !== true)
      return { renames: [] };
    const { files } = this.#workspace;
    const playbooks = await files.filesOf('vipbook').catch(() => []);
    const beside = [...inventoryFiles(world), analysis.path, ...playbooks];
    const isGroup = world.inventory?.groups.has(name) === true;
    return variableFilesOf(files, beside, isGroup ? 'group' : 'host', name, newName);
  }

  async #known(document: SourceDocument): Promise<Known> {
    const analysis = await this.#analyses.of(document);
    return { analysis, world: await this.#analyses.world(document) };
  }

  /** Why a name cannot be changed at all. */
  #fixed({ world }: Known, found: Occurrence): string | undefined {
    if (found.kind === 'variable') {
      if (found.name.startsWith('ansible_')) return `${found.name} is a name of Ansible's`;
      if (found.name === 'item' || found.name === 'inventory_hostname')
        return `${found.name} is set by the run itself`;
    }
    if (found.kind !== 'host') return undefined;
    const there =
      world.inventory?.hosts.has(found.name) === true ||
      world.inventory?.groups.has(found.name) === true;
    return there && found.name !== 'all'
      ? undefined
      : `"${found.name}" is no name of the inventory`;
  }

  async #taken(known: Known, found: Occurrence, newName: string): Promise<string | undefined> {
    if (newName === found.name) return undefined;
    const others = await this.#all(known, { ...found, name: newName });
    const [first] = others;
    if (first === undefined) return undefined;
    const line = String(first.location.range.start.line + 1);
    return `There is a ${found.kind} "${newName}" already (line ${line} of ${first.location.uri.split('/').at(-1) ?? ''})`;
  }

  /** Every place of the name, in all files in which it means the same. */
  async #all(
    known: Known,
    found: Occurrence,
  ): Promise<readonly { readonly location: Location; readonly occurrence?: Occurrence }[]> {
    const { analysis, world } = known;
    const matches = (each: Occurrence): boolean =>
      each.kind === found.kind && each.name === found.name;
    const local = this.#localTo(known, found);
    const own = (from: Analysis) => {
      const uri = from === analysis ? analysis.uri : uriOf(from.path);
      const places: { readonly location: Location; readonly occurrence: Occurrence }[] = [];
      for (const occurrence of occurrencesOf(from)) {
        if (!matches(occurrence)) continue;
        const { start, end } = occurrence;
        if (local !== undefined && (start < local.start || end > local.end)) continue;
        places.push({ location: { uri, range: from.index.range(start, end) }, occurrence });
        if (places.length >= mostPlaces) break;
      }
      return places;
    };
    if (local !== undefined) return own(analysis);
    const inInventory = await inventoryLocations(world, found.kind, found.name, (path) =>
      this.#analyses.text(path),
    );
    const files = await relatedFiles(
      this.#analyses,
      this.#workspace,
      known,
      found.kind === 'host' || inInventory.length > 0,
    );
    const result: { readonly location: Location; readonly occurrence?: Occurrence }[] = [
      ...own(analysis),
    ];
    for (const path of files) {
      if (result.length >= mostPlaces) break;
      await this.#workspace.pause();
      const other = path === analysis.path ? undefined : await this.#analyses.ofFile(path);
      if (other !== undefined) result.push(...own(other));
    }
    if (inInventory.length === 0) return result;
    const seen = new Set(result.map(({ location }) => JSON.stringify(location)));
    for (const location of inInventory) {
      if (!seen.has(JSON.stringify(location))) result.push({ location });
    }
    return result;
  }

  /** The task or block whose own variable it is; undefined for names that reach further. */
  #localTo(
    { analysis, world }: Known,
    found: Occurrence,
  ): { readonly start: number; readonly end: number } | undefined {
    if (found.kind !== 'variable') return undefined;
    const spot = spotAt(analysis.yaml.root, found.start);
    const play = playAt(world, analysis, found.start);
    const [winner, ...others] = definitionsAt(world, analysis, spot, play).get(found.name) ?? [];
    if (winner === undefined || (winner.rank !== ranks.loop && winner.rank !== ranks.task))
      return undefined;
    if (winner.rank === ranks.task && others.some(({ rank }) => rank !== ranks.task))
      return undefined;
    const at = winner.where?.range?.start.offset ?? found.start;
    const holder =
      spotAt(analysis.yaml.root, at)?.around.filter((node) => node.kind === 'map') ?? [];
    // The innermost mapping is vars or loop_control itself, but for `loop: …` with its default name.
    return holder.at(
      winner.level.startsWith('each item') && holder.at(-1)?.entries.has('loop') === true ? -1 : -2,
    );
  }

  #variable(known: Known, found: Occurrence): Location[] {
    const { analysis, world } = known;
    const play = playAt(world, analysis, found.start);
    const definitions = definitionsAt(
      world,
      analysis,
      spotAt(analysis.yaml.root, found.start),
      play,
    );
    const places: Place[] = (definitions.get(found.name) ?? []).flatMap(({ where }) => where ?? []);
    const result = places.flatMap((place) => locationOf(place) ?? []);
    const hosts = play === undefined ? [] : hostsOf(world, play.hosts.value);
    const fromInventory = hosts
      .slice(0, 200)
      .flatMap((host) => inventoryDefinitions(world, host).get(found.name)?.where ?? []);
    const all = [...result, ...fromInventory.flatMap((place) => locationOf(place) ?? [])];
    return [...new Map(all.map((location) => [JSON.stringify(location), location])).values()];
  }

  #handler({ analysis, world }: Known, found: Occurrence): Location[] {
    const play = playAt(world, analysis, found.start);
    const plays = play === undefined ? world.loaded.plays : [play];
    const places: Place[] = [];
    for (const each of plays) {
      const roles = (each.loadedRoles ?? []).flatMap((role) => role.handlers);
      for (const handler of tasksDeep([...each.handlers, ...roles])) {
        if (handler.name?.value === found.name) places.push(handler.name.where);
        for (const { value, where } of handler.listen ?? [])
          if (value === found.name) places.push(where);
      }
    }
    return places.flatMap((place) => locationOf(place) ?? []);
  }

  async #file(analysis: Analysis, offset: number): Promise<Location[]> {
    const reference = fileReferences(analysis).find(
      ({ node }) => node.start <= offset && offset <= node.end,
    );
    if (reference === undefined) return [];
    const path = await firstExisting(this.#workspace.files, reference.paths);
    const start = { line: 0, character: 0 };
    return path === undefined ? [] : [{ uri: uriOf(path), range: { start, end: start } }];
  }
}
