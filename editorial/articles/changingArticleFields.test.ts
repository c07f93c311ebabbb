import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { formerSlug } from '#db/schema/articles.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { inTheMiddleOf } from '#editorial/lockInterleaving.scene.ts';
import { changeRole } from '#editorial/people/changingRole.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease } from '#editorial/releases/reschedulingReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { releaseTraces, writeStory } from './article.scene.ts';
import type { ChangeArticleFieldsOrder } from './articleFieldsOrder.ts';
import { readArticleForEditing } from './articleForEditing.ts';
import { changeArticleFields as describeArticle } from './changingArticleFields.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;
let original: ArticleId;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
  original = await writeStory(editor, { headline: 'The original', language: 'en' });
  await release(editor, { articleId: original });
});
afterAll(() => scene.close());

const soon = () => new Date(Date.now() + 3_600_000);

/** Acts after which readers see, saw or will see the article. */
const released: Record<string, (articleId: ArticleId) => Promise<unknown>> = {
  live: (articleId) => release(editor, { articleId }),
  scheduled: (articleId) => release(editor, { articleId, at: soon() }),
  'waiting for another': async (articleId) => {
    const after = await writeStory(editor, { headline: 'It leads' });
    await release(editor, { articleId, after });
  },
  withdrawn: async (articleId) => {
    await release(editor, { articleId });
    await withdraw(editor, { articleId, because: 'Wrong.' });
  },
};

let count = 0;
const changes: Record<string, () => Omit<ChangeArticleFieldsOrder, 'articleId' | 'version'>> = {
  address: () => ({ slug: `moved-${++count}` }),
  'translation link': () => ({ translationOf: original }),
};

async function change(by: Actor, articleId: ArticleId, wanted: object) {
  const { article } = await readArticleForEditing(by, articleId);
  return describeArticle(by, { articleId, version: article.version, ...wanted });
}

describe.each(Object.entries(released))('an article that is %s', (_, makeReleased) => {
  test.each(Object.entries(changes))('has its %s changed by an editor only', async (_, wanted) => {
    const articleId = await writeStory(writer, { headline: 'Told to readers', language: 'ar' });
    await makeReleased(articleId);
    const before = await releaseTraces();
    for (const extra of [{}, { topics: ['Smuggled in'] }, { role: 'editor', state: 'unreleased' }])
      expect(await refusalReasonOf(change(writer, articleId, { ...wanted(), ...extra }))).toBe(
        'released-already',
      );
    expect(await releaseTraces()).toBe(before);
    expect((await readArticleForEditing(writer, articleId)).topics).toEqual(['Ferries']);
    await change(editor, articleId, wanted());
  });
});

test('a writer may change both for an article that was never released, also if a release was cancelled', async () => {
  const articleId = await writeStory(writer, { headline: 'Not yet' });
  await change(writer, articleId, { slug: 'not-yet-told', translationOf: original });
  await release(editor, { articleId, at: soon() });
  await cancelRelease(editor, { articleId });
  await change(writer, articleId, { slug: 'still-not-told', translationOf: null });
});

test('a form that sends the slug and the translation link unchanged needs no permission', async () => {
  const articleId = await writeStory(writer, { headline: 'The same again' });
  await release(editor, { articleId });
  const { slug, translationOf } = (await readArticleForEditing(writer, articleId)).article;
  await change(writer, articleId, { slug, translationOf, topics: ['Fish'] });
  expect((await readArticleForEditing(writer, articleId)).topics).toEqual(['Fish']);
});

test('the old and the new value are audited, and every page that shows them is invalidated', async () => {
  const articleId = await writeStory(editor, { headline: 'In Arabic', language: 'ar' });
  const { slug } = await release(editor, { articleId });
  const tagsOf = (wanted: object) => tagsInvalidatedBy(() => change(editor, articleId, wanted));
  expect(await tagsOf({ translationOf: original })).toEqual(
    expect.arrayContaining([`article:${articleId}`, `article:${original}`]),
  );
  const linked = await readArticle((await readArticleForEditing(editor, original)).article.slug);
  expect(JSON.stringify(linked)).toContain(slug);
  expect(await tagsOf({ slug: 'in-arabic-anew' })).toEqual(
    expect.arrayContaining([`article:${original}`, `slug:${slug}`, 'slug:in-arabic-anew']),
  );
  expect(await tagsOf({ translationOf: null })).toContain(`article:${original}`);
  const events = await staff()
    .select({ act: auditEvent.act, detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, String(articleId)))
    .orderBy(auditEvent.id);
  expect(events.slice(-3)).toEqual([
    { act: 'article.link-translation', detail: { from: null, to: original } },
    { act: 'article.change-address', detail: { from: slug, to: 'in-arabic-anew' } },
    { act: 'article.link-translation', detail: { from: original, to: null } },
  ]);
});

test('a writer whose change waits for a release in progress is refused after the release', async () => {
  const articleId = await writeStory(writer, { headline: 'At the same time' });
  const { article } = await readArticleForEditing(writer, articleId);
  const [made, moved] = await inTheMiddleOf(
    'release_search',
    () => release(editor, { articleId }),
    () => describeArticle(writer, { articleId, version: article.version, slug: 'stolen' }),
  );
  expect(made.status).toBe('fulfilled');
  expect(moved).toMatchObject({ status: 'rejected', reason: { reason: 'released-already' } });
  const former = await staff().select().from(formerSlug).where(eq(formerSlug.articleId, articleId));
  expect(former).toEqual([]);
});

test('an editor who is demoted meanwhile is refused', async () => {
  const demoted = await hire('editor');
  const articleId = await writeStory(editor, { headline: 'By whom' });
  await release(editor, { articleId });
  await changeRole(await hire('admin'), { userId: demoted.id, role: 'writer' });
  expect(await refusalReasonOf(change(demoted, articleId, { slug: 'by-nobody' }))).toBe('released-already');
});
