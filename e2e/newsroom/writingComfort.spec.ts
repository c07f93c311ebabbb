import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { bodyInDatabase, bodyOfPage, expectSaved, openDraftPage } from '#e2e/setting/drafting.ts';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

type Story = { headline?: string; standfirst?: string; text?: string };

const makeStory = async (story: Story) =>
  database.story(await database.actor('editor'), { headline: 'On comfort', ...story });

/** Opens a new story with the caret at the end of its body, and waits for the tools. */
async function open(browser: Browser, story: Story, options: Parameters<typeof windowOf>[2] = {}) {
  const articleId = await makeStory(story);
  const { page, context } = await windowOf(browser, 'editor', options);
  await openDraftPage(page, articleId);
  await expect(tools(page)).toBeVisible();
  await page.waitForLoadState('networkidle'); // the code of the tools
  return { page, context, articleId };
}

const tools = (page: Page): Locator => page.getByRole('button', { name: 'Tools' });
const findBar = (page: Page): Locator => page.getByRole('search', { name: 'Find and replace' });
const findField = (page: Page): Locator => findBar(page).getByRole('textbox', { name: 'Find', exact: true });
/** Opens the find bar by key. The bar receives what is typed next. */
async function openFind(page: Page, key = 'Control+f'): Promise<void> {
  await page.keyboard.press(key);
  await expect(findField(page)).toBeFocused();
}

const headline = (page: Page): Locator => page.getByRole('textbox', { name: 'Headline' });
const announcement = (page: Page): Locator => page.locator('[data-writing-announcement]');

test('finds in the whole story, goes from match to match by key, and returns to the text', async ({
  browser,
}) => {
  const { page } = await open(browser, {
    headline: 'A ferry stops',
    standfirst: 'The Ferry',
    text: 'The férry left.\n\nNo other ferry came. Ferryman.',
  });
  await page.keyboard.press('Control+Home');
  await openFind(page);
  await page.keyboard.type('ferry');
  const position = findBar(page).getByRole('status');
  await expect(position).toHaveText('3 of 5');
  await expect(page.locator('.find-match')).toHaveCount(5);
  await page.keyboard.press('Enter');
  await expect(position).toHaveText('4 of 5');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(position).toHaveText('2 of 5');
  await findBar(page).getByRole('checkbox', { name: 'Whole words' }).check();
  await expect(position).toHaveText('2 of 4');
  await findBar(page).getByRole('checkbox', { name: 'Ignore diacritics' }).uncheck();
  await expect(position).toHaveText('2 of 3');
  await findBar(page).getByRole('checkbox', { name: 'Match case' }).check();
  await expect(position).toHaveText('2 of 2');
  await findBar(page).getByRole('combobox').selectOption('Body only');
  await expect(position).toHaveText('1 of 1');
  await page.keyboard.press('Escape');
  await expect(findBar(page)).toHaveCount(0);
  await expect(page.locator('.find-match')).toHaveCount(0);
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.type('boat');
  await expect(bodyOfPage(page)).toContainText('No other boat came.');
});

