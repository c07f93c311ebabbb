import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { staff } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { listDeliveries } from '#editorial/outbox/deliveryList.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { keysBy } from '#server/press/cacheControl.ts';
import { createWorker } from '#server/worker/worker.ts';
import { passPauses, until } from './delivery.scene.ts';

const secret = 'a secret of some length';
const keyOf = keysBy(secret);
let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', secret);
  scene = await openScene();
  [editor, admin] = await Promise.all([hire('editor'), hire('admin')]);
});
afterAll(() => scene.close());

/** A fake CDN that answers like both supported ones, counts purges, and accepts one token. */
async function openNetwork() {
  const forgot: string[][] = [];
  const network = { token: 'the token', forgot, api: '', close: () => server.close() };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { headers, url, method } = request;
    const token = headers['fastly-key'] ?? headers.authorization?.replace('Bearer ', '');
    const isKnown = url === '/service/s1/purge' || url === '/zones/s1/purge_cache';
    if (method !== 'POST' || !isKnown) return void response.writeHead(404).end();
    if (token !== network.token) return void response.writeHead(401).end('{"success":false}');
    const { surrogate_keys, tags } = JSON.parse(body);
    forgot.push(url === '/service/s1/purge' ? surrogate_keys : tags);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true,"status":"ok"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  network.api = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return network;
}

async function workFor(kind: 'fastly' | 'cloudflare', api: string) {
  vi.stubEnv('CDN_PURGE', kind);
  const configuration = configure({
    NEXTAUTH_SECRET: secret,
    SITE_URL: 'https://courier.example',
    CDN_PURGE: kind,
    CDN_TOKEN: 'the token',
    CDN_SERVICE: 's1',
    CDN_API_URL: api,
  });
  const work = createWorker({ configuration, log: createLogger('silent') });
  onTestFinished(() => work.close());
  return work;
}

async function tell(act: () => Promise<unknown>, work: { wake(): void }, done: () => boolean) {
  await act();
  await until(async () => {
    work.wake();
    await passPauses();
    return done();
  });
}

test.each(['fastly', 'cloudflare'] as const)(
  '%s purges what a release and a withdrawal change, once each, and only after the commit',
  async (kind) => {
    const network = await openNetwork();
    const work = await workFor(kind, network.api);
    const articleId = (await writeStory(editor, { headline: `Ferries on ${kind}` })) as ArticleId;
    const names = [`article:${articleId}`, 'front', 'latest'].map(keyOf);
    const has = (at: number) => names.every((name) => network.forgot.slice(at).flat().includes(name));
    await expect(release(editor, { articleId, kind: 'nonsense' as 'typo' })).rejects.toThrow();
    await tell(
      () => release(editor, { articleId }),
      work,
      () => has(0),
    );
    const purgesBefore = network.forgot.length;
    await tell(
      () => withdraw(editor, { articleId, because: 'Wrong.' }),
      work,
      () => has(purgesBefore),
    );
    // The CDN purges before the worker records the result.
    const done = async () => (await listDeliveries(admin, { kind: 'purge', standing: 'done' })).deliveries;
    await expect
      .poll(async () => (await done()).filter(({ target }) => target === kind).length - network.forgot.length)
      .toBe(0);
    const effects = await done();
    expect(effects[0]).toMatchObject({ to: kind, attempts: 1, lastStatus: 200 });
    network.close();
  },
);

test('a purge that the CDN refuses is retried until it succeeds, and the admin sees the reason', async () => {
  const network = await openNetwork();
  network.token = 'another';
  const work = await workFor('fastly', network.api);
  const articleId = await writeStory(editor, { headline: 'Refused' });
  const failing = async () =>
    (await listDeliveries(admin, { kind: 'purge', standing: 'failing' })).deliveries;
  await release(editor, { articleId });
  // An attempt is counted when it begins; its answer is recorded when it ends.
  await until(async () => {
    work.wake();
    return (await failing()).some(({ lastStatus }) => lastStatus !== null);
  });
  expect((await failing()).find(({ lastStatus }) => lastStatus !== null)).toMatchObject({
    lastStatus: 401,
    lastError: 'answered 401',
  });
  network.token = 'the token';
  await tell(
    async () => {},
    work,
    () => network.forgot.flat().includes(keyOf(`article:${articleId}`)),
  );
  await until(async () => (await failing()).length === 0);
  network.close();
});

test('without a CDN no purge is queued', async () => {
  vi.stubEnv('CDN_PURGE', '');
  const before = await count();
  await release(editor, { articleId: await writeStory(editor, { headline: 'Alone' }) });
  expect(await count()).toBe(before);
});

const count = async () =>
  (await staff().execute<{ n: number }>(`select count(*)::int as n from delivery where kind = 'purge'`))
    .rows[0]?.n;

test('a CDN without a token, or of an unknown kind, is refused at the start', () => {
  expect(() => configure({ CDN_PURGE: 'fastly' })).toThrow(/CDN_TOKEN/);
  expect(() => configure({ CDN_PURGE: 'akamai' })).toThrow(/fastly or cloudflare/);
  expect(() => configure({ CDN_PURGE: 'fastly', CDN_TOKEN: 'x', CDN_SERVICE: '../x' })).toThrow(
    /CDN_SERVICE/,
  );
});
