import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
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

/** A browser window of a sample account's own. */
export async function windowOf(
  browser: Browser,
  role: Role,
  given: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en-GB', ...given });
  const page = await context.newPage();
  await signIn(page, `${role}@example.com`);
  return { page, context };
}
