import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { type Browser, expect, type Page } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';

// Tests the module of the local copies against the browser's storage, without the rest of the application.

const ORIGIN = 'https://copies.test';

/** Opens a page with the module of the copies' database as `copies` and one open database as `database`. */
async function openPage(browser: Browser): Promise<Page> {
  const source = await readFile('components/localCopies/copyDatabase.ts', 'utf8');
  const context = await browser.newContext();
  await context.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(source) })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Copies</title>' }),
  );
  const page = await context.newPage();
  await page.goto(ORIGIN);
  await page.addScriptTag({
    type: 'module',
    content: `import * as copies from '/copyDatabase.js';
      const database = new copies.CopyDatabase();
      const put = (name) =>
        database.run('readwrite', ({ copies }) => {
          copies.put({ name });
          return 'done';
        });
      const names = () => database.run('readonly', ({ copies: store }) => copies.resultOf(store.getAllKeys()));
      Object.assign(window, { database, put, names, copies, lost: 0 });
      database.onLost(() => { window.lost += 1; });`,
  });
  await page.waitForFunction(() => 'database' in window);
  return page;
}

/** Evaluates an expression in the page. */
const run = <T>(page: Page, expression: string) => page.evaluate(expression) as Promise<T>;

test('a write resolves after its commit', async ({ browser }) => {
  const page = await openPage(browser);
  expect(await run(page, `put('a')`)).toBe('done');
  expect(await run(page, 'names()')).toEqual(['a']);
  await page.context().close();
});

test('on a full device the commit fails and nothing is written; with space again everything is', async ({
  browser,
}) => {
  const page = await openPage(browser);
  await run(page, `put('before')`);
  // As in browsers, the write succeeds and the commit fails.
  const refused = `database.run('readwrite', async ({ copies: store }) => {
    await copies.resultOf(store.put({ name: 'a' }));
    const error = new DOMException('full', 'QuotaExceededError');
    Object.defineProperty(store.transaction, 'error', { value: error });
    store.transaction.abort();
    return 'done';
  }).catch((error) => error.why)`;
  expect(await run(page, refused)).toBe('full');
  expect(await run(page, 'names()')).toEqual(['before']);
  expect(await run(page, `put('a')`)).toBe('done');
  expect(await run(page, 'names()')).toEqual(['a', 'before']);
  await page.context().close();
});

test('a request that throws, a request that fails and a callback that throws write nothing', async ({
  browser,
}) => {
  const page = await openPage(browser);
  const attempt = (work: string) =>
    run(page, `database.run('readwrite', ${work}).then(() => 'done', (error) => error.why)`);
  const full = `throw new DOMException('full', 'QuotaExceededError')`;
  expect(await attempt(`({ copies }) => { copies.put({ name: 'a' }); ${full}; }`)).toBe('full');
  expect(await attempt(`({ copies }) => { copies.put({ name: 'a' }); copies.put({}); }`)).toBe('failed');
  expect(
    await attempt(`({ copies }) => { copies.put({ name: 'a' }); copies.add({ name: 'a' }); }`), // fails as an event
  ).toBe('failed');
  expect(
    await attempt(
      `async ({ copies: store }) => { store.put({ name: 'a' }); await copies.resultOf(store.get('a')); ${full}; }`,
    ),
  ).toBe('full');
  expect(await run(page, 'names()')).toEqual([]);
  await page.context().close();
});

test('cleared storage is noticed and written again', async ({ browser }) => {
  const page = await openPage(browser);
  await run(page, `put('a')`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'indexeddb' });
  await expect.poll(() => run(page, 'window.lost')).toBe(1);
  expect(await run(page, 'names()')).toEqual([]);
  expect(await run(page, `put('b')`)).toBe('done');
  expect(await run(page, 'names()')).toEqual(['b']);
  await page.context().close();
});

test('a transaction that never ends is reported as silent', async ({ browser }) => {
  const page = await openPage(browser);
  await run(page, `put('a')`);
  await page.clock.install();
  await run(
    page,
    `window.said = '', database.run('readwrite', () => new Promise(() => {})).catch((error) => { window.said = error.why; }), 0`,
  );
  await page.clock.runFor(6_000);
  await expect.poll(() => run(page, 'window.said')).toBe('silent');
  await page.context().close();
});
