import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { mentionedSuggestions } from '#editorial/suggestions/mentionedSuggestions.ts';

export type LogEntry = {
  actor: AnyActor;
  articleId: ArticleId;
  update: Uint8Array;
  /** of the client that made the update */
  schemaVersion: number;
};

type InsertOptions = {
  /** the node that applies the updates itself and needs no notification */
  node?: string;
  /** maximum wait for each lock until the end of the transaction. Default: the connection's */
  maxLockWaitMs?: number;
  /** does not wait for drafts that another transaction has locked, and does not insert their rows */
  skipLocked?: boolean;
};

/**
 * Inserts rows into the logs of drafts, in the order of `entries`, and notifies the nodes. Locks the drafts until the
 * transaction ends, in the order of their ids, so that the groups of two nodes cannot wait for each other. Inserts a row
 * for each suggestion that an update mentions for the first time, with the actor as its author. One statement, so that it needs no explicit transaction: it also sets its lock timeout, before it locks the first draft.
 *
 * @returns the id of each row; undefined if the draft does not exist, is in the bin, has a newer schema version, or was
 *   skipped
 */
export async function insertIntoLog(
  db: Pick<Transaction, 'execute'>,
  entries: LogEntry[],
  { node = '', maxLockWaitMs, skipLocked = false }: InsertOptions,
): Promise<(number | undefined)[]> {
  const column = (of: (entry: LogEntry) => unknown) => sql.param(entries.map(of));
  const articleIds = column(({ articleId }) => articleId);
  const proposals = entries.flatMap(({ update }, at) =>
    mentionedSuggestions(update).map((id) => ({ id, at: at + 1 })),
  );
  // Evaluated once, below the node of the plan that locks the rows, and so before the first lock.
  const withLockTimeout =
    maxLockWaitMs === undefined
      ? sql``
      : sql`and (select set_config('lock_timeout', ${String(maxLockWaitMs)}, true)) is not null`;
  const { rows } = await db.execute<{ accepted: number[]; ids: string[] }>(sql`
    with entry (article_id, update, user_id, schema_version, at) as (
      select article_id, update, user_id, schema_version, at
      from unnest(${articleIds}::bigint[], ${column(({ update }) => Buffer.from(update))}::bytea[],
        ${column(({ actor }) => actor.id)}::bigint[], ${column((one) => one.schemaVersion)}::int[])
        with ordinality given (article_id, update, user_id, schema_version, at)
    ), locked as (
      select article_id, schema_version from draft
      where article_id = any(${articleIds}::bigint[])
        and not exists (select from article where id = draft.article_id and deleted_at is not null)
        ${withLockTimeout}
      order by article_id for no key update ${skipLocked ? sql`skip locked` : sql``}
    ), accepted as (
      select article_id, entry.update, entry.user_id, entry.schema_version, entry.at
      from entry join locked using (article_id)
      where locked.schema_version <= entry.schema_version
    ), raised as (
      update draft set schema_version = newest.version
      from (select article_id, max(schema_version) as version from accepted group by article_id) newest
      where draft.article_id = newest.article_id and draft.schema_version < newest.version
    ), inserted as (
      insert into draft_update (article_id, update, user_id)
      select article_id, update, user_id from accepted order by at returning id, article_id
    )${proposals.length > 0 ? insertedSuggestions(proposals) : sql``}
    select array(select at::int from accepted order by at) as accepted,
      array(select id from inserted order by id) as ids,
      (select count(pg_notify('draft', json_build_object('articleId', article_id, 'id', id,
        'node', ${node}::text)::text)) from inserted)`);
  const { accepted, ids } = rows[0] ?? { accepted: [], ids: [] };
  if (ids.length !== accepted.length) throw new Error('rows of the log are missing');
  const idAt = new Map(accepted.map((at, number) => [at - 1, Number(ids[number])]));
  return entries.map((_, at) => idAt.get(at));
}

/** A statement's part that inserts the rows of suggestions, in the order of their ids, as those of drafts are locked. */
const insertedSuggestions = (proposals: { id: string; at: number }[]) => sql`, proposed as (
      insert into suggestion (id, article_id, created_by)
      select distinct on (proposal.id) proposal.id, accepted.article_id, accepted.user_id
      from unnest(${sql.param(proposals.map(({ id }) => id))}::uuid[],
        ${sql.param(proposals.map(({ at }) => at))}::int[]) proposal (id, at)
      join accepted using (at) order by proposal.id, proposal.at
      on conflict do nothing
    )`;
