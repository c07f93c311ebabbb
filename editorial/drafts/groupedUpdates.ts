import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, staff, type Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { recordAll } from '#editorial/audit/auditRecord.ts';
import { insertIntoLog } from './draftLog.ts';
import { type AppendToDraftOrder, appendToDraft, checkAppend } from './draftUpdates.ts';

export type GroupedUpdate = { actor: AnyActor; order: AppendToDraftOrder };

/** The wait for a lock, after which the updates of other drafts are committed without those of locked drafts. */
const MAX_LOCK_WAIT_MS = 500;

/** SQLSTATE of a lock that could not be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Appends updates of one node, of one draft or many, like `appendToDraft`, but in one transaction: its flush to disk is
 * the largest part of the cost of an update. An update that cannot be appended, or whose draft is locked, does not
 * prevent the others. @returns the row id of each, or a promise that fails as `appendToDraft` does
 *
 * @param onFailure called with the error if each update has to be appended by itself
 */
export async function appendInGroup(
  updates: GroupedUpdate[],
  onFailure: (error: unknown) => void = () => {},
): Promise<(number | Promise<number>)[]> {
  const fit = updates.length > 1 ? updates.filter(isFit) : [];
  const ids = fit.length > 1 ? await insertTogether(fit, onFailure) : new Map<GroupedUpdate, number>();
  const results = updates.map((one) => ids.get(one) ?? appendToDraft(one.actor, one.order));
  // The caller forms the next group when this one is done. A draft that is locked must not delay it for long.
  if (ids.size === 0) await settledWithin(MAX_LOCK_WAIT_MS, results);
  return results;
}

async function settledWithin(ms: number, work: unknown[]): Promise<void> {
  const timer = new AbortController();
  const timeout = sleep(ms, undefined, { signal: timer.signal }).catch(() => {});
  await Promise.race([Promise.allSettled(work), timeout]);
  timer.abort();
}

function isFit({ actor, order }: GroupedUpdate): boolean {
  try {
    checkAppend(actor, order);
    return true;
  } catch {
    return false; // `appendToDraft` throws the reason
  }
}

/** @returns the row ids of the updates that were appended, without those of locked drafts; empty after another error */
async function insertTogether(
  updates: GroupedUpdate[],
  onFailure: (error: unknown) => void,
): Promise<Map<GroupedUpdate, number>> {
  try {
    return await insertAll(updates, { maxLockWaitMs: MAX_LOCK_WAIT_MS }).catch((error) => {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
      return insertAll(updates, { skipLocked: true });
    });
  } catch (error) {
    onFailure(error);
    return new Map();
  }
}

type LockOptions = { maxLockWaitMs?: number; skipLocked?: boolean };

async function insertAll(
  updates: GroupedUpdate[],
  options: LockOptions,
): Promise<Map<GroupedUpdate, number>> {
  if (!updates.some(({ order }) => order.begins)) return insertRows(staff(), updates, options);
  return staff().transaction(async (tx) => {
    const ids = await insertRows(tx, updates, options);
    const begun = updates.filter((one) => one.order.begins && ids.has(one));
    await recordAll(
      tx,
      begun.map(({ actor, order: { articleId: id, act = 'article.edit' } }) => ({
        actor,
        event: act,
        subject: { is: 'article', id },
        detail: {},
      })),
    );
    return ids;
  });
}

async function insertRows(
  db: Pick<Transaction, 'execute'>,
  updates: GroupedUpdate[],
  options: LockOptions,
): Promise<Map<GroupedUpdate, number>> {
  const entries = updates.map(({ actor, order }) => ({ actor, ...order }));
  const ids = await insertIntoLog(db, entries, { node: updates[0]?.order.node ?? '', ...options });
  return new Map(updates.flatMap((one, at) => (ids[at] === undefined ? [] : [[one, ids[at]] as const])));
}
