import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { staffPool } from '#db/pools.ts';
import type { Db } from './deliveryJobs.ts';
import { sendDeliveries } from './deliveryJobs.ts';

interface Row {
  id: string;
  kind: string;
  payload: Record<string, unknown>;
}

const atOnce = 100;

/**
 * Moves waiting rows of the outbox into pg-boss, row and job in one transaction, so that however many nodes do it at
 * once, each row becomes exactly one job. Kinds that only newer code knows are left for it.
 * @returns how many rows there were
 */
export async function relayOutbox(boss: PgBoss, kinds: string[]): Promise<number> {
  let moved = 0;
  for (;;) {
    const some = await moveSome(boss, kinds);
    moved += some;
    if (some < atOnce) return moved;
  }
}

async function moveSome(boss: PgBoss, kinds: string[]): Promise<number> {
  const client = await staffPool().connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Row>(
      `select id, kind, payload from outbox where queued_at is null and kind = any($1)
       order by id limit ${atOnce} for update skip locked`,
      [kinds],
    );
    const db: Db = { executeSql: (text, values) => client.query(text, values) };
    for (const row of rows) await send(boss, row, db);
    // What it says is the job's from now on: letters hold links that let people in.
    await client.query(`update outbox set queued_at = now(), payload = '{}' where id = any($1)`, [
      rows.map((row) => row.id),
    ]);
    await client.query('commit');
    client.release();
    return rows.length;
  } catch (error) {
    client.release(true); // its transaction ends with the connection
    throw error;
  }
}

const foretold = z.object({ event: z.string(), at: z.iso.datetime() });

async function send(boss: PgBoss, { kind, payload }: Row, db: Db): Promise<void> {
  if (kind === 'deliver') return sendDeliveries(boss, payload, db);
  if (kind !== 'event') {
    await boss.send(kind, payload, { db });
    return;
  }
  // An instant, not a delay: the database waits for it by its own clock, and this node's may be wrong.
  const { event, at } = foretold.parse(payload);
  await boss.send(kind, { event }, { db, startAfter: at });
}
