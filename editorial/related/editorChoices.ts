import { executePlanned } from '#db/askPlanned.ts';
import { idArray } from '#db/idArray.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';

/** Maximum stories of a package, or of a series, in a list. */
const MAX_STORIES_OF_GROUP = 12;
export const mostOfSeries = MAX_STORIES_OF_GROUP;

export type SeriesNeighbour = { articleId: ArticleId; is: 'earlier' | 'later' };
/** Entries of a related list that are not found by the search. */
export type EditorChoices = {
  blocked: ArticleId[];
  /** in the editor's order */
  pins: ArticleId[];
  /** the pins that the wire set */
  fromWire: ArticleId[];
  /** stories of the same package that became live together with this one, in the package's order */
  packageStories: ArticleId[];
  /** other parts of the series: first those before this one, nearest first, then those after it */
  parts: SeriesNeighbour[];
};

type ChosenRow = Omit<EditorChoices, 'parts'> & Record<'earlier' | 'later', ArticleId[]>;

/** Reads all choices in one query, because every release waits for it. */
export async function readEditorChoices(tx: Transaction, articleId: ArticleId): Promise<EditorChoices> {
  const [row] = await executePlanned<ChosenRow>(
    tx,
    'related_chosen',
    ['blocked', 'pins', 'fromWire', 'packageStories', 'earlier', 'later'],
    sql`
    with mate as (
      select o.article_id as id, min(i.position) as position
      from release own join package_release mine on mine.release_id = own.id
        join package_release theirs on theirs.package_id = mine.package_id
        join release o on o.id = theirs.release_id and o.article_id <> own.article_id
        left join package_item i on i.package_id = theirs.package_id and i.article_id = o.article_id
      where own.article_id = ${articleId} and own.live @> clock_timestamp() and o.live @> clock_timestamp()
      group by o.article_id order by position nulls last, o.article_id limit ${MAX_STORIES_OF_GROUP}
    ), part as (
      select p.article_id as id, p.position < own.position as earlier, abs(p.position - own.position) as far
      from series_part own join series_part p on p.series_id = own.series_id and p.article_id <> own.article_id
      where own.article_id = ${articleId}
        and exists (select from release r where r.article_id = p.article_id and r.live @> clock_timestamp())
      order by 2 desc, 3, 1 limit ${MAX_STORIES_OF_GROUP}
    )
    select
      (select coalesce(jsonb_agg(related_id), '[]') from related_block where article_id = ${articleId}) as blocked,
      (select coalesce(jsonb_agg(related_id order by position), '[]') from pin where article_id = ${articleId}) as pins,
      (select coalesce(jsonb_agg(related_id), '[]') from pin where article_id = ${articleId} and origin = 'wire') as "fromWire",
      (select coalesce(jsonb_agg(id order by position nulls last, id), '[]') from mate) as "packageStories",
      (select coalesce(jsonb_agg(id order by far, id) filter (where earlier), '[]') from part) as earlier,
      (select coalesce(jsonb_agg(id order by far, id) filter (where not earlier), '[]') from part) as later`,
  );
  if (!row) throw new Error('a select without "from" returned no row');
  const { earlier, later, ...rest } = row;
  const asParts = (ids: ArticleId[], is: SeriesNeighbour['is']) => ids.map((id) => ({ articleId: id, is }));
  return { ...rest, parts: [...asParts(earlier, 'earlier'), ...asParts(later, 'later')] };
}

const noChoices: EditorChoices = { blocked: [], pins: [], fromWire: [], packageStories: [], parts: [] };

/** Like `readEditorChoices`, for several articles, in order. Articles with choices are few and are read one by one. */
export async function readEditorChoicesOfEach(
  tx: Transaction,
  articleIds: readonly ArticleId[],
): Promise<EditorChoices[]> {
  const [only, ...others] = articleIds;
  if (only === undefined) return [];
  if (others.length === 0) return [await readEditorChoices(tx, only)];
  const ids = idArray(articleIds);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select article_id as id from pin where article_id = any(${ids})
    union select article_id from related_block where article_id = any(${ids})
    union select article_id from series_part where article_id = any(${ids})
    union select r.article_id from release r join package_release p on p.release_id = r.id
      where r.article_id = any(${ids})`);
  const some = new Set(rows.map(({ id }) => Number(id) as ArticleId));
  const choices: EditorChoices[] = [];
  for (const id of articleIds) choices.push(some.has(id) ? await readEditorChoices(tx, id) : noChoices);
  return choices;
}
