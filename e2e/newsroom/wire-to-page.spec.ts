import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

// Synthetic wire copy in the real format: one story, three topics, three subheads, five related stories.
const copy = readFileSync(new URL('../setting/wire/greenbelt.txt', import.meta.url), 'utf8');
const headline =
  'Greenbelt district pushes through a second stage and sets out a citywide low-emission model';

test.describe.configure({ mode: 'serial' });

let writer: { page: Page; context: BrowserContext };
let editor: { page: Page; context: BrowserContext };
let draft: string;
let article: string;

test.beforeAll(async ({ browser }) => {
  writer = await windowOf(browser, 'writer');
  editor = await windowOf(browser, 'editor');
});
test.afterAll(async () => {
  await writer.context.close();
  await editor.context.close();
});

const body = (page: Page) => page.getByRole('textbox', { name: 'Body' });
const saved = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible({
    timeout: 15_000 * timeoutFactor,
  });

test('an editor imports wire copy, corrects a topic and makes six drafts', async () => {
  const { page } = editor;
  await page.goto('/newsroom/import');
  await page.getByRole('textbox', { name: 'Wire copy' }).fill(copy);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  const stories = page.getByRole('region').filter({ has: page.getByRole('checkbox') });
  await expect(stories).toHaveCount(6);
  const main = stories.first();
  await expect(main.getByRole('textbox', { name: 'Headline' })).toHaveValue(headline);
  for (const topic of ['innovation', 'low-carbon', 'model'])
    await expect(main.getByText(topic, { exact: true })).toBeVisible();
  await main.getByRole('button', { name: 'Remove innovation' }).click();
  await main.getByRole('textbox', { name: 'Topics' }).fill('Renewal');
  await main.getByRole('textbox', { name: 'Topics' }).press('Enter');
  for (const story of await stories.all())
    await story.getByLabel('Section').selectOption({ label: 'Innovation' });
  await page.getByRole('button', { name: 'Create drafts' }).click();
  const drafts = page.getByRole('main').getByRole('listitem').getByRole('link');
  await expect(drafts).toHaveCount(6);
  draft = (await drafts.first().getAttribute('href')) ?? '';
  expect(draft).toMatch(/^\/newsroom\/articles\/\d+$/);
});

test('wire copy imported a second time is recognised', async () => {
  const { page } = editor;
  await page.goto('/newsroom/import');
  await page.getByRole('textbox', { name: 'Wire copy' }).fill(copy);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  const boxes = page.getByRole('checkbox');
  await expect(boxes).toHaveCount(6);
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
});

test('two people type in one paragraph at the same time, and each sees both texts', async () => {
  await Promise.all([writer.page.goto(draft), editor.page.goto(draft)]);
  for (const { page } of [writer, editor])
    await expect(body(page)).toContainText('The council met', { timeout: 20_000 * timeoutFactor });
  await Promise.all([
    typeAtEnd(writer.page, 'The council met', ' Wren was here at the end.'),
    typeAtStart(editor.page, 'The council met', 'Edith began it: '),
  ]);
  for (const { page } of [writer, editor]) {
    await expect(body(page)).toContainText('Wren was here at the end.');
    await expect(body(page)).toContainText('Edith began it: The council met');
  }
  await saved(writer.page);
  await saved(editor.page);
  await expect(writer.page.getByText('Edith Marlow').first()).toBeAttached();
});

test('one person goes offline and returns, and both texts are there', async () => {
  await writer.context.setOffline(true);
  await expect(
    writer.page.getByRole('status').filter({ hasText: 'Offline: kept on this device' }),
  ).toBeVisible({ timeout: 20_000 * timeoutFactor });
  await Promise.all([
    typeAtEnd(writer.page, 'The council met', ' Written on a train.'),
    typeAtEnd(editor.page, 'The council met', ' Written at the desk.'),
  ]);
  await saved(editor.page);
  await writer.context.setOffline(false);
  await saved(writer.page);
  for (const { page } of [writer, editor]) {
    const paragraph = body(page).locator('p', { hasText: 'The council met' });
    await expect(paragraph).toContainText('Written on a train.');
    await expect(paragraph).toContainText('Written at the desk.');
    await expect(paragraph).toHaveCount(1);
  }
});

test('the editor releases all six', async () => {
  const { page } = editor;
  await page.goto('/newsroom?view=mine');
  const links = page.getByRole('main').getByRole('link', { name: /Greenbelt/ });
  await expect(links).toHaveCount(6);
  const hrefs = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
  for (const href of hrefs) {
    await page.goto(`${href}/release`);
    await page.getByRole('button', { name: 'Release now' }).click();
    // The page lists the affected pages before the release, with other links; so only `#released` is searched.
    const address = page.locator('section:has(#released)').getByRole('link', { name: /\/articles\// });
    await expect(address).toBeVisible();
    if (href === draft) article = new URL((await address.getAttribute('href')) ?? '', page.url()).pathname;
  }
  expect(article).toMatch(/^\/articles\/greenbelt-/);
});

test('a stranger reads the story: headline, three topics, its time, three subheads in order, five related stories', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(article);
  const story = page.getByRole('article').first();
  await expect(story.getByRole('heading', { level: 1 })).toHaveText(headline);
  const topics = page.getByRole('list', { name: 'Topics' }).first();
  await expect(topics.getByRole('listitem')).toHaveText(['low-carbon', 'model', 'Renewal']);
  await expect(story.locator('time').first()).toHaveAttribute('datetime', /^2024-04-14T00:15/);
  await expect(story.locator('time').first()).toContainText('14 April 2024');
  await expect(story.getByRole('heading', { level: 2 }).filter({ hasNotText: /Related|Topics/ })).toHaveText([
    'Gathering research: a laboratory matrix takes shape',
    'Strong industry: the first low-carbon supply chain',
    'Setting rules: how to bring firms in and send them out',
  ]);
  await expect(story).toContainText('Written on a train.');
  const related = page.getByRole('complementary', { name: 'Related stories' }).getByRole('article');
  expect(await related.count()).toBeGreaterThanOrEqual(5);
  for (let at = 0; at < 5; at++) {
    await expect(related.nth(at)).toContainText('Greenbelt');
    expect(((await related.nth(at).textContent()) ?? '').length).toBeGreaterThan(80);
  }
  await expect(related.first()).toContainText('Entrepreneurship');
  await context.close();
});

/** Clicks into the paragraph to place the caret, then types key by key. */
async function typeAtEnd(page: Page, words: string, text: string): Promise<void> {
  await body(page).locator('p', { hasText: words }).click();
  await page.keyboard.press('End');
  await moveToEdge(page, words, 'end');
  await page.keyboard.type(text, { delay: 15 });
}

async function typeAtStart(page: Page, words: string, text: string): Promise<void> {
  await body(page).locator('p', { hasText: words }).click();
  await moveToEdge(page, words, 'start');
  await page.keyboard.type(text, { delay: 15 });
}

/** Moves the caret to a paragraph's edge. A paragraph may have several lines, so Home and End do not reach it. */
async function moveToEdge(page: Page, words: string, edge: 'start' | 'end'): Promise<void> {
  await body(page)
    .locator('p', { hasText: words })
    .evaluate((paragraph, edge) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      range.collapse(edge === 'start');
      const selection = window.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
    }, edge);
  await page.waitForTimeout(150); // as long as a person takes between two keys
}
