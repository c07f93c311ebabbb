import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import { article } from '#db/schema/articles';
import type { ArticleId } from '#db/schema/ids';

/**
 * The tags of every page that shows this article, or may begin to: its own, its lists', and those of the stories that
 * have it beside them. Asked before and after a change, as either may move it.
 */
export async function tagsTouchedBy(tx: Transaction, articleId: ArticleId): Promise<string[]> {
  const [row] = await tx.select().from(article).where(eq(article.id, articleId));
  const found = await tx.execute<{ tag: string }>(sql`
    with newest as (
      select id, section_id from release where article_id = ${articleId} order by number desc limit 2
    )
    select 'section:' || section_id as tag from newest where section_id is not null
    union select 'topic:' || topic_id from release_topic where release_id in (select id from newest)
    union select 'author:' || author_id from release_author where release_id in (select id from newest)
    union select 'article:' || article_id from related_story where related_id = ${articleId}
    union select 'article:' || id from article
      where translation_of = ${articleId} or (${row?.translationOf ?? null}::bigint is not null
        and (id = ${row?.translationOf ?? null}::bigint or translation_of = ${row?.translationOf ?? null}::bigint))`);
  const own = [`article:${articleId}`, 'front', 'latest', 'search', 'corrections'];
  if (row) own.push(`slug:${row.slug}`);
  return [...own, ...found.rows.map(({ tag }) => tag)];
}
