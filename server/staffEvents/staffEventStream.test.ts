import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AuditSubject } from '#contracts/auditSubjects.ts';
import type { StaffTopicKind } from '#contracts/staffEvents.ts';
import { closePools, staffPool } from '#db/pools.ts';
import type { UserId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { disable } from '#editorial/people/disablingPeople.ts';
import { beginSession, endSession } from '#editorial/people/sessions.ts';
import { listenForNotices } from '#server/database/databaseNotices.ts';
import { createLogger } from '#server/logging/logging.ts';
import { type ScratchDatabase, scratchDatabase } from '../postgres/scratch.ts';
import { createStaffEvents, type StaffEvents } from './staffEventStream.ts';
import { createStaffNotices } from './staffNotices.ts';

/** Pages can watch every subject kind of the audit log: a kind without a topic is a type error here. */
const isComplete: Exclude<AuditSubject, StaffTopicKind> extends never ? true : false = true;

let database: ScratchDatabase;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function someone(role = 'writer'): Promise<{ id: UserId; token: string }> {
  const { rows } = await staffPool().query(
    `insert into "user" (email, name, role) values ($1, 'Ann', $2) returning id`,
    [`${Math.random().toString(36).slice(2)}@example.com`, role],
  );
  const id = Number(rows[0].id) as UserId;
  return { id, token: await beginSession(id, 'test') };
}

async function serve(
  beatMs = 60_000,
  limits: { maxStreams?: number } = {},
): Promise<{ port: number; events: StaffEvents }> {
  const logger = createLogger('silent');
  const events = createStaffEvents({ siteUrl: 'http://localhost', build: 'b1', logger, beatMs, ...limits });
  const server = createServer((request, response) => events.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  undo.push(() => {
    events.close();
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, events };
}

/** The events that a page receives, as names with their data. */
async function listen(
  port: number,
  token?: string,
  headers: Record<string, string> = {},
  query = '',
  method = 'GET',
) {
  const cookie = token ? { cookie: `next-auth.session-token=${token}` } : {};
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = ask(
      { port, path: `/newsroom/events${query}`, headers: { ...cookie, ...headers }, method },
      resolve,
    );
    request.once('error', reject).end();
    undo.push(() => request.destroy());
  });
  const page = { status: response.statusCode, headers: response.headers, text: '', ended: false, response };
  response.setEncoding('utf8').on('data', (chunk: string) => {
    page.text += chunk;
  });
  response
    .on('error', () => {})
    .once('close', () => {
      page.ended = true;
    });
  return page;
}

/** Listens to Postgres as the server does. @returns counts of LISTEN starts and boundary lookups */
async function hear(events: StaffEvents): Promise<{ begun: number; looks: number }> {
  const heard = { begun: 0, looks: 0 };
  const look = () => {
    heard.looks += 1;
  };
  const { channels, afterGap } = createStaffNotices({ events, boundaries: { look } }, (payload) =>
    JSON.parse(payload),
  );
  const notices = listenForNotices(database.url, {
    channels,
    afterGap() {
      heard.begun += 1;
      if (heard.begun > 1) afterGap();
    },
    log: createLogger('silent'),
  });
  undo.push(() => notices.close());
  await until(() => heard.begun === 1);
  return heard;
}

async function until(done: () => unknown): Promise<void> {
  for (const patience = Date.now() + 10_000; !(await done()); await sleep(10))
    if (Date.now() > patience) throw new Error('it did not come');
}

test('pages can watch every subject kind that is audited', () => expect(isComplete).toBe(true));

test('a listener receives the build, then the subjects of every act and changed draft, and no content', async () => {
  const { port, events } = await serve();
  await hear(events);
  const page = await listen(port, (await someone()).token);
  await until(() => page.text.includes('event: hello\ndata: {"build":"b1","coversMs":'));
  expect(page.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(page.headers['cache-control']).toContain('no-store');
  expect(page.headers['x-accel-buffering']).toBe('no');
  const { articleId } = await createArticle(systemActor);
  await editDraft(systemActor, { articleId, headline: 'Secret headline' });
  await until(() => page.text.includes(`"draft:${articleId}"`));
  await submitForReview(systemActor, { articleId, filed: true });
  await until(() => page.text.split(`"article:${articleId}"`).length > 2);
  expect(page.text).not.toContain('Secret');
});

test('signed-out users, other sites and other methods are refused', async () => {
  const { port, events } = await serve();
  expect((await listen(port)).status).toBe(401);
  expect((await listen(port, 'x'.repeat(43))).status).toBe(401);
  const { token } = await someone();
  expect((await listen(port, token, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await listen(port, token, {}, '', method);
    expect([method, status, headers.allow]).toEqual([method, 405, 'GET']);
  }
  expect(events.size()).toBe(0);
});

test.each([
  ['the notice', 60_000],
  ['the next beat', 100],
] as const)('signing out and being disabled close the stream by %s', async (by, beatMs) => {
  const { port, events } = await serve(beatMs);
  if (by === 'the notice') await hear(events);
  const [ann, bo] = [await someone(), await someone()];
  const [annPage, boPage] = [await listen(port, ann.token), await listen(port, bo.token)];
  await until(() => events.size() === 2);
  await endSession(ann.token);
  await until(() => annPage.ended);
  expect(annPage.text).toContain('event: bye\ndata: {"because":"signed-out"}');
  expect(boPage.ended).toBe(false);
  const admin = await someone('admin');
  const actor = { id: admin.id, role: 'admin', name: 'A', email: 'a@example.com', locale: 'en' } as const;
  await disable(actor, { userId: bo.id });
  await until(() => boPage.ended);
});

test('topics that only admins may list are sent to admins only', async () => {
  const { port, events } = await serve();
  const writer = await listen(port, (await someone()).token);
  const admin = await listen(port, (await someone('admin')).token);
  await until(() => events.size() === 2);
  events.publish(['user:7', 'api-token:3', 'article:1']);
  await until(() => writer.text.includes('change') && admin.text.includes('change'));
  expect(writer.text).toContain('{"topics":["article:1"]}');
  expect(admin.text).toContain('{"topics":["user:7","api-token:3","article:1"]}');
});

test('a person’s notices are announced to that person only', async () => {
  const { port, events } = await serve();
  const [ann, bo] = [await someone('admin'), await someone()];
  const [annPage, boPage] = [await listen(port, ann.token), await listen(port, bo.token)];
  await until(() => events.size() === 2);
  events.publish([`notice:${bo.id}`, 'article:1']);
  await until(() => annPage.text.includes('change') && boPage.text.includes('change'));
  expect(annPage.text).toContain('{"topics":["article:1"]}');
  expect(boPage.text).toContain(`{"topics":["notice:${bo.id}","article:1"]}`);
});

test('a user has at most ten streams, and a new one closes the oldest', async () => {
  const { port, events } = await serve();
  const { token } = await someone();
  const pages: Awaited<ReturnType<typeof listen>>[] = [];
  for (let tab = 0; tab < 12; tab += 1) {
    pages.push(await listen(port, token));
    await until(() => events.size() === Math.min(tab + 1, 10));
  }
  await until(() => pages[0]?.ended && pages[1]?.ended);
  expect(pages[0]?.text).toContain('too-many');
  expect(pages[2]?.ended).toBe(false);
});

test('a client that does not read is disconnected, and others continue to receive', async () => {
  const { port, events } = await serve();
  const slow = await listen(port, (await someone()).token);
  slow.response.pause();
  const quick = await listen(port, (await someone()).token);
  await until(() => events.size() === 2);
  await until(async () => {
    const many = Array.from({ length: 50 }, (_, id) => `article:${'9'.repeat(2_000)}${id}` as const);
    events.publish(many);
    await sleep(110);
    return events.size() === 1;
  });
  expect(quick.ended).toBe(false);
}, 30_000);

test('many acts at once are one event, which names only kinds when there are very many', async () => {
  const { port, events } = await serve();
  const page = await listen(port, (await someone()).token);
  await until(() => events.size() === 1);
  for (let id = 0; id < 200; id += 1) events.publish([`article:${id}`, 'front:1']);
  await until(() => page.text.includes('change'));
  await sleep(150);
  expect(page.text.match(/event: change/g)).toHaveLength(1);
  expect(page.text).toContain('{"topics":["article","front"]}');
});

test('a new listener receives recent events, with the time span that they cover', async () => {
  const { port, events } = await serve();
  const { token } = await someone();
  const first = await listen(port, token);
  events.publish(['article:5']);
  await until(() => first.text.includes('article:5'));
  const later = await listen(port, token);
  await until(() => later.text.includes('{"topics":["article:5"]}'));
  const young = await listen(port, token, {}, '?age=0');
  await until(() => young.text.includes('hello'));
  expect(Number(/"coversMs":(\d+)/.exec(young.text)?.[1])).toBeLessThanOrEqual(500);
  const covered = Number(/"coversMs":(\d+)/.exec(later.text)?.[1]);
  expect(covered).toBeGreaterThan(50);
  expect(covered).toBeLessThanOrEqual(10_000);
});

test('the total number of streams is limited: a new client is asked to retry, and no stream is closed', async () => {
  const { port, events } = await serve(60_000, { maxStreams: 2 });
  const first = await listen(port, (await someone()).token);
  const second = await listen(port, (await someone()).token);
  const late = (await someone()).token;
  const refused = await listen(port, late);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  expect([first.ended, second.ended, events.size()]).toEqual([false, false, 2]);
  first.response.destroy();
  await until(() => events.size() === 1);
  expect((await listen(port, late)).status).toBe(200);
});

test('after a gap in the notifications every page learns that anything may have changed, and sessions are checked', async () => {
  const { port, events } = await serve();
  const heard = await hear(events);
  const [ann, bo] = [await someone(), await someone()];
  const [annPage, boPage] = [await listen(port, ann.token), await listen(port, bo.token)];
  await until(() => events.size() === 2);
  // Changes during the gap are not reported individually.
  await staffPool().query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'copydesk notices'`);
  await staffPool().query('delete from session where user_id = $1', [ann.id]);
  await until(() => heard.begun === 2);
  await until(() => boPage.text.includes('event: change\ndata: {"topics":"all"}'));
  await until(() => annPage.ended);
  expect(annPage.text).toContain('event: bye\ndata: {"because":"signed-out"}');
  expect(boPage.ended).toBe(false);
  expect(heard.looks).toBeGreaterThan(0);
  const young = await listen(port, bo.token);
  await until(() => young.text.includes('hello'));
  expect(Number(/"coversMs":(\d+)/.exec(young.text)?.[1])).toBeLessThan(10_000);
});

test('a notification of an act makes the clock look up boundaries, one of a draft does not', async () => {
  const { events } = await serve();
  const heard = await hear(events);
  const { articleId } = await createArticle(systemActor);
  await until(() => heard.looks > 0);
  const { looks } = heard;
  await staffPool().query(`select pg_notify('staff', '["draft:${articleId}"]')`);
  await staffPool().query(`select pg_notify('staff', '["article:${articleId}"]')`);
  await until(() => heard.looks > looks);
  expect(heard.looks).toBe(looks + 1);
});
