import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, readerPool, staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { assignArticle } from '#editorial/flow/assigningArticles.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { findColleagues } from './commentMentions.ts';
import { commentRecipients } from './commentNotices.ts';
import {
  commentEvents,
  commentTraces,
  newCommentId,
  newThreadId,
  replyInScene,
  startSceneThread,
} from './comments.scene.ts';
import { deleteComment } from './deletingComments.ts';
import { editComment } from './editingComments.ts';
import { replyToThread } from './replyingToThreads.ts';
import { reopenThread, resolveThread } from './resolvingThreads.ts';
import { MAX_THREADS_PER_ARTICLE, startThread } from './startingThreads.ts';
import { MAX_COMMENTS_PER_THREAD } from './storedThread.ts';
import { listThreads } from './threadList.ts';

let scene: { close(): Promise<void> };
let writer: Actor;
let editor: Actor;
let other: Actor;
let articleId: ArticleId;
beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer', { name: 'Wren Hollis' });
  editor = await hire('editor', { name: 'Edda Lund' });
  other = await hire('writer', { name: '林小雨' });
});
beforeEach(async () => {
  articleId = await writeStory(writer, { headline: 'Ferries', text: 'The ferry sails at nine.' });
});
afterAll(() => scene.close());

const list = async (actor = writer) => (await listThreads(actor, articleId)).threads;
/** Expects that an order is refused and leaves no trace. */
async function expectRefused(reason: string, work: () => Promise<unknown>): Promise<void> {
  const before = await commentTraces();
  expect(await refusalReasonOf(work())).toBe(reason);
  expect(await commentTraces()).toBe(before);
}
/** Expects that an order is malformed in a field and leaves no trace. */
async function expectMalformed(field: string, work: () => Promise<unknown>): Promise<void> {
  const before = await commentTraces();
  await expect(work()).rejects.toMatchObject({ issues: [{ path: expect.arrayContaining([field]) }] });
  expect(await commentTraces()).toBe(before);
}

describe('starting a thread', () => {
  test('stores who wrote what about which passage, and one audit event without the text', async () => {
    const { threadId, commentId } = await startSceneThread(editor, articleId, {
      about: { place: 'text', field: 'body', quote: 'sails at\n nine' },
      text: '  Really nine?\r\n真的？ ',
    });
    const [thread] = await list();
    expect(thread).toMatchObject({ id: threadId, place: 'text', field: 'body', quote: 'sails at nine' });
    expect(thread?.comments).toMatchObject([
      { id: commentId, text: 'Really nine?\n真的？', by: 'Edda Lund', isOwn: false, editedAt: null },
    ]);
    expect((await list(editor))[0]?.comments[0]?.isOwn).toBe(true);
    const { rows } = await staffPool().query(`select detail from audit_event where act = 'comment.start'`);
    expect(rows.map(({ detail }) => detail)).toEqual([{ thread: threadId }]);
  });

  test('can be about a picture, or the whole article', async () => {
    await startSceneThread(writer, articleId, { about: { place: 'picture', assetId: 4, quote: 'A pier' } });
    await startSceneThread(writer, articleId);
    expect(await list()).toMatchObject([
      { place: 'picture', assetId: 4, field: null, quote: 'A pier' },
      { place: 'article', assetId: null, field: null, quote: '' },
    ]);
  });

  test('is done once, however often the browser sends it', async () => {
    const ids = await startSceneThread(writer, articleId);
    const before = await commentTraces();
    await startThread(writer, { articleId, ...ids, about: { place: 'article' }, text: 'Sent again' });
    expect(await commentTraces()).toBe(before);
  });

  test('refuses ids of others’ threads and comments', async () => {
    const theirs = await startSceneThread(editor, articleId);
    const order = { articleId, about: { place: 'article' as const }, text: 'Mine' };
    await expectRefused('malformed', () => startThread(writer, { ...order, ...theirs }));
    const elsewhere = { ...theirs, threadId: newThreadId() };
    await expectRefused('malformed', () => startThread(writer, { ...order, ...elsewhere }));
    const mine = { ...theirs, commentId: newCommentId() };
    const otherArticle = await writeStory(editor, { headline: 'Other' });
    await expectRefused('malformed', () =>
      startThread(editor, { ...order, ...mine, articleId: otherArticle }),
    );
  });

  test('refuses a text that is empty, cannot be seen, or is too long, and a place without its facts', async () => {
    for (const text of ['', ' \n ', '\u200b\u2060', 'x'.repeat(2_001), 'a\0b', '\ud800'])
      await expectMalformed('text', () => startSceneThread(writer, articleId, { text }));
    for (const about of [{ place: 'text', quote: 'x' }, { place: 'picture', quote: 'x' }, { place: 'page' }])
      await expectMalformed('about', () => startSceneThread(writer, articleId, { about: about as never }));
    await expectMalformed('threadId', () => startSceneThread(writer, articleId, { threadId: 'one' }));
    await startSceneThread(writer, articleId, { text: 'x'.repeat(2_000) });
  });

  test('refuses an article that is missing, in the bin, or full', async () => {
    await expectRefused('not-found', () => startSceneThread(writer, 999_999 as ArticleId));
    await staffPool().query(
      `insert into comment_thread (id, article_id, place, created_by)
       select gen_random_uuid(), $1, 'article', $2 from generate_series(1, $3)`,
      [articleId, writer.id, MAX_THREADS_PER_ARTICLE],
    );
    await expectRefused('comments-many', () => startSceneThread(writer, articleId));
    await moveToBin(writer, { subject: 'article', id: articleId });
    await expectRefused('in-bin', () => startSceneThread(writer, articleId));
    expect(await refusalReasonOf(listThreads(writer, articleId))).toBe('in-bin');
  });
});

