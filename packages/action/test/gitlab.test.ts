import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { writeProject } from './support/project.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

interface FakeNote {
  readonly id: number;
  readonly author: { readonly id: number };
  readonly system: boolean;
  body: string;
}

/** GitLab's notes: pages of a hundred, at most a million characters, a token in a header. */
async function fakeGitlab() {
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
      else if (route === 'GET /projects/5/merge_requests/3/notes') {
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
  return { api: `http://127.0.0.1:${String(port)}`, notes, add, close: () => server.close() };
}

interface Job {
  readonly variables?: Readonly<Record<string, string>>;
  readonly script: readonly string[];
}

/** A job's own variables over the template's, `$NAME` filled in, its script in one shell: as a runner does it. */
function start(name: string, cwd: string, given: Readonly<Record<string, string>>) {
  const file = path.join(repository, 'templates/gitlab/vipbook.gitlab-ci.yml');
  const template = parseDocument(readFileSync(file, 'utf8')).toJS() as Record<string, Job> & {
    variables: Record<string, string>;
  };
  const variables: Record<string, string> = {
    ...template.variables,
    ...template['.vipbook']?.variables,
    ...template[name]?.variables,
    ...given,
  };
  const filled = Object.fromEntries(
    Object.entries(variables).map(([key, value]) => [
      key,
      value.replace(/\$(\w+)/g, (_, other: string) => variables[other] ?? ''),
    ]),
  );
  const env = { PATH: process.env['PATH'], GITLAB_CI: 'true', HOME: cwd, ...filled };
  const script = `set -e\n${template[name]?.script.join('\n') ?? 'exit 9'}`;
  return new Promise<{ status: number | null; log: string }>((resolve) => {
    const child = spawn('sh', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.on('close', (status) => {
      resolve({ status, log });
    });
  });
}

describe('the job of GitLab', function () {
  this.timeout(60_000);

  it('writes one note, however often it runs, and both reports', async function () {
    if (!existsSync(path.join(repository, 'packages/cli/dist/vipbook.cjs'))) {
      console.log('      skipped: not built: npm run build');
      this.skip();
    }
    const gitlab = await fakeGitlab();
    const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-gitlab-'));
    try {
      await writeProject(folder);
      const marker = '<!-- vipbook-plan-of: playbooks%2Fmove%2Dchat.yml -->';
      gitlab.add(2, `${marker}\nof somebody else`);
      for (let count = 0; count < 120; count += 1) gitlab.add(2, `note ${count}`);
      const variables = {
        VIPBOOK_HOME: repository,
        VIPBOOK_PLAYBOOK: 'playbooks/move-chat.yml',
        VIPBOOK_INVENTORY: 'inventory.ini',
        VIPBOOK_TOKEN: 'glpat-test',
        CI_API_V4_URL: gitlab.api,
        CI_PROJECT_ID: '5',
        CI_MERGE_REQUEST_IID: '3',
        CI_COMMIT_SHA: 'c0ffee',
        CI_PIPELINE_SOURCE: 'merge_request_event',
      };
      for (const maximum of ['', '0']) {
        const { status, log } = await start('vipbook-plan', folder, {
          ...variables,
          VIPBOOK_MAX_OUTAGE_MS: maximum,
        });
        assert.equal(status, 0, log);
        assert.doesNotMatch(log, /glpat-test|^::/m);
        assert.equal(gitlab.notes.length, 122);
        assert.match(gitlab.notes[121]!.body, /leaves <strong>old<\/strong>/);
        assert.match(gitlab.notes[0]!.body, /of somebody else$/);
      }
      const read = (name: string): unknown =>
        JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      assert.deepEqual(read('vipbook-terraform.json'), { create: 1, update: 2, delete: 1 });
      const quality = read('vipbook-codequality.json') as { location: { path: string } }[];
      assert.ok(quality.length > 0);
      for (const { location } of quality) assert.equal(location.path, 'playbooks/move-chat.yml');
      assert.match(
        readFileSync(path.join(folder, 'vipbook-plan.html'), 'utf8'),
        /<!doctype html>/i,
      );

      const failing = await start('vipbook-plan', folder, {
        ...variables,
        VIPBOOK_FAIL_ON: 'changes',
      });
      assert.equal(failing.status, 1);
      assert.match(failing.log, /^error: The plan changes something/m);
      const refused = await start('vipbook-plan', folder, {
        ...variables,
        VIPBOOK_TOKEN: 'glpat-no',
      });
      assert.equal(refused.status, 1);
      assert.match(refused.log, /^error: GitLab: GET \/user: 401/m);
    } finally {
      gitlab.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
