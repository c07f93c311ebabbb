import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { type DeliveryKind, deliveryKinds } from '#db/schema/deliveries.ts';

export type Db = {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
};

/** The queue of a kind of delivery. Each kind has one, so that no kind waits for another. */
export const queueOf = (kind: DeliveryKind): string => `deliver-${kind}`;

const DeliveryRequest = z.union([
  z.object({ event: z.string() }),
  z.object({ deliveries: z.array(z.uuid()).max(1_000) }),
]);

const BATCH_SIZE = 1_000;

/**
 * Creates a job for each open delivery of an event, or of those to be retried. A job has its delivery's id, so there is
 * never a second one; a job that waits for a retry is replaced, a running one continues.
 */
export async function sendDeliveries(boss: PgBoss, payload: Record<string, unknown>, db: Db): Promise<void> {
  const request = DeliveryRequest.parse(payload);
  const { rows } = await db.executeSql(
    `select id, kind, target from delivery where done_at is null and given_up_at is null
     and ${'event' in request ? 'event = $1' : 'id = any($1::uuid[])'} order by created_at, id`,
    ['event' in request ? request.event : request.deliveries],
  );
  const open = rows as { id: string; kind: DeliveryKind; target: string }[];
  for (const kind of deliveryKinds) {
    const jobs = open
      .filter((row) => row.kind === kind)
      .map(({ id, target }) => ({ id, data: { delivery: id }, group: { id: target } }));
    for (let at = 0; at < jobs.length; at += BATCH_SIZE) {
      const batch = jobs.slice(at, at + BATCH_SIZE);
      const ids = batch.map(({ id }) => id);
      await db.executeSql(
        `delete from pgboss.job where name = $1 and id = any($2::uuid[]) and state <> 'active'`,
        [queueOf(kind), ids],
      );
      await boss.insert(queueOf(kind), batch, { db });
    }
  }
}
