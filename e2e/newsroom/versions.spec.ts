import { expect } from '@playwright/test';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { expectFit, expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { nameVersion } from '#editorial/versions/namingVersions.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
});
test.afterAll(() => database.close());

const chinese = '渡轮九点准时启航，旅客在码头等候多时。';
const arabic = 'أبحرت العبّارة في التاسعة صباحًا.';

test('a writer names a text, sees what an editor changed, and restores it while the editor has it open', async ({
  browser,
}) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const text = `The ferry sails at nine.\n\n${chinese}\n\n${arabic}`;
  const articleId = await database.story(writer, { headline: 'Kept for the lawyer', text });
  const mine = await windowOf(browser, 'writer');
  const { page } = mine;
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(page);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('link', { name: 'Version history' }).click();
  await expect(page.getByRole('heading', { name: 'Version history' })).toBeVisible();
  await expect(page.getByText('No versions yet')).toBeVisible();

  await page.getByRole('button', { name: 'Name the present text…' }).click();
  await openedDialog(page).getByLabel('Name', { exact: true }).fill(' ');
  await page.keyboard.press('Enter');
  await expect(openedDialog(page)).toContainText('Enter a name that can be seen.');
  await openedDialog(page).getByLabel('Name', { exact: true }).fill('Before the lawyer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Kept as “Before the lawyer”.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Both texts are the same.' })).toBeVisible();

  const changed = bodyOf(['The ferry sails at ten.', chinese, arabic, 'A new ending.'].map(paragraph));
  await editDraft(editor, { articleId, body: changed });
  await page.reload();
  const compared = page.getByRole('article');
  await expect(compared.locator('del')).toHaveText('nine');
  await expect(compared.locator('ins')).toHaveText(['ten', 'A new ending.']);
  await expectFitDayAndNight(page, 'a comparison');
  await page.getByText('Side by side', { exact: true }).click();
  await expect(compared.locator('del')).toHaveText('nine');
  await expectFit(page, 'a comparison side by side');

  const theirs = await windowOf(browser, 'editor');
  await theirs.page.goto(`/newsroom/articles/${articleId}`);
  const body = theirs.page.getByRole('textbox', { name: 'Body' });
  await expect(body).toContainText('A new ending.');
  await page.getByRole('button', { name: 'Restore this version…' }).click();
  await expect(openedDialog(page)).toContainText('The present text is kept in this list');
  await expectFit(page, 'the question before restoring');
  await page.keyboard.press('Escape');
  await expect(body, 'a question that is closed changes nothing').toContainText('A new ending.');
  await page.getByRole('button', { name: 'Restore this version…' }).click();
  await openedDialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('Restored. The text before is kept in this list.')).toBeVisible();
  await expect(body).not.toContainText('A new ending.');
  await expect(body).toContainText('The ferry sails at nine.');
  await expect(page.getByRole('navigation', { name: 'Versions' }).getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('link', { name: /Before a restore/ })).toBeVisible();
  const current = page.getByRole('navigation', { name: 'Versions' }).locator('[aria-current]');
  await expect(current, 'the restored version stays selected').toContainText('Before the lawyer');
  await expect(page.getByRole('button', { name: 'Restore this version…' })).toBeFocused();
  await theirs.context.close();
  await mine.context.close();
});

