import { afterAll, beforeAll, expect, test } from 'vitest';
import { readerPool } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { pinRelated } from './pinningStories.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const publish = (
  headline: string,
  overrides: { text?: string; topics?: string[]; language?: 'en' | 'zh-CN' } = {},
) => releaseStory(editor, headline, overrides);

test('stories with a common topic list one another, the older one too, with the reason', async () => {
  const older = await publish('Mussel beds shrink', { topics: ['Shellfish'] });
  const newer = await publish('Oyster farm opens', { topics: ['Shellfish'] });
  expect(await relatedTo(newer.slug)).toMatchObject([
    { headline: 'Mussel beds shrink', reason: { why: 'topics', topics: ['Shellfish'] } },
  ]);
  expect(await relatedTo(older.slug)).toMatchObject([{ headline: 'Oyster farm opens' }]);
});

test('stories that share rare words are related without a topic, with nouns frequent in both as reason', async () => {
  await publish('The carillon falls silent', {
    text: 'The carillon of the tower has been stopped by verdigris. Only a scraper takes off the verdigris.',
  });
  const { slug } = await publish('Who mends a carillon?', {
    text: 'Verdigris is patient, say the menders of carillons, and never fear the verdigris.',
  });
  const [first] = await relatedTo(slug);
  expect(first).toMatchObject({
    headline: 'The carillon falls silent',
    reason: { why: 'story', is: 'earlier', words: ['carillon', 'verdigris'] },
  });
});

test('stories that share names show them in full as reason, whichever was released first', async () => {
  const older = await publish('Bell ringers meet', {
    text: 'Harbour master Ewa Lind opened the belfry and its ropes. Lind rang with the Oystercatcher Guild.',
  });
  const newer = await publish('Belfry asks for ropes', {
    text: 'The Oystercatcher Guild needs ropes for the belfry, said Lind. “Who rang wore them out,” said harbour master Ewa Lind.',
  });
  const names = ['Ewa Lind', 'Oystercatcher Guild'];
  const wordsOf = async (slug: string) => {
    const [first] = await relatedTo(slug);
    const reason = first?.reason;
    return reason?.why === 'story' || reason?.why === 'text' ? reason.words.toSorted() : reason;
  };
  expect(await wordsOf(newer.slug)).toEqual(names);
  expect(await wordsOf(older.slug)).toEqual(names);
});

test('Chinese stories are related by their words', async () => {
  await publish('盐沼候鸟今年早到', { language: 'zh-CN', text: '志愿者在盐沼数候鸟，数到三千只。' });
  const { slug } = await publish('数候鸟的人', { language: 'zh-CN', text: '每年深秋，他们到盐沼来数候鸟。' });
  expect((await relatedTo(slug)).map((story) => story.headline)).toEqual(['盐沼候鸟今年早到']);
});

test('pins come first; drafts and embargoed stories are left out until they are live', async () => {
  const main = await publish('Tide mill turns', { topics: ['Mills'] });
  await publish('Wind mill turns', { topics: ['Mills'] });
  const pinned = await writeStory(editor, {
    headline: 'Pinned and unreleased',
    text: 'Nothing alike.',
    topics: [],
  });
  await pinRelated(editor, { articleId: main.articleId, relatedId: pinned });
  expect((await relatedTo(main.slug)).map((story) => story.headline)).toEqual(['Wind mill turns']);
  await release(editor, { articleId: pinned });
  expect(await relatedTo(main.slug)).toMatchObject([
    { headline: 'Pinned and unreleased', reason: { why: 'pinned' } },
    { headline: 'Wind mill turns' },
  ]);
});

test('fourteen withdrawals in a topic do not displace its live stories', async () => {
  const stays = await publish('Lock keeper stays', { topics: ['Locks'] });
  for (let at = 0; at < 14; at++) {
    const { articleId } = await publish(`Lock gate ${at} sticks`, { topics: ['Locks'] });
    await withdraw(editor, { articleId, because: 'It does not stick.' });
  }
  const fresh = await publish('Lock is dredged', { topics: ['Locks'] });
  expect((await relatedTo(fresh.slug)).map((story) => story.headline)).toEqual(['Lock keeper stays']);
  expect((await relatedTo(stays.slug)).map((story) => story.headline)).toEqual(['Lock is dredged']);
});

test("the list of a story under embargo is in no view of the readers' role", async () => {
  await publish('Bell frame mended', { topics: ['Bells'] });
  const articleId = await writeStory(editor, { headline: 'Bells to ring', topics: ['Bells'] });
  await release(editor, { articleId, at: new Date(Date.now() + 3_600_000) });
  const { rows } = await readerPool().query('select * from live.related where article_id = $1', [articleId]);
  expect(rows).toEqual([]);
});
