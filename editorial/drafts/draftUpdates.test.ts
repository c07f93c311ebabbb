import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftOf, draftUpdateWith, readDraft } from '#body/draftDocument.ts';
import { closePools, staffPool } from '#db/pools.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { createArticle } from '#editorial/articles/creatingArticles.ts';
import { checkDraft } from '#editorial/releases/releaseReview.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { deriveDraft } from './derivedColumns.ts';
import { compactDraft } from './draftCompaction.ts';
import { appendToDraft, editDraft } from './draftUpdates.ts';
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
const body = (...texts: string[]) => bodyOf(texts.map(paragraph));
const read = async (articleId: ArticleId) => readDraft(draftOf((await loadDraft(articleId)).state));
const count = async (articleId: ArticleId) =>
  Number(
    (await staffPool().query('select count(*) from draft_update where article_id = $1', [articleId])).rows[0]
      .count,
  );

test('an edit by a domain function is a forward edit: concurrent typing is kept', async () => {
  const articleId = await createDraft();
  await editDraft(systemActor, { articleId, headline: 'One', body: body('First.', 'Second.') });
  const before = (await loadDraft(articleId)).state;
  const typed = draftUpdateWith(before, { body: body('First.', 'Second, typed meanwhile.') });
  await editDraft(systemActor, { articleId, body: body('First, edited.', 'Second.') });
  await appendToDraft(systemActor, { articleId, update: typed ?? before, schemaVersion });
  expect(plainText((await read(articleId)).body as Body)).toBe('First, edited.\n\nSecond, typed meanwhile.');
});

test('an invalid body or line is refused, and nothing is written', async () => {
  const articleId = await createDraft();
  const script = { type: 'doc', content: [{ type: 'script' }] };
  await expect(editDraft(systemActor, { articleId, body: script })).rejects.toMatchObject({
    reason: 'body-unfit',
  });
  await expect(editDraft(systemActor, { articleId, headline: 'a\0b' })).rejects.toMatchObject({
    reason: 'text-unfit',
  });
  expect(await count(articleId)).toBe(0);
});

test('a user who may not edit, an old client, a truncated update and an unknown article are refused, and nothing is written', async () => {
  const articleId = await createDraft();
  const update = draftUpdateWith((await loadDraft(articleId)).state, { headline: 'x' }) ?? new Uint8Array();
  const reader = { id: 1 as UserId, name: '', email: '', role: 'reader', locale: 'en' } as unknown as Actor;
  const order = { articleId, update, schemaVersion };
  await expect(appendToDraft(reader, order)).rejects.toMatchObject({ reason: 'not-allowed' });
  await expect(appendToDraft(systemActor, { ...order, schemaVersion: 0 })).rejects.toMatchObject({
    reason: 'client-old',
  });
  await expect(appendToDraft(systemActor, { ...order, articleId: 9e9 as ArticleId })).rejects.toMatchObject({
    reason: 'not-found',
  });
  const truncated = update.slice(0, update.length - 3);
  await expect(appendToDraft(systemActor, { ...order, update: truncated })).rejects.toMatchObject({
    reason: 'malformed',
  });
  const oversized = new Uint8Array(5 * 1024 * 1024);
  await expect(appendToDraft(systemActor, { ...order, update: oversized })).rejects.toMatchObject({
    reason: 'text-long',
  });
  expect(await count(articleId)).toBe(0);
});

test('once a newer client has written, an older one is refused', async () => {
  const articleId = await createDraft();
  const update = draftUpdateWith((await loadDraft(articleId)).state, { headline: 'x' }) ?? new Uint8Array();
  await appendToDraft(systemActor, { articleId, update, schemaVersion: schemaVersion + 1 });
  await expect(appendToDraft(systemActor, { articleId, update, schemaVersion })).rejects.toMatchObject({
    reason: 'client-old',
  });
});

