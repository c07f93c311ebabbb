import { expect } from '@playwright/test';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
  const editor = await database.actor('editor');
  for (const [headline, author] of [
    ['Café Lumière opens its doors', 'Žofie Brücknerová'],
    ['Café Lumière closes its doors', 'Otto Lindqvist'],
  ] as const) {
    const articleId = await database.story(editor, { headline });
    const { article, topics } = await readArticleForEditing(editor, articleId);
    await describeArticle(editor, {
      articleId,
      version: article.version,
      sectionId: article.sectionId,
      topics: [...topics],
      authors: [author],
    });
    await release(editor, { articleId });
  }
});
test.afterAll(() => database.close());

test('a form filters the list of articles, and the URL contains the filters', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor');
  const opens = page.getByRole('link', { name: 'Café Lumière opens its doors' });
  const closes = page.getByRole('link', { name: 'Café Lumière closes its doors' });
  await page.goto('/newsroom?view=all&q=cafe+lumiere');
  await expect(opens).toBeVisible();
  await expect(closes).toBeVisible();

  await page.locator('summary').filter({ hasText: 'Filters' }).click();
  const form = page.getByRole('form', { name: 'Filter articles' });
  await form.getByRole('combobox', { name: 'Author' }).fill('zofie');
  await form.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'English' });
  await form.getByRole('button', { name: 'Apply filters' }).click();
  await expect(closes).toBeHidden();
  await expect(opens).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({
    view: 'all',
    q: 'cafe lumiere',
    author: 'zofie',
    language: 'en',
  });
  await expectFitDayAndNight(page, 'the list of articles with filters');

  await page.getByRole('searchbox', { name: 'Search articles' }).fill('the lumiere');
  await expect(page.getByText('Not looked for, as nearly every story has them:')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('author')).toBe('zofie');
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(closes).toBeVisible();
  await context.close();
});

test('a reader finds words written with accents, and the matches are marked', async ({ page }) => {
  await page.goto('/search?q=CAFE+lumiere+opens');
  const hit = page.getByRole('article').filter({ hasText: 'Café Lumière opens its doors' });
  await expect(hit.locator('.standfirst mark').first()).toHaveText('Café');
});
