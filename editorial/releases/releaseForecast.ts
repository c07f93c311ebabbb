import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, SnapshotId } from '#db/schema/ids.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import type { UnclearNote } from '#editorial/corrections/continuedRelease.ts';
import { articleId, instantSchema } from '#editorial/inputSchemas.ts';
import { findRelations, noRelations } from '#editorial/related/foundRelations.ts';
import { isLegible, readAdvisoryFacts } from './advisoryFacts.ts';
import { type AffectedPages, findAffectedPages } from './affectedPages.ts';
import { readTimeline } from './articleTimeline.ts';
import { checkReleaseContent } from './blockingChecks.ts';
import { readBlockingFacts } from './blockingFacts.ts';
import { forecastContinuedNotes } from './continuedNotes.ts';
import { type Plans, readPlans } from './plannedReleases.ts';
import type { ReleaseContent } from './releaseContent.ts';
import type { Finding } from './releaseFinding.ts';
import { readReviewedOrDraft, snapshotId } from './reviewedSnapshots.ts';

export const forecastReleaseOrder = z.object({
  articleId,
  /** the reviewed snapshot to release; without one, the present draft */
  reviewed: snapshotId.optional(),
  at: instantSchema.optional(),
  after: articleId.optional(),
  until: instantSchema.nullable().optional(),
  kind: z.enum(releaseKinds).optional(),
});
export type ForecastReleaseOrder = z.input<typeof forecastReleaseOrder>;

/** The findings about an ordered release, and what it would change. */
export type ReleaseForecast = {
  /** when it would begin, ISO; null: at once, or when the other article is released */
  begin: string | null;
  findings: Finding[];
  radius: AffectedPages;
  plans: Plans;
  /** notes for which the order must say whether they hold again (`bringsBack`), as the texts do not show it */
  unclear: UnclearNote[];
};

/** Checks an order before the button is pressed. Reads only. @throws {Refusal} `not-found`, `review-gone` */
export async function forecastRelease(
  actor: AnyActor,
  order: ForecastReleaseOrder,
): Promise<ReleaseForecast> {
  allow(actor, 'article.preview');
  const parsed = forecastReleaseOrder.parse(order);
  return inTransaction(async (tx) => {
    const { row, before } = await readTimeline(tx, parsed.articleId);
    const content = await readReviewedOrDraft(tx, row, parsed.reviewed);
    const plans = await readPlans(tx, row.id);
    const leader = parsed.after ? await readPlans(tx, parsed.after) : null;
    const at = parsed.at ?? (leader?.coming ? new Date(leader.coming.from) : undefined);
    const planned = (plans.coming?.end ?? plans.live?.end)?.at;
    const presentEnd = planned === undefined ? null : new Date(planned);
    const end = parsed.until === undefined ? presentEnd : parsed.until;
    const span = { begin: at ?? (await clockOf(tx)), end };
    const { unclear } = await forecastContinuedNotes(tx, content, before?.number ?? 0);
    const relations = await relationsOf(tx, content);
    const alongside = [
      ...plans.followers,
      ...(plans.coming?.joinedPackage?.stories ?? []),
      ...(leader?.coming?.joinedPackage?.stories ?? []),
    ].map(({ id }) => id);
    if (parsed.after) alongside.push(parsed.after);
    const isNotice = parsed.kind === 'correction' || parsed.kind === 'clarification';
    const isUpdateToCome = plans.live !== null && (at !== undefined || parsed.after !== undefined);
    return {
      begin: at?.toISOString() ?? null,
      findings: await findingsOf(tx, { content, span, candidates: relations.candidates, alongside }),
      radius: await findAffectedPages(tx, { content, relations, isUpdateToCome, isNotice }),
      plans,
      unclear,
    };
  });
}

type PlannedContent = Parameters<typeof readAdvisoryFacts>[1];

/** All findings about content that is released for a span of time. */
export async function findingsOf(tx: Transaction, planned: PlannedContent): Promise<Finding[]> {
  const [blocking] = await readBlockingFacts(tx, [planned]);
  return checkReleaseContent(planned.content, { ...blocking, ...(await readAdvisoryFacts(tx, planned)) });
}

/** The findings about a reviewed snapshot that is released now. @throws {Refusal} `not-found`, `review-gone` */
export async function checkReviewed(
  actor: AnyActor,
  order: { articleId: ArticleId; reviewed: SnapshotId },
): Promise<Finding[]> {
  allow(actor, 'article.preview');
  return inTransaction(async (tx) => {
    const { row } = await readTimeline(tx, order.articleId);
    return findingsNow(tx, await readReviewedOrDraft(tx, row, order.reviewed));
  });
}

/** All findings about content that is released now. */
export async function findingsNow(tx: Transaction, content: ReleaseContent): Promise<Finding[]> {
  const span = { begin: await clockOf(tx), end: null };
  return findingsOf(tx, { content, span, candidates: (await relationsOf(tx, content)).candidates });
}

/** No relations for a text that Postgres cannot process. */
const relationsOf = async (tx: Transaction, content: ReleaseContent) =>
  isLegible(content) ? findRelations(tx, content) : noRelations;

async function clockOf(tx: Transaction): Promise<Date> {
  const { rows } = await tx.execute<{ now: string }>(sql`select now() as now`);
  return new Date(rows[0]?.now ?? Number.NaN);
}
