import { expect, type Page } from '@playwright/test';
import { openInspector } from '#e2e/setting/inspector.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const isSaved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

/** Releases the story from the editor's page, with keyboard shortcuts where they exist. */
async function release(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByRole('button', { name: 'Release now' }).click();
  await expect(page.getByRole('heading', { name: `Release ${number} is live` })).toBeVisible();
}

test('an editor tells a story in entries, releases each as an update, and ends it', async ({
  browser,
  page: reader,
}) => {
  const headline = `The hull floats ${Math.random().toString(36).slice(2, 8)}`;
  const articleId = await database.story(await database.actor('editor'), {
    headline,
    text: 'What happens today.',
  });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/live');
  await page.keyboard.press('Enter');
  await expect(body.locator('.sheet-entry')).toHaveCount(1);
  await page.keyboard.type('The water is let in.');
  await isSaved(page);
  await release(page, 1);

  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  await body.click();
  await page.keyboard.press('Control+Shift+L');
  await expect(body.locator('.sheet-entry')).toHaveCount(2);
  await page.keyboard.type('She floats.');
  await expect(body.locator('.sheet-entry').first()).toContainText('She floats.');
  await isSaved(page);
  await release(page, 2); // “update” is preselected

  await reader.goto('/');
  await reader.getByRole('link', { name: headline }).first().click();
  await expect(reader.locator('.entry')).toHaveCount(2);
  await expect(reader.locator('.entry').first()).toContainText('She floats.');
  await expect(reader.getByText('Live', { exact: true })).toBeVisible();

  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const end = page.getByRole('button', { name: 'End live coverage…' });
  await openInspector(page);
  await end.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End live coverage' }).click();
  await expect(page.getByRole('button', { name: 'Take it up again…' })).toBeVisible();
  await reader.reload();
  await expect(reader.getByText('This live coverage ended')).toBeVisible();
  await context.close();
});

test('removing an entry asks for confirmation, and undo restores it', async ({ browser }) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Twice told',
    text: 'Intro.',
  });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.click();
  await page.keyboard.press('Control+Shift+L');
  await expect(body.locator('.sheet-entry')).toHaveCount(1);
  await page.keyboard.type('Once.');
  await body.getByRole('button', { name: 'Remove entry' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove this entry?' });
  await expect(question).toContainText('Once.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(body.locator('.sheet-entry')).toHaveCount(1);
  await body.getByRole('button', { name: 'Remove entry' }).click();
  await question.getByRole('button', { name: 'Remove the entry' }).click();
  await expect(body.locator('.sheet-entry')).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(body.locator('.sheet-entry')).toContainText('Once.');
  await isSaved(page);
  await context.close();
});

/** Opens a story with one entry and the caret in it. */
async function openStory(page: Page, articleId: number, first: string) {
  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.click();
  if (first) {
    await page.keyboard.press('Control+Shift+L');
    await page.keyboard.type(first);
    await isSaved(page);
  }
  return { body, entries: body.locator('.sheet-entry'), texts: body.locator('.sheet-entry-body') };
}

/** Delays the page's requests to the server or fails them; the draft's socket keeps working. */
const holdActions = (page: Page, by: 'delay' | 'failure') =>
  page.route('**/newsroom/articles/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    if (by === 'failure') return route.abort();
    await new Promise((done) => setTimeout(done, 4_000));
    return route.continue().catch(() => {});
  });

test('text typed after the command is in the new entry, however late the server answers; undo removes the entry for good', async ({
  browser,
}) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Letters at once',
    text: 'Intro.',
  });
  const { page, context } = await windowOf(browser, 'editor');
  const { body, entries, texts } = await openStory(page, articleId, 'The old words.');
  await texts.first().click();
  await holdActions(page, 'delay');
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.type('The new words, typed at once.');
  await expect(texts).toHaveText(['The new words, typed at once.', 'The old words.']);
  await expect(entries.first()).toContainText('Time not confirmed yet');
  await answered;
  await expect(entries.first()).not.toContainText('Time not confirmed yet');
  await expect(texts).toHaveText(['The new words, typed at once.', 'The old words.']);

  const again = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.keyboard.press('Control+Shift+L');
  await expect(entries).toHaveCount(3);
  await page.keyboard.press('Control+Z');
  await expect(entries).toHaveCount(2);
  await again;
  await isSaved(page);
  await expect(texts).toHaveText(['The new words, typed at once.', 'The old words.']);

  // Also with the menu: the words typed to filter it must not stay in the entry.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await texts.first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/live');
  await page.keyboard.press('Enter');
  await page.keyboard.type('By the menu.');
  await expect(texts.first()).toHaveText('By the menu.');
  await expect(body).not.toContainText('/live');
  await context.close();
});

test('offline, an entry keeps its words and shows its time as not confirmed until the server answers', async ({
  browser,
}) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'No answer',
    text: 'Intro.',
  });
  const { page, context } = await windowOf(browser, 'editor');
  await holdActions(page, 'failure');
  const { entries } = await openStory(page, articleId, 'Words of this entry.');
  await expect(entries).toContainText('Time not confirmed yet');
  await page.reload();
  await isSaved(page);
  await expect(entries).toContainText('Time not confirmed yet');
  await expect(entries).toContainText('Words of this entry.');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(entries).not.toContainText('Time not confirmed yet');
  await context.close();
});

test('two people who begin entries at the same time each type into their own entry', async ({ browser }) => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, { headline: 'Two at once', text: 'Intro.' });
  const [one, other] = await Promise.all([windowOf(browser, 'editor'), windowOf(browser, 'writer')]);
  const [mine, theirs] = await Promise.all([one, other].map(({ page }) => openStory(page, articleId, '')));
  const type = async ({ page }: typeof one, text: string) => {
    await page.keyboard.press('Control+Shift+L');
    await page.keyboard.type(text);
  };
  await Promise.all([type(one, 'Told by the editor.'), type(other, 'Told by the writer.')]);
  for (const { texts } of [mine, theirs] as (typeof mine & object)[]) {
    await expect(texts).toHaveCount(2);
    await expect
      .poll(async () => (await texts.allTextContents()).toSorted())
      .toEqual(['Told by the editor.', 'Told by the writer.']);
  }
  await Promise.all([one.context.close(), other.context.close()]);
});

test('the time of an entry is changed in the paper’s time zone, which is named', async ({ browser }) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'An hour ago',
    text: 'Intro.',
  });
  const { page, context } = await windowOf(browser, 'editor', { timezoneId: 'Asia/Kolkata' });
  const { entries } = await openStory(page, articleId, 'It happened earlier.');
  await entries.getByRole('button', { name: /^Change the time of this entry/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change the time of this entry' });
  const field = dialog.getByLabel('Time of the entry');
  await expect(dialog).toContainText(/Europe\/\w+/);
  await field.fill('2090-01-05T08:30');
  await expect(dialog.getByText('cannot be released before it')).toBeVisible();
  await field.fill('2024-01-05T08:30');
  await dialog.getByRole('button', { name: 'Change the time' }).click();
  await expect(dialog).toBeHidden();
  await expect(entries.locator('time')).toHaveAttribute('datetime', '2024-01-05T07:30:00Z');
  await expect(entries).not.toContainText('Time not confirmed yet');
  await isSaved(page);
  await context.close();
});
