import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { articleFlow, flowStep } from '#db/schema/flow.ts';
import type { ArticleId, StepId, UserId } from '#db/schema/ids.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { articleId } from '#editorial/inputSchemas.ts';

const stepId = z
  .int()
  .positive()
  .transform((id) => id as StepId);

/** `seen`: the last step that the page showed, null if there was none. Without it, the order fits any state. */
export const flowSubject = { articleId, seen: stepId.nullable().optional() };

export type LockedFlow = {
  articleId: ArticleId;
  createdBy: UserId | null;
  /** its row; undefined if it was neither submitted nor assigned since its last release */
  flow: typeof articleFlow.$inferSelect | undefined;
  lastStep: StepId | null;
  /** the database's present time */
  now: Date;
};

type Subject = { articleId: ArticleId; seen?: StepId | null | undefined };

/**
 * Locks an article, so that its flow takes one step at a time. @throws {Refusal} `not-found`, `in-bin`;
 * `changed-meanwhile` if another step was taken since `seen`
 */
export async function lockFlow(tx: Transaction, { articleId, seen }: Subject): Promise<LockedFlow> {
  const [row] = await tx
    .select({
      createdBy: article.createdBy,
      deletedAt: article.deletedAt,
      now: sql<string>`clock_timestamp()`,
    })
    .from(article)
    .where(eq(article.id, articleId))
    .for('no key update');
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  const [flow] = await tx.select().from(articleFlow).where(eq(articleFlow.articleId, articleId));
  const [last] = await tx
    .select({ id: sql<string | null>`max(${flowStep.id})` })
    .from(flowStep)
    .where(eq(flowStep.articleId, articleId));
  const lastStep = last?.id ? (Number(last.id) as StepId) : null;
  if (seen !== undefined && seen !== lastStep) throw new Refusal('changed-meanwhile');
  return { articleId, createdBy: row.createdBy, flow, lastStep, now: new Date(row.now) };
}
