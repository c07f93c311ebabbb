import { sql } from 'drizzle-orm';
import { askPlanned } from '#db/askPlanned';
import type { Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { articlesPerPart, partOf } from '#db/sitemapPart';
import type { Frozen } from './freezing.ts';

/** The pages that any release or withdrawal may change. */
const common = ['front', 'latest', 'search', 'corrections'];

/** The tag of every page of the paper's past, for readers: what is withdrawn goes from it too, under whatever labels. */
export const past = 'past';

/** The tag of the part of the sitemap that names this article, and of those that name its translations. */
export const sitemapTag = (articleId: ArticleId) => `sitemap:${partOf(articleId)}`;

/**
 * The tags of every page that shows this article as it stands before a change: its own, its lists', its translations',
 * its series', and those of the stories that have it beside them or were released together with it.
 */
export async function tagsTouchedBy(tx: Transaction, articleId: ArticleId): Promise<string[]> {
  const found = await askPlanned<{ tag: string }>(
    tx,
    'tags_touched',
    ['tag'],
    sql`
    with newest as (
      select id, section_id from release where article_id = ${articleId} and not isempty(live)
      order by number desc limit 2
    ), self as (
      select slug, translation_of from article where id = ${articleId}
    )
    select 'slug:' || slug as tag from self
    union select 'section:' || coalesce(s.merged_into, s.id) from newest join section s on s.id = newest.section_id
    union select 'topic:' || topic_id from release_topic where release_id in (select id from newest)
    union select 'author:' || author_id from release_author where release_id in (select id from newest)
    union select 'article:' || article_id from related_story where related_id = ${articleId}
    union select 'article:' || id from article where translation_of = ${articleId}
    union select 'series:' || series_id from series_part where article_id = ${articleId}
    -- the list of all series: this may be the first live part of one, or the last
    union select 'series' from series_part where article_id = ${articleId}
    union select 'package:' || p.package_id from package_release p join release r on r.id = p.release_id
      where r.article_id = ${articleId}
    union select 'article:' || a.id from self join article a
      on a.id = self.translation_of or a.translation_of = self.translation_of
    union select 'sitemap:' || (id - 1) / ${articlesPerPart}::bigint from article where translation_of = ${articleId}
    union select 'sitemap:' || (a.id - 1) / ${articlesPerPart}::bigint from self join article a
      on a.id = self.translation_of or a.translation_of = self.translation_of`,
  );
  return [`article:${articleId}`, sitemapTag(articleId), ...common, ...found.map(({ tag }) => tag)];
}

/** The tags of the pages that a release puts its article on. */
export function tagsOf(frozen: Frozen, slug: string): string[] {
  return [
    `article:${frozen.article.id}`,
    sitemapTag(frozen.article.id),
    `slug:${slug}`,
    ...common,
    ...(frozen.section ? [`section:${frozen.section.id}`] : []),
    ...frozen.topics.map(({ id }) => `topic:${id}`),
    ...frozen.authors.map(({ id }) => `author:${id}`),
  ];
}
