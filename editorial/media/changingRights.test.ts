import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { desc, eq, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import { addAboutPage, writeAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { inTheMiddleOf } from '#editorial/lockInterleaving.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { describeAsset } from './describingAssets.ts';
import { focusAsset } from './focalPoint.ts';
import { findPublicPictureFile } from './publicPictureFile.ts';
import { renewRights } from './renewingRights.ts';
import { uploadAsset } from './uploadingPictures.ts';

let scene: { close(): Promise<void> };
let folder: string;
let writer: Actor;
let editor: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-rights-'));
  process.env.MEDIA_URL = `file:${folder}`;
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

let shade = 0;
async function takePicture(): Promise<AssetId> {
  shade += 1;
  const background = { r: shade, g: 90, b: 40 };
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  const { id } = await uploadAsset(writer, { bytes, fileName: 'heron.png' });
  await describeAsset(writer, { assetId: id, alt: 'A heron' });
  return id;
}

async function storyWith(picture: AssetId): Promise<ArticleId> {
  const articleId = await writeStory(writer, { headline: 'A heron on the weir' });
  const { article } = await readArticleForEditing(writer, articleId);
  await describeArticle(writer, { articleId, version: article.version, leadAssetId: picture });
  return articleId;
}

const rowOf = async (id: AssetId) => (await staff().select().from(asset).where(eq(asset.id, id)))[0];
const lastEvent = async (id: AssetId) =>
  (
    await staff()
      .select({ act: auditEvent.act, detail: auditEvent.detail })
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, String(id)))
      .orderBy(desc(auditEvent.id))
      .limit(1)
  )[0];
const soon = () => new Date(Date.now() + 3_600_000);

/** Acts after which readers see, saw or will see a picture. */
const used: Record<string, (articleId: ArticleId) => Promise<unknown>> = {
  live: (articleId) => release(editor, { articleId }),
  scheduled: (articleId) => release(editor, { articleId, at: soon() }),
  'waiting for another': async (articleId) =>
    release(editor, { articleId, after: await writeStory(editor, { headline: 'It leads' }) }),
  withdrawn: async (articleId) => {
    await release(editor, { articleId });
    await withdraw(editor, { articleId, because: 'Wrong.' });
  },
};

describe.each(Object.entries(used))('a picture in a story that is %s', (_, use) => {
  test('has its rights and focus changed by an editor only; a writer may change texts that affect later stories only', async () => {
    const assetId = await takePicture();
    await use(await storyWith(assetId));
    const before = await rowOf(assetId);
    const later = soon().toISOString();
    for (const order of [{ rights: 'Ours' }, { rightsUntil: later }, { rightsUntil: later, alt: 'Smuggled' }])
      expect(await refusalReasonOf(describeAsset(writer, { assetId, ...order }))).toBe('released-already');
    expect(await refusalReasonOf(focusAsset(writer, { assetId, x: 10, y: 10 }))).toBe('released-already');
    expect(await rowOf(assetId)).toEqual(before);
    await describeAsset(writer, { assetId, alt: 'A grey heron', rights: '', rightsUntil: null });
    await describeAsset(editor, { assetId, rights: 'Ours', rightsUntil: later });
    await focusAsset(editor, { assetId, x: 10, y: 10 });
    expect(await rowOf(assetId)).toMatchObject({ alt: 'A grey heron', rights: 'Ours', focalX: 0.1 });
  });
});

test.each(['shows', 'showed'])(
  'rights and focus of a picture that a page about the paper %s by a link can be changed by an editor only',
  async (when) => {
    const assetId = await takePicture();
    const admin = await hire('admin');
    const texts = (text: string) => ({ en: { title: 'About us', text } });
    const { id } = await addAboutPage(admin, {
      path: `about-${when}`,
      texts: texts(`[A heron](/media/${assetId}/640.webp)`),
    });
    if (when === 'showed') await writeAboutPage(admin, { id, version: 1, texts: texts('No picture.') });
    const before = await rowOf(assetId);
    expect(await refusalReasonOf(describeAsset(writer, { assetId, rights: 'Ours' }))).toBe(
      'released-already',
    );
    expect(await refusalReasonOf(focusAsset(writer, { assetId, x: 10, y: 10 }))).toBe('released-already');
    expect(await rowOf(assetId)).toEqual(before);
    await focusAsset(editor, { assetId, x: 10, y: 10 });
  },
);

