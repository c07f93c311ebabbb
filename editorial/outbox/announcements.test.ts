import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { staff, staffPool } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, SectionId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease, keepLive, reschedule } from '#editorial/releases/reschedulingReleases.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { announceEvent } from './announcements.ts';
import { addWebhook, pauseWebhook } from './changingWebhooks.ts';
import { deliveriesOf, scheduledEventsOf, subscribed } from './deliveries.scene.ts';
import { composeNewsEmail } from './newsEmails.ts';
import { deleteExpiredRows } from './retention.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let admin: Actor;
let city: SectionId;
let hooks: number[];

const settings = { site: 'https://courier.example', mails: true };

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of some length');
  scene = await openScene();
  [editor, admin] = await Promise.all([hire('editor'), hire('admin')]);
  city = await openSection();
  const added = ['One', 'Two', 'Asleep'].map((name) =>
    addWebhook(admin, { name, url: `https://${name}.example/hook` }, { local: false }),
  );
  const [one, two, asleep] = (await Promise.all(added)).map(({ webhookId }) => webhookId);
  hooks = [one, two] as number[];
  await pauseWebhook(admin, { webhookId: asleep as number });
});
afterAll(() => scene.close());

/** Moves a release to the present; the triggers that protect releases are disabled for it. */
const makeDue = (articleId: ArticleId) =>
  staff().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update release set live = tstzrange(lower(live) - interval '1 minute', now() - interval '1 second')
      where article_id = ${articleId} and live @> now() and upper(live) is not null`);
    await tx.execute(sql`update release set live = tstzrange(now() - interval '1 second', upper(live)),
      entered_at = now() - interval '1 hour' where article_id = ${articleId} and lower(live) > now()`);
  });

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000);
const last = async (articleId: ArticleId) => (await scheduledEventsOf(articleId))[0] ?? '';
const webhooksOf = () => hooks.map((id) => `webhook ${id}`).sort();

test('a release is announced once, although three workers try at once and are killed meanwhile', async () => {
  const events: string[] = [];
  for (let n = 0; n < 12; n++) {
    const articleId = await writeStory(editor, { headline: `Story ${n}` });
    await release(editor, { articleId });
    events.push(await last(articleId));
  }
  let announced = 0;
  let killing = true;
  const killer = (async () => {
    while (killing) {
      await sleep(3);
      await staffPool()
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction' limit 1`,
        )
        .catch(() => {});
    }
  })();
  const worker = async () => {
    for (const event of events) {
      for (let done = false; !done; ) {
        try {
          if (await announceEvent(event, settings)) announced += 1;
          done = true;
        } catch {
          await sleep(2); // killed: like a queue, it starts again
        }
      }
    }
  };
  const stop = setTimeout(() => {
    killing = false;
  }, 3_000);
  await Promise.all([worker(), worker(), worker()]);
  killing = false;
  clearTimeout(stop);
  await killer;
  expect(announced).toBeLessThanOrEqual(events.length); // commits with a lost answer are not counted
  for (const event of events) expect(await deliveriesOf(event)).toEqual(webhooksOf());
  const { rows } = await staff().execute(sql`select payload->>'event' as event, count(*)::int as promised
    from outbox where kind = 'deliver' group by 1`);
  expect(rows.map(({ promised }) => promised)).toEqual(events.map(() => 1));
});

test('a moved or cancelled release is never announced; its replacement is, once', async () => {
  const articleId = await writeStory(editor, { headline: 'Moved twice' });
  await release(editor, { articleId, at: soon(3_600) });
  const first = await last(articleId);
  const { rows } = await staff().execute<{ at: string }>(
    sql`select lower(live) as at from release where article_id = ${articleId}`,
  );
  await reschedule(editor, { articleId, seen: new Date(rows[0]?.at ?? 0), at: soon(7_200) });
  const second = await last(articleId);
  expect(second).not.toBe(first);
  await makeDue(articleId);
  expect(await announceEvent(first, settings)).toBe(false);
  expect(await announceEvent(second, settings)).toBe(true);
  expect(await announceEvent(second, settings)).toBe(false);
  expect(await deliveriesOf(first)).toEqual([]);
  expect(await deliveriesOf(second)).toEqual(webhooksOf());

  const other = await writeStory(editor, { headline: 'Called off' });
  await release(editor, { articleId: other, at: soon(3_600) });
  await cancelRelease(editor, { articleId: other });
  expect(await announceEvent(await last(other), settings)).toBe(false);
  expect(await deliveriesOf(await last(other))).toEqual([]);
});

