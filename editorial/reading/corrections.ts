import { desc, eq } from 'drizzle-orm';
import { liveCorrection, liveRelease } from '#db/live';
import { reader } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import type { Language, Notice, Page, Truth } from './shapes.ts';
import { type Cursor, cursorOf, olderThan, pageOf, parseCursor } from './teasers.ts';
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
    readRows(cursor, size + 1),
    readTruth(['corrections', 'sections']),
  ]);
  const page = pageOf(rows, size, ({ cursor: _, ...row }) => row);
  return { page, ...truth, changedAt: latestOf(page.items.map(({ at }) => at)) };
}

/** The page is cut before the stories are looked up: together, the planner would look up those of all corrections. */
function readRows(cursor: Cursor | null, most: number) {
  const { id, articleId, number, kind, readerNote, releasedAt, releaseId } = liveCorrection;
  const shown = reader()
    .select({ id, articleId, number, kind, readerNote, releasedAt, releaseId })
    .from(liveCorrection)
    .where(cursor ? olderThan(cursor, releasedAt, id) : undefined)
    .orderBy(desc(releasedAt), desc(id))
    .limit(most)
    .as('shown');
  return reader()
    .select({
      articleId: shown.articleId,
      number: shown.number,
      kind: shown.kind,
      note: shown.readerNote,
      at: shown.releasedAt,
      slug: liveRelease.slug,
      headline: liveRelease.headline,
      language: liveRelease.language,
      cursor: cursorOf(shown.releasedAt, shown.id),
    })
    .from(shown)
    .innerJoin(liveRelease, eq(liveRelease.id, shown.releaseId))
    .orderBy(desc(shown.releasedAt), desc(shown.id));
}
