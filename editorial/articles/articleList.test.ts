import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#editorial/access/actor.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { listArticles } from './articleList.ts';
import { createArticle } from './creatingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

beforeAll(async () => {
  scene = await openScene();
  await createArticle(systemActor);
});
afterAll(() => scene.close());

test.each([
  '2026-02-30T00:00:00Z_1',
  '0000-01-01T00:00:00Z_1',
  '2026-01-01T24:00:00Z_1',
  '2026-01-01T00:00:00.1.2Z_1',
  '9999-99-99T99:99:99Z_1',
  '\0',
  '\ud800',
])('a list with the invalid cursor %j begins at the top', async (before) => {
  expect((await listArticles(systemActor, { view: 'all', q: '', before })).items).toHaveLength(1);
});

test('a list continues from its own cursor', async () => {
  for (let count = 0; count < 51; count++) await createArticle(systemActor);
  const first = await listArticles(systemActor, { view: 'all', q: '' });
  const rest = await listArticles(systemActor, { view: 'all', q: '', before: first.before ?? '' });
  expect([first.items.length, rest.items.length, rest.before]).toEqual([50, 2, null]);
});
