import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { releaseKinds } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import type { UnclearNote } from '#editorial/corrections/continuedRelease.ts';
import { articleId, instantShape } from '#editorial/inputSchemas.ts';
import { findRelations, noRelations } from '#editorial/related/foundRelations.ts';
import { type AffectedPages, findAffectedPages } from './affectedPages.ts';
import { readTimeline } from './articleTimeline.ts';
import { forecastContinuedNotes } from './continuedNotes.ts';
import { type Plans, readPlans } from './plannedReleases.ts';
import { isLegible, type LiveSpan, readReleaseContext, readReleaseObstacles } from './releaseCheckContext.ts';
import { checkReleaseContent, type Finding } from './releaseChecks.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { snapshotId, storeReviewedSnapshot } from './reviewedSnapshots.ts';

export const forecastReleaseOrder = z.object({
  articleId,
  /** the reviewed snapshot that is to go out; without one, the draft as it stands */
  reviewed: snapshotId.optional(),
  at: instantShape.optional(),
  after: articleId.optional(),
  until: instantShape.nullable().optional(),
  kind: z.enum(releaseKinds).optional(),
});
export type ForecastReleaseOrder = z.input<typeof forecastReleaseOrder>;

/** What a release ordered so would be told, and what it would change. */
export type ReleaseForecast = {
  /** when it would begin, ISO; null: at once, or when the other article is released */
  begin: string | null;
  findings: Finding[];
  radius: AffectedPages;
  plans: Plans;
  /** notes of which the order must say whether they hold again (`makesVisibleAgain`): the texts do not tell */
  unclear: UnclearNote[];
};

/** Asks before the button what an order would meet and change. Reads only. @throws {Refusal} `not-found`, `review-gone` */
export async function forecastRelease(
  actor: AnyActor,
  order: ForecastReleaseOrder,
): Promise<ReleaseForecast> {
  allow(actor, 'article.preview');
  const asked = forecastReleaseOrder.parse(order);
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, asked.articleId));
    if (!row) throw new Refusal('not-found');
    refuseIfInBin(row);
    const content = await storeReviewedSnapshot(tx, row, asked.reviewed);
    const plans = await readPlans(tx, row.id);
    const leader = asked.after ? await readPlans(tx, asked.after) : null;
    const at = asked.at ?? (leader?.coming ? new Date(leader.coming.from) : undefined);
    const planned = (plans.coming?.end ?? plans.live?.end)?.at;
    const stands = planned === undefined ? null : new Date(planned);
    const end = asked.until === undefined ? stands : asked.until;
    const span = { begin: at ?? (await clockOf(tx)), end };
    const { before } = await readTimeline(tx, row.id);
    const { unclear } = await forecastContinuedNotes(tx, content, before?.number ?? 0);
    const relations = await relationsOf(tx, content);
    const { found } = relations;
    const alongside = [
      ...plans.followers,
      ...(plans.coming?.together?.stories ?? []),
      ...(leader?.coming?.together?.stories ?? []),
    ].map(({ id }) => id);
    if (asked.after) alongside.push(asked.after);
    const isNotice = asked.kind === 'correction' || asked.kind === 'clarification';
    const isLater = at !== undefined || asked.after !== undefined;
    return {
      begin: at?.toISOString() ?? null,
      findings: await findingsOf(tx, { content, span, found, alongside }),
      radius: await findAffectedPages(tx, {
        content,
        relations,
        isUpdateToCome: isLater && plans.live !== null,
        isNotice,
      }),
      plans,
      unclear,
    };
  });
}

type Given = Parameters<typeof readReleaseContext>[1];

/** Every finding on an article as it would be released in that span. */
export async function findingsOf(tx: Transaction, given: Given): Promise<Finding[]> {
  const obstacles = await readReleaseObstacles(tx, given.content, given.span);
  return checkReleaseContent(given.content, { ...obstacles, ...(await readReleaseContext(tx, given)) });
}

/** As if it were released at this moment. */
export async function findingsNow(tx: Transaction, content: ReleaseContent): Promise<Finding[]> {
  const span: LiveSpan = { begin: await clockOf(tx), end: null };
  return findingsOf(tx, { content, span, found: (await relationsOf(tx, content)).found });
}

/** A text that can't be stored can't be searched for either. */
const relationsOf = async (tx: Transaction, content: ReleaseContent) =>
  isLegible(content) ? findRelations(tx, content) : noRelations;

async function clockOf(tx: Transaction): Promise<Date> {
  const { rows } = await tx.execute<{ now: string }>(sql`select now() as now`);
  return new Date(rows[0]?.now ?? Number.NaN);
}
