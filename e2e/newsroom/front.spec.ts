import { expect, type Locator, type Page } from '@playwright/test';
import { expectFit } from '#e2e/setting/fit.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let database: TestDatabase;
const headline = 'Keys alone put this story at the head of the page';

test.beforeAll(async () => {
  database = await openTestDatabase();
  const editor = await database.actor('editor');
  await release(editor, { articleId: await database.story(editor, { headline }) });
});
// Also after a failure.
test.afterEach(async () => changeLocale(await database.actor('writer'), { locale: 'en' }));
test.afterAll(() => database.close());

/** Presses Tab until the element has the focus, as a keyboard user does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  const targetElement = await target.elementHandle(); // once: a look-up by name takes longer than a key press
  for (let presses = 0; presses < 250; presses++) {
    if (await page.evaluate((element) => element === document.activeElement, targetElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} cannot be reached by ${key}`);
}

async function leadOf(page: Page): Promise<string | null> {
  await page.goto('/');
  return page.locator('.story-lead').getByRole('heading').textContent();
}

/** Arrow keys work from the task after the announcement on; only a test can press one sooner. */
async function isPickedUp(page: Page): Promise<void> {
  const words = `${headline} is picked up, over its own place: Top, place 2.`;
  await expect(page.getByText(words)).toBeAttached();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

test('a front is arranged, released and taken back by keyboard alone', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 900 } });
  const reader = await context.newPage();
  const before = await leadOf(reader);
  await page.goto('/newsroom/front');
  const lead = page.getByRole('article', { name: 'Lead' });
  const saved = page.getByText('Saved', { exact: true });
  await expect(saved.first()).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: `Move ${headline}, from Top, place 2` }));
  await page.keyboard.press('Space');
  await isPickedUp(page);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText(`${headline}: Lead`)).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`${headline} stays where it was.`)).toBeAttached();
  await expect(lead).not.toContainText(headline);

  await expect(page.getByRole('button', { name: `Move ${headline}, from Top, place 2` })).toBeFocused();
  await page.keyboard.press('Space');
  await isPickedUp(page);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText(`${headline}: Lead`)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(lead).toContainText(headline);
  await expect(page.getByRole('button', { name: `Move ${headline}, from Lead` })).toBeFocused();
  await expect(page.locator('[data-saving=saved]')).toBeVisible();
  expect(await leadOf(reader)).toBe(before);

  await tabTo(page, page.getByRole('button', { name: 'Release…' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`New: ${headline} at Lead`)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Release now' }));
  await pressWhenAlive(page.getByRole('button', { name: 'Release now' }));
  await expect(page.getByText(/^Release \d+ is live\.$/)).toBeVisible();
  await expect.poll(() => leadOf(reader)).toBe(headline);

  await tabTo(page, page.getByRole('tab', { name: 'Release' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('button', { name: 'Go back to this' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Take back now' }));
  await pressWhenAlive(page.getByRole('button', { name: 'Take back now' }));
  await expect(page.getByText(/^Takes back to release \d+$/)).toBeVisible();
  await expect.poll(() => leadOf(reader)).toBe(before);
  await expect(lead).toContainText(headline);
  await context.close();
});

test('in Chinese the front is accessible and fits a phone in the dark theme', async ({ browser }) => {
  const writer = await database.actor('writer');
  await changeLocale(writer, { locale: 'zh-CN' });
  const look = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
  const { page, context } = await windowOf(browser, 'writer', look);
  await page.goto('/newsroom/front?section=city&language=en');
  await expect(page.getByRole('heading', { level: 1, name: '版面' })).toBeVisible();
  for (const tab of ['最新稿件', '发布', '发布记录']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expectFit(page, tab);
  }
  await context.close();
});

test('a story is dragged to a place, and undo takes it back', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 1200 } });
  await page.goto('/newsroom/front?section=sport');
  const lead = page.getByRole('article', { name: 'Lead' });
  const row = page.getByRole('listitem').filter({ hasText: 'Rovers' }).last();
  const wanted = (await row.locator('p').first().textContent()) ?? '';
  await row.locator('p').first().hover();
  await page.mouse.down();
  await page.mouse.move(700, 500, { steps: 4 });
  const box = await lead.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100, { steps: 6 });
  await page.mouse.up();
  await expect(lead).toContainText(wanted);
  await expect(lead).toContainText('Pinned');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lead).not.toContainText('Pinned');
  await expect(page.locator('[data-saving=saved]')).toBeVisible();
  await context.close();
});
