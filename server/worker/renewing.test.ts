import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffPool } from '#db/pools.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { until } from './delivery/delivery.scene.ts';
import { createWorker } from './worker.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('the worker renews related lists that a growing paper has outgrown, without any request', async () => {
  const editor = await hire('editor');
  for (let n = 0; n < 17; n++)
    await release(editor, { articleId: await writeStory(editor, { headline: `Story ${n}` }) });
  const outgrown = async () =>
    (await staffPool().query('select from story_likeness where among <= 8')).rowCount ?? 0;
  expect(await outgrown()).toBe(9);
  const configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    SITE_URL: 'https://courier.example',
  });
  const work = createWorker({ configuration, log: createLogger('silent') });
  await until(async () => (await outgrown()) === 0);
  await work.close();
});
