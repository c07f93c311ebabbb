import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { asc, inArray, sql } from '#db/query.ts';
import type { SectionId } from '#db/schema/ids.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { sectionId } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { past } from '#editorial/releases/cacheTags.ts';
import { redirectMerged } from './formerSlugs.ts';

export const mergeSectionsOrder = z
  .strictObject({ sectionId, into: sectionId, ...confirmable })
  .refine((order) => order.sectionId !== order.into);

type Section = typeof section.$inferSelect;

/**
 * Merges a section into another: its stories, drafts, bands on fronts and subscribers move there, and its slug
 * redirects. Releases, their hashes and the ledger are not changed. Cannot be undone. @returns how many articles
 * changed their section @throws {Refusal} `not-found`, `in-bin`, `section-front-scheduled`
 */
export async function mergeSections(
  actor: AnyActor,
  order: z.input<typeof mergeSectionsOrder>,
): Promise<{ articles: number }> {
  allow(actor, 'section.merge');
  const { sectionId: from, into, confirmation } = mergeSectionsOrder.parse(order);
  return authorizedTransaction(actor, 'section.merge', async (tx) => {
    const rows = await tx
      .select()
      .from(section)
      .where(inArray(section.id, [from, into]))
      .orderBy(asc(section.id))
      .for('update');
    const was = rows.find(({ id }) => id === from);
    const target = rows.find(({ id }) => id === into);
    if (!was || !target || was.mergedInto !== null || target.mergedInto !== null)
      throw new Refusal('not-found');
    const subject = { is: 'section', id: from } as const;
    await checkConfirmation(tx, actor, { act: 'section.merge', subject, confirmation });
    refuseIfInBin(was);
    refuseIfInBin(target);
    await refuseScheduledFront(tx, from);
    const articles = await refile(tx, from, into);
    await refileWaiting(tx, from, target);
    await refileFrontDrafts(tx, from, into);
    await moveSubscribers(tx, from, into);
    await redirectMerged(tx, subject, into);
    const detail = { from: was.slug, into: target.slug, intoId: into, articles };
    await record(tx, actor, 'section.merge', subject, detail);
    await invalidate(tx, ['sections', `section:${from}`, `section:${into}`, 'front', past]);
    return { articles };
  });
}

/**
 * Refuses a section with a scheduled front, whose page would only redirect. @throws {Refusal} `section-front-scheduled`
 */
async function refuseScheduledFront(tx: Transaction, id: SectionId): Promise<void> {
  const { rows } = await tx.execute(sql`select from front_release r join front f on f.id = r.front_id
    where f.section_id = ${id} and lower(r.live) > clock_timestamp() limit 1`);
  if (rows.length > 0) throw new Refusal('section-front-scheduled');
}

/** Moves drafts and the search index. Releases keep the section that they name. */
async function refile(tx: Transaction, from: SectionId, into: SectionId): Promise<number> {
  const { rows } = await tx.execute<{ articles: number }>(sql`
    select count(*)::int as articles from (select id from article where section_id = ${from}
      union select r.article_id from release r join section s on s.id = r.section_id
        where s.id = ${from} or s.merged_into = ${from}) a`);
  await tx.execute(sql`update article set section_id = ${into} where section_id = ${from}`);
  await tx.execute(sql`update release_search set section_id = ${into} where section_id = ${from}`);
  return rows[0]?.articles ?? 0;
}

/** Moves frozen releases that wait for another article to the target section. */
async function refileWaiting(tx: Transaction, from: SectionId, target: Section): Promise<void> {
  const { id, slug, ledgerName, names } = target;
  await tx.execute(sql`
    update waiting_release set frozen = jsonb_set(jsonb_set(frozen,
      '{section}', ${JSON.stringify({ id, slug, ledgerName, names })}::jsonb), '{article,sectionId}', to_jsonb(${id}::bigint))
    where frozen #>> '{article,sectionId}' = ${String(from)}`);
}

/**
 * Replaces the section's band by the target's, or removes it if the target has one. Released layouts are interpreted in
 * the same way.
 */
async function refileFrontDrafts(tx: Transaction, from: SectionId, into: SectionId): Promise<void> {
  await tx.execute(sql`
    update front set version = version + 1, draft = jsonb_set(draft, '{bands}', (
      select coalesce(jsonb_agg(case when band ->> 'sectionId' = ${String(from)}
          then jsonb_set(band, '{sectionId}', to_jsonb(${into}::bigint)) else band end order by at), '[]')
      from jsonb_array_elements(draft -> 'bands') with ordinality b (band, at)
      where band ->> 'sectionId' <> ${String(from)}
        or not draft -> 'bands' @> ${JSON.stringify([{ sectionId: into }])}::jsonb))
    where draft -> 'bands' @> ${JSON.stringify([{ sectionId: from }])}::jsonb`);
}

/**
 * If an address is subscribed to both, one subscription stays: the confirmed one, else the newer, whose email was sent
 * last. The other ends, and its address is deleted.
 */
async function moveSubscribers(tx: Transaction, from: SectionId, into: SectionId): Promise<void> {
  await tx.execute(sql`
    with ranked as (
      select id, row_number() over (
        partition by lower(email) order by confirmed_at is null, created_at desc, id desc) as rank
      from subscriber where section_id in (${from}, ${into}) and ended_at is null
    ) update subscriber s set ended_at = now(), email = '' from ranked r where r.id = s.id and r.rank > 1`);
  await tx.execute(sql`update subscriber set section_id = ${into} where section_id = ${from}`);
}
