import { desc, eq } from 'drizzle-orm';
import { liveCorrection, liveRelease } from '#db/live';
import { reader } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import type { Language, Notice, Page, Truth } from './shapes.ts';
import { cursorOf, olderThan, pageOf, parseCursor } from './teasers.ts';
import { latestOf, readTruth } from './truth.ts';

export type Correction = Notice & {
  articleId: ArticleId;
  /** of the release that said it */
  number: number;
  slug: string;
  headline: string;
  language: Language;
};

/** Corrections and clarifications of stories that are live, newest first. */
export async function readCorrections(
  order: { before?: string } = {},
): Promise<Truth & { page: Page<Correction> }> {
  const size = 30;
  const cursor = parseCursor(order.before);
  const [rows, truth] = await Promise.all([
    reader()
      .select({
        articleId: liveCorrection.articleId,
        number: liveCorrection.number,
        kind: liveCorrection.kind,
        note: liveCorrection.readerNote,
        at: liveCorrection.releasedAt,
        slug: liveRelease.slug,
        headline: liveRelease.headline,
        language: liveRelease.language,
        cursor: cursorOf(liveCorrection.releasedAt, liveCorrection.id),
      })
      .from(liveCorrection)
      .innerJoin(liveRelease, eq(liveRelease.id, liveCorrection.releaseId))
      .where(cursor ? olderThan(cursor, liveCorrection.releasedAt, liveCorrection.id) : undefined)
      .orderBy(desc(liveCorrection.releasedAt), desc(liveCorrection.id))
      .limit(size + 1),
    readTruth(['corrections', 'sections']),
  ]);
  const page = pageOf(rows, size, ({ cursor: _, ...row }) => row);
  return { page, ...truth, changedAt: latestOf(page.items.map(({ at }) => at)) };
}
