import { sql } from 'drizzle-orm';
import { askPlanned } from '#db/askPlanned';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { listOf } from './gathering.ts';
import type { Relatable } from './relating.ts';

type Row = { id: string };
const idsOf = (rows: Row[]) => rows.map(({ id }) => Number(id) as ArticleId);

/** How many of a package, or of a series, may stand in a list. */
const most = 12;
export const mostOfSeries = most;

export type Part = { articleId: ArticleId; is: 'earlier' | 'later' };
/** What others than the search say of a list. */
export type Chosen = {
  blocked: ArticleId[];
  /** in the editor's order */
  pins: ArticleId[];
  /** those of the pins that the wire put there */
  fromWire: ArticleId[];
  /** stories that began together with what is live of this one, in the package's order */
  together: ArticleId[];
  /** the other parts of the series: those before this one first, the nearest of them before the others */
  parts: Part[];
};

type ChosenRow = Record<'blocked' | 'pins' | 'fromWire' | 'together' | 'earlier' | 'later', number[]>;

/** All of it in one question, since every release waits for it. */
export async function readChosen(tx: Transaction, articleId: ArticleId): Promise<Chosen> {
  const columns: (keyof ChosenRow)[] = ['blocked', 'pins', 'fromWire', 'together', 'earlier', 'later'];
  const [row] = await askPlanned<ChosenRow>(
    tx,
    'related_chosen',
    columns,
    sql`
    with mate as (
      select o.article_id as id, min(i.position) as position
      from release own join package_release mine on mine.release_id = own.id
        join package_release theirs on theirs.package_id = mine.package_id
        join release o on o.id = theirs.release_id and o.article_id <> own.article_id
        left join package_item i on i.package_id = theirs.package_id and i.article_id = o.article_id
      where own.article_id = ${articleId} and own.live @> clock_timestamp() and o.live @> clock_timestamp()
      group by o.article_id order by position nulls last, o.article_id limit ${most}
    ), part as (
      select p.article_id as id, p.position < own.position as earlier, abs(p.position - own.position) as far
      from series_part own join series_part p on p.series_id = own.series_id and p.article_id <> own.article_id
      where own.article_id = ${articleId}
        and exists (select from release r where r.article_id = p.article_id and r.live @> clock_timestamp())
      order by 2 desc, 3, 1 limit ${most}
    )
    select
      (select coalesce(jsonb_agg(related_id), '[]') from related_block where article_id = ${articleId}) as blocked,
      (select coalesce(jsonb_agg(related_id order by position), '[]') from pin where article_id = ${articleId}) as pins,
      (select coalesce(jsonb_agg(related_id), '[]') from pin where article_id = ${articleId} and origin = 'wire') as "fromWire",
      (select coalesce(jsonb_agg(id order by position nulls last, id), '[]') from mate) as together,
      (select coalesce(jsonb_agg(id order by far, id) filter (where earlier), '[]') from part) as earlier,
      (select coalesce(jsonb_agg(id order by far, id) filter (where not earlier), '[]') from part) as later`,
  );
  if (!row) throw new Error('a select without from gave no row');
  const { earlier, later, ...rest } = row;
  const asParts = (ids: number[], is: Part['is']) =>
    (ids as ArticleId[]).map((id) => ({ articleId: id, is }));
  return {
    ...(rest as Pick<Chosen, 'blocked' | 'pins' | 'fromWire' | 'together'>),
    parts: [...asParts(earlier, 'earlier'), ...asParts(later, 'later')],
  };
}

/** The newest live stories of a topic that may stand beside this one. */
export async function readNewest(
  tx: Transaction,
  story: Relatable,
  given: { topicId: number; not: ArticleId[]; most: number },
): Promise<ArticleId[]> {
  const { id, language, translationOf } = story.article;
  const family = translationOf ?? id;
  const { rows } = await tx.execute<Row>(sql`
    select r.article_id as id
    from release_topic x join release r on r.id = x.release_id join article a on a.id = r.article_id
    where x.topic_id = ${given.topicId} and r.live @> now() and r.language = ${language}
      and a.id <> ${id} and a.id <> ${family} and coalesce(a.translation_of, 0) <> ${family}
      and a.id <> all(${listOf(given.not)})
    order by x.first_released_at desc nulls first, x.release_id desc nulls first limit ${given.most}`);
  return idsOf(rows);
}
