import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { SectionId, TopicId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';

type Label = { is: 'section'; id: SectionId } | { is: 'topic'; id: TopicId };

/** The tables of sections or topics, for queries that are the same for both. */
const tablesOf = (is: Label['is']) => ({
  labels: sql.identifier(is),
  former: sql.identifier(`former_${is}_slug`),
  alias: sql.identifier(`${is}_alias`),
  labelId: sql.identifier(`${is}_id`),
});

/**
 * Refuses a slug that leads to another section or topic, directly or by a redirect, because existing links would then
 * lead to the wrong page. Locks the slug until the transaction ends. @param by the section or topic, which may reuse
 * its former slugs and those of sections or topics that were merged into it @throws {Refusal} `slug-taken`
 */
export async function refuseTakenSlug(
  tx: Transaction,
  is: Label['is'],
  slug: string,
  by: number | null = null,
): Promise<void> {
  const { labels, former, labelId } = tablesOf(is);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${is} ${slug}`}, 0))`);
  const { rows } = await tx.execute(sql`
    select from ${labels} l left join ${former} f on f.${labelId} = l.id and f.slug = ${slug}
    where (l.slug = ${slug} or f.slug is not null) and (l.id = ${by} or l.merged_into = ${by}) is not true`);
  if (rows.length > 0) throw new Refusal('slug-taken', { slug });
}

/**
 * Frees a slug for a section or topic, and makes its old one redirect. The caller writes the new slug. @throws
 * {Refusal} `slug-taken`
 */
export async function changeSlug(
  tx: Transaction,
  { is, id }: Label,
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return;
  await refuseTakenSlug(tx, is, to, id);
  const { former, labelId } = tablesOf(is);
  await tx.execute(sql`delete from ${former} where slug = ${to}`);
  await tx.execute(
    sql`insert into ${former} (slug, ${labelId}) values (${from}, ${id}) on conflict do nothing`,
  );
}

/** Redirects the slug of a merged section or topic, and of those merged into it before, directly to the target. */
export async function redirectMerged(tx: Transaction, { is, id }: Label, into: Label['id']): Promise<void> {
  const { labels, alias, labelId } = tablesOf(is);
  await tx.execute(sql`
    with ended as (
      update ${alias} set shown = tstzrange(lower(shown), act_instant())
      where ${labelId} = ${id} and upper_inf(shown) and lower(shown) < act_instant() returning id
    ) insert into ${alias} select id, ${into}::bigint, tstzrange(act_instant(), null) from ended
      union all select ${id}::bigint, ${into}::bigint, tstzrange(act_instant(), null)`);
  await tx.execute(sql`update ${labels} set merged_into = ${into} where merged_into = ${id}`);
  await tx.execute(sql`update ${labels} set merged_into = ${into} where id = ${id}`);
}
