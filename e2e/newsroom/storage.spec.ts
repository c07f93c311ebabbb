import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import {
  asksBeforeClosing,
  bodyInDatabase,
  bodyOfPage,
  expectSaved,
  openDraftPage,
  saveStatus,
} from '#e2e/setting/drafting.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { endSessionsOf } from '#editorial/people/endingSessions.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

type Opened = { page: Page; context: BrowserContext; articleId: ArticleId };

/** Opens a story in a browser whose storage the script `breaks`. */
async function open(browser: Browser, text: string, breaks?: () => void): Promise<Opened> {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'On a poor device',
    text,
  });
  const { page, context } = await windowOf(browser, 'writer');
  if (breaks) await context.addInitScript(breaks);
  await openDraftPage(page, articleId);
  return { page, context, articleId };
}

async function clearStorage({ page, context }: Opened): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'indexeddb',
  });
}

/** Scripts that simulate storage that cannot be opened, that never answers, and whose writes all fail. */
const refuseStorage = () => {
  IDBFactory.prototype.open = () => {
    throw new DOMException('refused by the test', 'SecurityError');
  };
};
const silenceStorage = () => {
  IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
};
const fillStorage = () => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full (simulated)', 'QuotaExceededError');
  };
};

/** Storage that works until `stopAnswering` and then neither fails nor answers. */
const silenceLater = () => {
  const { transaction } = IDBDatabase.prototype;
  const never: unknown = new Proxy(() => never, { get: () => never, set: () => true });
  IDBDatabase.prototype.transaction = function (...args) {
    if (!('isStorageSilent' in window)) return transaction.apply(this, args);
    return never as IDBTransaction;
  };
};
const stopAnswering = (page: Page) => page.evaluate(() => Object.assign(window, { isStorageSilent: true }));

/** Storage that works until it is full; then, as in browsers, writes succeed and their commits fail. */
const fillLater = () => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args);
    if ('isStorageFull' in window) {
      const error = new DOMException('full (simulated)', 'QuotaExceededError');
      Object.defineProperty(this.transaction, 'error', { value: error });
      request.addEventListener('success', () => this.transaction.abort());
    }
    return request;
  };
};

test('with the browser’s storage cleared while typing, online and then offline, every word is saved', async ({
  browser,
}) => {
  const opened = await open(browser, 'Before. ');
  const { page, context, articleId } = opened;
  await page.keyboard.type('First. ');
  await expectSaved(page);
  await clearStorage(opened);
  await page.keyboard.type('Cleared online. ');
  await expectSaved(page);
  await expect.poll(() => bodyInDatabase(articleId)).toBe('Before. First. Cleared online.');
  await context.setOffline(true);
  await page.keyboard.type('مرحبا offline. ');
  await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
  await clearStorage(opened);
  await page.keyboard.type('Cleared offline. ');
  await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible(); // rewritten completely
  expect(await bodyInDatabase(articleId)).not.toContain('offline');
  await context.setOffline(false);
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe(
    'Before. First. Cleared online. مرحبا offline. Cleared offline.',
  );
  await context.close();
});

for (const [how, breaks] of [
  ['refuses storage', refuseStorage],
  ['never answers', silenceStorage],
  ['has no room', fillStorage],
] as const) {
  test(`where the browser ${how}, Saved is still true; offline the status says that nothing is kept, and closing asks`, async ({
    browser,
  }) => {
    const { page, context, articleId } = await open(browser, '早晨。', breaks);
    const keys = await context.newCDPSession(page);
    for (const text of ['n', 'ni', 'nihao'])
      await keys.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await keys.send('Input.insertText', { text: '你好。' });
    await expectSaved(page);
    expect(await bodyInDatabase(articleId)).toBe('早晨。你好。');
    await expect(page.getByText('This browser keeps no copy of its own.')).toBeVisible();
    await context.setOffline(true);
    await expect(saveStatus(page, 'this device keeps nothing')).toBeVisible();
    await page.keyboard.type('Offline.');
    await expect(saveStatus(page, /^Not saved: offline, and this device keeps nothing/)).toBeVisible();
    expect(await asksBeforeClosing(page)).toBe(true);
    await context.setOffline(false);
    await expectSaved(page);
    expect(await bodyInDatabase(articleId)).toBe('早晨。你好。Offline.');
    expect(await asksBeforeClosing(page)).toBe(false);
    await context.close();
  });
}

