import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { POST as confirm } from '#app/(reader)/subscriptions/[token]/confirm/route.ts';
import { POST as end } from '#app/(reader)/subscriptions/[token]/end/route.ts';
import { POST as ask } from '#app/(reader)/subscriptions/route.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { subscribed } from '#editorial/outbox/deliveries.scene.ts';
import { subscriberToken } from '#editorial/outbox/subscriberToken.ts';
import { findSubscription } from '#editorial/outbox/subscriptions.ts';
import { openScene } from '#editorial/people/people.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
const site = 'https://courier.example';

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length');
  vi.stubEnv('SITE_URL', site);
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
  scene = await openScene();
  await openSection();
});
afterAll(() => scene.close());

let client = 0;
const formType = 'application/x-www-form-urlencoded';

function post(body: string, headers: Record<string, string> = {}): Request {
  const defaults = { host: 'courier.example', origin: site, 'content-type': formType };
  const from = { 'x-copydesk-client': `192.0.2.${++client}` };
  return new Request(`${site}/subscriptions`, {
    method: 'POST',
    body,
    headers: { ...defaults, ...from, ...headers },
  });
}

const countEmails = async () =>
  (await staff().execute(sql`select 1 from outbox where kind = 'mail'`)).rows.length;
const answer = async (response: Response) => [
  response.status,
  response.headers.get('location'),
  await response.text(),
];

test('every address gets the same answer: new, requested before, confirmed', async () => {
  await subscribed('known@example.com');
  const answers = [];
  for (const email of ['new@example.com', 'new@example.com', 'known@example.com'])
    answers.push(await answer(await ask(post(`email=${email}&language=en`))));
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(answers[0]).toEqual([303, '/subscribe/asked?language=en', '']);
  expect(await countEmails()).toBe(1);
});

test.each([
  'email=a%00@example.com',
  'email=a@example.com&section=a%00b',
  'email=a@example.com&section=none',
  'email=a@example.com&section=%ff',
  'email=%ff%fe@example.com',
  'email=a@example.com%0d%0aBcc:b@example.com&language=en',
  `email=${'a'.repeat(300)}@example.com&language=en`,
  'x'.repeat(100_000),
  '',
])('an invalid email address or an unknown section is refused and stores nothing: %.40s', async (body) => {
  const before = await countEmails();
  const [status, location] = await answer(await ask(post(body)));
  expect([status, location]).toEqual([303, '/subscribe/wrong?language=en']);
  expect(await countEmails()).toBe(before);
});

test('forms of other sites, or without an origin, can neither subscribe nor confirm', async () => {
  const before = await countEmails();
  const token = subscriberToken(await subscribed('foreign@example.com'));
  await staff().execute(sql`update subscriber set confirmed_at = null where email = 'foreign@example.com'`);
  for (const origin of ['https://evil.example', 'null']) {
    expect((await ask(post('email=b@example.com&language=en', { origin }))).status).toBe(403);
    const params = Promise.resolve({ token });
    expect((await confirm(post('', { origin }), { params })).status).toBe(403);
  }
  expect(await countEmails()).toBe(before);
  expect((await findSubscription(token))?.standing).toBe('asked');
});

test('a mail program ends a subscription without a redirect; a person is shown that it ended', async () => {
  for (const [origin, status] of [
    ['https://mail.example', 200],
    [site, 303],
  ] as const) {
    const token = subscriberToken(await subscribed(`ends${status}@example.com`));
    const params = Promise.resolve({ token });
    const response = await end(post('List-Unsubscribe=One-Click', { origin }), { params });
    expect(response.status).toBe(status);
    expect(await findSubscription(token)).toBeNull();
  }
});

test('without SMTP, no subscription is offered', async () => {
  vi.stubEnv('SMTP_URL', '');
  expect((await ask(post('email=c@example.com&language=en'))).status).toBe(404);
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
});
