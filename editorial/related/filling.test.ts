import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

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

const publish = ([headline, text]: [string, string], topics: string[]) =>
  releaseStory(editor, headline, { text, topics });

const listOf = async (slug: string) =>
  (await relatedTo(slug)).map(({ headline, reason }) => ({ headline, reason }));

test('a topic that every story has makes none of them related, but fills the list, newest first, with the topic as reason', async () => {
  for (const story of stories) await publish(story, ['Pastimes']);
  const { slug } = await publish(['Darts', 'Arrows thud into cork.'], ['Pastimes']);
  const reason = { why: 'more', topic: 'Pastimes' };
  expect(await listOf(slug)).toEqual(
    stories
      .map(([headline]) => headline)
      .reverse()
      .map((headline) => ({ headline, reason })),
  );
});

test('a story that shares nothing with any other has no list', async () => {
  const { slug } = await publish(['Eclipse', 'The moon covered the sun.'], []);
  expect(await listOf(slug)).toEqual([]);
});
