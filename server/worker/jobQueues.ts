import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { type DeliveryKind, deliveryKinds } from '#db/schema/effects.ts';
import { recordGivingUp } from '#editorial/outbox/deliveryAttempts.ts';
import { tryDelivery } from './delivery/deliverOnce.ts';
import { queueOf } from './deliveryJobs.ts';
import type { JobClaims } from './jobClaims.ts';
import type { Task } from './jobHandler.ts';
import { handlers } from './jobHandlers.ts';

const deadLetters = 'dead';
/** What a node that hangs had under way is tried again after that long. A killed one's is sooner: see abandonedJobs.ts. */
const expires = 30; // s; longer than any try but a letter's may take
const brief = { expireInSeconds: 120, deleteAfterSeconds: 3_600, deadLetter: deadLetters };
const patience = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };
/** What came true is told of, if it takes a day: nothing outside is asked for it, only our own database. */
const untiring = { retryLimit: 200, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 };

/** Half a minute, doubling to two hours, each pause less a random part: 23 tries over more than a day, then no more. */
const outsidePatience = { retryLimit: 22, retryDelay: 30, retryBackoff: true, retryDelayMax: 7_200 };

/** Readers wait for it: a second, doubling to a minute, for a day. By then nothing is kept any more. */
const urgent = { retryLimit: 1_500, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };

/** How many are under way on a node; of one target never more than one anywhere, so that a slow one holds up only itself. */
const sideBySide: Record<DeliveryKind, number> = {
  webhook: 6,
  websub: 1,
  indexnow: 1,
  subscriber: 3,
  purge: 1,
};

/** Makes the queues and begins to work on them. @returns what wakes all of it */
export async function openQueues(boss: PgBoss, claims: JobClaims, task: Task): Promise<() => void> {
  const workers: string[] = [];
  await boss.createQueue(deadLetters, { retentionSeconds: 30 * 86_400 });
  await boss.work<{ delivery?: string }>(deadLetters, async ([job]) => {
    if (!job) return;
    await claims.holding(job, async () => {
      if (job.data?.delivery) return recordGivingUp(job.data.delivery);
      task.log.error({ job: job.id }, 'A side effect was given up after its last attempt; its job is kept.');
    });
  });
  for (const [kind, handle] of Object.entries(handlers)) {
    const begun = kind === 'event' ? { pollingIntervalSeconds: 1 } : {};
    await boss.createQueue(kind, {
      ...brief,
      ...(kind === 'event' ? { ...untiring, expireInSeconds: expires } : patience),
    });
    let worker = '';
    worker = await boss.work<Record<string, unknown>>(kind, begun, async ([job]) => {
      boss.notifyWorker(worker); // there may be more
      if (job) await claims.holding(job, () => handle(job.data, task));
    });
    workers.push(worker);
  }
  for (const kind of deliveryKinds) {
    await boss.createQueue(queueOf(kind), {
      ...(kind === 'purge' ? urgent : outsidePatience),
      ...brief,
      expireInSeconds: kind === 'subscriber' ? 90 : expires, // a mail server may take its time
    });
    for (let n = 0; n < sideBySide[kind]; n++) workers.push(await workOn(boss, claims, kind, task));
  }
  return () => {
    for (const worker of workers) boss.notifyWorker(worker);
  };
}

async function workOn(boss: PgBoss, claims: JobClaims, kind: DeliveryKind, task: Task): Promise<string> {
  const options = { includeMetadata: true, groupConcurrency: 1 } as const;
  let worker = '';
  worker = await boss.work(queueOf(kind), options, async ([job]: JobWithMetadata[]) => {
    boss.notifyWorker(worker);
    if (job) await claims.holding(job, () => tryDelivery(job.id, job.retryCount >= job.retryLimit, task));
  });
  return worker;
}
