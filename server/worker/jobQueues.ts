import type { JobWithMetadata, PgBoss, WorkOptions } from 'pg-boss';
import { deliveryKinds } from '#db/schema/effects.ts';
import { recordGivingUp } from '#editorial/outbox/deliveryAttempts.ts';
import { tryDelivery } from './delivery/deliverOnce.ts';
import { queueOf } from './deliveryJobs.ts';
import type { JobClaims } from './jobClaims.ts';
import type { Task } from './jobHandler.ts';
import { handlers } from './jobHandlers.ts';

type Job = JobWithMetadata<Record<string, unknown>>;

const deadLetters = 'dead';
/**
 * Longer than any attempt may take, except sending an email. A job of a node that hangs is retried after this time. For
 * a killed node see abandonedJobs.ts.
 */
const expireInSeconds = 30;
const brief = { expireInSeconds: 120, deleteAfterSeconds: 3_600, deadLetter: deadLetters };
const patience = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };
/** For jobs that use only our own database: 2 s, doubling to ten minutes, for more than a day. */
const untiring = { retryLimit: 200, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 };

/** 30 s, doubling to two hours, each delay reduced by a random part: 23 attempts in more than a day, then none. */
const outsidePatience = { retryLimit: 22, retryDelay: 30, retryBackoff: true, retryDelayMax: 7_200 };

/** For CDN purges: 1 s, doubling to a minute, for a day. By then no cached page is left. */
const urgent = { retryLimit: 1_500, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };

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

  await boss.createQueue(deadLetters, { retentionSeconds: 30 * 86_400 });
  await boss.work<{ delivery?: string }>(deadLetters, async ([job]) => {
    if (!job) return;
    await claims.holding(job, async () => {
      if (job.data?.delivery) return recordGivingUp(job.data.delivery);
      task.log.error({ job: job.id }, 'A side effect failed at its last attempt; its job is kept.');
    });
  });
  for (const [kind, handle] of Object.entries(handlers)) {
    const isEvent = kind === 'event';
    await boss.createQueue(kind, { ...brief, ...(isEvent ? { ...untiring, expireInSeconds } : patience) });
    await workOn(kind, isEvent ? { pollingIntervalSeconds: 1 } : {}, (job) => handle(job.data, task));
  }
  for (const kind of deliveryKinds) {
    await boss.createQueue(queueOf(kind), {
      ...(kind === 'purge' ? urgent : outsidePatience),
      ...brief,
      expireInSeconds: kind === 'subscriber' ? 90 : expireInSeconds, // a mail server may be slow
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