test('a device that runs full while typing is noticed at the commit, and used again when it has space', async ({
  browser,
}) => {
  const { page, context, articleId } = await open(browser, 'Room. ', fillLater);
  await page.keyboard.type('Kept. ');
  await expectSaved(page);
  await page.evaluate(() => Object.assign(window, { isStorageFull: true }));
  await page.keyboard.type('Full. ');
  await expect(page.getByText('This browser keeps no copy of its own.')).toBeVisible();
  await expectSaved(page);
  await context.setOffline(true);
  await page.keyboard.type('Offline. ');
  await expect(saveStatus(page, /^Not saved: offline, and this device keeps nothing/)).toBeVisible();
  expect(await asksBeforeClosing(page)).toBe(true);
  await page.evaluate(() => Reflect.deleteProperty(window, 'isStorageFull'));
  await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
  await context.setOffline(false);
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('Room. Kept. Full. Offline.');
  await context.close();
});

test('when storage stops answering while typing, the status never says “kept”, and all is sent', async ({
  browser,
}) => {
  const { page, context, articleId } = await open(browser, 'Answers. ', silenceLater);
  await context.setOffline(true);
  await page.keyboard.type('Kept. ');
  await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
  await stopAnswering(page);
  await page.keyboard.type('Silent. ');
  await expect(saveStatus(page, 'Offline: kept on this device')).toHaveCount(0);
  await expect(saveStatus(page, /^Not saved: offline, and this device keeps nothing/)).toBeVisible();
  expect(await asksBeforeClosing(page)).toBe(true);
  await context.setOffline(false);
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('Answers. Kept. Silent.');
  await context.close();
});

/** Megabytes of numbered words in paragraphs; each part is below the limit of one paste. */
function hugeParts(): string[] {
  let word = 0;
  const paragraph = () => Array.from({ length: 100 }, () => `word${word++}`.padEnd(11, '.')).join(' ');
  return Array.from({ length: 6 }, () => Array.from({ length: 720 }, paragraph).join('\n\n'));
}

test('a text that grew too large to send while offline can be copied and downloaded completely', async ({
  browser,
}) => {
  test.setTimeout(240_000 * timeoutFactor);
  const { page, context, articleId } = await open(browser, 'Small.');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.setOffline(true);
  const parts = hugeParts();
  for (const part of parts)
    await bodyOfPage(page).evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, `\n\n${part}`);
  // Compared as one string: printing a difference of half a million words would take minutes.
  const wordsOf = (text: string) => (text.match(/word\d+/g) ?? []).join(' ');
  const words = wordsOf(parts.join(' '));
  const hasAll = (text: string) => wordsOf(text) === words;
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await context.setOffline(false);
  await expect(saveStatus(page, 'Not saved: the last change is larger')).toBeVisible({
    timeout: 60_000 * timeoutFactor,
  });
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(hasAll(await copied())).toBe(true);

  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByRole('button', { name: 'Go back to what was saved' }).click();
  await expectSaved(page);
  await expect(bodyOfPage(page)).toHaveText('Small.');
  await page.getByRole('button', { name: 'Recover…' }).click();
  const recover = page.getByRole('dialog', { name: 'Recover' });
  await expect(recover).toContainText('word0');
  await expect(recover).toContainText('The first 20,000 of');
  await recover.getByRole('button', { name: 'Copy text' }).click();
  await expect(recover.getByText('Copied', { exact: true })).toBeVisible();
  expect(hasAll(await copied())).toBe(true);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    recover.getByRole('button', { name: 'Download as .txt' }).click(),
  ]);
  expect(hasAll(await readFile(await download.path(), 'utf8'))).toBe(true);

  await recover.getByRole('button', { name: 'Insert at the end of the draft' }).click();
  await expect(recover).toContainText('Not inserted: the text is larger than the 1 MB');
  await expect(page.locator('[data-field="body"]')).toHaveText('Small.');
  await recover.getByRole('button', { name: 'Create a draft from it' }).click();
  await expect(recover).toContainText('No draft was made: the text is larger than a story can be');
  await page.keyboard.press('Escape');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('Small.');
  await context.close();
});

test('when a session ends and no copy is kept, the tab says so and asks before it closes', async ({
  browser,
}) => {
  const { page, context, articleId } = await open(browser, 'Signed in. ', refuseStorage);
  const writer = await database.actor('writer');
  await endSessionsOf(await database.actor('admin'), { userId: writer.id });
  await expect(saveStatus(page, 'Not saved: you are signed out.')).toBeVisible();
  await page.keyboard.type('Signed out.');
  await expect(saveStatus(page, 'This device keeps nothing')).toBeVisible();
  expect(await asksBeforeClosing(page)).toBe(true);
  const [other] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in' }).click(),
  ]);
  await other.getByLabel('Email').fill('writer@example.com');
  await other.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? 'promises-are-tests-1');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL(/\/newsroom/);
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('Signed in. Signed out.');
  await context.close();
});

