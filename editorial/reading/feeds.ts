import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { liveRelease, liveSection } from '#db/live';
import { reader } from '#db/pools';
import type { Language, Picture, Teaser, Truth } from './shapes.ts';
import { asTeaser, teaserColumns } from './teasers.ts';
import { readTruth } from './truth.ts';

export type FeedStory = Teaser & { body: unknown; pictures: Record<string, Picture> };

/** The newest thirty with their whole text; null: no such section. */
export async function readFeed(
  order: { section?: string; language?: Language } = {},
): Promise<(Truth & { stories: FeedStory[] }) | null> {
  const [section] = order.section
    ? await reader().select().from(liveSection).where(eq(liveSection.slug, order.section))
    : [];
  if (order.section && !section) return null;
  const [rows, truth] = await Promise.all([
    reader()
      .select({ ...teaserColumns, body: liveRelease.body })
      .from(liveRelease)
      .leftJoin(liveSection, eq(liveSection.id, liveRelease.sectionId))
      .where(
        and(
          section ? eq(liveRelease.sectionId, section.id) : undefined,
          order.language ? eq(liveRelease.language, order.language) : undefined,
        ),
      )
      .orderBy(desc(liveRelease.firstReleasedAt), desc(liveRelease.id))
      .limit(30),
    readTruth(['sections', section ? `section:${section.id}` : 'front']),
  ]);
  const stories = rows.map(({ body, ...row }) => ({ ...asTeaser(row), body, pictures: row.pictures }));
  return { stories, ...truth };
}

export type SitemapEntry = {
  slug: string;
  language: Language;
  headline: string;
  releasedAt: Date;
  firstReleasedAt: Date;
};

/** At most `size` live articles, newest first; the news sitemap takes the last two days only. */
export async function readSitemap(
  order: { news?: boolean; size?: number } = {},
): Promise<Truth & { entries: SitemapEntry[] }> {
  const [entries, truth] = await Promise.all([
    reader()
      .select({
        slug: liveRelease.slug,
        language: liveRelease.language,
        headline: liveRelease.headline,
        releasedAt: liveRelease.releasedAt,
        firstReleasedAt: liveRelease.firstReleasedAt,
      })
      .from(liveRelease)
      .where(order.news ? gt(liveRelease.firstReleasedAt, sql`live.moment() - interval '2 days'`) : undefined)
      .orderBy(desc(liveRelease.firstReleasedAt), desc(liveRelease.id))
      .limit(order.size ?? (order.news ? 1_000 : 45_000)),
    readTruth(['front', 'sections']),
  ]);
  return { entries, ...truth };
}
