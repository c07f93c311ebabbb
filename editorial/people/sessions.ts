import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, eq, gt, inArray, isNull, sql } from '#db/query.ts';
import type { UserId } from '#db/schema/ids.ts';
import { session, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { hashOf, isToken, newToken } from './secretToken.ts';

export const sessionDays = 14;

/** The user of a token: the session must not have expired and its user be active; the role is read at this moment. */
export async function findActor(token: string | undefined): Promise<Actor | null> {
  const [actor] = await findActors([token]);
  return actor ?? null;
}

/** Like `findActor`, for several tokens in one query. @returns the user of each token, in their order */
export async function findActors(tokens: (string | undefined)[]): Promise<(Actor | null)[]> {
  const hashes = tokens.map((token) => (isToken(token) ? hashOf(token) : null));
  const known = hashes.filter((hash) => hash !== null);
  if (known.length === 0) return tokens.map(() => null);
  const rows = await staff()
    .select({
      tokenHash: session.tokenHash,
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      locale: user.locale,
      canOnlySuggest: user.canOnlySuggest,
      unseen: sql<boolean>`${session.seenAt} < now() - interval '1 minute'`,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(inArray(session.tokenHash, known), gt(session.expiresAt, sql`now()`), isNull(user.disabledAt)),
    );
  const unseen = rows.filter((row) => row.unseen).map(({ tokenHash }) => tokenHash);
  if (unseen.length > 0) await noteSeen(unseen);
  const actors = new Map(
    rows.map(({ tokenHash, unseen: _, ...actor }) => [Buffer.from(tokenHash).toString('hex'), actor]),
  );
  return hashes.map((hash) => (hash && actors.get(Buffer.from(hash).toString('hex'))) ?? null);
}

/** Skips sessions that another node is noting or ending: nobody waits for a time of day. */
async function noteSeen(tokenHashes: Uint8Array[]): Promise<void> {
  const free = staff()
    .select({ tokenHash: session.tokenHash })
    .from(session)
    .where(inArray(session.tokenHash, tokenHashes))
    .for('no key update', { skipLocked: true });
  await staff().update(session).set({ seenAt: sql`now()` }).where(inArray(session.tokenHash, free));
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
