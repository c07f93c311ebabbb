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
import type { Finding } from './releaseChecks.ts';
import { readReleaseContent } from './releaseContent.ts';
import { findingsNow } from './releaseForecast.ts';
import { newReview } from './reviewedSnapshots.ts';

export type ReviewedContent = {
  headline: string;
  standfirst: string;
  /** null when the draft's body is unfit; the findings say why */
  body: Body | null;
  section: { slug: string; names: LocalizedNames } | null;
  topics: Label[];
  bylines: Label[];
  lead: FrozenPicture | null;
  pictures: Record<string, FrozenPicture>;
};

export type Review = {
  articleId: ArticleId;
  /** goes back with every act that needs confirmation */
  decidedOn: string;
  slug: string;
  language: Language;
  standing: ArticleStanding;
  /** names what is shown, and goes back with the order: exactly that is released */
  reviewed: SnapshotId;
  reviewedAt: Date;
  /** the last row of the draft's log that it contains */
  draftUpto: number;
  content: ReviewedContent;
  wordCount: number;
  findings: Finding[];
  /** what readers see now, to compare with */
  live: { number: number; headline: string; standfirst: string; body: Body; releasedAt: Date } | null;
  /** number of releases that have begun; past the first, an order must say its kind */
  releases: number;
  /** the time that readers see as the story's own; null before the first release */
  firstReleasedAt: Date | null;
  wireReleasedAt: Date | null;
  /** it is a live story: one more release of it is most likely an update */
  told: boolean;
};

/**
 * All that the release page shows. Its content is kept under a name, so that it can be released although the draft
 * moves on.
 * @throws {Refusal} `not-found`
 */
export async function reviewRelease(actor: AnyActor, articleId: ArticleId): Promise<Review> {
  allow(actor, 'article.preview');
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: 'article', id: articleId });
    const [found] = await tx
      .select({ row: article, standing: articleStanding })
      .from(article)
      .where(eq(article.id, articleId));
    if (!found) throw new Refusal('not-found');
    refuseIfInBin(found.row);
    const { id: reviewed, madeAt: reviewedAt, content } = await newReview(tx, actor, found.row);
    const { language, leadAssetId } = content.article;
    const [live] = await tx
      .select({
        number: release.number,
        headline: release.headline,
        standfirst: release.standfirst,
        body: release.body,
        releasedAt: release.releasedAt,
      })
      .from(release)
      .where(and(eq(release.articleId, articleId), sql`${release.live} @> now()`));
    const [{ count, first } = { count: 0, first: null }] = await tx
      .select({ count: sql<number>`count(*)`.mapWith(Number), first: min(release.firstReleasedAt) })
      .from(release)
      .where(
        and(
          eq(release.articleId, articleId),
          sql`not isempty(${release.live}) and lower(${release.live}) <= now()`,
        ),
      );
    const lead = leadAssetId === null ? null : (content.pictures[leadAssetId] ?? null);
    return {
      articleId,
      decidedOn,
      slug: found.row.slug,
      language,
      standing: found.standing,
      reviewed,
      reviewedAt,
      draftUpto: content.draftUpto,
      content: {
        headline: content.headline,
        standfirst: content.standfirst,
        body: content.checked.fit ? content.checked.body : null,
        section: content.section ? { slug: content.section.slug, names: content.section.names } : null,
        topics: content.topics.map(({ slug, name }) => ({ slug, name })),
        bylines: content.authors.map(({ slug, name }) => ({ slug, name })),
        lead,
        pictures: content.pictures,
      },
      wordCount: content.wordCount,
      findings: await findingsNow(tx, content),
      live: live ? { ...live, body: live.body as Body } : null,
      releases: count,
      firstReleasedAt: first,
      wireReleasedAt: found.row.wireReleasedAt,
      told: content.checked.fit && entriesOf(content.checked.body).length > 0,
    };
  });
}

/** What a release of the draft as it stands would be told. @throws {Refusal} `not-found` */
export async function checkDraft(actor: AnyActor, articleId: ArticleId): Promise<Finding[]> {
  allow(actor, 'article.preview');
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, articleId));
    if (!row) throw new Refusal('not-found');
    return findingsNow(tx, await readReleaseContent(tx, row));
  });
}
