import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { inTheMiddleOf } from '#editorial/lockInterleaving.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { reviewRelease } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { mergeSections } from './mergingSections.ts';
import { mergeTopics } from './mergingTopics.ts';

// Each test pauses a merge or a deletion before its commit, and begins another act meanwhile.

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;

beforeAll(async () => {
  scene = await openScene();
  [editor, admin] = [await hire('editor'), await hire('admin')];
});
afterAll(() => scene.close());

const setTopics = async (articleId: ArticleId, topics: string[]) => {
  const now = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, was: { topics: now.topics }, topics });
};
const topicNamed = async (name: string) => {
  const { rows } = await staff().execute<{ id: string }>(sql`select id from topic where name = ${name}`);
  return Number(rows[0]?.id);
};
/** A topic without articles. */
async function freeTopic(name: string): Promise<number> {
  const articleId = await writeStory(editor, { headline: `Once on ${name}`, topics: [name] });
  await setTopics(articleId, []);
  return topicNamed(name);
}

describe('a section that is being merged or moved to the bin', () => {
  test.each(['merge', 'bin'])('accepts no article (%s)', async (how) => {
    const sectionId = await openSection(`leaving-${how}`);
    const into = await openSection('staying');
    const articleId = await writeStory(editor, { headline: 'Wants to be filed' });
    const city = await openSection();
    const [gone, filed] = await inTheMiddleOf<unknown, unknown>(
      'audit_event',
      () =>
        how === 'merge'
          ? mergeSections(admin, { sectionId, into })
          : moveToBin(admin, { subject: 'section', id: sectionId }),
      () => describeArticle(editor, { articleId, was: { sectionId: city }, sectionId }),
    );
    expect(gone.status).toBe('fulfilled');
    expect(filed).toMatchObject({ status: 'rejected', reason: { reason: 'not-found' } });
    expect((await readArticleForEditing(editor, articleId)).article.sectionId).toBe(city);
  });
});

describe('a topic that is being merged', () => {
  test('is replaced by the other for a person who types its name', async () => {
    const [topicId, into] = [await freeTopic('Steam'), await freeTopic('Engines')];
    const articleId = await writeStory(editor, { headline: 'Types it', topics: [] });
    const [merged, filed] = await inTheMiddleOf<unknown, unknown>(
      'audit_event',
      () => mergeTopics(editor, { topicId, into }),
      () => describeArticle(editor, { articleId, was: { topics: [] }, topics: ['Steam'] }),
    );
    expect([merged.status, filed.status]).toEqual(['fulfilled', 'fulfilled']);
    expect((await readArticleForEditing(editor, articleId)).topics).toEqual(['Engines']);
  });
});

describe('a topic that is being moved to the bin', () => {
  test('is not released with a reviewed snapshot that names it', async () => {
    const articleId = await writeStory(editor, { headline: 'Reviewed', topics: ['Fog'] });
    const { reviewed } = await reviewRelease(editor, articleId);
    await setTopics(articleId, []);
    const id = await topicNamed('Fog');
    const [gone, released] = await inTheMiddleOf<unknown, unknown>(
      'audit_event',
      () => moveToBin(editor, { subject: 'topic', id }),
      () => release(editor, { articleId, reviewed }),
    );
    expect(gone.status).toBe('fulfilled');
    expect(released).toMatchObject({ reason: { reason: 'review-overtaken', facts: { field: 'topics' } } });
  });

  test('is restored for a person who types its name, with an audit event', async () => {
    const id = await freeTopic('Mist');
    const articleId = await writeStory(editor, { headline: 'Types it too', topics: [] });
    const [, filed] = await inTheMiddleOf<unknown, unknown>(
      'audit_event',
      () => moveToBin(editor, { subject: 'topic', id }),
      () => describeArticle(editor, { articleId, was: { topics: [] }, topics: ['mist'] }),
    );
    expect(filed.status).toBe('fulfilled');
    const { rows } = await staff().execute(sql`select act from audit_event
      where subject = 'topic' and subject_id = ${String(id)} order by id desc limit 1`);
    expect(rows).toEqual([{ act: 'topic.restore-by-name' }]);
    expect((await readArticleForEditing(editor, articleId)).topics).toEqual(['Mist']);
  });
});

test.each(['deleted_at = now()', "merged_into = (select id from section where slug = 'staying')"])(
  'a draft whose section is gone (%s) cannot be released, and nothing changes',
  async (how) => {
    await openSection('staying');
    const sectionId = await openSection(`lost-${how.length}`);
    const articleId = await writeStory(editor, { headline: 'Lost its section' });
    await staff().execute(sql`update article set section_id = ${sectionId} where id = ${articleId}`);
    await staff().execute(sql`update section set ${sql.raw(how)} where id = ${sectionId}`);
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('section-missing');
    expect(await releaseTraces()).toBe(before);
  },
);
