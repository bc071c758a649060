import path from 'node:path';
import { Uri, window, workspace, type TextDocument } from 'vscode';

/** What to run: a playbook on disk, or one play of it. */
export interface Target {
  readonly file: string;
  readonly uri: Uri;
  readonly play?: ChosenPlay;
}

export interface ChosenPlay {
  /** As `--play` takes it. */
  readonly only: string;
  readonly title: string;
}

/** What a lens gives, what the panel gives, or nothing: then the editor's document. Saved before it runs. */
export async function targetOf(given: unknown): Promise<Target | undefined> {
  const uri = uriOf(given) ?? window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void window.showInformationMessage('vipbook: open a playbook first.');
    return undefined;
  }
  const document = await workspace.openTextDocument(uri);
  const saved = await save(document);
  if (saved === undefined) return undefined;
  const play = chosenPlay(given);
  return { file: saved.fsPath, uri: saved, ...(play === undefined ? {} : { play }) };
}

function chosenPlay(given: unknown): ChosenPlay | undefined {
  const { only, title } = (given ?? {}) as { readonly only?: unknown; readonly title?: unknown };
  if (typeof only !== 'string') return undefined;
  return { only, title: typeof title === 'string' ? title : only };
}

function uriOf(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  if (typeof given !== 'object' || given === null) return undefined;
  const { uri, path: file } = given as { readonly uri?: unknown; readonly path?: unknown };
  if (typeof uri === 'string') return Uri.parse(uri);
  return typeof file === 'string' ? Uri.file(file) : undefined;
}

/** The command reads the file, so that it must be what the editor shows. */
async function save(document: TextDocument): Promise<Uri | undefined> {
  if (!document.isUntitled && !document.isDirty) return document.uri;
  return workspace.save(document.uri);
}

export const nameOf = ({ file, play }: Pick<Target, 'file' | 'play'>): string =>
  play === undefined ? path.basename(file) : `play "${play.title}" of ${path.basename(file)}`;
