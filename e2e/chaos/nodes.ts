import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closePools } from '#db/pools.ts';
import { type Running, startServer } from '#e2e/setting/server.ts';
import { embeddedPostgres } from '#server/postgres/embedded.ts';

const secret = 'the-same-on-every-node-of-this-run';
const clock = new URL('../setting/skewedClock.ts', import.meta.url).href;

export type Node = { url: string; skew: number; up: boolean };

export type Nodes = {
  databaseUrl: string;
  secret: string;
  all: Node[];
  /** Kills a node (SIGKILL) and starts it again after `pause` ms. Resolves when it is ready. */
  killAndStart(at: number, pause: number): Promise<void>;
  /** Stops a node as a deployment does (SIGTERM) and starts it again. Resolves when it is ready. */
  drainAndStart(at: number): Promise<void>;
  /** Stops the database of all nodes. @returns a function that starts it again with the same data */
  takeDatabase(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
};

/** Starts nodes of one paper on one new Postgres. `skews`: the error of each node's clock in ms, one node each. */
export async function startNodes(skews: number[], extraEnv: Record<string, string> = {}): Promise<Nodes> {
  const home = await mkdtemp(join(tmpdir(), 'copydesk-nodes-'));
  const openDatabase = () =>
    embeddedPostgres(join(home, 'database'), { warn: console.warn, error: console.error }, [
      'max_connections=250',
    ]);
  let database = await openDatabase();
  await database.start();
  const start = (skew: number, at: number, port?: number) =>
    startServer({
      dataDir: join(home, `node${at}`),
      ...(port && { port }),
      env: {
        DATABASE_URL: database.url,
        NEXTAUTH_SECRET: secret,
        MEDIA_URL: `file:${join(home, 'media')}`,
        SAMPLE_EDITION: '0',
        LOG_LEVEL: 'error',
        CLOCK_SKEW_MS: String(skew),
        NODE_OPTIONS: skew === 0 ? '' : `--import ${clock}`,
        ...extraEnv,
      },
    });
  const running: Running[] = [];
  // All start together on an empty database: one node migrates it and adds the initial data, the others wait.
  running.push(...(await Promise.all(skews.map((skew, at) => start(skew, at)))));
  const all: Node[] = running.map(({ url }, at) => ({ url, skew: skews[at] ?? 0, up: true }));
  return {
    databaseUrl: database.url,
    secret,
    all,
    async killAndStart(at, pause) {
      const [node, was] = [all[at], running[at]];
      if (!node || !was) throw new Error(`no node ${at}`);
      node.up = false;
      was.process.kill('SIGKILL');
      await sleep(pause);
      running[at] = await start(node.skew, at, was.port);
      node.up = true;
    },
    async drainAndStart(at) {
      const [node, was] = [all[at], running[at]];
      if (!node || !was) throw new Error(`no node ${at}`);
      node.up = false; // the balancer stops choosing the node; its open requests finish
      await sleep(1_500);
      was.process.kill('SIGTERM');
      await once(was.process, 'exit');
      running[at] = await start(node.skew, at, was.port);
      node.up = true;
    },
    async takeDatabase() {
      await database.stop();
      return async () => {
        database = await openDatabase();
        await database.start();
      };
    },
    async stop() {
      await closePools();
      await Promise.all(running.map((one) => one.stop()));
      await database.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
