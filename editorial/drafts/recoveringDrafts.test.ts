import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { draftOf, readDraft } from '#body/draftDocument.ts';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import { closePools, staffPool } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { loadDraft } from './loadedDraft.ts';
import { compareCopies, recoverDraft } from './recoveringDrafts.ts';

let database: ScratchDatabase;
let writer: Actor;
beforeAll(async () => {
  database = await scratchDatabase();
  const { rows } = await staffPool().query(
    `insert into "user" (email, name, role) values ('wren@example.com', 'Wren', 'writer') returning *`,
  );
  writer = { ...rows[0], id: Number(rows[0].id) };
});
afterAll(async () => {
  await closePools();
  await database.drop();
});

const base64 = (coverage: UpdateCoverage) => Buffer.from(coverage.encode()).toString('base64');

test('a copy is contained in its draft only if every insertion and deletion of it is', async () => {
  const articleId = await writeStory(writer, { headline: '标题', text: 'The draft.' });
  const { state } = await loadDraft(articleId);
  const deleted = draftOf(state);
  deleted.getXmlFragment('body').delete(0, 1);
  const inserted = draftOf(state);
  inserted.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
  const copies = [draftOf(state), deleted, inserted].map((ydoc) => ({
    articleId,
    held: base64(UpdateCoverage.ofDocument(ydoc)),
  }));
  expect(await compareCopies(writer, { copies })).toEqual(['in-draft', 'not-in-draft', 'not-in-draft']);
});

test('copies of a deleted article, and unreadable copies, count as not contained', async () => {
  const articleId = await writeStory(writer, { headline: 'There' });
  const held = base64(new UpdateCoverage());
  const malformed = Buffer.from([1, 9, 255, 255, 255, 255, 255, 255]).toString('base64');
  expect(
    await compareCopies(writer, {
      copies: [
        { articleId: 999_999, held },
        { articleId, held: malformed },
      ],
    }),
  ).toEqual(['article-gone', 'not-in-draft']);
});

test('a copy of an article in the bin counts as not contained', async () => {
  const articleId = await writeStory(writer, { headline: 'Thrown away' });
  const held = base64(UpdateCoverage.ofDocument(draftOf((await loadDraft(articleId)).state)));
  await staffPool().query('update article set deleted_at = now() where id = $1', [articleId]);
  expect(await compareCopies(writer, { copies: [{ articleId, held }] })).toEqual(['article-gone']);
});

test('a recovered text becomes a new draft of the person who recovers it, in one transaction', async () => {
  const { articleId } = await recoverDraft(writer, {
    language: 'ar',
    headline: 'عنوان',
    standfirst: '',
    body: bodyOf([paragraph('نص مسترجع.')]),
  });
  const { headline, body } = readDraft(draftOf((await loadDraft(articleId)).state));
  expect(headline).toBe('عنوان');
  expect(JSON.stringify(body)).toContain('نص مسترجع.');
  const { rows } = await staffPool().query(
    `select actor_id from audit_event where act = 'article.create' and subject_id = $1`,
    [String(articleId)],
  );
  expect(rows.map(({ actor_id }) => Number(actor_id))).toEqual([writer.id]);
});

test('content that no draft may have is refused, and nothing is created', async () => {
  const count = async () => (await staffPool().query('select count(*) from article')).rows[0].count;
  const before = await count();
  const body = { type: 'doc', content: [{ type: 'script' }] };
  await expect(
    recoverDraft(writer, { language: 'en', headline: '', standfirst: '', body }),
  ).rejects.toMatchObject({
    reason: 'body-unfit',
  });
  expect(await count()).toBe(before);
});

test("a database's identity never changes", async () => {
  const id = await readDatabaseId();
  expect(id).toMatch(/^[\da-f-]{36}$/);
  await expect(staffPool().query('insert into database_identity default values')).rejects.toThrow();
  expect(await readDatabaseId()).toBe(id);
});
