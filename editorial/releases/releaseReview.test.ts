import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '#body/bodyTypes.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { reviewRelease } from './releaseReview.ts';
import { release } from './releasingArticles.ts';
import { withdraw } from './withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const changesOf = async (articleId: Awaited<ReturnType<typeof writeStory>>) => {
  const { content, live } = await reviewRelease(editor, articleId);
  return compareBodies(live?.body as Body, content.body as Body).map(({ is }) => is);
};

test('a review shows the standing of the article at each step', async () => {
  const articleId = await writeStory(editor, { headline: 'Where it stands' });
  expect(await reviewRelease(editor, articleId)).toMatchObject({
    standing: { is: 'draft' },
    live: null,
    releases: 0,
    firstReleasedAt: null,
  });
  await release(editor, { articleId });
  const out = await reviewRelease(editor, articleId);
  expect(out).toMatchObject({ standing: { is: 'live', number: 1 }, live: { number: 1 }, releases: 1 });
  expect(out.firstReleasedAt).toBeInstanceOf(Date);
  await withdraw(editor, { articleId, because: 'It was not so.' });
  expect(await reviewRelease(editor, articleId)).toMatchObject({
    standing: { is: 'withdrawn', because: 'It was not so.' },
    live: null,
  });
});

test('a draft without edits since its release has no changes; an edited draft has the edited fields', async () => {
  const articleId = await writeStory(editor, { headline: 'What changed', text: 'One.\n\nTwo.' });
  await release(editor, { articleId });
  expect(await changesOf(articleId)).toEqual(['same', 'same']);
  await editDraft(editor, { articleId, body: bodyOf([paragraph('One.'), paragraph('Two and more.')]) });
  expect(await changesOf(articleId)).toEqual(['same', 'changed']);
});
