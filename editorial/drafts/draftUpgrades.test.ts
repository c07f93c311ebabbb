import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import { pictureIds } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import { draftOf, draftUpdateWith, readDraft } from '#body/draftDocument.ts';
import { asEarlierBody, earlierFigure } from '#body/earlierPictures.fixture.ts';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, AssetId, SnapshotId } from '#db/schema/ids.ts';
import { release as releaseTable } from '#db/schema/releases.ts';
import { reviewedSnapshot } from '#db/schema/reviews.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { verifyPublished } from '#editorial/ledger/ledger.scene.ts';
import { publishCheckpoint } from '#editorial/ledger/publishingCheckpoints.ts';
import { findUses } from '#editorial/media/assetUses.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { reviewRelease } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { nameVersion } from '#editorial/versions/namingVersions.ts';
import { restoreVersion } from '#editorial/versions/restoringVersions.ts';
import { deriveDraft } from './derivedColumns.ts';
import { appendToDraft, editDraft } from './draftUpdates.ts';
import { upgradeDraft } from './draftUpgrades.ts';
import { EARLIER_SCHEMA, writeEarlierFigure } from './earlierDrafts.scene.ts';
import { loadDraft } from './loadedDraft.ts';

let scene: { close(): Promise<void> };
let folder: string;
let editor: Actor;
let picture: AssetId;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-upgrades-'));
  process.env.MEDIA_URL = `file:${folder}`;
  process.env.NEXTAUTH_SECRET ??= 'a secret of some length';
  scene = await openScene();
  editor = await hire('editor');
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#345' } })
    .png()
    .toBuffer();
  ({ id: picture } = await uploadAsset(editor, { bytes, fileName: 'canary.png' }));
  await describeAsset(editor, { assetId: picture, alt: 'A canary', credit: 'Canary Pictures' });
});
afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

/** A story whose draft has a picture in the form of schema version 2. */
async function earlierStory(headline: string): Promise<ArticleId> {
  const articleId = await writeStory(editor, { headline });
  await writeEarlierFigure(articleId, earlierFigure(picture, 'A canary', 'It sings', ''));
  return articleId;
}

const rowOf = async (articleId: ArticleId) => {
  const [row] = await staff().select().from(draft).where(eq(draft.articleId, articleId));
  if (!row) throw new Error('no draft');
  return row;
};
const documentOf = async (articleId: ArticleId) => draftOf((await loadDraft(articleId)).state);
const namesIn = async (articleId: ArticleId) =>
  (await documentOf(articleId))
    .getXmlFragment('body')
    .toString()
    .match(/<(figure|picture)\b/g);
const countUpdates = async (articleId: ArticleId) => {
  const { rows } = await staff().execute<{ count: number }>(
    sql`select count(*)::int from draft_update where article_id = ${articleId}`,
  );
  return rows[0]?.count ?? 0;
};

test('several nodes that open a draft upgrade it once, and editors of the earlier schema are refused from then on', async () => {
  const articleId = await earlierStory('Opened by three');
  const before = await rowOf(articleId);
  const updates = await countUpdates(articleId);
  expect(await namesIn(articleId)).toEqual(['<figure']);
  const upgraded = await Promise.all([1, 2, 3].map(() => upgradeDraft(articleId)));
  expect(upgraded.filter(Boolean)).toHaveLength(1);
  expect(await countUpdates(articleId)).toBe(updates + 1);
  expect(await namesIn(articleId)).toEqual(['<picture']);
  await deriveDraft(articleId);
  const after = await rowOf(articleId);
  expect(after).toMatchObject({ schemaVersion, bodyHash: before.bodyHash, changedAt: before.changedAt });
  expect(JSON.stringify(after.body)).toContain('"pictureCaption"');
  const typed = draftUpdateWith((await loadDraft(articleId)).state, { headline: 'Typed before' });
  const late = { articleId, update: typed ?? new Uint8Array(), schemaVersion: EARLIER_SCHEMA };
  expect(await refusalReasonOf(appendToDraft(editor, late))).toBe('client-old');
  expect(await countUpdates(articleId)).toBe(updates + 1);
});

test('a draft without earlier blocks gets the version without an edit; one in the bin stays until it is put back', async () => {
  const plain = await writeStory(editor, { headline: 'Without a picture' });
  await staff().update(draft).set({ schemaVersion: EARLIER_SCHEMA }).where(eq(draft.articleId, plain));
  const updates = await countUpdates(plain);
  expect(await upgradeDraft(plain)).toBe(true);
  expect(await upgradeDraft(plain)).toBe(false);
  expect(await countUpdates(plain)).toBe(updates);
  expect((await rowOf(plain)).schemaVersion).toBe(schemaVersion);
  const binned = await earlierStory('In the bin');
  await moveToBin(editor, { subject: 'article', id: binned });
  expect(await upgradeDraft(binned)).toBe(false);
  expect((await rowOf(binned)).schemaVersion).toBe(EARLIER_SCHEMA);
});

