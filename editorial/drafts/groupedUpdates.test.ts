import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaVersion } from '#body/bodySchema.ts';
import { draftOf, draftUpdateWith, readDraft } from '#body/draftDocument.ts';
import { closePools, staffPool } from '#db/pools.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { appendInGroup, type GroupedUpdate } from './groupedUpdates.ts';
import { loadDraft } from './loadedDraft.ts';

let database: ScratchDatabase;
beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const createDraft = async () => (await createArticle(systemActor)).articleId;

async function updateOf(articleId: ArticleId, headline: string): Promise<GroupedUpdate> {
  const update = draftUpdateWith((await loadDraft(articleId)).state, { headline });
  if (!update) throw new Error('nothing changed');
  return { actor: systemActor, order: { articleId, update, schemaVersion } };
}

const headlineOf = async (articleId: ArticleId) =>
  readDraft(draftOf((await loadDraft(articleId)).state)).headline;

/** The number of transactions that wrote the rows of these drafts. */
const transactionsOf = async (...ids: ArticleId[]) =>
  (await staffPool().query('select distinct xmin::text from draft_update where article_id = any($1)', [ids]))
    .rows.length;

const settled = async (updates: GroupedUpdate[]) => Promise.allSettled(await appendInGroup(updates));

test('updates of several drafts are committed in one transaction, numbered in their order, and each is notified', async () => {
  const [one, two] = [await createDraft(), await createDraft()];
  const updates = [await updateOf(two, 'Two'), await updateOf(one, 'One'), await updateOf(two, ' and more')];
  const listener = await staffPool().connect();
  const notices: { articleId: number; id: number }[] = [];
  listener.on('notification', ({ payload }) => notices.push(JSON.parse(payload ?? '')));
  await listener.query('listen draft');
  const outcomes = await appendInGroup(updates);
  expect(await transactionsOf(one, two)).toBe(1);
  const { rows } = await staffPool().query(
    'select id::int, article_id::int as "articleId" from draft_update where article_id in ($1, $2) order by id',
    [one, two],
  );
  expect(rows.map(({ id }) => id)).toEqual(outcomes);
  expect(rows.map(({ articleId }) => articleId)).toEqual([two, one, two]);
  await expect.poll(() => notices.length).toBe(3);
  expect(notices.map(({ id, articleId }) => [id, articleId])).toEqual(
    rows.map(({ id, articleId }) => [id, articleId]),
  );
  listener.release(true);
  expect(await headlineOf(one)).toBe('One');
});

test('an update that is refused leaves no row and does not prevent the others', async () => {
  const [good, binned] = [await createDraft(), await createDraft()];
  const first = await updateOf(good, 'Good');
  const inBin = await updateOf(binned, 'In the bin');
  await moveToBin(systemActor, { subject: 'article', id: binned });
  const reader = { id: 1 as UserId, name: '', email: '', role: 'reader', locale: 'en' } as unknown as Actor;
  const order = first.order;
  const outcomes = await settled([
    inBin,
    { actor: reader, order },
    { actor: systemActor, order: { ...order, update: order.update.slice(0, -3) } },
    { actor: systemActor, order: { ...order, schemaVersion: 0 } },
    { actor: systemActor, order: { ...order, articleId: 9e9 as ArticleId } },
    first,
  ]);
  expect(
    outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.reason : 'appended')),
  ).toEqual(['in-bin', 'not-allowed', 'malformed', 'client-old', 'not-found', 'appended']);
  const { rows } = await staffPool().query(
    'select article_id::int as id from draft_update where article_id > $1',
    [good - 1],
  );
  expect(rows).toEqual([{ id: good }]);
});

test('the first update of a session is in the audit log, also in a group', async () => {
  const [one, two] = [await createDraft(), await createDraft()];
  const begins = await updateOf(one, 'Begins');
  begins.order.begins = true;
  await settled([begins, await updateOf(two, 'Goes on'), await updateOf(two, '!')]);
  expect(await transactionsOf(one, two)).toBe(1);
  const { rows } = await staffPool().query(
    `select subject_id::int as id from audit_event where act = 'article.edit' and subject = 'article' and subject_id in ($1, $2)`,
    [one, two],
  );
  expect(rows).toEqual([{ id: one }]);
});

test('a draft that is locked for long delays only its own updates', async () => {
  const [locked, free] = [await createDraft(), await createDraft()];
  const holder = await staffPool().connect();
  await holder.query('begin');
  await holder.query('select from draft where article_id = $1 for update', [locked]);
  const [waiting, done] = await appendInGroup([
    await updateOf(locked, 'Late'),
    await updateOf(free, 'At once'),
  ]);
  expect(done).toEqual(expect.any(Number)); // it is committed, while the other waits
  expect(await headlineOf(free)).toBe('At once');
  expect(await headlineOf(locked)).toBe('');
  await holder.query('commit');
  holder.release();
  await waiting;
  expect(await headlineOf(locked)).toBe('Late');
});

test('a client with a newer schema raises the schema version of the draft', async () => {
  const [one, two] = [await createDraft(), await createDraft()];
  await staffPool().query('update draft set schema_version = $1 where article_id in ($2, $3)', [
    schemaVersion - 1,
    one,
    two,
  ]);
  await settled([await updateOf(one, 'One'), await updateOf(two, 'Two')]);
  expect(await transactionsOf(one, two)).toBe(1);
  const { rows } = await staffPool().query(
    'select distinct schema_version as version from draft where article_id in ($1, $2)',
    [one, two],
  );
  expect(rows).toEqual([{ version: schemaVersion }]);
});

test('a lock timeout of a group does not stay with the connection', async () => {
  const updates = [await updateOf(await createDraft(), 'One'), await updateOf(await createDraft(), 'Two')];
  await settled(updates);
  const timeouts = await Promise.all(
    Array.from(
      { length: 4 },
      async () => (await staffPool().query('show lock_timeout')).rows[0].lock_timeout,
    ),
  );
  expect(new Set(timeouts)).toEqual(new Set(['0']));
});
