import type { JobWithMetadata, PgBoss, WorkOptions } from 'pg-boss';
import { deliveryKinds } from '#db/schema/deliveries.ts';
import { recordGivingUp } from '#editorial/outbox/deliveryAttempts.ts';
import { tryDelivery } from './delivery/deliverOnce.ts';
import { queueOf } from './deliveryJobs.ts';
import type { JobClaims } from './jobClaims.ts';
import type { Task } from './jobHandler.ts';
import { handlers } from './jobHandlers.ts';
import {
  DEAD_LETTER_QUEUE,
  databaseRetries,
  defaultRetries,
  deliveryRetries,
  JOB_EXPIRES_SECONDS,
  jobExpiry,
  purgeRetries,
} from './retrySchedules.ts';

type Job = JobWithMetadata<Record<string, unknown>>;

/**
 * Concurrent deliveries per node. Deliveries to one target never run at the same time, so a slow target delays only
 * itself.
 */
const CONCURRENT_DELIVERIES = { webhook: 6, websub: 1, indexnow: 1, subscriber: 3, purge: 1 };

/** Creates the queues and starts to work on them. @returns a function that wakes all workers */
export async function openQueues(boss: PgBoss, claims: JobClaims, task: Task): Promise<() => void> {
  const workers: string[] = [];

  async function workOn(
    queue: string,
    options: WorkOptions,
    run: (job: Job) => Promise<void>,
  ): Promise<void> {
    let worker = '';
    worker = await boss.work(queue, { ...options, includeMetadata: true }, async ([job]: Job[]) => {
      boss.notifyWorker(worker); // there may be more jobs
      if (job) await claims.holding(job, () => run(job));
    });
    workers.push(worker);
  }

  await boss.createQueue(DEAD_LETTER_QUEUE, { retentionSeconds: 30 * 86_400 });
  await boss.work<{ delivery?: string }>(DEAD_LETTER_QUEUE, async ([job]) => {
    if (!job) return;
    await claims.holding(job, async () => {
      if (job.data?.delivery) return recordGivingUp(job.data.delivery);
      task.log.error({ job: job.id }, 'A side effect failed at its last attempt; its job is kept.');
    });
  });
  for (const [kind, handle] of Object.entries(handlers)) {
    const isEvent = kind === 'event';
    await boss.createQueue(kind, {
      ...jobExpiry,
      ...(isEvent ? { ...databaseRetries, expireInSeconds: JOB_EXPIRES_SECONDS } : defaultRetries),
    });
    await workOn(kind, isEvent ? { pollingIntervalSeconds: 1 } : {}, (job) => handle(job.data, task));
  }
  for (const kind of deliveryKinds) {
    await boss.createQueue(queueOf(kind), {
      ...(kind === 'purge' ? purgeRetries : deliveryRetries),
      ...jobExpiry,
      expireInSeconds: kind === 'subscriber' ? 90 : JOB_EXPIRES_SECONDS, // a mail server may be slow
    });
    for (let n = 0; n < CONCURRENT_DELIVERIES[kind]; n++)
      await workOn(queueOf(kind), { groupConcurrency: 1 }, ({ id, retryCount, retryLimit }) =>
        tryDelivery(id, retryCount >= retryLimit, task),
      );
  }
  return () => {
    for (const worker of workers) boss.notifyWorker(worker);
  };
}
