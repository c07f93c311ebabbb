import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { tagsTouchedBy } from './cacheTags.ts';
import { release } from './releasingArticles.ts';
import { cancelRelease } from './reschedulingReleases.ts';
import { withdraw } from './withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

test('a withdrawal, immediate or planned, invalidates every page of the past, whatever labels the story had then', async () => {
  let articleId = 0 as ArticleId;
  const released = await tagsInvalidatedBy(async () => {
    articleId = await writeStory(editor, { headline: 'Not for long' });
    await release(editor, { articleId });
  });
  expect(released).toContain(`article:${articleId}`);
  expect(released).not.toContain('past');
  const planned = { articleId, because: 'Wrong.', at: new Date(Date.now() + 3_600_000) };
  expect(await tagsInvalidatedBy(() => withdraw(editor, planned))).toContain('past');
  const immediate = { articleId, because: 'Wrong.' };
  expect(await tagsInvalidatedBy(() => withdraw(editor, immediate))).toContain('past');
});

test('pages that show a story are invalidated, even after cancelled updates with other labels', async () => {
  const articleId = await writeStory(editor, { headline: 'Filed elsewhere', topics: ['Old topic'] });
  await release(editor, { articleId });
  const shownOn = await inTransaction((tx) => tagsTouchedBy(tx, articleId));
  const sectionId = await openSection('sport');
  const { article } = await readArticleForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, sectionId, topics: ['New topic'] });
  for (let times = 0; times < 2; times++) {
    await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
    await cancelRelease(editor, { articleId });
  }
  const touched = await inTransaction((tx) => tagsTouchedBy(tx, articleId));
  expect(touched).toEqual(expect.arrayContaining(shownOn));
});