test('replaces all in all fields with the marks of the text; one undo takes it back', async ({ browser }) => {
  const { page, articleId } = await open(browser, {
    headline: 'One ferry',
    standfirst: 'Two ferry',
    text: 'A ferry and a ferry.',
  });
  await page.keyboard.press('Control+Home');
  for (let press = 0; press < 7; press++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('ArrowLeft');
  await openFind(page, 'Control+h');
  await page.keyboard.type('ferry');
  await findBar(page).getByRole('textbox', { name: 'Replace with' }).fill('boat');
  await findBar(page).getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(bodyOfPage(page)).toHaveText('A boat and a ferry.');
  await expect(bodyOfPage(page).locator('strong')).toHaveText('A boat');
  await findBar(page).getByRole('button', { name: 'Replace all' }).click();
  await expect(findBar(page).getByRole('status')).toHaveText('Replaced 3 matches. No matches');
  await expect(headline(page)).toHaveText('One boat');
  await expect(bodyOfPage(page)).toHaveText('A boat and a boat.');
  await page.keyboard.press('Escape');
  await bodyOfPage(page).press('Control+z');
  await expect(headline(page)).toHaveText('One ferry');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveText('Two ferry');
  await expect(bodyOfPage(page)).toHaveText('A boat and a ferry.');
  await expectSaved(page);
  expect(await bodyInDatabase(articleId)).toBe('A boat and a ferry.');
});

test('the matches follow what another person types', async ({ browser }) => {
  const { page, articleId } = await open(browser, { text: 'The ferry.\n\nThe last ferry.' });
  const { page: other } = await windowOf(browser, 'writer');
  await openDraftPage(other, articleId);
  await openFind(page);
  await page.keyboard.type('ferry');
  const position = findBar(page).getByRole('status');
  await expect(position).toHaveText('1 of 2');
  await page.keyboard.press('Enter');
  await expect(position).toHaveText('2 of 2');
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('One ferry more. ');
  await expect(position).toHaveText('3 of 3');
  await expect(page.locator('.find-match-current')).toHaveCount(1);
  await expect(bodyOfPage(page).locator('p').last().locator('.find-match-current')).toHaveText('ferry');
});

test('in a story of 10,000 words every match is found, and only those near the screen are highlighted', async ({
  browser,
}) => {
  const paragraph = 'The ferry left the old quay at dawn and the crew waited for news of it. '
    .repeat(5)
    .trim();
  const { page } = await open(browser, { text: Array.from({ length: 130 }, () => paragraph).join('\n\n') });
  await openFind(page);
  await findField(page).fill('the');
  await expect(findBar(page).getByRole('status')).toHaveText('1 of 1,950');
  expect(await page.locator('.find-match').count()).toBeLessThan(600);
  await page.keyboard.press('Shift+Enter');
  await expect(findBar(page).getByRole('status')).toHaveText('1,950 of 1,950');
  await expect(page.locator('.find-match-current')).toBeInViewport();
});

test('typographic signs replace typed ones; Backspace or undo bring back what was typed', async ({
  browser,
}) => {
  const { page } = await open(browser, { text: 'He said' });
  await page.keyboard.type(' "yes"');
  await expect(bodyOfPage(page)).toHaveText('He said “yes”');
  await page.keyboard.press('Backspace');
  await expect(bodyOfPage(page)).toHaveText('He said “yes"');
  await page.keyboard.type(' and--');
  await expect(bodyOfPage(page)).toHaveText('He said “yes" and—');
  await page.keyboard.press('Control+z');
  await expect(bodyOfPage(page)).toHaveText('He said “yes" and--');
  await tools(page).click();
  await page.getByRole('menuitemcheckbox', { name: 'Smart punctuation' }).click();
  await expect(announcement(page)).toHaveText(/Smart punctuation is off/);
  await bodyOfPage(page).press('Control+End');
  await page.keyboard.type(' "no');
  await expect(bodyOfPage(page)).toContainText('"no');
  await page.reload();
  await expectSaved(page);
  await bodyOfPage(page).press('Control+End');
  await expect(tools(page)).toBeVisible();
  await page.keyboard.type(' "never');
  await expect(bodyOfPage(page)).toContainText('"never');
});

test('the signs are those of the article’s language; pasted, composed and other people’s text stays', async ({
  browser,
}) => {
  const articleId = await makeStory({ text: '他说' });
  const other = await windowOf(browser, 'writer');
  const { page, context } = await windowOf(browser, 'editor');
  await openDraftPage(page, articleId);
  await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption({ label: '简体中文' });
  await expect(page.locator('.sheet')).toHaveAttribute('lang', 'zh-CN');
  await openDraftPage(other.page, articleId);
  await expect(tools(page)).toBeVisible();
  await bodyOfPage(page).press('Control+End');
  await page.keyboard.type('"好"');
  await page.keyboard.type('--');
  await expect(bodyOfPage(page)).toHaveText('他说“好”——');
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { selectionStart: 1, selectionEnd: 1, text: '"' });
  await input.send('Input.insertText', { text: '"' });
  await expect(bodyOfPage(page)).toHaveText('他说“好”——"');
  await bodyOfPage(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '"');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(bodyOfPage(page)).toHaveText('他说“好”——""');
  await expect(bodyOfPage(other.page)).toHaveText('他说“好”——""');
});

test('blocks and list items move by key, announced, and one undo takes a move back', async ({ browser }) => {
  const { page } = await open(browser, { text: 'One.\n\nTwo.\n\nThree.' });
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(bodyOfPage(page).locator('p')).toHaveText(['One.', 'Three.', 'Two.']);
  await expect(announcement(page)).toHaveText(/Moved up/);
  await page.keyboard.type('!');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(announcement(page)).toHaveText(/Already first/);
  await expect(bodyOfPage(page).locator('p')).toHaveText(['Three.!', 'One.', 'Two.']);
  await page.keyboard.press('Control+z');
  await expect(bodyOfPage(page).locator('p')).toHaveText(['One.', 'Three.!', 'Two.']);
  await bodyOfPage(page).press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- a');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('b1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(bodyOfPage(page).locator('li')).toHaveText(['bb1', 'b1', 'a']);
});

test('a block in which another person is does not move, and a message says so; once they left, it does', async ({
  browser,
}) => {
  const { page, articleId } = await open(browser, { text: 'First.\n\nMiddle.\n\nLast.' });
  const { page: other } = await windowOf(browser, 'writer');
  await openDraftPage(other, articleId);
  await expect(page.locator('.caret[data-name="Wren Hollis"]')).toHaveCount(1);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(page.getByText('Not moved: somebody else is in this block')).toBeVisible();
  await expect(bodyOfPage(page).locator('p')).toHaveText(['First.', 'Middle.', 'Last.']);
  await bodyOfPage(other).press('Control+Home');
  await expect(bodyOfPage(page).locator('p').first().locator('.caret')).toHaveCount(1);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  for (const each of [page, other])
    await expect(bodyOfPage(each).locator('p')).toHaveText(['First.', 'Last.', 'Middle.']);
});

