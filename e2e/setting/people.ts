import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { MISSING_MESSAGE } from '#contracts/missingMessages';
import { password } from './server.ts';

export type Role = 'writer' | 'editor' | 'admin';

/** Signs somebody in by the form, as a person would. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/newsroom/);
}

/** Fails when the context closes if one of its pages lacked a message, or could not fill its placeholders. */
function expectAllMessages(context: BrowserContext): void {
  const missing: string[] = [];
  context.on('console', (message) => {
    if (message.text().includes(MISSING_MESSAGE)) missing.push(message.text());
  });
  const close = context.close.bind(context);
  context.close = async (options) => {
    await close(options);
    expect(missing).toEqual([]);
  };
}

/** A browser window of a sample account's own. */
export async function windowOf(
  browser: Browser,
  role: Role,
  given: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en-GB', ...given });
  expectAllMessages(context);
  const page = await context.newPage();
  await signIn(page, `${role}@example.com`);
  return { page, context };
}

/** Presses a button by its key, once it does something: whoever asks first is inert for a second. */
export async function pressWhenAlive(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}
