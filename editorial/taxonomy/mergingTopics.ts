import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { asc, inArray, sql } from '#db/query.ts';
import type { TopicId } from '#db/schema/ids.ts';
import { topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { redirectMerged } from './formerSlugs.ts';
import { topicId } from './topicInputSchemas.ts';
import { tagsOfTopics } from './topicTags.ts';

export const mergeTopicsOrder = z
  .strictObject({ topicId, into: topicId, ...confirmable })
  .refine((order) => order.topicId !== order.into);

/**
 * Merges a topic into another: its stories are found under the target, its slug redirects, and typing its name selects
 * the target. Releases, their hashes and the ledger are not changed. Cannot be undone. @returns how many articles
 * changed their topic @throws {Refusal} `not-found`, `in-bin`
 */
export async function mergeTopics(
  actor: AnyActor,
  order: z.input<typeof mergeTopicsOrder>,
): Promise<{ articles: number }> {
  allow(actor, 'topic.merge');
  const { topicId: from, into, confirmation } = mergeTopicsOrder.parse(order);
  return authorizedTransaction(actor, 'topic.merge', async (tx) => {
    const rows = await tx
      .select()
      .from(topic)
      .where(inArray(topic.id, [from, into]))
      .orderBy(asc(topic.id))
      .for('update');
    const was = rows.find(({ id }) => id === from);
    const target = rows.find(({ id }) => id === into);
    if (!was || !target || was.mergedInto !== null || target.mergedInto !== null)
      throw new Refusal('not-found');
    const subject = { is: 'topic', id: from } as const;
    await checkConfirmation(tx, actor, { act: 'topic.merge', subject, confirmation });
    refuseIfInBin(was);
    refuseIfInBin(target);
    const tags = await tagsOfTopics(tx, [from, into]);
    const articles = await refile(tx, from, into);
    await relabelWaiting(tx, was, target);
    await redirectMerged(tx, subject, into);
    const detail = { from: was.name, into: target.name, intoId: into, articles };
    await record(tx, actor, 'topic.merge', subject, detail);
    await invalidate(tx, tags);
    return { articles };
  });
}

/** Drafts get the target at the same position; readers' lists show the releases of both topics under the target. */
async function refile(tx: Transaction, from: TopicId, into: TopicId): Promise<number> {
  const { rows } = await tx.execute<{ articles: number }>(sql`
    select count(*)::int as articles from (select article_id from article_topic where topic_id = ${from}
      union select r.article_id from release_topic x join release r on r.id = x.release_id where x.topic_id = ${from}) s`);
  // If a draft has both, the first position stays, as in the labels that readers see.
  await tx.execute(sql`delete from article_topic x where topic_id in (${from}, ${into})
    and exists (select from article_topic y where y.article_id = x.article_id
      and y.topic_id in (${from}, ${into}) and (y.position, y.topic_id) < (x.position, x.topic_id))`);
  await tx.execute(sql`update article_topic set topic_id = ${into} where topic_id = ${from}`);
  await tx.execute(sql`insert into release_topic (topic_id, release_id, first_released_at, since)
    select ${into}::bigint, release_id, first_released_at, act_instant() from release_topic where topic_id = ${from}
    on conflict do nothing`);
  return rows[0]?.articles ?? 0;
}

type Label = { id: TopicId; slug: string; name: string };

/** Replaces the label in frozen releases that wait for another article. */
async function relabelWaiting(tx: Transaction, was: Label, target: Label): Promise<void> {
  const label = JSON.stringify({ id: target.id, slug: target.slug, name: target.name });
  await tx.execute(sql`
    update waiting_release set frozen = jsonb_set(frozen, '{topics}', (
      select coalesce(jsonb_agg(label order by at), '[]') from (
        select distinct on (label ->> 'id') label, at from (
          select case when label ->> 'id' = ${String(was.id)} then ${label}::jsonb else label end as label, at
          from jsonb_array_elements(frozen -> 'topics') with ordinality t (label, at)) renamed
        order by label ->> 'id', at) once))
    where frozen -> 'topics' @> ${JSON.stringify([{ id: was.id }])}::jsonb`);
}
