import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { articleAuthor, articleTopic } from '#db/schema/articles';
import { author, topic } from '#db/schema/filing';
import type { ArticleId, AuthorId, TopicId } from '#db/schema/ids';
import { slugFrom } from './slugs.ts';

/** Distinct by letter case, in the order given, empty ones dropped. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const clean = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
    if (clean && !seen.has(clean.toLowerCase())) seen.set(clean.toLowerCase(), clean);
  }
  return [...seen.values()];
}

/**
 * Finds each name's row, making those that are new; in a fixed order, so that two at once can't deadlock.
 * @returns an id for each name, in their order; null where somebody else was quicker
 */
async function idsFor<Id extends number>(
  tx: Transaction,
  table: typeof topic | typeof author,
  names: string[],
): Promise<(Id | null)[]> {
  if (names.length === 0) return [];
  // Only Postgres may say which names differ in case alone: JavaScript lowers İ and Σ otherwise.
  const find = async () => {
    const found = await tx.execute<{ id: string | null }>(sql`
      select known.id from unnest(${arrayOf(names)}) with ordinality wanted(name, at)
      left join ${table} known on lower(known.name) = lower(wanted.name) order by wanted.at`);
    return found.rows.map(({ id }) => (id === null ? null : (Number(id) as Id)));
  };
  const known = await find();
  const fresh = names.filter((_, at) => known[at] === null);
  for (const name of fresh.toSorted()) {
    const base = slugFrom(name) || 'x';
    const [taken] = await tx.select({ id: table.id }).from(table).where(eq(table.slug, base));
    const slug = taken ? `${base}-${crypto.randomUUID().slice(0, 6)}` : base;
    await tx.insert(table).values({ slug, name }).onConflictDoNothing();
  }
  return fresh.length > 0 ? find() : known;
}

const arrayOf = (names: string[]) => sql`${sql.param(names)}::text[]`;

async function rowsFor<Id extends number>(
  tx: Transaction,
  table: typeof topic | typeof author,
  names: string[],
): Promise<Id[]> {
  const ids = await idsFor<Id>(tx, table, names);
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Sets an article's topics to these names, in this order. */
export async function setTopics(
  tx: Transaction,
  articleId: ArticleId,
  names: readonly string[],
): Promise<void> {
  const ids = await rowsFor<TopicId>(tx, topic, distinctNames(names));
  await tx.delete(articleTopic).where(eq(articleTopic.articleId, articleId));
  if (ids.length > 0) {
    await tx.insert(articleTopic).values(ids.map((topicId, position) => ({ articleId, topicId, position })));
  }
}

/** Sets an article's authors to these names, in this order. */
export async function setAuthors(
  tx: Transaction,
  articleId: ArticleId,
  names: readonly string[],
): Promise<void> {
  const ids = await rowsFor<AuthorId>(tx, author, distinctNames(names));
  await tx.delete(articleAuthor).where(eq(articleAuthor.articleId, articleId));
  if (ids.length > 0) {
    await tx
      .insert(articleAuthor)
      .values(ids.map((authorId, position) => ({ articleId, authorId, position })));
  }
}

type Labelled = { articleId: ArticleId; topics: readonly string[]; authors: readonly string[] };

/** Files new articles under their topics and authors, all at once. */
export async function labelNew(tx: Transaction, articles: readonly Labelled[]): Promise<void> {
  const topics = await placesOf<TopicId>(
    tx,
    topic,
    articles.map((one) => one.topics),
  );
  const authors = await placesOf<AuthorId>(
    tx,
    author,
    articles.map((one) => one.authors),
  );
  const filed = <Id>(places: Id[][]) =>
    articles.flatMap(({ articleId }, at) =>
      (places[at] ?? []).map((id, position) => ({ articleId, id, position })),
    );
  const underTopics = filed(topics).map(({ id, ...rest }) => ({ ...rest, topicId: id }));
  const underAuthors = filed(authors).map(({ id, ...rest }) => ({ ...rest, authorId: id }));
  if (underTopics.length > 0) await tx.insert(articleTopic).values(underTopics);
  if (underAuthors.length > 0) await tx.insert(articleAuthor).values(underAuthors);
}

/** The rows of each list of names, in its order, none twice. */
async function placesOf<Id extends number>(
  tx: Transaction,
  table: typeof topic | typeof author,
  lists: (readonly string[])[],
): Promise<Id[][]> {
  const clean = lists.map(distinctNames);
  const names = [...new Set(clean.flat())];
  const ids = await idsFor<Id>(tx, table, names);
  const known = new Map(names.map((name, at) => [name, ids[at] ?? null]));
  return clean.map((list) =>
    [...new Set(list.map((name) => known.get(name) ?? null))].filter((id) => id !== null),
  );
}
