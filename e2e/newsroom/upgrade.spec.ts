import { expect, type Page } from '@playwright/test';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import { addSection } from '#editorial/taxonomy/arrangingSections.ts';

/** Replaces the action ids that the page sends, so that the server does not know them, as after an upgrade. */
async function upgrade(page: Page): Promise<() => Promise<void>> {
  const unknown = 'f'.repeat(42);
  await page.route('**/*', (route) => {
    const headers = route.request().headers();
    return headers['next-action']
      ? route.continue({ headers: { ...headers, 'next-action': unknown } })
      : route.continue();
  });
  return () => page.unroute('**/*');
}

const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'Copydesk was updated' });

test('a form on a page older than the server says so, and typed text is still there after the reload', async ({
  browser,
}) => {
  const { page, context } = await windowOf(browser, 'admin');
  await page.goto('/admin/settings');
  const tagline = page.getByLabel('Tagline in Chinese');
  const zone = page.getByLabel('Time zone', { exact: true });
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeEnabled();
  const before = await zone.inputValue();
  const restore = await upgrade(page);
  await tagline.fill('每天清晨的港口新闻');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText(/was updated while this page was open/)).toBeVisible();
  await expect(page.getByText(/could not be reached/)).toHaveCount(0);
  await expect(notice(page)).toBeVisible();
  await expect(tagline).toHaveValue('每天清晨的港口新闻');
  await restore();
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByText(/what you had typed was put back/)).toBeVisible();
  await expect(tagline).toHaveValue('每天清晨的港口新闻');
  await expect(zone).toHaveValue(before);
  expect(await page.evaluate(() => sessionStorage.getItem('copydesk-typed'))).toBeNull();
  await context.close();
});

test('the event stream reports an upgrade; text in a dialog survives the reload, a password is never stored', async ({
  browser,
}) => {
  const { page, context } = await windowOf(browser, 'editor');
  const hello = `event: hello\ndata: ${JSON.stringify({ build: 'another', coversMs: 1_000 })}\n\n`;
  await page.route('**/newsroom/events*', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: hello }),
  );
  await page.goto('/newsroom/series');
  await expect(notice(page)).toBeVisible();
  await page.getByRole('button', { name: 'New series' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('港口的一百年');
  await page.unroute('**/newsroom/events*');
  await page.reload();
  await expect(notice(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'New series' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('港口的一百年');

  await page.route('**/newsroom/events*', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: hello }),
  );
  await page.goto('/newsroom/account');
  await expect(notice(page)).toBeVisible();
  await page.locator('input[type=password]').first().fill('a secret of mine');
  await page.unroute('**/newsroom/events*');
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(page.locator('input[type=password]').first()).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('secret of mine');
  await context.close();
});

test('text typed for one section is restored in its dialog only, and discarded on another page', async ({
  browser,
}) => {
  const database = await openTestDatabase();
  const admin = await database.actor('admin');
  const mark = Math.random().toString(36).slice(2, 8);
  const [one, two] = [`Estuary ${mark}`, `Lagoon ${mark}`];
  for (const name of [one, two])
    await addSection(admin, { slug: name.toLowerCase().replace(' ', '-'), names: { en: name } });
  const { page, context } = await windowOf(browser, 'admin');
  const inChinese = page.getByRole('dialog').getByLabel('In Chinese');
  async function rename(name: string): Promise<void> {
    await expect(page.getByRole('button', { name: 'Save settings' })).toBeEnabled(); // the page is interactive
    await page.getByRole('button', { name: `Rename ${name}`, exact: true }).click();
  }

  async function typeAndReload(): Promise<void> {
    await page.goto('/admin/settings');
    const restore = await upgrade(page);
    await rename(one);
    await inChinese.fill('河口');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('was updated while this page was open');
    await restore();
    await dialog.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByText(/what you had typed was put back/)).toBeVisible();
  }

  await typeAndReload();
  await rename(two);
  await expect(page.getByRole('dialog', { name: `Rename ${two}` })).toBeVisible();
  await expect(inChinese).toHaveValue('');
  await page.keyboard.press('Escape');
  await rename(one);
  await expect(inChinese).toHaveValue('河口');
  await page.keyboard.press('Escape');

  await typeAndReload();
  await page.getByRole('link', { name: 'Tokens' }).first().click();
  await expect(page).toHaveURL(/\/admin\/tokens$/);
  await expect(page.getByText(/what you had typed was put back/)).toHaveCount(0);
  await page.goBack();
  await rename(one);
  await expect(page.getByRole('dialog', { name: `Rename ${one}` })).toBeVisible();
  await expect(inChinese).toHaveValue('');
  await context.close();
  await database.close();
});

test('tags are restored after the reload', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'admin');
  await page.goto('/admin/settings');
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeEnabled();
  const restore = await upgrade(page);
  const zones = page.getByLabel('Other zones');
  await zones.fill('Asia/Tokyo');
  await zones.press('Enter');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(notice(page)).toBeVisible();
  await restore();
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('button', { name: /Asia\/Tokyo/ }).first()).toBeVisible();
  await context.close();
});

test('signing out on a page older than the server says so', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'writer');
  await page.goto('/newsroom');
  const restore = await upgrade(page);
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText(/was updated while this page was open/)).toBeVisible();
  await expect(page.getByText(/could not be reached/)).toHaveCount(0);
  await restore();
  await context.close();
});
