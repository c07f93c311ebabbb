import { expect, type Page } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { tabTo } from '#e2e/setting/tabbing.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';

let database: TestDatabase;

test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(async () => {
  await speak('en');
  await database.close();
});

const speak = (locale: string) =>
  staff().execute(sql`update "user" set locale = ${locale} where email = 'admin@example.com'`);

const press = (page: Page, name: string): Promise<void> =>
  pressWhenAlive(page.getByRole('button', { name, exact: true }));

/** The last Sunday of the next October, when clocks in Copenhagen go back. */
function repeatedNight(): string {
  const year = new Date().getUTCFullYear() + 1;
  const last = new Date(Date.UTC(year, 9, 31));
  last.setUTCDate(31 - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}

test('by keyboard, a story is scheduled in the repeated hour, moved, unscheduled, released, updated and taken back', async ({
  browser,
}) => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, { headline: 'The night has an hour too many' });
  const { page, context } = await windowOf(browser, 'editor', {
    colorScheme: 'dark',
    timezoneId: 'Asia/Kolkata',
  });
  const address = `/newsroom/articles/${articleId}/release`;
  await page.goto(address);
  const night = repeatedNight();

  await tabTo(page, page.getByRole('radio', { name: /^Now/ }));
  await page.keyboard.press('ArrowDown');
  const at = page.getByLabel('Release at');
  await at.fill(`${night}T02:30`);
  await expect(page.getByText('02:30 happens twice that day')).toBeVisible();
  await press(page, 'Schedule');
  await expect(page.getByRole('heading', { name: /goes live by itself/ })).toBeHidden();
  await tabTo(page, page.getByRole('radio', { name: '02:30 CEST, UTC+2 (first)' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '02:30 CET, UTC+1 (second)' })).toBeChecked();
  await expect(page.getByText(/^Here, Asia\/(Kolkata|Calcutta): .*07:00/)).toBeVisible();
  await expectFit(page, 'the release page with the question about the hour');
  await tabTo(page, page.getByRole('button', { name: 'Schedule' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Release 1 goes live by itself' })).toBeVisible();
  const { rows } = await staff().execute<{ begins: Date }>(
    sql`select lower(live)::text as begins from release where article_id = ${articleId}`,
  );
  expect(new Date(rows[0]?.begins ?? 0).toISOString()).toBe(`${night}T01:30:00.000Z`);

  await page.goto(address);
  await press(page, 'Move to another time…');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /second/ })).toBeChecked();
  await dialog.getByLabel('Release at').fill(`${night}T05:00`);
  await press(page, 'Move');
  await expect(page.getByText(/Release 1 goes live on .*5:00/)).toBeVisible();
  await press(page, 'Unschedule…');
  await expectFit(page, 'the dialog');
  await press(page, 'Unschedule');
  await expect(openedDialog(page)).toBeHidden(); // while the dialog is open, nothing behind it has a role
  await expect(page.getByRole('heading', { name: 'Scheduled' })).toBeHidden();

  await press(page, 'Release now');
  await expect(page.getByRole('heading', { name: 'Release 1 is live' })).toBeVisible();
  await page.goto(address);
  await page.getByRole('radio', { name: /^Update/ }).focus();
  await page.keyboard.press('Space');
  await press(page, 'Release now');
  await expect(page.getByRole('heading', { name: 'Release 2 is live' })).toBeVisible();
  await page.goto(address);
  await press(page, 'Take back release 2…');
  await expect(dialog.getByText('Release 1 reads the same as what is live.')).toBeVisible();
  await press(page, 'Make release 1 live');
  await expect(page.getByText('Release 1 is live again, as release 3.')).toBeVisible();
  await context.close();
});

test('the release page with all its parts is accessible in Chinese on a phone', async ({ browser }) => {
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, { headline: 'A story of two tongues' });
  const { page, context } = await windowOf(browser, 'admin', { viewport: { width: 390, height: 844 } });
  await speak('zh-CN');
  await page.goto(`/newsroom/articles/${articleId}/release`);
  await expect(page.getByRole('button', { name: '立即发布' })).toBeVisible();
  await page.getByRole('radio', { name: '到指定时间' }).check();
  await page.getByLabel('撤稿时间').fill(`${repeatedNight()}T02:30`);
  await page.getByRole('radio', { name: /第二次/ }).check();
  await page.getByLabel('给读者的撤稿原因').fill('只供一日。');
  await page.getByRole('radio', { name: '随另一篇稿件' }).check();
  await expectFit(page, 'the form in Chinese');
  await page.getByRole('radio', { name: /^定时/ }).check();
  await page.getByLabel('发布时间').fill(`${repeatedNight()}T01:30`);
  await page.getByRole('button', { name: '定时发布' }).click();
  await expect(page.getByRole('heading', { name: '第 1 版届时自动上线' })).toBeVisible();
  await expectFit(page, 'the confirmation');
  await page.reload();
  await expect(page.getByRole('heading', { name: '已安排' })).toBeVisible();
  await page.getByRole('button', { name: '继续在线' }).click();
  await expect(page.getByRole('button', { name: '继续在线' })).toBeHidden();
  await expectFit(page, 'the scheduled release');
  await context.close();
});
