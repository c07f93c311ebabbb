import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { announceEvent } from '#editorial/outbox/announcements.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { joinSeries, setParts } from '#editorial/series/joiningSeries.ts';
import { relatedTo, releaseStory } from './related.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const publish = (headline: string, topics: string[] = []) => releaseStory(editor, headline, { topics });

const listOf = async (slug: string) =>
  (await relatedTo(slug)).map(({ headline, reason }) => `${headline}: ${JSON.stringify(reason)}`);

const earlier = '{"is":"earlier","why":"series"}';
const later = '{"is":"later","why":"series"}';

test('the parts of a series are related to one another at once, in order, until they leave it', async () => {
  const one = await publish('Anvil');
  const two = await publish('Bobbin');
  const three = await publish('Candle');
  const ids = [one, two, three].map(({ articleId }) => articleId);
  const { seriesId } = await createSeries(editor, { names: { en: 'Trades' }, standfirsts: {} });
  await setParts(editor, { seriesId, version: 1, articleIds: ids.slice(0, 2) });
  expect(await listOf(one.slug)).toEqual([`Bobbin: ${later}`]);
  expect(await listOf(two.slug)).toEqual([`Anvil: ${earlier}`]);
  await joinSeries(editor, { articleId: three.articleId, seriesId });
  expect(await listOf(one.slug)).toEqual([`Bobbin: ${later}`, `Candle: ${later}`]);
  expect(await listOf(three.slug)).toEqual([`Bobbin: ${earlier}`, `Anvil: ${earlier}`]);
  await joinSeries(editor, { articleId: three.articleId, seriesId, part: 1 });
  expect(await listOf(three.slug)).toEqual([`Anvil: ${later}`, `Bobbin: ${later}`]);
  expect(await listOf(two.slug)).toEqual([`Anvil: ${earlier}`, `Candle: ${earlier}`]);
  await joinSeries(editor, { articleId: one.articleId, seriesId: null });
  expect(await listOf(one.slug)).toEqual([]);
  expect(await listOf(two.slug)).toEqual([`Candle: ${earlier}`]);
});

test('a list that a withdrawal made short is refilled', async () => {
  const colours = 'amber beige coral denim ebony fawn green hazel ivory jade khaki lilac mauve'.split(' ');
  const main = await publish('Dyer', ['Wool']);
  for (const colour of colours) await publish(`Skein of ${colour}`, ['Wool']);
  const shown = async () => (await listOf(main.slug)).length;
  expect(await shown()).toBe(6);
  // Leaves only as many entries as are shown, as after many withdrawals.
  await staff().execute(sql`delete from related_story where article_id = ${main.articleId} and related_id not in
    (select related_id from related_story where article_id = ${main.articleId} order by rank, score desc limit 6)`);
  const { rows } = await staff().execute<{ id: string }>(sql`
    select related_id as id from related_story where article_id = ${main.articleId} limit 1`);
  const gone = Number(rows[0]?.id) as ArticleId;
  await withdraw(editor, { articleId: gone, because: 'Wrong.' });
  expect(await shown()).toBe(5);
  const { rows: events } = await staff().execute<{ id: string }>(
    sql`select id from withdrawal where article_id = ${gone}`,
  );
  expect(
    await announceEvent(`withdrawal:${events[0]?.id}`, { site: 'https://courier.example', mails: false }),
  ).toBe(true);
  expect(await shown()).toBe(6);
});
