import { expect } from '@playwright/test';
import sharp from 'sharp';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staffPool } from '#db/pools.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { nameVersion } from '#editorial/versions/namingVersions.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
});
test.afterAll(() => database.close());

test('a picture that only a version shows is not deleted, and one that is gone is left out of a restored version', async ({
  browser,
}) => {
  const editor = await database.actor('editor');
  const background = `#${Math.random().toString(16).slice(2, 8).padEnd(6, '0')}`;
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
  const fileName = `version-${background.slice(1)}.png`;
  const { id } = await uploadAsset(editor, { bytes, fileName });
  const headline = `Shown by a version ${background}`;
  const articleId = await database.story(editor, { headline, text: 'The quay.' });
  const figure = { type: 'figure', attrs: { asset: id, alt: 'A quay' } } as never;
  await editDraft(editor, { articleId, body: bodyOf([paragraph('The quay.'), figure]) });
  const { version } = await nameVersion(editor, { articleId, name: 'With the picture' });
  await editDraft(editor, { articleId, body: bodyOf([paragraph('The quay, rewritten.')]) });

  const { page, context } = await windowOf(browser, 'editor');
  await page.goto('/newsroom/media');
  await page.getByRole('button', { name: new RegExp(fileName) }).click();
  await page.getByRole('button', { name: 'Move to bin' }).click();
  const where = page.getByRole('listitem').filter({ hasText: headline });
  await expect(where).toContainText('an earlier version of a draft');
  await expectFitDayAndNight(page, 'a picture that a version shows');
  await where.getByRole('link', { name: headline }).click();
  await expect(page.getByRole('heading', { name: 'Version history' })).toBeVisible();

  // As it was possible before versions counted as a use.
  await staffPool().query('update asset set deleted_at = now() where id = $1', [id]);
  await page.goto(`/newsroom/articles/${articleId}/versions?version=${version}`);
  await page.getByRole('button', { name: 'Restore this version…' }).click();
  await openedDialog(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(
    page.getByText('One picture of this version has been deleted and was left out.'),
  ).toBeVisible();
  await page.goto(`/newsroom/articles/${articleId}`);
  const body = page.getByRole('textbox', { name: 'Body' });
  await expect(body).toHaveText('The quay.');
  await expect(body.locator('img')).toHaveCount(0);
  await context.close();
});
