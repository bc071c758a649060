import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { SourceDocument, Workspace } from '../api.ts';
import type { Analyses, Analysis, World } from '../document/analysis.ts';
import { cursorAt, type Cursor } from '../document/cursor.ts';
import type { FileKind } from '../document/file-kind.ts';
import { pathOf } from '../document/paths.ts';
import type { TextIndex } from '../document/text-index.ts';
import { homeAt, type Home } from '../playbook/home.ts';
import { spotAt } from '../playbook/spot.ts';
import { isExpression } from '../playbook/texts.ts';
import { definitionsAt, hostsOf, playAt } from '../playbook/variables.ts';
import { expressionBefore, expressionItems } from './expressions.ts';
import { fileItems, fileWish } from './files.ts';
import { keyItems } from './keys.ts';
import { valueItems } from './values.ts';

const empty: CompletionList = { isIncomplete: false, items: [] };

/**
 * What could be written at a position. Where the cursor is comes from the lines around it; what names there are
 * comes from the last version that could be read, so that a half-typed line neither stops nor delays it.
 */
export async function completePlaybook(
  analyses: Analyses,
  workspace: Workspace,
  document: SourceDocument,
  position: Position,
): Promise<CompletionList> {
  const index = analyses.index(document);
  const cursor = cursorAt(index, position.line, position.character);
  if (cursor === undefined) return empty;
  const known = await analyses.lastGood(document);
  const kind = known?.analysis.kind ?? 'playbook';
  const home = homeAt(kind, cursor.path, cursor.keysAt);
  const items = await itemsAt({ index, cursor, kind, home, known, workspace, document, position });
  return { isIncomplete: false, items };
}

interface Request {
  readonly index: TextIndex;
  readonly cursor: Cursor;
  readonly kind: FileKind;
  readonly home: Home;
  readonly known: { readonly analysis: Analysis; readonly world: World } | undefined;
  readonly workspace: Workspace;
  readonly document: SourceDocument;
  readonly position: Position;
}

async function itemsAt(request: Request): Promise<CompletionItem[]> {
  const { index, cursor, home, kind } = request;
  const range = index.range(cursor.start, cursor.end);
  const before = textBefore(request);
  const homeOf = (path: Cursor['path']): Home => homeAt(kind, path, cursor.keysAt);
  if (cursor.position === 'value' || cursor.position === 'key') {
    const expression = expressionBefore(
      before,
      cursor.position === 'value' && isExpression(cursor.path, homeOf),
    );
    const inText = cursor.position === 'value' || isScalarHome(home);
    if (expression !== undefined && inText) {
      const offset = index.offset(request.position);
      const word = /\w*$/.exec(expression)?.[0].length ?? 0;
      const after = /^\w*/.exec(index.text.slice(offset, offset + 200))?.[0].length ?? 0;
      return expressionItems(
        expression,
        index.range(offset - word, offset + after),
        names(request),
      );
    }
  }
  if (cursor.position === 'value' || isScalarHome(home)) return valuesAt(request);
  if (cursor.position === 'item' || isListHome(home)) return newItems(request);
  return keyItems(cursor, home, range);
}

/** The value's text up to the cursor, the lines above it included where it is a block. */
function textBefore({ index, cursor, position }: Request): string {
  if (!cursor.block) return cursor.before;
  const first = Math.max(0, position.line - 200);
  return index.text.slice(index.startOf(first), index.offset(position));
}

function isScalarHome(home: Home): boolean {
  if (home.kind === 'keyword') return true;
  if (home.kind !== 'arguments') return false;
  const { schema } = home;
  return schema.properties === undefined && home.path.length > 0;
}

function isListHome(home: Home): boolean {
  return ['plays', 'tasks', 'handlers', 'roles', 'prompts'].includes(home.kind);
}

