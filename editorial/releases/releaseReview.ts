import type { Body } from '#body/bodyTypes.ts';
import { entriesOf } from '#body/liveEntries.ts';
import { inTransaction } from '#db/pools.ts';
import { and, eq, min, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId, SnapshotId } from '#db/schema/ids.ts';
import { type FrozenPicture, type Label, release } from '#db/schema/releases.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { type ArticleStanding, articleStanding } from '#editorial/articles/articleStanding.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { asLabels, type ReleaseContent, readReleaseContent } from './releaseContent.ts';
import type { Finding } from './releaseFinding.ts';
import { findingsNow } from './releaseForecast.ts';
import { newReview } from './reviewedSnapshots.ts';

type ReviewedContent = Pick<ReleaseContent, 'headline' | 'standfirst' | 'pictures'> & {
  /** null when the draft's body is unfit; the findings say why */
  body: Body | null;
  section: { slug: string; names: LocalizedNames } | null;
  topics: Label[];
  bylines: Label[];
  lead: FrozenPicture | null;
};

export type Review = {
  articleId: ArticleId;
  /** sent back with every act that needs confirmation */
  decidedOn: string;
  slug: string;
  language: Language;
  standing: ArticleStanding;
  /** the snapshot that is shown; sent back with the order, which releases exactly this content */
  reviewed: SnapshotId;
  reviewedAt: Date;
  /** the last row of the draft's log that it contains */
  draftUpto: number;
  content: ReviewedContent;
  wordCount: number;
  /** the live release, for comparison */
  live: { number: number; headline: string; standfirst: string; body: Body; releasedAt: Date } | null;
  /** number of releases that have begun; after the first, an order must say its kind */
  releases: number;
  /** the time that readers see as the time of the article; null before the first release */
  firstReleasedAt: Date | null;
  wireReleasedAt: Date | null;
  /** it has entries of a live story: its next release is most likely an update */
  hasEntries: boolean;
};

/**
 * What the release page shows besides its forecast. Its content is stored as a snapshot, which can be released even if
 * the draft changes.
 * @throws {Refusal} `not-found`
 */
export async function reviewRelease(actor: AnyActor, articleId: ArticleId): Promise<Review> {
  allow(actor, 'article.preview');
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: 'article', id: articleId });
    const [selected] = await tx
      .select({ row: article, standing: articleStanding })
      .from(article)
      .where(eq(article.id, articleId));
    if (!selected) throw new Refusal('not-found');
    const { row, standing } = selected;
    refuseIfInBin(row);
    const { id: reviewed, madeAt: reviewedAt, content } = await newReview(tx, actor, row);
    const { language, leadAssetId } = content.article;
    const { number, headline, standfirst, body, releasedAt } = release;
    const [live] = await tx
      .select({ number, headline, standfirst, body, releasedAt })
      .from(release)
      .where(and(eq(release.articleId, articleId), sql`${release.live} @> now()`));
    const hasBegun = sql`not isempty(${release.live}) and lower(${release.live}) <= now()`;
    const [{ count, first } = { count: 0, first: null }] = await tx
      .select({ count: sql<number>`count(*)`.mapWith(Number), first: min(release.firstReleasedAt) })
      .from(release)
      .where(and(eq(release.articleId, articleId), hasBegun));
    const lead = leadAssetId === null ? null : (content.pictures[leadAssetId] ?? null);
    return {
      articleId,
      decidedOn,
      slug: row.slug,
      language,
      standing,
      reviewed,
      reviewedAt,
      draftUpto: content.draftUpto,
      content: {
        headline: content.headline,
        standfirst: content.standfirst,
        body: content.checked.fit ? content.checked.body : null,
        section: content.section && { slug: content.section.slug, names: content.section.names },
        topics: asLabels(content.topics),
        bylines: asLabels(content.authors),
        lead,
        pictures: content.pictures,
      },
      wordCount: content.wordCount,
      live: live ? { ...live, body: live.body as Body } : null,
      releases: count,
      firstReleasedAt: first,
      wireReleasedAt: row.wireReleasedAt,
      hasEntries: content.checked.fit && entriesOf(content.checked.body).length > 0,
    };
  });
}

/** The findings about a release of the present draft. @throws {Refusal} `not-found` */
export async function checkDraft(actor: AnyActor, articleId: ArticleId): Promise<Finding[]> {
  allow(actor, 'article.preview');
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, articleId));
    if (!row) throw new Refusal('not-found');
    return findingsNow(tx, await readReleaseContent(tx, row));
  });
}
