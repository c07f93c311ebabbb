import { type Browser, expect, type Page } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import { bodyInDatabase, bodyOfPage, expectSaved, openDraftPage } from '#e2e/setting/drafting.ts';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const chinese = '渡轮九点准时启航。';

async function openSuggesting(
  browser: Browser,
  role: 'writer' | 'editor',
  articleId: ArticleId,
  options = {},
) {
  const { page } = await windowOf(browser, role, options);
  await openDraftPage(page, articleId);
  const mode = page.getByLabel('Mode');
  await mode.selectOption({ label: 'Suggesting' });
  await expect(mode).toHaveValue('suggesting');
  return page;
}

async function openCards(page: Page) {
  await openInspector(page);
  await page.getByRole('tab', { name: 'Suggestions' }).click();
  return page.getByRole('list', { name: 'Open suggestions' }).locator(':scope > li');
}

test('a writer suggests, and an editor accepts and rejects from cards; what is open is not in the text', async ({
  browser,
}) => {
  const writer = await database.actor('writer');
  const text = `The ferry left on Monday.\n\nNobody saw it.\n\n${chinese}`;
  const articleId = await database.story(writer, { headline: 'Suggested', text });
  const before = await bodyInDatabase(articleId);
  const mine = await openSuggesting(browser, 'writer', articleId);
  const first = bodyOfPage(mine).locator('p').first();
  await first.dblclick({ position: { x: 20, y: 10 } });
  await mine.keyboard.type('A');
  await mine.keyboard.press('End');
  await mine.keyboard.type(' It rained.');
  await expect(first.locator('del')).toHaveText('The');
  await expect(first.locator('ins')).toHaveText(['A', ' It rained.']);
  await expectSaved(mine);
  expect(await bodyInDatabase(articleId)).toBe(before);

  const { page: theirs } = await windowOf(browser, 'editor');
  await openDraftPage(theirs, articleId);
  const cards = await openCards(theirs);
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText('deletes “The”');
  await expect(cards.first()).toContainText('adds “A”');
  await expectFitDayAndNight(theirs, 'suggestions');
  await cards.first().getByLabel('Reply').fill('Which ferry?');
  await cards.first().getByRole('button', { name: 'Send reply' }).click();
  await expect(cards.first()).toContainText('Which ferry?');
  await cards.first().getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(cards).toHaveCount(1);
  await cards.first().getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(cards).toHaveCount(0);
  for (const page of [mine, theirs])
    await expect(bodyOfPage(page).locator('p').first()).toHaveText('A ferry left on Monday.');
  await expect(theirs.getByText('Closed suggestions (2)')).toBeVisible();
  expect(await bodyInDatabase(articleId)).toBe(before.replace('The ferry', 'A ferry'));
});

test('Chinese is composed as a suggestion over a selection, while another person types in the paragraph', async ({
  browser,
}) => {
  const articleId = await database.story(await database.actor('editor'), { headline: '建议', text: chinese });
  const mine = await openSuggesting(browser, 'writer', articleId);
  const { page: theirs } = await windowOf(browser, 'editor');
  await openDraftPage(theirs, articleId);
  const keys = await mine.context().newCDPSession(mine);
  await mine.keyboard.press('Control+Home');
  for (let count = 0; count < 2; count += 1) await mine.keyboard.press('Shift+ArrowRight');
  for (const text of ['n', 'ni', 'nih', 'nihao']) {
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await theirs.keyboard.type('x');
  }
  await keys.send('Input.insertText', { text: '快船' });
  for (const page of [mine, theirs]) {
    const paragraph = bodyOfPage(page).locator('p').first();
    await expect(paragraph.locator('del')).toHaveText('渡轮');
    await expect(paragraph.locator('ins')).toHaveText('快船');
    await expect(paragraph).toHaveText('快船渡轮九点准时启航。xxxx');
  }
  await expectSaved(mine);
  expect(await bodyInDatabase(articleId)).toBe(`${chinese}xxxx`);
});

test('a new paragraph, a format and a deleted block are suggestions, and undo takes back only one’s own', async ({
  browser,
}) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Blocks',
    text: 'One.\n\nTwo.\n\nThree.',
  });
  const mine = await openSuggesting(browser, 'writer', articleId);
  await mine.keyboard.press('Enter');
  await mine.keyboard.type('Four.');
  const { page: theirs } = await windowOf(browser, 'editor');
  await openDraftPage(theirs, articleId);
  await theirs.keyboard.press('Control+Home');
  await theirs.keyboard.type('Direct. ');
  const cards = await openCards(theirs);
  await expect(cards.first()).toContainText('begins a new paragraph');
  await expect(bodyOfPage(mine)).toContainText('Direct. One.');
  await mine.keyboard.press('Control+z');
  await expect(bodyOfPage(mine).locator('ins')).toHaveCount(0);
  await expect(bodyOfPage(mine)).toContainText('Direct. One.');
  await mine.keyboard.press('Control+Shift+z');
  await expect(cards.first()).toContainText('adds “Four.”');
  await theirs.getByRole('button', { name: 'Accept 1 suggestion' }).click();
  await expect(theirs.getByRole('group', { name: 'Open suggestions' })).toBeFocused();
  await expect(bodyOfPage(mine).locator('p')).toHaveText(['Direct. One.', 'Two.', 'Three.', 'Four.']);
});

test('text that is typed directly into another person’s proposed text belongs to nobody’s suggestion', async ({
  browser,
}) => {
  const articleId = await database.story(await database.actor('editor'), {
    headline: 'Typed into',
    text: 'Base.',
  });
  const mine = await openSuggesting(browser, 'writer', articleId);
  await mine.keyboard.type(' proposed');
  await expectSaved(mine);
  const { page: theirs } = await windowOf(browser, 'editor');
  await openDraftPage(theirs, articleId);
  const proposed = bodyOfPage(theirs).locator('ins');
  await expect(proposed).toHaveText([' proposed']);
  for (let count = 0; count < 2; count += 1) await theirs.keyboard.press('ArrowLeft');
  await theirs.keyboard.type('X');
  await expect(proposed).toHaveText([' propos', 'ed']);
  for (let count = 0; count < 3; count += 1) await theirs.keyboard.press('Shift+ArrowLeft');
  await theirs.keyboard.type('Y');
  await expect(proposed).toHaveText([' prop', 'ed']);
  await expectSaved(theirs);
  expect(await bodyInDatabase(articleId)).toBe('Base.Y');
  await expect(bodyOfPage(mine)).toHaveText('Base. propYed');
});
