import { expect, type Page } from '@playwright/test';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { entryTime } from '#body/entryIdentity.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { endCoverage } from '#editorial/liveCoverage/endingCoverage.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

// With smooth scrolling and transitions, which other tests turn off.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** ms between two polls of an open page, and the maximum after errors */
const POLL_MS = 15_000;
const MAX_POLL_MS = 300_000;

let database: TestDatabase;
let editor: Actor;
let articleId: ArticleId;
let slug: string;

const begun = Date.now() - 3_600_000;
const entry = (minute: number) => ({
  type: 'entry',
  attrs: { name: `minute${minute}`, at: entryTime(new Date(begun + minute * 60_000)) },
  content: [
    heading(2, `Minute ${minute}`),
    ...Array.from({ length: 4 }, () =>
      paragraph(`What was seen in minute ${minute}, at some length. `.repeat(6)),
    ),
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: `More on ${minute}`,
          marks: [{ type: 'link', attrs: { href: '/corrections' } }],
        },
      ],
    },
  ],
});

/** Releases the story with its entries up to that minute. */
async function releaseTo(minute: number): Promise<void> {
  const entries = Array.from({ length: minute + 1 }, (_, at) => entry(minute - at));
  await editDraft(editor, { articleId, body: bodyOf([paragraph('As it happens.'), ...entries]) });
  ({ slug } = await release(editor, { articleId, ...(minute > 2 && { kind: 'update' as const }) }));
}

test.beforeAll(async () => {
  database = await openTestDatabase();
  editor = await database.actor('editor');
});
test.afterAll(() => database.close());

test.beforeEach(async () => {
  articleId = await database.story(editor, {
    headline: `Launch day ${Math.random().toString(36).slice(2, 8)}`,
  });
  await releaseTo(2);
});

/** Opens the story with a simulated clock and counts the page's polls. */
async function follow(page: Page): Promise<{ polls(): number }> {
  let count = 0;
  await page.clock.install();
  await page.addInitScript(() => {
    const hidden = () => (globalThis as { isHidden?: boolean }).isHidden ?? false;
    Object.defineProperty(document, 'hidden', { get: hidden });
  });
  await page.goto(`/articles/${slug}`);
  page.on('request', (request) => {
    if (request.url().endsWith(`/articles/${slug}`) && request.resourceType() === 'fetch') count += 1;
  });
  return { polls: () => count };
}

const settled = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith(`/articles/${slug}`) && response.ok());

async function pollOnce(page: Page): Promise<void> {
  const answered = settled(page);
  await page.clock.fastForward(POLL_MS);
  await answered;
}

/** Polls until the entry is there: the press learns of a release a moment after its commit. */
const pollFor = (page: Page, minute: number) =>
  expect(async () => {
    await pollOnce(page);
    await expect(page.locator(`#entry-minute${minute}`)).toBeAttached({ timeout: 1_000 });
  }).toPass();

test('a new entry appears on an open page; focus and scroll position stay, and it is announced', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await follow(page);
  const link = page.getByRole('link', { name: 'More on 1' });
  await link.focus();
  await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const place = () => link.evaluate((element) => element.getBoundingClientRect().top);
  const before = await place();
  await pollOnce(page);
  await releaseTo(3);
  await pollFor(page, 3);
  expect(await page.locator('.entry').evaluateAll((all) => all.map(({ id }) => id))).toEqual(
    [3, 2, 1, 0].map((minute) => `entry-minute${minute}`),
  );
  await expect(page.getByRole('status')).toHaveText('1 new entry');
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  await expect(link).toBeFocused();
  await releaseTo(5);
  await pollFor(page, 5);
  await expect(page.getByRole('status')).toHaveText('2 new entries');
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  expect(refused).toEqual([]);
});

