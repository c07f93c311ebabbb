import { createHash } from 'node:crypto';
import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { apiOrder } from '#db/schema/sharing.ts';
import type { Bearer } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** What a machine calls one order of its own; it may be quoted, as the IETF's draft of the header wants it. */
const orderKey = z
  .string()
  .transform((text) => text.replace(/^"(.*)"$/, '$1'))
  .pipe(z.string().regex(/^[\x20-\x7e]{1,200}$/));

export type IdempotentRequest = { token: Bearer; key: string; order: string | Uint8Array };

const days = 30;

/**
 * Notes an order's key. For thirty days the same key with the same order is the same order.
 * @returns its answer, when it has been answered before; `again` when it was given before
 * @throws {Refusal} `key-unfit`; `key-reused` with another order
 */
export async function note({
  token,
  key,
  order,
}: IdempotentRequest): Promise<{ again: boolean; answer: unknown }> {
  const read = orderKey.safeParse(key);
  if (!read.success) throw new Refusal('key-unfit');
  const orderHash = createHash('sha256').update(order).digest();
  const row = { tokenId: token.id, key: read.data };
  await staff().delete(apiOrder).where(sql`${apiOrder.at} < now() - make_interval(days => ${days})`);
  const made = await staff()
    .insert(apiOrder)
    .values({ ...row, orderHash })
    .onConflictDoNothing()
    .returning({ key: apiOrder.key });
  if (made.length > 0) return { again: false, answer: null };
  const [before] = await staff().select().from(apiOrder).where(named(row));
  if (!before) throw new Refusal('key-busy'); // it was let go between the two
  if (!Buffer.from(before.orderHash).equals(orderHash)) throw new Refusal('key-reused');
  return { again: true, answer: before.answer };
}

/** Keeps what a noted order was answered. */
export async function storeAnswer({ token, key }: IdempotentRequest, answer: unknown): Promise<void> {
  const row = { tokenId: token.id, key: orderKey.parse(key) };
  await staff().update(apiOrder).set({ answer }).where(named(row));
}

/** Nothing was done: the key may be used again. */
export async function releaseKey({ token, key }: IdempotentRequest): Promise<void> {
  await staff()
    .delete(apiOrder)
    .where(named({ tokenId: token.id, key: orderKey.parse(key) }));
}

const named = ({ tokenId, key }: { tokenId: number; key: string }) =>
  and(eq(apiOrder.tokenId, tokenId), eq(apiOrder.key, key));
