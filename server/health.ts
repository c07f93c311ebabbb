import type { ServerResponse } from 'node:http';
import type pg from 'pg';

export interface Health {
  /** The app is open: database migrated, pages served. */
  opened: boolean;
  /** The code of readers' pages has run once: the first reader waits no longer than the next. */
  warmed: boolean;
  /** Shutting down: no new work, please. */
  draining: boolean;
}

const patience = 2_000;
const lastsFor = 500;

/** Answers `/health` (the process is alive) and `/ready` (it is able to serve, as the database answers). */
export function createHealthAnswers(health: Health, pool: () => pg.Pool) {
  let asked: { at: number; answers: Promise<boolean> } | undefined;

  /** Asks the database at most twice a second, however many ask us. */
  function databaseAnswers(): Promise<boolean> {
    if (!asked || Date.now() - asked.at > lastsFor) asked = { at: Date.now(), answers: ask(pool()) };
    return asked.answers;
  }

  return {
    alive(response: ServerResponse): void {
      reply(response, 200, { alive: true });
    },
    async ready(response: ServerResponse): Promise<void> {
      const database = health.opened && health.warmed && (await databaseAnswers());
      const ready = database && !health.draining;
      reply(response, ready ? 200 : 503, {
        ready,
        database,
        opened: health.opened,
        warmed: health.warmed,
        draining: health.draining,
      });
    },
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
