import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { BinKind } from './binnable.ts';
import { lockWith, setDeletedIn } from './deletedColumns.ts';

/**
 * Tables with rows that belong to one article only, in an order that foreign keys allow; `$` is the article's id.
 * Tables with `on delete cascade` are not listed.
 */
export const articleTablesWithoutCascade = [
  { table: 'share_view', where: 'link_id in (select id from share_link where article_id = $)' },
  { table: 'share_link', where: 'article_id = $' },
  { table: 'draft_update', where: 'article_id = $' },
  { table: 'draft', where: 'article_id = $' },
  { table: 'article_topic', where: 'article_id = $' },
  { table: 'article_author', where: 'article_id = $' },
  { table: 'pin', where: 'article_id = $ or related_id = $' },
  { table: 'related_block', where: 'article_id = $ or related_id = $' },
  { table: 'related_story', where: 'article_id = $ or related_id = $' },
  { table: 'story_likeness', where: 'article_id = $' },
  { table: 'story_words', where: 'article_id = $' },
  { table: 'series_part', where: 'article_id = $' },
  { table: 'package_item', where: 'article_id = $' },
  { table: 'former_slug', where: 'article_id = $' },
  { table: 'coverage_end', where: 'article_id = $' },
] as const;

export const articlesInBin: BinKind = {
  act: 'article.delete',
  isPersonal: true,

  lock: lockWith(
    (id) => sql`
      select a.id, d.headline as name, a.created_by, a.deleted_at
      from article a join draft d on d.article_id = a.id where a.id = ${id} for update of a`,
  ),

  async refuseIfUsed(tx, id) {
    const { rows } = await tx.execute<Use>(sql`
      select count(*)::int as releases, coalesce(bool_or(lower(r.live) > clock_timestamp()), false) as "isScheduled",
        coalesce(bool_or(not isempty(r.live) and lower(r.live) <= clock_timestamp()), false) as "wasLive",
        (select d.headline from waiting_release w join draft d on d.article_id = w.after_article_id
          where w.article_id = ${id}) as "waitsFor",
        (select d.headline from waiting_release w join draft d on d.article_id = w.article_id
          where w.after_article_id = ${id} order by w.ordered_at limit 1) as follower
      from release r where r.article_id = ${id}`);
    const [use] = rows;
    if (!use) return;
    if (use.wasLive) throw new Refusal('was-released', { id });
    if (use.isScheduled) throw new Refusal('is-scheduled', { id });
    if (use.releases > 0) throw new Refusal('was-scheduled', { id });
    if (use.waitsFor !== null) throw new Refusal('is-waiting', { id, after: use.waitsFor });
    if (use.follower !== null) throw new Refusal('others-wait', { id, name: use.follower });
  },

  mark: setDeletedIn(article),

  // The collaboration server closes the draft's sockets, or accepts them again.
  async announce(tx, id) {
    await tx.execute(sql`select pg_notify('bin', ${String(id)})`);
  },

  async erase(tx, id) {
    await takeOffFrontDrafts(tx, id);
    await tx.execute(sql`update article set translation_of = null where translation_of = ${id}`);
    for (const { table, where } of articleTablesWithoutCascade) {
      const parts = where.split('$').map((part) => sql.raw(part));
      await tx.execute(sql`delete from ${sql.identifier(table)} where ${sql.join(parts, sql`${id}`)}`);
    }
    await tx.execute(sql`delete from article where id = ${id}`);
  },
};

type Use = {
  releases: number;
  isScheduled: boolean;
  wasLive: boolean;
  waitsFor: string | null;
  follower: string | null;
};

/** Clears the places that show the article in drafts of fronts. Released layouts are not changed. */
async function takeOffFrontDrafts(tx: Transaction, id: number): Promise<void> {
  await tx.execute(sql`
    update front set version = version + 1, draft = jsonb_set(jsonb_set(jsonb_set(draft,
      '{places}', ${without(sql`draft -> 'places'`, id)}),
      '{bands}', coalesce((select jsonb_agg(jsonb_set(band, '{places}', ${without(sql`band -> 'places'`, id)}) order by at)
        from jsonb_array_elements(draft -> 'bands') with ordinality b (band, at)), '[]')),
      '{banner}', case when draft #>> '{banner,articleId}' = ${String(id)}
        then jsonb_set(draft -> 'banner', '{articleId}', 'null') else draft -> 'banner' end)
    where draft @? ${`$.** ? (@ == ${id})`}::jsonpath`);
}

const without = (places: ReturnType<typeof sql>, id: number) =>
  sql`coalesce((select jsonb_agg(case when place = to_jsonb(${id}::bigint) then 'null'::jsonb else place end order by n)
    from jsonb_array_elements(${places}) with ordinality p (place, n)), '[]')`;
