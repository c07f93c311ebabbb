import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as Y from 'yjs';
import { writeDraft } from '#body/draftDocument.ts';
import { migrate } from '#db/migrator.ts';
import { closePools } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { findActor, makeStory, openDesk } from '#e2e/setting/desk.ts';
import {
  asksBeforeClosing,
  bodyInDatabase,
  bodyOfPage,
  expectSaved,
  openDraftPage,
  saveStatus,
} from '#e2e/setting/drafting.ts';
import { signIn, windowOf } from '#e2e/setting/people.ts';
import { freePort, password, type Running, startServer } from '#e2e/setting/server.ts';
import { findSystemPostgres, startSystemPostgres } from '#e2e/setting/systemPostgres.ts';
import { eraseFromBin } from '#editorial/bin/erasingFromBin.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { loadDraft } from '#editorial/drafts/loadedDraft.ts';
import { ensureSampleAccounts } from '#editorial/people/sampleAccounts.ts';

const recoverButton = (page: Page) => page.getByRole('button', { name: 'Recover…' });

/** What *Recover* offers on this page, as text. */
async function recovered(page: Page): Promise<string> {
  await recoverButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Recover' });
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  const text = (await dialog.textContent()) ?? '';
  await page.keyboard.press('Escape');
  return text;
}

/** The names of the copies that this browser keeps: database, user, article and session. */
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

/** Puts a document where versions of before November 2026 kept an article's draft. */
async function keepAsEarlierVersion(page: Page, articleId: number, ydoc: Y.Doc) {
  if (page.url() === 'about:blank') await page.goto('/robots.txt'); // its storage is of an address
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

/** The draft on the server with something typed into it that was never sent. */
async function draftWith(articleId: ArticleId, typed: string): Promise<Y.Doc> {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, (await loadDraft(articleId)).state);
  const first = ydoc.getXmlFragment('body').get(0) as Y.XmlElement;
  const text = first.get(0) as Y.XmlText;
  text.insert(text.length, typed);
  return ydoc;
}

/** From its next connection on, a page's words are not taken: as when the server's database is about to fail. */
async function cutOff(page: Page): Promise<void> {
  await page.routeWebSocket(/\/collab/, (socket) => socket.close({ code: 4503, reason: 'unavailable' }));
  await page.reload();
  await expect(bodyOfPage(page)).toBeVisible(); // of the browser's copy
  await bodyOfPage(page).click();
  await page.keyboard.press('Control+End');
}

