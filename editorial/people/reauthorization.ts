import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, gt, isNull, or, sql } from '#db/query.ts';
import { apiToken } from '#db/schema/apiTokens.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow, type PlainAct, type PolicyAct, type SubjectOf } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';

/**
 * Checks the policy again with the actor's present role, and locks the role until the transaction ends: an actor who is
 * demoted or disabled during the act is refused, or the demotion waits for the act. @throws {Refusal} `not-allowed`
 */
export async function reauthorize<A extends PolicyAct>(
  tx: Transaction,
  actor: AnyActor,
  act: A,
  ...subject: SubjectOf<A>
): Promise<void> {
  allow(actor, act, ...subject);
  if (actor.id === null) return;
  const [now] = await tx
    .select({ role: user.role })
    .from(user)
    .where(and(eq(user.id, actor.id), isNull(user.disabledAt)))
    .for('share');
  if (!now) throw new Refusal('not-allowed', { act, role: actor.role });
  allow({ ...actor, role: now.role }, act, ...subject);
  if ('token' in actor && actor.token) await reauthorizeToken(tx, actor.token.id);
}

/** Runs an act's work in a transaction that first authorizes the actor again: see `reauthorize`. */
export const authorizedTransaction = <T>(
  actor: AnyActor,
  act: PlainAct,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> =>
  inTransaction(async (tx) => {
    await reauthorize(tx, actor, act);
    return work(tx);
  });

/** @throws {Refusal} `not-signed-in` when the token was revoked or has expired meanwhile */
async function reauthorizeToken(tx: Transaction, id: number): Promise<void> {
  const [valid] = await tx
    .select({ id: apiToken.id })
    .from(apiToken)
    .where(and(eq(apiToken.id, id), isValidToken()))
    .for('key share');
  if (!valid) throw new Refusal('not-signed-in');
}

/** The condition for a token that is neither revoked nor expired. */
export const isValidToken = () =>
  and(isNull(apiToken.revokedAt), or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, sql`now()`)));
