import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/pools';
import type { Actor } from '#editorial/actor';
import { hire, openScene } from '#editorial/people/scene';
import { describe as describeArticle } from './describing.ts';
import { readForEditing } from './reading.ts';
import { release } from './releasing.ts';
import { callOff } from './rescheduling.ts';
import { openSection, writeStory } from './scene.ts';
import { tagsTouchedBy } from './touching.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

test('pages that show a story hear of it, however many updates under other labels were called off', async () => {
  const articleId = await writeStory(editor, { headline: 'Filed elsewhere', topics: ['Old topic'] });
  await release(editor, { articleId });
  const shownOn = await inTransaction((tx) => tagsTouchedBy(tx, articleId));
  const sectionId = await openSection('sport');
  const { article } = await readForEditing(editor, articleId);
  await describeArticle(editor, { articleId, version: article.version, sectionId, topics: ['New topic'] });
  for (let times = 0; times < 2; times++) {
    await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
    await callOff(editor, { articleId });
  }
  const touched = await inTransaction((tx) => tagsTouchedBy(tx, articleId));
  expect(touched).toEqual(expect.arrayContaining(shownOn));
});
