import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { type SearchOrder, searchPaper } from './paperSearch.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
const count = 2_400;

/** Thousands of stories, as a release would store them: every ten share an hour, in two languages. */
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  const articleId = await writeStory(editor, { headline: 'Sections are open' });
  await release(editor, { articleId });
  await staff().execute(sql`
    insert into article (slug, language, section_id)
    select 'many-' || n, case when n % 5 = 0 then 'zh-CN' else 'en' end, (select min(id) from section) from generate_series(1, ${count}) n`);
  await staff().execute(sql`
    insert into release (article_id, number, live, kind, headline, standfirst, body, teaser, word_count, language, section_id, topics,
      bylines, pictures, first_released_at, released_at, modified_at, draft_upto, content_hash)
    select a.id, 1, tstzrange(now() - interval '1 minute', null), 'first', x.headline, '',
      jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
        jsonb_build_array(jsonb_build_object('type', 'text', 'text', x.said))))), '', 20 + n % 300, a.language, a.section_id, '[]',
      jsonb_build_array(jsonb_build_object('slug', 'author-' || n % 7, 'name', 'Author')), '{}', x.at, x.at, x.at, 0,
      decode(repeat('00', 32), 'hex')
    from article a
    cross join lateral (select substring(a.slug from 6)::int as n) k
    cross join lateral (select case when n % 11 = 0 then 'Tide ' || n else 'Story ' || n end as headline,
      repeat('tide ', 1 + n % 4) || case when n % 3 = 0 then 'wall harbour ' else 'harbour wall ' end || repeat('filler ', n % 50)
        || case when n % 40 = 0 then 'seldom' else '' end as said,
      now() - interval '2 minutes' - interval '17 minutes' * (n * 7919 % 60000) as at) x
    where a.slug like 'many-%'`);
  await staff().execute(sql`
    insert into release_search (release_id, words)
    select r.id, setweight(to_tsvector('english', r.headline), 'A')
      || setweight(to_tsvector('english', r.body #>> '{content,0,content,0,text}'), 'D')
    from release r join article a on a.id = r.article_id where a.slug like 'many-%'`);
  await staff().execute(sql`analyze release_search`);
}, 60_000);
afterAll(() => scene.close());

async function walk(order: SearchOrder, between: () => Promise<unknown> = async () => {}): Promise<number[]> {
  const ids: number[] = [];
  let after: string | undefined;
  for (let page = 0; page < 400; page++) {
    const read = await searchPaper({ ...order, after });
    ids.push(...read.items.map(({ articleId }) => articleId));
    if (!read.after) return ids;
    after = read.after;
    await between();
  }
  throw new Error('a search without end');
}

const matching = async (condition: ReturnType<typeof sql>) => {
  const { rows } = await staff().execute<{ id: number }>(
    sql`select r.article_id::int as id from release r join release_search s on s.release_id = r.id where ${condition}`,
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
};

const sorted = (ids: number[]) => ids.toSorted((a, b) => a - b);

describe('page after page', () => {
  test.each([
    ['a common word', { q: 'tide' }, sql`s.words @@ 'tide'`],
    ['a rare word', { q: 'seldom' }, sql`s.words @@ 'seldom'`],
    ['a phrase', { q: '"harbour wall"' }, sql`s.words @@ 'harbour <-> wall'`],
    ['a common word without another', { q: 'tide -seldom' }, sql`s.words @@ 'tide & !seldom'`],
    [
      'a common word of one author',
      { q: 'tide', author: 'author-3' },
      sql`s.words @@ 'tide' and s.bylines @> '{author-3}'`,
    ],
    [
      'a common word in one language',
      { q: 'tide', language: 'zh-CN' as const },
      sql`s.words @@ 'tide' and s.language = 'zh-CN'`,
    ],
  ])(
    '%s gives every matching story exactly once',
    async (_, order, condition) => {
      const ids = await walk(order);
      expect(new Set(ids).size).toBe(ids.length);
      expect(sorted(ids)).toEqual(await matching(condition));
    },
    60_000,
  );

  test('stays complete while stories are released, corrected and withdrawn between its pages', async () => {
    const before = await matching(sql`s.words @@ 'tide' and r.language = 'zh-CN'`);
    let acts = 0;
    const gone: number[] = [];
    const ids = await walk({ q: 'tide', language: 'zh-CN' }, async () => {
      acts++;
      if (acts % 4 !== 1 || acts > 9) return;
      const articleId = await writeStory(editor, {
        headline: `Tide new ${acts}`,
        language: 'zh-CN',
        text: 'tide tide tide',
      });
      await release(editor, { articleId });
      const last = before[acts * 3];
      if (last === undefined) return;
      await withdraw(editor, { articleId: last as ArticleId, because: 'No longer.' });
      gone.push(last);
    });
    expect(new Set(ids).size).toBe(ids.length);
    const missed = before.filter((id) => !ids.includes(id));
    expect(missed.every((id) => gone.includes(id))).toBe(true);
    expect(ids.every((id) => before.includes(id))).toBe(true);
  }, 60_000);

  test('continues from a cursor in the same order, however often it is requested', async () => {
    const { after } = await searchPaper({ q: 'tide' });
    const slugs = async () =>
      (await searchPaper({ q: 'tide', after: after ?? '' })).items.map(({ slug }) => slug);
    const first = await slugs();
    expect(first.length).toBe(20);
    expect(await slugs()).toEqual(first);
  });
});

test('words and headlines are found through their own index, without decompressing stories', async () => {
  const time = sql`between 490000 and 500000`;
  const plan = (condition: ReturnType<typeof sql>) =>
    staff().transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const { rows } = await tx.execute<{
        'QUERY PLAN': string;
      }>(sql`explain select release_id from release_search s
        where ${condition} order by first_released_at desc, release_id desc limit 300`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  const byWords = await plan(sql`s.words @@ 'tide'::tsquery and s.hour ${time} and s.language = 'en'`);
  expect(byWords).toContain('Bitmap Index Scan on release_search_words');
  expect(byWords).not.toMatch(/Filter:.*@@/);
  const byHeadline = await plan(sql`ts_filter(s.words, '{a}') @@ 'tide'::tsquery and (s.hour + 0) ${time}`);
  expect(byHeadline).toContain('Bitmap Index Scan on release_search_headline');
  expect(byHeadline).not.toMatch(/Filter:.*@@/);
});
