import type { PgBoss } from 'pg-boss';
import { staffPool } from '#db/pools';

interface Row {
  id: string;
  kind: string;
  payload: Record<string, unknown>;
}

const atOnce = 100;

/**
 * Moves waiting rows of the outbox into pg-boss, row and job in one transaction, so that however many nodes do it at
 * once, each row becomes exactly one job. Kinds that only newer code knows are left for it.
 */
export async function moveOutbox(boss: PgBoss, kinds: string[]): Promise<void> {
  while ((await moveSome(boss, kinds)) === atOnce);
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
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const { kind, payload } of rows) await boss.send(kind, payload, { db });
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
