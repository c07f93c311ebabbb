import { z } from 'zod';
import { and, eq } from '#db/query.ts';
import { relatedBlock } from '#db/schema/related.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { changeEditorChoices } from './editorChoiceChange.ts';
import { SHOWN_ENTRIES } from './listLimits.ts';
import { readPinned, setPins } from './pins.ts';

/** Maximum pins of an article: the number of related stories that readers see. */
export const mostPins = SHOWN_ENTRIES;

export const pinOrder = z.object({ articleId, relatedId: articleId });
export type PinOrder = z.input<typeof pinOrder>;

/**
 * Pins a story to an article, after its other pins, and removes a block. If both are live, readers see it at once.
 * @throws {Refusal} `not-found`, `malformed` for the article itself, `pins-many`
 */
export async function pinRelated(actor: AnyActor, order: PinOrder): Promise<void> {
  allow(actor, 'article.pin');
  const { articleId, relatedId } = pinOrder.parse(order);
  await changeEditorChoices(actor, 'related.pinned', { articleId, relatedId }, async (tx) => {
    const pins = await readPinned(tx, articleId);
    if (pins.includes(relatedId)) return null;
    if (pins.length >= mostPins) throw new Refusal('pins-many', { most: mostPins });
    await tx
      .delete(relatedBlock)
      .where(and(eq(relatedBlock.articleId, articleId), eq(relatedBlock.relatedId, relatedId)));
    await setPins(tx, articleId, [...pins, relatedId]);
    return { pinned: relatedId };
  });
}

/** Removes a pin; the search may still find the story. */
export async function unpinRelated(actor: AnyActor, order: PinOrder): Promise<void> {
  allow(actor, 'article.pin');
  const { articleId, relatedId } = pinOrder.parse(order);
  await changeEditorChoices(actor, 'related.unpinned', { articleId, relatedId }, async (tx) => {
    const pins = await readPinned(tx, articleId);
    const rest = pins.filter((id) => id !== relatedId);
    if (rest.length === pins.length) return null;
    await setPins(tx, articleId, rest);
    return { unpinned: relatedId };
  });
}

export const orderPinsOrder = z.object({
  articleId,
  /** all pins that the actor saw, in their new order */
  relatedIds: z.array(articleId).min(1).max(mostPins),
});
export type OrderPinsOrder = z.input<typeof orderPinsOrder>;

/** @throws {Refusal} `changed-meanwhile` if these are not the present pins */
export async function orderPins(actor: AnyActor, order: OrderPinsOrder): Promise<void> {
  allow(actor, 'article.pin');
  const { articleId, relatedIds } = orderPinsOrder.parse(order);
  await changeEditorChoices(actor, 'related.ordered', { articleId }, async (tx) => {
    const pins = await readPinned(tx, articleId);
    const areSame = pins.length === relatedIds.length && pins.every((id) => relatedIds.includes(id));
    if (!areSame) throw new Refusal('changed-meanwhile');
    if (pins.every((id, at) => id === relatedIds[at])) return null;
    await setPins(tx, articleId, relatedIds);
    return { ordered: relatedIds };
  });
}
