import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { closePools, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { postgresPid, type Running, startServer } from '#e2e/setting/server.ts';
import { type Gate, startGate } from './gate.ts';

/** What is killed with SIGKILL. */
export const KILLED_PROCESSES = ['Postgres', 'app and Postgres', 'app'] as const;
export type KilledProcess = (typeof KILLED_PROCESSES)[number];

const POSTGRES_RETURNS_MS = 60_000;

export type KillableServer = {
  url: string;
  dataDir: string;
  /** what the app has printed since its last start */
  said(): string;
  /** Kills. When the app is killed, browsers cannot reach the server until `letBrowsersIn`. */
  kill(what: KilledProcess): Promise<void>;
  /** Starts what was killed again, and resolves when it is ready. */
  recover(what: KilledProcess): Promise<void>;
  letBrowsersIn(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a server with an empty paper, behind a gate. */
export async function startKillableServer(): Promise<KillableServer> {
  const gate: Gate = await startGate();
  const env = { SITE_URL: gate.url, SAMPLE_EDITION: '0' };
  let running: Running = await startServer({ env });
  const { port, dataDir } = running;
  await gate.open(port);
  return {
    url: gate.url,
    dataDir,
    said: () => running.said(),
    async kill(what) {
      const pid = await postgresPid(dataDir);
      if (what !== 'Postgres') running.process.kill('SIGKILL');
      if (what !== 'app') process.kill(pid, 'SIGKILL');
      if (what !== 'Postgres') await gate.close();
    },
    async recover(what) {
      if (what === 'Postgres') await postgresAnswers();
      else running = await startServer({ port, dataDir, env });
      await closePools(); // connections of before the kill
    },
    letBrowsersIn: () => gate.open(port),
    async stop() {
      await gate.close();
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until the app has started its Postgres again. */
async function postgresAnswers(): Promise<void> {
  for (const end = Date.now() + POSTGRES_RETURNS_MS; Date.now() < end; await sleep(50))
    if (
      await staff()
        .execute(sql`select 1`)
        .then(Boolean, () => false)
    )
      return;
  throw new Error(`Postgres did not return within ${POSTGRES_RETURNS_MS} ms.`);
}