test('an event that is processed before its time is scheduled again, and not announced', async () => {
  const articleId = await writeStory(editor, { headline: 'Early' });
  await release(editor, { articleId, at: soon(3_600) });
  const before = await scheduledEventsOf(articleId);
  expect(await announceEvent(before[0] ?? '', settings)).toBe(false);
  expect(await scheduledEventsOf(articleId)).toEqual([before[0], ...before]);
  expect(await deliveriesOf(before[0] ?? '')).toEqual([]);
});

test("a withdrawal is announced with address and reason, without the story's text; a cancelled one is not", async () => {
  const articleId = await writeStory(editor, { headline: 'Canary headline' });
  await release(editor, { articleId });
  await withdraw(editor, { articleId, because: 'Planned.', at: soon(3_600) });
  const planned = await last(articleId);
  await keepLive(editor, { articleId });
  expect(await announceEvent(planned, settings)).toBe(false);
  await withdraw(editor, { articleId, because: 'It was wrong.' });
  const event = await last(articleId);
  expect(await announceEvent(event, settings)).toBe(true);
  expect(await deliveriesOf(event)).toEqual(webhooksOf());
  const { rows } = await staff().execute<{ payload: object }>(
    sql`select payload from delivery where event = ${event} limit 1`,
  );
  expect(rows[0]?.payload).toMatchObject({
    event,
    kind: 'withdrawal',
    article: { because: 'It was wrong.', url: 'https://courier.example/articles/canary-headline' },
  });
  expect(JSON.stringify(rows[0]?.payload)).not.toContain('Canary headline');
});

test('subscribers get emails about new content, in their language, one each, and none for a typo', async () => {
  const ada = await subscribed('ada@example.com', { sectionId: city });
  await subscribed('ada@example.com');
  const ben = await subscribed('ben@example.com');
  await subscribed('sport@example.com', { sectionId: await openSection('sport') });
  await subscribed('lin@example.com', { language: 'zh-CN' });
  const articleId = await writeStory(editor, { headline: 'News' });
  const mailed = async () =>
    (await deliveriesOf(await last(articleId))).filter((who) => who.startsWith('subscriber'));
  const both = [`subscriber ${ada}`, `subscriber ${ben}`].sort();
  await release(editor, { articleId });
  await announceEvent(await last(articleId), settings);
  expect(await mailed()).toEqual(both);
  await release(editor, { articleId, kind: 'typo' });
  await announceEvent(await last(articleId), settings);
  expect(await mailed()).toEqual([]);
  await release(editor, { articleId, kind: 'correction', readerNote: 'It was sixteen.' });
  await announceEvent(await last(articleId), settings);
  expect(await mailed()).toEqual(both);
  await takeBack(editor, { articleId, number: 3, readerNote: 'It was sixty.' });
  await announceEvent(await last(articleId), settings);
  expect(await mailed()).toEqual([]);
  await withdraw(editor, { articleId, because: 'Wrong.' });
  await announceEvent(await last(articleId), settings);
  expect(await mailed()).toEqual([]);
});

test('a correction that was taken back before its emails were sent is not emailed', async () => {
  const subscriberId = await subscribed('cleo@example.com', { sectionId: city });
  const articleId = await writeStory(editor, { headline: 'Hasty' });
  await release(editor, { articleId });
  await editDraft(editor, { articleId, headline: 'Hastier' });
  const { releaseId } = await release(editor, {
    articleId,
    kind: 'correction',
    readerNote: 'It was hastier.',
  });
  const email = () =>
    composeNewsEmail({ deliveryId: 'd', subscriberId, releaseId, articleId, site: settings.site });
  expect((await email())?.text).toContain('It was hastier.');
  await takeBack(editor, { articleId, number: 2, readerNote: 'It was hasty.' });
  expect(await email()).toBeNull();
});

test('a release that was withdrawn before its announcement is not emailed', async () => {
  const articleId = await writeStory(editor, { headline: 'Brief' });
  await release(editor, { articleId });
  const event = await last(articleId);
  await withdraw(editor, { articleId, because: 'Wrong.' });
  expect(await announceEvent(event, settings)).toBe(true);
  expect(await deliveriesOf(event)).toEqual(webhooksOf());
});

