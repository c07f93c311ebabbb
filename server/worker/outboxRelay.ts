import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { staffPool } from '#db/pools.ts';
import { type Db, sendDeliveries } from './deliveryJobs.ts';

type Row = { id: string; kind: string; payload: Record<string, unknown> };

const BATCH_SIZE = 100;
const eventPayload = z.object({ event: z.string(), at: z.iso.datetime() });

/** Moves outbox rows of these kinds into pg-boss, each exactly once on any number of nodes. @returns their number */
export async function relayOutbox(boss: PgBoss, kinds: string[]): Promise<number> {
  let moved = 0;
  for (;;) {
    const count = await moveBatch(boss, kinds);
    moved += count;
    if (count < BATCH_SIZE) return moved;
  }
}

async function moveBatch(boss: PgBoss, kinds: string[]): Promise<number> {
  const client = await staffPool().connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Row>(
      `select id, kind, payload from outbox where queued_at is null and kind = any($1)
       order by id limit ${BATCH_SIZE} for update skip locked`,
      [kinds],
    );
    const db: Db = { executeSql: (text, values) => client.query(text, values) };
    for (const row of rows) await send(boss, row, db);
    // The job now has the payload, which is erased here because emails contain links that grant access.
    const ids = rows.map((row) => row.id);
    await client.query(`update outbox set queued_at = now(), payload = '{}' where id = any($1)`, [ids]);
    await client.query('commit');
    client.release();
    return rows.length;
  } catch (error) {
    client.release(true); // its transaction ends with the connection
    throw error;
  }
}

async function send(boss: PgBoss, { kind, payload }: Row, db: Db): Promise<void> {
  if (kind === 'deliver') return sendDeliveries(boss, payload, db);
  if (kind !== 'event') return void (await boss.send(kind, payload, { db }));
  // An instant, not a delay: the database compares it with its own clock, and this node's clock may be wrong.
  const { event, at } = eventPayload.parse(payload);
  await boss.send(kind, { event }, { db, startAfter: at });
}
