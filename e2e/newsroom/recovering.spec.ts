import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { writeDraft } from '#body/draftDocument.ts';
import { migrate } from '#db/migrator.ts';
import { closePools } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import {
  asksBeforeClosing,
  bodyInDatabase,
  bodyOfPage,
  expectSaved,
  openDraftPage,
  saveStatus,
} from '#e2e/setting/drafting.ts';
import { signIn, windowOf } from '#e2e/setting/people.ts';
import { untilPreloaded } from '#e2e/setting/preloading.ts';
import { freePort, password, type Running, startServer } from '#e2e/setting/server.ts';
import { findSystemPostgres, startSystemPostgres } from '#e2e/setting/systemPostgres.ts';
import { test } from '#e2e/setting/test.ts';
import { findActor, makeStory, openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { eraseFromBin } from '#editorial/bin/erasingFromBin.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { ensureSampleAccounts } from '#editorial/people/sampleAccounts.ts';

const recoverButton = (page: Page) => page.getByRole('button', { name: 'Recover…' });

/** The text that *Recover* offers on this page. */
async function recovered(page: Page): Promise<string> {
  await recoverButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Recover' });
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  const text = (await dialog.textContent()) ?? '';
  await page.keyboard.press('Escape');
  return text;
}

/** Names of the copies in this browser: database, user, article and session. */
const copyNames = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const request = indexedDB.open('copydesk-copies');
        request.onsuccess = () => {
          const reading = request.result.transaction('copies').objectStore('copies').getAllKeys();
          reading.onsuccess = () => {
            request.result.close();
            resolve(reading.result as string[]);
          };
        };
      }),
  );

/** Stores a document where versions before November 2026 stored the local copy of a draft. */
async function keepAsEarlierVersion(page: Page, articleId: number, ydoc: Y.Doc) {
  if (page.url() === 'about:blank') await page.goto('/robots.txt'); // storage belongs to an origin
  await page.evaluate(
    ([name, bytes]) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => {
          request.result.createObjectStore('updates', { autoIncrement: true });
          request.result.createObjectStore('custom');
        };
        request.onsuccess = () => {
          const writing = request.result.transaction('updates', 'readwrite');
          writing.objectStore('updates').add(new Uint8Array(bytes));
          writing.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    [`copydesk-draft-${articleId}`, [...Y.encodeStateAsUpdate(ydoc)]] as const,
  );
}

/** The draft of the server plus text that was typed locally and never sent. */
async function draftWith(articleId: ArticleId, typed: string): Promise<Y.Doc> {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, (await loadDraft(articleId)).state);
  const first = ydoc.getXmlFragment('body').get(0) as Y.XmlElement;
  const text = first.get(0) as Y.XmlText;
  text.insert(text.length, typed);
  return ydoc;
}

/** Refuses the page's next socket connections, as a server does whose database is unavailable, and reloads it. */
async function cutOff(page: Page): Promise<void> {
  await page.routeWebSocket(/\/collab/, (socket) => socket.close({ code: 4503, reason: 'unavailable' }));
  await page.reload();
  await expect(bodyOfPage(page)).toBeVisible(); // from the browser's copy
  await bodyOfPage(page).click();
  await page.keyboard.press('Control+End');
}

const beginSignOut = async (page: Page) => {
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  return page.getByRole('alertdialog', { name: 'Sign out?' });
};