describe('in a thread', () => {
  test('replies stand in their order, and the list counts open and resolved threads', async () => {
    const { threadId } = await startSceneThread(editor, articleId);
    await startSceneThread(editor, articleId, { text: 'Second' });
    await replyInScene(writer, threadId, 'The harbour master.');
    await replyInScene(editor, threadId, 'Good.');
    await resolveThread(editor, { threadId });
    const { threads, counts } = await listThreads(writer, articleId);
    expect(threads[0]?.comments.map(({ by, text }) => `${by}: ${text}`)).toEqual([
      'Edda Lund: Who says so?',
      'Wren Hollis: The harbour master.',
      'Edda Lund: Good.',
    ]);
    expect(threads[0]?.resolved).toMatchObject({ by: 'Edda Lund' });
    expect(counts).toEqual({ open: 1, resolved: 1 });
  });

  test('a reply that is sent twice is stored once, and nobody replies under the id of another comment', async () => {
    const { threadId, commentId } = await startSceneThread(editor, articleId);
    const order = { threadId, commentId: newCommentId(), text: 'Once' };
    await replyToThread(writer, order);
    const before = await commentTraces();
    await replyToThread(writer, order);
    expect(await commentTraces()).toBe(before);
    await expectRefused('malformed', () => replyToThread(writer, { ...order, commentId }));
    await expectRefused('not-found', () => replyToThread(writer, { ...order, threadId: newThreadId() }));
  });

  test('a thread takes a limited number of comments', async () => {
    const { threadId } = await startSceneThread(editor, articleId);
    await staffPool().query(
      `insert into comment (id, thread_id, text, created_by)
       select gen_random_uuid(), $1, 'More', $2 from generate_series(2, $3)`,
      [threadId, writer.id, MAX_COMMENTS_PER_THREAD],
    );
    await expectRefused('comments-many', () => replyInScene(writer, threadId, 'One more'));
  });

  test('resolving and reopening leave one audit event each, and a second time changes nothing', async () => {
    const { threadId } = await startSceneThread(editor, articleId);
    for (const act of [resolveThread, resolveThread, reopenThread, reopenThread])
      await act(writer, { threadId });
    expect(await commentEvents(articleId)).toEqual(['comment.start', 'comment.resolve', 'comment.reopen']);
    expect((await list())[0]?.resolved).toBeNull();
  });

  test('a reply to a resolved thread reopens it', async () => {
    const { threadId } = await startSceneThread(editor, articleId);
    await resolveThread(editor, { threadId });
    await replyInScene(writer, threadId, 'Not yet.');
    expect((await list())[0]?.resolved).toBeNull();
    expect((await commentEvents(articleId)).slice(-2)).toEqual(['comment.reply', 'comment.reopen']);
  });

  test('each person changes and deletes their own comments only, whatever their role', async () => {
    const { threadId, commentId } = await startSceneThread(writer, articleId);
    const admin = await hire('admin');
    for (const actor of [editor, admin, other]) {
      await expectRefused('comment-of-another', () => editComment(actor, { commentId, text: 'Put in' }));
      await expectRefused('comment-of-another', () => deleteComment(actor, { commentId }));
    }
    await editComment(writer, { commentId, text: 'Who said so?' });
    const [thread] = await list();
    expect(thread?.comments[0]).toMatchObject({ text: 'Who said so?', editedAt: expect.any(String) });
    const before = await commentTraces();
    await editComment(writer, { commentId, text: 'Who said so?' });
    expect(await commentTraces(), 'the same text again changes nothing').toBe(before);
    expect(thread?.id).toBe(threadId);
  });

  test('a deleted comment loses its text for good; replies of others stay, and the last one ends the thread', async () => {
    const { threadId, commentId } = await startSceneThread(writer, articleId, { text: 'Canary-deleted' });
    const reply = await replyInScene(editor, threadId, 'I asked.');
    await deleteComment(writer, { commentId });
    expect((await list())[0]?.comments).toMatchObject([{ isDeleted: true, text: '' }, { text: 'I asked.' }]);
    const { rows } = await staffPool().query(`select count(*)::int from comment where text like '%Canary%'`);
    expect(rows[0].count).toBe(0);
    await expectRefused('not-found', () => editComment(writer, { commentId, text: 'Again' }));
    await expectRefused('not-found', () => deleteComment(writer, { commentId }));
    await deleteComment(editor, { commentId: reply });
    expect(await list()).toEqual([]);
    await expectRefused('not-found', () => replyInScene(writer, threadId, 'Late'));
  });
});

