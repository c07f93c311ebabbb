import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { seededRandom } from '../../words.ts';

export type Sampled = { id: number; slug: string; language: string };

/** Different live articles from the whole archive. The same seed gives the same articles. */
export async function sampleArticles(count: number, seed: number): Promise<Sampled[]> {
  const { rows: bounds } = await staff().execute<{ last: string }>(sql`select max(id) as last from article`);
  const random = seededRandom(seed);
  const last = Number(bounds[0]?.last ?? 1);
  const ids = Array.from({ length: count * 2 }, () => 1 + Math.floor(random() * last));
  const { rows } = await staff().execute<{ id: string; slug: string; language: string }>(sql`
    select a.id, a.slug, a.language from unnest(${`{${ids.join(',')}}`}::bigint[]) with ordinality wanted (id, place)
    join article a on a.id = wanted.id
    where exists (select from release r where r.article_id = a.id and r.live @> now() and not isempty(r.live))
    order by place`);
  const articles = new Map(rows.map((row) => [row.id, { ...row, id: Number(row.id) }]));
  return [...articles.values()].slice(0, count);
}

/** Slugs of topics or authors, evenly spaced from the most to the least frequent. */
export async function sampleLabels(of: 'topic' | 'author', count: number): Promise<string[]> {
  const table = sql.identifier(of);
  const { rows } = await staff().execute<{ slug: string }>(sql`
    select slug from (select slug, row_number() over (order by id) as place, count(*) over () as all from ${table}) named
    where (place - 1) % greatest(1, "all" / ${count}::int) = 0 order by place limit ${count}::int`);
  return rows.map(({ slug }) => slug);
}

export async function readSections(): Promise<{ id: number; slug: string }[]> {
  const { rows } = await staff().execute<{ id: string; slug: string }>(
    sql`select id, slug from section order by position`,
  );
  return rows.map(({ id, slug }) => ({ id: Number(id), slug }));
}

export async function countArticles(): Promise<number> {
  const { rows } = await staff().execute<{ count: string }>(sql`select count(*) from article`);
  return Number(rows[0]?.count);
}
