import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { earlierFigure } from '#body/earlierPictures.fixture.ts';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { AssetId } from '#db/schema/ids.ts';
import {
  bodyJsonInDatabase,
  bodyOfPage,
  expectSaved,
  openDraftPage,
  saveStatus,
} from '#e2e/setting/drafting.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { EARLIER_SCHEMA, writeEarlierFigure } from '#editorial/drafts/earlierDrafts.scene.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let database: TestDatabase;
let editor: Actor;
let picture: AssetId;
test.beforeAll(async () => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
  editor = await database.actor('editor');
  const bytes = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#2f4f6f' } })
    .png()
    .toBuffer();
  ({ id: picture } = await uploadAsset(editor, { bytes, fileName: 'ferry.png' }));
  await describeAsset(editor, {
    assetId: picture,
    alt: 'A ferry',
    caption: 'Its own caption',
    credit: 'Own credit',
  });
});
// Also after a failure.
test.afterEach(() => changeLocale(editor, { locale: 'en' }));
test.afterAll(() => database.close());

/** A window of the draft of a story with a picture between two paragraphs. */
async function openPicture(
  browser: Browser,
  headline: string,
  { caption = '', ...options }: { caption?: string } & Parameters<typeof windowOf>[2] = {},
) {
  const articleId = await database.story(editor, { headline });
  const text = (words: string) => (words ? { content: [{ type: 'text', text: words }] } : {});
  await editDraft(editor, {
    articleId,
    body: bodyOf([
      paragraph('Before.'),
      {
        type: 'picture',
        attrs: { asset: picture, alt: 'A ferry' },
        content: [{ type: 'pictureCaption', ...text(caption) }, { type: 'pictureCredit' }],
      },
      paragraph('After.'),
    ]),
  });
  const { page, context } = await windowOf(browser, 'editor', options);
  await openDraftPage(page, articleId);
  return { page, context, articleId };
}

const caption = (page: Page): Locator => page.locator('[data-field="body"] [data-words="caption"]');
const credit = (page: Page): Locator => page.locator('[data-field="body"] [data-words="credit"]');

test('caption and credit are written in place with bold, italic and links, and readers see them so', async ({
  browser,
}) => {
  const { page, context, articleId } = await openPicture(browser, 'The ferry in a picture');
  await expect(page.getByRole('group', { name: 'Caption' })).toBeVisible();
  await caption(page).click();
  await page.keyboard.type('The ');
  await page.keyboard.press('Control+i');
  await page.keyboard.type('Avocet');
  await page.keyboard.press('Control+i');
  await page.keyboard.type(' at https://quay.example/a now/');
  await expect(page.getByRole('listbox')).toHaveCount(0); // no menu of blocks in a caption
  await page.keyboard.press('Control+Alt+2');
  await page.keyboard.press('Control+Shift+8');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Ann Lee');
  await expect(credit(page).locator('strong')).toHaveText('Ann Lee');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A new paragraph.');
  await expect(caption(page)).toHaveText('The Avocet at https://quay.example/a now/');
  await expect(bodyOfPage(page).locator(':scope > *')).toHaveCount(4);
  await expectSaved(page);
  const { slug } = await release(editor, { articleId });
  await page.goto(`/articles/${slug}`);
  const shown = page.locator('.body figure figcaption');
  await expect(shown).toHaveText('The Avocet at https://quay.example/a now/ Ann Lee');
  await expect(shown.locator('em')).toHaveText('Avocet');
  await expect(shown.getByRole('link')).toHaveAttribute('href', 'https://quay.example/a');
  await expect(shown.locator('.credit strong')).toHaveText('Ann Lee');
  await context.close();
});

