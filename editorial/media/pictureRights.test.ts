import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readCatalogue } from '#editorial/readerQueries/articleCatalogue.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readFeed } from '#editorial/readerQueries/feedStories.ts';
import { readClock } from '#editorial/readerQueries/freshness.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { readSection, readTopic } from '#editorial/readerQueries/storyLists.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { describeAsset } from './describingAssets.ts';
import { focusAsset, makeMissingCrops } from './focalPoint.ts';
import { openRendition } from './mediaStorage.ts';
import { findPublicPictureFile } from './publicPictureFile.ts';
import { renewRights } from './renewingRights.ts';
import { uploadAsset } from './uploadingPictures.ts';

let scene: { close(): Promise<void> };
let folder: string;
let editor: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-rights-'));
  process.env.MEDIA_URL = `file:${folder}`;
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

let shade = 0;
async function takePicture(): Promise<AssetId> {
  shade += 20;
  const background = { r: shade, g: 90, b: 40 };
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  const { id } = await uploadAsset(editor, { bytes, fileName: 'canary.png' });
  await describeAsset(editor, { assetId: id, alt: 'A canary', credit: 'Canary Pictures' });
  return id;
}

async function storyWith(picture: AssetId, headline: string): Promise<{ id: ArticleId; slug: string }> {
  const id = await writeStory(editor, { headline, topics: ['Canaries'] });
  const figure = {
    type: 'figure',
    attrs: { asset: picture, alt: 'A canary', caption: 'It sings', credit: '' },
  };
  await editDraft(editor, {
    articleId: id,
    body: bodyOf([paragraph('A canary sings in the mine.'), figure]),
  });
  const { article } = await readArticleForEditing(editor, id);
  await describeArticle(editor, { articleId: id, version: article.version, leadAssetId: picture });
  const { slug } = await release(editor, { articleId: id });
  return { id, slug };
}

/** Everything that pages, feeds and the API read. */
async function everything(slug: string) {
  return {
    article: await readArticle(slug),
    front: await readFront({ language: 'en' }),
    section: await readSection('city'),
    topic: await readTopic('canaries'),
    feed: await readFeed(),
    catalogue: await readCatalogue({ limit: 20 }),
    search: await searchPaper({ q: 'canary' }),
  };
}
const places = (results: object, name: string) =>
  Object.entries(results)
    .filter(([, value]) => JSON.stringify(value).includes(name))
    .map(([place]) => place);

test('a picture whose rights have ended is shown nowhere: no page, list, feed, API answer or page of the past, and its file is not served', async () => {
  const picture = await takePicture();
  const { slug } = await storyWith(picture, 'A canary in the mine');
  const whileShown = new Date();
  const address = `"assetId":${picture},`;
  expect(places(await everything(slug), address)).toEqual(Object.keys(await everything(slug)));
  const names = ['320.webp', '4x3-320-50-50.avif', '1x1-300-50-50.jpg', '1200x630-400-50-50.jpg'];
  for (const name of names) expect(await findPublicPictureFile(picture, name)).not.toBeNull();

  const later = new Date(Date.now() + 3_600_000);
  await describeAsset(editor, { assetId: picture, rightsUntil: later.toISOString() });
  expect((await readClock()).until).toEqual(later);
  const lasts = (await findPublicPictureFile(picture, '320.webp'))?.lasts ?? 0;
  expect(lasts).toBeGreaterThan(3_000);
  expect(lasts).toBeLessThan(3_600);
  const end = new Date(Date.now() + 200);
  await describeAsset(editor, { assetId: picture, rightsUntil: end.toISOString() });
  await staff().execute(sql`select pg_sleep_until(${end.toISOString()}::timestamptz + interval '1 ms')`);

  expect(places(await everything(slug), address)).toEqual([]);
  for (const name of names) expect(await findPublicPictureFile(picture, name)).toBeNull();
  const result = await readArticle(slug);
  expect(result).toMatchObject({ is: 'live', article: { lead: null, pictures: {} } });
  await asOfReader(whileShown, 'readers', async () => {
    expect(places(await everything(slug), address)).toEqual([]);
    for (const name of names) expect(await findPublicPictureFile(picture, name)).toBeNull();
  });
  // Staff who read the past see it.
  await asOfReader(whileShown, editor, async () => {
    expect(places({ article: await readArticle(slug) }, address)).toEqual(['article']);
  });

  await renewRights(editor, { assetId: picture, rightsUntil: null });
  expect(places(await everything(slug), address)).toContain('article');
});

test("a release's frozen content and hash do not change, whatever happens to its picture", async () => {
  const picture = await takePicture();
  const { id, slug } = await storyWith(picture, 'A canary that stays');
  const frozen = async () =>
    (
      await staff().execute(
        sql`select pictures, encode(content_hash, 'hex') as hash from release where article_id = ${id}`,
      )
    ).rows;
  const before = await frozen();
  expect(JSON.stringify(before)).not.toContain('4x3');
  await focusAsset(editor, { assetId: picture, x: 10, y: 90 });
  await describeAsset(editor, { assetId: picture, rightsUntil: new Date(Date.now() - 1).toISOString() });
  expect(await frozen()).toEqual(before);
  expect(await readArticle(slug)).toMatchObject({ is: 'live' });
});

test('another focus makes other crops at other addresses, and the old addresses still work', async () => {
  const picture = await takePicture();
  const { slug } = await storyWith(picture, 'A canary in focus');
  await focusAsset(editor, { assetId: picture, x: 0, y: 100 });
  const result = await readArticle(slug);
  if (result.is !== 'live') throw new Error('not live');
  expect(result.article.lead?.focus).toEqual({ x: 0, y: 100 });
  const names = result.article.lead?.crops?.map(({ name }) => name) ?? [];
  expect(names).toContain('4x3-320-0-100.avif');
  expect(names.every((name) => /-0-100\./.test(name))).toBe(true);
  for (const name of ['4x3-320-0-100.avif', '4x3-320-50-50.avif']) {
    const file = await findPublicPictureFile(picture, name);
    const bytes = Buffer.from(await new Response(await openRendition(file?.key ?? '')).arrayBuffer());
    expect(bytes.byteLength).toBe(file?.bytes);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, height: 240 });
  }
  const { rows } = await staff().execute<{ detail: unknown }>(
    sql`select detail from audit_event where act = 'asset.change-focus' order by id desc limit 1`,
  );
  expect(rows[0]?.detail).toEqual({ before: { x: 50, y: 50 }, after: { x: 0, y: 100 } });
  for (const [x, y] of [
    [-1, 0],
    [0, 101],
    [0.5, 0],
  ] as const)
    await expect(focusAsset(editor, { assetId: picture, x, y })).rejects.toThrow();
  await expect(focusAsset(editor, { assetId: 9_999, x: 1, y: 1 })).rejects.toMatchObject({
    reason: 'picture-missing',
  });
});

test('a picture from before the crops feature gets crops once', async () => {
  const picture = await takePicture();
  const { slug } = await storyWith(picture, 'A canary from before');
  await staff().execute(sql`update asset set crops = '[]' where id = ${picture}`);
  const crops = async () => {
    const result = await readArticle(slug);
    return result.is === 'live' ? (result.article.lead?.crops ?? []) : null;
  };
  expect(await crops()).toEqual([]);
  await Promise.all([makeMissingCrops(picture), makeMissingCrops(picture)]);
  const made = await crops();
  expect(made?.length).toBe(8);
  await makeMissingCrops(picture);
  expect(await crops()).toEqual(made);
});
