import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { delivery } from '#db/schema/deliveries.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { DELETION_BATCH_SIZE, deleteExpiredRows } from './retention.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('deleting old deliveries ends after a batch when the server closes, and the next run deletes the others', async () => {
  await staff().execute(sql`insert into announcement (event) values ('release:0')`);
  await staff().execute(sql`
    insert into delivery (kind, target, event, payload, created_at, done_at)
      select 'webhook', n::text, 'release:0', '{}', now() - interval '61 days', now()
      from generate_series(1, ${DELETION_BATCH_SIZE + 1}::int) n`);
  await deleteExpiredRows(AbortSignal.abort());
  expect(await staff().$count(delivery)).toBe(1);
  await deleteExpiredRows();
  expect(await staff().$count(delivery)).toBe(0);
});
