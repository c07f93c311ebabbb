import { staff } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import { delivery } from '#db/schema/deliveries.ts';

/** A delivery attempt in progress. `id` is the idempotency key sent to the receiver, the same in each attempt. */
export type DeliveryAttempt = NonNullable<Awaited<ReturnType<typeof beginAttempt>>>;

const isOpen = (id: string) => and(eq(delivery.id, id), isNull(delivery.doneAt));

/** Records an attempt before it starts, so that a killed one counts. Null if the delivery is done or given up. */
export async function beginAttempt(id: string) {
  const { kind, target, event, payload } = delivery;
  const [row] = await staff()
    .update(delivery)
    .set({ attempts: sql`${delivery.attempts} + 1`, lastTriedAt: sql`now()` })
    .where(and(isOpen(id), isNull(delivery.givenUpAt)))
    .returning({
      id: delivery.id,
      kind,
      target,
      event,
      payload,
      /** seconds since the epoch, by the database's clock: the clocks of nodes may be wrong by minutes */
      now: sql<number>`extract(epoch from clock_timestamp())::int`,
    });
  return row ?? null;
}

/** @param status the status of the receiver's answer, if there was one */
export async function recordSuccess(id: string, status: number | null): Promise<void> {
  await staff()
    .update(delivery)
    .set({ doneAt: sql`now()`, lastStatus: status, lastError: null })
    .where(isOpen(id));
}

type Failure = { status: number | null; error: string; last: boolean };

/** @param failure.last whether automatic retries end */
export async function recordFailure(id: string, { status, error, last }: Failure): Promise<void> {
  const lastError = error.replaceAll('\0', '').toWellFormed().slice(0, 500);
  await staff()
    .update(delivery)
    .set({ lastStatus: status, lastError, ...(last && { givenUpAt: sql`now()` }) })
    .where(isOpen(id));
}

/** The last attempt ended without a result: its process was killed, or it timed out. */
export async function recordGivingUp(id: string): Promise<void> {
  await staff()
    .update(delivery)
    .set({ givenUpAt: sql`now()`, lastError: sql`coalesce(${delivery.lastError}, 'interrupted')` })
    .where(and(isOpen(id), isNull(delivery.givenUpAt)));
}
