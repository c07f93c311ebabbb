import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { MISSING_MESSAGE } from '#contracts/missingMessages.ts';
import { password } from './server.ts';

export type Role = 'writer' | 'editor' | 'admin';

/** Signs in through the form, as a user does. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/newsroom/);
}

/** Signs a browser context in with the requests that the sign-in form sends, without opening a page. */
async function signInByRequest({ request }: BrowserContext, email: string): Promise<void> {
  const csrf = await request.get('/api/auth/csrf');
  const { csrfToken } = await csrf.json();
  const response = await request.post('/api/auth/callback/credentials', {
    form: { email, password, csrfToken },
    headers: { origin: new URL(csrf.url()).origin },
    maxRedirects: 0,
  });
  const { cookies } = await request.storageState();
  if (!cookies.some(({ name }) => name.includes('session-token')))
    throw new Error(`${email} was not signed in: ${response.status()}`);
}

/** React's errors when the browser renders something else than the server sent. */
const HYDRATION_ERRORS = /Minified React error #(418|419|421|422|423|425);/;

/**
 * When the context closes, fails if a page lacked a message, could not fill its placeholders, or was not rendered by the
 * browser as by the server.
 */
function expectWholePages(context: BrowserContext): void {
  const missing: string[] = [];
  context.on('weberror', (event) => {
    const { message } = event.error();
    if (HYDRATION_ERRORS.test(message)) missing.push(`${event.page()?.url()}: ${message}`);
  });
  context.on('console', (message) => {
    if (message.text().includes(MISSING_MESSAGE)) missing.push(message.text());
  });
  const close = context.close.bind(context);
  context.close = async (options) => {
    await close(options);
    expect(missing).toEqual([]);
  };
}

type ContextOptions = Parameters<Browser['newContext']>[0];

/** Opens a browser context signed in to a sample account, with an empty page. */
export const windowOf = (browser: Browser, role: Role, options: ContextOptions = {}) =>
  windowOfAccount(browser, `${role}@example.com`, options);

/** Opens a browser context signed in to an account with the password of the sample accounts, with an empty page. */
export async function windowOfAccount(
  browser: Browser,
  email: string,
  options: ContextOptions = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  expectWholePages(context);
  await signInByRequest(context, email);
  return { page: await context.newPage(), context };
}

/** Presses a button with Enter once it is enabled: a confirmation dialog is inert for its first second. */
export async function pressWhenAlive(button: Locator): Promise<void> {
  for (let tries = 1; tries <= 3; tries++) {
    await expect(button).toBeEnabled();
    await button.press('Enter');
    // Another test may change the data at this moment: the page then shows “Nothing was sent”. Repeat the press.
    if (!(await button.page().getByText('Nothing was sent: ').isVisible())) return;
  }
}
