import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface FakeNote {
  readonly id: number;
  readonly author: { readonly id: number };
  readonly system: boolean;
  body: string;
}

/** GitLab's notes: pages of a hundred, at most a million characters, a token in a header; and what was merged. */
export async function fakeGitlab() {
  /** By commit. */
  const merged = new Map<string, readonly { readonly iid: number; readonly state: string }[]>();
  const notes: FakeNote[] = [];
  const add = (author: number, body: string) =>
    notes.push({ id: notes.length + 1, author: { id: author }, system: false, body });
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://gitlab');
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const send = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(value));
      };
      if (request.headers['private-token'] !== 'glpat-test') {
        send(401, { message: '401 Unauthorized' });
        return;
      }
      const route = `${request.method ?? ''} ${url.pathname}`;
      const body = text === '' ? '' : String(JSON.parse(text).body);
      if (body.length > 1_000_000) send(400, { message: 'Note is too long' });
      else if (route === 'GET /user') send(200, { id: 1 });
      else if (url.pathname.startsWith('/projects/5/repository/commits/')) {
        const commit = url.pathname.split('/')[5] ?? '';
        send(200, merged.get(commit) ?? []);
      } else if (route === 'GET /projects/5/merge_requests/3/notes') {
        const size = Math.min(100, Number(url.searchParams.get('per_page') ?? '20'));
        const page = Number(url.searchParams.get('page') ?? '1');
        send(200, notes.slice((page - 1) * size, page * size), {
          'x-next-page': page * size < notes.length ? String(page + 1) : '',
        });
      } else if (route === 'POST /projects/5/merge_requests/3/notes') {
        add(1, body);
        send(201, notes.at(-1));
      } else {
        const id = /^PUT \/projects\/5\/merge_requests\/3\/notes\/(\d+)$/.exec(route)?.[1];
        const note = notes.find((each) => each.id === Number(id));
        if (note === undefined) send(404, { message: '404 Not found' });
        else {
          note.body = body;
          send(200, note);
        }
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    api: `http://127.0.0.1:${String(port)}`,
    notes,
    merged,
    add,
    close: () => server.close(),
  };
}
