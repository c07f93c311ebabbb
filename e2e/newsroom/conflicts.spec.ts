import { expect } from '@playwright/test';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';

test('a conflict in a field stays until the user chooses, even while other fields change', async ({
  browser,
}) => {
  const database = await openTestDatabase();
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const mark = Math.random().toString(36).slice(2, 8);
  const articleId = await database.story(writer, { headline: `Two addresses ${mark}` });
  const { page, context } = await windowOf(browser, 'writer');
  // The page receives no live updates.
  await page.route('**/newsroom/events**', (route) => route.abort());
  await page.goto(`/newsroom/articles/${articleId}`);
  const address = page.getByLabel('Address', { exact: true });
  await expect(address).not.toHaveValue('');
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, slug: `theirs-${mark}` });
  await address.fill(`mine-${mark}`);
  await address.press('Tab');
  const conflict = page.getByRole('alert').filter({ hasText: 'is not saved yet. Choose one.' });
  await expect(conflict).toContainText(`mine-${mark}`);
  await page.getByLabel('Language', { exact: true }).selectOption('العربية');
  await expect.poll(async () => (await readArticleForEditing(editor, articleId)).article.language).toBe('ar');
  await expect(conflict).toContainText(`mine-${mark}`);
  await conflict.getByRole('button', { name: 'Use mine' }).click();
  await expect
    .poll(async () => (await readArticleForEditing(editor, articleId)).article.slug)
    .toBe(`mine-${mark}`);
  await expect(conflict).toHaveCount(0);
  await context.close();
  await database.close();
});
