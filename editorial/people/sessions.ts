import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, eq, gt, isNull, sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { session, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { hashOf, isToken, newToken } from './secretToken.ts';

export const sessionDays = 14;

/** The user of a token: the session must not have expired and its user be active; the role is read at this moment. */
export async function findActor(token: string | undefined): Promise<Actor | null> {
  if (!isToken(token)) return null;
  const tokenHash = hashOf(token);
  const [row] = await staff()
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      locale: user.locale,
      unseen: sql<boolean>`${session.seenAt} < now() - interval '1 minute'`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, sql`now()`), isNull(user.disabledAt)));
  if (!row) return null;
  const { unseen, ...actor } = row;
  if (unseen) {
    await staff().update(session).set({ seenAt: sql`now()` }).where(eq(session.tokenHash, tokenHash));
  }
  return actor;
}

/**
 * Begins a session and returns its token, which is not stored. @throws {Refusal} `not-signed-in` if the user has been
 * disabled meanwhile
 */
export async function beginSession(userId: UserId, device: string): Promise<string> {
  const token = newToken();
  await inTransaction(async (tx) => {
    const [actor] = await tx
      .select()
      .from(user)
      .where(and(eq(user.id, userId), isNull(user.disabledAt)))
      .for('share');
    if (!actor) throw new Refusal('not-signed-in');
    await tx.delete(session).where(and(eq(session.userId, userId), sql`${session.expiresAt} <= now()`));
    await tx.insert(session).values({
      tokenHash: hashOf(token),
      userId,
      device: device.slice(0, 300),
      expiresAt: sql`now() + make_interval(days => ${sessionDays})`,
    });
    await record(tx, actor, 'session.begin', { is: 'user', id: userId });
  });
  return token;
}

/** Signs out: the token becomes invalid. An unknown token is no error. */
export async function endSession(token: string | undefined): Promise<void> {
  if (!isToken(token)) return;
  await inTransaction(async (tx) => {
    const [ended] = await tx
      .delete(session)
      .where(eq(session.tokenHash, hashOf(token)))
      .returning({ userId: session.userId });
    if (!ended) return;
    const [actor] = await tx.select().from(user).where(eq(user.id, ended.userId));
    if (actor) await record(tx, actor, 'session.end', { is: 'user', id: actor.id });
    await notifySockets(tx, ended.userId);
  });
}

/**
 * Deletes a user's sessions within a domain function's transaction, all except `except`; open sockets close at commit.
 */
export async function closeSessions(tx: Transaction, userId: UserId, except?: Uint8Array): Promise<number> {
  const deleted = await tx
    .delete(session)
    .where(
      and(eq(session.userId, userId), except && sql`${session.tokenHash} <> ${Buffer.from(except)}::bytea`),
    )
    .returning({ userId: session.userId });
  await notifySockets(tx, userId);
  return deleted.length;
}

/** `NOTIFY people` with the user's id: every node rechecks the sockets of this user. */
export async function notifySockets(tx: Transaction, userId: UserId): Promise<void> {
  await tx.execute(sql`select pg_notify('people', ${String(userId)})`);
}
