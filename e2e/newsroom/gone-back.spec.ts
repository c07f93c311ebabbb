import { chromium, expect } from '@playwright/test';
import { findBrowser } from '#e2e/setting/browser.ts';
import { signIn } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';

test('the sign-in button works when a user goes back to the page after signing in', async ({ baseURL }) => {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // Playwright disables the back/forward cache by default.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage({ locale: 'en-GB', ...(baseURL && { baseURL }) });
  await signIn(page, 'writer@example.com');
  // The page redirects a signed-in user to the newsroom.
  await page.context().clearCookies();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Email').fill('writer@example.com');
  await page.getByLabel('Password').fill('a wrong one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await browser.close();
});