test.describe('one server', () => {
  let database: TestDatabase;
  test.beforeAll(async () => {
    database = await openTestDatabase();
  });
  test.afterAll(() => database.close());

  test('on a shared computer nobody sends or sees another user’s unsaved words; signing out asks about them', async ({
    browser,
  }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'Shared desk',
      text: 'Base. ',
    });
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await signIn(page, 'writer@example.com');
    await openDraftPage(page, articleId);
    // The server still answers pages but refuses edits, as when its database is unavailable.
    let isCut = true;
    await page.routeWebSocket(/\/collab/, (socket) => {
      if (isCut) void socket.close({ code: 4503, reason: 'unavailable' });
      else socket.connectToServer();
    });
    await page.reload();
    await expect(bodyOfPage(page)).toHaveText('Base. '); // from the browser's copy
    await bodyOfPage(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Wren’s secret.');
    await expect(
      saveStatus(page, /^Not saved: the server can’t store it.*kept on this device/),
    ).toBeVisible();

    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Sign out?' });
    await expect(dialog).toContainText('One story has words that were not saved yet:');
    await expect(dialog).toContainText('Shared desk');
    await dialog.getByRole('button', { name: 'Sign out and keep them here for me' }).click();
    await expect(page).toHaveURL(/sign-in/);

    isCut = false;
    await signIn(page, 'editor@example.com');
    await expect(page.getByText('This device keeps unsaved words of somebody else')).toBeVisible();
    await expect(page.getByText('secret')).toHaveCount(0);
    await openDraftPage(page, articleId);
    await expect(bodyOfPage(page)).toHaveText('Base. ');
    await page.keyboard.type('Edith’s. ');
    await expectSaved(page);
    await expect(recoverButton(page)).toHaveCount(0);
    expect(await bodyInDatabase(articleId)).toBe('Base. Edith’s.');

    // A page left open while another user signs in writes for neither user.
    const openPage = await context.newPage();
    await openDraftPage(openPage, articleId);
    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/sign-in/);
    await expect(saveStatus(openPage, 'Not saved: you are signed out.')).toBeVisible();
    const wren = await database.actor('writer');
    const owners = (await copyNames(page)).map((name) => Number(name.split('/')[1]));
    expect(owners).toEqual([wren.id]); // no copy of Edith's: her words are saved
    await signIn(page, 'writer@example.com');
    await openPage.bringToFront();
    await openPage.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(saveStatus(openPage, 'Not saved: somebody else is signed in here now.')).toBeVisible();
    await expect(bodyOfPage(openPage)).toHaveAttribute('contenteditable', 'false');
    await openPage.close();

    // The writer's unsent words are sent, without a question, when the writer signs in again.
    await expect(page.getByText('This device keeps text that is not in its story.')).toBeVisible();
    expect(await recovered(page)).toContain('Wren’s secret.');
    await openDraftPage(page, articleId);
    await expect(bodyOfPage(page)).toContainText('Wren’s secret.');
    await expectSaved(page);
    const all = await bodyInDatabase(articleId);
    for (const words of ['Base.', 'Wren’s secret.', 'Edith’s.']) expect(all.split(words)).toHaveLength(2);
    await context.close();
  });

  test('unsent words that an earlier version kept under the article’s name are offered, not merged', async ({
    browser,
  }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'Of before',
      text: 'Base.',
    });
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await signIn(page, 'writer@example.com');
    await keepAsEarlierVersion(page, articleId, await draftWith(articleId, ' Unsent of before.'));
    await openDraftPage(page, articleId);
    await expect(bodyOfPage(page)).toHaveText('Base.');
    expect(await recovered(page)).toContain('Base. Unsent of before.');
    expect(await bodyInDatabase(articleId)).toBe('Base.');
    await recoverButton(page).click();
    await page.getByRole('button', { name: 'Create a draft from it' }).click();
    await page.getByRole('link', { name: 'Open the draft' }).click();
    await expect(bodyOfPage(page)).toHaveText('Base. Unsent of before.');
    await expectSaved(page);

    // A page of the old version that is still open has stored another copy since.
    await keepAsEarlierVersion(page, articleId, await draftWith(articleId, ' Kept later.'));
    await openDraftPage(page, articleId);
    await expect(page.getByText('This device keeps 2 texts')).toBeVisible();
    const both = await recovered(page);
    for (const words of ['Unsent of before.', 'Kept later.']) expect(both).toContain(words);
    await context.close();
  });

  test('a recovered headline and standfirst are inserted into their fields if these are empty, else into the body', async ({
    browser,
  }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'Now',
      text: 'Base.',
    });
    const ydoc = await draftWith(articleId, ' Unsent.');
    writeDraft(ydoc, { headline: 'Then', standfirst: 'What it was about' });
    const { page, context } = await windowOf(browser, 'writer');
    await keepAsEarlierVersion(page, articleId, ydoc);
    await openDraftPage(page, articleId);
    await recoverButton(page).click();
    const recover = page.getByRole('dialog', { name: 'Recover' });
    await recover.getByRole('button', { name: 'Insert at the end of the draft' }).click();
    await expect(recover).toContainText('Inserted into the draft.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('Now');
    await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveText('What it was about');
    await expectSaved(page);
    expect(await bodyInDatabase(articleId)).toBe('Base.\n\nThen\n\nBase. Unsent.');
    await context.close();
  });

  test('unsent words for a story deleted meanwhile are offered while it is in the bin and after', async ({
    browser,
  }) => {
    const editor = await database.actor('editor');
    const articleId = await database.story(editor, { headline: 'Gone meanwhile', text: 'Base. ' });
    const { page, context } = await windowOf(browser, 'writer');
    await openDraftPage(page, articleId);
    await cutOff(page);
    await page.keyboard.type('Typed too late.');
    await expect(saveStatus(page, /kept on this device/)).toBeVisible();
    await page.goto('about:blank');
    const subject = { subject: 'article', id: articleId } as const;
    await moveToBin(editor, subject);
    const admin = await database.actor('admin');
    for (const erase of [() => eraseFromBin(admin, subject), undefined]) {
      await page.goto('/newsroom');
      await recoverButton(page).click();
      const recover = page.getByRole('dialog', { name: 'Recover' });
      await expect(recover).toContainText('Base. Typed too late.');
      await expect(recover).toContainText('The article is not there any more.');
      await erase?.();
    }
    await page.getByRole('button', { name: 'Create a draft from it' }).click();
    const address = await page.getByRole('link', { name: 'Open the draft' }).getAttribute('href');
    const newArticleId = Number(address?.split('/').at(-1)) as ArticleId;
    expect(await bodyInDatabase(newArticleId)).toBe('Base. Typed too late.');
    await context.close();
  });

  test('a local database of an earlier version that never answers delays nothing', async ({ browser }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'Not held up',
      text: 'Base. ',
    });
    const { page, context } = await windowOf(browser, 'writer');
    await openDraftPage(page, articleId);
    await cutOff(page);
    await page.keyboard.type('Not sent.');
    await expect(saveStatus(page, /kept on this device/)).toBeVisible();
    await keepAsEarlierVersion(page, articleId + 1, new Y.Doc());
    const list = await context.newPage();
    await list.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...args) {
        if (args[0].startsWith('copydesk-draft-')) return new EventTarget() as IDBOpenDBRequest;
        return open.apply(this, args);
      };
    });
    await list.goto('/newsroom');
    expect(await recovered(list)).toContain('Base. Not sent.');
    await context.close();
  });

  test('a failed sign-out leaves unsaved words in place, and the status still says so', async ({
    browser,
  }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'Staying',
      text: 'Base. ',
    });
    const { page, context } = await windowOf(browser, 'writer');
    await openDraftPage(page, articleId);
    await untilPreloaded(page);
    await context.setOffline(true);
    await page.keyboard.type('Typed offline.');
    await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
    const before = await copyNames(page);
    const dialog = await beginSignOut(page);
    await dialog.getByRole('button', { name: 'Sign out and delete them' }).click();
    await expect(page.getByText('The server could not be reached')).toBeVisible();
    expect(await copyNames(page)).toEqual(before);
    await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
    await page.reload().catch(() => {}); // the copy that the status names survives the reload
    await context.setOffline(false);
    await openDraftPage(page, articleId);
    await expect(bodyOfPage(page)).toHaveText('Base. Typed offline.');
    // The page shows the text of its own copy first; it is stored when the copy has been merged.
    await expect.poll(() => bodyInDatabase(articleId)).toBe('Base. Typed offline.');
    await context.close();
  });

  test('after signing out deleted unsaved words, another tab that shows them says so and asks before closing', async ({
    browser,
  }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'Two tabs',
      text: 'Base. ',
    });
    const { page, context } = await windowOf(browser, 'writer');
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await openDraftPage(tab, articleId);
      await cutOff(tab);
      await tab.keyboard.type('Unsaved. ');
      await expect(saveStatus(tab, /kept on this device/)).toBeVisible();
    }
    await page.bringToFront();
    const dialog = await beginSignOut(page);
    await dialog.getByRole('button', { name: 'Sign out and delete them' }).click();
    await expect(page).toHaveURL(/sign-in/); // without another dialog
    expect(await copyNames(page)).toEqual([]);
    await expect(saveStatus(other, 'This device keeps nothing')).toBeVisible();
    expect(await asksBeforeClosing(other)).toBe(true);
    await other.bringToFront();
    await bodyOfPage(other).click();
    await other.keyboard.type('Typed on. ');
    await expect(saveStatus(other, 'kept on this device')).toBeVisible();
    await context.close();
  });
});

