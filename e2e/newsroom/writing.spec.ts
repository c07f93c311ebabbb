import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { expectFit } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { endSessionsOf } from '#editorial/people/endingSessions.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const body = (page: Page): Locator => page.getByRole('textbox', { name: 'Body' });
const isSaved = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

/** Opens a new story with `text` in the windows of two people, with the caret at its end. */
async function openTwo(browser: Browser, text: string): Promise<[Page, Page]> {
  const articleId = await database.story(await database.actor('editor'), { headline: 'Two at a desk', text });
  const pages = await Promise.all(
    (['editor', 'writer'] as const).map(async (role) => {
      const { page } = await windowOf(browser, role);
      await page.goto(`/newsroom/articles/${articleId}`);
      await isSaved(page);
      await body(page).click();
      await page.keyboard.press('Control+End');
      return page;
    }),
  );
  return pages as [Page, Page];
}

test('two people type at the same position at the same time, and no word is split', async ({ browser }) => {
  const [ann, bo] = await openTwo(browser, 'They begin here.');
  await Promise.all([
    ann.keyboard.type(' ANNS-OWN-WORDS', { delay: 25 }),
    bo.keyboard.type(' bos-own-words', { delay: 25 }),
  ]);
  for (const page of [ann, bo]) {
    await expect(body(page)).toContainText('ANNS-OWN-WORDS');
    await expect(body(page)).toContainText('bos-own-words');
    await isSaved(page);
  }
  await expect(ann.getByRole('list', { name: 'Also here' })).toContainText('Wren Hollis');
});

test('text typed at the end of a paragraph stays intact while another person types at its beginning', async ({
  browser,
}) => {
  const [ann, bo] = await openTwo(browser, 'Middle.');
  await bo.keyboard.press('Home');
  await Promise.all([
    ann.keyboard.type(' 1234567890', { delay: 25 }),
    bo.keyboard.type('abcdefghij ', { delay: 25 }),
  ]);
  await expect(body(ann)).toHaveText('abcdefghij Middle. 1234567890');
  await expect(body(bo)).toHaveText('abcdefghij Middle. 1234567890');
});

test('offline is shown, the text survives a reload, and once online both texts are there', async ({
  browser,
}) => {
  const [ann, bo] = await openTwo(browser, 'Shore.');
  await bo.context().setOffline(true);
  await expect(bo.getByRole('status').filter({ hasText: 'Offline: kept on this device' })).toBeVisible();
  await bo.keyboard.type(' From the ferry.');
  await ann.keyboard.press('Home');
  await ann.keyboard.type('From the desk. ');
  await isSaved(ann);
  await bo.context().setOffline(false);
  await isSaved(bo);
  for (const page of [ann, bo]) await expect(body(page)).toHaveText('From the desk. Shore. From the ferry.');
  await bo.reload();
  await expect(body(bo)).toHaveText('From the desk. Shore. From the ferry.');
});

test('undo removes only the user’s own words; redo on an empty stack does nothing', async ({ browser }) => {
  const [ann, bo] = await openTwo(browser, 'Base.');
  // Inserted in one step: a pause while typing, common on a busy machine, would split it into several undo steps.
  await ann.keyboard.insertText(' Mine.');
  await expect(body(bo)).toContainText('Mine.');
  await bo.keyboard.press('Control+End');
  await bo.keyboard.type(' Theirs.');
  await expect(body(ann)).toContainText('Theirs.');
  await ann.keyboard.press('Control+z');
  await expect(body(ann)).toHaveText('Base. Theirs.');
  await ann.keyboard.press('Control+Shift+z');
  await expect(body(ann)).toHaveText('Base. Mine. Theirs.');
  await ann.keyboard.press('Control+Shift+z');
  await expect(body(ann)).toHaveText('Base. Mine. Theirs.');
});

