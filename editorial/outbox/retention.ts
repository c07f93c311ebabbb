import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { deleteExpiredRequests } from '#editorial/confirmation/checkConfirmation.ts';
import { deleteExpiredSnapshots } from '#editorial/releases/reviewedSnapshots.ts';

/** Deliveries that one statement deletes. */
export const DELETION_BATCH_SIZE = 5_000;

/**
 * Deletes old rows: deliveries completed two months ago (the announcement stays, so nothing is sent twice), subscribers
 * who never confirmed within a week, keys of old requests, and reviewed snapshots that no page has shown for a week.
 * @param closing ends the work after the batch in progress; the next run continues
 */
export async function deleteExpiredRows(closing?: AbortSignal): Promise<void> {
  await staff().execute(sql`update subscriber set ended_at = now(), email = ''
    where ended_at is null and confirmed_at is null and created_at < now() - interval '7 days'`);
  await deleteExpiredRequests();
  await deleteExpiredSnapshots();
  let deletedRows: number | null;
  do {
    const { rowCount } = await staff().execute(sql`delete from delivery where id in (
      select id from delivery where created_at < now() - interval '60 days' and done_at is not null limit ${DELETION_BATCH_SIZE})`);
    deletedRows = rowCount;
  } while (deletedRows === DELETION_BATCH_SIZE && !closing?.aborted);
}