test('text of several paragraphs that is pasted into a caption stays one line, and blocks are inserted after the picture', async ({
  browser,
}) => {
  const { page, context, articleId } = await openPicture(browser, 'Pasted into a caption', {
    caption: 'Seen',
  });
  await caption(page).click();
  await page.keyboard.press('End');
  await caption(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p> from</p><ul><li><b>the</b> quay</li></ul>');
    clipboardData.setData('text/plain', ' from\n\nthe quay');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(caption(page)).toHaveText(/^Seen ?from the quay$/);
  await expect(page.locator('[data-field="body"] [data-asset]')).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace'); // joins nothing
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('dialog').getByRole('button', { name: /ferry/i }).first().click();
  await expect(page.locator('[data-field="body"] [data-asset]')).toHaveCount(2);
  await expect(caption(page).first()).toHaveText(/^Seen ?from the quay$/);
  await expect(bodyOfPage(page).locator(':scope > *')).toHaveCount(4);
  await expectSaved(page);
  expect(await bodyJsonInDatabase(articleId)).toContain('Before.');
  await context.close();
});

test('a picture that is copied and pasted keeps its texts with their marks', async ({ browser }) => {
  const { page, context } = await openPicture(browser, 'Copied with its texts', {
    caption: 'Seen from the quay',
  });
  await caption(page).click({ clickCount: 2, position: { x: 20, y: 10 } });
  await page.keyboard.press('Control+b');
  const marked = await caption(page).locator('strong').textContent();
  expect(marked?.trim()).toBe('Seen');
  await credit(page).click();
  await page.keyboard.type('Ann Lee');
  await page.locator('[data-field="body"] [data-asset] img').click();
  await page.keyboard.press('Control+c');
  await bodyOfPage(page).locator('> p').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await expect(caption(page)).toHaveText(['Seen from the quay', 'Seen from the quay']);
  await expect(caption(page).locator('strong')).toHaveText([/^Seen/, /^Seen/]);
  await expect(credit(page)).toHaveText(['Ann Lee', 'Ann Lee']);
  await expectSaved(page);
  await context.close();
});

test('what is pasted before the editor knows that the caret left a selected picture goes to the caret', async ({
  browser,
}) => {
  const { page, context } = await openPicture(browser, 'A fast paste');
  await page.locator('[data-field="body"] [data-asset] img').click();
  await expect(page.locator('[data-field="body"] .ProseMirror-selectednode')).toHaveCount(1);
  // The browser reports a changed selection in a later task than this one.
  await bodyOfPage(page).evaluate((element) => {
    const last = element.querySelector(':scope > p:last-child')?.firstChild;
    document.getSelection()?.collapse(last ?? null, 'After'.length);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ' the ferry');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(bodyOfPage(page).locator('> p')).toHaveText(['Before.', 'After the ferry.']);
  await expect(page.locator('[data-field="body"] [data-asset]')).toHaveCount(1);
  await context.close();
});

test('a decorative picture needs no alt text, and readers’ screen readers skip it', async ({ browser }) => {
  const { page, context, articleId } = await openPicture(browser, 'A decorative picture');
  const alt = bodyOfPage(page).getByLabel('Alt text');
  await alt.fill('');
  await expectSaved(page);
  await page.goto(`/newsroom/articles/${articleId}/release`);
  const missing = page.getByText('A picture in the body has no alt text');
  await expect(missing).toBeVisible();
  await openDraftPage(page, articleId);
  await bodyOfPage(page).getByRole('checkbox', { name: 'Decorative' }).check();
  await expect(alt).toHaveCount(0);
  await expectSaved(page);
  await page.goto(`/newsroom/articles/${articleId}/release`);
  await expect(page.getByRole('button', { name: 'Release now' })).toBeVisible();
  await expect(missing).toHaveCount(0);
  const { slug } = await release(editor, { articleId });
  await page.goto(`/articles/${slug}`);
  await expect(page.locator('.body figure img')).toHaveAttribute('alt', '');
  // A caption and a credit that are not set are those of the picture.
  await expect(page.locator('.body figcaption')).toHaveText('Its own caption Own credit');
  await context.close();
});

for (const [width, theme, locale] of [
  [390, 'dark', 'zh-CN'],
  [390, 'light', 'en'],
  [1440, 'light', 'zh-CN'],
  [1440, 'dark', 'en'],
] as const) {
  test(`the texts of a picture are accessible and fit at ${width} px, ${theme}, in ${locale}`, async ({
    browser,
  }) => {
    const look = { viewport: { width, height: 1000 }, colorScheme: theme };
    const long = 'The ferry at the quay on Monday, before the crossing that took three hours in the storm.';
    const { page, context } = await openPicture(browser, 'How it looks', { ...look, caption: long });
    await changeLocale(editor, { locale });
    await page.reload();
    const figure = page.locator('[data-field="body"] figure');
    await expect(figure.locator('img')).toBeVisible();
    await expectFit(page, 'a picture in the body');
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/alt-${width}-${theme}-${locale}.png` });
    await figure.getByRole('checkbox').check();
    await expectFit(page, 'a decorative picture');
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/picture-${width}-${theme}-${locale}.png`,
        fullPage: true,
      });
    await context.close();
  });
}

