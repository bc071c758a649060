export { startLanguageServer, type ServerOptions } from './server.ts';
export { serveStdio } from './stdio.ts';
