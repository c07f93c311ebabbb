import { executePlanned } from '#db/askPlanned.ts';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { articlesPerPart, sitemapPartOf } from '#db/sitemapPart.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** The pages that any release or withdrawal may change. */
const common = ['front', 'latest', 'search', 'corrections'];

/** The tag of every page that shows a past state of the paper; withdrawn articles disappear from these too. */
export const past = 'past';

/** The tag of the part of the sitemap that lists this article, and of the parts that list its translations. */
export const sitemapTag = (articleId: ArticleId) => `sitemap:${sitemapPartOf(articleId)}`;

/**
 * The tags of every page that shows this article before a change: its own page, lists, translations, series, and the
 * pages of the stories to which it is related or with which it was released.
 */
export function tagsTouchedBy(tx: Transaction, articleId: ArticleId): Promise<string[]> {
  return tagsTouchedByEach(tx, [articleId]);
}

/** Like `tagsTouchedBy`, for several articles. */
export async function tagsTouchedByEach(tx: Transaction, ids: ArticleId[]): Promise<string[]> {
  const rows = await executePlanned<{ tag: string }>(
    tx,
    'tags_touched',
    ['tag'],
    sql`
    with touched as (
      select id from unnest(${`{${ids.join(',')}}`}::bigint[]) requested (id)
    ), newest as (
      select r.id, r.section_id from touched cross join lateral (
        select id, section_id from release where article_id = touched.id and not isempty(live)
        order by number desc limit 2) r
    ), self as (
      select a.id, a.slug, a.translation_of from touched join article a on a.id = touched.id
    )
    select 'slug:' || slug as tag from self
    union select 'section:' || coalesce(s.merged_into, s.id) from newest join section s on s.id = newest.section_id
    union select 'topic:' || topic_id from release_topic where release_id in (select id from newest)
    union select 'author:' || author_id from release_author where release_id in (select id from newest)
    union select 'article:' || x.article_id from touched join related_story x on x.related_id = touched.id
    union select 'article:' || a.id from touched join article a on a.translation_of = touched.id
    union select 'series:' || p.series_id from touched join series_part p on p.article_id = touched.id
    -- the list of all series: this may be the first live part of one, or the last
    union select 'series' from touched join series_part p on p.article_id = touched.id
    union select 'package:' || p.package_id from touched join release r on r.article_id = touched.id
      join package_release p on r.id = p.release_id
    union select 'article:' || a.id from self join article a
      on a.id = self.translation_of or a.translation_of = self.translation_of
    union select 'sitemap:' || (a.id - 1) / ${articlesPerPart}::bigint from touched
      join article a on a.translation_of = touched.id
    union select 'sitemap:' || (a.id - 1) / ${articlesPerPart}::bigint from self join article a
      on a.id = self.translation_of or a.translation_of = self.translation_of`,
  );
  const ownTags = ids.flatMap((id) => [`article:${id}`, sitemapTag(id)]);
  return [...new Set([...ownTags, ...common, ...rows.map(({ tag }) => tag)])];
}

/** The tags of the pages that show an article after its release. */
export function tagsOf(content: ReleaseContent, slug: string): string[] {
  return [
    `article:${content.article.id}`,
    sitemapTag(content.article.id),
    `slug:${slug}`,
    ...common,
    ...(content.section ? [`section:${content.section.id}`] : []),
    ...content.topics.map(({ id }) => `topic:${id}`),
    ...content.authors.map(({ id }) => `author:${id}`),
  ];
}
