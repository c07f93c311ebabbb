import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { articlesPerPart } from '#db/sitemapPart.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { sitemapTag } from '#editorial/releases/cacheTags.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { readNews, readSitemapLabels, readSitemapPart, readSitemapParts } from './sitemaps.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

async function releaseStory(headline: string, language: 'en' | 'zh-CN' = 'en') {
  const articleId = await writeStory(editor, { headline, language, topics: [`About ${headline}`] });
  const { slug } = await release(editor, { articleId });
  return { articleId, slug };
}

const slugsOf = async (part: number) => (await readSitemapPart(part)).entries.map(({ slug }) => slug);
const changedAt = async (part: number) =>
  (await readSitemapParts()).articles.find((each) => each.part === part)?.changedAt.getTime() ?? 0;

test('a paper without stories has no parts for articles, topics or authors', async () => {
  expect(await readSitemapParts()).toMatchObject({ articles: [], topics: [], authors: [] });
  expect(await slugsOf(0)).toEqual([]);
});

describe('a part', () => {
  test('names live articles, and never embargoed, withdrawn or draft ones', async () => {
    const live = await releaseStory('Live one');
    const gone = await releaseStory('Gone one');
    await writeStory(editor, { headline: 'Draft one' });
    const coming = await writeStory(editor, { headline: 'Coming one', topics: ['Coming topic'] });
    await release(editor, { articleId: coming, at: new Date(Date.now() + 3_600_000) });
    await withdraw(editor, { articleId: gone.articleId, because: 'It was not so.' });
    expect(await slugsOf(0)).toEqual([live.slug]);
    expect((await readNews()).entries.map(({ slug }) => slug)).toEqual([live.slug]);
    expect((await readSitemapLabels('topics', 0)).slugs).toEqual(['about-live-one']);
  });

  test('changes with each release and withdrawal of its own articles, and no other part does', async () => {
    const before = await changedAt(0);
    const { rows } = await staff().execute<{ last: number }>(sql`select max(id)::int as last from article`);
    await continueAfter(2 * articlesPerPart + 4);
    const far = await releaseStory('Far one');
    await continueAfter(rows[0]?.last ?? 0);
    expect((await readSitemapParts()).articles.map(({ part }) => part)).toEqual([0, 2]);
    expect(await slugsOf(2)).toEqual([far.slug]);
    expect(sitemapTag(far.articleId)).toBe('sitemap:2');
    const old = await changedAt(0);
    expect(old).toBeGreaterThanOrEqual(before);
    const inFar = await changedAt(2);
    await sleep(5);
    const { articleId } = await releaseStory('Near one');
    const after = await changedAt(0);
    expect(after).toBeGreaterThan(old);
    await sleep(5);
    await withdraw(editor, { articleId, because: 'It was not so.' });
    expect(await changedAt(0)).toBeGreaterThan(after);
    expect(await changedAt(2)).toBe(inFar);
  });

  test('names a story in all its languages, and has the tags of each', async () => {
    const original = await releaseStory('In English');
    const translated = await writeStory(editor, { headline: '中文', language: 'zh-CN' });
    await staff()
      .update(article)
      .set({ translationOf: original.articleId })
      .where(eq(article.id, translated));
    const { slug } = await release(editor, { articleId: translated });
    const part = await readSitemapPart(0);
    const both = [
      { slug: original.slug, language: 'en' },
      { slug, language: 'zh-CN' },
    ];
    const of = (name: string) => part.entries.find((each) => each.slug === name)?.translations;
    expect(of(original.slug)).toEqual(both);
    expect(of(slug)).toEqual(both.toReversed());
    await withdraw(editor, { articleId: translated, because: 'It was not so.' });
    const after = await readSitemapPart(0);
    expect(after.entries.find((each) => each.slug === original.slug)?.translations).toEqual([]);
  });
});

test('the news sitemap becomes outdated when its oldest story is two days old', async () => {
  const { entries, until } = await readNews();
  const oldest = Math.min(...entries.map(({ firstReleasedAt }) => firstReleasedAt.getTime()));
  // The embargo ends earlier.
  expect(until?.getTime()).toBeLessThanOrEqual(oldest + 2 * 86_400_000);
});

describe('with a million stories a query reads no more than one part: the plan uses an index', () => {
  beforeAll(multiply);

  async function planOf(query: string): Promise<string> {
    const { rows } = await staff().execute(sql.raw(`explain ${query}`));
    return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
  }

  test('of the list of parts', async () => {
    const plan = await planOf('select * from live.sitemap_part');
    expect(plan).toMatch(/Index (Only )?Scan.* using release_sitemap/);
    expect(plan).not.toMatch(/Seq Scan on release/);
  });

  test('of one part', async () => {
    const plan = await planOf('select * from live.sitemap_entry where part = 6');
    expect(plan).toContain('release_sitemap');
    expect(plan).not.toMatch(/Seq Scan on release/);
  });
});

/** Advances the id sequence, as if that many articles existed. */
async function continueAfter(id: number): Promise<void> {
  await staff().execute(sql`select setval(pg_get_serial_sequence('article', 'id'), ${id})`);
}

/** Copies a live article ten thousand times. */
async function multiply(): Promise<void> {
  const columns = async (table: string, but: string[]) => {
    const { rows } = await staff().execute<{ name: string }>(sql`
      select quote_ident(column_name) as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} order by ordinal_position`);
    return rows.map(({ name }) => name).filter((name) => !but.includes(name));
  };
  const ofArticle = (await columns('article', ['id', 'slug'])).join();
  const ofRelease = (await columns('release', ['id', 'article_id'])).join();
  await staff().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(
      sql.raw(`insert into article (id, slug, ${ofArticle}) overriding system value
        select 10000 + n, 'more-' || n, ${ofArticle}
        from (select * from article where id = (select min(article_id) from live.sitemap_entry)) a, generate_series(1, 10000) n`),
    );
    await tx.execute(
      sql.raw(`insert into release (article_id, ${ofRelease}) select 10000 + n, ${ofRelease}
        from (select * from release where article_id = (select min(article_id) from live.sitemap_entry) limit 1) r,
             generate_series(1, 10000) n`),
    );
  });
  await staff().execute(sql`analyze article, release`);
}
