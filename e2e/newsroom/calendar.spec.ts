import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Route } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(async () => {
  await speak('en');
  await database.close();
});

const speak = (locale: 'en' | 'zh-CN') =>
  staff().update(user).set({ locale }).where(eq(user.email, 'editor@example.com'));

const isRefresh = (url: URL) => url.pathname === '/newsroom/calendar' && url.searchParams.has('_rsc');
async function delay(route: Route): Promise<void> {
  await sleep(1_500);
  await route.continue();
}

test('a package is scheduled, moved by keyboard and mouse, and unscheduled', async ({ browser }) => {
  const editor = await database.actor('editor');
  const { zone } = await readZones(editor);
  for (const part of ['one', 'two']) await database.story(editor, { headline: `Quay wall part ${part}` });
  const dayAfter = new Date(Date.now() + 2 * 86_400_000);
  const date = dayAfter.toLocaleDateString('sv', { timeZone: zone });

  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1280, height: 900 } });
  await page.goto('/newsroom/packages');
  await page.getByLabel('Name of the package').fill('The quay wall');
  await page.getByRole('button', { name: 'New package' }).click();
  await expect(page).toHaveURL(/\/packages\/\d+$/);
  const itsPage = page.url();
  for (const part of ['one', 'two']) {
    await page.getByLabel('Add an article').fill(`Quay wall part ${part}`);
    await page
      .getByRole('button', { name: `Quay wall part ${part}` })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: `Quay wall part ${part}` })).toBeVisible();
  }
  await page.getByLabel('At a time').check();
  await page.getByLabel('Release at').fill(`${date}T10:00`);
  await page.getByRole('button', { name: 'Schedule all 2' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: /^All 2 are scheduled for .*10:00/ }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Release all/ })).toHaveCount(0);

  await page.goto(`/newsroom/calendar?from=${date}`);
  const entry = page.getByRole('button', { name: /Package of 2: The quay wall$/ });
  const confirmMove = () =>
    page.getByRole('alertdialog').getByRole('button', { name: 'Move', exact: true }).click();
  const announcement = page.getByRole('main').locator('[aria-live=assertive]');
  await expect(entry).toHaveAccessibleName(/, 10:00/);
  await entry.focus();
  await page.keyboard.press('Space');
  await expect(announcement).toHaveText(/^Picked up The quay wall, .*10:00/);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(announcement).toHaveText(/11:00/);
  await page.keyboard.press('Escape');
  await expect(entry).toHaveAccessibleName(/, 10:00/);
  await page.keyboard.press('Space');
  for (const key of ['Shift+ArrowDown', 'ArrowDown', 'Alt+ArrowUp', 'Enter']) await page.keyboard.press(key);
  await confirmMove();
  await expect(announcement).toHaveText(/^Moved all 2 of “The quay wall” to .*11:10/);
  await expect(entry).toHaveAccessibleName(/, 11:10/);
  await expect(entry).toBeFocused();
  // A second move before the page is refreshed starts from the position that this page shows.
  await page.route(isRefresh, delay);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await confirmMove();
  await expect(announcement).toHaveText(/^Moved “The quay wall” back to .*10:00/);
  await expect(entry).toHaveAccessibleName(/, 10:00/);

  // In the first second after an act, a press has no effect.
  await expect(page.locator('[data-act-shield]')).toHaveCount(0);
  const box = await entry.boundingBox();
  if (!box) throw new Error('the entry is not visible');
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 40);
  await page.mouse.move(box.x + 20, box.y + 10 + 88, { steps: 4 });
  await page.mouse.up();
  await confirmMove();
  await expect(announcement).toHaveText(/^Moved all 2 .*12:00/);
  await expect(entry).toHaveAccessibleName(/, 12:00/);
  await page.unrouteAll({ behavior: 'wait' });

  await entry.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The quay wall' });
  await dialog.getByRole('button', { name: 'Unschedule…' }).click();
  await dialog.getByRole('button', { name: 'Unschedule', exact: true }).click();
  await expect(announcement).toHaveText(/^Unscheduled “The quay wall”/);
  await expect(entry).toHaveCount(0);

  await speak('zh-CN');
  const emptyWeek = '/newsroom/calendar?from=2036-01-07';
  for (const path of [`/newsroom/calendar?from=${date}`, emptyWeek, '/newsroom/packages', itsPage]) {
    await page.goto(path);
    await expectFit(page, path);
  }
  await speak('en');
  await context.close();
});

test('a writer sees the right time until the next release, even if their device clock is wrong', async ({
  browser,
}) => {
  const editor = await database.actor('editor');
  const at = new Date(Date.now() + 95 * 60_000);
  await release(editor, { articleId: await database.story(editor, { headline: 'Lock gates reopen' }), at });
  const { page, context } = await windowOf(browser, 'writer', { viewport: { width: 390, height: 844 } });
  await page.goto('/newsroom');
  await page.clock.setFixedTime(new Date(Date.now() - 7 * 3_600_000));
  await page.reload();
  const next = page.getByRole('region', { name: 'The next 24 hours' });
  const open = next.getByRole('button');
  await open.click();
  const row = next.getByRole('listitem').filter({ hasText: 'Lock gates reopen' });
  await expect(row.getByRole('timer')).toHaveText(/^1 h 3[45] min$/);
  await expectFit(page, 'the next 24 hours');
  await row.getByRole('link').press('Escape');
  await page.goto('/newsroom/calendar');
  await expect(page.getByRole('main').getByRole('link', { name: 'Lock gates reopen' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(0);
  await expectFit(page, 'the calendar of a writer');
  await context.close();
});

test('an empty time slot of the calendar leads to a release page with that time filled in', async ({
  browser,
}) => {
  const editor = await database.actor('editor');
  await database.story(editor, { headline: 'The slipway reopens' });
  // A week without entries and without a change of clocks.
  const june = `${new Date().getFullYear() + 1}-06-10`;
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 1440, height: 900 } });
  await page.goto(`/newsroom/calendar?from=${june}`);
  const grid = page.getByRole('list', { name: 'What is released or withdrawn in these days' });
  // The week is scrolled to the morning once its script runs; a click before that is on another hour.
  const hours = page.getByRole('region', { name: 'The hours of these days' });
  await expect.poll(() => hours.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  // 10:00 (44 px an hour) in the sixth of seven columns.
  const width = (await grid.boundingBox())?.width ?? 0;
  await grid.click({ position: { x: (width * 5.5) / 7, y: 442 } });
  const dialog = page.getByRole('dialog', { name: 'Schedule a release' });
  await expect(dialog.getByLabel('Release at')).toHaveValue(/T10:00$/);
  await expectFit(page, 'scheduling from the calendar');
  await dialog.getByLabel('Find an article').fill('slipway');
  await dialog
    .getByRole('link', { name: /The slipway reopens/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/release\?at=/);
  await expect(page.getByRole('radio', { name: /^At a time/ })).toBeChecked();
  await expect(page.getByLabel('Release at')).toHaveValue(/T10:00$/);
  await context.close();
});
