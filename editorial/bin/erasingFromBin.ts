import { inTransaction, type Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import { type AnyActor, systemActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { isRefusal, orRefusal, Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { claimRequest, refuseOldState } from '#editorial/confirmation/checkConfirmation.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { binKinds } from './binKinds.ts';
import { type BinSubject, binSubjects } from './binnable.ts';
import { type BinOrder, binOrder } from './movingToBin.ts';

/** Days for which a row in the bin can be restored. */
export const DAYS_IN_BIN = 30;

/**
 * Erases a row in the bin: its rows, a draft's log, a picture's files. Its audit events stay. @throws {Refusal}
 * `not-found`, `not-in-bin`, or the reason why it is used again
 */
export async function eraseFromBin(actor: AnyActor, order: BinOrder): Promise<void> {
  allow(actor, 'bin.erase');
  const { subject: is, id, confirmation } = binOrder.parse(order);
  const kind = binKinds[is];
  const subject = { is, id };
  await authorizedTransaction(actor, 'bin.erase', async (tx) => {
    // A repeated request no longer finds a row, so its key is checked before the row is looked up.
    await claimRequest(tx, actor, { act: 'bin.erase', subject, confirmation });
    const locked = await kind.lock(tx, id);
    if (!locked) throw new Refusal('not-found');
    await refuseOldState(tx, actor, { act: 'bin.erase', subject, confirmation });
    if (!locked.deletedAt) throw new Refusal('not-in-bin');
    await kind.refuseIfUsed(tx, id);
    await record(tx, actor, 'bin.erase', subject, { name: locked.name });
    await kind.erase(tx, id);
  });
}

/** Rows of a kind that one round erases, and failures after which it stops. */
const MAX_PER_ROUND = 100;

/** `blank`: a new article in which nobody wrote. */
export type ErasureFailure = { subject: BinSubject | 'blank'; id: number; error: unknown };

/**
 * Erases rows that have been in the bin for thirty days, and blank articles that are thirty days old. A row that is
 * used again (a picture that was pasted back) is restored instead. Each row has its own transaction; a row that fails
 * is left for the next round. Several nodes may run this at once.
 * @param closing ends the work after the row in progress; the next round continues
 * @returns the number of rows that were erased or restored, and the rows that failed
 */
export async function eraseExpired(
  closing?: AbortSignal,
): Promise<{ erased: number; failures: ErasureFailure[] }> {
  const failures: ErasureFailure[] = [];
  let erased = 0;
  for (const subject of [...binSubjects, 'blank'] as const) {
    const failed: number[] = [];
    for (let n = 0; n < MAX_PER_ROUND && failed.length < MAX_PER_ROUND && !closing?.aborted; ) {
      const outcome = await (subject === 'blank' ? eraseBlank(failed) : eraseOldest(subject, failed));
      if (outcome === 'none') break;
      if (outcome === 'done') {
        n += 1;
        erased += 1;
      } else {
        failed.push(outcome.id);
        failures.push({ subject, ...outcome });
      }
    }
  }
  return { erased, failures };
}

type Outcome = 'none' | 'done' | Pick<ErasureFailure, 'id' | 'error'>;

function eraseOldest(subject: BinSubject, skip: number[]): Promise<Outcome> {
  const kind = binKinds[subject];
  const oldest = sql`
    select id from ${sql.identifier(subject)} where deleted_at < clock_timestamp() - make_interval(days => ${DAYS_IN_BIN})
      and id <> all(${sql.param(skip)}::bigint[]) order by deleted_at limit 1 for update skip locked`;
  return eachAlone(oldest, async (tx, id) => {
    const locked = await kind.lock(tx, id);
    if (!locked) throw new Error(`${subject} ${id} is in the bin, but cannot be read`);
    const about = { is: subject, id } as const;
    if (isRefusal(await orRefusal(() => kind.refuseIfUsed(tx, id)))) {
      await kind.mark(tx, id, null);
      await record(tx, systemActor, 'bin.restore', about, { name: locked.name });
      await kind.announce?.(tx, id);
    } else {
      await record(tx, systemActor, 'bin.erase', about, { name: locked.name, days: DAYS_IN_BIN });
      await kind.erase(tx, id);
    }
  });
}

/** A blank article has no audit events, so its end is not audited either. */
function eraseBlank(skip: number[]): Promise<Outcome> {
  const oldest = sql`
    select id from article where is_blank and created_at < clock_timestamp() - make_interval(days => ${DAYS_IN_BIN})
      and id <> all(${sql.param(skip)}::bigint[]) order by created_at limit 1 for update skip locked`;
  return eachAlone(oldest, (tx, id) => binKinds.article.erase(tx, id));
}

/** Runs `erase` on the row that a query finds, in its own transaction. @throws if the query itself fails */
async function eachAlone(
  oldest: SQL,
  erase: (tx: Transaction, id: number) => Promise<void>,
): Promise<Outcome> {
  let id: number | undefined;
  try {
    await inTransaction(async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(oldest);
      id = rows[0] && Number(rows[0].id);
      if (id !== undefined) await erase(tx, id);
    });
  } catch (error) {
    if (id === undefined) throw error;
    return { id, error };
  }
  return id === undefined ? 'none' : 'done';
}
