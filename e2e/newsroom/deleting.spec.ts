import { expect, type Page } from '@playwright/test';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const mark = () => Math.random().toString(36).slice(2, 8);
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Presses the confirm button of a dialog after its first second, in which it is inert. */
async function confirm(page: Page, name: string): Promise<void> {
  const button = openedDialog(page).getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
}

test('a draft is moved to the bin by keyboard, and restored from there', async ({ browser }) => {
  const headline = `Kept for thirty days ${mark()}`;
  const articleId = await database.story(await database.actor('editor'), { headline });
  const { page } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom?q=${encodeURIComponent(headline)}`);
  const link = row(page, headline).getByRole('link');
  const move = page.getByRole('alertdialog').getByRole('button', { name: 'Move to bin', exact: true });
  await link.focus();
  // The page's scripts may not have started yet: a key that did nothing is pressed again.
  await expect(async () => {
    if (await move.isHidden()) await page.keyboard.press('Delete');
    await expect(move).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(move).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(move).not.toHaveAttribute('aria-disabled', 'true');
  await move.focus();
  await page.keyboard.press('Enter');
  await expect(row(page, headline)).toHaveCount(0);

  await page.goto(`/newsroom/articles/${articleId}/release`);
  await expect(page.getByText('This draft is in the bin').first()).toBeVisible();
  await page.getByRole('link', { name: 'Open the bin' }).click();
  await expect(row(page, headline)).toContainText('in 30 days');
  await expectFit(page, 'the bin');
  await page.getByRole('button', { name: `Restore “${headline}”` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`“${headline}” was restored.`)).toBeVisible();
  await page.goto(`/newsroom?q=${encodeURIComponent(headline)}`);
  await expect(row(page, headline)).toHaveCount(1);
});

test('a user who types while the draft is deleted sees so, keeps the text and can type after it is restored', async ({
  browser,
}) => {
  const headline = `Deleted under the hand ${mark()}`;
  const articleId = await database.story(await database.actor('editor'), { headline, text: 'Begun.' });
  const [{ page: writer }, { page: editor }] = [
    await windowOf(browser, 'writer'),
    await windowOf(browser, 'editor'),
  ];
  await writer.goto(`/newsroom/articles/${articleId}`);
  const status = writer.locator('[data-saving]').first();
  const body = writer.getByRole('textbox', { name: 'Body' });
  await expect(writer.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await body.click();
  await writer.keyboard.press('Control+End');
  await writer.keyboard.type(' Words of the writer.');
  await expect(writer.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();

  await editor.goto(`/newsroom?q=${encodeURIComponent(headline)}`);
  await editor.getByRole('button', { name: `Move “${headline}” to the bin` }).click();
  await confirm(editor, 'Move to bin');
  await expect(row(editor, headline)).toHaveCount(0);

  await expect(status).toContainText('deleted');
  await expect(writer.getByText('Words of the writer.').first()).toBeVisible();
  await editor.goto('/newsroom/bin');
  await editor.getByRole('button', { name: `Restore “${headline}”` }).click();
  await expect(editor.getByText('was restored')).toBeVisible();
  await writer.reload();
  await expect(writer.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await expect(body).toContainText('Begun. Words of the writer.');
});

test('two topics are merged, and the address of the first leads readers to the other', async ({
  browser,
}) => {
  const one = mark();
  const editorial = await database.actor('editor');
  const names = [`Rowing ${one}`, `Boats ${one}`];
  const articleId = await database.story(editorial, {
    headline: `Eight oars ${one}`,
    topics: [names[0] as string],
  });
  await release(editorial, { articleId });
  const other = await database.story(editorial, {
    headline: `One sail ${one}`,
    topics: [names[1] as string],
  });
  await release(editorial, { articleId: other });
  const { page } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/topics?q=${one}`);
  await expectFit(page, 'the topics');
  await page.getByRole('button', { name: `Merge into…: topic “${names[0]}”` }).click();
  await expect(page.getByRole('dialog')).toContainText('One article has this topic');
  await page.getByLabel('Into the topic').fill(names[1] as string);
  await confirm(page, 'Merge');
  await expect(page.getByText(`One article was moved to “${names[1]}”.`)).toBeVisible();
  await expect(row(page, names[1] as string)).toContainText('2');

  const answer = await page.request.get(`/topics/rowing-${one}`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, `/topics/boats-${one}`]);
  const feed = await page.request.get(`/topics/rowing-${one}/feed.xml`, { maxRedirects: 0 });
  expect([feed.status(), feed.headers().location]).toEqual([308, `/topics/boats-${one}/feed.xml`]);
  await page.goto(`/topics/rowing-${one}`);
  await expect(page).toHaveURL(new RegExp(`/topics/boats-${one}$`));
  for (const headline of ['Eight oars', 'One sail'])
    await expect(page.getByRole('link', { name: `${headline} ${one}` }).first()).toBeVisible();
});

test('a new article has no row in the list until somebody types its first letter', async ({ browser }) => {
  const { page } = await windowOf(browser, 'writer');
  await page.goto('/newsroom?view=mine');
  const rows = page.getByRole('row');
  const before = await rows.count();
  await page.getByRole('link', { name: 'New article' }).click();
  await expect(page).toHaveURL(/\/newsroom\/articles\/\d+$/);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  const address = page.url();
  await page.goto('/newsroom?view=mine');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await rows.count()).toBe(before);

  const headline = `Begun after all ${mark()}`;
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Headline' }).fill(headline);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await expect(async () => {
    await page.goto('/newsroom?view=mine');
    await expect(row(page, headline)).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
});
