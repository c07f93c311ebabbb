import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '#server/logging/logging.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { listenForNotices } from './databaseNotices.ts';

let scratch: ScratchDatabase;
let owner: pg.Client;

beforeAll(async () => {
  scratch = await scratchDatabase();
  owner = new pg.Client(scratch.url);
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await scratch.drop();
});

async function until(done: () => boolean): Promise<void> {
  for (const patience = Date.now() + 10_000; !done(); await sleep(20)) {
    if (Date.now() > patience) throw new Error('it did not come');
  }
}

test('notifications arrive, also after the connection was lost, and afterGap is called', async () => {
  const heard: string[] = [];
  let gaps = 0;
  const notices = listenForNotices(scratch.url, {
    channels: { press: (payload) => heard.push(payload) },
    afterGap: () => gaps++,
    log: createLogger('silent'),
  });
  const tell = (payload: string) => owner.query("select pg_notify('press', $1)", [payload]);
  // A notification that is sent before LISTEN has ended does not arrive.
  const listening = () =>
    owner.query(
      `select pid from pg_stat_activity where application_name = 'copydesk notices' and state = 'idle'
         and datname = current_database() and query ilike 'listen%'`,
    );
  while (!(await listening()).rowCount) await sleep(20);
  await tell('["front"]');
  await until(() => heard.length === 1);
  expect(gaps).toBe(1);
  const { rows } = await listening();
  await owner.query('select pg_terminate_backend($1)', [rows[0].pid]);
  await until(() => gaps === 2);
  await tell('["article:1"]');
  await until(() => heard.length === 2);
  expect(heard).toEqual(['["front"]', '["article:1"]']);
  await notices.close();
});
