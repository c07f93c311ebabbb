import { expect, type Page } from '@playwright/test';

/**
 * Opens the sidebar of the editor if it is closed. Checks the button, because the content of the sidebar may appear
 * later than the sidebar.
 */
export async function openInspector(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Sidebar', exact: true });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
}