test('hubs and search engines are notified of addresses, by language', async () => {
  const articleId = await writeStory(editor, { headline: '轮渡', language: 'zh-CN', topics: ['Ferries'] });
  await release(editor, { articleId });
  const event = await last(articleId);
  await announceEvent(event, { ...settings, hub: 'https://hub.example/', indexNowKey: 'a-key-of-eight' });
  const { rows } = await staff().execute<{ payload: { feeds?: string[]; pages?: string[] } }>(
    sql`select payload from delivery where event = ${event} and kind in ('websub', 'indexnow') order by kind`,
  );
  expect(rows[0]?.payload.pages).toEqual([expect.stringContaining('https://courier.example/articles/')]);
  expect(rows[1]?.payload.feeds).toEqual([
    'https://courier.example/feed.xml?language=zh-CN',
    'https://courier.example/feed.json?language=zh-CN',
    'https://courier.example/sections/city/feed.xml?language=zh-CN',
    'https://courier.example/sections/city/feed.json?language=zh-CN',
    'https://courier.example/topics/ferries/feed.xml?language=zh-CN',
    'https://courier.example/topics/ferries/feed.json?language=zh-CN',
  ]);
});

test("a front's release is announced, but not to hubs of feeds", async () => {
  const { frontId, version } = await readFrontDraft(editor, { sectionId: city, language: 'en' });
  const layout = { places: [null, null, null], bands: [], banner: null };
  const arranged = await arrangeFront(editor, { frontId, version, layout });
  await releaseFront(editor, { frontId, version: arranged.version });
  const { rows } = await staff().execute<{ event: string }>(
    sql`select payload->>'event' as event from outbox where payload->>'event' like 'front:%' order by id desc limit 1`,
  );
  const event = rows[0]?.event ?? '';
  expect(await announceEvent(event, { ...settings, hub: 'https://hub.example/' })).toBe(true);
  expect(await deliveriesOf(event)).toEqual(webhooksOf());
  const deliveries = await staff().execute<{ payload: object }>(
    sql`select payload from delivery where event = ${event}`,
  );
  expect(deliveries.rows[0]?.payload).toMatchObject({
    kind: 'front',
    front: { section: 'city', language: 'en', number: 1, url: 'https://courier.example/sections/city' },
  });
});

test('an old completed delivery is deleted, and not repeated', async () => {
  const articleId = await writeStory(editor, { headline: 'Long ago' });
  await release(editor, { articleId });
  const event = await last(articleId);
  await announceEvent(event, settings);
  await staff().execute(sql`update delivery set created_at = now() - interval '61 days',
    done_at = case when target = ${String(hooks[0])} then now() end where event = ${event}`);
  await deleteExpiredRows();
  expect(await deliveriesOf(event)).not.toContain(`webhook ${hooks[0]}`);
  expect(await deliveriesOf(event)).toContain(`webhook ${hooks[1]}`);
  expect(await announceEvent(event, settings)).toBe(false);
});

test('an update that was under embargo gets its related list when it begins', async () => {
  const heron = await writeStory(editor, {
    headline: 'Heron',
    topics: ['Waders'],
    text: 'Waders on the flats.',
  });
  await release(editor, { articleId: heron });
  const articleId = await writeStory(editor, {
    headline: 'Rivets',
    topics: ['Waders'],
    text: 'Waders and rivets.',
  });
  const other = await writeStory(editor, { headline: 'Nothing', topics: ['Ships'], text: 'Anchors.' });
  await release(editor, { articleId: other });
  await staff().execute(sql`delete from related_story where article_id = ${articleId}`);
  await release(editor, { articleId });
  await staff().execute(sql`delete from related_story where ${articleId} in (article_id, related_id)`);
  await release(editor, { articleId, kind: 'update', at: soon(3_600) });
  const related = async () =>
    (
      await staff().execute<{ id: string }>(
        sql`select related_id as id from related_story where article_id = ${articleId}`,
      )
    ).rows.map(({ id }) => Number(id));
  expect(await related()).toEqual([]);
  await makeDue(articleId);
  expect(await announceEvent(await last(articleId), settings)).toBe(true);
  expect(await related()).toContain(heron);
});
