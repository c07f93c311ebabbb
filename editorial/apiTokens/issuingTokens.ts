import { z } from 'zod';
import { sql } from '#db/query.ts';
import { apiToken, tokenScopes } from '#db/schema/apiTokens.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { personTextField } from '#editorial/people/personFields.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { hashOf, newToken } from '#editorial/people/secretToken.ts';
import { tokenPrefix } from './tokenBearer.ts';

export const lifetimes = [30, 90, 365] as const;

export const issueTokenOrder = z.strictObject({
  name: personTextField(100),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  /** days until it expires; null: never */
  days: z.union(lifetimes.map((days) => z.literal(days))).nullable(),
  ...confirmable,
});

/** A new token. Its text is shown only once: the table stores its hash. */
export type IssuedToken = { id: number; name: string; token: string };

/** Creates a token that acts as its creator, within its scopes. */
export async function issueToken(
  actor: Actor,
  order: z.output<typeof issueTokenOrder>,
): Promise<IssuedToken> {
  allow(actor, 'token.change');
  const { name, days, confirmation } = order;
  const scopes = tokenScopes.filter((scope) => order.scopes.includes(scope));
  return authorizedTransaction(actor, 'token.change', async (tx) => {
    await checkConfirmation(tx, actor, { act: 'token.change', subject: null, confirmation });
    const token = `${tokenPrefix}${newToken()}`;
    const expiresAt = days === null ? null : sql`now() + make_interval(days => ${days})`;
    const [created] = await tx
      .insert(apiToken)
      .values({ name, scopes, tokenHash: hashOf(token), userId: actor.id, expiresAt })
      .returning({ id: apiToken.id });
    if (!created) throw new Error('insert returned no row');
    await record(tx, actor, 'token.issued', { is: 'api-token', id: created.id }, { name, scopes, days });
    return { id: created.id, name, token };
  });
}