test('a writer whose edits are refused can read and copy, and never sees Saved', async ({ browser }) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Refused',
    text: 'Open. ',
  });
  const { page, context } = await windowOf(browser, 'writer');
  let refuse: () => Promise<void> = async () => {};
  await page.routeWebSocket(/\/collab/, (socket) => {
    socket.connectToServer();
    refuse = () => socket.close({ code: 4403, reason: 'not-allowed' });
  });
  await openDraftPage(page, articleId);
  await refuse();
  await expect(saveStatus(page, 'Not saved: you may no longer edit this.')).toBeVisible();
  const body = bodyOfPage(page);
  await expect(body).toHaveAttribute('contenteditable', 'false');
  await expect(body).toHaveAttribute('aria-readonly', 'true');
  await body.click();
  await page.keyboard.type('Into the void');
  await expect(body).not.toContainText('void');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Refused\n\nOpen.');
  expect(await bodyInDatabase(articleId)).toBe('Open.');
  await context.close();
});

test('a paste that is too large is refused with a message; everybody can go on typing', async ({
  browser,
}) => {
  const { page, context, articleId } = await open(browser, 'Short. ');
  const other = await windowOf(browser, 'editor');
  await openDraftPage(other.page, articleId);
  for (const type of ['text/plain', 'text/html'])
    await bodyOfPage(page).evaluate((element, type) => {
      const clipboardData = new DataTransfer();
      const words = 'five megabytes of words '.repeat(220_000);
      clipboardData.setData(type, type === 'text/html' ? `<p>${words}</p>` : words);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, type);
  await expect(page.getByText('Not inserted: this is larger than the 1 MB').first()).toBeVisible();
  await page.keyboard.type('Goes on. ');
  await other.page.keyboard.type('Others too. ');
  await expectSaved(page);
  await expectSaved(other.page);
  await expect.poll(() => bodyInDatabase(articleId)).toContain('Others too.');
  const text = await bodyInDatabase(articleId);
  expect(text).toContain('Goes on.');
  expect(text).not.toContain('megabytes');
  await other.context.close();
  await context.close();
});

test('an update refused as too large is sent once: the story is read-only, then continues without it, and Recover offers it', async ({
  browser,
}) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Too much',
    text: 'Fine. ',
  });
  const { page, context } = await windowOf(browser, 'writer');
  let connections = 0;
  await page.routeWebSocket(/\/collab/, (socket) => {
    connections += 1;
    const server = socket.connectToServer();
    const isFirst = connections === 1;
    socket.onMessage((message) => {
      if (isFirst && Buffer.from(message as Buffer).includes('REFUSED'))
        void socket.close({ code: 4413, reason: 'too-large' });
      else server.send(message);
    });
  });
  await openDraftPage(page, articleId);
  await page.keyboard.insertText('REFUSED at large.');
  await expect(saveStatus(page, 'Not saved: the last change is larger')).toBeVisible();
  await expect(bodyOfPage(page)).toHaveAttribute('contenteditable', 'false');
  expect(connections).toBe(1);
  await page.getByRole('button', { name: 'Go back to what was saved' }).click();
  await expectSaved(page);
  await expect(bodyOfPage(page)).toHaveText('Fine. ');
  await bodyOfPage(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('And on.');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('Fine. And on.');
  await page.getByRole('button', { name: 'Recover…' }).click();
  const recover = page.getByRole('dialog', { name: 'Recover' });
  await expect(recover).toContainText('REFUSED at large.');
  await recover.getByRole('button', { name: 'Insert at the end of the draft' }).click();
  // While a dialog is open, the sheet behind it has no roles.
  await expect(page.locator('[data-field="body"]')).toContainText('REFUSED at large.');
  await recover.getByRole('button', { name: 'Discard…' }).click();
  await recover.getByRole('button', { name: 'Discard for good' }).click();
  // No text is left to recover: the dialog closes, and the notice with its button disappears.
  await expect(recover).toHaveCount(0);
  await expect(page.locator('#main')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Recover…' })).toHaveCount(0);
  await expectSaved(page);
  await context.close();
});
