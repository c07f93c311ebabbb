import { expect, type Page } from '@playwright/test';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const note = 'An earlier version said that sixty boats came. It was sixteen.';
const why = 'The harbour counted again: it was sixty after all.';

/** Loads an address until its page contains `until`: the press may serve the former page for a moment. */
async function open(page: Page, path: string, until: string): Promise<void> {
  await expect
    .poll(async () => (await page.goto(path)) && (await page.locator('body').textContent()), {
      timeout: 20_000 * timeoutFactor,
    })
    .toContain(until);
}

test('taking back a correction needs a reason; both stay listed after withdrawal and release', async ({
  browser,
  page,
}) => {
  const editor = await database.actor('editor');
  const headline = 'Sixty boats came to the regatta';
  // The text must not repeat the headline: the story stays live, and other tests search pages for withdrawn headlines.
  const articleId = await database.story(editor, { headline, text: 'The regatta began at noon.' });
  const { slug } = await release(editor, { articleId });
  const path = `/articles/${slug}`;
  await editDraft(editor, { articleId, headline: 'Sixteen boats came to the regatta' });
  await release(editor, { articleId, kind: 'correction', readerNote: note });
  await open(page, path, note);
  await page.goto('/corrections');

  const { page: desktop, context } = await windowOf(browser, 'editor');
  await desktop.goto(`/newsroom/articles/${articleId}/release`);
  await desktop.getByRole('button', { name: 'Take back release 2…' }).click();
  const dialog = desktop.getByRole('dialog');
  await expect(dialog.getByText(note)).toBeVisible();
  const field = dialog.getByLabel('Note to readers');
  await expect(field).toHaveAttribute('required');
  await field.fill(why);
  const confirm = dialog.getByRole('button', { name: 'Make release 1 live' });
  await pressWhenAlive(confirm);
  await expect(dialog).toBeHidden();
  await open(page, path, why);
  const foot = page.getByRole('region', { name: 'Corrections and clarifications' });
  await expect(foot).toContainText('Correction, taken back');
  await expect(foot).toContainText(`${note}`);
  await expect(foot).toContainText(why);
  await context.close();
  await open(page, '/corrections', why);
  await expect(page.getByRole('article').filter({ hasText: headline }).first()).toContainText('Taken back');

  await withdraw(editor, { articleId, because: 'The harbour is counting once more.' });
  await open(page, path, 'The harbour is counting once more.');
  await open(page, '/corrections', 'A story that has been withdrawn');
  for (const text of [note, why, headline]) await expect(page.locator('body')).not.toContainText(text);

  await release(editor, { articleId, kind: 'update' });
  await open(page, path, 'Sixteen boats');
  await expect(foot).toContainText(note);
  await expect(foot).toContainText('This correction was made again on');
  await expect(foot).toContainText('The harbour is counting once more.');
  await expect(foot).not.toContainText('Correction, taken back');
  await open(page, '/corrections', note);
  const feed = await (await fetch(`${process.env.COPYDESK_URL}/corrections/feed.xml`)).text();
  expect(feed).toContain(note);
  expect(feed).toContain(why);
});
