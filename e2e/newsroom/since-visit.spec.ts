import { expect, type Page } from '@playwright/test';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { changeLocale } from '#editorial/people/changingLocale.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const chinese = '渡轮九点准时启航。';

async function visit(page: Page, articleId: ArticleId): Promise<void> {
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('textbox', { name: 'Body' })).toBeVisible();
  await page.goto('about:blank');
  await expect
    .poll(async () => {
      const { rows } = await staffPool().query('select from draft_visit where article_id = $1', [articleId]);
      return rows.length;
    })
    .toBe(1);
}

test('an editor who opens a draft again is told who changed it, and compares it with what they last saw', async ({
  browser,
}) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const articleId = await database.story(writer, {
    headline: 'Seen and changed',
    text: `It sails at nine.\n\n${chinese}`,
  });
  const { page, context } = await windowOf(browser, 'editor');
  await visit(page, articleId);
  await editDraft(writer, { articleId, body: bodyOf(['It sails at ten.', chinese].map(paragraph)) });

  await page.goto(`/newsroom/articles/${articleId}`);
  const told = page.getByText(`Changed since you last opened it, by ${writer.name} —`);
  await expect(told).toHaveCount(1);
  await openInspector(page);
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(told, 'also in the History tab').toHaveCount(2);
  await expectFitDayAndNight(page, 'a draft that others changed');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told, 'it stays in the History tab').toHaveCount(1);
  await page.getByRole('link', { name: 'Show changes' }).click();
  const compared = page.getByRole('article');
  await expect(compared.locator('del')).toHaveText('nine');
  await expect(compared.locator('ins')).toHaveText('ten');
  const current = page.getByRole('navigation', { name: 'Versions' }).locator('[aria-current]');
  await expect(current).toContainText('As somebody last saw it');
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText('It sails at ten.');
  await expect(told, 'the editor has seen it').toHaveCount(0);
  await editDraft(editor, { articleId, headline: 'Seen and changed by herself' });
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toContainText('by herself');
  await expect(told, 'own changes are not those of others').toHaveCount(0);
  await context.close();
});

test('on a phone and in Chinese the changes since the last visit are told, too', async ({ browser }) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const articleId = await database.story(writer, { headline: '渡轮', text: chinese });
  const { page, context } = await windowOf(browser, 'editor', { viewport: { width: 390, height: 844 } });
  await visit(page, articleId);
  await editDraft(writer, { articleId, body: bodyOf([paragraph(`${chinese}明天停航。`)]) });
  await changeLocale(editor, { locale: 'zh-CN' });
  try {
    await page.goto(`/newsroom/articles/${articleId}`);
    await expect(page.getByText(`您上次打开后，${writer.name} 修改过此稿。`)).toBeVisible();
    await expectFitDayAndNight(page, 'changes since the last visit on a phone');
    await page.getByRole('link', { name: '查看改动' }).click();
    await expect(page.getByRole('article').locator('ins')).toHaveText('明天停航。');
  } finally {
    await changeLocale({ ...editor, locale: 'zh-CN' }, { locale: 'en' });
  }
  await context.close();
});