test('rows are numbered in the order of their commits, however many are appended at once', async () => {
  const articleId = await createDraft();
  const base = (await loadDraft(articleId)).state;
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 30 }, async (_, at) => {
      const update = draftUpdateWith(base, { headline: `${at}` }) ?? base;
      const id = await appendToDraft(systemActor, { articleId, update, schemaVersion, begins: at % 2 === 0 });
      const { rows } = await staffPool().query('select max(id) from draft_update where article_id = $1', [
        articleId,
      ]);
      seen.push(Number(rows[0].max) - id);
    }),
  );
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
  expect((await loadDraft(articleId)).waiting).toBe(30);
});

test('compacting keeps every word and the whole log, and deriving a draft twice gives the same result', async () => {
  const articleId = await createDraft();
  for (let at = 0; at < 12; at += 1)
    await editDraft(systemActor, { articleId, body: body(`Text ${at}`, '海港的早晨。') });
  const before = await read(articleId);
  await Promise.all([compactDraft(articleId), compactDraft(articleId), deriveDraft(articleId)]);
  const loaded = await loadDraft(articleId);
  expect(loaded.waiting).toBe(0);
  expect(await read(articleId)).toEqual(before);
  expect(await count(articleId)).toBe(12);
  const { rows } = await staffPool().query(
    'select plain_text, derived_upto from draft where article_id = $1',
    [articleId],
  );
  expect(rows[0].plain_text).toBe('Text 11\n\n海港的早晨。');
  expect(Number(rows[0].derived_upto)).toBe(loaded.upto);
  const typed = draftUpdateWith(loaded.state, { headline: 'After' }) ?? loaded.state;
  await appendToDraft(systemActor, { articleId, update: typed, schemaVersion });
  expect((await read(articleId)).headline).toBe('After');
});

test('a draft made invalid by a forged client stays readable, and derives to no body', async () => {
  const articleId = await createDraft();
  const ydoc = draftOf((await loadDraft(articleId)).state);
  const vector = Y.encodeStateVector(ydoc);
  ydoc.getXmlFragment('body').insert(0, [new Y.XmlElement('script'), new Y.Map() as never]);
  (ydoc.getXmlFragment('headline').get(0) as Y.XmlElement).insert(0, [new Y.XmlText('N\0L')]);
  (ydoc.getXmlFragment('standfirst').get(0) as Y.XmlElement).insert(0, [new Y.XmlText('x'.repeat(2_000))]);
  await appendToDraft(systemActor, { articleId, update: Y.encodeStateAsUpdate(ydoc, vector), schemaVersion });
  const findings = await checkDraft(systemActor, articleId);
  const blocking = findings.filter(({ gravity }) => gravity === 'blocks').map(({ reason }) => reason);
  expect(blocking).toEqual(['text-unfit', 'text-long', 'body-unfit', 'section-missing']);
  await deriveDraft(articleId);
  const { rows } = await staffPool().query('select body, derived_upto from draft where article_id = $1', [
    articleId,
  ]);
  expect(rows[0].body).toBeNull();
  expect(Number(rows[0].derived_upto)).toBeGreaterThan(0);
});

test('a missing draft, or a failing database, is never read as an empty document', async () => {
  await expect(loadDraft(9e9 as ArticleId)).rejects.toMatchObject({ reason: 'not-found' });
  const articleId = await createDraft();
  await staffPool().query('alter table draft_update rename to away');
  await expect(loadDraft(articleId)).rejects.toThrow();
  await staffPool().query('alter table away rename to draft_update');
});

test('columns that another node has derived are left as they are, unless older code derived them', async () => {
  const articleId = await createDraft();
  await editDraft(systemActor, { articleId, headline: 'One', body: body('First.') });
  const row = async () =>
    (
      await staffPool().query('select xmin::text, words_version from draft where article_id = $1', [
        articleId,
      ])
    ).rows[0];
  const before = await row();
  await deriveDraft(articleId);
  expect(await row()).toEqual(before);
  await staffPool().query('update draft set words_version = 0 where article_id = $1', [articleId]);
  await deriveDraft(articleId);
  expect((await row()).words_version).toBe(before.words_version);
});