test('a hidden page does not poll, and polls at once when it is visible again', async ({ page }) => {
  const { polls } = await follow(page);
  const hide = (isHidden: boolean) =>
    page.evaluate((value) => {
      Object.assign(globalThis, { isHidden: value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await pollOnce(page);
  expect(polls()).toBe(1);
  await hide(true);
  await page.clock.runFor(10 * POLL_MS);
  expect(polls()).toBe(1);
  await releaseTo(3);
  const answered = settled(page);
  await hide(false);
  await answered;
  expect(polls()).toBe(2);
  await pollFor(page, 3);
});

test('polls become less frequent while they fail, and normal after a success', async ({ page }) => {
  await follow(page);
  let failures = 0;
  await page.route(`**/articles/${slug}`, (route) => {
    failures += 1;
    return failures > 3 ? route.continue() : route.fulfill({ status: 503, body: '' });
  });
  for (const wait of [POLL_MS, 2 * POLL_MS, 4 * POLL_MS]) {
    const previous = failures;
    await page.clock.fastForward(wait - 1_000);
    expect(failures).toBe(previous);
    const answered = page.waitForResponse((response) => response.status() === 503);
    await page.clock.fastForward(1_000);
    await answered;
    expect(failures).toBe(previous + 1);
  }
  const answered = settled(page);
  await page.clock.fastForward(MAX_POLL_MS);
  await answered;
  expect(failures).toBe(4);
});

test('after an editor ends the coverage, the page says so and stops polling; resumed, it is live again', async ({
  page,
}) => {
  const { polls } = await follow(page);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await endCoverage(editor, { articleId, over: true });
  await expect(async () => {
    await pollOnce(page);
    await expect(page.getByText('This live coverage ended')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText('Live', { exact: true })).toBeHidden();
  const before = polls();
  await page.clock.runFor(10 * POLL_MS);
  expect(polls()).toBe(before);
  const again = await page.request.get(`/articles/${slug}`);
  expect(await again.text()).not.toContain('data-island');
  expect(again.headers()['content-security-policy']).toContain("script-src 'none'");
  await endCoverage(editor, { articleId, over: false });
  await expect(async () => {
    const live = await page.request.get(`/articles/${slug}`);
    expect(await live.text()).toContain('data-island');
    expect(live.headers()['content-security-policy']).toContain("script-src 'self'");
  }).toPass();
});

test('lists mark the story as live until its coverage ends', async ({ page }) => {
  await page.goto(`/articles/${slug}`);
  const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const word = headline.split(' ').at(-1) ?? '';
  const lists = ['/', '/sections/city', '/topics/ferries', `/search?q=${word}`];
  const mark = page.getByRole('article').filter({ hasText: headline }).getByText('Live', { exact: true });
  for (const path of lists) {
    await page.goto(path);
    await expect(mark, path).toBeVisible();
  }
  for (const look of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(look);
    await expectFit(page, JSON.stringify(look));
  }
  await endCoverage(editor, { articleId, over: true });
  for (const path of lists)
    await expect(async () => {
      await page.goto(path);
      await expect(mark, path).toHaveCount(0, { timeout: 500 });
    }).toPass();
  await expect(page.getByRole('article').filter({ hasText: headline })).toBeVisible();
});

test('without scripts all entries are linkable, in order and printable, and the page fits in light and dark', async ({
  browser,
}) => {
  await releaseTo(3);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/articles/${slug}#entry-minute1`);
  await expect(page.locator('.entry')).toHaveCount(4);
  await expect(page.locator('#entry-minute1')).toBeInViewport();
  await page.locator('#entry-minute1 .entry-time a').click();
  await expect(page).toHaveURL(/#entry-minute1$/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Live', { exact: true })).toBeHidden();
  await context.close();
  const scripted = await browser.newContext();
  const looking = await scripted.newPage();
  for (const colorScheme of ['light', 'dark'] as const) {
    await looking.emulateMedia({ colorScheme });
    await looking.goto(`/articles/${slug}`);
    await expectFit(looking, colorScheme);
  }
  const jsonLd = await looking.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(jsonLd ?? '')).toMatchObject({
    '@type': 'LiveBlogPosting',
    liveBlogUpdate: [3, 2, 1, 0].map((minute) => ({ headline: `Minute ${minute}` })),
  });
  await scripted.close();
});

test('feeds contain its entries, each with a link to its position on the page', async ({ request }) => {
  const feed = await (await request.get('/feed.json')).json();
  const item = feed.items.find(({ url }: { url: string }) => url.endsWith(`/articles/${slug}`));
  expect(item.content_html).toMatch(new RegExp(`<a href="http[^"]+/articles/${slug}#entry-minute2">`));
});