/** An item of a list that has no dash yet: the dash comes with it. */
function newItems({ index, cursor, home, kind }: Request): CompletionItem[] {
  if (!isListHome(home)) return [];
  const column = cursor.column + 2;
  const inside: Cursor = {
    ...cursor,
    position: 'key',
    column,
    path: [...cursor.path, 0],
    keysAt: () => [],
  };
  const inner = homeAt(kind, inside.path, () => []);
  const range = index.range(cursor.start, cursor.end);
  return keyItems(inside, inner, range).map((item) => {
    const edit = item.textEdit;
    if (edit === undefined || !('range' in edit)) return item;
    return { ...item, textEdit: { ...edit, newText: `- ${edit.newText}` }, filterText: item.label };
  });
}

function names({ known, cursor, index, position }: Request) {
  if (known === undefined) return { world: undefined, definitions: new Map(), hosts: [] };
  const { analysis, world } = known;
  // Up to the cursor's line both texts are most likely the same.
  const offset = Math.min(index.startOf(position.line) + cursor.column, analysis.index.text.length);
  const play = playNear(world, analysis, offset);
  const spot = spotNear(analysis, offset);
  const definitions = definitionsAt(world, analysis, spot, play);
  const hosts = play === undefined ? [] : hostsOf(world, play.hosts.value);
  return { world, definitions, hosts };
}

function spotNear(analysis: Analysis, offset: number): ReturnType<typeof spotAt> {
  const spot = spotAt(analysis.yaml.root, offset);
  if (spot !== undefined && spot.around.length > 2) return spot;
  // Below a task's last line nothing of it is under the cursor.
  const before = analysis.index.text.slice(0, offset).trimEnd().length;
  return spotAt(analysis.yaml.root, before) ?? spot;
}

function playNear(world: World, analysis: Analysis, offset: number): ReturnType<typeof playAt> {
  const direct = playAt(world, analysis, offset);
  if (direct !== undefined) return direct;
  return world.loaded.plays.findLast(
    ({ where }) => where.file === analysis.path && (where.range?.start.offset ?? 0) <= offset,
  );
}

async function valuesAt(request: Request): Promise<CompletionItem[]> {
  const { index, cursor, home, known, workspace, document, position } = request;
  const offset = index.offset(position);
  const keyword = cursor.path.findLast((step) => typeof step === 'string') ?? '';
  const isStatement = /^(import|include)_tasks$/.test(keyword);
  const module = home.kind === 'arguments' ? home.module : isStatement ? keyword : undefined;
  const wish = fileWish(isStatement ? 'file' : roleOr(home, keyword), module);
  if (wish !== undefined) {
    const typed = cursor.before.replace(/^["']/, '');
    const last = typed.slice(typed.lastIndexOf('/') + 1).length;
    const path = pathOf(document.uri);
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const range = index.range(offset - last, Math.max(offset, cursor.end));
    return fileItems(workspace.files, directory, typed, wish, range, path);
  }
  const { world, hosts } = names(request);
  const play =
    known === undefined
      ? undefined
      : playNear(
          known.world,
          known.analysis,
          Math.min(index.startOf(position.line), known.analysis.index.text.length),
        );
  const context = { world, play, hosts, workspace };
  const isPattern = keyword === 'hosts' && home.kind === 'keyword';
  const isPhrase = /^(notify|listen|tags)$/.test(keyword);
  const typed = isPattern
    ? (/[\w.-]*$/.exec(cursor.before)?.[0] ?? '')
    : isPhrase
      ? (/[^,[\]"']*$/.exec(cursor.before)?.[0].trimStart() ?? '')
      : undefined;
  const start = typed === undefined ? cursor.start : offset - typed.length;
  return valueItems(cursor, home, index.range(start, Math.max(offset, cursor.end)), context);
}

function roleOr(home: Home, keyword: string): string {
  return home.kind === 'role' ||
    (home.kind === 'keyword' && home.of === 'role' && keyword === 'role')
    ? 'role'
    : keyword;
}
