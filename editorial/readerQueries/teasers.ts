import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { eq, type SQLWrapper, sql } from '#db/query.ts';
import type { Label, Language, PageOfItems, ReleaseNumbers, Teaser } from './readerTypes.ts';

export const teaserColumns = {
  releaseId: liveRelease.id,
  articleId: liveRelease.articleId,
  slug: liveRelease.slug,
  language: liveRelease.language,
  headline: liveRelease.headline,
  standfirst: liveRelease.standfirst,
  teaser: liveRelease.teaser,
  topics: liveRelease.topics,
  bylines: liveRelease.bylines,
  leadAssetId: liveRelease.leadAssetId,
  pictures: liveRelease.pictures,
  firstReleasedAt: liveRelease.firstReleasedAt,
  releasedAt: liveRelease.releasedAt,
  modifiedAt: liveRelease.modifiedAt,
  sectionSlug: liveFiledSection.slug,
  sectionNames: liveFiledSection.names,
};

export const storyLinkColumns = {
  articleId: liveRelease.articleId,
  slug: liveRelease.slug,
  headline: liveRelease.headline,
};

export const numberedColumns = {
  ...teaserColumns,
  number: liveRelease.number,
  kind: liveRelease.kind,
  wordCount: liveRelease.wordCount,
  contentHash: liveRelease.contentHash,
};

type TeaserRow = Awaited<ReturnType<typeof selectTeasers>>[number];

function selectTeasers() {
  return reader()
    .select(teaserColumns)
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId));
}

/** A section's slug with its name in a language, else in English, else its slug. */
export function sectionLabel(
  slug: string | null,
  names: Partial<Record<Language, string>> | null,
  language: Language,
): Label | null {
  if (slug === null) return null;
  return { slug, name: names?.[language] ?? names?.en ?? slug };
}

export function asTeaser(row: TeaserRow): Teaser {
  const { releaseId: _, sectionSlug, sectionNames, leadAssetId, pictures, ...rest } = row;
  return {
    ...rest,
    section: sectionLabel(sectionSlug, sectionNames, row.language),
    lead: leadAssetId === null ? null : (pictures[leadAssetId] ?? null),
  };
}

type NumberedRow = TeaserRow & Omit<ReleaseNumbers, 'contentHash'> & { contentHash: Uint8Array };

/** A teaser that identifies its release. */
export function asNumbered({ contentHash, ...row }: NumberedRow): Teaser & ReleaseNumbers {
  const { number, kind, wordCount, ...teaser } = row;
  return {
    ...asTeaser(teaser),
    number,
    kind,
    wordCount,
    contentHash: Buffer.from(contentHash).toString('hex'),
  };
}

/** A cursor in a list ordered by first release: "microseconds.release id". */
export type Cursor = { at: string; id: number };

/** Parses a `?before=` value; null if it does not have our format. */
export function parseCursor(before: string | undefined): Cursor | null {
  const match = /^(\d{1,17})\.(\d{1,15})$/.exec(before ?? '');
  if (!match?.[1] || !match[2]) return null;
  return {
    at:
      (BigInt(match[1]) / 1_000_000n).toString() +
      '.' +
      (BigInt(match[1]) % 1_000_000n).toString().padStart(6, '0'),
    id: Number(match[2]),
  };
}

/** The SQL condition for rows after a cursor, in a list that is newest first. */
export const olderThan = (cursor: Cursor, at: SQLWrapper, id: SQLWrapper) =>
  sql`(${at}, ${id}) < (to_timestamp(${cursor.at}::numeric), ${cursor.id}::bigint)`;

/** The cursor of a row as an SQL expression: "microseconds.id". */
export const cursorOf = (at: SQLWrapper, id: SQLWrapper) =>
  sql<string>`(extract(epoch from ${at}) * 1000000)::bigint || '.' || ${id}`;

/** Makes a page from a list that was read with one extra row. */
export function pageOf<Row, Item>(
  rows: (Row & { cursor: string })[],
  size: number,
  as: (row: Row) => Item,
): PageOfItems<Item> {
  const shown = rows.slice(0, size);
  const before = rows.length > size ? (shown.at(-1)?.cursor ?? null) : null;
  return { items: shown.map(as), before, after: shown.map(({ cursor }) => cursor) };
}
