import { type BrowserContext, expect, type Page } from '@playwright/test';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { signIn, windowOf } from '#e2e/setting/people.ts';
import { password } from '#e2e/setting/server.ts';
import { test } from '#e2e/setting/test.ts';

test.describe.configure({ mode: 'serial' });

let admin: { page: Page; context: BrowserContext };
let nora: Page;
let link: string;
const address = `nora.${process.pid}@courier.example`;
const secret = 'terns on a rusty buoy';

test.beforeAll(async ({ browser }) => {
  admin = await windowOf(browser, 'admin');
  nora = await (await browser.newContext({ locale: 'en-GB' })).newPage();
});
test.afterAll(async () => {
  await admin.context.close();
  await nora.context().close();
});

/** Presses the button `name` of the dialog that confirms a change of access. */
const confirm = (name: string) =>
  admin.page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();

const rowOf = (text: string) => admin.page.getByRole('row').filter({ hasText: text });

test('an admin invites somebody, and is shown the link once', async () => {
  await admin.page.goto('/admin/users');
  await admin.page.getByRole('button', { name: 'Invite' }).click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nora Quay');
  await dialog.getByLabel('Email').fill(address);
  await dialog.getByLabel('Role').selectOption('Editor');
  await dialog.getByRole('button', { name: 'Make invitation' }).click();
  link = await dialog.getByLabel('Invitation link').inputValue();
  expect(link).toMatch(/^http:\/\/localhost:\d+\/invite\/[\w-]{43}$/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(address).getByText('Invited')).toBeVisible();
  await expect(admin.page.locator('body')).not.toContainText(link);
});

test('an invited user chooses a password and is signed in; the link no longer works', async () => {
  await nora.goto(link);
  await nora.getByLabel('New password').fill('password123');
  await nora.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(nora.getByRole('alert').filter({ hasText: 'too easy to guess' })).toBeVisible();
  await nora.getByLabel('New password').fill(secret);
  await nora.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(nora).toHaveURL(/\/newsroom$/);
  await nora.goto(link);
  await expect(nora.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('a new role applies at the user’s next click', async () => {
  await admin.page.goto('/admin/users');
  await rowOf(address).getByLabel('Role of Nora Quay').selectOption('Admin');
  await expect(
    admin.page.getByRole('alertdialog', { name: 'Change the role of Nora Quay to Admin?' }),
  ).toBeVisible();
  await confirm('Change the role');
  await expect(admin.page.getByText('Nora Quay is now: Admin.')).toBeVisible();
  // As on a device that was asleep: the page receives no events and stays open.
  await nora.route('**/newsroom/events**', (route) => route.abort());
  await nora.goto('/admin/users');
  await expect(nora.getByRole('heading', { name: 'Users' })).toBeVisible();
  await rowOf(address).getByLabel('Role of Nora Quay').selectOption('Writer');
  await confirm('Change the role');
  await expect(admin.page.getByText('Nora Quay is now: Writer.')).toBeVisible();
  await nora.getByRole('button', { name: 'Invite' }).click();
  await nora.getByLabel('Name').fill('Mallory');
  await nora.getByLabel('Email').fill('mallory@courier.example');
  await nora.getByRole('button', { name: 'Make invitation' }).click();
  await expect(nora.getByRole('alert').filter({ hasText: 'Your role does not allow this' })).toBeVisible();
  await nora.unrouteAll();
  expect((await nora.goto('/admin/users'))?.status()).toBe(404);
});

test('a disabled user lands on the sign-in page at the next click and cannot sign in again', async () => {
  await nora.goto('/newsroom/account');
  await rowOf(address).getByRole('button', { name: 'Disable' }).click();
  await confirm('Disable');
  await expect(admin.page.getByText('Nora Quay can no longer sign in.')).toBeVisible();
  await nora.getByRole('button', { name: 'Change password' }).waitFor();
  await nora.goto('/newsroom/account');
  await expect(nora).toHaveURL(/\/sign-in\?callbackUrl=%2Fnewsroom%2Faccount$/);
  await nora.getByLabel('Email').fill(address);
  await nora.getByLabel('Password').fill(secret);
  await nora.getByRole('button', { name: 'Sign in' }).click();
  await expect(nora.getByRole('alert').filter({ hasText: 'password is wrong' })).toBeVisible();
  await rowOf(address).getByRole('button', { name: 'Enable' }).click();
  await confirm('Enable');
  await expect(admin.page.getByText('Nora Quay can sign in again.')).toBeVisible();
  await signIn(nora, address, secret);
});

test('the audit log lists all of this in sentences', async () => {
  await admin.page.goto('/admin/audit');
  for (const sentence of [
    'invited Nora Quay',
    'changed the role of Nora Quay from Admin to Writer',
    'disabled Nora Quay',
  ])
    await expect(admin.page.getByRole('listitem').filter({ hasText: sentence }).first()).toBeVisible();
  await admin.page.getByLabel('What').selectOption('disabled');
  await admin.page.getByRole('button', { name: 'Show' }).click();
  await expect(admin.page).toHaveURL(/\/admin\/audit\?act=user\.disable$/);
  await expect(admin.page.getByRole('listitem').first()).toContainText('disabled');
});

test('signing in works without scripts and redirects to no other site', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto('/sign-in?callbackUrl=//evil.example');
  await page.getByLabel('Email').fill('writer@example.com');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/localhost:\d+\/newsroom$/);
  await context.close();
});

for (const [width, locale] of [
  [390, 'zh-CN'],
  [1440, 'en-GB'],
] as const)
  test(`the admin pages and the sign-in page are accessible, light and dark, ${width} px, ${locale}`, async ({
    browser,
  }) => {
    const look = { locale, viewport: { width, height: 900 } };
    const inside = await browser.newContext({
      ...look,
      storageState: await admin.context.storageState(),
    });
    const outside = await browser.newContext(look);
    for (const [context, path] of [
      [outside, '/sign-in'],
      [outside, '/invite/unknown'],
      [inside, '/admin/users'],
      [inside, '/admin/audit'],
      [inside, '/admin/settings'],
      [inside, '/newsroom/account'],
    ] as const) {
      const page = await context.newPage();
      await page.goto(path);
      await expectFitDayAndNight(page, path);
      await page.close();
    }
    await inside.close();
    await outside.close();
  });
