import { z } from 'zod';
import { inSnapshot, staff } from '#db/pools.ts';
import { and, isNull, ne, sql } from '#db/query.ts';
import type { TopicId } from '#db/schema/ids.ts';
import { topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { line } from '#editorial/inputSchemas.ts';
import { topicId } from './topicInputSchemas.ts';

export const topicListOrder = z.object({
  q: line(80).catch(''),
  /** the name of the last topic of the previous page */
  after: line(80).optional().catch(undefined),
});

export type ListedTopic = {
  id: TopicId;
  slug: string;
  name: string;
  /** articles with the topic, including drafts */
  articles: number;
  /** those of them that readers see now */
  live: number;
  /** the state that acts on it are based on */
  decidedOn: string;
};

const PAGE_SIZE = 50;

/** Topics by name, fifty per page, with the number of articles of each. */
export async function listTopics(
  actor: AnyActor,
  order: z.input<typeof topicListOrder>,
): Promise<{ items: ListedTopic[]; after: string | null }> {
  allow(actor, 'topic.read');
  const { q, after } = topicListOrder.parse(order);
  const like = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return inSnapshot(async (tx) => {
    const { rows } = await tx.execute<Omit<ListedTopic, 'id' | 'decidedOn'> & { id: string }>(sql`
    select t.id, t.slug, t.name,
      (select count(*) from (select x.article_id from article_topic x join article a on a.id = x.article_id
          where x.topic_id = t.id and a.deleted_at is null
        union select r.article_id from release_topic x join release r on r.id = x.release_id
          where x.topic_id = t.id) s)::int as articles,
      (select count(*) from release_topic x join release r on r.id = x.release_id
        where x.topic_id = t.id and r.live @> now())::int as live
    from (select * from topic where deleted_at is null and merged_into is null
        ${q ? sql`and lower(name) like ${like}` : sql``}
        ${after ? sql`and (lower(name), id) > (lower(${after}), coalesce((select id from topic where lower(name) = lower(${after})), 0))` : sql``}
      order by lower(name), id limit ${PAGE_SIZE + 1}) t
    order by lower(t.name), t.id`);
    const shown = rows.slice(0, PAGE_SIZE);
    const subjectOf = ({ id }: { id: string }) => ({ is: 'topic', id: Number(id) }) as const;
    const states = await readDecisionStates(tx, shown.map(subjectOf));
    const items = shown.map((row) => ({
      ...row,
      id: Number(row.id) as TopicId,
      decidedOn: stateIn(states, subjectOf(row)),
    }));
    return { items, after: rows.length > PAGE_SIZE ? (items.at(-1)?.name ?? null) : null };
  });
}

const MAX_FOUND = 8;

export const findTopicsOrder = z.object({
  q: line(80).catch(''),
  /** the topic that is merged */
  except: topicId,
});

/**
 * Topics whose name contains the typed text, for choosing the target of a merge; at most eight, the one with exactly this name
 * first, then those that begin with it.
 */
export async function findTopics(
  actor: AnyActor,
  order: z.input<typeof findTopicsOrder>,
): Promise<{ id: TopicId; name: string }[]> {
  allow(actor, 'topic.read');
  const { q, except } = findTopicsOrder.parse(order);
  const typed = q.toLowerCase();
  return staff()
    .select({ id: topic.id, name: topic.name })
    .from(topic)
    .where(
      and(
        ne(topic.id, except),
        isNull(topic.deletedAt),
        isNull(topic.mergedInto),
        sql`strpos(lower(${topic.name}), ${typed}) > 0`,
      ),
    )
    .orderBy(
      sql`lower(${topic.name}) <> ${typed}`,
      sql`not starts_with(lower(${topic.name}), ${typed})`,
      sql`lower(${topic.name})`,
      topic.id,
    )
    .limit(MAX_FOUND);
}
