import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fakeGithub, type FakeGithub } from './fake-github.ts';
import { fakeGitlab } from './fake-gitlab.ts';
import { repository } from './gitlab-job.ts';
import { writeProject } from './project.ts';

/** For `before`: everything about plans comes from the command that users run. */
export function needsBuilt(this: Mocha.Context): void {
  if (existsSync(path.join(repository, 'packages/cli/dist/vipbook.cjs'))) return;
  console.log('      skipped: not built: npm run build');
  this.skip();
}

export interface GithubStage {
  readonly github: FakeGithub;
  /** An empty folder. */
  readonly workspace: string;
  close(): Promise<void>;
}

export async function githubStage(): Promise<GithubStage> {
  const github = await fakeGithub();
  const workspace = mkdtempSync(path.join(tmpdir(), 'vipbook-action-'));
  return {
    github,
    workspace,
    async close() {
      await github.close();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

export interface GitlabStage {
  readonly gitlab: Awaited<ReturnType<typeof fakeGitlab>>;
  /** With a project in it. */
  readonly folder: string;
  /** Of every job of the project, whatever started it. */
  readonly variables: Readonly<Record<string, string>>;
  close(): void;
}

export async function gitlabStage(): Promise<GitlabStage> {
  const gitlab = await fakeGitlab();
  const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-gitlab-'));
  await writeProject(folder);
  return {
    gitlab,
    folder,
    variables: {
      VIPBOOK_HOME: repository,
      VIPBOOK_PLAYBOOK: 'playbooks/move-chat.yml',
      VIPBOOK_INVENTORY: 'inventory.ini',
      VIPBOOK_TOKEN: 'glpat-test',
      CI_API_V4_URL: gitlab.api,
      CI_PROJECT_ID: '5',
    },
    close() {
      gitlab.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
