import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, AssetId, SnapshotId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import type { ChangeArticleFieldsOrder } from '#editorial/articles/articleFieldsOrder.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { compactDraft } from '#editorial/drafts/draftCompaction.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { previewArticle } from '#editorial/preview/articlePreview.ts';
import { pinRelated } from '#editorial/related/pinningStories.ts';
import { changesSinceReview } from './changesSinceReview.ts';
import { forecastRelease } from './releaseForecast.ts';
import { reviewRelease } from './releaseReview.ts';
import { release } from './releasingArticles.ts';
import { deleteExpiredSnapshots } from './reviewedSnapshots.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer', { name: 'Mia' });
  editor = await hire('editor');
});
afterAll(() => scene.close());

async function describeAs(
  actor: Actor,
  articleId: ArticleId,
  change: Omit<ChangeArticleFieldsOrder, 'articleId' | 'version'>,
) {
  const { article } = await readArticleForEditing(actor, articleId);
  await describeArticle(actor, { articleId, version: article.version, ...change });
}

async function typeOn(articleId: ArticleId, times = 1) {
  for (let time = 1; time <= times; time++)
    await editDraft(writer, {
      articleId,
      headline: `Typed ${time}`,
      body: bodyOf([paragraph(`Typed ${time}.`)]),
    });
}

async function takePicture(): Promise<AssetId> {
  const { rows } = await staff().execute<{ id: string }>(sql`
    insert into asset (hash, file_name, width, height, colour, alt, renditions)
    values (gen_random_uuid()::text, 'harbour.jpg', 1200, 800, '#808080', 'The harbour', '[]') returning id`);
  return Number(rows[0]?.id) as AssetId;
}

const releasedOf = async (articleId: ArticleId) => {
  const { rows } = await staff().execute<Record<string, unknown>>(sql`
    select headline, standfirst, body, topics, bylines, language, lead_asset_id::int as lead, pictures, draft_upto::int as upto,
      (select slug from section s where s.id = section_id) as section
    from release where article_id = ${articleId} order by number desc limit 1`);
  return rows[0];
};

describe('the reviewed content is released', () => {
  test.each([
    { language: 'en' as const, headline: 'Ferry waits for the tide', text: 'One paragraph.\n\nAnother one.' },
    {
      language: 'zh-CN' as const,
      headline: '轮渡候潮启航',
      text: '清晨六时，码头上已排起长队。\n\n第二段写得更长一些。',
    },
  ])('byte for byte, after ten edits and a compaction of the log ($language)', async (story) => {
    const articleId = await writeStory(editor, story);
    const review = await reviewRelease(editor, articleId);
    await typeOn(articleId, 10);
    await compactDraft(articleId);
    await release(editor, { articleId, reviewed: review.reviewed });
    const { content, draftUpto } = review;
    expect(await releasedOf(articleId)).toMatchObject({
      headline: story.headline,
      standfirst: content.standfirst,
      body: content.body,
      topics: content.topics,
      bylines: content.bylines,
      pictures: content.pictures,
      upto: draftUpto,
    });
  });

  test('with its section, topics, authors, language and lead picture, even if they were changed since', async () => {
    const articleId = await writeStory(editor, { headline: 'Filed here', topics: ['Ferries', 'Tides'] });
    const lead = await takePicture();
    await describeAs(editor, articleId, {
      authors: ['Ada Lindqvist'],
      leadAssetId: lead,
      leadAlt: 'The mole',
    });
    const { reviewed, content } = await reviewRelease(editor, articleId);
    await describeAs(writer, articleId, {
      sectionId: await openSection('sport'),
      topics: ['Rowing'],
      authors: [],
      language: 'zh-CN',
      leadAssetId: null,
    });
    await release(editor, { articleId, reviewed });
    expect(await releasedOf(articleId)).toMatchObject({
      section: 'city',
      topics: content.topics,
      bylines: [{ name: 'Ada Lindqvist' }],
      language: 'en',
      lead,
      pictures: { [lead]: { alt: 'The mole' } },
    });
  });

  test('also when it waits for another article', async () => {
    const leader = await writeStory(editor, { headline: 'The leader' });
    const articleId = await writeStory(editor, { headline: 'The follower' });
    const { reviewed } = await reviewRelease(editor, articleId);
    await typeOn(articleId);
    await release(editor, { articleId, reviewed, after: leader });
    await release(editor, { articleId: leader });
    expect(await releasedOf(articleId)).toMatchObject({ headline: 'The follower' });
  });

  test('and the preview and the checks show it', async () => {
    const articleId = await writeStory(editor, { headline: 'Shown as reviewed' });
    const { reviewed } = await reviewRelease(editor, articleId);
    await editDraft(writer, { articleId, headline: '', body: bodyOf([paragraph('Typed.')]) });
    expect(await previewArticle(editor, { articleId, reviewed })).toMatchObject({
      headline: 'Shown as reviewed',
    });
    expect(await previewArticle(editor, { articleId })).toMatchObject({ headline: '' });
    const blocks = async (order: Parameters<typeof forecastRelease>[1]) =>
      (await forecastRelease(editor, order)).findings.filter(({ gravity }) => gravity === 'blocks').length;
    expect(await blocks({ articleId, reviewed })).toBe(0);
    expect(await blocks({ articleId })).toBe(1);
  });

  test('and a reloaded page shows the same snapshot, which is stored once', async () => {
    const articleId = await writeStory(editor, { headline: 'Loaded twice' });
    const first = await reviewRelease(editor, articleId);
    const second = await reviewRelease(await hire('editor'), articleId);
    expect(second.reviewed).toBe(first.reviewed);
    await typeOn(articleId);
    const newer = await reviewRelease(editor, articleId);
    expect(newer).toMatchObject({ content: { headline: 'Typed 1' } });
    const { rows } = await staff().execute(
      sql`select count(*)::int as kept from reviewed_snapshot where article_id = ${articleId}`,
    );
    expect(rows).toEqual([{ kept: 2 }]);
  });
});

