import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';
import { flowOf, flowTraces } from './flow.scene.ts';
import { writeInternalNote } from './internalNotes.ts';

let scene: { close(): Promise<void> };
let writer: Actor;
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(() => scene.close());

const noteOf = async (articleId: ArticleId) => (await flowOf(articleId)).note?.text ?? null;

test('a note is written, replaced and removed, each with an audit event that does not quote it', async () => {
  const articleId = await writeStory(writer, { headline: 'Noted' });
  await writeInternalNote(writer, { articleId, text: ' Source: call\r\nafter six. ', was: '' });
  expect(await noteOf(articleId)).toBe('Source: call\nafter six.');
  await writeInternalNote(editor, { articleId, text: 'Called.', was: 'Source: call\nafter six.' });
  expect((await flowOf(articleId)).note).toMatchObject({ text: 'Called.', by: editor.name });
  await writeInternalNote(editor, { articleId, text: ' ', was: 'Called.' });
  expect(await noteOf(articleId)).toBeNull();
  const { rows } = await staffPool().query(
    `select detail from audit_event where act = 'article.annotate' and subject_id = $1`,
    [articleId],
  );
  expect(rows).toEqual([{ detail: {} }, { detail: {} }, { detail: {} }]);
});

test('a note that somebody else wrote meanwhile is not overwritten; the same text twice changes nothing', async () => {
  const articleId = await writeStory(writer, { headline: 'Noted by two' });
  await writeInternalNote(writer, { articleId, text: 'First', was: '' });
  const before = await flowTraces();
  expect(await refusalReasonOf(writeInternalNote(editor, { articleId, text: 'Second', was: '' }))).toBe(
    'changed-meanwhile',
  );
  await writeInternalNote(editor, { articleId, text: 'First', was: '' });
  await expect(
    writeInternalNote(editor, { articleId, text: 'x'.repeat(2_001), was: 'First' }),
  ).rejects.toThrow();
  expect(await flowTraces()).toBe(before);
  const both = await Promise.allSettled(
    ['Third', 'Fourth'].map((text) => writeInternalNote(editor, { articleId, text, was: 'First' })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an article in the bin takes no note', async () => {
  const articleId = await writeStory(writer, { headline: 'Binned' });
  await moveToBin(writer, { subject: 'article', id: articleId });
  expect(await refusalReasonOf(writeInternalNote(editor, { articleId, text: 'x', was: '' }))).toBe('in-bin');
});

test('no note of colleagues reaches a release, a shared draft, a search, an outbox row or an audit event', async () => {
  const canary = 'zanzibarquokka';
  const articleId = await writeStory(writer, { headline: 'Ferry sails', text: 'It sails.' });
  await writeInternalNote(writer, { articleId, text: `Internal ${canary}`, was: '' });
  await submitForReview(writer, { articleId, filed: true, note: `Step ${canary}` });
  await createShare(editor, { articleId, recipient: 'Dr Okafor', days: 3 }, 'https://courier.example');
  await release(editor, { articleId });
  const { rows } = await staffPool().query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'live', 'pgboss')
     union all select format('%I.%I', schemaname, viewname) from pg_views where schemaname in ('public', 'live')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await staffPool().query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [
      `%${canary}%`,
    ]);
    if (rowCount) found.push(name);
  }
  expect(found.sort()).toEqual(['public.flow_step', 'public.internal_note', 'public.notice']);
});
