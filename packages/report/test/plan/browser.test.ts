import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { planHtml } from '@vipbook/report';
import { framesOf } from '../../src/plan/frames.ts';
import { kinds } from './kinds.ts';

const program = '/usr/bin/chromium';

describe('the page of a plan in a browser', function () {
  this.timeout(90_000);
  let browser: Browser;

  before(async function () {
    if (!existsSync(program)) {
      console.log('      skipped: no chromium');
      this.skip();
    }
    browser = await chromium.launch({
      executablePath: program,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  /** A page that nothing may be asked for, and that must say nothing to its console. */
  async function shown(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1100, height: 900 } });
    page.on('request', (request) => assert.fail(`asked for ${request.url()}`));
    page.on('console', (message) => assert.fail(message.text()));
    page.on('pageerror', (error) => assert.fail(error));
    await page.setContent(html);
    return page;
  }

  it('goes through every step: one picture at a time, the arrows where caches point', async () => {
    const plan = await kinds.move();
    const [move] = plan.moves;
    assert.ok(move !== undefined);
    const page = await shown(planHtml(plan));
    const slider = page.locator('.move input[type=range]');
    for (const [at, frame] of framesOf(plan, move).entries()) {
      await slider.fill(String(at));
      const visible = page.locator('.frame:visible');
      assert.equal(await visible.count(), 1);
      const holder = frame.caches === 'old' ? move.old.host : move.new.host;
      assert.match(await visible.innerText(), new RegExp(`caches point to ${holder}`));
      assert.equal(await visible.locator('path.cache').count(), move.neighbours.length);
      for (const number of frame.steps)
        assert.match(
          (await page.locator(`.step[data-step="${number}"]`).getAttribute('class')) ?? '',
          /now/,
        );
    }
    // Drawn in a picture that is hidden, the heads of the arrows would be drawn nowhere.
    assert.equal(await page.locator('marker').count(), 1);
    assert.equal(await page.locator('.frame marker').count(), 0);
    await page.close();
  });

  it('is light or dark as the reader prefers', async () => {
    const html = planHtml(await kinds.move());
    const background = async (theme: 'light' | 'dark'): Promise<string> => {
      const page = await shown(html, theme);
      const colour = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      await page.close();
      return String(colour);
    };
    assert.deepEqual(
      [await background('light'), await background('dark')],
      ['rgb(255, 255, 255)', 'rgb(13, 17, 23)'],
    );
  });

  it('of 500 hosts is as long as one of a few, on the screen and on paper, and has it all', async () => {
    const plan = await kinds['many-hosts']();
    const page = await shown(planHtml(plan));
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
    assert.ok(height < 8000, `${height} pixels`);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = [...paper.matchAll(/\/Type\s*\/Page\b/g)].length;
    assert.ok(pages >= 2 && pages <= 8, `${pages} pages`);
    const text = String(await page.evaluate('document.body.textContent'));
    for (const { title, host } of plan.steps) assert.ok(text.includes(title), `${host}: ${title}`);
    for (const { host, path } of plan.diffs) assert.ok(text.includes(`${host}:${path}`));
    await page.close();
  });
});
