import { type SQL, sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { may } from '#editorial/access/policy.ts';

/** Why an article waits for a person. */
export const waitReasons = ['assigned', 'returned', 'filed', 'mentioned'] as const;
export type WaitReason = (typeof waitReasons)[number];

const nobody = 0 as UserId;

/** The ids of the articles that wait for the actor, for each reason. */
function waitingIds(actor: AnyActor): Record<WaitReason, SQL> {
  const id = actor.id ?? nobody;
  return {
    assigned: sql`select article_id from article_flow where assignee = ${id}`,
    returned: sql`select article_id from article_flow where review = 'returned' and writer_id = ${id}`,
    filed: may(actor, 'article.approve')
      ? sql`select id from article where filed_at is not null`
      : sql`select null::bigint where false`,
    mentioned: sql`select article_id from notice where recipient = ${id} and kind = 'mentioned' and read_at is null`,
  };
}

/** The condition on `article` for those that wait for the actor. As an array, so that indexes find the few rows. */
export function whereWaiting(actor: AnyActor): SQL {
  const ids = waitingIds(actor);
  return sql`"article"."id" = any(array(${sql.join(Object.values(ids), sql` union `)}))`;
}

/** The reasons for which a row of `article` waits for the actor. */
export function readWaitReasons(actor: AnyActor): SQL<WaitReason[]> {
  const ids = waitingIds(actor);
  const each = waitReasons.map(
    (reason) => sql`case when "article"."id" = any(array(${ids[reason]})) then ${sql.raw(`'${reason}'`)} end`,
  );
  return sql<WaitReason[]>`to_jsonb(array_remove(array[${sql.join(each, sql`, `)}], null))`;
}

export type ListedAssignment = { name: string; isOwn: boolean; dueAt: string | null; isOverdue: boolean };

/** To whom a row of `article` is assigned; null: to nobody. */
export const readListedAssignment = (
  actor: AnyActor,
): SQL<ListedAssignment | null> => sql<ListedAssignment | null>`(
  select jsonb_build_object('name', u.name, 'isOwn', f.assignee = ${actor.id ?? nobody},
    'dueAt', f.due_at, 'isOverdue', coalesce(f.due_at < now(), false))
  from article_flow f join "user" u on u.id = f.assignee where f.article_id = "article"."id")`;
