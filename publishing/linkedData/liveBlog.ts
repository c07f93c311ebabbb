import type { LiveBlogPosting } from 'schema-dts';
import type { Body } from '#body/bodyTypes.ts';
import { entriesOf } from '#body/liveEntries.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';

/** Maximum entries for search engines. */
const MAX_ENTRIES = 100;

/** The members of a live story's data that describe its entries: https://schema.org/LiveBlogPosting. Null for others. */
export function liveBlog(article: LiveArticle, address: string) {
  if (!article.coverage) return null;
  const entries = entriesOf(article.body as Body);
  const startedAt = Math.min(article.firstReleasedAt.getTime(), ...entries.map(({ at }) => at.getTime()));
  return {
    '@type': 'LiveBlogPosting',
    coverageStartTime: new Date(startedAt).toISOString(),
    coverageEndTime: article.coverage.endedAt?.toISOString(),
    liveBlogUpdate: entries.slice(0, MAX_ENTRIES).map((entry) => ({
      '@type': 'BlogPosting' as const,
      headline: entry.headline || article.headline,
      url: `${address}#${entry.id}`,
      datePublished: entry.at.toISOString(),
      articleBody: entry.text,
    })),
  } as const satisfies LiveBlogPosting;
}
