import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '#db/pools.ts';
import { eq, type SQL } from '#db/query.ts';
import { announcement, delivery, webhook } from '#db/schema/deliveries.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue, record } from '#editorial/audit/auditRecord.ts';
import {
  checkConfirmation,
  claimRequest,
  refuseOldState,
} from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { line } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { decryptSecret, encryptSecret } from '#editorial/secretEncryption.ts';
import { isFitAddress } from './publicAddress.ts';
import { keyText, newKey } from './webhookSignatures.ts';

const webhookId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const addWebhookOrder = z.strictObject({
  name: line(100).refine((name) => name.length > 0),
  url: z.string().trim().min(1).max(2_000),
  ...confirmable,
});
export const webhookOrder = z.strictObject({ webhookId, ...confirmable });
export const pingWebhookOrder = z.strictObject({ webhookId });

/**
 * Adds a webhook. Its secret is shown only once; the table stores it encrypted.
 * @param local whether receivers in private networks are allowed
 * @throws {Refusal} `address-unfit`
 */
export async function addWebhook(
  actor: AnyActor,
  order: z.input<typeof addWebhookOrder>,
  { local }: { local: boolean },
) {
  allow(actor, 'webhook.change');
  const { name, url, confirmation } = addWebhookOrder.parse(order);
  if (!isFitAddress(url, local)) throw new Refusal('address-unfit');
  return authorizedTransaction(actor, 'webhook.change', async (tx) => {
    await checkConfirmation(tx, actor, { act: 'webhook.change', subject: null, confirmation });
    const key = newKey();
    const [row] = await tx
      .insert(webhook)
      .values({ name, url: new URL(url).href, sealedSecret: encryptSecret(key), createdBy: actor.id })
      .returning();
    if (!row) throw new Error('insert returned no row');
    const { host } = new URL(url);
    await record(tx, actor, 'webhook.added', { is: 'webhook', id: row.id }, { name, host });
    return { webhookId: row.id, name, secret: keyText(key) };
  });
}

type Order = z.input<typeof webhookOrder>;

/** Pauses a webhook. Events during the pause are not sent later. */
export const pauseWebhook = (actor: AnyActor, order: Order) =>
  changeWebhook(actor, order, 'webhook.paused', (tx, row) =>
    tx.update(webhook).set({ active: false }).where(row),
  );

/** Resumes a paused webhook. */
export const resumeWebhook = (actor: AnyActor, order: Order) =>
  changeWebhook(actor, order, 'webhook.resumed', (tx, row) =>
    tx.update(webhook).set({ active: true }).where(row),
  );

/** Removes a webhook. Its deliveries stay in the list; open ones are given up at their next attempt. */
export const removeWebhook = (actor: AnyActor, order: Order) =>
  changeWebhook(actor, order, 'webhook.removed', (tx, row) => tx.delete(webhook).where(row));

/** Checks the confirmation, runs `write` to change `row`, and records `event`. */
async function changeWebhook(
  actor: AnyActor,
  order: Order,
  event: 'webhook.paused' | 'webhook.resumed' | 'webhook.removed',
  write: (tx: Transaction, row: SQL) => Promise<unknown>,
): Promise<void> {
  allow(actor, 'webhook.change');
  const { webhookId: id, confirmation } = webhookOrder.parse(order);
  await authorizedTransaction(actor, 'webhook.change', async (tx) => {
    const checked = { act: 'webhook.change', subject: { is: 'webhook', id }, confirmation } as const;
    await claimRequest(tx, actor, checked);
    const { name } = await lockWebhook(tx, id);
    await refuseOldState(tx, actor, checked);
    await write(tx, eq(webhook.id, id));
    await record(tx, actor, event, { is: 'webhook', id }, { name });
  });
}

async function lockWebhook(tx: Transaction, id: number) {
  const [row] = await tx.select().from(webhook).where(eq(webhook.id, id)).for('update');
  if (!row) throw new Refusal('not-found');
  return row;
}

/** Sends a test event in the same way as real ones, also to a paused webhook. @returns the delivery's id */
export async function pingWebhook(actor: AnyActor, order: z.input<typeof pingWebhookOrder>) {
  allow(actor, 'webhook.ping');
  const { webhookId } = pingWebhookOrder.parse(order);
  return authorizedTransaction(actor, 'webhook.ping', async (tx) => {
    const { name } = await lockWebhook(tx, webhookId);
    const event = `ping:${randomUUID()}`;
    await tx.insert(announcement).values({ event });
    const [row] = await tx
      .insert(delivery)
      .values({ kind: 'webhook', target: String(webhookId), event, payload: { event, kind: 'ping' } })
      .returning({ id: delivery.id });
    if (!row) throw new Error('insert returned no row');
    await enqueue(tx, 'deliver', { event });
    await record(tx, actor, 'webhook.ping', { is: 'webhook', id: webhookId }, { name });
    return { deliveryId: row.id };
  });
}

/** A webhook's address and signing key, for the worker; null when the webhook was removed. */
export async function openWebhook(tx: Pick<Transaction, 'select'>, id: number) {
  const [row] = await tx.select().from(webhook).where(eq(webhook.id, id));
  return row ? { url: row.url, active: row.active, key: decryptSecret(row.sealedSecret) } : null;
}
