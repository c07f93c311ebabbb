import { type Browser, expect, type Page } from '@playwright/test';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { bodyOfPage, expectSaved } from '#e2e/setting/drafting.ts';
import { expectFitDayAndNight, expectNoOverhang } from '#e2e/setting/fit.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { startSceneThread } from '#editorial/comments/comments.scene.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const text = 'The ferry sails at nine from the old pier.\n\n渡轮九点准时启航。';
const story = async (headline: string) => database.story(await database.actor('writer'), { headline, text });

async function openDraft(browser: Browser, role: 'writer' | 'editor', articleId: number, width = 1_440) {
  const { page, context } = await windowOf(browser, role, {
    viewport: { width, height: 900 },
    hasTouch: width < 500,
  });
  await page.goto(`/newsroom/articles/${articleId}`);
  await expectSaved(page);
  return { page, context };
}

/**
 * Selects characters of the body's first paragraph by keyboard. ProseMirror sets its selection again 20 ms after it receives the
 * focus, which no person is fast enough to meet with a key; so the keys are pressed again if they came too early.
 */
async function select(page: Page, from: number, count: number): Promise<void> {
  const text = (await bodyOfPage(page).locator('p').first().textContent()) ?? '';
  await bodyOfPage(page).focus();
  await expect(async () => {
    await page.keyboard.press('Control+Home');
    for (let at = 0; at < from; at += 1) await page.keyboard.press('ArrowRight');
    for (let at = 0; at < count; at += 1) await page.keyboard.press('Shift+ArrowRight');
    expect(await page.evaluate(() => String(getSelection()))).toBe(text.slice(from, from + count));
  }).toPass();
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Comment', exact: true });
const cards = (page: Page) => page.getByRole('list', { name: 'Comments' }).getByRole('article');
const passages = (page: Page) => bodyOfPage(page).locator('.comment-open');

/** Writes a comment on the selection by keyboard. */
async function comment(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Alt+m');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
  await expect(field(page)).toHaveCount(0);
}

test('two people comment on one paragraph while one types in it, reply, mention, resolve and reopen', async ({
  browser,
}) => {
  const articleId = await story('Discussed');
  const [ann, bo] = await Promise.all([
    openDraft(browser, 'editor', articleId),
    openDraft(browser, 'writer', articleId),
  ]);
  await openInspector(bo.page);
  await bo.page.getByRole('tab', { name: /^Comments/ }).click();
  await expect(bo.page.getByText('No open comments.')).toBeVisible();
  await select(ann.page, 4, 5); // "ferry"
  await bodyOfPage(bo.page).click();
  await bo.page.keyboard.press('Control+Home');
  await Promise.all([
    bo.page.keyboard.type('Today: ', { delay: 60 }),
    comment(ann.page, 'Which one? Ask @wren'),
  ]);
  await expect(passages(bo.page)).toHaveText(['ferry']);
  await expect(cards(bo.page)).toContainText('Which one?');
  await expect(cards(ann.page), 'the card of the new comment has the focus').toBeFocused();

  await select(bo.page, 7 + 37, 4); // "pier"
  await comment(bo.page, 'Closed since March.');
  await expect(passages(ann.page)).toHaveText(['ferry', 'pier']);
  await expect(cards(ann.page)).toHaveCount(2);
  await expect(cards(ann.page).nth(1)).toContainText('Closed since March.');
  await expectSaved(bo.page);
  await expect(bodyOfPage(ann.page)).toContainText('Today: The ferry sails at nine from the old pier.');

  await passages(ann.page).nth(1).click();
  await expect(cards(ann.page).nth(1)).toHaveClass(/comment-card-chosen/);
  await cards(ann.page).nth(1).getByRole('button', { name: 'Reply' }).click();
  const reply = ann.page.getByRole('textbox', { name: 'Reply' });
  await reply.pressSequentially('Is it, @wr');
  await expect(ann.page.getByRole('listbox').getByRole('option')).toHaveText(['Wren Hollis']);
  await expectFitDayAndNight(ann.page, 'a reply with the list of colleagues');
  await ann.page.keyboard.press('Enter');
  await expect(reply).toHaveValue('Is it, @Wren Hollis ');
  await reply.pressSequentially('?');
  await ann.page.keyboard.press('Control+Enter');
  await expect(cards(bo.page).nth(1).locator('b', { hasText: '@Wren Hollis' })).toBeVisible();
  await expect(cards(bo.page).nth(1).getByRole('button', { name: 'Edit' })).toHaveCount(1);

  await cards(bo.page).nth(1).getByRole('button', { name: 'Resolve' }).click();
  await expect(passages(ann.page)).toHaveText(['ferry']);
  await expect(cards(ann.page)).toHaveCount(1);
  await ann.page.getByText('Resolved (1)').click();
  await expect(cards(ann.page)).toContainText('Resolved by Wren Hollis');
  await expectFitDayAndNight(ann.page, 'resolved comments');
  await cards(ann.page).getByRole('button', { name: 'Reopen' }).click();
  await expect(passages(bo.page)).toHaveText(['ferry', 'pier']);
  for (const { context } of [ann, bo]) await context.close();
});

test('a thread keeps its quote when its text is deleted, and finds it again after undo and cut and paste', async ({
  browser,
}) => {
  const articleId = await story('Cut');
  const { page, context } = await openDraft(browser, 'editor', articleId);
  await select(page, 4, 5);
  await comment(page, 'Which one?');
  await select(page, 4, 6);
  await page.keyboard.press('Delete');
  await expect(cards(page)).toContainText('ferry');
  await expect(cards(page)).toContainText('This text is no longer in the article.');
  await page.keyboard.press('Control+z');
  await expect(passages(page)).toHaveText('ferry');
  await expect(cards(page)).not.toContainText('no longer');
  await select(page, 4, 6);
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await expect(bodyOfPage(page).locator('p').last().locator('.comment-open')).toHaveText('ferry');
  await page.keyboard.press('Control+v');
  await expect(bodyOfPage(page).locator('p').last()).toContainText('ferry ferry');
  await expect(passages(page), 'a second copy has no comment').toHaveText('ferry');

  const elsewhere = await story('Elsewhere');
  await page.goto(`/newsroom/articles/${elsewhere}`);
  await expectSaved(page);
  await bodyOfPage(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await expect(bodyOfPage(page)).toContainText('启航。ferry');
  await expect(bodyOfPage(page).locator('[data-comment]')).toHaveCount(0);
  await context.close();
});

test('by keyboard alone: a comment on the headline and one on the article, edited, shown in the text, and deleted', async ({
  browser,
}) => {
  const articleId = await story('A headline of words');
  const { page, context } = await openDraft(browser, 'editor', articleId);
  await page.getByRole('textbox', { name: 'Headline' }).focus();
  await page.keyboard.press('Control+a');
  await comment(page, 'Shorter?');
  const [card] = [cards(page).first()];
  await expect(card).toBeFocused();
  await expect(card).toContainText('A headline of words');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // the passage's button
  await expect(page.getByRole('textbox', { name: 'Headline' })).toBeFocused();
  await page.keyboard.press('Control+Alt+m');
  await expect(card, 'the key leads back to the card').toBeFocused();
  await card.getByRole('button', { name: 'Edit' }).press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Much shorter?');
  await page.keyboard.press('Control+Enter');
  await expect(card).toContainText('Much shorter?');
  await expect(card).toContainText('edited');

  await bodyOfPage(page).focus();
  await page.keyboard.press('Control+End');
  await comment(page, 'Good story.');
  await expect(cards(page)).toHaveCount(2);
  await expect(cards(page).first(), 'comments on the article come first').toContainText('Good story.');
  await cards(page).first().getByRole('button', { name: 'Delete…' }).press('Enter');
  await openedDialog(page).getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Comment');
  await context.close();
});

test('offline a comment is kept on the device, also through a reload, and is sent once', async ({
  browser,
}) => {
  const articleId = await story('On a train');
  const { page, context } = await openDraft(browser, 'writer', articleId);
  await select(page, 4, 5);
  await page.keyboard.press('Control+Alt+m');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Typed in a tunnel.');
  await context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The server could not be reached.').first()).toBeVisible();
  await expect(field(page)).toHaveValue('Typed in a tunnel.');
  await context.setOffline(false);
  await expectSaved(page);
  await page.reload();
  await expectSaved(page);
  await expect(field(page)).toHaveValue('Typed in a tunnel.');
  await page.getByRole('button', { name: 'Comment', exact: true }).last().click();
  await expect(cards(page)).toHaveCount(1);
  await expect(passages(page)).toHaveText('ferry');
  await context.close();
});

test('on a phone: from the passage to its comments, reply by touch, and back to the text', async ({
  browser,
}) => {
  const articleId = await story('On a phone');
  const editor = await openDraft(browser, 'editor', articleId);
  await select(editor.page, 4, 5);
  await comment(editor.page, '哪一班渡轮？');
  await expectSaved(editor.page);
  await startSceneThread(await database.actor('editor'), articleId, { text: 'x'.repeat(300) });
  const { page, context } = await openDraft(browser, 'writer', articleId, 390);
  await passages(page).tap();
  await page.getByRole('button', { name: 'Show comments' }).tap();
  const card = cards(page).nth(1);
  await expect(card).toBeFocused();
  await expectFitDayAndNight(page, 'comments on a phone');
  await card.getByRole('button', { name: 'Reply' }).tap();
  await page.getByRole('textbox', { name: 'Reply' }).fill('九点那班 @');
  await page.getByRole('listbox').getByRole('option').first().tap();
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue(/^九点那班 @\S.* $/);
  await card.getByRole('button', { name: 'Reply' }).tap();
  await expect(card.getByRole('listitem')).toHaveCount(2);
  await card.getByRole('button', { name: /^Show in the text/ }).tap();
  await expect(page.getByRole('complementary', { name: 'Sidebar' })).toBeHidden();
  await expect(passages(page)).toBeInViewport();
  await expectNoOverhang(page, 'the text after comments on a phone');
  for (const each of [editor.context, context]) await each.close();
});
