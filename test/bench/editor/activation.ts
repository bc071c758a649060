// How long the extension's client takes to be loaded and activated in a new process: prints milliseconds. VS Code's
// API is a stand-in that takes every call and does nothing, so that only our own time counts.
import Module, { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const bundle = process.argv[2] ?? '';

function standIn(): unknown {
  const target = function () {
    // Classes of the bundle extend some of VS Code's.
  };
  return new Proxy(target, {
    get: (own, name) => {
      if (name === 'prototype') return own.prototype as unknown;
      if (name === Symbol.iterator) return [][Symbol.iterator].bind([]);
      if (name === Symbol.toPrimitive) return () => '';
      // Nothing to wait for.
      if (name === 'then' || name === 'activeTextEditor') return undefined;
      return standIn();
    },
    set: () => true,
    apply: () => standIn(),
    construct: (own, _args, made) =>
      made.prototype === own.prototype
        ? (standIn() as object)
        : (Object.create(made.prototype as object) as object),
  });
}

const vscode = standIn();
const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = loader._load.bind(Module);
loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

const start = performance.now();
const client = createRequire(import.meta.url)(bundle) as { activate(context: unknown): void };
client.activate({
  subscriptions: [],
  extensionPath: '',
  extensionUri: standIn(),
  workspaceState: standIn(),
  globalState: standIn(),
  asAbsolutePath: (name: string) => name,
  extension: standIn(),
});
console.log(String(performance.now() - start));
process.exit(0);
