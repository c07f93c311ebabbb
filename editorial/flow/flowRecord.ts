import type { Transaction } from '#db/pools.ts';
import { eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { articleFlow, flowStep } from '#db/schema/flow.ts';
import type { ArticleId, StepId } from '#db/schema/ids.ts';
import { sentTogether } from '#db/sentTogether.ts';
import type { ActorOrSystem } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { noteFieldChanges } from '#editorial/articles/fieldChanges.ts';

type NewStep = Omit<typeof flowStep.$inferInsert, 'actorId' | 'at' | 'note'> & { note?: string | undefined };

/** Adds a step to the history of an article that the caller has locked. */
export async function writeStep(
  tx: Transaction,
  actor: ActorOrSystem,
  { note, ...step }: NewStep,
): Promise<StepId> {
  const [written] = await tx
    .insert(flowStep)
    .values({ ...step, note: note || null, actorId: actor.id })
    .returning({ id: flowStep.id });
  if (!written) throw new Refusal('not-found');
  return written.id;
}

type FlowChange = Partial<Omit<typeof articleFlow.$inferInsert, 'articleId'>>;

/** Changes where the article stands; the other columns of its row stay. */
export async function changeFlow(tx: Transaction, articleId: ArticleId, change: FlowChange): Promise<void> {
  await tx
    .insert(articleFlow)
    .values({ articleId, ...change })
    .onConflictDoUpdate({ target: articleFlow.articleId, set: change });
}

/** Sets whether the article is in the list of submitted ones, and who changed that. */
export async function markFiled(
  tx: Transaction,
  actor: ActorOrSystem,
  { articleId, isFiled }: { articleId: ArticleId; isFiled: boolean },
): Promise<void> {
  await tx
    .update(article)
    .set({ filedAt: isFiled ? sql`now()` : null, changedAt: sql`now()` })
    .where(eq(article.id, articleId));
  await noteFieldChanges(tx, articleId, [{ field: 'filed', by: actor.id }]);
}

/** Ends the flow of articles that are released: they are neither submitted nor assigned any more. Their steps stay. */
export async function endFlow(tx: Transaction, articleIds: ArticleId[]): Promise<void> {
  await sentTogether([
    tx.update(article).set({ filedAt: null, changedAt: sql`now()` }).where(inArray(article.id, articleIds)),
    tx.delete(articleFlow).where(inArray(articleFlow.articleId, articleIds)),
  ]);
}
