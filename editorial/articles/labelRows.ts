import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';
import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, inArray, isNotNull, sql } from '#db/query.ts';
import type { TopicId } from '#db/schema/ids.ts';
import { type author, topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { takenTopicSlugs } from '#editorial/taxonomy/topicSlugs.ts';
import { slugFrom } from './articleSlugs.ts';

/** The names without invisible characters, in order; no empty names, and the first of names that differ in case. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const clean = nfc(withoutInvisibleSigns(name)).replace(/\s+/gu, ' ').trim();
    if (clean && !seen.has(clean.toLowerCase())) seen.set(clean.toLowerCase(), clean);
  }
  return [...seen.values()];
}

/**
 * Finds each name's row and inserts the missing ones, in a fixed order, which avoids deadlocks. The name of a merged
 * topic finds the topic it was merged into; the name of a topic in the bin restores it and records that. The topics
 * found can be neither merged nor moved to the bin before the transaction ends.
 * @returns an id for each name, in order; null if another transaction has inserted it meanwhile
 */
export async function idsFor<Id extends number>(
  tx: Transaction,
  actor: AnyActor,
  table: typeof topic | typeof author,
  names: string[],
): Promise<(Id | null)[]> {
  if (names.length === 0) return [];
  const known = table === topic ? await findAndLockTopics(tx, names) : await findIds(tx, table, names);
  if (table === topic) await restoreNamed(tx, actor, known);
  const newNames = names.filter((_, at) => known[at] === null);
  const taken = table === topic ? await takenTopicSlugs(tx, newNames.map(baseOf)) : new Set<string>();
  for (const name of newNames.toSorted()) {
    const base = baseOf(name);
    const [existing] = await tx.select({ id: table.id }).from(table).where(eq(table.slug, base));
    const slug = existing || taken.has(base) ? `${base}-${crypto.randomUUID().slice(0, 6)}` : base;
    await tx.insert(table).values({ slug, name }).onConflictDoNothing();
  }
  return (newNames.length > 0 ? await findIds(tx, table, names) : known) as (Id | null)[];
}

const baseOf = (name: string) => slugFrom(name) || 'x';

// Postgres decides which names differ only in case: JavaScript converts İ and Σ differently.
async function findIds(
  tx: Transaction,
  table: typeof topic | typeof author,
  names: string[],
): Promise<(number | null)[]> {
  const id = table === topic ? sql`coalesce(known.merged_into, known.id)` : sql`known.id`;
  const { rows } = await tx.execute<{ id: string | null }>(sql`
    select ${id} as id from unnest(${arrayOf(names)}) with ordinality wanted(name, at)
    left join ${table} known on lower(known.name) = lower(wanted.name) order by wanted.at`);
  return rows.map((row) => (row.id === null ? null : Number(row.id)));
}

/** Finds topics and locks them; repeats if a merge or deletion that the lock waited for has changed the result. */
async function findAndLockTopics(tx: Transaction, names: string[]): Promise<(number | null)[]> {
  for (let ids = await findIds(tx, topic, names); ; ) {
    await tx
      .select({ id: topic.id })
      .from(topic)
      .where(inArray(topic.id, ids.filter((id) => id !== null) as TopicId[]))
      .orderBy(asc(topic.id))
      .for('key share');
    const now = await findIds(tx, topic, names);
    if (now.join() === ids.join()) return ids;
    ids = now;
  }
}

/** Restores those of the topics that are in the bin. Every role that may create a topic by its name may do this. */
async function restoreNamed(tx: Transaction, actor: AnyActor, ids: (number | null)[]): Promise<void> {
  const binned = await tx
    .select({ id: topic.id })
    .from(topic)
    .where(and(inArray(topic.id, ids.filter((id) => id !== null) as TopicId[]), isNotNull(topic.deletedAt)))
    .orderBy(asc(topic.id));
  if (binned.length === 0) return;
  await reauthorize(tx, actor, 'topic.restore-by-name');
  for (const { id } of binned) {
    const [restored] = await tx
      .update(topic)
      .set({ deletedAt: null, deletedBy: null })
      .where(and(eq(topic.id, id), isNotNull(topic.deletedAt)))
      .returning({ name: topic.name });
    if (restored) await record(tx, actor, 'topic.restore-by-name', { is: 'topic', id }, restored);
  }
}

const arrayOf = (names: string[]) => sql`${sql.param(names)}::text[]`;
