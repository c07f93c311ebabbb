import type { Page } from '@playwright/test';
import { PRELOAD_AFTER_MS } from '#components/ui/codeOnDemand.ts';

/** Milliseconds in which this machine loads the code after that. */
const LOADING_MS = 2_000;

/** Waits until the open page has also loaded the code of its menus and dialogs, which then open offline. */
export const untilPreloaded = (page: Page): Promise<void> =>
  page.waitForTimeout(PRELOAD_AFTER_MS + LOADING_MS);
