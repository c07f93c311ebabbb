import { insertOf } from '#db/insertRows.ts';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { articleAuthor, articleTopic } from '#db/schema/articles.ts';
import type { ArticleId, AuthorId, TopicId } from '#db/schema/ids.ts';
import { author, topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { idsFor, uniqueNames } from './labelRows.ts';

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

/** Files new articles under their topics and authors, all at once. */
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

/** The rows of each list of names, in its order, none twice. */
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

/** What an article is filed under, in order. */
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
