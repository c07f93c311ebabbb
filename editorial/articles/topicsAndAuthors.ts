import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { articleAuthor, articleTopic } from '#db/schema/articles.ts';
import type { ArticleId, AuthorId, TopicId } from '#db/schema/ids.ts';
import { author, topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { idsFor, uniqueNames } from './labelRows.ts';

/** Sets an article's topics to these names, in this order. */
export async function setTopics(
  tx: Transaction,
  actor: AnyActor,
  articleId: ArticleId,
  names: readonly string[],
): Promise<void> {
  const [ids = []] = await idsOfLists<TopicId>(tx, actor, topic, [names]);
  await tx.delete(articleTopic).where(eq(articleTopic.articleId, articleId));
  const rows = ids.map((topicId, position) => ({ articleId, topicId, position }));
  if (rows.length > 0) await tx.insert(articleTopic).values(rows);
}

/** Sets an article's authors to these names, in this order. */
export async function setAuthors(
  tx: Transaction,
  actor: AnyActor,
  articleId: ArticleId,
  names: readonly string[],
): Promise<void> {
  const [ids = []] = await idsOfLists<AuthorId>(tx, actor, author, [names]);
  await tx.delete(articleAuthor).where(eq(articleAuthor.articleId, articleId));
  const rows = ids.map((authorId, position) => ({ articleId, authorId, position }));
  if (rows.length > 0) await tx.insert(articleAuthor).values(rows);
}

type Labelled = { articleId: ArticleId; topics: readonly string[]; authors: readonly string[] };

/** Sets the topics and authors of new articles, all at once. */
export async function labelNew(
  tx: Transaction,
  actor: AnyActor,
  articles: readonly Labelled[],
): Promise<void> {
  const topicNames = articles.map(({ topics }) => topics);
  const authorNames = articles.map(({ authors }) => authors);
  const topics = await idsOfLists<TopicId>(tx, actor, topic, topicNames);
  const authors = await idsOfLists<AuthorId>(tx, actor, author, authorNames);
  const topicRows = articles.flatMap(({ articleId }, at) =>
    (topics[at] ?? []).map((topicId, position) => ({ articleId, topicId, position })),
  );
  const authorRows = articles.flatMap(({ articleId }, at) =>
    (authors[at] ?? []).map((authorId, position) => ({ articleId, authorId, position })),
  );
  if (topicRows.length > 0) await tx.execute(insertOf(articleTopic, topicRows));
  if (authorRows.length > 0) await tx.execute(insertOf(articleAuthor, authorRows));
}

/** The ids for each list of names, in its order, without repetitions; makes the rows that do not exist yet. */
async function idsOfLists<Id extends number>(
  tx: Transaction,
  actor: AnyActor,
  table: typeof topic | typeof author,
  lists: (readonly string[])[],
): Promise<Id[][]> {
  const clean = lists.map(uniqueNames);
  const names = [...new Set(clean.flat())];
  const ids = await idsFor<Id>(tx, actor, table, names);
  const known = new Map(names.map((name, at) => [name, ids[at] ?? null]));
  return clean.map((list) => [...new Set(list.flatMap((name) => known.get(name) ?? []))]);
}

type LabelNames = { topics: string[]; authors: string[] };

/** The names of an article's topics and authors, in order. */
export async function readLabelNames(
  db: Pick<Transaction, 'execute'>,
  articleId: ArticleId,
): Promise<LabelNames> {
  const { rows } = await db.execute<LabelNames>(sql`select
    coalesce((select jsonb_agg(t.name order by x.position) from article_topic x join topic t on t.id = x.topic_id
      where x.article_id = ${articleId}), '[]') as topics,
    coalesce((select jsonb_agg(t.name order by x.position) from article_author x join author t on t.id = x.author_id
      where x.article_id = ${articleId}), '[]') as authors`);
  return rows[0] ?? { topics: [], authors: [] };
}
