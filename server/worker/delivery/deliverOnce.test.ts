import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { addWebhook, pauseWebhook, pingWebhook, removeWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { retryDelivery, retryTarget } from '#editorial/outbox/retryingDeliveries.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { createWorker, type Worker } from '#server/worker/worker.ts';
import { openReceiver, passPauses, type Receiver, until as waitUntil, well } from './delivery.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;
let good: Receiver;
let bad: Receiver;
let badHook: { webhookId: number; secret: string };
const nodes: Worker[] = [];

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length');
  scene = await openScene();
  [editor, admin, good, bad] = await Promise.all([
    hire('editor'),
    hire('admin'),
    openReceiver(),
    openReceiver(),
  ]);
  badHook = await addWebhook(admin, { name: 'Bad', url: bad.url }, { local: true });
  await addWebhook(admin, { name: 'Good', url: good.url }, { local: true });
  const configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    SITE_URL: 'https://courier.example',
    LOCAL_RECEIVERS: '1',
  });
  for (let n = 0; n < 2; n++) nodes.push(createWorker({ configuration, log: createLogger('silent') }));
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await Promise.all([good.close(), bad.close()]);
  await scene.close();
});
beforeEach(() => {
  good.behave(well);
  bad.behave(well);
});

const wake = () => {
  for (const node of nodes) node.wake();
};
const until = (done: () => boolean | Promise<boolean>, patience?: number) =>
  waitUntil(() => {
    wake();
    return done();
  }, patience);
/** Waits like `until`, with retry delays skipped. */
const untilRetried = (done: () => boolean | Promise<boolean>, patience?: number) =>
  until(async () => {
    await passPauses();
    return done();
  }, patience);

async function releaseStory(headline: string): Promise<string> {
  const articleId = await writeStory(editor, { headline });
  const { releaseId } = await release(editor, { articleId });
  wake();
  return `release:${releaseId}`;
}

type Row = {
  id: string;
  attempts: number;
  done: boolean;
  given_up: boolean;
  last_error: string;
  last_status: number;
};

async function deliveryTo(target: number, event: string): Promise<Row | undefined> {
  const { rows } = await staff().execute<Row>(sql`select id, attempts, done_at is not null as done,
    given_up_at is not null as given_up, last_error, last_status from delivery
    where kind = 'webhook' and target = ${String(target)} and event = ${event}`);
  return rows[0];
}

const isDone = async (event: string) => (await deliveryTo(badHook.webhookId, event))?.done === true;

const eventsAt = (receiver: Receiver) => [...receiver.effects.values()].map((body) => JSON.parse(body).event);

test('each release reaches each receiver once, signed, with two nodes working', async () => {
  good.behave(well);
  bad.behave(well);
  const events: string[] = [];
  for (let n = 0; n < 8; n++) events.push(await releaseStory(`Told ${n}`));
  await until(() => good.heard.length >= 8 && bad.heard.length >= 8);
  await sleep(1_500);
  for (const receiver of [good, bad]) {
    expect(receiver.heard.map(({ body }) => JSON.parse(body).event).sort()).toEqual(events.toSorted());
  }
  const [first] = bad.heard;
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = first?.headers ?? {};
  const key = Buffer.from(badHook.secret.replace('whsec_', ''), 'base64');
  const made = createHmac('sha256', key).update(`${id}.${at}.${first?.body}`).digest('base64');
  expect(signature).toBe(`v1,${made}`);
  expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(60);
  expect(JSON.parse(first?.body ?? '')).toMatchObject({
    kind: 'release',
    article: { kind: 'first', language: 'en', section: 'city', number: 1 },
  });
});

test('a receiver that fails, times out or answers 500 gets the same idempotency key each time and acts once; others do not wait', async () => {
  const failures = [
    (response: import('node:http').ServerResponse) => response.destroy(),
    (response: import('node:http').ServerResponse) => response.writeHead(500).end('{"error": "no"}'),
    (response: import('node:http').ServerResponse) => response.writeHead(302, { location: good.url }).end(),
  ];
  let tries = 0;
  bad.heard.length = 0;
  bad.behave((_heard, response, takeEffect) => {
    tries += 1;
    if (tries === 4) takeEffect(); // the receiver acted, but failed before it answered
    if (tries === 4) response.destroy();
    else failures[tries % failures.length]?.(response);
  });
  const before = good.heard.length;
  const event = await releaseStory('An hour of trouble');
  await until(() => good.heard.length === before + 1);
  await untilRetried(() => tries >= 12, 40_000);
  bad.behave(well);
  await untilRetried(() => isDone(event), 30_000);
  const keys = new Set(bad.heard.map(({ id }) => id));
  expect(keys.size).toBe(1);
  expect(bad.heard.length).toBeGreaterThanOrEqual(13);
  expect(new Set(bad.heard.map(({ body }) => body)).size).toBe(1);
  expect(eventsAt(bad).filter((delivered) => delivered === event)).toHaveLength(1);
  const row = await deliveryTo(badHook.webhookId, event);
  expect(row).toMatchObject({ done: true, given_up: false, last_status: 204 });
  expect(row?.attempts).toBe(bad.heard.length);
  expect(good.heard.length).toBe(before + 1);
}, 90_000);

