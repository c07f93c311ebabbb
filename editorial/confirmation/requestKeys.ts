import { staff, type Transaction } from '#db/pools.ts';
import { and, eq, sql } from '#db/query.ts';
import { confirmedRequest } from '#db/schema/confirmations.ts';
import type { UserId } from '#db/schema/ids.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';

const daysKept = 30;

type Request = {
  actorId: UserId;
  key: string;
  act: PolicyAct;
  subject: { is: string; id: number | string } | null;
};

/**
 * Records a request's key. A second transaction with the same key waits here for the first: if that one commits, it is
 * refused, and if that one rolls back, it goes on.
 * @throws {Refusal} `already-done`, whatever act the key was used for
 */
export async function claimRequestKey(
  tx: Transaction,
  { actorId, key, act, subject }: Request,
): Promise<void> {
  const made = await tx
    .insert(confirmedRequest)
    .values({
      actorId,
      key,
      act,
      subject: subject?.is ?? null,
      subjectId: subject === null ? null : String(subject.id),
      at: sql`clock_timestamp()`,
    })
    .onConflictDoNothing()
    .returning({ key: confirmedRequest.key });
  if (made.length > 0) return;
  const [before] = await tx
    .select({ act: confirmedRequest.act, at: confirmedRequest.at })
    .from(confirmedRequest)
    .where(and(eq(confirmedRequest.actorId, actorId), eq(confirmedRequest.key, key)));
  throw new Refusal('already-done', { act: before?.act ?? act, at: before?.at.getTime() ?? Date.now() });
}

export async function forgetRequests(): Promise<void> {
  await staff()
    .delete(confirmedRequest)
    .where(sql`${confirmedRequest.at} < now() - make_interval(days => ${daysKept})`);
}
