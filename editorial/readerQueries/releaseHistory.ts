import { nfc } from '#contracts/normalForm.ts';
import { liveHistory } from '#db/liveViews/historyViews.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, desc, eq, lt, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { latestInstant, readFreshness } from './freshness.ts';
import { compareReleases, type HistoryComparison } from './historyComparison.ts';
import type { Freshness, Language, ReleaseKind } from './readerTypes.ts';
import { storyLinkColumns } from './teasers.ts';

export type PastRelease = {
  number: number;
  kind: ReleaseKind;
  /** for a take-back: the number of the restored release */
  restores: number | null;
  /** it was live before a withdrawal: its existence is public, its text is not */
  withheld: boolean;
  headline: string;
  releasedAt: Date;
  note: string;
  /** SHA-256 (hex) of the canonical content, and of the previous release */
  hash: string;
  previousHash: string | null;
  isLive: boolean;
  /** null: there is no previous one, or one of the two is withheld */
  compared: HistoryComparison | null;
};

export type History = Freshness & {
  slug: string;
  headline: string;
  language: Language;
  releases: PastRelease[];
  /** cursor for `?before=`; null: no earlier ones */
  before: number | null;
};

/** Releases per page. Small, because each is compared with the previous one, and a text may have 10,000 words. */
const PAGE_SIZE = 20;

/** The releases of a live article, newest first, below a number; null: no live article has that slug. */
export async function readHistory(slug: string, order: { before?: number } = {}): Promise<History | null> {
  const [article] = await reader()
    .select({ ...storyLinkColumns, number: liveRelease.number, language: liveRelease.language })
    .from(liveRelease)
    .where(eq(liveRelease.slug, nfc(slug)));
  if (!article) return null;
  const { articleId, number, ...rest } = article;
  const [freshness, rows] = await Promise.all([
    readFreshness([`article:${articleId}`, 'sections']),
    selectReleases(articleId, order.before),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const releases = shown.map((row, at) => asPast(row, rows[at + 1], number));
  const before = rows.length > PAGE_SIZE ? (shown.at(-1)?.number ?? null) : null;
  return {
    ...rest,
    releases,
    before,
    ...freshness,
    changedAt: latestInstant(releases.map(({ releasedAt }) => releasedAt)),
  };
}

type HistoryRow = Awaited<ReturnType<typeof selectReleases>>[number];

function selectReleases(articleId: ArticleId, before: number | undefined) {
  const isBefore = before === undefined ? undefined : lt(liveHistory.number, before);
  return reader()
    .select({
      number: liveHistory.number,
      kind: liveHistory.kind,
      restores: liveHistory.restores,
      withheld: liveHistory.withheld,
      language: liveHistory.language,
      headline: liveHistory.headline,
      standfirst: liveHistory.standfirst,
      body: liveHistory.body,
      sectionNames: liveFiledSection.names,
      topics: liveHistory.topics,
      bylines: liveHistory.bylines,
      leadAssetId: liveHistory.leadAssetId,
      pictures: liveHistory.pictures,
      releasedAt: liveHistory.releasedAt,
      note: liveHistory.readerNote,
      hash: sql<string>`encode(${liveHistory.contentHash}, 'hex')`,
      previousHash: sql<string | null>`encode(${liveHistory.previousHash}, 'hex')`,
    })
    .from(liveHistory)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveHistory.sectionId))
    .where(and(eq(liveHistory.articleId, articleId), isBefore))
    .orderBy(desc(liveHistory.number))
    .limit(PAGE_SIZE + 1);
}

function asPast(row: HistoryRow, before: HistoryRow | undefined, live: number): PastRelease {
  const { number, kind, restores, withheld, headline, releasedAt, note, hash, previousHash } = row;
  const isComparable = before && !withheld && !before.withheld;
  return {
    number,
    kind,
    restores,
    withheld,
    headline,
    releasedAt,
    note,
    hash,
    previousHash,
    isLive: number === live,
    compared: isComparable ? compareReleases(before, row) : null,
  };
}
