import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';
import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { and, asc, eq, inArray, isNotNull, sql } from '#db/query.ts';
import { articleAuthor, articleTopic } from '#db/schema/articles.ts';
import type { ArticleId, AuthorId, TopicId } from '#db/schema/ids.ts';
import { author, topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { reauthorize } from '#editorial/people/reauthorization.ts';
import { takenTopicSlugs } from '#editorial/taxonomy/topicSlugs.ts';
import { slugFrom } from './articleSlugs.ts';

/** Names that differ by more than case, in the given order, without invisible characters; empty ones are dropped. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const clean = nfc(withoutInvisibleSigns(name)).replace(/\s+/gu, ' ').trim();
    if (clean && !seen.has(clean.toLowerCase())) seen.set(clean.toLowerCase(), clean);
  }
  return [...seen.values()];
}

/**
 * Finds each name's row, and creates missing ones, in a fixed order to avoid deadlocks. The name of a merged topic
 * finds the topic it was merged into; that of a topic in the bin restores it, with an audit event. The topics found are
 * locked against merging and deletion until the transaction ends. @returns an id for each name, in order; null if
 * another transaction was faster
 */
async function idsFor<Id extends number>(
  tx: Transaction,
  actor: AnyActor,
  table: typeof topic | typeof author,
  names: string[],
): Promise<(Id | null)[]> {
  if (names.length === 0) return [];
  const known = table === topic ? await keepTopics(tx, names) : await findIds(tx, table, names);
  if (table === topic) await restoreNamed(tx, actor, known);
  const fresh = names.filter((_, at) => known[at] === null);
  const taken = table === topic ? await takenTopicSlugs(tx, fresh.map(baseOf)) : new Set<string>();
  for (const name of fresh.toSorted()) {
    const base = baseOf(name);
    const [same] = await tx.select({ id: table.id }).from(table).where(eq(table.slug, base));
    const slug = same || taken.has(base) ? `${base}-${crypto.randomUUID().slice(0, 6)}` : base;
    await tx.insert(table).values({ slug, name }).onConflictDoNothing();
  }
  return (fresh.length > 0 ? await findIds(tx, table, names) : known) as (Id | null)[];
}

const baseOf = (name: string) => slugFrom(name) || 'x';

// Postgres decides which names differ only in case: JavaScript lowercases İ and Σ differently.
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

/**
 * Finds topics and locks them. A merge or deletion that the lock waited for changes what a name finds, so the search is
 * then repeated.
 */
async function keepTopics(tx: Transaction, names: string[]): Promise<(number | null)[]> {
  for (let found = await findIds(tx, topic, names); ; ) {
    await tx
      .select({ id: topic.id })
      .from(topic)
      .where(inArray(topic.id, found.filter((id) => id !== null) as TopicId[]))
      .orderBy(asc(topic.id))
      .for('key share');
    const now = await findIds(tx, topic, names);
    if (now.join() === found.join()) return found;
    found = now;
  }
}

/**
 * Anyone who may create a topic by typing its name may restore one from the bin the same way; the audit event names
 * them.
 */
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

async function rowsFor<Id extends number>(
  tx: Transaction,
  actor: AnyActor,
  table: typeof topic | typeof author,
  names: string[],
): Promise<Id[]> {
  const ids = await idsFor<Id>(tx, actor, table, names);
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Sets an article's topics to these names, in this order. */
export async function setTopics(
  tx: Transaction,
  actor: AnyActor,
  articleId: ArticleId,
  names: readonly string[],
): Promise<void> {
  const ids = await rowsFor<TopicId>(tx, actor, topic, uniqueNames(names));
  await tx.delete(articleTopic).where(eq(articleTopic.articleId, articleId));
  if (ids.length > 0) {
    await tx.insert(articleTopic).values(ids.map((topicId, position) => ({ articleId, topicId, position })));
  }
}

/** Sets an article's authors to these names, in this order. */
export async function setAuthors(
  tx: Transaction,
  actor: AnyActor,
  articleId: ArticleId,
  names: readonly string[],
): Promise<void> {
  const ids = await rowsFor<AuthorId>(tx, actor, author, uniqueNames(names));
  await tx.delete(articleAuthor).where(eq(articleAuthor.articleId, articleId));
  if (ids.length > 0) {
    await tx
      .insert(articleAuthor)
      .values(ids.map((authorId, position) => ({ articleId, authorId, position })));
  }
}

type Labelled = { articleId: ArticleId; topics: readonly string[]; authors: readonly string[] };

/** Sets topics and authors of several new articles at once. */
export async function labelNew(
  tx: Transaction,
  actor: AnyActor,
  articles: readonly Labelled[],
): Promise<void> {
  const topics = await placesOf<TopicId>(
    tx,
    actor,
    topic,
    articles.map((one) => one.topics),
  );
  const authors = await placesOf<AuthorId>(
    tx,
    actor,
    author,
    articles.map((one) => one.authors),
  );
  const filed = <Id>(places: Id[][]) =>
    articles.flatMap(({ articleId }, at) =>
      (places[at] ?? []).map((id, position) => ({ articleId, id, position })),
    );
  const underTopics = filed(topics).map(({ id, ...rest }) => ({ ...rest, topicId: id }));
  const underAuthors = filed(authors).map(({ id, ...rest }) => ({ ...rest, authorId: id }));
  if (underTopics.length > 0) await tx.execute(insertOf(articleTopic, underTopics));
  if (underAuthors.length > 0) await tx.execute(insertOf(articleAuthor, underAuthors));
}

/** The rows for each list of names, in order, without duplicates. */
async function placesOf<Id extends number>(
  tx: Transaction,
  actor: AnyActor,
  table: typeof topic | typeof author,
  lists: (readonly string[])[],
): Promise<Id[][]> {
  const clean = lists.map(uniqueNames);
  const names = [...new Set(clean.flat())];
  const ids = await idsFor<Id>(tx, actor, table, names);
  const known = new Map(names.map((name, at) => [name, ids[at] ?? null]));
  return clean.map((list) =>
    [...new Set(list.map((name) => known.get(name) ?? null))].filter((id) => id !== null),
  );
}

/** The names of an article's topics and authors, in order. */
export async function readLabelNames(
  tx: Transaction,
  articleId: ArticleId,
): Promise<{ topics: string[]; authors: string[] }> {
  const { rows } = await tx.execute<{ topics: string[]; authors: string[] }>(sql`select
    coalesce((select jsonb_agg(t.name order by x.position) from article_topic x join topic t on t.id = x.topic_id
      where x.article_id = ${articleId}), '[]') as topics,
    coalesce((select jsonb_agg(t.name order by x.position) from article_author x join author t on t.id = x.author_id
      where x.article_id = ${articleId}), '[]') as authors`);
  return rows[0] ?? { topics: [], authors: [] };
}