test('undo and redo buttons act on one’s own changes in all fields', async ({ browser }) => {
  const { page, articleId } = await open(browser, { headline: 'Head', text: 'Base.' });
  const { page: other } = await windowOf(browser, 'writer');
  await openDraftPage(other, articleId);
  const [undo, redo] = [
    page.getByRole('button', { name: 'Undo', exact: true }),
    page.getByRole('button', { name: 'Redo', exact: true }),
  ];
  await expect(undo).toBeDisabled();
  await other.keyboard.insertText(' Theirs.');
  await expect(bodyOfPage(page)).toHaveText('Base. Theirs.');
  await expect(undo).toBeDisabled();
  await bodyOfPage(page).press('Control+End');
  await page.keyboard.insertText(' Mine.');
  await headline(page).press('End');
  await page.keyboard.insertText('line');
  await undo.click();
  await expect(headline(page)).toHaveText('Head');
  await expect(bodyOfPage(page)).toHaveText('Base. Theirs. Mine.');
  await undo.click();
  await expect(bodyOfPage(page)).toHaveText('Base. Theirs.');
  await expect(undo).toBeDisabled();
  await redo.click();
  await expect(bodyOfPage(page)).toHaveText('Base. Theirs. Mine.');
  await redo.click();
  await expect(headline(page)).toHaveText('Headline');
  await expect(redo).toBeDisabled();
});

test('words and characters are counted for the story and the selection, and announced', async ({
  browser,
}) => {
  const { page } = await open(browser, { headline: 'A headline', text: 'One two three.\n\nFour 👩‍👩‍👧.' });
  const count = page.getByRole('button', { name: /words$/ });
  await expect(count).toHaveText('4 words');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(count).toHaveText('1 of 4 words');
  await page.keyboard.press('Control+Shift+c');
  const panel = page.getByRole('region', { name: 'Word count' });
  await expect(panel).toContainText('1 of 4');
  await expect(panel).toContainText('10 of 70 characters');
  await expect(page.getByRole('status').filter({ hasText: 'Story: 4 words, 21 characters.' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await headline(page).press('End');
  await page.keyboard.insertText(` ${'of a long story '.repeat(3)}here`);
  await expect(page.locator('.field-limit').first()).toContainText('63 of 70 characters');
  await page.keyboard.insertText(' and there');
  await expect(page.locator('.field-limit').first()).toContainText(
    'fronts and search engines may cut it off',
  );
});

test('focus mode shows only the text; Escape leaves it', async ({ browser }) => {
  const { page } = await open(browser, { text: 'Quiet.' });
  await page.keyboard.press('Control+Shift+Backslash');
  await expect(page.getByRole('button', { name: 'Release…' })).toBeHidden();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await page.keyboard.type(' Very.');
  await openFind(page);
  await page.keyboard.press('Escape');
  await expect(bodyOfPage(page)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Exit focus mode' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Release…' })).toBeVisible();
  await expect(bodyOfPage(page)).toHaveText('Quiet. Very.');
});

test('the palette opens from inside the text, lists the tools, and returns to the same place', async ({
  browser,
}) => {
  const { page } = await open(browser, { text: 'Where was I?' });
  await page.keyboard.press('Alt+/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bodyOfPage(page)).toBeFocused();
  await page.keyboard.type(' Here.');
  await expect(bodyOfPage(page)).toHaveText('Where was I? Here.');
  await page.keyboard.press('Alt+/');
  await page.keyboard.type('find and');
  await page.keyboard.press('Enter');
  await expect(findField(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Move up');
});

for (const width of [390, 1440])
  test(`the tools are accessible and fit, by touch, day and night, ${width} px`, async ({ browser }) => {
    test.setTimeout(120_000 * timeoutFactor);
    const { page } = await windowOf(browser, 'editor', { viewport: { width, height: 844 }, hasTouch: true });
    const articleId = await makeStory({
      headline: 'The ferry '.repeat(8).trim(),
      text: 'A ferry.\n\nA ferry.',
    });
    await openDraftPage(page, articleId);
    await openFind(page, 'Control+h');
    await page.keyboard.type('ferry');
    await expect(page.locator('.find-match-current')).toHaveCount(1);
    await expectFitDayAndNight(page, 'find and replace');
    await page.keyboard.press('Escape');
    await tools(page).click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectFitDayAndNight(page, 'the tools');
    await page.getByRole('menuitem', { name: 'Word count' }).click();
    await expect(page.getByRole('region', { name: 'Word count' })).toBeVisible();
    await expectFitDayAndNight(page, 'the word count');
  });
