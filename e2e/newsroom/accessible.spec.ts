import { type BrowserContext, expect } from '@playwright/test';
import { expectFitDayAndNight, expectNoOverhang } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';

let database: TestDatabase;
let articleId: number;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

test.beforeAll(async ({ browser }) => {
  database = await openTestDatabase();
  articleId = await database.story(await database.actor('editor'), { headline: 'Looked at from every side' });
  const { context } = await windowOf(browser, 'editor');
  signedIn = await context.storageState();
  await context.close();
});
test.afterAll(() => database.close());

for (const width of [390, 1440])
  test(`the newsroom is accessible and fits, day and night, ${width} px`, async ({ browser }) => {
    test.setTimeout(240_000 * timeoutFactor); // eight pages, each in both themes
    const look = { viewport: { width, height: 900 }, locale: 'en-GB', storageState: signedIn };
    const context = await browser.newContext(look);
    const page = await context.newPage();
    const release = `/newsroom/articles/${articleId}/release`;
    const paths = [
      '/newsroom',
      '/newsroom?q=zzzz',
      '/newsroom/import',
      '/newsroom/media',
      '/newsroom/front',
      '/newsroom/series',
      release,
      `/newsroom/articles/${articleId}/versions`,
      `/newsroom/articles/${articleId}/writers`,
    ];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expectFitDayAndNight(page, path);
    }
    await page.goto('/newsroom/import');
    await page
      .getByRole('textbox', { name: 'Wire copy' })
      .fill(`A title from the wire | Ferries\n\nText ${width}.`);
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Create drafts' })).toBeVisible();
    await expectFitDayAndNight(page, 'the review of an import');
    await context.close();
  });

for (const width of [390, 1440])
  test(`packages, the calendar and the account are accessible and fit, day and night, ${width} px`, async ({
    browser,
  }) => {
    test.setTimeout(240_000 * timeoutFactor); // eight pages, each in both themes
    const editor = await database.actor('editor');
    const headline =
      '上海宝山努力突破再提升，打造全市绿色低碳转型样板区，聚焦重点领域重点产业深入推进科创中心主阵地建设';
    const name = `Election night: results, reactions and what comes next in every ward of the city ${width}`;
    const scheduled = await pack(editor, name, [await database.story(editor, { headline })]);
    await releaseSeen(editor, scheduled, new Date(Date.now() + 30 * 86_400_000));
    const empty = await pack(editor, `Still empty ${width}`, []);
    const look = { viewport: { width, height: 900 }, locale: 'en-GB', storageState: signedIn };
    const context = await browser.newContext(look);
    const page = await context.newPage();
    for (const path of [
      '/newsroom/packages',
      `/newsroom/packages/${scheduled}`,
      `/newsroom/packages/${empty}`,
      '/newsroom/calendar',
      '/newsroom/calendar?from=2036-01-04',
      '/newsroom/account',
      '/newsroom/notices',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expectFitDayAndNight(page, path);
    }
    await page.goto('/newsroom/front');
    await page.getByRole('tab', { name: 'Preview', exact: true }).click();
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 }).first()).toBeAttached();
    await expectNoOverhang(page, 'the preview of a front');
    await context.close();
  });
