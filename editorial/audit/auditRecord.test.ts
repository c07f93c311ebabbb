import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { invalidate, scheduleEvents } from './auditRecord.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let listener: pg.Client;
const notifications: string[] = [];

beforeAll(async () => {
  scene = await openScene();
  listener = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await listener.connect();
  listener.on('notification', ({ payload }) => notifications.push(payload ?? ''));
  await listener.query('listen press');
});
afterAll(async () => {
  await listener.end();
  await scene.close();
});

test('tags of hundreds of long Chinese addresses reach the press once each, in notifications of allowed size', async () => {
  const tags = Array.from({ length: 300 }, (_, at) => `slug:${'渡轮'.repeat(40)}-${at}`);
  await inTransaction((tx) => invalidate(tx, [...tags, ...tags]));
  await listener.query('select 1'); // earlier notifications have arrived after this
  expect(notifications.flatMap((notice) => JSON.parse(notice) as string[])).toEqual(tags);
  expect(notifications.length).toBeGreaterThan(1);
});

test('events that are scheduled together are in the outbox in their order; an empty list writes nothing', async () => {
  const at = new Date('2031-01-01T00:00:00Z');
  await inTransaction((tx) => scheduleEvents(tx, []));
  await inTransaction((tx) =>
    scheduleEvents(
      tx,
      ['release:2', 'release:1', 'release:3'].map((event) => ({ event, at })),
    ),
  );
  const { rows } = await staff().execute(sql`select kind, payload from outbox order by id`);
  expect(rows).toEqual(
    ['release:2', 'release:1', 'release:3'].map((event) => ({
      kind: 'event',
      payload: { event, at: at.toISOString() },
    })),
  );
});
