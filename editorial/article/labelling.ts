import { eq, inArray, sql } from 'drizzle-orm';
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

/** Finds each name's row, making those that are new; in a fixed order, so that two at once can't deadlock. */
async function rowsFor<Id extends number>(
  tx: Transaction,
  table: typeof topic | typeof author,
  names: string[],
): Promise<Id[]> {
  if (names.length === 0) return [];
  const keys = names.map((name) => name.toLowerCase());
  const lowered = sql<string>`lower(${table.name})`;
  const find = () =>
    tx
      .select({ id: sql<Id>`${table.id}`.mapWith(Number), key: lowered })
      .from(table)
      .where(inArray(lowered, keys));
  const known = new Set((await find()).map((row) => row.key));
  const fresh = names.filter((name) => !known.has(name.toLowerCase()));
  for (const name of fresh.toSorted()) {
    const base = slugFrom(name) || 'x';
    const [taken] = await tx.select({ id: table.id }).from(table).where(eq(table.slug, base));
    const slug = taken ? `${base}-${crypto.randomUUID().slice(0, 6)}` : base;
    await tx.insert(table).values({ slug, name }).onConflictDoNothing();
  }
  const ids = new Map((await find()).map((row) => [row.key, row.id as Id]));
  return keys.flatMap((key) => ids.get(key) ?? []);
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
