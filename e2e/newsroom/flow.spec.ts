import { type Browser, expect, type Page } from '@playwright/test';
import { staffPool } from '#db/pools.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { expectFit, expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { pressWhenAlive, windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { assignArticle } from '#editorial/flow/assigningArticles.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.beforeEach(() => staffPool().query('update notice set read_at = now() where read_at is null'));
test.afterAll(() => database.close());

const bellOf = (page: Page) => page.getByRole('link', { name: /^Notifications:/ });
const expectUnread = (page: Page, text: string) =>
  expect(bellOf(page)).toHaveAccessibleName(`Notifications: ${text}`, { timeout: 10_000 });

async function openStory(browser: Browser, role: 'writer' | 'editor', articleId: number, width = 1440) {
  const opened = await windowOf(browser, role, { viewport: { width, height: 900 } });
  await opened.page.goto(`/newsroom/articles/${articleId}`);
  await expect(opened.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(opened.page);
  return opened;
}
const workflow = (page: Page) => page.getByRole('region', { name: 'Workflow' });
const pressKey = async (page: Page, name: string) => {
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  await button.press('Enter');
};

test('an article goes from writer to editor and back, is approved and released, by keyboard', async ({
  browser,
}) => {
  test.setTimeout(180_000 * timeoutFactor);
  const writer = await database.actor('writer');
  const articleId = await database.story(writer, { headline: 'The lock gates of Alder' });
  const theirs = await windowOf(browser, 'editor');
  const editor = theirs.page;
  await editor.goto('/newsroom');
  await expectUnread(editor, 'No unread notifications');

  const mine = await openStory(browser, 'writer', articleId);
  const page = mine.page;
  await expect(workflow(page)).toContainText('Not submitted for review.');
  await pressKey(page, 'Submit with a note…');
  await expect(openedDialog(page).getByLabel('Note (optional)')).toBeFocused();
  await page.keyboard.type('Quote of the mayor is cleared.');
  await expectFit(page, 'the dialog to submit');
  await pressKey(page, 'Submit for review');
  await expect(workflow(page)).toContainText('Submitted for review by');
  await expect(workflow(page)).toContainText('Quote of the mayor is cleared.');
  const submitted = workflow(page).getByText('Submitted for review.', { exact: true });
  await expect(submitted).toBeVisible();
  await expectFitDayAndNight(page, 'a submitted article');

  await expectUnread(editor, '1 unread notification');
  await bellOf(editor).press('Enter');
  await expect(editor.getByRole('heading', { name: 'Notifications', level: 1 })).toBeVisible();
  const first = editor.getByRole('listitem').filter({ hasText: 'The lock gates of Alder' });
  await expect(first).toContainText('submitted The lock gates of Alder for review');
  await expect(first).toContainText('Quote of the mayor is cleared.');
  await expectFitDayAndNight(editor, 'the notifications');
  await first.getByRole('link', { name: 'The lock gates of Alder' }).press('Enter');
  await expect(editor).toHaveURL(`/newsroom/articles/${articleId}`);
  await expectUnread(editor, 'No unread notifications');

  await expect(editor.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(editor);
  await pressKey(editor, 'Return to writer…');
  await openedDialog(editor).getByLabel('What should be changed').fill(' ');
  await pressKey(editor, 'Return to writer');
  await expect(openedDialog(editor)).toContainText('Write what should be changed. Nothing was returned.');
  await openedDialog(editor).getByLabel('What should be changed').fill('Who built them?');
  await pressKey(editor, 'Return to writer');
  await expect(openedDialog(editor)).toBeHidden();

  await expect(workflow(page)).toContainText('Returned to'); // live, without a reload
  await expect(submitted, 'the notice of the earlier step is gone').toHaveCount(0);
  await expectUnread(page, '1 unread notification');
  await page.goto('/newsroom?view=waiting');
  const row = page.getByRole('row').filter({ hasText: 'The lock gates of Alder' });
  await expect(row).toContainText('Returned to writer');
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(page);
  await expect(workflow(page).getByText('Who built them?').first()).toBeVisible();
  await pressKey(page, 'Add internal note…');
  await openedDialog(page).getByLabel('Note', { exact: true }).fill('canary of the desk');
  await pressKey(page, 'Save note');
  await expect(openedDialog(page)).toBeHidden();
  await pressKey(page, 'Submit for review');
  await expect(workflow(page)).toContainText('Submitted for review by');

  await expect(workflow(editor)).toContainText('canary of the desk');
  await expect(workflow(editor)).toContainText('Submitted for review by');
  await pressKey(editor, 'Approve');
  await expect(workflow(editor)).toContainText('Approved by');
  await workflow(editor).getByText('History (4)').press('Enter');
  await expect(workflow(editor).getByRole('listitem')).toHaveCount(4);
  await expectFitDayAndNight(editor, 'an approved article');
  const body = page.getByRole('textbox', { name: 'Body' });
  await body.press('End');
  await page.keyboard.type(' One more sentence.');
  await expect(workflow(editor)).toContainText('Changed since the approval', { timeout: 15_000 });

  await editor.goto(`/newsroom/articles/${articleId}/release`);
  await pressWhenAlive(editor.getByRole('button', { name: 'Release now' }));
  await expect(editor.getByRole('heading', { name: 'Release 1 is live' })).toBeVisible();
  await page.goto('/newsroom/notices');
  await expect(page.getByText('released The lock gates of Alder')).toBeVisible();
  await pressKey(page, 'Mark all as read');
  await expect(page.getByText(/notifications are marked as read\./)).toBeVisible();
  await expectUnread(page, 'No unread notifications');
  const { rows } = await staffPool().query('select slug from article where id = $1', [articleId]);
  for (const path of [`/articles/${rows[0].slug}`, `/articles/${rows[0].slug}/history`, '/feed.xml']) {
    const text = await (await page.request.get(path)).text();
    for (const note of ['canary of the desk', 'Who built them', 'Quote of the mayor'])
      expect(text).not.toContain(note);
  }
  await mine.context.close();
  await theirs.context.close();
});

test('an editor assigns an article until a time; the writer finds it by that time, and what is overdue says so', async ({
  browser,
}) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const [late, later] = [
    await database.story(writer, { headline: 'Due first' }),
    await database.story(editor, { headline: 'Due afterwards' }),
  ];
  await assignArticle(editor, {
    articleId: late,
    assignee: writer.id,
    dueAt: new Date(Date.now() + 3_600_000),
  });
  await staffPool().query(
    `update article_flow set due_at = now() - interval '1 hour' where article_id = $1`,
    [late],
  );
  const theirs = await openStory(browser, 'editor', later, 390);
  await theirs.page.getByRole('button', { name: 'Assign…' }).click();
  const dialog = openedDialog(theirs.page);
  await dialog.getByLabel('Person').selectOption({ label: writer.name });
  await dialog.getByLabel('Due (optional)').fill('2036-05-01T17:00');
  await expectFitDayAndNight(theirs.page, 'the dialog to assign');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(workflow(theirs.page)).toContainText(`Assigned to ${writer.name}`);
  await expectFitDayAndNight(theirs.page, 'an assigned article');
  await theirs.context.close();

  const mine = await windowOf(browser, 'writer', { viewport: { width: 390, height: 844 } });
  await mine.page.goto('/newsroom');
  await mine.page.getByRole('link', { name: 'For me' }).click();
  const rows = mine.page.getByRole('row').filter({ hasText: /Due (first|afterwards)/ });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Due first');
  await expect(rows.first()).toContainText('Overdue');
  await expect(rows.last()).not.toContainText('Overdue');
  await expectFitDayAndNight(mine.page, 'what waits for the writer');
  await mine.page.goto(`/newsroom/articles/${late}`);
  await expect(mine.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(mine.page);
  await expect(workflow(mine.page)).toContainText('Overdue');
  await mine.context.close();
});

test('in Chinese, on a phone, the workflow and the notifications fit and are translated', async ({
  browser,
}) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const articleId = await database.story(writer, { headline: '码头闸门重新开启' });
  await submitForReview(writer, { articleId, filed: true, note: '市长的引语已经核实。' });
  await changeLocale(editor, { locale: 'zh-CN' });
  try {
    const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 390, height: 844 } });
    await page.goto('/newsroom/notices');
    await expect(page.getByRole('heading', { name: '通知', level: 1 })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '码头闸门' })).toContainText('等待审稿');
    await expectFitDayAndNight(page, 'the notifications in Chinese');
    await page.goto(`/newsroom/articles/${articleId}`);
    await page.getByRole('button', { name: '侧栏', exact: true }).click();
    await expect(page.getByRole('region', { name: '流程' })).toContainText('市长的引语已经核实。');
    await expect(page.getByRole('button', { name: '退回作者…' })).toBeVisible();
    await expectFitDayAndNight(page, 'the workflow in Chinese');
    await context.close();
  } finally {
    await changeLocale({ ...editor, locale: 'zh-CN' }, { locale: 'en' });
  }
});
