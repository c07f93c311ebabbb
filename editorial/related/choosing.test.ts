import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { blockRelated, readBlocked, unblockRelated } from './blockingStories.ts';
import { earlierCoverage } from './earlierCoverage.ts';
import { addName, listNames, removeName } from './lexicon.ts';
import { orderPins, pinRelated, unpinRelated } from './pinningStories.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let writer: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  writer = await hire('writer');
});
afterAll(() => scene.close());

const publish = (headline: string, topic: string) => releaseStory(editor, headline, { topics: [topic] });

const relatedHeadlines = async (slug: string) => (await relatedTo(slug)).map(({ headline }) => headline);

const traces = async () =>
  JSON.stringify([
    await releaseTraces(),
    (await staff().execute('select * from pin order by 1, 2')).rows,
    (await staff().execute('select * from related_block order by 1, 2')).rows,
    (await staff().execute('select * from lexicon_name order by 1')).rows,
  ]);

test("pins are shown at once, in the editors' order", async () => {
  const main = await publish('Weir opens', 'Weirs');
  const one = await publish('Choir sings', 'Choirs');
  const two = await publish('Baker bakes', 'Bakers');
  await pinRelated(editor, { articleId: main.articleId, relatedId: one.articleId });
  await pinRelated(editor, { articleId: main.articleId, relatedId: two.articleId });
  await pinRelated(editor, { articleId: main.articleId, relatedId: two.articleId });
  expect(await relatedHeadlines(main.slug)).toEqual(['Choir sings', 'Baker bakes']);
  await orderPins(editor, { articleId: main.articleId, relatedIds: [two.articleId, one.articleId] });
  expect(await relatedHeadlines(main.slug)).toEqual(['Baker bakes', 'Choir sings']);
  await unpinRelated(editor, { articleId: main.articleId, relatedId: two.articleId });
  expect(await relatedHeadlines(main.slug)).toEqual(['Choir sings']);
});

test('a blocked story disappears at once, stays out whatever is released, and can be unblocked', async () => {
  const main = await publish('Skiff race', 'Skiffs');
  const other = await publish('Skiff built', 'Skiffs');
  const order = { articleId: main.articleId, relatedId: other.articleId };
  expect(await relatedHeadlines(main.slug)).toEqual(['Skiff built']);
  await blockRelated(editor, order);
  expect(await relatedHeadlines(main.slug)).toEqual([]);
  expect(await readBlocked(writer, order)).toMatchObject([{ id: other.articleId, headline: 'Skiff built' }]);
  await release(editor, { articleId: other.articleId, kind: 'update' });
  await release(editor, { articleId: main.articleId, kind: 'update' });
  expect(await relatedHeadlines(main.slug)).toEqual([]);
  expect(await relatedHeadlines(other.slug)).toEqual(['Skiff race']);
  await unblockRelated(editor, order);
  expect(await relatedHeadlines(main.slug)).toEqual(['Skiff built']);
});

test('of a pin and a block, the later act applies', async () => {
  const main = await publish('Loom turns', 'Looms');
  const other = await publish('Potter fires', 'Potters');
  const order = { articleId: main.articleId, relatedId: other.articleId };
  await pinRelated(editor, order);
  await blockRelated(editor, order);
  expect(await relatedHeadlines(main.slug)).toEqual([]);
  await pinRelated(editor, order);
  expect(await relatedHeadlines(main.slug)).toEqual(['Potter fires']);
  expect(await readBlocked(editor, order)).toEqual([]);
});

test('a refused act changes nothing', async () => {
  const main = await publish('Gate mended', 'Gates');
  const id = main.articleId;
  const others: ArticleId[] = [];
  for (let at = 0; at < 7; at++)
    others.push((await publish(`Unlike ${at} ${'qrstuvw'[at]}`, `T${at}`)).articleId);
  for (const relatedId of others.slice(0, 6)) await pinRelated(editor, { articleId: id, relatedId });
  const order = { articleId: id, relatedId: others[6] ?? 0 };
  const before = await traces();
  const nobody = { articleId: id, relatedId: 999_999 };
  expect(await refusalReasonOf(pinRelated(editor, order))).toBe('pins-many');
  expect(await refusalReasonOf(pinRelated(editor, nobody))).toBe('not-found');
  expect(await refusalReasonOf(pinRelated(editor, { articleId: id, relatedId: id }))).toBe('malformed');
  expect(await refusalReasonOf(blockRelated(editor, nobody))).toBe('not-found');
  expect(await refusalReasonOf(orderPins(editor, { articleId: id, relatedIds: others.slice(0, 5) }))).toBe(
    'changed-meanwhile',
  );
  for (const act of [pinRelated, unpinRelated, blockRelated, unblockRelated])
    expect(await refusalReasonOf(act(writer, order))).toBe('not-allowed');
  expect(await refusalReasonOf(addName(writer, { language: 'zh-CN', name: '陆沉舟' }))).toBe('not-allowed');
  expect(await traces()).toBe(before);
});

test('names are added once, listed and removed', async () => {
  const { id } = await addName(editor, { language: 'zh-CN', name: '陆沉舟' });
  expect(await refusalReasonOf(addName(editor, { language: 'zh-CN', name: '陆沉舟' }))).toBe('name-taken');
  await expect(addName(editor, { language: 'zh-CN', name: '陆 沉' })).rejects.toThrow();
  await expect(addName(editor, { language: 'en', name: 'Larkspur' })).rejects.toThrow();
  expect(await listNames(writer, { language: 'zh-CN', typed: '沉' })).toMatchObject([{ id, name: '陆沉舟' }]);
  await removeName(editor, { id });
  expect(await refusalReasonOf(removeName(editor, { id }))).toBe('not-found');
  expect(await listNames(writer, { language: 'zh-CN' })).toEqual([]);
});

test('a writer sees earlier coverage of a draft, and of a text, and nothing is written', async () => {
  const old = await publish('The orrery is wound', 'Clocks');
  const articleId = await writeStory(writer, {
    headline: 'An orrery stops',
    text: 'It was wound.',
    topics: [],
  });
  const before = await traces();
  const wanted = [{ articleId: old.articleId, headline: 'The orrery is wound', slug: old.slug }];
  expect(await earlierCoverage(writer, { articleId })).toMatchObject(wanted);
  expect(await earlierCoverage(writer, { text: 'Who wound the orrery?', language: 'en' })).toMatchObject(
    wanted,
  );
  expect(await refusalReasonOf(earlierCoverage(writer, { articleId: 999_999 }))).toBe('not-found');
  expect(await traces()).toBe(before);
});