describe('mentions', () => {
  test('are chosen among colleagues whose name contains what was typed', async () => {
    await hire('editor', { name: 'Gone Hollis', disabledAt: new Date() });
    expect(await findColleagues(editor, { typed: 'hol' })).toEqual([{ id: writer.id, name: 'Wren Hollis' }]);
    expect(await findColleagues(editor, { typed: '小雨' })).toEqual([{ id: other.id, name: '林小雨' }]);
    expect(await findColleagues(editor, { typed: '%' })).toEqual([]);
    expect((await findColleagues(editor, { typed: '' })).map(({ id }) => id)).not.toContain(editor.id);
  });

  test('are stored for names in the text only, and an edit changes them', async () => {
    const mentions = [writer.id, other.id];
    const { commentId } = await startSceneThread(editor, articleId, {
      text: '@林小雨 please check',
      mentions,
    });
    const mentionsNow = async () => (await list())[0]?.comments[0]?.mentions;
    expect(await mentionsNow()).toEqual([{ id: other.id, name: '林小雨' }]);
    await editComment(editor, { commentId, text: '@Wren Hollis, check', mentions: [writer.id] });
    expect(await mentionsNow()).toEqual([{ id: writer.id, name: 'Wren Hollis' }]);
    await editComment(editor, { commentId, text: 'Never mind' });
    expect(await mentionsNow()).toEqual([]);
  });

  test('each person gets one notice: as mentioned, else as part of the thread, else as writer of the article', async () => {
    const { threadId } = await startSceneThread(editor, articleId);
    const recipients = (actor: Actor, mentioned: Actor[] = []) =>
      inTransaction((tx) =>
        commentRecipients(tx, actor, { articleId, threadId, mentioned: mentioned.map(({ id }) => id) }),
      );
    expect(await recipients(editor)).toEqual({ mentioned: [], replied: [], commented: [writer.id] });
    expect(await recipients(other, [writer, other])).toEqual({
      mentioned: [writer.id],
      replied: [editor.id],
      commented: [],
    });
    const assignee = await hire('editor');
    await assignArticle(editor, { articleId, assignee: assignee.id });
    expect(await recipients(other)).toMatchObject({ commented: [writer.id, assignee.id] });
    await replyInScene(other, threadId, 'I know.');
    expect(await recipients(editor)).toMatchObject({ replied: [other.id] });
    expect(await recipients(writer)).toEqual({
      mentioned: [],
      replied: expect.arrayContaining([editor.id, other.id]),
      commented: [assignee.id],
    });
  });
});

test('a comment, a reply and an edit that adds a mention write their notices, with the thread and without the text', async () => {
  const { threadId, commentId } = await startSceneThread(editor, articleId);
  const reply = await replyInScene(writer, threadId, 'The harbour master.');
  await editComment(writer, { commentId: reply, text: 'Ask @林小雨', mentions: [other.id] });
  const { rows } = await staffPool().query(
    'select recipient, kind, details from notice where article_id = $1 order by id',
    [articleId],
  );
  const about = (comment: string) => ({ is: 'comment', thread: threadId, comment });
  expect(rows.map((row) => ({ ...row, recipient: Number(row.recipient) }))).toEqual([
    { recipient: writer.id, kind: 'commented', details: about(commentId) },
    { recipient: editor.id, kind: 'replied', details: about(reply) },
    { recipient: other.id, kind: 'mentioned', details: about(reply) },
  ]);
});

test('readers’ connections cannot read comments', async () => {
  await startSceneThread(editor, articleId);
  for (const table of ['comment_thread', 'comment', 'comment_mention'])
    await expect(readerPool().query(`select 1 from public.${table}`)).rejects.toThrow(/permission denied/);
});
