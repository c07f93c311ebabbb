import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { type DeliveryKind, deliveryKinds } from '#db/schema/effects.ts';
import { recordGivingUp } from '#editorial/outbox/deliveryAttempts.ts';
import { tryDelivery } from './delivery/deliverOnce.ts';
import { queueOf } from './deliveryJobs.ts';
import type { JobClaims } from './jobClaims.ts';
import type { Task } from './jobHandler.ts';
import { handlers } from './jobHandlers.ts';

const deadLetters = 'dead';
/**
 * Seconds; longer than any attempt but an email's may take. A job of a node that hangs is retried after this time. For a
 * killed node see abandonedJobs.ts.
 */
const expires = 30;
const brief = { expireInSeconds: 120, deleteAfterSeconds: 3_600, deadLetter: deadLetters };
const patience = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };
/** For jobs that use only our own database: 2 s, doubling to ten minutes, for more than a day. */
const untiring = { retryLimit: 200, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 };

/** 30 s, doubling to two hours, each delay reduced by a random part: 23 attempts in more than a day, then none. */
const outsidePatience = { retryLimit: 22, retryDelay: 30, retryBackoff: true, retryDelayMax: 7_200 };

/** For CDN purges: 1 s, doubling to a minute, for a day. By then no cached page is left. */
const urgent = { retryLimit: 1_500, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };

/**
 * Concurrent deliveries per node. Of one target never more than one anywhere, so that a slow target delays only itself.
 */
const sideBySide: Record<DeliveryKind, number> = {
  webhook: 6,
  websub: 1,
  indexnow: 1,
  subscriber: 3,
  purge: 1,
};

/** Creates the queues and starts to work on them. @returns a function that wakes all workers */
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
      boss.notifyWorker(worker); // there may be more jobs
      if (job) await claims.holding(job, () => handle(job.data, task));
    });
    workers.push(worker);
  }
  for (const kind of deliveryKinds) {
    await boss.createQueue(queueOf(kind), {
      ...(kind === 'purge' ? urgent : outsidePatience),
      ...brief,
      expireInSeconds: kind === 'subscriber' ? 90 : expires, // a mail server may be slow
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
