import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const stories: [string, string][] = [
  ['Quoits', 'Iron rings fly over clay.'],
  ['Rounders', 'Four bases stand on mown grass.'],
  ['Skittles', 'Wooden pins fall behind an inn.'],
  ['Bowls', 'Old men argue about bias.'],
  ['Croquet', 'Hoops rust beneath hydrangeas.'],
];

async function publish([headline, text]: [string, string], topics: string[]) {
  const articleId = await writeStory(editor, { headline, text, standfirst: '', topics });
  return release(editor, { articleId });
}

async function beside(slug: string) {
  const found = await readArticle(slug);
  if (found.is !== 'live') throw new Error(found.is);
  return found.article.related.map(({ headline, reason }) => ({ headline, reason }));
}

test('a topic that every story has makes none of them related, but fills the list, newest first, with the topic as reason', async () => {
  for (const story of stories) await publish(story, ['Pastimes']);
  const { slug } = await publish(['Darts', 'Arrows thud into cork.'], ['Pastimes']);
  const reason = { why: 'more', topic: 'Pastimes' };
  expect(await beside(slug)).toEqual(
    stories
      .map(([headline]) => headline)
      .reverse()
      .map((headline) => ({ headline, reason })),
  );
});

test('a story that shares nothing with any other has no list', async () => {
  const { slug } = await publish(['Eclipse', 'The moon covered the sun.'], []);
  expect(await beside(slug)).toEqual([]);
});
