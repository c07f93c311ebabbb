import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { bodyOfPage, expectSaved, openDraftPage, saveStatus } from '#e2e/setting/drafting.ts';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(async () => {
  await changeLocale(await database.actor('writer'), { locale: 'en' });
  await database.close();
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Format' });
const menu = (page: Page) => page.getByRole('listbox', { name: 'Insert' });
const linkBar = (page: Page) => page.getByRole('group', { name: 'Link' });
const selectedText = (page: Page) => page.evaluate(() => getSelection()?.toString());

/** Opens a draft in a window of the writer, with the caret at its end. */
async function open(browser: Browser, text: string, look: BrowserContextOptions = {}) {
  const articleId = await database.story(await database.actor('editor'), { headline: 'On menus', text });
  const { page, context } = await windowOf(browser, 'writer', look);
  await openDraftPage(page, articleId);
  return { page, context, articleId };
}

/** Expects an element to be within the window, below the bar of the editor. */
async function expectInSight(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  const box = await element.boundingBox();
  const bar = await page.locator('.desk-bar').boundingBox();
  const { width, height } = await page.evaluate(() => ({
    width: innerWidth,
    height: visualViewport?.height ?? 0,
  }));
  if (!box || !bar) throw new Error('not drawn');
  expect(box.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
}

/** Makes the visual viewport end above a keyboard, as a phone does. */
async function withKeyboard(page: Page, height: number): Promise<void> {
  await page.evaluate((least) => {
    const view = Object.assign(new EventTarget(), {
      offsetTop: 0,
      offsetLeft: 0,
      width: innerWidth,
      height: least,
    });
    Object.defineProperty(window, 'visualViewport', { value: view, configurable: true });
  }, height);
}

test('Alt+F10 opens the toolbar without a selection; arrows, Home and End move in it; Escape returns to the caret', async ({
  browser,
}) => {
  const { page, context } = await open(browser, 'One two.');
  for (let steps = 0; steps < 4; steps++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+F10');
  const buttons = toolbar(page).getByRole('button');
  const last = (await buttons.count()) - 1;
  await expect(buttons.first()).toBeFocused();
  await expect(toolbar(page)).toHaveAttribute(
    'aria-controls',
    (await bodyOfPage(page).getAttribute('id')) ?? '',
  );
  await expect(buttons.first()).toHaveAttribute('aria-keyshortcuts', 'Control+b');
  await expect(toolbar(page).getByText('Bold Ctrl+B')).toBeVisible();
  for (const [key, at] of [
    ['ArrowRight', 1],
    ['End', last],
    ['ArrowRight', 0],
    ['ArrowLeft', last],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(buttons.nth(at)).toBeFocused();
    await expect(toolbar(page).locator('[tabindex="0"]')).toHaveCount(1);
  }
  await expectFit(page, 'the toolbar');
  await page.keyboard.press('Escape');
  await expect(toolbar(page)).toHaveCount(0);
  await page.keyboard.type('and ');
  await expect(bodyOfPage(page)).toHaveText('One and two.');
  await page.keyboard.press('Alt+F10');
  await expect(buttons.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.type('b');
  await expect(bodyOfPage(page).locator('strong')).toHaveText('b');
  await page.keyboard.press('Alt+F10');
  await expect(toolbar(page).getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');
  await context.close();
});

test('an edit by another user neither moves the toolbar nor opens it again', async ({ browser }) => {
  const { page, context, articleId } = await open(browser, 'Above.\n\nSelected words.');
  const editor = await database.actor('editor');
  const edit = (above: string) =>
    editDraft(editor, { articleId, body: bodyOf([above, 'Selected words.'].map(paragraph)) });
  await page.keyboard.press('Shift+Home');
  await expect(toolbar(page)).toBeVisible();
  const before = await toolbar(page).boundingBox();
  await edit('Above, by another.');
  await expect(bodyOfPage(page)).toContainText('by another');
  expect(await toolbar(page).boundingBox()).toEqual(before);
  await page.keyboard.press('Escape');
  await expect(toolbar(page)).toHaveCount(0);
  await edit('Above, by another again.');
  await expect(bodyOfPage(page)).toContainText('again');
  await page.waitForTimeout(300);
  await expect(toolbar(page)).toHaveCount(0);
  expect(await selectedText(page)).toBe('Selected words.');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(toolbar(page)).toBeVisible();
  await context.close();
});

test('the toolbar is not behind the bar of the editor or outside the window', async ({ browser }) => {
  const { page, context } = await open(
    browser,
    Array.from({ length: 40 }, (_, at) => `Paragraph ${at}.`).join('\n\n'),
    { viewport: { width: 700, height: 600 } },
  );
  await page.keyboard.press('Control+a');
  await expectInSight(page, toolbar(page));
  await page.mouse.wheel(0, -900);
  await expectInSight(page, toolbar(page));
  await context.close();
});

for (const [language, text] of [
  ['en', 'The harbour ferry is late today.'],
  ['ar', 'العبّارة متأخرة اليوم في المرفأ.'],
] as const)
  test(`on a phone the toolbar is above the keyboard and clear of the selection, ${language}`, async ({
    browser,
  }) => {
    const articleId = await database.story(await database.actor('editor'), { headline: 'On a phone', text });
    const editor = await database.actor('editor');
    const { article } = await readArticleForEditing(editor, articleId);
    await changeArticleFields(editor, { articleId, version: article.version, language });
    const { page, context } = await windowOf(browser, 'writer', { ...PHONE, colorScheme: 'dark' });
    await page.goto(`/newsroom/articles/${articleId}`);
    await expectSaved(page);
    await withKeyboard(page, 520);
    await bodyOfPage(page).tap();
    await page.keyboard.press('Control+a');
    await expectInSight(page, toolbar(page));
    const [bar, words] = [
      await toolbar(page).boundingBox(),
      await bodyOfPage(page).locator('p').boundingBox(),
    ];
    expect(bar?.y).toBeGreaterThan((words?.y ?? 0) + (words?.height ?? 0) + 30);
    await toolbar(page).getByRole('button', { name: 'Bold' }).tap();
    await expect(bodyOfPage(page).locator('strong')).toHaveText(text);
    await expectFit(page, 'the toolbar on a phone');
    await context.close();
  });

test('the / menu opens after a link, scrolls its choice into view, and names it for screen readers', async ({
  browser,
}) => {
  const { page, context } = await open(browser, 'See ', { viewport: { width: 900, height: 420 } });
  await page.keyboard.type('https://e.org/a ');
  await expect(bodyOfPage(page).getByRole('link')).toHaveCount(1);
  await page.keyboard.type('/');
  await expectInSight(page, menu(page));
  await expect(page.getByRole('status').filter({ hasText: /^\d+ choices$/ })).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  const chosen = menu(page).getByRole('option').last();
  await expect(chosen).toHaveAttribute('aria-selected', 'true');
  await expect(bodyOfPage(page)).toHaveAttribute(
    'aria-activedescendant',
    (await chosen.getAttribute('id')) ?? '',
  );
  const [list, option] = [await menu(page).boundingBox(), await chosen.boundingBox()];
  expect((option?.y ?? 0) + (option?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await page.keyboard.type('b');
  await expect(menu(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(bodyOfPage(page).locator('p')).toHaveText(['See https://e.org/a /b', '']);
  await page.keyboard.type('/num');
  await expect(menu(page).getByRole('option')).toHaveText(/^Numbered list/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('First');
  await expect(bodyOfPage(page).locator('ol li')).toHaveText('First');
  await context.close();
});

test('the / menu opens by ／ and 、 and in a composition, and finds names in Chinese and English', async ({
  browser,
}) => {
  await changeLocale(await database.actor('writer'), { locale: 'zh-CN' });
  const articleId = await database.story(await database.actor('editor'), { headline: '渡轮', text: '港口' });
  const { page, context } = await windowOf(browser, 'writer');
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(saveStatus(page, /^已保存$/)).toBeVisible();
  const text = page.getByRole('textbox', { name: '正文' });
  const options = page.getByRole('listbox', { name: '插入' }).getByRole('option');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('、渡轮');
  await expect(options).toHaveCount(0);
  for (const [typed, name, tag] of [
    ['、引文', '引文', 'blockquote'],
    ['／list', '项目列表', 'ul'],
  ] as const) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(typed);
    await expect(options.first()).toContainText(name);
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await expect(text.locator(tag)).toHaveText('x');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  }
  const keys = await context.newCDPSession(page);
  await page.keyboard.insertText('／');
  for (const letters of ['x', "xiao'biao"])
    await keys.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    });
  await expect(options.first()).toContainText('小标题');
  await keys.send('Input.insertText', { text: '小标' });
  await expect(options.first()).toContainText('小标题');
  await page.keyboard.press('Enter');
  await page.keyboard.type('y');
  await expect(text.locator('h2')).toHaveText('y');
  await expect(text).not.toContainText('小标');
  await context.close();
  await changeLocale(await database.actor('writer'), { locale: 'en' });
});

test('on a phone the / menu stays above the keyboard and chooses by touch', async ({ browser }) => {
  const { page, context } = await open(browser, 'One.\n\nTwo.', PHONE);
  await withKeyboard(page, 480);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  await expectInSight(page, menu(page));
  await expectFit(page, 'the / menu');
  await menu(page).getByRole('option', { name: 'Pull quote' }).tap();
  await page.keyboard.type('Said.');
  await expect(bodyOfPage(page).locator('.pull-quote')).toHaveText('Said.');
  await context.close();
});

test('a tap on a link shows a bar that opens, edits and removes it', async ({ browser }) => {
  const { page, context } = await open(browser, 'See ', PHONE);
  await page.keyboard.type('https://e.org/ferries today');
  await expect(linkBar(page)).toHaveCount(0);
  const link = bodyOfPage(page).getByRole('link');
  await link.tap();
  await expectInSight(page, linkBar(page));
  await expect(linkBar(page).getByRole('link', { name: 'Open' })).toHaveAttribute(
    'href',
    'https://e.org/ferries',
  );
  await expectFit(page, 'the bar of a link');
  await linkBar(page).getByRole('button', { name: 'Edit' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await expect(dialog.getByRole('link', { name: 'Open link' })).toHaveAttribute(
    'href',
    'https://e.org/ferries',
  );
  await dialog.getByRole('combobox').fill('https://e.org/b');
  await dialog.getByRole('button', { name: 'Set link' }).tap();
  await expect(link).toHaveAttribute('href', 'https://e.org/b');
  await expect(link).toHaveText('https://e.org/ferries');
  await linkBar(page).getByRole('button', { name: 'Remove' }).tap();
  await expect(link).toHaveCount(0);
  await expect(linkBar(page)).toHaveCount(0);
  await expect(bodyOfPage(page)).toHaveText('See https://e.org/ferries today');
  await expectSaved(page);
  await context.close();
});

test('the link dialog also searches stories by words that look like a host', async ({ browser }) => {
  const mark = `U.S.A${Date.now()}`;
  const editor = await database.actor('editor');
  const articleId = await database.story(editor, { headline: `Ferries of the ${mark}` });
  const { article } = await readArticleForEditing(editor, articleId);
  await changeArticleFields(editor, { articleId, version: article.version, slug: `usa-${Date.now()}` });
  const { page, context } = await open(browser, 'See');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Link' }).getByRole('combobox').fill(mark);
  await expect(page.getByRole('listbox', { name: 'Stories' }).getByRole('option')).toHaveCount(1);
  await context.close();
});

test('a draft that may no longer be edited says that it is read-only and why', async ({ browser }) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Refused',
    text: 'Open.',
  });
  const { page, context } = await windowOf(browser, 'writer', PHONE);
  let refuse: () => Promise<void> = async () => {};
  await page.routeWebSocket(/\/collab/, (socket) => {
    socket.connectToServer();
    refuse = () => socket.close({ code: 4403, reason: 'not-allowed' });
  });
  await openDraftPage(page, articleId);
  await page.keyboard.press('Control+a');
  await expect(toolbar(page)).toBeVisible();
  await refuse();
  for (const name of ['Headline', 'Standfirst', 'Body']) {
    const field = page.getByRole('textbox', { name });
    await expect(field).toHaveAttribute('aria-readonly', 'true');
    await expect(field).toHaveAccessibleDescription(/^Read only: this draft can’t be edited/);
  }
  await expect(page.getByText('Read only: this draft')).toBeVisible();
  await expect(toolbar(page)).toHaveCount(0);
  await expectFit(page, 'a read-only draft');
  await context.close();
});

test('the name at a caret fades, returns when the caret moves, and leaves the line being typed in free', async ({
  browser,
}) => {
  const { page, context, articleId } = await open(browser, 'One.\n\nTwo.');
  const { page: other, context: otherContext } = await windowOf(browser, 'editor');
  await openDraftPage(other, articleId);
  const caret = bodyOfPage(page).locator('.caret');
  const opacity = () => caret.evaluate((element) => getComputedStyle(element, '::after').opacity);
  await expect(caret).toHaveAttribute('data-side', 'above');
  await expect.poll(opacity, { timeout: 10_000 }).toBe('0');
  await page.keyboard.type(' Still'); // the caret of the other user did not move
  await expect(caret).toHaveAttribute('data-side', 'hidden');
  await other.keyboard.press('Home');
  await expect.poll(opacity).toBe('1');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('Three.');
  await expect(bodyOfPage(other)).toContainText('Three.');
  await other.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp'); // into the line above, which the name would cover
  await expect(caret).toHaveAttribute('data-side', 'below');
  await other.getByRole('textbox', { name: 'Headline' }).click();
  await expect(page.getByRole('textbox', { name: 'Headline' }).locator('.caret')).toHaveCount(1);
  await expect(caret).toHaveCount(0);
  const announced = page.getByRole('status');
  await expect(announced.filter({ hasText: /(joined\.|^Also here: .*)$/ })).toHaveCount(1);
  await otherContext.close();
  await expect(announced.filter({ hasText: /left\.$/ })).toHaveCount(1, { timeout: 20_000 });
  await context.close();
});

test('after a failure that was told, the recovery is told once', async ({ browser }) => {
  const { page, context } = await open(browser, 'One.');
  const told = page
    .locator('[aria-live="polite"]')
    .filter({ hasText: /^(Connected again\. )?(Saved|Offline)/ });
  await context.setOffline(true);
  await expect(told).toHaveText('Offline: kept on this device');
  await context.setOffline(false);
  await expect(told).toHaveText('Connected again. Saved');
  await context.close();
});

test('the browser checks the spelling of each field in the article’s language', async ({ browser }) => {
  const articleId = await database.story(await database.actor('editor'), { headline: 'On spelling' });
  const editor = await database.actor('editor');
  const { article } = await readArticleForEditing(editor, articleId);
  await changeArticleFields(editor, { articleId, version: article.version, language: 'ar' });
  const { page, context } = await windowOf(browser, 'editor');
  await page.goto(`/newsroom/articles/${articleId}`);
  for (const name of ['Headline', 'Standfirst', 'Body']) {
    const field = page.getByRole('textbox', { name, exact: true });
    await expect(field).toHaveAttribute('lang', 'ar');
    await expect(field).toHaveAttribute('spellcheck', 'true');
    await expect(field).toHaveAttribute('autocapitalize', 'sentences');
  }
  await page.getByLabel('Language').selectOption('en');
  await expect(bodyOfPage(page)).toHaveAttribute('lang', 'en');
  await context.close();
});
