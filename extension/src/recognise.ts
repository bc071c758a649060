import { languages, workspace, type Disposable, type TextDocument } from 'vscode';
import type { Client } from './language-client.ts';
import { log } from './log.ts';

/**
 * YAML files that the project's vipbook.yml names as playbooks get our language. All others stay what they
 * are: nobody's YAML is taken by its ending alone.
 */
export function recogniseNamedPlaybooks(client: Client): Disposable {
  const look = async (document: TextDocument): Promise<void> => {
    if (document.languageId !== 'yaml' || document.uri.scheme !== 'file') return;
    // Without a vipbook.yml anywhere there is nothing to ask, and no server to start for it.
    if ((await workspace.findFiles('**/vipbook.yml', '**/node_modules/**', 1)).length === 0) return;
    if (await client.isPlaybook(document.uri.toString()))
      await languages.setTextDocumentLanguage(document, 'vipbook');
  };
  const guarded = (document: TextDocument): void => {
    look(document).catch((error: unknown) => log().warn(String(error)));
  };
  for (const document of workspace.textDocuments) guarded(document);
  return workspace.onDidOpenTextDocument(guarded);
}
