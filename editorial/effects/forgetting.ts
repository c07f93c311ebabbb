import { sql } from 'drizzle-orm';
import { staff } from '#db/pools';

const atOnce = 5_000;

/**
 * Forgets what nobody needs any more: deliveries that were taken two months ago (that the event was told stays on the
 * record, so none is told twice), and addresses that never answered within their week.
 */
export async function forgetOld(): Promise<void> {
  await staff().execute(sql`update subscriber set ended_at = now(), email = ''
    where ended_at is null and confirmed_at is null and created_at < now() - interval '7 days'`);
  let gone: number | null;
  do {
    const { rowCount } = await staff().execute(sql`delete from delivery where id in (
      select id from delivery where created_at < now() - interval '60 days' and done_at is not null limit ${atOnce})`);
    gone = rowCount;
  } while (gone === atOnce);
}
