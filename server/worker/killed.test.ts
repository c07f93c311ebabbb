import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { staff, staffPool } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { addWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { openReceiver, type Receiver, until, well } from './delivery/delivery.scene.ts';
import { createWorker, type Worker } from './worker.ts';

const takeoverMs = 10_000; // ms in which another node takes over a killed node's jobs
const environment = {
  NEXTAUTH_SECRET: 'a secret of some length',
  SITE_URL: 'https://courier.example',
  LOCAL_RECEIVERS: '1',
};

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let receiver: Receiver;
let killed: ChildProcess;
let worker: Worker | undefined;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', environment.NEXTAUTH_SECRET);
  scene = await openScene();
  editor = await hire('editor');
  receiver = await openReceiver();
  await addWebhook(await hire('admin'), { name: 'Desk', url: receiver.url }, { local: true });
});
afterAll(async () => {
  await receiver.close();
  await scene.close();
});
beforeEach(async () => {
  receiver.heard.length = 0;
  receiver.effects.clear();
  receiver.behave(well);
  killed = fork(new URL('./workerProcess.fixture.ts', import.meta.url), [], {
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'test', ...environment },
  });
  await once(killed, 'message');
});
afterEach(async () => {
  killed.kill('SIGKILL');
  await worker?.close();
  worker = undefined;
});

const begin = () => {
  worker = createWorker({ configuration: configure(environment), log: createLogger('silent') });
};
const kill = async () => {
  killed.kill('SIGKILL');
  await once(killed, 'exit');
};
const releaseStory = async (headline: string) => {
  const { releaseId } = await release(editor, { articleId: await writeStory(editor, { headline }) });
  return `release:${releaseId}`;
};
const deliveredEvents = () => receiver.heard.map(({ body }) => JSON.parse(body).event as string);
const openDeliveries = async () =>
  Number((await staff().execute(sql`select count(*) from delivery where done_at is null`)).rows[0]?.count);

test('a delivery in progress on a killed node is made by another within ten seconds, and once', async () => {
  receiver.behave(() => {}); // the receiver never answers the first request
  const first = await releaseStory('Killed in mid-delivery');
  await until(() => receiver.heard.length === 1);
  const second = await releaseStory('Waits behind it');
  begin();
  receiver.behave(well);
  await kill();
  await until(() => receiver.effects.size === 2, takeoverMs);
  await until(async () => (await openDeliveries()) === 0);
  expect(deliveredEvents().sort()).toEqual([first, first, second]);
  expect(new Set(receiver.heard.map(({ id }) => id)).size).toBe(2);
}, 60_000);

test('an event that a killed node was about to send is sent by another within ten seconds, and once', async () => {
  const holder = await staffPool().connect();
  await holder.query('begin; lock table announcement in share mode');
  const event = await releaseStory('Killed before it was told');
  await until(async () => {
    const { rowCount } = await staffPool().query(
      `select from pg_locks where relation = 'announcement'::regclass and not granted`,
    );
    return (rowCount ?? 0) > 0;
  });
  begin();
  await kill();
  await holder.query('rollback');
  holder.release();
  await until(() => receiver.effects.size === 1, takeoverMs);
  expect(deliveredEvents()).toEqual([event]);
}, 60_000);

test('a node that lost its connections but is alive keeps its running jobs', async () => {
  let answer = () => {};
  receiver.behave((heard, response, takeEffect) => {
    answer = () => well(heard, response, takeEffect);
  });
  const event = await releaseStory('Under way');
  await until(() => receiver.heard.length === 1);
  begin();
  await staffPool().query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'copydesk claims'`,
  );
  await until(worldHasLooked(4));
  answer();
  await until(async () => (await openDeliveries()) === 0);
  expect(deliveredEvents()).toEqual([event]);
}, 60_000);

/** Resolves when this number of seconds has passed by the database's clock. */
function worldHasLooked(seconds: number): () => Promise<boolean> {
  let since: Date | undefined;
  return async () => {
    const { rows } = await staffPool().query<{ now: Date }>('select clock_timestamp() as now');
    const now = rows[0]?.now ?? new Date(0);
    since ??= now;
    return now.getTime() - since.getTime() > seconds * 1_000;
  };
}
