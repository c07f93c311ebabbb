import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { hasAddress, type NamedSubject } from './addressExistence.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const exists = (is: NamedSubject['is'], name: string) => hasAddress({ is, name });

test('a live and a withdrawn story are found by their slugs, and one under embargo is not', async () => {
  const live = await writeStory(editor, { headline: 'Terns on the mole' });
  const { slug } = await release(editor, { articleId: live });
  expect(await exists('article', slug)).toBe(true);
  await withdraw(editor, { articleId: live, because: 'Wrong.' });
  expect(await exists('article', slug)).toBe(true);
  await writeStory(editor, { headline: 'A draft of nobody' });
  const embargoed = await writeStory(editor, { headline: 'Still to come' });
  await release(editor, { articleId: embargoed, at: new Date(Date.now() + 3_600_000) });
  for (const name of ['a-draft-of-nobody', 'still-to-come', 'never-thought-of'])
    expect(await exists('article', name)).toBe(false);
});

test('sections, topics, authors, series and pages about the paper are found by their own names', async () => {
  await release(editor, { articleId: await writeStory(editor, { headline: 'Fog', topics: ['Ferries'] }) });
  await addAboutPage(await hire('admin'), { path: 'about', texts: { en: { title: 'About', text: 'We.' } } });
  expect(await exists('section', 'city')).toBe(true);
  expect(await exists('topic', 'ferries')).toBe(true);
  expect(await exists('about', 'about')).toBe(true);
  for (const is of ['section', 'topic', 'author', 'series', 'about', 'article'] as const)
    expect(await exists(is, 'nowhere')).toBe(false);
});

test('a name of any length and kind is looked up without an error', async () => {
  for (const name of ['', 'x'.repeat(100_000), '港', "'; drop table release --", '\ud800'])
    expect(await exists('about', name)).toBe(false);
});
