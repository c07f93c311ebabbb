import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { writeStory } from './article.scene.ts';
import { listArticleChoices } from './articleChoices.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let released: ArticleId[];
const drafts: ArticleId[] = [];

/** More than are offered. */
const MANY = 10;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  released = [await write('The ferry')];
  for (const articleId of released) await release(editor, { articleId });
  for (let count = 0; count < MANY; count++) drafts.push(await write('Another ferry'));
});
afterAll(() => scene.close());

const write = (headline: string) => writeStory(editor, { headline });

const idsOf = async (order: Parameters<typeof listArticleChoices>[1]) =>
  (await listArticleChoices(editor, order)).map(({ id }) => id);

test('a field suggests the eight articles that changed last', async () => {
  expect(await idsOf({ q: 'ferry' })).toEqual(drafts.toReversed().slice(0, 8));
});

test('articles without a permanent address do not hide those that can be linked', async () => {
  expect(await idsOf({ q: 'ferry', only: 'linkable' })).toEqual(released);
});

test('articles that are excluded do not hide the others', async () => {
  expect(await idsOf({ q: 'ferry', exclude: drafts })).toEqual(released);
});

test('articles that are live do not hide those that can be released together with another', async () => {
  const hidden = drafts.slice(1);
  for (const articleId of hidden) await release(editor, { articleId });
  expect(await idsOf({ q: 'ferry', only: 'notLive' })).toEqual(drafts.slice(0, 1));
});