describe('a release is refused, and nothing is written,', () => {
  async function refused(articleId: ArticleId, reviewed: SnapshotId): Promise<unknown> {
    const before = await releaseTraces();
    const answer = await release(editor, { articleId, reviewed }).then(
      () => 'released',
      ({ reason, facts }) => ({ reason, facts }),
    );
    expect(await releaseTraces()).toBe(before);
    return answer;
  }

  test('of a snapshot that does not exist, belongs to another article, or was deleted', async () => {
    const articleId = await writeStory(editor, { headline: 'Its own snapshot' });
    const other = await writeStory(editor, { headline: 'Another snapshot' });
    const { reviewed } = await reviewRelease(editor, articleId);
    const foreign = await reviewRelease(editor, other);
    const gone = { reason: 'review-gone', facts: { days: 7 } };
    expect(await refused(articleId, crypto.randomUUID() as unknown as SnapshotId)).toEqual(gone);
    expect(await refused(articleId, foreign.reviewed)).toEqual(gone);
    expect(await refusalReasonOf(previewArticle(editor, { articleId, reviewed: foreign.reviewed }))).toBe(
      'review-gone',
    );
    expect(await refusalReasonOf(forecastRelease(editor, { articleId, reviewed: foreign.reviewed }))).toBe(
      'review-gone',
    );
    expect(await refusalReasonOf(changesSinceReview(editor, { articleId, reviewed: foreign.reviewed }))).toBe(
      'review-gone',
    );
    await staff().execute(
      sql`update reviewed_snapshot set seen_at = now() - interval '8 days' where id = ${reviewed}`,
    );
    await deleteExpiredSnapshots();
    expect(await refused(articleId, reviewed)).toEqual(gone);
    await release(editor, { articleId: other, reviewed: foreign.reviewed });
  });

  test('after another release, so that one review releases once', async () => {
    const articleId = await writeStory(editor, { headline: 'Released once' });
    const { reviewed } = await reviewRelease(editor, articleId);
    const colleague = await hire('editor', { name: 'Ruth' });
    await release(colleague, { articleId, reviewed });
    expect(await refused(articleId, reviewed)).toEqual({
      reason: 'review-overtaken',
      facts: { field: 'release', by: 'Ruth', name: 'Ruth' },
    });
    expect((await reviewRelease(editor, articleId)).reviewed).not.toBe(reviewed);
  });

  test('after a change of the address, the translation link or the pins, with the name of the user', async () => {
    const original = await writeStory(editor, { headline: 'The original' });
    const articleId = await writeStory(editor, { headline: 'Its surroundings' });
    const { reviewed } = await reviewRelease(editor, articleId);
    const byMia = (field: string) => ({
      reason: 'review-overtaken',
      facts: { field, by: 'Mia', name: 'Mia' },
    });
    await pinRelated(editor, { articleId, relatedId: original });
    expect(await refused(articleId, reviewed)).toMatchObject({ facts: { field: 'pins', name: editor.name } });
    await describeAs(writer, articleId, { translationOf: original });
    expect(await refused(articleId, reviewed)).toEqual(byMia('translation'));
    await describeAs(writer, articleId, { slug: 'an-address-by-mia' });
    expect(await refused(articleId, reviewed)).toEqual(byMia('slug'));
  });

  test('after its topic or author was renamed, or its section or picture deleted', async () => {
    const articleId = await writeStory(editor, { headline: 'Renamed things', topics: ['Herring'] });
    const lead = await takePicture();
    await describeAs(editor, articleId, {
      authors: ['Jo Renamed'],
      leadAssetId: lead,
      sectionId: await openSection('sea'),
    });
    const { reviewed } = await reviewRelease(editor, articleId);
    await describeAs(editor, articleId, { leadAssetId: null });
    await staff().execute(sql`delete from asset where id = ${lead}`);
    expect(await refused(articleId, reviewed)).toMatchObject({ facts: { field: 'pictures', by: 'nobody' } });
    await staff().execute(sql`update topic set deleted_at = now() where name = 'Herring'`);
    expect(await refused(articleId, reviewed)).toMatchObject({ facts: { field: 'topics' } });
    await staff().execute(sql`update topic set deleted_at = null where name = 'Herring'`);
    await staff().execute(sql`update author set name = 'Jo Named Anew' where name = 'Jo Renamed'`);
    expect(await refused(articleId, reviewed)).toMatchObject({ facts: { field: 'authors' } });
    await staff().execute(sql`update topic set slug = 'herrings' where name = 'Herring'`);
    expect(await refused(articleId, reviewed)).toMatchObject({ facts: { field: 'topics' } });
    await staff().execute(sql`update section set slug = 'seas' where slug = 'sea'`);
    expect(await refused(articleId, reviewed)).toMatchObject({ facts: { field: 'section' } });
  });

  test('when the rights of its picture have ended since', async () => {
    const articleId = await writeStory(editor, { headline: 'Rights that end' });
    const lead = await takePicture();
    await describeAs(editor, articleId, { leadAssetId: lead });
    const { reviewed } = await reviewRelease(editor, articleId);
    await staff().execute(
      sql`update asset set rights_until = now() - interval '1 minute' where id = ${lead}`,
    );
    expect(await refused(articleId, reviewed)).toMatchObject({ reason: 'rights-expired' });
  });
});

