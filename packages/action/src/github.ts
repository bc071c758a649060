import { setTimeout as sleep } from 'node:timers/promises';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import type { Forge, Note } from './forge.ts';
import { MayNotWrite, Problem } from './problem.ts';

const Client = Octokit.plugin(paginateRest);

interface Init {
  readonly api: string;
  readonly repository: string;
  readonly token: string;
}

/** What GitHub's API takes as a comment. */
const commentLimit = 65_536;
const attempts = 3;
const longestWaitSeconds = 60;

export function openGithub({ api, repository, token }: Init): Forge {
  const [owner = '', repo = ''] = repository.split('/');
  const client = new Client({
    auth: token,
    baseUrl: api,
    userAgent: 'vipbook-action',
    log: quiet,
  });
  client.hook.wrap('request', async (request, options) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await request(options);
      } catch (error) {
        const wait = attempt < attempts ? secondsToWait(error, attempt) : undefined;
        if (wait === undefined) throw explained(error);
        await sleep(wait * 1000);
      }
    }
  });
  let login: Promise<string> | undefined;
  const self = async (): Promise<string> => {
    // A token of a job is no user: /user refuses it, this does not.
    const { viewer } = await client.graphql<{ viewer: { login: string } }>('{viewer{login}}');
    return viewer.login;
  };
  return {
    limit: commentLimit,
    own: async (change): Promise<readonly Note[]> => {
      const own = await (login ??= self());
      const all = await client.paginate(
        'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        {
          owner,
          repo,
          issue_number: change,
          per_page: 100,
        },
      );
      return all.flatMap(({ id, body, user }) =>
        isOwn(user, own) && body !== undefined ? [{ id, body }] : [],
      );
    },
    create: async (change, body) => {
      await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        owner,
        repo,
        issue_number: change,
        body,
      });
    },
    update: async (_change, id, body) => {
      await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: id,
        body,
      });
    },
    mergedAs: async (commit) => {
      const { data } = await client.request(
        'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
        {
          owner,
          repo,
          commit_sha: commit,
        },
      );
      const merged = data.filter((each) => each.merged_at !== null);
      const exact = merged.find((each) => each.merge_commit_sha === commit);
      return (exact ?? (merged.length === 1 ? merged[0] : undefined))?.number;
    },
  };
}

/** A bot has its `[bot]` in one of GitHub's two interfaces, and may lack it in the other. */
function isOwn(
  user: { readonly login: string; readonly type: string } | null,
  own: string,
): boolean {
  if (user === null) return false;
  return user.login === own || (user.type === 'Bot' && user.login === `${own}[bot]`);
}

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Seconds until it is worth another attempt; undefined: it never is. */
function secondsToWait(error: unknown, attempt: number): number | undefined {
  const { status, after } = failureOf(error);
  if (status === undefined || status >= 500) return attempt;
  if ((status === 429 || status === 403) && after !== undefined && after <= longestWaitSeconds)
    return after;
  return undefined;
}

function failureOf(error: unknown): { status?: number; after?: number; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  if (!('status' in error) || typeof error.status !== 'number') return { message };
  const response = 'response' in error ? error.response : undefined;
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response
      ? response.headers
      : undefined;
  const raw =
    typeof headers === 'object' && headers !== null && 'retry-after' in headers
      ? Number(headers['retry-after'])
      : NaN;
  // Where the request never arrived, octokit says 500 of its own and has no response.
  return { status: error.status, message, ...(Number.isFinite(raw) ? { after: raw } : {}) };
}

function explained(error: unknown): Error {
  const { status, message } = failureOf(error);
  // Octokit adds the page of its documentation after a dash.
  const short = message.split(' - http')[0] ?? message;
  if (status === 403) return new MayNotWrite(short);
  if (status === 401)
    return new Problem(
      'ACT013',
      `GitHub does not know the token: ${short}`,
      'Leave the input "github-token" as it is, or give one that has not expired.',
    );
  return new Problem(
    'ACT014',
    `GitHub: ${short}${status === undefined ? '' : ` (${String(status)})`}`,
    status === 404
      ? 'Let the token read this repository and its pull requests ("permissions:" of the job).'
      : 'Start the job again later.',
  );
}
