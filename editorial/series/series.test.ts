import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, SeriesId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { tagsInvalidatedBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { everything } from '#editorial/packages/package.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readSeries, readSeriesAddresses } from '#editorial/readerQueries/liveSeries.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createSeries } from './creatingSeries.ts';
import { joinSeries, setParts } from './joiningSeries.ts';
import { removeSeries, renameSeries } from './renamingSeries.ts';
import { listSeries, readPlaceInSeries, readSeriesForOrdering } from './seriesList.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let writer: Actor;
let count = 0;

beforeAll(async () => {
  scene = await openScene();
  [editor, writer] = await Promise.all([hire('editor'), hire('writer')]);
});
afterAll(() => scene.close());

let id: SeriesId;
let slug: string;
let parts: ArticleId[];

const write = (headline: string) => writeStory(editor, { headline: `${headline} ${count}` });
const versionOf = async () => (await readSeriesForOrdering(editor, id)).version;
const onPage = async (articleId: ArticleId) => {
  const { rows } = await staff().execute<{ slug: string }>(
    sql`select slug from article where id = ${articleId}`,
  );
  const lookup = await readArticle(rows[0]?.slug ?? '');
  return lookup.is === 'live' ? { ...lookup, series: lookup.article.series } : null;
};
const shown = async () => {
  const page = await readSeries(slug, { paperLanguage: 'en' });
  return page?.parts.map(({ articleId }) => articleId) ?? null;
};

beforeEach(async () => {
  count += 1;
  const founded = await createSeries(editor, {
    names: { en: `The quay ${count}`, 'zh-CN': '' },
    standfirsts: { en: 'A year on the quay.', 'zh-CN': '' },
  });
  id = founded.seriesId;
  slug = founded.slug;
  parts = [await write('One'), await write('Two'), await write('Three')];
  await setParts(editor, { seriesId: id, version: 1, articleIds: parts });
});

describe('readers', () => {
  test('see live parts only: no number, name or address of others, nor of a series without live parts', async () => {
    const [one, two, three] = parts as [ArticleId, ArticleId, ArticleId];
    expect(await shown()).toBeNull();
    expect(await readSeriesAddresses()).not.toContain(slug);
    await release(editor, { articleId: three });
    expect(await onPage(three)).toMatchObject({ series: { part: 1, of: 1, previous: null, next: null } });
    await release(editor, { articleId: two, at: new Date(Date.now() + 3_600_000) });
    expect(await onPage(three)).toMatchObject({ series: { part: 1, of: 1, previous: null } });
    await release(editor, { articleId: one });
    expect(await shown()).toEqual([one, three]);
    expect(await onPage(three)).toMatchObject({ series: { part: 2, of: 2, previous: { articleId: one } } });
    expect(await onPage(one)).toMatchObject({ series: { part: 1, of: 2, next: { articleId: three } } });
    expect(await readSeriesAddresses()).toContain(slug);
    expect(
      JSON.stringify([await onPage(one), await readSeries(slug, { paperLanguage: 'en' })]),
    ).not.toContain('Two');
    await withdraw(editor, { articleId: one, because: 'Wrong.' });
    expect(await onPage(three)).toMatchObject({ series: { part: 1, of: 1, previous: null } });
  });

  test('read the parts of one language, with links to other languages that have some', async () => {
    const zh = await writeStory(editor, { headline: `码头 ${count}`, language: 'zh-CN' });
    await joinSeries(editor, { articleId: zh, seriesId: id, part: 1 });
    for (const articleId of [...parts, zh]) await release(editor, { articleId });
    expect(await onPage(parts[0] as ArticleId)).toMatchObject({ series: { part: 1, of: 3 } });
    expect(await onPage(zh)).toMatchObject({ series: { part: 1, of: 1, name: `The quay ${count}` } });
    expect(await readSeries(slug, { language: 'zh-CN', paperLanguage: 'en' })).toMatchObject({
      parts: [{ articleId: zh }],
      others: ['en'],
    });
    expect(await readSeries(slug, { paperLanguage: 'en' })).toMatchObject({
      language: 'en',
      others: ['zh-CN'],
    });
  });

  test("of a past moment see the parts that were live then, in today's order", async () => {
    const [one, two] = parts as [ArticleId, ArticleId];
    await release(editor, { articleId: two });
    const { rows } = await staff().execute<{ now: string }>(sql`select clock_timestamp() as now`);
    await release(editor, { articleId: one });
    const then = await asOfReader(new Date(rows[0]?.now ?? 0), 'readers', () => shown());
    expect(then).toEqual([two]);
    expect(await shown()).toEqual([one, two]);
  });
});

describe('the press', () => {
  test("drops the series' page when a part is added, removed, moved or renamed", async () => {
    const [one, two] = parts as [ArticleId, ArticleId];
    const released = await tagsInvalidatedBy(() => release(editor, { articleId: one }));
    expect(released).toEqual(expect.arrayContaining(['series', `series:${id}`]));
    const withdrawn = await tagsInvalidatedBy(() => withdraw(editor, { articleId: one, because: 'Wrong.' }));
    expect(withdrawn).toContain(`series:${id}`);
    const removed = await tagsInvalidatedBy(() => joinSeries(editor, { articleId: two, seriesId: null }));
    expect(removed).toEqual(expect.arrayContaining([`series:${id}`, `article:${two}`, `article:${one}`]));
    const names = { en: 'Quayside', 'zh-CN': '' };
    const version = await versionOf();
    const renamed = await tagsInvalidatedBy(() =>
      renameSeries(editor, { seriesId: id, version, names, standfirsts: names }),
    );
    expect(renamed).toContain(`series:${id}`);
  });

  test("tags a part's page so that its neighbours' releases drop it", async () => {
    const [one, two] = parts as [ArticleId, ArticleId];
    await release(editor, { articleId: one });
    const page = await onPage(one);
    const touched = await inTransaction((tx) => tagsTouchedBy(tx, two));
    expect(page?.tags.filter((tag) => touched.includes(tag))).toContain(`series:${id}`);
  });
});

describe('editors', () => {
  test('insert an article at a number, move it, and move it to another series', async () => {
    const [one, two, three] = parts as [ArticleId, ArticleId, ArticleId];
    const four = await write('Four');
    await joinSeries(editor, { articleId: four, seriesId: id, part: 2 });
    const order = async () =>
      (await readSeriesForOrdering(editor, id)).parts.map(({ articleId }) => articleId);
    expect(await order()).toEqual([one, four, two, three]);
    await joinSeries(editor, { articleId: four, seriesId: id });
    expect(await order()).toEqual([one, two, three, four]);
    expect((await readPlaceInSeries(editor, four)).now).toMatchObject({ part: 4, of: 4 });
    const names = { en: 'Elsewhere', 'zh-CN': '' };
    const other = await createSeries(editor, { names, standfirsts: { en: '', 'zh-CN': '' } });
    await joinSeries(editor, { articleId: four, seriesId: other.seriesId });
    expect(await order()).toEqual([one, two, three]);
    expect((await readPlaceInSeries(editor, four)).now?.series.id).toBe(other.seriesId);
    expect((await listSeries(editor)).find((each) => each.id === other.seriesId)).toMatchObject({ count: 1 });
  });

  test('get different slugs, and each refusal changes nothing', async () => {
    const names = { en: `The quay ${count}`, 'zh-CN': '' };
    const standfirsts = { en: '', 'zh-CN': '' };
    const twin = await createSeries(editor, { names, standfirsts });
    expect(twin.slug).toBe(`${slug}-2`);
    const [one] = parts as [ArticleId];
    const version = await versionOf();
    const before = await everything();
    const refused = [
      [() => createSeries(editor, { names, standfirsts, slug }), 'slug-taken'],
      [() => createSeries(editor, { names, standfirsts, slug: 'A b' }), 'slug-unfit'],
      [() => setParts(editor, { seriesId: twin.seriesId, version: 1, articleIds: [one] }), 'in-series'],
      [() => setParts(editor, { seriesId: id, version: 1, articleIds: [] }), 'changed-meanwhile'],
      [() => setParts(editor, { seriesId: id, version, articleIds: [999_999] }), 'not-found'],
      [() => joinSeries(editor, { articleId: one, seriesId: 999_999 }), 'not-found'],
      [() => removeSeries(editor, { seriesId: id, version }), 'series-has-parts'],
      [() => renameSeries(editor, { seriesId: id, version: 1, names, standfirsts }), 'changed-meanwhile'],
      [() => createSeries(writer, { names, standfirsts }), 'not-allowed'],
      [() => setParts(writer, { seriesId: id, version, articleIds: [] }), 'not-allowed'],
      [() => joinSeries(writer, { articleId: one, seriesId: null }), 'not-allowed'],
      [() => renameSeries(writer, { seriesId: id, version, names, standfirsts }), 'not-allowed'],
      [() => removeSeries(writer, { seriesId: twin.seriesId, version: 1 }), 'not-allowed'],
    ] as const;
    for (const [act, reason] of refused) expect(await refusalReasonOf(act())).toBe(reason);
    expect(await everything()).toBe(before);
    await removeSeries(editor, { seriesId: twin.seriesId, version: 1 });
    expect((await listSeries(editor)).map((each) => each.id)).not.toContain(twin.seriesId);
  });

  test('who take and order parts at once never deadlock, and no part is lost or duplicated', async () => {
    const names = { en: 'Crossing', 'zh-CN': '' };
    const { seriesId: other } = await createSeries(editor, { names, standfirsts: { en: '', 'zh-CN': '' } });
    const works = parts.flatMap((articleId) => [
      joinSeries(editor, { articleId, seriesId: other }),
      joinSeries(editor, { articleId, seriesId: id, part: 1 }),
    ]);
    const done = await Promise.allSettled(works);
    for (const result of done)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ reason: 'changed-meanwhile' });
    const { rows } = await staff().execute<{ count: number }>(
      sql`select count(*)::int as count from series_part where series_id in (${id}, ${other})`,
    );
    expect(rows[0]?.count).toBe(parts.length);
  });
});
