import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

export type Health = {
  /** The app is open: the database is migrated and pages are served. */
  opened: boolean;
  /** The code of readers' pages has run once, so that the first reader waits no longer than later ones. */
  warmed: boolean;
  /** The server is shutting down and takes no new work. */
  draining: boolean;
};

/** Milliseconds to wait for a database, and milliseconds for which its answer stays valid. */
const TIMEOUT_MS = 2_000;
const VALID_MS = 500;

type Pools = {
  staff(): pg.Pool;
  /** The pool that readers' queries use now: a replica, or the primary with the readers' login. */
  readers(): pg.Pool;
};

/** Answers `/health` (the process is alive) and `/ready` (the database answers for staff and readers). */
export function createHealthAnswers(health: Health, pools: Pools) {
  const databaseAnswers = sparingly(() => answers(pools.staff()));
  const readersDatabaseAnswers = sparingly(() => answers(pools.readers()));

  return {
    alive(response: ServerResponse): void {
      reply(response, 200, { alive: true });
    },
    async ready(response: ServerResponse): Promise<void> {
      const isOpen = health.opened && health.warmed;
      const [database, readers] = isOpen
        ? await Promise.all([databaseAnswers(), readersDatabaseAnswers()])
        : [false, false];
      const ready = database && readers && !health.draining;
      const { opened, warmed, draining } = health;
      const build = process.env.COPYDESK_BUILD;
      reply(response, ready ? 200 : 503, { ready, database, readers, opened, warmed, draining, build });
    },
  };
}

/** Limits a check to two calls a second; concurrent callers share one. */
function sparingly(check: () => Promise<boolean>): () => Promise<boolean> {
  let latest: { at: number; answer: Promise<boolean> } | undefined;
  return () => {
    if (!latest || Date.now() - latest.at > VALID_MS) latest = { at: Date.now(), answer: check() };
    return latest.answer;
  };
}

async function answers(pool: pg.Pool): Promise<boolean> {
  try {
    const answer = pool.query('select 1').then(() => true);
    return await Promise.race([answer, sleep(TIMEOUT_MS, false, { ref: false })]);
  } catch {
    return false;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
