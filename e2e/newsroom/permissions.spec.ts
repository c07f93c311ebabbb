import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let database: TestDatabase;
test.beforeAll(async () => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
});
test.afterAll(() => database.close());

/** A live story with a picture. */
async function liveStory() {
  const editor = await database.actor('editor');
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a6050' } })
    .png()
    .toBuffer();
  const { id: assetId } = await uploadAsset(editor, { bytes, fileName: 'bittern.png' });
  await describeAsset(editor, { assetId, alt: 'A bittern in the reeds' });
  const articleId = await database.story(editor, { headline: 'A bittern was heard' });
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, leadAssetId: assetId });
  const { slug } = await release(editor, { articleId });
  return { articleId, assetId, slug };
}

async function openPicture(page: Page): Promise<void> {
  await page.goto('/newsroom/media?q=bittern');
  await page.getByRole('button', { name: 'A bittern in the reeds' }).click();
}

test('only an editor changes what readers see of a live article; a writer sees who can', async ({
  browser,
}) => {
  const { articleId, assetId, slug } = await liveStory();
  const writer = await windowOf(browser, 'writer');
  const editor = await windowOf(browser, 'editor');

  await test.step('address and translation are read-only to the writer', async () => {
    await writer.page.goto(`/newsroom/articles/${articleId}#story`);
    const address = writer.page.getByRole('textbox', { name: 'Address' });
    await expect(address).toHaveValue(slug);
    await expect(address).not.toBeEditable();
    await expect(address).toHaveAccessibleDescription(/an editor or an admin can change it/);
    await expect(writer.page.getByRole('searchbox', { name: 'Translation of' })).not.toBeEditable();
  });

  await test.step('the editor’s request is refused when the writer sends it, with and without extra keys', async () => {
    await editor.page.goto(`/newsroom/articles/${articleId}#story`);
    const address = editor.page.getByRole('textbox', { name: 'Address' });
    await address.fill('a-bittern-booms');
    const sent = editor.page.waitForRequest(
      (request) => request.postData()?.includes('a-bittern-booms') ?? false,
    );
    await address.press('Enter');
    const request = await sent;
    await expect(address).toHaveValue('a-bittern-booms');
    await expect
      .poll(async () => (await readArticleForEditing(await database.actor('editor'), articleId)).article.slug)
      .toBe('a-bittern-booms');
    const before = (await readArticleForEditing(await database.actor('editor'), articleId)).article;
    const order = { articleId, version: before.version, slug: 'stolen' };
    const { cookie: _, ...headers } = await request.allHeaders();
    for (const body of [order, { ...order, role: 'editor', mayChange: { address: true } }]) {
      const answer = await writer.context.request.post(request.url(), {
        headers: Object.fromEntries(
          Object.entries(headers).filter(
            ([name]) => !/^(:|content-length|host|sec-|accept-encoding)/.test(name),
          ),
        ),
        data: JSON.stringify([body]),
      });
      expect(await answer.text()).toContain('released-already');
    }
    expect((await readArticleForEditing(await database.actor('editor'), articleId)).article).toEqual(before);
  });

  await test.step('the rights and the focal point of its picture are refused too, but not its texts', async () => {
    await openPicture(writer.page);
    await expect(writer.page.getByRole('textbox', { name: 'Rights', exact: true })).not.toBeEditable();
    await expect(writer.page.getByRole('textbox', { name: 'Rights end' })).not.toBeEditable();
    await expect(writer.page.getByText('an editor or an admin can change its focus')).toBeVisible();
    await expect(writer.page.getByRole('button', { name: 'Cut crops here' })).toHaveCount(0);
    await writer.page.getByLabel('Caption').fill('Heard before dawn');
    await writer.page.getByRole('button', { name: 'Save' }).click();
    await expect(writer.page.getByText('Saved')).toBeVisible();
  });

  await test.step('a picture whose rights have expired is shown again when an editor confirms it', async () => {
    const by = await database.actor('editor');
    await describeAsset(by, { assetId, rightsUntil: new Date(Date.now() - 60_000).toISOString() });
    await openPicture(writer.page);
    await expect(writer.page.getByText('an editor or an admin can change them')).toBeVisible();
    await expect(writer.page.getByRole('button', { name: 'Show it again…' })).toHaveCount(0);
    await openPicture(editor.page);
    await editor.page.getByRole('button', { name: 'Show it again…' }).click();
    const dialog = editor.page.getByRole('dialog', {
      name: 'Show “A bittern in the reeds” to readers again?',
    });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Show it again' })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Show it again' }).click();
    await expect(editor.page.getByText('Readers are shown the picture again.')).toBeVisible();
    const [row] = await staff().select().from(asset).where(eq(asset.id, assetId));
    expect(row).toMatchObject({ rightsUntil: null, caption: 'Heard before dawn' });
    await expect(editor.page.getByLabel('Rights end')).toBeEditable();
  });
  await writer.context.close();
  await editor.context.close();
});
