import { z } from 'zod';
import { and, eq, inArray, isNull } from '#db/query.ts';
import { delivery, deliveryKinds } from '#db/schema/deliveries.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue, record } from '#editorial/audit/auditRecord.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';

export const retryOrder = z.strictObject({ deliveryId: z.uuid() });
export const retryTargetOrder = z.strictObject({
  kind: z.enum(deliveryKinds),
  target: z.string().max(2_000).refine(isStorableText),
});

/** Retries a delivery at once, with the full number of attempts. @throws {Refusal} `not-found` when it is done */
export async function retryDelivery(actor: AnyActor, order: z.input<typeof retryOrder>): Promise<void> {
  allow(actor, 'effect.retry');
  const { deliveryId } = retryOrder.parse(order);
  await authorizedTransaction(actor, 'effect.retry', async (tx) => {
    const [row] = await tx
      .update(delivery)
      .set({ givenUpAt: null })
      .where(and(eq(delivery.id, deliveryId), isNull(delivery.doneAt)))
      .returning({ event: delivery.event });
    if (!row) throw new Refusal('not-found');
    await enqueue(tx, 'deliver', { deliveries: [deliveryId] });
    await record(tx, actor, 'effect.retry', { is: 'delivery', id: deliveryId }, { event: row.event });
  });
}

const MAX_DELIVERIES = 20_000;

/** Retries all failed deliveries of one receiver. @returns their number */
export async function retryTarget(actor: AnyActor, order: z.input<typeof retryTargetOrder>) {
  allow(actor, 'effect.retry');
  const { kind, target } = retryTargetOrder.parse(order);
  return authorizedTransaction(actor, 'effect.retry', async (tx) => {
    const rows = await tx
      .select({ id: delivery.id })
      .from(delivery)
      .where(and(eq(delivery.kind, kind), eq(delivery.target, target), isNull(delivery.doneAt)))
      .orderBy(delivery.createdAt)
      .limit(MAX_DELIVERIES)
      .for('update');
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return { retried: 0 };
    await tx.update(delivery).set({ givenUpAt: null }).where(inArray(delivery.id, ids));
    for (let at = 0; at < ids.length; at += 1_000)
      await enqueue(tx, 'deliver', { deliveries: ids.slice(at, at + 1_000) });
    const subject = { is: 'delivery', id: ids[0] ?? '' } as const;
    await record(tx, actor, 'effect.retry', subject, { kind, count: ids.length });
    return { retried: ids.length };
  });
}
