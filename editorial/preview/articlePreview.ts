import { z } from 'zod';
import { liveFiledSection, liveRelease } from '#db/liveViews.ts';
import { inTransaction, reader, type Transaction } from '#db/pools.ts';
import { eq, inArray, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { foreseeSlug, isProvisional } from '#editorial/articles/articleSlugs.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { noticesOf } from '#editorial/corrections/notices.ts';
import { articleId, line as textLine } from '#editorial/inputSchemas.ts';
import { asTranslations, readTranslations, relatedShown } from '#editorial/readerQueries/liveArticle.ts';
import { readCoverage } from '#editorial/readerQueries/liveCoverage.ts';
import { readTogether } from '#editorial/readerQueries/packageStories.ts';
import type { FormerWithdrawal, LiveArticle, RelatedTeaser } from '#editorial/readerQueries/readerTypes.ts';
import { asTeaser, sectionLabel, teaserColumns } from '#editorial/readerQueries/teasers.ts';
import { findRelations } from '#editorial/related/foundRelations.ts';
import type { RelatedEntry } from '#editorial/related/relatable.ts';
import { readTimeline, type Timeline } from '#editorial/releases/articleTimeline.ts';
import { forecastContinuedNotes } from '#editorial/releases/continuedNotes.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';
import { snapshotId, storeReviewedSnapshot } from '#editorial/releases/reviewedSnapshots.ts';
import { forecastPlace } from '#editorial/series/placeForecast.ts';

const kinds = ['update', 'correction', 'clarification', 'typo'] as const;

export const previewOrder = z.object({
  articleId,
  /** the reviewed snapshot to show; without one, the present draft */
  reviewed: snapshotId.optional(),
  /** the kind of change of the release; any other value counts as an update */
  kind: z.enum(kinds).default('update').catch('update'),
  readerNote: textLine(2_000).default('').catch(''),
});
export type PreviewOrder = z.input<typeof previewOrder>;

/**
 * The draft, or a reviewed snapshot of it, as readers would see it if it were released now. Writes nothing. @throws
 * {Refusal} `not-found`, `review-gone`
 */
export async function previewArticle(actor: AnyActor, order: PreviewOrder): Promise<LiveArticle> {
  allow(actor, 'article.preview');
  const parsed = previewOrder.parse(order);
  return inTransaction((tx) => previewDraft(tx, parsed));
}

/** Like `previewArticle`, for a caller that has authorized the request. */
export async function previewDraft(
  tx: Transaction,
  request: z.output<typeof previewOrder>,
): Promise<LiveArticle> {
  const line = await readTimeline(tx, request.articleId);
  const { row } = line;
  const frozen = await storeReviewedSnapshot(tx, row, request.reviewed);
  const { entries } = await findRelations(tx, frozen);
  const slug = isProvisional(row.slug) ? await foreseeSlug(tx, frozen.headline, row.id) : row.slug;
  const { language } = row;
  const content = contentOf(frozen);
  const when = timesOf(line, request.kind);
  const [corrections, withdrawals, related, translations, series, together, coverage] = await Promise.all([
    readNotices(tx, frozen, { when, note: request.readerNote }),
    readWithdrawals(tx, row.id, line.now),
    teasersOf(entries),
    readTranslations(row.id, row.translationOf),
    forecastPlace(tx, { articleId: row.id, slug, headline: frozen.headline, language }),
    readTogether(row.id, language),
    readCoverage(row.id, content.body),
  ]);
  return {
    ...content,
    ...when,
    articleId: row.id,
    slug,
    language,
    readerNote: request.readerNote,
    corrections,
    withdrawals,
    related,
    translations: asTranslations(translations, row.translationOf),
    series,
    together,
    coverage,
  };
}

function contentOf(frozen: ReleaseContent) {
  const { article: row, section, pictures, topics, authors } = frozen;
  const label = ({ slug, name }: { slug: string; name: string }) => ({ slug, name });
  return {
    headline: frozen.headline,
    standfirst: frozen.standfirst,
    teaser: frozen.teaser,
    section: sectionLabel(section?.slug ?? null, section?.names ?? null, row.language),
    topics: topics.map(label),
    bylines: authors.map(label),
    lead: row.leadAssetId === null ? null : (pictures[row.leadAssetId] ?? null),
    body: frozen.checked.fit ? frozen.checked.body : { type: 'doc', content: [] },
    pictures,
    wordCount: frozen.wordCount,
    contentHash: '',
    previousHash: null,
  };
}

/** The number and times that `ordering.ts` would give a release made now. */
function timesOf({ row, before, now }: Timeline, again: (typeof kinds)[number]) {
  const kind: ReleaseKind = before ? again : 'first';
  const wire = row.wireReleasedAt && row.wireReleasedAt < now ? row.wireReleasedAt : now;
  const firstReleasedAt = before?.firstReleasedAt ?? wire;
  const modifiedAt = kind === 'first' ? firstReleasedAt : kind === 'typo' && before ? before.modifiedAt : now;
  return { kind, number: (before?.number ?? 0) + 1, firstReleasedAt, releasedAt: now, modifiedAt };
}

type Foreseen = { when: ReturnType<typeof timesOf>; note: string };

/** The correction notes that readers would see with the new release. */
async function readNotices(tx: Transaction, frozen: ReleaseContent, { when, note }: Foreseen) {
  const { number, releasedAt } = when;
  // Without a note a correction cannot be released, so there is nothing to show yet.
  const kind = note ? when.kind : 'update';
  const { continues } = await forecastContinuedNotes(tx, frozen, number - 1);
  const releases = await findNoticeReleases(tx, frozen.article.id);
  return noticesOf([...releases, { number, kind, restores: null, continues, note, at: releasedAt }]);
}

/** Withdrawals so far; the new release may end the last one. */
async function readWithdrawals(tx: Transaction, id: ArticleId, now: Date): Promise<FormerWithdrawal[]> {
  const { rows } = await tx.execute<{ at: string; because: string; back: string | null }>(sql`
    select t.at, t.because, (select min(lower(r.live)) from release r
        where r.article_id = t.article_id and not isempty(r.live) and lower(r.live) >= t.at and lower(r.live) <= now()) as back
    from live.taken_away t where t.article_id = ${id} order by t.at desc`);
  return rows.map(({ at, because, back }) => ({
    at: new Date(at),
    because,
    backAt: back === null ? now : new Date(back),
  }));
}

/** Read with the readers' role: what is not live must not be shown beside a draft either. */
async function teasersOf(entries: RelatedEntry[]): Promise<RelatedTeaser[]> {
  if (entries.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.relatedId, entry]));
  const rows = await reader()
    .select(teaserColumns)
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(inArray(liveRelease.articleId, [...byId.keys()]));
  return rows
    .flatMap((row) => {
      const entry = byId.get(row.articleId);
      return entry ? [{ row, entry }] : [];
    })
    .sort(
      (a, b) =>
        a.entry.rank - b.entry.rank ||
        Math.fround(b.entry.score) - Math.fround(a.entry.score) || // rounded as the column stores it
        b.row.releaseId - a.row.releaseId,
    )
    .slice(0, relatedShown)
    .map(({ row, entry }) => ({ ...asTeaser(row), reason: entry.reason }));
}
