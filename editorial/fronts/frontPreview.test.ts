import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readFront } from '#editorial/readerQueries/liveFront.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { arrangeFront } from './arrangingFronts.ts';
import { readFrontDraft } from './frontDraftRow.ts';
import { previewFront } from './frontPreview.ts';
import { readFrontScreen } from './frontScreen.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

test('a draft is previewed as readers would see it, or with embargoed stories; readers see neither', async () => {
  const live = await writeStory(editor, { headline: 'Live already' });
  await release(editor, { articleId: live });
  const coming = await writeStory(editor, { headline: 'Under embargo' });
  await release(editor, { articleId: coming, at: new Date(Date.now() + 3_600_000) });
  const draft = await writeStory(editor, { headline: 'Only a draft' });
  const { frontId, version, layout } = await readFrontDraft(editor, { language: 'en' });
  const pinned = { ...layout, bands: [], places: [coming, draft, live] };
  await arrangeFront(editor, { frontId, version, layout: pinned });

  const leadOf = async (withComing: boolean) => {
    const seen = await previewFront(editor, { frontId, withComing });
    return seen.is === 'front' ? [seen.front.lead, ...seen.front.seconds].map((one) => one?.headline) : [];
  };
  expect(await leadOf(false)).toEqual(['Live already']);
  expect(await leadOf(true)).toEqual(['Under embargo', 'Live already']);
  expect((await readFront({ language: 'en' })).lead?.headline).toBe('Live already');

  const { showing, history } = await readFrontScreen(editor, { language: 'en' });
  expect(showing.findings.map(({ problem, facts }) => [problem, facts.headline])).toEqual([
    ['story-late', 'Under embargo'],
    ['story-draft', 'Only a draft'],
  ]);
  expect(showing.places.map((one) => one?.headline)).toEqual([undefined, undefined, 'Live already']);
  expect(history).toEqual([]);
});
