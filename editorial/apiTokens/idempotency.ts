import { createHash } from 'node:crypto';
import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { apiOrder } from '#db/schema/apiTokens.ts';
import type { Bearer } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/** An idempotency key; it may be quoted, as the IETF draft of the header requires. */
const orderKey = z
  .string()
  .transform((text) => text.replace(/^"(.*)"$/, '$1'))
  .pipe(z.string().regex(/^[\x20-\x7e]{1,200}$/));

export type IdempotentRequest = { token: Bearer; key: string; order: string | Uint8Array };

const KEY_LIFETIME_DAYS = 30;

/**
 * Records a request's key for thirty days. @returns `again`: whether the request was sent before; `answer`: the stored
 * answer, if any @throws {Refusal} `key-unfit`; `key-reused` if the key belongs to another request
 */
export async function note(request: IdempotentRequest): Promise<{ again: boolean; answer: unknown }> {
  const key = orderKey.safeParse(request.key);
  if (!key.success) throw new Refusal('key-unfit');
  const orderHash = createHash('sha256').update(request.order).digest();
  const row = { tokenId: request.token.id, key: key.data };
  await staff()
    .delete(apiOrder)
    .where(sql`${apiOrder.at} < now() - make_interval(days => ${KEY_LIFETIME_DAYS})`);
  const inserted = await staff()
    .insert(apiOrder)
    .values({ ...row, orderHash })
    .onConflictDoNothing()
    .returning({ key: apiOrder.key });
  if (inserted.length > 0) return { again: false, answer: null };
  const [before] = await staff().select().from(apiOrder).where(named(row));
  if (!before) throw new Refusal('key-busy'); // the key was released between the two statements
  if (!Buffer.from(before.orderHash).equals(orderHash)) throw new Refusal('key-reused');
  return { again: true, answer: before.answer };
}

/** Stores the answer to a recorded request. */
export async function storeAnswer({ token, key }: IdempotentRequest, answer: unknown): Promise<void> {
  const row = { tokenId: token.id, key: orderKey.parse(key) };
  await staff().update(apiOrder).set({ answer }).where(named(row));
}

/** Releases the key after a failed request, so that it can be used again. */
export async function releaseKey({ token, key }: IdempotentRequest): Promise<void> {
  await staff()
    .delete(apiOrder)
    .where(named({ tokenId: token.id, key: orderKey.parse(key) }));
}

const named = ({ tokenId, key }: { tokenId: number; key: string }) =>
  and(eq(apiOrder.tokenId, tokenId), eq(apiOrder.key, key));