test('Chinese composition is not disturbed while another person types', async ({ browser }) => {
  const [ann, bo] = await openTwo(browser, '早晨。');
  const keys = await ann.context().newCDPSession(ann);
  await ann.keyboard.press('Enter');
  await expect(body(bo).locator('p')).toHaveCount(2);
  await bo.keyboard.press('Control+Home');
  for (const text of ['n', 'ni', 'nih', 'nihao']) {
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await bo.keyboard.type('x');
  }
  await keys.send('Input.insertText', { text: '你好，世界' });
  for (const page of [ann, bo]) {
    await expect(body(page).locator('p').first()).toHaveText('xxxx早晨。');
    await expect(body(page).locator('p').last()).toHaveText('你好，世界');
  }
});

test('from headline to a linked heading by keyboard alone; an unsafe link is refused', async ({
  browser,
}) => {
  const { page } = await windowOf(browser, 'writer');
  const { articleId } = await createArticle(await database.actor('writer'));
  await page.goto(`/newsroom/articles/${articleId}`);
  await isSaved(page);
  await page.getByRole('textbox', { name: 'Headline' }).focus();
  await page.keyboard.type('A headline');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A standfirst');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/head');
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await page.keyboard.type('A subhead');
  await page.keyboard.press('Enter');
  await page.keyboard.type('word');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+k');
  const address = page.getByRole('textbox', { name: 'Address' });
  await page.getByRole('dialog').getByRole('combobox').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('A link can lead to');
  await page.getByRole('dialog').getByRole('combobox').fill('example.com/x');
  await page.keyboard.press('Enter');
  await expect(body(page).getByRole('heading', { level: 2 })).toHaveText('A subhead');
  await expect(body(page).getByRole('link', { name: 'word' })).toHaveAttribute(
    'href',
    'https://example.com/x',
  );
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveText('A headline');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveText('A standfirst');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(address).toHaveValue(/.+/);
  await isSaved(page);
});

test('content pasted from Word and Google Docs becomes paragraphs, lists and links', async ({ browser }) => {
  const [page] = await openTwo(browser, 'Before.');
  await page.keyboard.press('Enter');
  await paste(
    page,
    `<p class=MsoNormal>Word <b>bold</b> <s>struck</s><o:p></o:p></p>
     <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>First</p>
     <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>Second</p>
     <h1>Head</h1><p><a href="javascript:alert(1)">bad</a></p>`,
  );
  await expect(body(page).locator('ol > li')).toHaveText(['First', 'Second']);
  await expect(body(page).locator('strong')).toHaveText('bold');
  await expect(body(page)).not.toContainText('struck');
  await expect(body(page).getByRole('link')).toHaveCount(0);
  await paste(
    page,
    `<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">Plain </span><span
     style="font-style:italic">slanted</span> <a href="https://www.google.com/url?q=https://example.com/y&sa=D">y</a></p></b>`,
  );
  await expect(body(page).locator('em')).toHaveText('slanted');
  await expect(body(page).getByRole('link', { name: 'y' })).toHaveAttribute('href', 'https://example.com/y');
  await isSaved(page);
});

test('a session ended elsewhere is shown at once, and the text stays', async ({ browser }) => {
  const [, page] = await openTwo(browser, 'Kept.');
  const writer = await database.actor('writer');
  await endSessionsOf(await database.actor('admin'), { userId: writer.id });
  await expect(page.getByRole('status').filter({ hasText: 'Not saved: you are signed out' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    /callbackUrl=%2Fnewsroom/,
  );
  await page.keyboard.type(' And more.');
  await expect(body(page)).toHaveText('Kept. And more.');
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toHaveCount(0);
});

for (const [width, theme] of [
  [390, 'dark'],
  [1440, 'light'],
] as const) {
  test(`the editor is accessible and fits at ${width} px, ${theme}`, async ({ browser }) => {
    const articleId = await database.story(await database.actor('editor'), {
      headline: 'A long enough headline to turn',
    });
    const { page } = await windowOf(browser, 'editor', {
      viewport: { width, height: 800 },
      colorScheme: theme,
    });
    await page.goto(`/newsroom/articles/${articleId}`);
    await isSaved(page);
    await expectFit(page, 'the editor');
    await expect(page.getByRole('button', { name: 'Release…' })).toBeVisible();
  });
}

function paste(page: Page, html: string): Promise<void> {
  return body(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}