/**
 * Lets the page behave as one of the earlier schema, which announces its version and does not record it in its copies.
 * `isCut`: the server refuses the connection, as while it is restarted.
 */
async function makeEarlier(page: Page) {
  const state = { isEarlier: false, isCut: false };
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, ...key) {
      if (localStorage.getItem('earlier')) delete value.schemaVersion;
      return put.call(this, value, ...key);
    };
  });
  await page.routeWebSocket(/\/collab/, (socket) => {
    if (state.isCut) return void socket.close({ code: 4503, reason: 'unavailable' });
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const bytes = Buffer.from(message as Buffer);
      const at = bytes.indexOf('"schemaVersion":');
      if (state.isEarlier && at >= 0) bytes[at + '"schemaVersion":'.length] = 48 + EARLIER_SCHEMA;
      server.send(bytes);
    });
    cut = () => socket.close({ code: 4503, reason: 'unavailable' });
  });
  let cut = async () => {};
  return { state, cut: () => cut() };
}

test('a page of the earlier schema that is open during the upgrade deletes nothing, is told to reload, and its unsent text is offered in Recover', async ({
  browser,
}) => {
  const articleId = await database.story(editor, { headline: 'Open during the upgrade', text: 'Base.' });
  const { page, context } = await windowOf(browser, 'writer');
  const { state, cut } = await makeEarlier(page);
  await openDraftPage(page, articleId);
  await page.evaluate(() => localStorage.setItem('earlier', '1'));
  await page.keyboard.type(' Sent.');
  await expectSaved(page);

  // The server is replaced: the page types on without a connection, while a colleague adds a picture in the earlier form.
  state.isCut = true;
  await cut();
  await page.keyboard.type(' Unsent words.');
  await expect(saveStatus(page, /^Not saved/)).toBeVisible();
  await writeEarlierFigure(articleId, earlierFigure(picture, 'A ferry', 'Written before', 'Ann'));
  const colleague = await windowOf(browser, 'editor');
  await openDraftPage(colleague.page, articleId);
  await expect(caption(colleague.page)).toHaveText('Written before');
  await expect(credit(colleague.page)).toHaveText('Ann');
  const [row] = await staff().select().from(draft).where(eq(draft.articleId, articleId));
  expect(row?.schemaVersion).toBeGreaterThan(EARLIER_SCHEMA);

  state.isEarlier = true;
  state.isCut = false;
  await expect(saveStatus(page, /^Not saved: this page is older than the server\. Reload it/)).toBeVisible({
    timeout: 20_000,
  });
  await expect(bodyOfPage(page)).toContainText('Unsent words.');
  await expect(bodyOfPage(page)).toHaveAttribute('contenteditable', 'false');
  expect(await bodyJsonInDatabase(articleId)).not.toContain('Unsent');
  await expect(caption(colleague.page)).toHaveText('Written before');

  // The new page has the present schema.
  state.isEarlier = false;
  await page.evaluate(() => localStorage.removeItem('earlier'));
  await page.reload();
  await expectSaved(page);
  await expect(caption(page)).toHaveText('Written before');
  await expect(bodyOfPage(page).locator('> p').first()).toHaveText('Base. Sent.');
  await page.getByRole('button', { name: 'Recover…' }).click();
  const recover = page.getByRole('dialog', { name: 'Recover' });
  await expect(recover).toContainText('Base. Sent. Unsent words.');
  await expect(recover).toContainText('Typed on a page of an earlier version of Copydesk');
  await recover.getByRole('button', { name: 'Insert at the end of the draft' }).click();
  await page.keyboard.press('Escape');
  await expect(bodyOfPage(page)).toContainText('Unsent words.');
  await expectSaved(page);
  const stored = await bodyJsonInDatabase(articleId);
  for (const words of ['Base. Sent. Unsent words.', 'Written before'])
    expect(stored.split(words)).toHaveLength(2);
  await colleague.context.close();
  await context.close();
});
