import type { Forge, Note } from './forge.ts';
import { MayNotWrite, Problem } from './problem.ts';

interface Init {
  readonly api: string;
  readonly project: string;
  readonly token: string;
}

/** What GitLab takes as a note. */
const noteLimit = 1_000_000;

export function openGitlab({ api, project, token }: Init): Forge {
  const base = `${api}/projects/${encodeURIComponent(project)}`;
  const ask = async (method: string, url: string, body?: string): Promise<Response> => {
    const response = await reach(url, {
      method,
      headers: {
        'PRIVATE-TOKEN': token,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify({ body }) }),
    });
    if (response.ok) return response;
    const said = (await response.text()).slice(0, 200);
    if (response.status === 403) throw new MayNotWrite(said);
    const message = `GitLab: ${method} ${new URL(url).pathname}: ${String(response.status)} ${said}`;
    if (response.status === 401)
      throw new Problem(
        'ACT013',
        message,
        'VIPBOOK_TOKEN is a project access token with the scope api; it may have expired.',
      );
    throw new Problem(
      'ACT014',
      message,
      response.status === 404
        ? 'Give VIPBOOK_TOKEN the role Reporter, or more, in this project.'
        : 'Start the job again later.',
    );
  };
  const notes = (change: number): string => `${base}/merge_requests/${String(change)}/notes`;
  return {
    limit: noteLimit,
    own: async (change) => {
      const self: unknown = await (await ask('GET', `${api}/user`)).json();
      const own = record(self)['id'];
      const found: Note[] = [];
      let page = '1';
      while (page !== '') {
        const response = await ask('GET', `${notes(change)}?per_page=100&page=${page}`);
        const list: unknown = await response.json();
        for (const each of Array.isArray(list) ? list : []) {
          const { id, body, author, system } = record(each);
          if (system === true || record(author)['id'] !== own) continue;
          if (typeof id === 'number' && typeof body === 'string') found.push({ id, body });
        }
        page = response.headers.get('x-next-page') ?? '';
      }
      return found;
    },
    create: async (change, body) => {
      await ask('POST', notes(change), body);
    },
    update: async (change, id, body) => {
      await ask('PUT', `${notes(change)}/${String(id)}`, body);
    },
    mergedAs: async (commit) => {
      const url = `${base}/repository/commits/${encodeURIComponent(commit)}/merge_requests`;
      const list: unknown = await (await ask('GET', url)).json();
      const merged = (Array.isArray(list) ? list : [])
        .map(record)
        .filter(({ state }) => state === 'merged');
      const number = merged.length === 1 ? merged[0]?.['iid'] : undefined;
      return typeof number === 'number' ? number : undefined;
    },
  };
}

/** A server that is not there is said in a sentence of its own. */
async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Problem(
      'ACT014',
      `GitLab: ${new URL(url).origin} cannot be reached: ${why instanceof Error ? why.message : String(why)}`,
      'Let the runner reach CI_API_V4_URL, or start the job again later.',
    );
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