describe('an open review', () => {
  test('gets changes of text and fields with their authors, and null if nothing changed', async () => {
    const articleId = await writeStory(editor, { headline: 'Watched', text: 'One.\n\nTwo.' });
    const { reviewed } = await reviewRelease(editor, articleId);
    const first = await changesSinceReview(editor, { articleId, reviewed });
    expect(first).toMatchObject({ count: 0, people: [], overtaken: null });
    const known = first?.state as string;
    expect(await changesSinceReview(editor, { articleId, reviewed, known })).toBeNull();

    await editDraft(writer, { articleId, body: bodyOf([paragraph('One.'), paragraph('Two and more.')]) });
    await describeAs(editor, articleId, { topics: ['Ferries', 'Tides'] });
    const next = await changesSinceReview(editor, { articleId, reviewed, known });
    expect(next).toMatchObject({
      count: 2,
      fields: [{ field: 'topics', before: 'Ferries', after: 'Ferries, Tides' }],
      text: { body: [{ is: 'changed' }] },
      overtaken: null,
    });
    expect(next?.people.toSorted()).toEqual(['Mia', editor.name].toSorted());
    await describeAs(writer, articleId, { slug: 'watched-elsewhere' });
    expect(await changesSinceReview(editor, { articleId, reviewed, known })).toMatchObject({
      overtaken: 'slug',
    });
  });
});