test('a writer may change rights and focus of a picture that no release shows', async () => {
  const assetId = await takePicture();
  await storyWith(assetId);
  await describeAsset(writer, { assetId, rights: 'Once', rightsUntil: soon().toISOString() });
  await focusAsset(writer, { assetId, x: 20, y: 30 });
  expect(await lastEvent(assetId)).toEqual({
    act: 'asset.change-focus',
    detail: { before: { x: 50, y: 50 }, after: { x: 20, y: 30 } },
  });
});

/** A picture in a live story whose rights have ended. */
async function expiredPicture(): Promise<AssetId> {
  const assetId = await takePicture();
  const articleId = await storyWith(assetId);
  await release(editor, { articleId });
  expect(await findPublicPictureFile(assetId, '320.webp')).not.toBeNull();
  await describeAsset(editor, { assetId, rightsUntil: new Date(Date.now() - 1_000).toISOString() });
  expect(await findPublicPictureFile(assetId, '320.webp')).toBeNull();
  return assetId;
}

test('a picture whose rights have ended is shown again only by a separate act of somebody who may release', async () => {
  const assetId = await expiredPicture();
  const before = await rowOf(assetId);
  for (const rightsUntil of [null, soon().toISOString()]) {
    expect(await refusalReasonOf(describeAsset(writer, { assetId, rightsUntil }))).toBe('rights-over');
    expect(await refusalReasonOf(renewRights(writer, { assetId, rightsUntil }))).toBe('not-allowed');
    await expect(describeAsset(editor, { assetId, rightsUntil, alt: 'Smuggled' })).rejects.toMatchObject({
      reason: 'rights-ended',
      facts: { name: 'heron.png', stories: 1 },
    });
  }
  expect(await rowOf(assetId)).toEqual(before);
  expect(await findPublicPictureFile(assetId, '320.webp')).toBeNull();

  const tags = await tagsInvalidatedBy(() => renewRights(editor, { assetId, rightsUntil: null }));
  expect(tags).toEqual(expect.arrayContaining(['front', 'latest', 'past']));
  expect(await findPublicPictureFile(assetId, '320.webp')).not.toBeNull();
  expect(await lastEvent(assetId)).toEqual({
    act: 'asset.renew-rights',
    detail: {
      before: { rightsUntil: before?.rightsUntil?.toISOString() },
      after: { rightsUntil: null },
    },
  });
  expect(await refusalReasonOf(renewRights(editor, { assetId, rightsUntil: null }))).toBe('rights-last');
});

test('an end in the past may be corrected to another past time, which does not show the picture again', async () => {
  const assetId = await expiredPicture();
  const rightsUntil = new Date(Date.now() - 86_400_000).toISOString();
  await describeAsset(editor, { assetId, rightsUntil });
  expect(await findPublicPictureFile(assetId, '320.webp')).toBeNull();
  expect(await refusalReasonOf(renewRights(editor, { assetId, rightsUntil }))).toBe('rights-last');
});

test('a writer cannot renew ended rights of a picture that is in no release', async () => {
  const assetId = await takePicture();
  await describeAsset(writer, { assetId, rightsUntil: new Date(Date.now() - 1_000).toISOString() });
  expect(await refusalReasonOf(describeAsset(writer, { assetId, rightsUntil: null }))).toBe('rights-over');
  await describeAsset(editor, { assetId, rightsUntil: null });
});

test.each(['rights', 'focus'] as const)(
  'a writer whose change of the %s waited for a release of the picture is refused',
  async (what) => {
    const assetId = await takePicture();
    const articleId = await storyWith(assetId);
    const [made, changed] = await inTheMiddleOf(
      'release_search',
      () => release(editor, { articleId }),
      () =>
        what === 'rights'
          ? describeAsset(writer, { assetId, rightsUntil: soon().toISOString() })
          : focusAsset(writer, { assetId, x: 1, y: 1 }),
    );
    expect(made.status).toBe('fulfilled');
    expect(changed).toMatchObject({ status: 'rejected', reason: { reason: 'released-already' } });
    expect(await rowOf(assetId)).toMatchObject({ rightsUntil: null, focalX: 0.5 });
    expect(
      (await staff().execute(sql`select 1 from release_asset where asset_id = ${assetId}`)).rows,
    ).toHaveLength(1);
  },
);
