import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { and, desc, eq } from '#db/query.ts';
import { article, pin } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import { relatedBlock } from '#db/schema/related.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { changeEditorChoices } from './editorChoiceChange.ts';

export const blockOrder = z.object({ articleId, relatedId: articleId });
export type BlockOrder = z.input<typeof blockOrder>;

/**
 * Excludes a story from an article's related list, even if it is pinned there, until it is unblocked. @throws {Refusal}
 * `not-found`
 */
export async function blockRelated(actor: AnyActor, order: BlockOrder): Promise<void> {
  allow(actor, 'article.block-related');
  const { articleId, relatedId } = blockOrder.parse(order);
  await changeEditorChoices(actor, 'related.blocked', { articleId, relatedId }, async (tx) => {
    const blocked = await tx
      .insert(relatedBlock)
      .values({ articleId, relatedId, blockedBy: actor.id })
      .onConflictDoNothing()
      .returning({ relatedId: relatedBlock.relatedId });
    if (blocked.length === 0) return null;
    await tx.delete(pin).where(and(eq(pin.articleId, articleId), eq(pin.relatedId, relatedId)));
    return { blocked: relatedId };
  });
}

/** Removes a block, so that an article's related list may contain the story again. */
export async function unblockRelated(actor: AnyActor, order: BlockOrder): Promise<void> {
  allow(actor, 'article.block-related');
  const { articleId, relatedId } = blockOrder.parse(order);
  await changeEditorChoices(actor, 'related.unblocked', { articleId, relatedId }, async (tx) => {
    const removed = await tx
      .delete(relatedBlock)
      .where(and(eq(relatedBlock.articleId, articleId), eq(relatedBlock.relatedId, relatedId)))
      .returning({ relatedId: relatedBlock.relatedId });
    return removed.length > 0 ? { unblocked: relatedId } : null;
  });
}

/** The stories excluded from an article's related list, newest block first. */
export async function readBlocked(actor: AnyActor, order: { articleId: number }) {
  allow(actor, 'article.read');
  return staff()
    .select({ id: relatedBlock.relatedId, headline: draft.headline, blockedAt: relatedBlock.blockedAt })
    .from(relatedBlock)
    .innerJoin(draft, eq(draft.articleId, relatedBlock.relatedId))
    .innerJoin(article, and(eq(article.id, relatedBlock.relatedId), articleIsNotInBin))
    .where(eq(relatedBlock.articleId, articleId.parse(order.articleId)))
    .orderBy(desc(relatedBlock.blockedAt), desc(relatedBlock.relatedId));
}
