import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAboutPage, writeAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { readAboutPage } from './aboutPages.ts';
import { latestInstant } from './freshness.ts';
import { readArticle } from './liveArticle.ts';
import { readFront } from './liveFront.ts';
import { searchPaper } from './paperSearch.ts';
import { readNews, readSitemapParts } from './sitemaps.ts';
import { readSection, readTopic } from './storyLists.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

/** For each page that lists a story about ferries, its own date of last change. */
const dates = async () => ({
  front: (await readFront({ language: 'en' })).changedAt,
  section: (await readSection('city'))?.changedAt,
  topic: (await readTopic('ferries'))?.changedAt,
  news: (await readNews()).changedAt,
  search: (await searchPaper({ q: 'terns' })).changedAt,
});

test("pages that show stories have the date of the newest one's release", async () => {
  const first = await writeStory(editor, { headline: 'Terns on the mole' });
  const { slug } = await release(editor, { articleId: first });
  const at = async (name: string) => {
    const lookup = await readArticle(name);
    return lookup.is === 'live' ? lookup.article.releasedAt : null;
  };
  const was = await at(slug);
  expect(await dates()).toEqual({ front: was, section: was, topic: was, news: was, search: was });
  const second = await writeStory(editor, { headline: 'Buses at night', topics: ['Buses'] });
  const other = await release(editor, { articleId: second });
  const now = await at(other.slug);
  expect(await dates()).toEqual({ front: now, section: now, topic: was, news: now, search: was });
  expect((await readSitemapParts()).changedAt?.getTime()).toBeGreaterThanOrEqual(now?.getTime() ?? 0);
  expect((await readArticle(slug)).changedAt).toEqual(was);
});

test('a page about the paper has the date of its last edit, whatever else happened', async () => {
  const admin = await hire('admin');
  const read = async () =>
    (await readAboutPage({ path: 'about', language: 'en', paperLanguage: 'en' }))?.changedAt;
  const { id } = await addAboutPage(admin, { path: 'about', texts: { en: { title: 'About', text: 'We.' } } });
  const first = await read();
  await release(editor, { articleId: await writeStory(editor, { headline: 'Fog again' }) });
  await addAboutPage(admin, { path: 'team', texts: { en: { title: 'Team', text: 'They.' } } });
  expect(await read()).toEqual(first);
  await writeAboutPage(admin, { id, version: 1, texts: { en: { title: 'About', text: 'We two.' } } });
  expect((await read())?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
});

test('an empty page has no date', async () => {
  expect((await searchPaper({ q: 'nothingatall' })).changedAt).toBeNull();
  expect(latestInstant([null, undefined])).toBeNull();
});

test('lists change when a story is withdrawn, although none of them shows it any more', async () => {
  const headline = 'Seals on the slipway';
  await release(editor, { articleId: await writeStory(editor, { headline: 'Porpoise in the basin' }) });
  const articleId = await writeStory(editor, { headline });
  await release(editor, { articleId });
  const before = await dates();
  await withdraw(editor, { articleId, because: 'It was a walrus.' });
  const after = await dates();
  for (const list of ['front', 'section', 'topic', 'news', 'search'] as const)
    expect(after[list]?.getTime(), list).toBeGreaterThan(before[list]?.getTime() ?? 0);
});
