import { type BrowserContext, expect, type Page } from '@playwright/test';
import { expectFit } from '#e2e/setting/fit.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { openReceiver, type Receiver, well } from '#server/worker/delivery/delivery.scene.ts';

test.describe.configure({ mode: 'serial' });

let admin: { page: Page; context: BrowserContext };
let database: TestDatabase;
let receiver: Receiver;
const name = `Partner ${process.pid}`;

test.beforeAll(async ({ browser }) => {
  [admin, database, receiver] = await Promise.all([
    windowOf(browser, 'admin'),
    openTestDatabase(),
    openReceiver(),
  ]);
  receiver.behave(well);
});
// Also after a failure.
test.afterEach(async () => changeLocale(await database.actor('admin'), { locale: 'en' }));
test.afterAll(async () => {
  await Promise.all([admin.context.close(), database.close(), receiver.close()]);
});

async function released(headline: string): Promise<void> {
  const editor = await database.actor('editor');
  await release(editor, { articleId: await database.story(editor, { headline }) });
}

/** Reloads the list until the delivery of this story to the test's receiver shows the text. @returns its row */
async function rowSays(headline: string, text: string | RegExp) {
  const row = admin.page.getByRole('row').filter({ hasText: headline }).filter({ hasText: name });
  await expect(async () => {
    await admin.page.goto('/admin/effects?kind=webhook');
    await expect(row.getByText(text, { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 * timeoutFactor });
  return row;
}

test('an admin adds a webhook, and is shown its secret once', async () => {
  const { page } = admin;
  await page.goto('/admin/webhooks');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Address').fill('https://user:secret@hooks.example/');
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await expect(dialog.getByText('This address cannot be used')).toBeVisible();
  await dialog.getByLabel('Address').fill(receiver.url);
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const secret = await dialog.getByLabel('Secret').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(secret);
});

test('a release is delivered, and the list shows it; a failed delivery is listed, retried and delivered', async () => {
  await released('Terns on the breakwater');
  await rowSays('Terns on the breakwater', 'Done');
  expect([...receiver.effects.values()].join()).toContain('Terns on the breakwater');

  receiver.behave((_heard, response) => response.writeHead(500).end());
  await released('Nobody hears of this');
  const row = await rowSays('Nobody hears of this', 'Failing');
  await expect(row.getByText('answered 500')).toBeVisible();
  // The next attempt is scheduled just after the failure is stored.
  await rowSays('Nobody hears of this', /Next attempt/);
  receiver.behave(well);
  await row.getByRole('button', { name: `Retry, to ${name}` }).click();
  await expect(admin.page.getByText(`Sent to ${name} again`)).toBeVisible();
  await rowSays('Nobody hears of this', 'Done');
  expect([...receiver.effects.values()].filter((body) => body.includes('Nobody hears of this'))).toHaveLength(
    1,
  );
});

for (const [colorScheme, width, locale] of [
  ['light', 390, 'zh-CN'],
  ['dark', 1440, 'en'],
] as const)
  test(`the webhook pages are accessible, ${colorScheme}, ${width} px, ${locale}`, async ({ browser }) => {
    await changeLocale(await database.actor('admin'), { locale });
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      storageState: await admin.context.storageState(),
    });
    const page = await context.newPage();
    for (const path of ['/admin/effects', '/admin/webhooks']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expectFit(page, path);
    }
    await context.close();
  });

test('a question has the focus on Cancel: Enter changes nothing, and only an answer or Escape closes it', async () => {
  const { page } = admin;
  await page.goto('/admin/webhooks');
  const pause = page.getByRole('button', { name: `Pause ${name}` });
  const question = page.getByRole('alertdialog', { name: `Pause ${name}` });
  await pause.press('Enter');
  await expect(question).toHaveAccessibleDescription(/receives no messages until you resume it/);
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.mouse.click(5, 5);
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(pause).toBeFocused();
  await pause.press('Enter');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(pause).toBeFocused();
});

test('a test is sent, a webhook is paused and removed by keyboard, and the audit log lists it', async () => {
  const { page } = admin;
  await page.goto('/admin/webhooks');
  await page.getByRole('button', { name: `Send a test to ${name}` }).press('Enter');
  await expect(page.getByText('A test message is being sent')).toBeVisible();
  await page.getByRole('button', { name: `Pause ${name}` }).press('Enter');
  await pressWhenAlive(page.getByRole('alertdialog').getByRole('button', { name: 'Pause' }));
  await expect(page.getByText(`${name} is paused.`)).toBeVisible();
  await expect.poll(() => [...receiver.effects.values()].join()).toContain('"kind":"ping"');
  await page.getByRole('button', { name: `Remove ${name}` }).press('Enter');
  await pressWhenAlive(page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }));
  await expect(page.getByText(`${name} was removed.`)).toBeVisible();
  await page.goto('/admin/audit?act=webhook.change');
  await expect(page.getByRole('listitem').filter({ hasText: `removed the webhook ${name}` })).toBeVisible();
});
