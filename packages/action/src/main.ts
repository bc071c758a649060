import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

// From packages/action/bundle and from packages/action/src alike.
const here = path.dirname(fileURLToPath(import.meta.url));

void run({
  environment: process.env,
  workingDirectory: process.cwd(),
  checkout: path.resolve(here, '../../..'),
  write: (text) => void process.stdout.write(text),
}).then((status) => {
  process.exitCode = status;
});