test('an edit by a domain function and a restored version leave no earlier block', async () => {
  const edited = await earlierStory('Edited by the API');
  await editDraft(editor, { articleId: edited, headline: 'Edited' });
  expect(await namesIn(edited)).toEqual(['<picture']);
  const restored = await earlierStory('To be restored');
  const { version } = await nameVersion(editor, { articleId: restored, name: 'With the picture' });
  await writeEarlierFigure(restored, earlierFigure(picture, 'Another', '', ''));
  await restoreVersion(editor, { articleId: restored, version: String(version) });
  expect(await namesIn(restored)).toEqual(['<picture']);
  expect((await rowOf(restored)).schemaVersion).toBe(schemaVersion);
});

test('a release of the earlier schema keeps its bytes and its hash, and its upgraded draft does not differ from it', async () => {
  const articleId = await earlierStory('Released before');
  const reviewed = await earlierReview(articleId);
  const { number } = await release(editor, { articleId, reviewed });
  const releases = () => staff().select().from(releaseTable).where(eq(releaseTable.articleId, articleId));
  const before = await releases();
  expect(before).toMatchObject([
    { number, body: { content: [{}, { type: 'figure', attrs: { caption: 'It sings' } }] } },
  ]);
  expect((await readArticleForEditing(editor, articleId)).unreleased).toBeNull();
  await upgradeDraft(articleId);
  await deriveDraft(articleId);
  expect((await readArticleForEditing(editor, articleId)).unreleased).toBeNull();
  expect(await releases()).toEqual(before);
  await publishCheckpoint();
  expect((await verifyPublished()).wrong).toEqual([]);
  const { live, content } = await reviewRelease(editor, articleId);
  expect(pictureIds(live?.body as Body)).toEqual(pictureIds(content.body as Body));
});

/** A snapshot as the earlier version stored it. */
async function earlierReview(articleId: ArticleId): Promise<SnapshotId> {
  const { reviewed } = await reviewRelease(editor, articleId);
  const ofSnapshot = eq(reviewedSnapshot.id, reviewed);
  const [row] = await staff()
    .select({ content: reviewedSnapshot.content })
    .from(reviewedSnapshot)
    .where(ofSnapshot);
  const snapshot = JSON.parse(row?.content ?? '{}');
  snapshot.frozen.checked.body = asEarlierBody(snapshot.frozen.checked.body);
  await staff()
    .update(reviewedSnapshot)
    .set({ content: JSON.stringify(snapshot) })
    .where(ofSnapshot);
  return reviewed;
}

test('a picture counts as used by drafts of either schema', async () => {
  const articleId = await earlierStory('Uses it');
  const uses = () => staff().transaction((tx) => findUses(tx, picture));
  expect(await uses()).toContainEqual({ is: 'draft', articleId, name: 'Uses it' });
  await upgradeDraft(articleId);
  await deriveDraft(articleId);
  expect(await uses()).toContainEqual({ is: 'draft', articleId, name: 'Uses it' });
});

test('the fingerprint of a body is that of its earlier form, unless a caption has marks or the picture is decorative', async () => {
  const fingerprintOf = async (body: unknown) => {
    const { rows } = await staff().execute<{ hash: string }>(
      sql`select body_fingerprint(${JSON.stringify(body)}::jsonb) as hash`,
    );
    return rows[0]?.hash;
  };
  const bodies = [
    earlierFigure(7, 'A "quoted" \\ alt', '图说 "x\\"', 'Ann'),
    earlierFigure(7, '', '', ''),
    earlierFigure(7, 'x', '', 'C'),
    earlierFigure(7, 'x', '{"type": "picture"', ''),
    { type: 'blockquote', content: [earlierFigure(8, '', 'a', 'b'), earlierFigure(8, '', 'c', '')] },
  ].map((block) => ({ type: 'doc', content: [block] }));
  const seen = new Set<string | undefined>();
  for (const body of bodies) {
    const checked = checkBody(body);
    if (!checked.fit) throw new Error(checked.problem);
    expect(JSON.stringify(checked.body)).toContain('"pictureCredit"');
    expect(await fingerprintOf(checked.body)).toBe(await fingerprintOf(body));
    seen.add(await fingerprintOf(body));
  }
  const present = (attrs: object, marks?: object[]) => ({
    type: 'doc',
    content: [
      {
        type: 'picture',
        attrs: { asset: 7, alt: 'x', ...attrs },
        content: [
          { type: 'pictureCaption' },
          { type: 'pictureCredit', content: [{ type: 'text', text: 'C', marks }] },
        ],
      },
    ],
  });
  for (const body of [present({ decorative: true }), present({}, [{ type: 'bold' }]), present({ alt: 'y' })])
    seen.add(await fingerprintOf(body));
  expect(seen.size).toBe(8);
  expect(readDraft(await documentOf(await earlierStory('Last'))).headline).toBe('Last');
});
