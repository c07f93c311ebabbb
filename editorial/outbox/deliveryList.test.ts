import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { announceEvent } from './announcements.ts';
import { addWebhook, pauseWebhook, pingWebhook, removeWebhook } from './changingWebhooks.ts';
import { scheduledEventsOf, subscribed } from './deliveries.scene.ts';
import { deliveryFilter, listDeliveries } from './deliveryList.ts';
import { countDeliveries } from './deliveryStandings.ts';
import { retryTarget } from './retryingDeliveries.ts';
import { listWebhooks } from './webhookList.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;
let hookId: number;

const all = deliveryFilter.parse({});

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length');
  scene = await openScene();
  [editor, admin] = await Promise.all([hire('editor'), hire('admin')]);
  const added = await addWebhook(
    admin,
    { name: 'News desk', url: 'https://desk.example/in' },
    { local: false },
  );
  hookId = added.webhookId;
  await subscribed('ada@example.com');
});
afterAll(() => scene.close());

async function released(headline: string): Promise<void> {
  const articleId = await writeStory(editor, { headline });
  await release(editor, { articleId });
  await announceEvent((await scheduledEventsOf(articleId))[0] ?? '', {
    site: 'https://courier.example',
    mails: true,
    hub: 'https://hub.example/',
    indexNowKey: 'a-key-of-eight',
  });
}

test('an admin sees waiting, failed, given-up and completed deliveries: what, to whom, with what result', async () => {
  await released('Herons');
  await staff().execute(
    sql`update delivery set attempts = 3, last_error = 'answered 500', last_status = 500 where kind = 'webhook'`,
  );
  await staff().execute(
    sql`update delivery set given_up_at = now(), last_error = 'no' where kind = 'websub'`,
  );
  await staff().execute(sql`update delivery set done_at = now() where kind = 'indexnow'`);
  const { deliveries } = await listDeliveries(admin, all);
  const summaries = Object.fromEntries(deliveries.map(({ kind, to, standing }) => [kind, [to, standing]]));
  expect(summaries).toEqual({
    webhook: ['News desk', 'failing'],
    websub: ['hub.example', 'given-up'],
    indexnow: ['indexnow', 'done'],
    subscriber: ['a…@example.com', 'waiting'],
  });
  expect(deliveries[0]?.article?.headline).toBe('Herons');
  expect(await countDeliveries(admin)).toEqual({
    waiting: 1,
    failing: 1,
    'given-up': 1,
    unannounced: 0,
    emails: 0,
    mailAnswer: null,
  });
  for (const standing of ['waiting', 'failing', 'given-up', 'done'] as const) {
    const some = await listDeliveries(admin, { ...all, standing });
    expect(some.deliveries.map(({ standing }) => standing)).toEqual([standing]);
  }
  const [webhook] = await listWebhooks(admin);
  expect(webhook).toMatchObject({ name: 'News desk', active: true, open: 1, givenUp: 0 });
});

test('long lists are paged, with each delivery on one page', async () => {
  for (let n = 0; n < 30; n++) await released(`Page ${n}`);
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const { deliveries, older } = await listDeliveries(admin, deliveryFilter.parse({ before }));
    seen.push(...deliveries.map(({ id }) => id));
    before = older ?? undefined;
  } while (before);
  expect(seen).toHaveLength(31 * 4);
  expect(new Set(seen).size).toBe(31 * 4);
}, 40_000);

test('only admins see deliveries, retry them, or change webhooks; a refusal changes nothing', async () => {
  const before = await traces();
  const order = { webhookId: hookId };
  for (const who of [editor, await hire('writer')]) {
    for (const act of [
      listDeliveries(who, all),
      countDeliveries(who),
      listWebhooks(who),
      retryTarget(who, { kind: 'webhook', target: String(hookId) }),
      addWebhook(who, { name: 'Mine', url: 'https://mine.example/' }, { local: true }),
      pauseWebhook(who, order),
      pingWebhook(who, order),
      removeWebhook(who, order),
    ])
      expect(await refusalReasonOf(act)).toBe('not-allowed');
  }
  expect(JSON.parse(await traces()).events).toBe(JSON.parse(before).events);
  expect(await listWebhooks(admin)).toHaveLength(1);
});

test.each([
  'http://desk.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://10.0.0.1/',
  'https://a:b@desk.example/',
  'nonsense',
])('a webhook to %s is refused', async (url) => {
  expect(await refusalReasonOf(addWebhook(admin, { name: 'In', url }, { local: false }))).toBe(
    'address-unfit',
  );
  expect(await listWebhooks(admin)).toHaveLength(1);
});

test("a webhook's secret is shown once and stored encrypted; every change is audited without it", async () => {
  const { secret, webhookId } = await addWebhook(
    admin,
    { name: 'Sealed', url: 'https://sealed.example/' },
    { local: false },
  );
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  const { rows } = await staff().execute<{ sealed: Buffer }>(
    sql`select sealed_secret as sealed from webhook where id = ${webhookId}`,
  );
  expect(rows[0]?.sealed.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false);
  const { rows: events } = await staff().execute(
    sql`select detail from audit_event where act = 'webhook.added' and subject_id = ${String(webhookId)}`,
  );
  expect(events.map(({ detail }) => detail)).toEqual([{ name: 'Sealed', host: 'sealed.example' }]);
  expect(JSON.stringify(events)).not.toContain(secret);
});
