import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { subscribe, subscribeOrder } from '#editorial/outbox/subscribing.ts';
import { confirmSubscription, endSubscription, findSubscription } from '#editorial/outbox/subscriptions.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { createWorker, type Worker } from '#server/worker/worker.ts';
import { passPauses, until } from './delivery.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let worker: Worker;
const received: string[] = [];
let refusing = '';

const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    if (refusing && address.startsWith(refusing)) done(new Error('mailbox on fire'));
    else done();
  },
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      received.push(unfold(Buffer.concat(chunks).toString('utf8')));
      done();
    });
  },
});

/** Unfolds headers and decodes quoted-printable, so that links are in one piece. */
const unfold = (message: string) =>
  message
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/=\r\n/g, '')
    .replace(/=3D/g, '=');

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length');
  scene = await openScene();
  editor = await hire('editor');
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  const { port } = post.server.address() as { port: number };
  const configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    SITE_URL: 'https://courier.example',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
  });
  worker = createWorker({ configuration, log: createLogger('silent') });
});
afterAll(async () => {
  await worker.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
  await scene.close();
});

const origin = { site: 'https://courier.example', client: '192.0.2.7' };
const ask = (address: string, section = '') =>
  subscribe(subscribeOrder.parse({ email: address, section, language: 'en' }), origin);
const to = (address: string) => received.filter((message) => message.includes(`To: ${address}`));
const comes = (done: () => boolean) =>
  until(async () => {
    worker.wake();
    await passPauses();
    return done();
  });
const tokenIn = (message = '') => /subscriptions\/([\w-]{43})/.exec(message)?.[1] ?? '';

async function released(headline: string): Promise<ArticleId> {
  const articleId = await writeStory(editor, { headline, standfirst: 'Eleven of them.' });
  await release(editor, { articleId });
  return articleId;
}

test('nobody gets stories before confirming by email; then each story once, with an unsubscribe link', async () => {
  await released('Before anybody asked');
  await ask('ada@example.com');
  await comes(() => to('ada@example.com').length === 1);
  const token = tokenIn(to('ada@example.com')[0]);
  expect(await findSubscription(token)).toMatchObject({ standing: 'asked', section: null });
  await released('Not confirmed yet');
  await ask('ben@example.com', 'city');
  await comes(() => to('ben@example.com').length === 1);
  await confirmSubscription(tokenIn(to('ben@example.com')[0]));
  expect(to('ada@example.com')).toHaveLength(1);

  await confirmSubscription(token);
  await confirmSubscription(token);
  await released('Herons on the barrier');
  await comes(() => to('ada@example.com').length === 2 && to('ben@example.com').length === 2);
  const story = to('ada@example.com')[1] ?? '';
  expect(story).toContain('Subject: Herons on the barrier');
  expect(story).toContain('https://courier.example/articles/herons-on-the-barrier');
  expect(story).toContain(`List-Unsubscribe: <https://courier.example/subscriptions/${token}/end>`);
  expect(story).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

  await endSubscription(token);
  expect(await findSubscription(token)).toBeNull();
  await released('After the end');
  await comes(() => to('ben@example.com').length === 3);
  expect(to('ada@example.com')).toHaveLength(2);
  const { rows } = await staff().execute(sql`select 1 from subscriber where email like 'ada%'`);
  expect(rows).toEqual([]);
}, 40_000);

test('subscribing a known and an unknown address is answered alike, and sends nobody a second email', async () => {
  const before = received.length;
  for (const address of ['ben@example.com', 'BEN@example.com', 'new@example.com', 'new@example.com'])
    expect(await refusalReasonOf(ask(address, 'city'))).toEqual({ done: undefined });
  await comes(() => to('new@example.com').length === 1);
  await released('A story between');
  await comes(() => received.length >= before + 2);
  expect(to('new@example.com')).toHaveLength(1);
});

test('an address cannot be sent an email for every section of the paper', async () => {
  const slugs = ['', 'city', 'sport', 'arts', 'sea', 'weather'];
  for (const slug of slugs.slice(1)) await openSection(slug);
  const client = (at: number) => ({ ...origin, client: `203.0.113.${at}` });
  const order = (section: string) =>
    subscribeOrder.parse({ email: 'victim@example.com', section, language: 'en' });
  await Promise.all(slugs.map((slug, at) => subscribe(order(slug), client(at))));
  const { rows } = await staff().execute(sql`select 1 from subscriber where email = 'victim@example.com'`);
  expect(rows).toHaveLength(3);
  await comes(() => to('victim@example.com').length === 3);
}, 20_000);

test('subscribing is limited per reader, and with a much higher limit per network', async () => {
  const reader = { ...origin, client: '198.51.100.9' };
  const askFor = (address: string) =>
    refusalReasonOf(subscribe(subscribeOrder.parse({ email: address, language: 'en' }), reader));
  const refusals = async (addresses: string[]) => {
    const answers: unknown[] = [];
    for (const address of addresses) answers.push(await askFor(address));
    return answers.filter((answer) => answer === 'too-many-tries').length;
  };
  expect(await refusals(Array<string>(14).fill('one@example.com'))).toBe(4);
  expect(await refusals(Array.from({ length: 14 }, (_, n) => `n${n}@example.com`))).toBe(0);
  await staff().execute(sql`update sign_in_limit set points = 100 where key = 'subscribe 198.51.100.9'`);
  expect(await askFor('late@example.com')).toBe('too-many-tries');
});

test('a failing mailbox does not affect others; it gets its email when it works again, unless the story was withdrawn', async () => {
  refusing = 'ben';
  await ask('cara@example.com');
  await comes(() => to('cara@example.com').length === 1);
  await confirmSubscription(tokenIn(to('cara@example.com')[0]));
  const [bens, caras] = [to('ben@example.com').length, to('cara@example.com').length];
  const gone = await released('Soon gone');
  await released('Stays');
  await comes(() => to('cara@example.com').length === caras + 2);
  expect(to('ben@example.com')).toHaveLength(bens);
  await withdraw(editor, { articleId: gone, because: 'Wrong.' });
  // An email that was being sent during the withdrawal was written before it.
  await until(async () => {
    const { rows } = await staff().execute(
      sql`select 1 from pgboss.job where name = 'deliver-subscriber' and state = 'active'`,
    );
    return rows.length === 0;
  });
  refusing = '';
  await comes(() => to('ben@example.com').length > bens);
  await until(async () => {
    worker.wake();
    await passPauses();
    const { rows } = await staff().execute(
      sql`select 1 from delivery where kind = 'subscriber' and done_at is null and given_up_at is null`,
    );
    return rows.length === 0;
  });
  const after = to('ben@example.com').slice(bens);
  expect(after.map((message) => /^Subject: (.*?)\r?$/m.exec(message)?.[1])).toEqual(['Stays']);
}, 40_000);

test("an email's token works for its own subscription only, and an unconfirmed subscription expires", async () => {
  await ask('dan@example.com');
  await comes(() => to('dan@example.com').length === 1);
  const token = tokenIn(to('dan@example.com')[0]);
  for (const wrong of ['', 'x', token.slice(1), `${token.slice(0, -1)}!`, null, `${token}'`])
    expect(await findSubscription(wrong)).toBeNull();
  await staff().execute(
    sql`update subscriber set created_at = now() - interval '8 days' where email = 'dan@example.com'`,
  );
  expect(await findSubscription(token)).toBeNull();
  await confirmSubscription(token);
  const { rows } = await staff().execute(
    sql`select confirmed_at from subscriber where email = 'dan@example.com'`,
  );
  expect(rows[0]).toEqual({ confirmed_at: null });
});