test('a receiver that never answers does not delay others', async () => {
  bad.behave(() => {});
  const events: string[] = [];
  const before = good.effects.size;
  for (let n = 0; n < 5; n++) events.push(await releaseStory(`Held ${n}`));
  await until(() => good.effects.size === before + 5, 9_000); // shorter than the timeout of one attempt
  expect(bad.heard.length).toBeGreaterThan(0);
  bad.behave(well);
  await untilRetried(async () => {
    for (const event of events) if (!(await isDone(event))) return false;
    return true;
  }, 40_000);
}, 60_000);

test('a delivery that fails for longer than a day is given up, reported, and sent when an admin retries it', async () => {
  bad.behave((_heard, response) => response.writeHead(503).end());
  const event = await releaseStory('Given up');
  await until(async () => ((await deliveryTo(badHook.webhookId, event))?.attempts ?? 0) > 0);
  await staff().execute(
    sql`update pgboss.job set retry_count = retry_limit - 1 where name = 'deliver-webhook' and state = 'retry'`,
  );
  await untilRetried(async () => {
    return (await deliveryTo(badHook.webhookId, event))?.given_up === true;
  });
  const delivery = await deliveryTo(badHook.webhookId, event);
  expect(delivery).toMatchObject({ done: false, last_status: 503, last_error: 'answered 503' });
  bad.behave(well);
  await retryDelivery(admin, { deliveryId: delivery?.id ?? '' });
  await until(() => isDone(event));
  expect(eventsAt(bad).filter((delivered) => delivered === event)).toHaveLength(1);
  await expect(retryDelivery(admin, { deliveryId: delivery?.id ?? '' })).rejects.toMatchObject({
    reason: 'not-found',
  });
  await expect(retryDelivery(editor, { deliveryId: delivery?.id ?? '' })).rejects.toMatchObject({
    reason: 'not-allowed',
  });
}, 40_000);

test('a delivery that crashes its handler does not affect others', async () => {
  bad.behave((_heard, response) => response.writeHead(500).end());
  const event = await releaseStory('Poison');
  await until(async () => ((await deliveryTo(badHook.webhookId, event))?.attempts ?? 0) > 0);
  await staff().execute(
    sql`update delivery set kind = 'subscriber', payload = '[]' where event = ${event} and target = ${String(badHook.webhookId)}`,
  );
  bad.behave(well);
  const next = await releaseStory('After the poison');
  await untilRetried(() => isDone(next));
  await staff().execute(
    sql`update delivery set given_up_at = now() where event = ${event} and done_at is null`,
  );
}, 40_000);

test('all failed deliveries of a receiver are retried with one command', async () => {
  bad.behave((_heard, response) => response.writeHead(500).end());
  const events = [await releaseStory('Again 1'), await releaseStory('Again 2')];
  for (const event of events)
    await until(async () => (await deliveryTo(badHook.webhookId, event))?.last_status === 500);
  const { rows } = await staff().execute<{ event: string }>(sql`select event from delivery
    where kind = 'webhook' and target = ${String(badHook.webhookId)} and done_at is null`);
  const waiting = rows.map(({ event }) => event);
  expect(waiting).toEqual(expect.arrayContaining(events));
  bad.behave(well);
  const { retried } = await retryTarget(admin, { kind: 'webhook', target: String(badHook.webhookId) });
  expect(retried).toBe(waiting.length);
  for (const event of events) await until(() => isDone(event));
}, 40_000);

test('a test event is sent to a paused receiver, other events are not; a removed receiver gets nothing', async () => {
  const receiver = await openReceiver();
  receiver.behave(well);
  const { webhookId } = await addWebhook(admin, { name: 'Other', url: receiver.url }, { local: true });
  await pauseWebhook(admin, { webhookId });
  await releaseStory('While it pauses');
  await pingWebhook(admin, { webhookId });
  await until(() => receiver.effects.size > 0);
  receiver.behave((_heard, response) => response.writeHead(500).end());
  const { deliveryId } = await pingWebhook(admin, { webhookId });
  await until(() => receiver.heard.length > 1);
  await removeWebhook(admin, { webhookId });
  await untilRetried(async () => {
    const { rows } = await staff().execute(
      sql`select 1 from delivery where id = ${deliveryId} and given_up_at is not null`,
    );
    return rows.length === 1;
  });
  expect(receiver.heard.map(({ body }) => JSON.parse(body).kind)).toEqual(['ping', 'ping']);
  await receiver.close();
}, 40_000);

test('a release that was not delivered before the story was withdrawn is not sent any more; the withdrawal is', async () => {
  bad.behave((_heard, response) => response.writeHead(500).end());
  const articleId = await writeStory(editor, { headline: 'Unsaid' });
  const { releaseId } = await release(editor, { articleId });
  const event = `release:${releaseId}`;
  await until(async () => ((await deliveryTo(badHook.webhookId, event))?.attempts ?? 0) > 0);
  await withdraw(editor, { articleId, because: 'It was not so.' });
  bad.behave(well);
  const heardBefore = bad.heard.length;
  await untilRetried(async () => (await deliveryTo(badHook.webhookId, event))?.given_up === true);
  await untilRetried(() => eventsAt(bad).some((delivered) => delivered.startsWith('withdrawal:')));
  const since = bad.heard.slice(heardBefore).map(({ body }) => body);
  expect(since.filter((body) => body.includes('Unsaid'))).toEqual([]);
}, 40_000);
