import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { staffPool } from '#db/pools';
import { keepCheckpointing } from './checkpointing.ts';
import { handlers, type Task } from './handlers.ts';
import { moveOutbox } from './outbox.ts';

export interface Worker {
  /** There may be something in the outbox. */
  wake(): void;
  /** Waits for the jobs under way. */
  close(): Promise<void>;
}

const deadLetters = 'dead';

/** Does the side effects that verbs wrote into the outbox. It starts by itself, and again until the database allows it. */
export function createWorker(task: Task): Worker {
  const { log } = task;
  let boss: PgBoss | undefined;
  let closed = false;
  let moving: Promise<void> | undefined;
  let again = false;

  async function move(): Promise<void> {
    do {
      again = false;
      if (boss) await moveOutbox(boss, Object.keys(handlers));
    } while (again && !closed);
  }

  function wake(): void {
    again = true;
    moving ??= move()
      .catch((error) => log.warn({ err: error }, 'The outbox could not be emptied; it will be tried again.'))
      .finally(() => {
        moving = undefined;
      });
  }

  async function start(): Promise<void> {
    while (!closed) {
      try {
        boss = await startBoss(task);
        wake();
        return;
      } catch (error) {
        log.warn({ err: error }, 'The worker could not start; it will be tried again.');
        await sleep(5_000, undefined, { ref: false });
      }
    }
  }

  const starting = start();
  const rounds = setInterval(wake, 30_000);
  const checkpoints = keepCheckpointing(log);
  return {
    wake,
    async close() {
      closed = true;
      clearInterval(rounds);
      await checkpoints.close();
      await Promise.race([starting, sleep(2_000)]);
      await moving;
      await boss?.stop({ graceful: true, timeout: 5_000 });
    },
  };
}

async function startBoss(task: Task): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    schema: 'pgboss',
    db: { executeSql: (text, values) => staffPool().query(text, values) },
    schedule: false,
    reindex: false,
  });
  boss.on('error', (error) => task.log.warn({ err: error }, 'pg-boss complains'));
  await boss.start();
  await boss.createQueue(deadLetters, { retentionSeconds: 30 * 86_400 });
  await boss.work(deadLetters, async ([job]) => {
    task.log.error({ job: job?.id }, 'A side effect was given up after its last attempt; its job is kept.');
  });
  for (const [kind, handle] of Object.entries(handlers)) {
    const patience = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };
    const brief = { expireInSeconds: 120, deleteAfterSeconds: 3_600 };
    await boss.createQueue(kind, { ...patience, ...brief, deadLetter: deadLetters });
    await boss.work<Record<string, unknown>>(kind, async ([job]) => {
      if (job) await handle(job.data, task);
    });
  }
  return boss;
}
