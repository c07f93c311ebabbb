import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { forecastSlug, isProvisional } from '#editorial/articles/articleSlugs.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { noticesOf } from '#editorial/corrections/notices.ts';
import { articleId, line as textLine } from '#editorial/inputSchemas.ts';
import { readCoverage } from '#editorial/readerQueries/liveCoverage.ts';
import { asTranslations, readTranslations } from '#editorial/readerQueries/liveTranslations.ts';
import { readPackageStories } from '#editorial/readerQueries/packageStories.ts';
import type { FormerWithdrawal, LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { sectionLabel } from '#editorial/readerQueries/teasers.ts';
import { findRelations } from '#editorial/related/foundRelations.ts';
import { readTimeline, timesOf } from '#editorial/releases/articleTimeline.ts';
import { forecastContinuedNotes } from '#editorial/releases/continuedNotes.ts';
import { asLabels, type ReleaseContent } from '#editorial/releases/releaseContent.ts';
import { readReviewedOrDraft, snapshotId } from '#editorial/releases/reviewedSnapshots.ts';
import { forecastPlace } from '#editorial/series/placeForecast.ts';
import { previewRelated } from './relatedPreview.ts';

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
  parsed: z.output<typeof previewOrder>,
): Promise<LiveArticle> {
  const timeline = await readTimeline(tx, parsed.articleId);
  const { row, before, now } = timeline;
  const content = await readReviewedOrDraft(tx, row, parsed.reviewed);
  const { entries } = await findRelations(tx, content);
  const slug = isProvisional(row.slug) ? await forecastSlug(tx, content.headline, row.id) : row.slug;
  const { language } = row;
  const shown = shownOf(content);
  const kind: ReleaseKind = before ? parsed.kind : 'first';
  const when = { kind, releasedAt: now, ...timesOf(timeline, kind, { from: now, dated: 'wire' }) };
  const [corrections, withdrawals, related, translations, series, packageStories, coverage] =
    await sentTogether([
      readNotices(tx, content, { when, note: parsed.readerNote }),
      readWithdrawals(tx, row.id, now),
      previewRelated(entries),
      readTranslations(row.id, row.translationOf),
      forecastPlace(tx, { articleId: row.id, slug, headline: content.headline, language }),
      readPackageStories(row.id, language),
      readCoverage(row.id, shown.body),
    ]);
  return {
    ...shown,
    ...when,
    articleId: row.id,
    slug,
    language,
    readerNote: parsed.readerNote,
    corrections,
    withdrawals,
    related,
    series,
    packageStories,
    coverage,
    translations: asTranslations(translations, row.translationOf),
  };
}

function shownOf(content: ReleaseContent) {
  const { article: row, section, headline, standfirst, teaser, pictures, wordCount } = content;
  return {
    headline,
    standfirst,
    teaser,
    pictures,
    wordCount,
    section: sectionLabel(section?.slug ?? null, section?.names ?? null, row.language),
    topics: asLabels(content.topics),
    bylines: asLabels(content.authors),
    lead: row.leadAssetId === null ? null : (pictures[row.leadAssetId] ?? null),
    body: content.checked.fit ? content.checked.body : { type: 'doc', content: [] },
    contentHash: '',
    previousHash: null,
  };
}

type PlannedRelease = { when: { kind: ReleaseKind; number: number; releasedAt: Date }; note: string };

/** The correction notes that readers would see with the new release. */
async function readNotices(tx: Transaction, content: ReleaseContent, { when, note }: PlannedRelease) {
  const { number, releasedAt } = when;
  // Without a note a correction cannot be released, so there is nothing to show yet.
  const kind = note ? when.kind : 'update';
  const { continues } = await forecastContinuedNotes(tx, content, number - 1);
  const releases = await findNoticeReleases(tx, content.article.id);
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
