import type { Browser, Page } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { durations, type Measured } from './figures.ts';
import { rounds, type Scene } from './scene.ts';
import { createWords, seededRandom } from './words.ts';

const title = 'A keystroke in 10,000 words';
const how =
  'A writer types in the middle of a body of 10,000 words in a real browser, a key every 60 ms. Painted: from the time stamp of the key event until after the next frame, including the wait for that frame (up to 16.7 ms). Saved: from the same time stamp until the status says Saved, which follows the server’s commit.';

type Times = { painted: number[]; saved: number[]; longTasks: number };

/** How long a writer waits until a letter is on the screen, and until the status says Saved. */
export async function measureKeystrokes({ running, database, browser, quick }: Scene): Promise<Measured> {
  if (!browser) return { title, how, figures: [], skipped: 'no browser is here' };
  const { paragraph } = createWords(seededRandom(7), 'en');
  const text = Array.from({ length: 120 }, () => paragraph(84)).join('\n\n');
  const writer = await database.actor('writer');
  const articleId = await database.story(writer, { headline: 'Ten thousand words from the quay', text });
  const { page, close, openedIn } = await open(browser, running.url, articleId);
  await page.evaluate(timeKeys);
  const keys = 'the tide turns and the boats go out again ';
  for (const round of rounds(quick ? 40 : 200, 40)) {
    const began = performance.now();
    await page.keyboard.press(
      keys[round % keys.length] === ' ' ? 'Space' : (keys[round % keys.length] ?? 'e'),
    );
    await page.waitForTimeout(Math.max(0, 60 - (performance.now() - began)));
  }
  await page.waitForTimeout(1_000);
  const times = await page.evaluate(() => (window as unknown as { keyTimes: Times }).keyTimes);
  await close();
  const words = { what: 'words in the article', value: text.split(/\s+/).length, unit: '' };
  return {
    title,
    how,
    figures: [
      words,
      { what: 'from opening the page to Saved', value: openedIn, unit: 'ms' },
      ...durations('painted', times.painted, [0.5, 0.95]),
      ...durations('Saved', times.saved, [0.5, 0.95]),
      { what: 'tasks of more than 50 ms meanwhile', value: times.longTasks, unit: '' },
    ],
  };
}

async function open(browser: Browser, baseURL: string, articleId: ArticleId) {
  const { page, context } = await windowOf(browser, 'writer', { baseURL });
  const began = performance.now();
  await page.goto(`/newsroom/articles/${articleId}`);
  await page.locator('[role=status]', { hasText: /^Saved$/ }).waitFor({ timeout: 20_000 });
  const openedIn = performance.now() - began;
  await placeCaret(page);
  return { page, openedIn, close: () => context.close() };
}

async function placeCaret(page: Page): Promise<void> {
  const middle = page.getByRole('textbox', { name: 'Body' }).locator('p').nth(60);
  await middle.click();
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
}

/** Runs in the page. Collects durations in ms in `window.keyTimes`. */
function timeKeys(): void {
  const times: Times = { painted: [], saved: [], longTasks: 0 };
  Object.assign(window, { keyTimes: times });
  let unsaved: number[] = [];
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      unsaved.push(timeStamp);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.painted.push(performance.now() - timeStamp);
        port2.postMessage(null); // handled after the frame has been painted
      });
    },
    { capture: true },
  );
  const status = [...document.querySelectorAll('[role=status]')].find((node) => node.textContent === 'Saved');
  const watch = new MutationObserver(() => {
    if (status?.textContent !== 'Saved') return;
    times.saved.push(...unsaved.map((at) => performance.now() - at));
    unsaved = [];
  });
  if (status) watch.observe(status, { characterData: true, childList: true, subtree: true });
  new PerformanceObserver((list) => {
    times.longTasks += list.getEntries().length;
  }).observe({ type: 'longtask' });
}
