import { expect, type Page } from '@playwright/test';
import { bodyOf } from '#body/composeBody.ts';
import { bodyOfPage, expectSaved, openDraftPage } from '#e2e/setting/drafting.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const links = (page: Page) => bodyOfPage(page).getByRole('link');
const field = (page: Page) => page.getByRole('dialog', { name: 'Link' }).getByRole('combobox');

/** Opens a draft with `text` and the caret at its end. */
async function open(browser: Parameters<typeof windowOf>[0], text: string) {
  const articleId = await database.story(await database.actor('editor'), { headline: 'On links', text });
  const { page, context } = await windowOf(browser, 'editor');
  await openDraftPage(page, articleId);
  return { page, context, articleId };
}

test('only an address typed with a scheme becomes a link; text typed after it does not', async ({
  browser,
}) => {
  const { page } = await open(browser, 'Begin.');
  await page.keyboard.type(' It ended.It rained on Booking.com and notes.md, says desk@nws.example ');
  await expect(links(page)).toHaveCount(0);
  await page.keyboard.type('at https://e.org/a. Then');
  await expect(links(page)).toHaveText(['https://e.org/a']);
  await page.keyboard.type(' https://e.org/b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('more');
  await expect(links(page)).toHaveText(['https://e.org/a', 'https://e.org/b']);
  await expectSaved(page);
});

test('words typed or composed at the end of a link are not linked, also after undo', async ({ browser }) => {
  const { page, context } = await open(browser, 'See the report');
  const keys = await context.newCDPSession(page);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  await field(page).fill('https://e.org/report');
  await page.keyboard.press('Enter');
  await expect(links(page)).toHaveText('report');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.type('s today');
  await expect(links(page)).toHaveText('report');
  await expect(bodyOfPage(page)).toHaveText('See the reports today');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('End');
  for (let letters = 's today'.length; letters > 0; letters--) await page.keyboard.press('Backspace');
  await expect(bodyOfPage(page)).toHaveText('See the report');
  for (const text of ['n', 'ni', 'nih'])
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await keys.send('Input.insertText', { text: '你好' });
  await page.keyboard.type(' x');
  await expect(bodyOfPage(page)).toHaveText('See the report你好 x');
  await expect(links(page)).toHaveText('report');
  await expectSaved(page);
});

test('when the link dialog closes, by Escape or by its button, the selection is where it was', async ({
  browser,
}) => {
  const { page } = await open(browser, 'First paragraph.\n\nThe second one here');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.type(' A');
  await expect(bodyOfPage(page).locator('p').last()).toHaveText('The second one here A');
  await page.keyboard.press('Control+k');
  await field(page).fill('e.org');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.type(' B');
  await expect(bodyOfPage(page).locator('p').last()).toHaveText('The second one here Ahttps://e.org B');
  await expect(links(page)).toHaveText('https://e.org');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  await field(page).fill('e.org/b');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('B');
  await expect(bodyOfPage(page).locator('p').first()).toHaveText('First paragraph.');
});

test('the other dialogs of the editor also restore the caret', async ({ browser }) => {
  const { page } = await open(browser, 'First paragraph.\n\nThe second one');
  for (const [key, name, typed] of [
    ['Control+Shift+f', 'Choose a picture', ' C'],
    ['Control+/', 'Keys', ' D'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(bodyOfPage(page)).toBeFocused();
    await page.keyboard.type(typed);
  }
  await expect(bodyOfPage(page).locator('p').last()).toHaveText('The second one C D');
  await expect(bodyOfPage(page).locator('p').first()).toHaveText('First paragraph.');
});

test('the dialog finds stories of the paper by their words; a key chooses one', async ({ browser }) => {
  const mark = `quay${Date.now()}`;
  const editor = await database.actor('editor');
  const targetId = await database.story(editor, { headline: `Gates of the ${mark}` });
  // More than the list has room for, and newer.
  for (let count = 0; count < 8; count++)
    await database.story(editor, { headline: `No address yet for the ${mark}` });
  const { article } = await readArticleForEditing(editor, targetId);
  await describeArticle(editor, { articleId: targetId, version: article.version, slug: `gates-${mark}` });
  const { page } = await open(browser, 'See');
  await page.keyboard.type(' ');
  await page.keyboard.press('Control+k');
  await field(page).fill(mark);
  const option = page.getByRole('listbox', { name: 'Stories' }).getByRole('option');
  await expect(option).toHaveCount(1);
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(links(page)).toHaveAttribute('href', `/articles/gates-${mark}`);
  await page.keyboard.type(' too');
  await expect(bodyOfPage(page)).toHaveText(`See Gates of the ${mark} too`);
  await expect(links(page)).toHaveText(`Gates of the ${mark}`);
});

test('a search without an answer says so, offers nothing, and is repeated when the browser is online again', async ({
  browser,
}) => {
  const mark = `sluice${Date.now()}`;
  const editor = await database.actor('editor');
  const targetId = await database.story(editor, { headline: `Keeper of the ${mark}` });
  const { article } = await readArticleForEditing(editor, targetId);
  await describeArticle(editor, { articleId: targetId, version: article.version, slug: `keeper-${mark}` });
  const { page, context } = await open(browser, 'See');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await field(page).fill('ferry');
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await context.setOffline(true);
  await field(page).fill(mark);
  const unanswered = dialog.getByText('No answer came from the server.');
  await expect(unanswered).toBeVisible();
  await expect(dialog.getByRole('option')).toHaveCount(0);
  await context.setOffline(false);
  await expect(dialog.getByRole('option')).toHaveText(new RegExp(`Keeper of the ${mark}`));
  await expect(unanswered).toHaveCount(0);
  await context.close();
});

test('a link is changed and removed with the caret inside it, and the caret stays', async ({ browser }) => {
  const { page } = await open(browser, 'See ');
  await page.keyboard.type('https://e.org/a now');
  for (let steps = 0; steps < 8; steps++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toHaveValue('https://e.org/a');
  await field(page).fill('/articles/x');
  await page.keyboard.press('Enter');
  await expect(links(page)).toHaveAttribute('href', '/articles/x');
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('button', { name: 'Remove link' }).click();
  await expect(links(page)).toHaveCount(0);
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.type('X');
  await expect(bodyOfPage(page)).toHaveText('See https://e.oXrg/a now');
});

test('a pasted address with a scheme becomes a link; over a selection it links the selection', async ({
  browser,
}) => {
  const { page } = await open(browser, 'See');
  const paste = (text: string) =>
    bodyOfPage(page).evaluate((element, plain) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', plain);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste(' Booking.com, desk@nws.example and https://e.org/a');
  await expect(links(page)).toHaveText(['https://e.org/a']);
  await page.keyboard.type(' and the report');
  await expect(links(page)).toHaveText(['https://e.org/a']);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await paste('https://e.org/report');
  await expect(links(page)).toHaveText(['https://e.org/a', 'report']);
});

test('an address typed by a colleague does not become a link when another user types', async ({
  browser,
}) => {
  const { page, articleId } = await open(browser, 'Begin.');
  const writer = await database.actor('writer');
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  await editDraft(writer, {
    articleId,
    body: bodyOf([
      paragraph('Begin.'),
      paragraph('From https://c.example/x now and c.example '),
      paragraph('on'),
    ]),
  });
  await expect(bodyOfPage(page)).toContainText('c.example/x now');
  const { page: other } = await windowOf(browser, 'writer');
  await openDraftPage(other, articleId);
  await other.keyboard.type(' https://d.example/y');
  await expect(bodyOfPage(page)).toContainText('d.example/y');
  await page.keyboard.type(' ');
  await other.keyboard.press('Home');
  await other.keyboard.type('I go ');
  await expect(bodyOfPage(page)).toContainText('I go on');
  await expect(links(page)).toHaveCount(0);
  await expect(links(other)).toHaveCount(0);
});