const beginSignOut = async (page: Page) => {
  await page.getByRole('button', { name: /^Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  return page.getByRole('dialog', { name: 'Sign out?' });
};

test.describe('one server', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  test.beforeAll(async () => {
    desk = await openDesk();
  });
  test.afterAll(() => desk.close());

  test('on a shared desk nobody sends, or sees, another’s unsaved words; signing out asks about them', async ({
    browser,
  }) => {
    const articleId = await desk.story(await desk.actor('editor'), {
      headline: 'Shared desk',
      text: 'Base. ',
    });
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await signIn(page, 'writer@example.com');
    await openDraftPage(page, articleId);
    // The server answers pages and takes no words: as when its database is about to fail.
    let isCut = true;
    await page.routeWebSocket(/\/collab/, (socket) => {
      if (isCut) void socket.close({ code: 4503, reason: 'unavailable' });
      else socket.connectToServer();
    });
    await page.reload();
    await expect(bodyOfPage(page)).toHaveText('Base. '); // of the browser's copy
    await bodyOfPage(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Wren’s secret.');
    await expect(
      saveStatus(page, /^Not saved: the server can’t store it.*kept on this device/),
    ).toBeVisible();

    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const asked = page.getByRole('dialog', { name: 'Sign out?' });
    await expect(asked).toContainText('One story has words that were not saved yet:');
    await expect(asked).toContainText('Shared desk');
    await asked.getByRole('button', { name: 'Sign out and keep them here for me' }).click();
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

    // A page that stays open while another signs in writes under neither name.
    const left = await context.newPage();
    await openDraftPage(left, articleId);
    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/sign-in/);
    await expect(saveStatus(left, 'Not saved: you are signed out.')).toBeVisible();
    const wren = await desk.actor('writer');
    const owners = (await copyNames(page)).map((name) => Number(name.split('/')[1]));
    expect(owners).toEqual([wren.id]); // of Edith, whose words are saved, nothing stays
    await signIn(page, 'writer@example.com');
    await left.bringToFront();
    await left.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(saveStatus(left, 'Not saved: somebody else is signed in here now.')).toBeVisible();
    await expect(bodyOfPage(left)).toHaveAttribute('contenteditable', 'false');
    await left.close();

    // Their owner's words are sent when the owner is back, without a question.
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
    const articleId = await desk.story(await desk.actor('editor'), { headline: 'Of before', text: 'Base.' });
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

    // An old page that was still open has kept something else since.
    await keepAsEarlierVersion(page, articleId, await draftWith(articleId, ' Kept later.'));
    await openDraftPage(page, articleId);
    await expect(page.getByText('This device keeps 2 texts')).toBeVisible();
    const both = await recovered(page);
    for (const words of ['Unsent of before.', 'Kept later.']) expect(both).toContain(words);
    await context.close();
  });

  test('a text is inserted with its headline and standfirst: in their fields where these are empty, else in the body', async ({
    browser,
  }) => {
    const articleId = await desk.story(await desk.actor('editor'), { headline: 'Now', text: 'Base.' });
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

  test('words for a story that was deleted meanwhile are offered, from the bin and after it', async ({
    browser,
  }) => {
    const editor = await desk.actor('editor');
    const articleId = await desk.story(editor, { headline: 'Gone meanwhile', text: 'Base. ' });
    const { page, context } = await windowOf(browser, 'writer');
    await openDraftPage(page, articleId);
    await cutOff(page);
    await page.keyboard.type('Typed too late.');
    await expect(saveStatus(page, /kept on this device/)).toBeVisible();
    await page.goto('about:blank');
    const subject = { subject: 'article', id: articleId } as const;
    await moveToBin(editor, subject);
    const admin = await desk.actor('admin');
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
    const made = Number(address?.split('/').at(-1)) as ArticleId;
    expect(await bodyInDatabase(made)).toBe('Base. Typed too late.');
    await context.close();
  });

  test('a database of an earlier version that never answers holds nothing up', async ({ browser }) => {
    const articleId = await desk.story(await desk.actor('editor'), {
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
      IDBFactory.prototype.open = function (...given) {
        if (given[0].startsWith('copydesk-draft-')) return new EventTarget() as IDBOpenDBRequest;
        return open.apply(this, given);
      };
    });
    await list.goto('/newsroom');
    expect(await recovered(list)).toContain('Base. Not sent.');
    await context.close();
  });

  test('signing out that fails leaves unsaved words where they are, and goes on saying so', async ({
    browser,
  }) => {
    const articleId = await desk.story(await desk.actor('editor'), { headline: 'Staying', text: 'Base. ' });
    const { page, context } = await windowOf(browser, 'writer');
    await openDraftPage(page, articleId);
    await context.setOffline(true);
    await page.keyboard.type('Typed offline.');
    await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
    const before = await copyNames(page);
    const asked = await beginSignOut(page);
    await asked.getByRole('button', { name: 'Sign out and delete them' }).click();
    await expect(page.getByText('The server could not be reached')).toBeVisible();
    expect(await copyNames(page)).toEqual(before);
    await expect(saveStatus(page, 'Offline: kept on this device')).toBeVisible();
    await page.reload().catch(() => {}); // what is said to be kept survives the page
    await context.setOffline(false);
    await openDraftPage(page, articleId);
    await expect(bodyOfPage(page)).toHaveText('Base. Typed offline.');
    await expect.poll(() => bodyInDatabase(articleId)).toBe('Base. Typed offline.');
    await context.close();
  });

  test('once signing out has deleted unsaved words, another tab that shows them says so and asks before it closes', async ({
    browser,
  }) => {
    const articleId = await desk.story(await desk.actor('editor'), { headline: 'Two tabs', text: 'Base. ' });
    const { page, context } = await windowOf(browser, 'writer');
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await openDraftPage(tab, articleId);
      await cutOff(tab);
      await tab.keyboard.type('Unsaved. ');
      await expect(saveStatus(tab, /kept on this device/)).toBeVisible();
    }
    await page.bringToFront();
    const asked = await beginSignOut(page);
    await asked.getByRole('button', { name: 'Sign out and delete them' }).click();
    await expect(page).toHaveURL(/sign-in/); // without another question
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

test('another database at the same address, and a folder copied back, get nothing of a browser’s copy and double nothing', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const home = await mkdtemp(join(tmpdir(), 'copydesk-databases-'));
  const folder = (name: string) => join(home, name);
  const port = await freePort();
  const start = (name: string): Promise<Running> =>
    startServer({ dataDir: folder(name), port, env: { SAMPLE_EDITION: '0' } });
  const context = await browser.newContext({ baseURL: `http://localhost:${port}`, locale: 'en-GB' });

  let server = await start('one');
  let desk = await openDesk(folder('one'));
  const articleId = await desk.story(await desk.actor('editor'), { headline: 'In one', text: 'One. ' });
  const page = await context.newPage();
  await signIn(page, 'writer@example.com');
  const session = await context.cookies();
  await openDraftPage(page, articleId);
  await page.keyboard.type('Saved in one. ');
  await expectSaved(page);
  await desk.close();
  await server.stop();
  await cp(folder('one'), folder('backup'), { recursive: true });

  // Another database, whose first article has the same id. The page is still open.
  server = await start('two');
  desk = await openDesk(folder('two'));
  expect(await desk.story(await desk.actor('editor'), { headline: 'In two', text: 'Two.' })).toBe(articleId);
  await expect(saveStatus(page, 'Not saved: this page belongs to another database')).toBeVisible({
    timeout: 20_000,
  });
  await expect(bodyOfPage(page)).toHaveAttribute('contenteditable', 'false');
  await signIn(page, 'writer@example.com');
  expect(await recovered(page)).toContain('Saved in one.');
  await openDraftPage(page, articleId);
  await expect(bodyOfPage(page)).toHaveText('Two.');
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('In two');
  expect(await recovered(page)).toContain('One. Saved in one.');
  expect(await bodyInDatabase(articleId)).toBe('Two.');
  await desk.close();
  await server.stop();

  // Back on the first database its copy is its own again, and nothing is doubled.
  server = await start('one');
  desk = await openDesk(folder('one'));
  await context.addCookies(session);
  await openDraftPage(page, articleId);
  await expect(bodyOfPage(page)).toHaveText('One. Saved in one. ');
  await page.keyboard.type('After the copy. ');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('One. Saved in one. After the copy.');
  await desk.close();
  await server.stop();

  // The folder of before is put in its place, under the open page.
  server = await start('backup');
  desk = await openDesk(folder('backup'));
  await expect(bodyOfPage(page)).toHaveText('One. Saved in one. ', { timeout: 20_000 });
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
  await desk.close();
  await context.close();
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

const binaries = findSystemPostgres();

test('after pg_restore of a backup, a copy that holds more is offered, and what was only typed offline is merged', async ({
  browser,
}) => {
  test.skip(!binaries, 'this machine has no PostgreSQL with pg_dump');
  test.setTimeout(240_000);
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
  const kept = await makeStory(editor, { headline: 'Offline', text: 'Base. ' });
  await openDraftPage(page, lost);
  const offline = await context.newPage();
  await openDraftPage(offline, kept);
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
  await expect(bodyOfPage(page)).toHaveText('Base. ', { timeout: 20_000 });
  await expectSaved(page);
  await expectSaved(offline);
  await page.bringToFront();
  expect(await recovered(page)).toContain('Saved after the backup.');
  expect(await bodyInDatabase(lost)).toBe('Base.');
  expect(await bodyInDatabase(kept)).toBe('Base. Typed while away.');
  await expect(recoverButton(offline)).toHaveCount(0);
  await context.close();
  await closePools();
  await server.stop();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});
