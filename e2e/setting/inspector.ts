import { expect, type Page } from '@playwright/test';

/**
 * Opens the sidebar of the editor where it is shut. Looks at the button, not at what the sidebar holds: that may come
 * later than the sidebar itself.
 */
export async function openInspector(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Sidebar', exact: true });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
}