test('changes are gone through by key, named in words, and one of them is restored by itself', async ({
  browser,
}) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const text = `The ferry sails at nine.\n\n${chinese}\n\nThe last paragraph stays.`;
  const articleId = await database.story(writer, { headline: 'Changes one by one', text });
  await nameVersion(writer, { articleId, name: 'Before' });
  const link = { type: 'link', attrs: { href: 'https://harbour.example/' } };
  const linked = { type: 'paragraph', content: [{ type: 'text', text: chinese, marks: [link] }] };
  const changed = ['The ferry sails at ten.', 'The last paragraph stays.'].map(paragraph);
  await editDraft(editor, { articleId, body: bodyOf([...changed.slice(0, 1), linked, ...changed.slice(1)]) });
  const { page, context } = await windowOf(browser, 'writer');
  await page.goto(`/newsroom/articles/${articleId}/versions`);
  const compared = page.getByRole('article');
  await expect(compared).toContainText(`Link to https://harbour.example/ added: “${chinese}”`);
  await expect(page.getByRole('button', { name: 'Next change' })).toBeEnabled();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('Change 1 of 2')).toBeVisible();
  await expect(compared.locator('[data-change]').first()).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('Change 1 of 2')).toBeVisible();
  await expectFitDayAndNight(page, 'changes one by one');
  await compared.getByRole('button', { name: 'Restore this passage…' }).first().click();
  await openedDialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('The passage was restored.')).toBeVisible();
  await expect(compared.locator('[data-change]')).toHaveCount(1);
  await expect(compared, 'the other change stays').toContainText('Link to https://harbour.example/ added');
  await context.close();
});

test('version history works by keyboard and on a phone, with Chinese text, and says that a version is gone', async ({
  browser,
}) => {
  const writer = await database.actor('writer');
  const articleId = await database.story(writer, { headline: '版本', text: chinese });
  await editDraft(writer, { articleId, body: bodyOf([paragraph(`${chinese}明天停航。`)]) });
  const { page, context } = await windowOf(browser, 'writer', { viewport: { width: 390, height: 844 } });
  await page.goto(`/newsroom/articles/${articleId}/versions`);
  const naming = page.getByRole('button', { name: 'Name the present text…' });
  await expect(naming).toBeEnabled();
  await naming.focus();
  await page.keyboard.press('Enter');
  await openedDialog(page).getByLabel('Name', { exact: true }).fill('校对后的文字'.repeat(16));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Versions' }).getByRole('link')).toHaveCount(1);
  await expectFitDayAndNight(page, 'the versions on a phone');
  await page.goto(`/newsroom/articles/${articleId}/versions?version=999999999`);
  await expect(page.getByText('This version is not in the list.')).toBeVisible();
  await page.goto(`/newsroom/articles/${articleId}/versions?version=drop%20table&to=%00`);
  await expect(page.getByRole('button', { name: 'Restore this version…' })).toBeVisible();
  await context.close();
});

test('a page says who wrote which passage of the draft, also to those who see no colours', async ({
  browser,
}) => {
  const [writer, editor] = [await database.actor('writer'), await database.actor('editor')];
  const text = `The ferry sails at nine.\n\n${chinese}\n\n${arabic}`;
  const articleId = await database.story(writer, { headline: 'Written by two', text });
  await editDraft(editor, {
    articleId,
    body: bodyOf(['The ferry sails at nine, and not at ten.', chinese, arabic].map(paragraph)),
  });
  for (const width of [390, 1440]) {
    const { page, context } = await windowOf(browser, 'writer', { viewport: { width, height: 844 } });
    await page.goto(`/newsroom/articles/${articleId}/versions`);
    await page.getByRole('link', { name: 'Who wrote what' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Who wrote what', level: 1 })).toBeVisible();
    const writers = page.getByRole('region', { name: 'Writers' }).getByRole('listitem');
    await expect(writers).toContainText([writer.name, editor.name]);
    await expect(page.getByRole('article').locator('p').nth(1)).toHaveText(
      `1, ${writer.name}: 1The ferry sails at nine2, ${editor.name}: 2, and not at ten1, ${writer.name}: 1.`,
    );
    const directions = page
      .getByRole('article')
      .locator('p')
      .evaluateAll((each) => each.map((p) => getComputedStyle(p).direction));
    expect(await directions, 'of the text, not of the names').toEqual(['ltr', 'ltr', 'ltr', 'rtl']);
    await expectFitDayAndNight(page, 'who wrote what');
    await context.close();
  }
});