test('another database at the same address, or a restored folder, gets no text from the browser’s copy and doubles nothing', async ({
  browser,
}) => {
  test.setTimeout(240_000 * timeoutFactor);
  const home = await mkdtemp(join(tmpdir(), 'copydesk-databases-'));
  const folder = (name: string) => join(home, name);
  const port = await freePort();
  const start = (name: string): Promise<Running> =>
    startServer({ dataDir: folder(name), port, env: { SAMPLE_EDITION: '0' } });
  const context = await browser.newContext({ baseURL: `http://localhost:${port}`, locale: 'en-GB' });

  let server = await start('one');
  let database = await openTestDatabase(folder('one'));
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'In one',
    text: 'One. ',
  });
  const page = await context.newPage();
  await signIn(page, 'writer@example.com');
  const session = await context.cookies();
  await openDraftPage(page, articleId);
  await page.keyboard.type('Saved in one. ');
  await expectSaved(page);
  await database.close();
  await server.stop();
  await cp(folder('one'), folder('backup'), { recursive: true });

  // Starts another database whose first article has the same id, while the page is open.
  server = await start('two');
  database = await openTestDatabase(folder('two'));
  expect(await database.story(await database.actor('editor'), { headline: 'In two', text: 'Two.' })).toBe(
    articleId,
  );
  await expect(saveStatus(page, 'Not saved: this page belongs to another database')).toBeVisible({
    timeout: 20_000 * timeoutFactor,
  });
  await expect(bodyOfPage(page)).toHaveAttribute('contenteditable', 'false');
  await signIn(page, 'writer@example.com');
  expect(await recovered(page)).toContain('Saved in one.');
  await openDraftPage(page, articleId);
  await expect(bodyOfPage(page)).toHaveText('Two.');
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('In two');
  expect(await recovered(page)).toContain('One. Saved in one.');
  expect(await bodyInDatabase(articleId)).toBe('Two.');
  await database.close();
  await server.stop();

  // The first database runs again: its local copy is used, and nothing is doubled.
  server = await start('one');
  database = await openTestDatabase(folder('one'));
  await context.addCookies(session);
  await openDraftPage(page, articleId);
  await expect(bodyOfPage(page)).toHaveText('One. Saved in one. ');
  await page.keyboard.type('After the copy. ');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('One. Saved in one. After the copy.');
  await database.close();
  await server.stop();

  // The backup folder replaces it while the page is open.
  server = await start('backup');
  database = await openTestDatabase(folder('backup'));
  await expect(bodyOfPage(page)).toHaveText('One. Saved in one. ', { timeout: 20_000 * timeoutFactor });
  await expectSaved(page);
  expect(await recovered(page)).toContain('After the copy.');
  await bodyOfPage(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('In the backup.');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('One. Saved in one. In the backup.');
  await page.reload();
  await expectSaved(page);
  await expect(bodyOfPage(page)).toHaveText('One. Saved in one. In the backup.');
  expect(await recovered(page)).toContain('After the copy.');
  await database.close();
  await context.close();
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

const binaries = findSystemPostgres();

test('after pg_restore, a local copy with more text is offered, and text typed only offline is merged', async ({
  browser,
}) => {
  test.skip(!binaries, 'this machine has no PostgreSQL with pg_dump');
  test.setTimeout(240_000 * timeoutFactor);
  const postgres = await startSystemPostgres(binaries ?? '');
  await migrate(postgres.url);
  await closePools();
  process.env.DATABASE_URL = postgres.url;
  await ensureSampleAccounts(password);
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'copydesk-restored-'));
  const start = () =>
    startServer({
      port,
      dataDir,
      env: {
        DATABASE_URL: postgres.url,
        NEXTAUTH_SECRET: 'the-same-before-and-after-the-restore',
        MEDIA_URL: `file:${join(dataDir, 'media')}`,
        SAMPLE_EDITION: '0',
        LOG_LEVEL: 'error',
      },
    });
  let server = await start();
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const page = await context.newPage();
  await signIn(page, 'writer@example.com');
  const editor = await findActor('editor');
  const lost = await makeStory(editor, { headline: 'Restored', text: 'Base. ' });
  const offlineId = await makeStory(editor, { headline: 'Offline', text: 'Base. ' });
  await openDraftPage(page, lost);
  const offline = await context.newPage();
  await openDraftPage(offline, offlineId);
  const backup = join('/tmp', `copydesk-${process.pid}.dump`);
  await postgres.run('pg_dump', '-Fc', '-f', backup, 'copydesk');
  await page.bringToFront();
  await page.keyboard.type('Saved after the backup. ');
  await expectSaved(page);
  await closePools();
  await server.stop();
  await offline.bringToFront();
  await offline.keyboard.type('Typed while away. ');
  await expect(saveStatus(offline, 'Offline: kept on this device')).toBeVisible();

  await postgres.run('dropdb', '--force', 'copydesk');
  await postgres.run('createdb', 'copydesk');
  await postgres.run('pg_restore', '-d', 'copydesk', backup);
  await rm(backup, { force: true });
  server = await start();
  await expect(bodyOfPage(page)).toHaveText('Base. ', { timeout: 20_000 * timeoutFactor });
  await expectSaved(page);
  await expectSaved(offline);
  await page.bringToFront();
  expect(await recovered(page)).toContain('Saved after the backup.');
  expect(await bodyInDatabase(lost)).toBe('Base.');
  expect(await bodyInDatabase(offlineId)).toBe('Base. Typed while away.');
  await expect(recoverButton(offline)).toHaveCount(0);
  await context.close();
  await closePools();
  await server.stop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});
