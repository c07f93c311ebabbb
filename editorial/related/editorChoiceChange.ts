import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import type { AuditDetails } from '#editorial/audit/auditEventTypes.ts';
import { type AuditEventOf, recordEach } from '#editorial/audit/auditRecord.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { refillList } from './listRefill.ts';

type ChoiceEvent = Extract<keyof AuditDetails, `related.${string}`>;

/**
 * Runs an editor's change of an article's related list: locks the article, records the detail that `change` returns
 * (null: nothing has changed) and recomputes the list. @throws {Refusal} `not-found`, `in-bin`, `malformed` when
 * `relatedId` is the article itself
 */
export async function changeEditorChoices<Event extends ChoiceEvent>(
  actor: AnyActor,
  event: Event,
  { articleId, relatedId }: { articleId: ArticleId; relatedId?: ArticleId },
  change: (tx: Transaction) => Promise<AuditDetails[Event] | null>,
): Promise<void> {
  await inTransaction(async (tx) => {
    if (articleId === relatedId) throw new Refusal('malformed');
    refuseUnusable(await selectArticle(tx, articleId).for('no key update'));
    if (relatedId !== undefined) refuseUnusable(await selectArticle(tx, relatedId));
    const detail = await change(tx);
    if (!detail) return;
    const subject = { is: 'article', id: articleId } as const;
    await recordEach(tx, actor, [{ event, subject, detail } as AuditEventOf]);
    await refillList(tx, articleId);
  });
}

const selectArticle = (tx: Transaction, id: ArticleId) =>
  tx.select({ deletedAt: article.deletedAt }).from(article).where(eq(article.id, id));

function refuseUnusable([row]: { deletedAt: Date | null }[]): void {
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
}
