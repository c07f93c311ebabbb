import { z } from 'zod';
import { and, eq, isNull, sql } from '#db/query.ts';
import { apiToken } from '#db/schema/apiTokens.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';

export const revokeTokenOrder = z.strictObject({
  tokenId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  ...confirmable,
});

/** Revokes a token from its next request on. @throws {Refusal} `not-found` if it has been revoked or has expired */
export async function revokeToken(actor: Actor, order: z.output<typeof revokeTokenOrder>): Promise<void> {
  allow(actor, 'token.change');
  await authorizedTransaction(actor, 'token.change', async (tx) => {
    await tx.select({ id: apiToken.id }).from(apiToken).where(eq(apiToken.id, order.tokenId)).for('update');
    const subject = { is: 'api-token', id: order.tokenId } as const;
    await checkConfirmation(tx, actor, { act: 'token.change', subject, confirmation: order.confirmation });
    const [ended] = await tx
      .update(apiToken)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiToken.id, order.tokenId), isNull(apiToken.revokedAt)))
      .returning({ id: apiToken.id, name: apiToken.name });
    if (!ended) throw new Refusal('not-found');
    const { id, name } = ended;
    await record(tx, actor, 'token.revoked', { is: 'api-token', id }, { name });
  });
}
