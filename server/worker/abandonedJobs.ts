import { staffPool } from '#db/pools.ts';
import type { Logger } from '#server/logging/logging.ts';
import { claimLock } from './jobClaims.ts';
import { type PeriodicTask, startPeriodicTask } from './periodicTask.ts';

const CHECK_INTERVAL_MS = 2_000;

/** Seconds within which a node claims a job after fetching it. */
const CLAIM_SECONDS = 2;

/** Number of killed attempts after which further attempts are delayed, as the job may be the cause. */
const MAX_IMMEDIATE_TRIES = 3;

type Abandoned = { id: string; retryCount: number };

/**
 * Takes over the jobs of killed nodes, about six seconds after their end. A job is abandoned when two consecutive
 * checks find it active and unclaimed: a node that only lost its connection has claimed its jobs again by then.
 */
export function watchAbandonedJobs({ log, onTakenUp }: { log: Logger; onTakenUp(): void }): PeriodicTask {
  let unclaimedBefore = new Set<string>();
  return startPeriodicTask({
    intervalMs: CHECK_INTERVAL_MS,
    isDelayed: true,
    async run() {
      const unclaimed = await findUnclaimed();
      const abandoned = unclaimed.filter((job) => unclaimedBefore.has(keyOf(job)));
      unclaimedBefore = new Set(unclaimed.map(keyOf));
      const takenUp = abandoned.length > 0 ? await takeUp(abandoned) : 0;
      if (takenUp === 0) return;
      log.info({ jobs: takenUp }, 'The jobs of a node that ended were taken over.');
      onTakenUp();
    },
    onError: (err) => log.debug({ err }, 'abandoned jobs could not be checked'),
  });
}

const keyOf = ({ id, retryCount }: Abandoned): string => `${id}:${retryCount}`;

async function findUnclaimed(): Promise<Abandoned[]> {
  const { rows } = await staffPool().query<Abandoned>(
    `with active as materialized (
       select id, retry_count from pgboss.job
       where state = 'active' and started_on < now() - interval '${CLAIM_SECONDS} seconds')
     select id, retry_count as "retryCount" from active where pg_try_advisory_xact_lock(${claimLock})`,
  );
  return rows;
}

/** Makes jobs available again, as another attempt. pg-boss ends a job without attempts left when it expires. */
async function takeUp(abandoned: Abandoned[]): Promise<number> {
  const { rowCount } = await staffPool().query(
    `with still as materialized (
       select name, id, retry_count from pgboss.job
       where state = 'active' and retry_count < retry_limit and id || ':' || retry_count = any($1)),
     mine as materialized (select * from still where pg_try_advisory_xact_lock(${claimLock}))
     update pgboss.job set state = 'retry',
       start_after = now() + case when job.retry_count < ${MAX_IMMEDIATE_TRIES} then 0 else job.retry_delay end * interval '1 second'
     from mine
     where job.name = mine.name and job.id = mine.id and job.retry_count = mine.retry_count and job.state = 'active'`,
    [abandoned.map(keyOf)],
  );
  return rowCount ?? 0;
}
