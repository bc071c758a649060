import { startLanguageServer } from '@vipbook/language-server';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

declare const VIPBOOK_VERSION: string;

// The language server as VS Code starts it: over the channel that the arguments name. It runs nothing; dry
// runs and runs are the extension's.
startLanguageServer(createConnection(ProposedFeatures.all), { version: VIPBOOK_VERSION });
