import { setTimeout as sleep } from 'node:timers/promises';
import { staffPool } from '#db/pools.ts';
import { watchAbandonedJobs } from './abandonedJobs.ts';
import { openJobClaims } from './jobClaims.ts';
import type { Task } from './jobHandler.ts';
import { handlers } from './jobHandlers.ts';
import { openQueues } from './jobQueues.ts';
import { startMaintenance } from './maintenanceTasks.ts';
import { relayOutbox } from './outboxRelay.ts';
import { scheduleIndexRenewal } from './searchIndexSchedule.ts';

export interface Worker {
  /** Call when the outbox may have new rows. */
  wake(): void;
  /** Waits for the running jobs. */
  close(): Promise<void>;
}

/** Kinds of outbox rows that this code knows. */
const kinds = [...Object.keys(handlers), 'deliver'];

/**
 * Milliseconds between two polls of the outbox without a notification: a node may be killed while it has locked rows,
 * which other nodes skip.
 */
const OUTBOX_POLL_MS = 5_000;

/** Milliseconds that side effects wait after an act, so that the pages which it changes are rendered first. A CDN is purged at once. */
const PAGES_FIRST_MS = 400;

/**
 * Performs the side effects that domain functions wrote into the outbox. Starts at once, and tries again until the
 * database is available.
 */
export function createWorker(task: Task): Worker {
  const { log } = task;
  let started: Awaited<ReturnType<typeof startBoss>> | undefined;
  let closed = false;
  let moving: Promise<void> | undefined;
  let isWakePending = false;
  let wakeTimer: NodeJS.Timeout | undefined;
  const delay = task.configuration.cdn ? 0 : PAGES_FIRST_MS;

  async function move(): Promise<void> {
    do {
      isWakePending = false;
      if (started && (await relayOutbox(started.boss, kinds)) > 0) started.wakeQueues();
    } while (isWakePending && !closed);
  }

  function wake(): void {
    wakeTimer ??= setTimeout(relay, delay);
  }

  function relay(): void {
    clearTimeout(wakeTimer);
    wakeTimer = undefined;
    if (closed) return;
    isWakePending = true;
    moving ??= move()
      .catch((error) => log.warn({ err: error }, 'The outbox could not be emptied; retrying later.'))
      .finally(() => {
        moving = undefined;
      });
  }

  async function start(): Promise<void> {
    while (!closed) {
      try {
        started = await startBoss(task);
        relay();
        return;
      } catch (error) {
        log.warn({ err: error }, 'The worker could not start; retrying.');
        await sleep(5_000, undefined, { ref: false });
      }
    }
  }

  const starting = start();
  const polling = setInterval(relay, OUTBOX_POLL_MS);
  const tasks = [...startMaintenance(log), scheduleIndexRenewal(log)];
  return {
    wake,
    async close() {
      closed = true;
      clearTimeout(wakeTimer);
      clearInterval(polling);
      await Promise.all(tasks.map((task) => task.close()));
      await Promise.race([starting, sleep(2_000)]);
      await moving;
      await started?.stop();
    },
  };
}

async function startBoss(task: Task) {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    schema: 'pgboss',
    db: { executeSql: (text, values) => staffPool().query(text, values) },
    schedule: false,
    reindex: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10, // otherwise expired jobs are checked once a minute
  });
  boss.on('error', (error) => task.log.warn({ err: error }, 'pg-boss reported an error'));
  await boss.start();
  const claims = openJobClaims(process.env.DATABASE_URL ?? '');
  const wakeQueues = await openQueues(boss, claims, task);
  const abandoned = watchAbandonedJobs({ log: task.log, onTakenUp: wakeQueues });
  return {
    boss,
    wakeQueues,
    async stop() {
      await abandoned.close();
      await boss.stop({ graceful: true, timeout: 5_000 });
      await claims.close();
    },
  };
}
