/**
 * Pictures of plans for docs/images, as reviewers see them: the comment as GitHub draws it, the page in a browser.
 * `npm run screenshots -- --only plans`. The second argument is where Mermaid and GitHub's style sheet are installed.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { planHtml, planMarkdown } from '@vipbook/report';
import { kinds, type Kind } from '../../packages/report/test/plan/kinds.ts';
import { commentPage, type Theme } from './comment.ts';

interface Wanted {
  readonly name: string;
  readonly kind: Kind;
  readonly theme: Theme;
}

/** The first part of each comment, to the end of its diagram. */
const comments: readonly Wanted[] = [
  { name: 'plan-comment-light', kind: 'move', theme: 'light' },
  { name: 'plan-comment-dark', kind: 'move', theme: 'dark' },
  { name: 'plan-comment-single-writer', kind: 'single-writer', theme: 'light' },
  { name: 'plan-comment-transaction', kind: 'transaction', theme: 'dark' },
  { name: 'plan-comment-500-hosts', kind: 'many-hosts', theme: 'light' },
];
const pages: readonly Wanted[] = [
  { name: 'plan-page-light', kind: 'move', theme: 'light' },
  { name: 'plan-page-dark', kind: 'move', theme: 'dark' },
];
/** Where the page's slider stands: both hosts hold the address, and the caches have turned. */
const cutOver = 4;

const width = 860;
const [, , folder = '.', modules = '.'] = process.argv;

async function comment(page: Page, { name, kind, theme }: Wanted): Promise<void> {
  const markdown = planMarkdown(await kinds[kind](), {
    file: `plans/${kind}.json`,
    commit: '6dec9be',
    now: Date.UTC(2026, 0, 1, 3),
  });
  await page.setContent(commentPage(markdown, theme, modules));
  const drawn = await page.evaluate('window.drawn');
  if (drawn !== 'drawn') throw new Error(`${name}: Mermaid says ${String(drawn)}`);
  const diagram = await page.locator('pre.mermaid').first().boundingBox();
  const heading = async (title: string): Promise<number | undefined> =>
    (await page.locator('h4', { hasText: title }).boundingBox())?.y;
  const end = diagram === null ? 1200 : diagram.y + diagram.height;
  // Of many hosts what they do alike is worth a look; who moves what is as in the others.
  const [from, to] =
    kind === 'many-hosts'
      ? [await heading('What changes'), await heading('If a step fails')]
      : [0, end + 24];
  const y = Math.floor(from ?? 0);
  const height = Math.floor((to ?? end) - y);
  await page.screenshot({ path: target(name), fullPage: true, clip: { x: 0, y, width, height } });
}

async function report(page: Page, { name, kind }: Wanted): Promise<void> {
  await page.setContent(planHtml(await kinds[kind](), { file: `plans/${kind}.json` }));
  const move = page.locator('.move').first();
  await move.locator('input[type=range]').fill(String(cutOver));
  await page.mouse.click(1, 1);
  await page.evaluate('document.activeElement.blur()');
  await move.screenshot({ path: target(name) });
}

function target(name: string): string {
  return path.join(folder, `${name}.png`);
}

async function take(
  browser: Browser,
  all: readonly Wanted[],
  draw: (page: Page, wanted: Wanted) => Promise<void>,
): Promise<void> {
  for (const wanted of all) {
    const page = await browser.newPage({
      viewport: { width, height: 1200 },
      colorScheme: wanted.theme,
    });
    await draw(page, wanted);
    await page.close();
    process.stdout.write(`${wanted.name}\n`);
  }
}

mkdirSync(folder, { recursive: true });
void (async () => {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await take(browser, comments, comment);
    await take(browser, pages, report);
  } finally {
    await browser.close();
  }
})();
