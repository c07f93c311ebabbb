import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { and, eq } from '#db/query.ts';
import { relatedBlock } from '#db/schema/related.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { shownInList } from './listEntries.ts';
import { refillList } from './listRefill.ts';
import { lockPair } from './pairLock.ts';
import { readPinned, setPins } from './pins.ts';

/** As many as readers see. */
export const mostPins = shownInList;

export const pinOrder = z.object({ articleId, relatedId: articleId });
export type PinOrder = z.input<typeof pinOrder>;

/**
 * Pins a story to an article, after its other pins, and removes a block. If both are live, readers see it at once.
 * @throws {Refusal} `not-found`, `malformed` for the article itself, `pins-many`
 */
export async function pinRelated(actor: AnyActor, order: PinOrder): Promise<void> {
  allow(actor, 'article.pin');
  const { articleId, relatedId } = pinOrder.parse(order);
  await inTransaction(async (tx) => {
    await lockPair(tx, articleId, relatedId);
    const pins = await readPinned(tx, articleId);
    if (pins.includes(relatedId)) return;
    if (pins.length >= mostPins) throw new Refusal('pins-many', { most: mostPins });
    await tx
      .delete(relatedBlock)
      .where(and(eq(relatedBlock.articleId, articleId), eq(relatedBlock.relatedId, relatedId)));
    await setPins(tx, articleId, [...pins, relatedId]);
    await record(tx, actor, 'related.pinned', { is: 'article', id: articleId }, { pinned: relatedId });
    await refillList(tx, articleId);
  });
}

/** Removes a pin; the search may still find the story. */
export async function unpinRelated(actor: AnyActor, order: PinOrder): Promise<void> {
  allow(actor, 'article.pin');
  const { articleId, relatedId } = pinOrder.parse(order);
  await inTransaction(async (tx) => {
    await lockPair(tx, articleId, relatedId);
    const pins = await readPinned(tx, articleId);
    if (!pins.includes(relatedId)) return;
    await setPins(
      tx,
      articleId,
      pins.filter((id) => id !== relatedId),
    );
    await record(tx, actor, 'related.unpinned', { is: 'article', id: articleId }, { unpinned: relatedId });
    await refillList(tx, articleId);
  });
}

export const orderPinsOrder = z.object({
  articleId,
  /** all pins that the person saw, in their new order */
  relatedIds: z.array(articleId).min(1).max(mostPins),
});
export type OrderPinsOrder = z.input<typeof orderPinsOrder>;

/** @throws {Refusal} `changed-meanwhile` if these are not the present pins */
export async function orderPins(actor: AnyActor, order: OrderPinsOrder): Promise<void> {
  allow(actor, 'article.pin');
  const { articleId, relatedIds } = orderPinsOrder.parse(order);
  await inTransaction(async (tx) => {
    await lockPair(tx, articleId);
    const pins = await readPinned(tx, articleId);
    const ordered = new Set(relatedIds);
    const same =
      ordered.size === relatedIds.length &&
      pins.length === ordered.size &&
      pins.every((id) => ordered.has(id));
    if (!same) throw new Refusal('changed-meanwhile');
    if (pins.every((id, at) => id === relatedIds[at])) return;
    await setPins(tx, articleId, relatedIds);
    await record(tx, actor, 'related.ordered', { is: 'article', id: articleId }, { ordered: relatedIds });
    await refillList(tx, articleId);
  });
}
