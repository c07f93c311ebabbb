import { expect } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { setParts } from '#editorial/series/joiningSeries.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

test('an editor begins a series from a story and orders its parts by keyboard; readers can follow the parts', async ({
  browser,
  page,
}) => {
  const editor = await database.actor('editor');
  const mark = Math.random().toString(36).slice(2, 8);
  const [one, two] = [
    await database.story(editor, { headline: `The keel ${mark}` }),
    await database.story(editor, { headline: `The mast ${mark}` }),
  ];
  const addresses = [await release(editor, { articleId: one }), await release(editor, { articleId: two })];
  const { page: desk_, context } = await windowOf(browser, 'editor');
  await desk_.goto(`/newsroom/articles/${two}`);
  await expect(desk_.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  const series = desk_.getByLabel('Series', { exact: true });
  await openInspector(desk_);
  await series.selectOption({ label: 'New series…' });
  await desk_.getByLabel('Name of the series').fill(`A boat is built ${mark}`);
  await desk_.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(desk_.getByLabel('Part', { exact: true })).toHaveValue('1');
  // Typed before the page's scripts have loaded; handled when they have.
  let letScriptsCome = () => {};
  const scripts = new Promise<void>((come) => {
    letScriptsCome = come;
  });
  await desk_.route('**/_next/static/**', (route) => scripts.then(() => route.continue()));
  const order = await desk_.getByRole('link', { name: 'Order the parts' }).getAttribute('href');
  await desk_.goto(order ?? '', { waitUntil: 'commit' });
  await desk_.getByLabel('Add an article').fill(`keel ${mark}`);
  letScriptsCome();
  await desk_.getByRole('button', { name: `The keel ${mark}` }).click();
  const up = desk_.getByRole('button', { name: `Move The keel ${mark} up` });
  await up.press('Enter');
  await expect(desk_.getByRole('listitem').filter({ hasText: mark }).first()).toContainText('The keel');
  await expect(desk_.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await page.goto(`/articles/${addresses[1]?.slug}`);
  const box = page.getByRole('navigation', { name: 'Series' });
  await expect(box).toContainText('Part 2 of 2');
  await box.getByRole('link', { name: `The keel ${mark}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`The keel ${mark}`);
  await page
    .getByRole('link', { name: `A boat is built ${mark}` })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([`The keel ${mark}`, `The mast ${mark}`]);
  const map = await page.request.get('/sitemaps/pages.xml');
  expect(await map.text()).toContain(new URL(page.url()).pathname);
  await context.close();
});

test('the focus stays in the list when a part is moved to its end, or removed', async ({ browser }) => {
  const editor = await database.actor('editor');
  const mark = Math.random().toString(36).slice(2, 8);
  const articleIds: ArticleId[] = [];
  for (const part of ['bow', 'deck', 'stern'])
    articleIds.push(await database.story(editor, { headline: `The ${part} ${mark}` }));
  const { seriesId } = await createSeries(editor, { names: { en: `A hull ${mark}` }, standfirsts: {} });
  await setParts(editor, { seriesId, version: 1, articleIds });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/series/${seriesId}`);
  const up = page.getByRole('button', { name: `Move The deck ${mark} up` });
  await pressWhenAlive(up);
  await expect(page.getByRole('listitem').filter({ hasText: mark }).first()).toContainText('The deck');
  await expect(up).toBeDisabled();
  await expect(up).toBeFocused();
  await page.getByRole('listitem').filter({ hasText: 'The deck' }).getByRole('button').last().press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: mark })).toHaveCount(2);
  await expect(page.getByRole('listitem').filter({ hasText: 'The bow' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: mark })).toHaveCount(2);
  await context.close();
});
