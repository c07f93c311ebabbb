import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { internalNote } from '#db/schema/flow.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { flowNote } from './flowNote.ts';
import { lockFlow } from './lockedFlow.ts';

/** `was`: the note that the page showed. An empty `text` removes the note. */
export const writeInternalNoteOrder = z.object({ articleId, text: flowNote, was: flowNote });
export type WriteInternalNoteOrder = z.input<typeof writeInternalNoteOrder>;

/**
 * Replaces the note about an article that only staff see. @throws {Refusal} `not-found`, `in-bin`; `changed-meanwhile` if
 * the note is not the one that the page showed
 */
export async function writeInternalNote(actor: AnyActor, order: WriteInternalNoteOrder): Promise<void> {
  allow(actor, 'article.annotate');
  const { articleId, text, was } = writeInternalNoteOrder.parse(order);
  await inTransaction(async (tx) => {
    await lockFlow(tx, { articleId });
    const isOf = eq(internalNote.articleId, articleId);
    const [now] = await tx.select({ text: internalNote.text }).from(internalNote).where(isOf);
    if ((now?.text ?? '') === text) return;
    if ((now?.text ?? '') !== was) throw new Refusal('changed-meanwhile');
    const row = { text, changedBy: actor.id, changedAt: sql`now()` };
    if (text === '') await tx.delete(internalNote).where(isOf);
    else
      await tx
        .insert(internalNote)
        .values({ articleId, ...row })
        .onConflictDoUpdate({ target: internalNote.articleId, set: row });
    await record(tx, actor, 'article.annotate', { is: 'article', id: articleId });
  });
}
