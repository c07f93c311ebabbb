import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction } from '#db/pools';
import { apiToken } from '#db/schema/sharing';
import type { Actor } from '../actor.ts';
import { confirm } from '../people/confirming.ts';
import { allow } from '../policy.ts';
import { record } from '../record.ts';
import { Refusal } from '../refusal.ts';

export const revokeTokenOrder = z.strictObject({
  tokenId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** Ends a token for good, from its next request on. @throws {Refusal} `not-found` when it had ended before */
export async function revokeToken(actor: Actor, order: z.output<typeof revokeTokenOrder>): Promise<void> {
  allow(actor, 'token.change');
  await inTransaction(async (tx) => {
    await confirm(tx, actor, 'token.change');
    const [ended] = await tx
      .update(apiToken)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiToken.id, order.tokenId), isNull(apiToken.revokedAt)))
      .returning({ id: apiToken.id, name: apiToken.name });
    if (!ended) throw new Refusal('not-found');
    const { id, name } = ended;
    await record(tx, actor, 'token.change', { is: 'api-token', id }, { what: 'revoke', name });
  });
}
