import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { deriveDraft } from './derivedColumns.ts';

let scene: { close(): Promise<void> };
let writer: Actor;

const headlinesFor = async (q: string, view: 'all' | 'live' = 'all') =>
  (await listArticles(writer, { view, q })).items.map(({ headline }) => headline).sort();

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  const stories = [
    {
      headline: 'Ferries return',
      standfirst: 'To the harbour.',
      text: 'The night boat sails, said Quennell.',
    },
    { headline: 'Airport budget', text: 'Money for 100% of the harbour_wall.' },
    { headline: '香港渡轮恢复', text: '气候变化影响航班。', language: 'zh-CN' as const },
  ];
  for (const story of stories) await deriveDraft(await writeStory(writer, story));
  await staff().execute(sql`update article set slug = 'runway-money' where id in
    (select article_id from draft where headline = 'Airport budget')`);
});
afterAll(() => scene.close());

describe("the newsroom's search", () => {
  test.each([
    ['ferry', ['Ferries return']],
    ['Quennell', ['Ferries return']],
    ['harb', ['Airport budget', 'Ferries return']],
    ['harbour boat', ['Ferries return']],
    ['port', ['Airport budget']],
    ['runway-mon', ['Airport budget']],
    ['渡轮', ['香港渡轮恢复']],
    ['渡', ['香港渡轮恢复']],
    ['气候变化', ['香港渡轮恢复']],
    ['轮恢复', ['香港渡轮恢复']],
    ['harbour -boat', ['Airport budget']],
    ['"night boat"', ['Ferries return']],
    ['xyzzy', []],
  ])('finds drafts by %j', async (q, headlines) => {
    expect(await headlinesFor(q)).toEqual(headlines);
  });

  test('shows the matching part of the text, and respects the open view', async () => {
    const [item] = (await listArticles(writer, { view: 'all', q: 'quenn' })).items;
    expect(item?.snippet?.filter(({ isMarked }) => isMarked)).toEqual([{ text: 'Quennell', isMarked: true }]);
    expect((await listArticles(writer, { view: 'all', q: '' })).items[0]?.snippet).toBeNull();
    expect(await headlinesFor('harbour', 'live')).toEqual([]);
  });

  test.each([
    ':*&|!<->',
    '%',
    '_',
    "'",
    '"',
    '-',
    '🦭',
    'the',
    "'; drop table draft",
    'x'.repeat(190),
    '\\',
    '(',
    '雪',
  ])('answers %j', async (q) => expect(Array.isArray(await headlinesFor(q))).toBe(true));

  test('finds the same by index lookup and by scan', async () => {
    await staff().execute(sql`
      insert into article (slug, language, changed_at) select 'many-' || n, 'en', now() - interval '1 hour' * n from generate_series(1, 2100) n`);
    await staff().execute(sql`
      insert into draft (article_id, schema_version, state, headline, search, plain_text)
      select id, 1, '', 'Common ' || slug, to_tsvector('english', 'common words'), 'common words' from article where slug like 'many-%'`);
    const seen = new Set<number>();
    let before: string | undefined;
    do {
      const page = await listArticles(writer, { view: 'all', q: 'common', before });
      for (const { id } of page.items) seen.add(id);
      before = page.before ?? undefined;
    } while (before);
    expect(seen.size).toBe(2_100);
    expect(await headlinesFor('many-77')).toHaveLength(11);
  });

  test('looks letters and words up in an index', async () => {
    const plan = await staff().transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(
        sql`explain select article_id from draft d where d.headline ilike '%port%'`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('draft_headline_like');
  });
});
