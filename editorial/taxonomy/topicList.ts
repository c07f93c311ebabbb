import { z } from 'zod';
import { inSnapshot } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { TopicId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';
import { line } from '#editorial/inputSchemas.ts';

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

/** Topics whose name contains the typed text, for choosing a merge target; at most eight. */
export async function findTopics(actor: AnyActor, typed: string): Promise<{ id: TopicId; name: string }[]> {
  const { items } = await listTopics(actor, { q: typed });
  return items.slice(0, 8).map(({ id, name }) => ({ id, name }));
}
