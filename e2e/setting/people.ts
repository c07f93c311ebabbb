import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { MISSING_MESSAGE } from '#contracts/missingMessages.ts';
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

/** Signs a whole window in by what the sign-in form sends: no page is opened. */
async function signInByRequest({ request }: BrowserContext, email: string): Promise<void> {
  const asked = await request.get('/api/auth/csrf');
  const { csrfToken } = await asked.json();
  const answer = await request.post('/api/auth/callback/credentials', {
    form: { email, password, csrfToken },
    headers: { origin: new URL(asked.url()).origin },
    maxRedirects: 0,
  });
  const { cookies } = await request.storageState();
  if (!cookies.some(({ name }) => name.includes('session-token')))
    throw new Error(`${email} was not signed in: ${answer.status()}`);
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

/** A browser window of a sample account's own, signed in; its page is still empty. */
export async function windowOf(
  browser: Browser,
  role: Role,
  given: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en-GB', ...given });
  expectAllMessages(context);
  await signInByRequest(context, `${role}@example.com`);
  return { page: await context.newPage(), context };
}

/** Presses a button by its key, once it does something: whoever asks first is inert for a second. */
export async function pressWhenAlive(button: Locator): Promise<void> {
  for (let tries = 1; tries <= 3; tries++) {
    await expect(button).toBeEnabled();
    await button.press('Enter');
    // What another test did may have changed the page in that very instant; then it says so.
    if (!(await button.page().getByText('Nothing was sent: ').isVisible())) return;
  }
}
