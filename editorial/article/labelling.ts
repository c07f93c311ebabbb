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

/** Finds each name's row, making those that are new; in a fixed order, so that two at once can't deadlock. */
async function rowsFor<Id extends number>(
  tx: Transaction,
  table: typeof topic | typeof author,
  names: string[],
): Promise<Id[]> {
  if (names.length === 0) return [];
  // Only Postgres may say which names differ in case alone: JavaScript lowers İ and Σ otherwise.
  const wanted = sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  );
  const find = async () => {
    const found = await tx.execute<{ id: string | null }>(sql`
      select known.id from unnest(array[${wanted}]::text[]) with ordinality wanted(name, at)
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
  const ids = fresh.length > 0 ? await find() : known;
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
