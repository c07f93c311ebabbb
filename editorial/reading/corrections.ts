import { and, desc, eq, sql } from 'drizzle-orm';
import { liveCorrection, liveHistory, liveRelease } from '#db/live';
import { reader } from '#db/pools';
import type { Language, Notice, Page, ReleaseKind, Truth } from './shapes.ts';
import { cursorOf, olderThan, pageOf, parseCursor } from './teasers.ts';
import { readTruth } from './truth.ts';

export type Correction = Notice & { slug: string; headline: string; language: Language };

/** Corrections and clarifications of stories that are live, newest first. */
export async function readCorrections(
  order: { before?: string } = {},
): Promise<Truth & { page: Page<Correction> }> {
  const size = 30;
  const cursor = parseCursor(order.before);
  const [rows, truth] = await Promise.all([
    reader()
      .select({
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
  return { page: pageOf(rows, size, ({ cursor: _, ...row }) => row), ...truth };
}

export type PastRelease = {
  number: number;
  kind: ReleaseKind;
  headline: string;
  releasedAt: Date;
  note: string;
  /** SHA-256 (hex) of the canonical content, and of the release before */
  hash: string;
  previousHash: string | null;
  isLive: boolean;
};

export type History = Truth & { slug: string; headline: string; language: Language; releases: PastRelease[] };

/** Every release of a live article, newest first; null: nothing live at that address. */
export async function readHistory(slug: string): Promise<History | null> {
  const name = slug.normalize('NFC');
  const [found] = await reader()
    .select({
      articleId: liveRelease.articleId,
      number: liveRelease.number,
      slug: liveRelease.slug,
      headline: liveRelease.headline,
      language: liveRelease.language,
    })
    .from(liveRelease)
    .where(eq(liveRelease.slug, name));
  if (!found) return null;
  const [rows, truth] = await Promise.all([
    reader()
      .select({
        number: liveHistory.number,
        kind: liveHistory.kind,
        headline: liveHistory.headline,
        releasedAt: liveHistory.releasedAt,
        note: liveHistory.readerNote,
        hash: sql<string>`encode(${liveHistory.contentHash}, 'hex')`,
        previousHash: sql<string | null>`encode(${liveHistory.previousHash}, 'hex')`,
      })
      .from(liveHistory)
      .where(and(eq(liveHistory.articleId, found.articleId)))
      .orderBy(desc(liveHistory.number)),
    readTruth([`article:${found.articleId}`, 'sections']),
  ]);
  const releases = rows.map((row) => ({ ...row, isLive: row.number === found.number }));
  return { slug: found.slug, headline: found.headline, language: found.language, releases, ...truth };
}
