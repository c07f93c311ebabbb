import { expect } from '@playwright/test';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

test('earlier coverage is found while an editor writes, and can be hidden, shown again and pinned', async ({
  browser,
}) => {
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 1000 } });
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Quorvex',
    text: 'Quorvex zimbled.',
    topics: [],
  });
  await page.goto(`/newsroom/articles/${articleId}`);
  await page.getByRole('tab', { name: 'Related' }).click();
  const coverage = page.getByRole('region', { name: 'Earlier coverage' });
  await expect(coverage.getByText('Nothing yet.')).toBeVisible();

  await page.getByRole('textbox', { name: 'Body' }).click();
  await page.keyboard.type(' The electric ferry Avocet left Old Quay with its batteries charged.');
  const ferry = coverage.getByRole('listitem').filter({ hasText: 'Avocet' }).first();
  await expect(ferry).toBeVisible({ timeout: 15_000 * timeoutFactor });
  const headline = ((await ferry.getByRole('link').textContent()) ?? '').trim();
  await expectFit(page, 'earlier coverage');

  await coverage.getByRole('button', { name: `Hide: ${headline}` }).click();
  const hidden = page.getByRole('region', { name: 'Hidden' });
  await expect(hidden.getByRole('link', { name: headline })).toBeVisible();
  await expect(coverage.getByRole('link', { name: headline, exact: true })).toHaveCount(0);
  await hidden.getByRole('button', { name: `Show again: ${headline}` }).click();
  await expect(hidden).toHaveCount(0);

  await coverage.getByRole('button', { name: `Pin: ${headline}` }).click();
  const pinned = page.getByRole('region', { name: 'Pinned', exact: true });
  await expect(pinned.getByRole('link', { name: headline })).toBeVisible();
  await pinned.getByRole('button', { name: `Remove ${headline}` }).click();
  await expect(pinned.getByText('Nothing is pinned.')).toBeVisible();
  await context.close();
});

test('an editor adds a name to the lexicon once and removes it', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto('/newsroom/lexicon');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('顾村公园');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '顾村公园' })).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill('顾村公园');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'among the names already' })).toBeVisible();
  await expect(name).toHaveValue('顾村公园');
  await expectFit(page, 'the lexicon');
  await page.getByRole('button', { name: 'Take out 顾村公园' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '顾村公园' })).toHaveCount(0);
  await context.close();
});
