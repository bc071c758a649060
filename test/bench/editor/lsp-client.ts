import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
};

/** A language server at the other end of a pipe: what an editor is to it, no more. */
export class LspClient {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, (message: Message) => void>();
  readonly #settings: unknown;
  #waiting: { readonly uri: string; readonly done: () => void }[] = [];
  #buffer = Buffer.alloc(0);
  #next = 1;

  constructor(command: readonly [string, ...string[]], settings: unknown, cwd: string) {
    const [program, ...args] = command;
    this.#settings = settings;
    this.#child = spawn(program, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#read();
    });
  }

  async start(root: string): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: {} },
        textDocument: {
          publishDiagnostics: {},
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: {} },
        },
      },
    });
    this.notify('initialized', {});
    this.notify('workspace/didChangeConfiguration', { settings: this.#settings });
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, (message) => {
        if (message.error === undefined) resolve(message.result);
        else reject(new Error(JSON.stringify(message.error)));
      });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** When the server next says what it finds in a document. */
  findings(uri: string): Promise<void> {
    return new Promise((done) => this.#waiting.push({ uri, done }));
  }

  /** Resident memory, MiB. */
  memory(): number {
    const status = readFileSync(`/proc/${String(this.#child.pid)}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin?.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
  }

  #read(): void {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))?.[1],
      );
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.toString('utf8', end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    const { id, method } = message;
    if (method === undefined) {
      if (id !== undefined) this.#pending.get(id)?.(message);
      return;
    }
    if (method === 'textDocument/publishDiagnostics') {
      const { uri } = message.params as { readonly uri: string };
      const ready = this.#waiting.filter((each) => each.uri === uri);
      this.#waiting = this.#waiting.filter((each) => each.uri !== uri);
      for (const { done } of ready) done();
    }
    if (id === undefined) return;
    const items = (
      message.params as { readonly items?: readonly { readonly section?: string }[] } | undefined
    )?.items;
    const settings = this.#settings as Readonly<Record<string, unknown>>;
    const result =
      method === 'workspace/configuration'
        ? (items ?? []).map(({ section }) => settings[section ?? ''] ?? {})
        : null;
    this.#send({ id, result });
  }
}
