import { entryTime, newEntryName } from '#body/entryIdentity.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

/** The database's time and a unique name for a new entry. */
export type EntryTimestamp = { name: string; at: string };

/** Gives a new entry its time and name. @throws {Refusal} `not-allowed` */
export async function timestampEntry(actor: AnyActor): Promise<EntryTimestamp> {
  allow(actor, 'article.suggest');
  const { rows } = await staff().execute<{ now: string }>(sql`select clock_timestamp() as now`);
  return { name: newEntryName(), at: entryTime(new Date(rows[0]?.now ?? 0)) };
}
