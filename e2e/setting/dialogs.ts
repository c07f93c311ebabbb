import type { Locator, Page } from '@playwright/test';

/** The open dialog: one with a form, or a question that must be answered. Of several, the last one opened. */
export const openedDialog = (page: Page): Locator =>
  page.getByRole('dialog').or(page.getByRole('alertdialog')).last();
