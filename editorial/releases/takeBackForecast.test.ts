import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from './releasingArticles.ts';
import { cancelRelease } from './reschedulingReleases.ts';
import { forecastTakeBack } from './takeBackForecast.ts';
import { takeBack } from './takingBackReleases.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let writer: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  writer = await hire('writer');
});
afterAll(() => scene.close());

test('the release that would come back is compared with the live one, and the forecast changes nothing', async () => {
  const articleId = await writeStory(editor, { headline: 'Ferries wait', text: 'One.' });
  await release(editor, { articleId });
  expect(await refusalReasonOf(forecastTakeBack(editor, { articleId }))).toBe('nothing-before');
  await editDraft(editor, { articleId, headline: 'Ferries sail' });
  await release(editor, { articleId, kind: 'update' });
  await editDraft(editor, { articleId, headline: 'Ferries sail on' });
  await release(editor, { articleId, kind: 'update' });
  const before = await releaseTraces();
  const one = await forecastTakeBack(editor, { articleId });
  expect(one).toMatchObject({ number: 3, to: 2, kind: 'update' });
  expect(one.compared.headline).toContainEqual({ is: 'removed', text: expect.stringContaining('on') });
  expect(one.compared.body.map(({ is }) => is)).toEqual(['same']);
  const first = await forecastTakeBack(editor, { articleId, to: 1 });
  expect(first).toMatchObject({ number: 3, to: 1, kind: 'first' });
  for (const to of [3, 4, 99])
    expect(await refusalReasonOf(forecastTakeBack(editor, { articleId, to }))).toBe('nothing-before');
  expect(await releaseTraces()).toBe(before);
});

test('a release that was cancelled before it began cannot be restored', async () => {
  const articleId = await writeStory(editor, { headline: 'Never seen' });
  expect(await refusalReasonOf(forecastTakeBack(editor, { articleId }))).toBe('not-live');
  await release(editor, { articleId, at: new Date(Date.now() + 3_600_000) });
  await cancelRelease(editor, { articleId });
  await release(editor, { articleId });
  expect(await refusalReasonOf(forecastTakeBack(editor, { articleId }))).toBe('nothing-before');
});

test('a writer can neither forecast nor order a take-back, and nothing is written', async () => {
  const articleId = await writeStory(editor, { headline: 'Not by a writer' });
  await release(editor, { articleId });
  await release(editor, { articleId, kind: 'update' });
  const before = await releaseTraces();
  expect(await refusalReasonOf(forecastTakeBack(writer, { articleId }))).toBe('not-allowed');
  expect(await refusalReasonOf(takeBack(writer, { articleId, number: 2 }))).toBe('not-allowed');
  expect(await releaseTraces()).toBe(before);
});
