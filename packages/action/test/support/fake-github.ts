import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string; readonly type: string };
  body: string;
}

export interface FakeGithub {
  readonly api: string;
  readonly comments: Comment[];
  /** `METHOD path`, in order. */
  readonly asked: readonly string[];
  /** Pull requests by commit. */
  readonly pulls: Map<string, readonly object[]>;
  /** Answers that come before the real one. */
  readonly refusals: { status: number; headers?: Record<string, string>; message: string }[];
  mayWrite: boolean;
  add(login: string, body: string): void;
  close(): Promise<void>;
}

export const token = 'ghs_0123456789abcdefToken';
export const bot = 'github-actions[bot]';

/** GitHub's API as far as the action uses it, with GitHub's own limits and refusals. */
export async function fakeGithub(): Promise<FakeGithub> {
  const asked: string[] = [];
  let nextId = 1000;
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const fake: FakeGithub = {
    api,
    comments: [],
    asked,
    pulls: new Map(),
    refusals: [],
    mayWrite: true,
    add: (login, body) => {
      nextId += 1;
      fake.comments.push({
        id: nextId,
        user: { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' },
        body,
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', api);
    asked.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    const send = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(value));
    };
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const refusal = fake.refusals.shift();
    if (refusal !== undefined) {
      send(refusal.status, { message: refusal.message }, refusal.headers);
      return;
    }
    if (request.headers.authorization !== `token ${token}`) {
      send(401, { message: 'Bad credentials' });
      return;
    }
    if (!/\S/.test(request.headers['user-agent'] ?? '')) {
      send(403, { message: 'Request forbidden by administrative rules.' });
      return;
    }
    const route = `${request.method ?? ''} ${url.pathname}`;
    if (route === 'POST /graphql') {
      send(200, { data: { viewer: { login: bot } } });
      return;
    }
    // A job's token is an installation's: it is no user.
    if (route === 'GET /user') {
      send(403, { message: 'Resource not accessible by integration' });
      return;
    }
    const list = /^GET \/repos\/acme\/net\/issues\/7\/comments$/.test(route);
    const pulls = /^GET \/repos\/acme\/net\/commits\/(\w+)\/pulls$/.exec(route);
    if (list || pulls !== null) {
      const all = list ? fake.comments : (fake.pulls.get(pulls?.[1] ?? '') ?? []);
      // More than a hundred a page GitHub does not give, whatever is asked.
      const size = Math.min(100, Number(url.searchParams.get('per_page') ?? '30'));
      const page = Number(url.searchParams.get('page') ?? '1');
      url.searchParams.set('page', String(page + 1));
      const more = page * size < all.length;
      send(
        200,
        all.slice((page - 1) * size, page * size),
        more ? { link: `<${url.href}>; rel="next"` } : {},
      );
      return;
    }
    const create = route === 'POST /repos/acme/net/issues/7/comments';
    const update = /^PATCH \/repos\/acme\/net\/issues\/comments\/(\d+)$/.exec(route);
    if (!create && update === null) {
      send(404, { message: 'Not Found' });
      return;
    }
    if (!fake.mayWrite) {
      send(403, { message: 'Resource not accessible by integration' });
      return;
    }
    const { body } = JSON.parse(text) as { body?: unknown };
    if (typeof body !== 'string' || body === '') {
      send(422, { message: 'Validation Failed' });
      return;
    }
    if ([...body].length > 65_536 || Buffer.byteLength(body) > 65_536 * 4) {
      send(422, { message: 'Validation Failed: body is too long (maximum is 65536 characters)' });
      return;
    }
    if (create) {
      fake.add(bot, body);
      send(201, fake.comments.at(-1));
      return;
    }
    const existing = fake.comments.find(({ id }) => id === Number(update?.[1]));
    if (existing === undefined) {
      send(404, { message: 'Not Found' });
      return;
    }
    existing.body = body;
    send(200, existing);
  }

  return fake;
}
