import canonicalize from 'canonicalize';
import type { Body } from '#body/bodyTypes.ts';
import { type BlockChange, compareBodies, compareWords, type WordChanges } from '#body/compareBodies.ts';
import { nfc } from '#contracts/normalForm.ts';
import { liveHistory } from '#db/liveViews/historyViews.ts';
import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, desc, eq, lt, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { latestInstant, readFreshness } from './freshness.ts';
import type { Freshness, Language, ReleaseKind } from './readerTypes.ts';

/** The differences between a release and the previous one; unchanged blocks are left out. */
export type HistoryComparison = {
  headline: WordChanges;
  standfirst: WordChanges;
  body: Exclude<BlockChange, { is: 'same' }>[];
  /** number of unchanged blocks */
  unchanged: number;
  labels: { field: 'section' | 'topics' | 'bylines'; removed: string[]; added: string[] }[];
  /** pictures, or their texts, differ */
  pictures: boolean;
};

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

/** Each is compared with the previous one, and a text may have 10,000 words. */
const PAGE_SIZE = 20;

/** The releases of a live article, newest first, below a number; null: no live article has that slug. */
export async function readHistory(slug: string, order: { before?: number } = {}): Promise<History | null> {
  const [found] = await reader()
    .select({
      articleId: liveRelease.articleId,
      number: liveRelease.number,
      slug: liveRelease.slug,
      headline: liveRelease.headline,
      language: liveRelease.language,
    })
    .from(liveRelease)
    .where(eq(liveRelease.slug, nfc(slug)));
  if (!found) return null;
  const { articleId, number, ...rest } = found;
  const [rows, truth] = await Promise.all([
    selectReleases(articleId, order.before),
    readFreshness([`article:${articleId}`, 'sections']),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const releases = shown.map((row, at) => asPast(row, rows[at + 1], number));
  const before = rows.length > PAGE_SIZE ? (shown.at(-1)?.number ?? null) : null;
  return {
    ...rest,
    releases,
    before,
    ...truth,
    changedAt: latestInstant(releases.map(({ releasedAt }) => releasedAt)),
  };
}

type Row = Awaited<ReturnType<typeof selectReleases>>[number];

function selectReleases(articleId: ArticleId, before: number | undefined) {
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
    .where(
      and(
        eq(liveHistory.articleId, articleId),
        before === undefined ? undefined : lt(liveHistory.number, before),
      ),
    )
    .orderBy(desc(liveHistory.number))
    .limit(PAGE_SIZE + 1);
}

function asPast(row: Row, before: Row | undefined, live: number): PastRelease {
  const { number, kind, restores, withheld, headline, releasedAt, note, hash, previousHash } = row;
  const isComparable = before && !withheld && !before.withheld;
  return {
    ...{ number, kind, restores, withheld, headline, releasedAt, note, hash, previousHash },
    isLive: number === live,
    compared: isComparable ? compare(before, row) : null,
  };
}

function compare(before: Row, after: Row): HistoryComparison {
  const { language } = after;
  const changes = compareBodies(before.body as Body, after.body as Body);
  const body = changes.filter((change) => change.is !== 'same');
  const names = (labels: Row['topics']) => (labels ?? []).map(({ name }) => name);
  const section = ({ sectionNames }: Row) =>
    sectionNames ? [sectionNames[language] ?? sectionNames.en ?? ''] : [];
  const labels = [
    { field: 'section' as const, ...differ(section(before), section(after)) },
    { field: 'topics' as const, ...differ(names(before.topics), names(after.topics)) },
    { field: 'bylines' as const, ...differ(names(before.bylines), names(after.bylines)) },
  ];
  return {
    headline: compareWords(before.headline, after.headline, language),
    standfirst: compareWords(before.standfirst, after.standfirst, language),
    body,
    unchanged: changes.length - body.length,
    labels: labels.filter(({ removed, added }) => removed.length + added.length > 0),
    pictures: picturesOf(before) !== picturesOf(after),
  };
}

function differ(before: string[], after: string[]) {
  return {
    removed: before.filter((name) => !after.includes(name)),
    added: after.filter((name) => !before.includes(name)),
  };
}

/** The pictures of a release with their texts, without the renditions. */
function picturesOf({ leadAssetId, pictures }: Row): string {
  const texts = Object.values(pictures ?? {}).map(({ assetId, alt, caption, credit }) => ({
    ...{ assetId, alt, caption, credit },
  }));
  texts.sort((one, other) => one.assetId - other.assetId);
  return canonicalize([leadAssetId, texts]) ?? '';
}
