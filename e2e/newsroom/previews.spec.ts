import { type APIRequestContext, type BrowserContext, expect } from '@playwright/test';
import sharp from 'sharp';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { brokenPictures, pictureAddresses } from '#e2e/setting/pictures.ts';
import { test } from '#e2e/setting/test.ts';
import { openTestDatabase, type TestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';

let database: TestDatabase;
let editor: Actor;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  database = await openTestDatabase();
  process.env.MEDIA_URL = `file:${process.env.COPYDESK_DATA_DIR}/media`;
  editor = await database.actor('editor');
  ({ context } = await windowOf(browser, 'editor'));
});
test.afterAll(async () => {
  await context.close();
  await database.close();
});

async function storyWithPicture(headline: string, background: string) {
  const bytes = await sharp({ create: { width: 1400, height: 900, channels: 3, background } })
    .png()
    .toBuffer();
  const { id } = await uploadAsset(editor, { bytes, fileName: `${background.slice(1)}.png` });
  const articleId = await database.story(editor, { headline });
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, {
    articleId,
    version: article.version,
    leadAssetId: id,
    leadAlt: 'One colour',
  });
  return { articleId, assetId: id };
}

/** Requests every picture of a page. @returns the addresses of the asset's pictures, at least one */
async function expectPictures(request: APIRequestContext, page: string, assetId: AssetId): Promise<string[]> {
  const answer = await request.get(page);
  expect(answer.status(), page).toBe(200);
  const addresses = pictureAddresses(await answer.text());
  const ofAsset = addresses.filter((address) => address.includes(`/media/${assetId}/`));
  expect(ofAsset.length, `${page} shows the picture`).toBeGreaterThan(0);
  expect(await brokenPictures(request, addresses), page).toEqual([]);
  return ofAsset;
}

const cropped = (addresses: string[]) => addresses.filter((address) => address.includes('/4x3-'));

test('every picture in every preview loads, and a stranger gets none that is not live', async ({
  playwright,
}) => {
  const live = await storyWithPicture('A picture that was live at noon', '#4a6029');
  await release(editor, { articleId: live.articleId });
  const coming = await storyWithPicture('CANARY picture under embargo', '#294a60');
  await release(editor, { articleId: coming.articleId, at: new Date(Date.now() + 3_600_000) });
  const { frontId, version, layout } = await readFrontDraft(editor, { language: 'en' });
  const places = [coming.articleId, live.articleId] as ArticleId[];
  await arrangeFront(editor, {
    frontId,
    version,
    layout: { ...layout, places: [...places, ...layout.places.slice(2)] },
  });
  const { request } = context;
  const stranger = await playwright.request.newContext({ baseURL: process.env.COPYDESK_URL ?? '' });
  const hidden: string[] = [];

  await test.step('the current front, and the front with embargoed stories', async () => {
    const preview = `/newsroom/front/preview?front=${frontId}`;
    expect(cropped(await expectPictures(request, preview, live.assetId))).not.toEqual([]);
    const withComing = await expectPictures(request, `${preview}&coming=yes`, coming.assetId);
    expect(cropped(withComing)).not.toEqual([]);
    hidden.push(...withComing);
  });

  await test.step('the draft of an article', async () => {
    const preview = `/newsroom/articles/${coming.articleId}/preview`;
    hidden.push(...(await expectPictures(request, preview, coming.assetId)));
  });

  await test.step('a past moment', async () => {
    await expect
      .poll(async () => (await request.get('/newsroom/past')).status(), { message: 'signed in' })
      .toBe(200);
    const { slug } = (await readArticleForEditing(editor, live.articleId)).article;
    const moment = new Date(Date.now() - 1).toISOString();
    await expectPictures(request, `/newsroom/as-of/${moment}/articles/${slug}`, live.assetId);
    const list = await expectPictures(request, `/newsroom/as-of/${moment}/sections/city`, live.assetId);
    expect(cropped(list)).not.toEqual([]);
  });

  await test.step('a share link to the draft', async () => {
    const order = { articleId: coming.articleId, recipient: 'Dr Okafor', days: 1 };
    const { link } = await createShare(editor, order, process.env.COPYDESK_URL ?? '');
    const token = link.split('/').at(-1) ?? '';
    const shown = await expectPictures(stranger, `/proofs/${token}`, coming.assetId);
    hidden.push(...shown.map((address) => address.replace(token, `${token.slice(0, -4)}AAAA`)));
    const crop = `4x3-640-50-50.webp`;
    expect((await stranger.get(`/proofs/${token}/media/${coming.assetId}/${crop}`)).status()).toBe(200);
    expect((await stranger.get(`/proofs/${token}/media/${live.assetId}/${crop}`)).status()).toBe(200);
    const other = await storyWithPicture('CANARY picture of another draft', '#602940');
    hidden.push(
      `/proofs/${token}/media/${other.assetId}/${crop}`,
      `/newsroom/media/${other.assetId}/${crop}`,
    );
  });

  for (const address of [...hidden, ...hidden.map((each) => each.replace(/^.*\/media\//, '/media/'))])
    expect((await stranger.get(address)).status(), address).toBe(404);
  await stranger.dispose();
});
