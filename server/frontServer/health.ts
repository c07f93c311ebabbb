import type { ServerResponse } from 'node:http';
import type pg from 'pg';

export interface Health {
  /** The app is open: the database is migrated and pages are served. */
  opened: boolean;
  /** The code of readers' pages has run once, so that the first reader waits no longer than the next. */
  warmed: boolean;
  /** The server is shutting down and takes no new work. */
  draining: boolean;
}

const patience = 2_000;
const lastsFor = 500;

interface Pools {
  staff(): pg.Pool;
  /** The pool that readers' queries use now: a replica, or the primary with the readers' login. */
  readers(): pg.Pool;
}

/** Answers `/health` (the process is alive) and `/ready` (the database answers for staff and readers). */
export function createHealthAnswers(health: Health, pools: Pools) {
  const databaseAnswers = sparingly(() => ask(pools.staff()));
  const readersDatabaseAnswers = sparingly(() => ask(pools.readers()));

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
      reply(response, ready ? 200 : 503, {
        ready,
        database,
        readers,
        opened: health.opened,
        warmed: health.warmed,
        draining: health.draining,
        build: process.env.COPYDESK_BUILD,
      });
    },
  };
}

/** Limits a check to two calls a second; concurrent callers share one. */
function sparingly(question: () => Promise<boolean>): () => Promise<boolean> {
  let asked: { at: number; answer: Promise<boolean> } | undefined;
  return () => {
    if (!asked || Date.now() - asked.at > lastsFor) asked = { at: Date.now(), answer: question() };
    return asked.answer;
  };
}

async function ask(pool: pg.Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false);
  });
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([answer, late]);
  clearTimeout(timer);
  return answered;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
