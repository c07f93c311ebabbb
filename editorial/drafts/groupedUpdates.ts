import { setTimeout as sleep } from 'node:timers/promises';
import { staff, type Transaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { recordAll } from '#editorial/audit/auditRecord.ts';
import { insertIntoLog } from './draftLog.ts';
import { type AppendToDraftOrder, appendToDraft, checkAppend } from './draftUpdates.ts';

export type GroupedUpdate = { actor: AnyActor; order: AppendToDraftOrder };

/** A draft that is locked for longer than this must not delay the updates of other drafts. */
const MAX_LOCK_WAIT_MS = 500;

/**
 * Appends updates of one node, of one draft or many, like `appendToDraft`, but in one transaction: its flush to disk is
 * the largest part of the cost of an update. An update that cannot be appended, or whose draft is locked, does not
 * delay the others. @returns the row id of each, or a promise that fails as `appendToDraft` does
 */
export async function appendInGroup(updates: GroupedUpdate[]): Promise<(number | Promise<number>)[]> {
  const together = updates.length > 1 ? updates.filter(isFit) : [];
  const ids = together.length > 1 ? await insertTogether(together) : new Map<GroupedUpdate, number>();
  const results = updates.map((one) => ids.get(one) ?? appendToDraft(one.actor, one.order));
  if (ids.size === 0)
    await Promise.race([Promise.allSettled(results), sleep(MAX_LOCK_WAIT_MS, undefined, { ref: false })]);
  return results;
}

function isFit({ actor, order }: GroupedUpdate): boolean {
  try {
    checkAppend(actor, order);
    return true;
  } catch {
    return false; // `appendToDraft` throws the reason
  }
}

/** @returns the row ids of the updates that were appended; empty if a draft was locked, or on another error */
async function insertTogether(updates: GroupedUpdate[]): Promise<Map<GroupedUpdate, number>> {
  try {
    if (!updates.some(({ order }) => order.begins)) return await insertAll(staff(), updates);
    return await staff().transaction(async (tx) => {
      const ids = await insertAll(tx, updates);
      const begun = updates.filter((one) => one.order.begins && ids.has(one));
      await recordAll(
        tx,
        begun.map(({ actor, order: { articleId: id } }) => ({
          actor,
          event: 'article.edit',
          subject: { is: 'article', id },
          detail: {},
        })),
      );
      return ids;
    });
  } catch {
    return new Map(); // each is then appended by itself, and fails by itself
  }
}

async function insertAll(
  db: Pick<Transaction, 'execute'>,
  updates: GroupedUpdate[],
): Promise<Map<GroupedUpdate, number>> {
  const entries = updates.map(({ actor, order }) => ({ actor, ...order }));
  const ids = await insertIntoLog(db, entries, {
    node: updates[0]?.order.node ?? '',
    maxLockWaitMs: MAX_LOCK_WAIT_MS,
  });
  return new Map(updates.flatMap((one, at) => (ids[at] === undefined ? [] : [[one, ids[at]] as const])));
}
