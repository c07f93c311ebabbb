import { type Browser, type BrowserContext, test as playwrightTest, type TestInfo } from '@playwright/test';

/**
 * Playwright's `test`, which also closes the browser contexts that a test leaves open. Playwright keeps them until its
 * worker ends, and each open page goes on receiving the changes of all later tests. Contexts opened in `beforeAll` stay
 * open until the next file.
 */
export const test = playwrightTest.extend<{ closesContexts: undefined }>({
  closesContexts: [
    async ({ browser }, use, testInfo) => {
      await closeContextsOfOtherFiles(browser, testInfo.file);
      const openBefore = new Set(browser.contexts());
      await use(undefined);
      await captureFailure(browser.contexts(), testInfo);
      await closeAll(browser.contexts().filter((context) => !openBefore.has(context)));
    },
    { auto: true },
  ],
  context: async ({ context }, use, testInfo) => {
    await use(context);
    await captureFailure([context], testInfo);
  },
});

/** The file whose `beforeAll` opened a context. */
const fileOf = new WeakMap<BrowserContext, string>();

async function closeContextsOfOtherFiles(browser: Browser, file: string): Promise<void> {
  const contexts = browser.contexts();
  await closeAll(contexts.filter((context) => (fileOf.get(context) ?? file) !== file));
  for (const context of contexts) fileOf.set(context, file);
}

/** Closes all, and then throws the first error: closing a context fails if one of its pages lacked a message. */
async function closeAll(contexts: BrowserContext[]): Promise<void> {
  const outcomes = await Promise.allSettled(contexts.map((context) => context.close()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Stores a picture of each page if the test failed. Playwright's own option makes one of every page that is closed. */
async function captureFailure(contexts: BrowserContext[], testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  for (const page of contexts.flatMap((context) => context.pages())) {
    const path = testInfo.outputPath(`page-${testInfo.attachments.length + 1}.png`);
    const isTaken = await page.screenshot({ timeout: 5_000, path }).then(
      () => true,
      () => false, // the page may not answer
    );
    if (isTaken) testInfo.attachments.push({ name: 'page', path, contentType: 'image/png' });
  }
}
