import { expect } from '@playwright/test';
import { windowOf } from '#e2e/setting/people.ts';
import { tabTo } from '#e2e/setting/tabbing.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

test('from wire copy to a reader by keyboard alone', async ({ browser }) => {
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto('/newsroom');
  await tabTo(page, page.getByRole('link', { name: 'Import' }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/newsroom\/import$/);
  const copy = page.getByRole('textbox', { name: 'Wire copy' });
  await tabTo(page, copy);
  await page.keyboard.insertText(
    'Keys alone carry a story to the paper today harbour | Ferries | Quay\n\nRelease time: 2024-04-14 02:15\n\nThe first paragraph.\n\nA subhead\n\nThe second.',
  );
  await tabTo(page, page.getByRole('button', { name: 'Read', exact: true }));
  await page.keyboard.press('Enter');
  const topics = page.getByRole('textbox', { name: 'Topics' });
  await expect(topics).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Remove harbour' }));
  await page.keyboard.press('Enter');
  await tabTo(page, topics);
  await page.keyboard.type('Keys');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Section'));
  await page.keyboard.type('Innov');
  await tabTo(page, page.getByRole('button', { name: 'Create drafts' }));
  await page.keyboard.press('Enter');
  const draft = page.getByRole('main').getByRole('link', { name: /Keys alone/ });
  await expect(draft).toBeVisible();
  await tabTo(page, draft);
  await page.keyboard.press('Enter');

  const body = page.getByRole('textbox', { name: 'Body' });
  await expect(body).toContainText('The first paragraph.', { timeout: 15_000 * timeoutFactor });
  await tabTo(page, body);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' Typed at the end.');
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible({
    timeout: 15_000 * timeoutFactor,
  });
  await page.keyboard.press('Escape');
  const release = page.getByRole('button', { name: 'Release…' });
  await tabTo(page, release, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/release$/);
  const releaseNow = page.getByRole('button', { name: 'Release now' });
  await tabTo(page, releaseNow);
  await expect(releaseNow).toBeEnabled(); // the button is inert in its first second
  await page.keyboard.press('Enter');
  const address = page.locator('section:has(#released)').getByRole('link', { name: /\/articles\// });
  await expect(address).toBeVisible();
  await tabTo(page, address);
  const path = new URL((await address.getAttribute('href')) ?? '', page.url()).pathname;
  await page.goto(path);
  await expect(page.getByRole('article').first()).toContainText('Typed at the end.');
  await expect(page.getByRole('heading', { level: 2, name: 'A subhead' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Topics' }).first().getByRole('listitem')).toHaveText([
    'Ferries',
    'Quay',
    'Keys',
  ]);
  await context.close();
});
