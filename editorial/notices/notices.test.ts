import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NoticeKind, NoticeSubject } from '#contracts/noticeGroups.ts';
import { newUuid } from '#contracts/uuid.ts';
import { inTransaction, readerPool, staffPool } from '#db/pools.ts';
import type { ArticleId, NoticeId, UserId } from '#db/schema/ids.ts';
import { type Actor, systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { disable } from '#editorial/people/disablingPeople.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { changeNoticeEmails, readNoticeEmails } from './changingNoticeEmails.ts';
import { markAllNoticesRead, markNoticeRead } from './markingNotices.ts';
import { countUnreadNotices, listOwnNotices, MAX_UNREAD_COUNTED } from './noticeList.ts';
import { notify } from './noticeRecord.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
let writer: Actor;
let articleId: ArticleId;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());
beforeEach(async () => {
  writer = await hire('writer');
  articleId = await writeStory(writer, { headline: 'Ferry sails' });
});

const comment = (): NoticeSubject => ({
  is: 'comment',
  thread: '5f0c2a52-6a0b-4d5c-9d0e-0f6f3a1f2b11',
  comment: newUuid(),
});
const send = (
  recipients: (UserId | null)[],
  { kind = 'mentioned', subject = comment(), by = editor as Actor | typeof systemActor } = {} as {
    kind?: NoticeKind;
    subject?: NoticeSubject;
    by?: Actor | typeof systemActor;
  },
) => inTransaction((tx) => notify(tx, by, { articleId, kind, recipients, subject }));
const kinds = async (actor: Actor) => (await listOwnNotices(actor)).items.map(({ kind }) => kind);

describe('notifying people', () => {
  test('gives each of them one notice with the actor, the article and the thread', async () => {
    const subject = comment();
    await send([writer.id, writer.id], { subject });
    expect((await listOwnNotices(writer)).items).toEqual([
      {
        id: expect.any(Number),
        kind: 'mentioned',
        at: expect.any(Date),
        isRead: false,
        by: editor.name,
        articleId,
        headline: 'Ferry sails',
        language: 'en',
        subject,
      },
    ]);
  });

  test('leaves out the actor, nobody, disabled people and unknown ids', async () => {
    const admin = await hire('admin');
    const gone = await hire('writer');
    await disable(admin, { userId: gone.id });
    const { rows: before } = await staffPool().query('select count(*) from notice');
    await send([editor.id, gone.id, null, 999_999 as UserId]);
    await send([]);
    expect((await staffPool().query('select count(*) from notice')).rows).toEqual(before);
  });

  test('leaves out people whose role may not read articles', async () => {
    await staffPool().query(`alter table "user" drop constraint user_role`);
    await staffPool().query(`update "user" set role = 'guest' where id = $1`, [writer.id]);
    await send([writer.id]);
    const { rows } = await staffPool().query('select 1 from notice where recipient = $1', [writer.id]);
    expect(rows).toEqual([]);
  });

  test('of one event happens once for a person, whatever the kind, also when two acts run at once', async () => {
    const subject = comment();
    await Promise.all([
      send([writer.id], { subject }),
      send([writer.id], { subject }),
      send([writer.id], { subject, kind: 'replied' }),
    ]);
    await send([writer.id], { subject, kind: 'commented' });
    expect(await kinds(writer)).toHaveLength(1);
    await send([writer.id], { kind: 'replied' });
    expect((await kinds(writer))[0]).toBe('replied');
  });

  test('is undone with the act that does it', async () => {
    const before = await traces();
    const failing = inTransaction(async (tx) => {
      await notify(tx, editor, { articleId, kind: 'mentioned', recipients: [writer.id], subject: comment() });
      throw new Error('refused later');
    });
    await expect(failing).rejects.toThrow('refused later');
    expect(await kinds(writer)).toEqual([]);
    expect(await traces()).toBe(before);
  });

  test('refuses details that no page could show', async () => {
    for (const subject of [
      { is: 'comment', thread: 'no uuid', comment: newUuid() },
      { is: 'comment', thread: newUuid(), comment: 1 },
      { is: 'step', step: 0 },
      { is: 'step', step: 1, note: 'x'.repeat(2_001) },
      { is: 'release', number: 1, html: '<b>' },
    ] as unknown as NoticeSubject[])
      await expect(send([writer.id], { subject })).rejects.toThrow();
    expect(await kinds(writer)).toEqual([]);
  });

  test('is possible for Copydesk itself', async () => {
    await send([writer.id], { by: systemActor, kind: 'released', subject: { is: 'release', number: 1 } });
    expect((await listOwnNotices(writer)).items).toMatchObject([{ kind: 'released', by: null }]);
  });

  test('tells the recipients’ open pages at commit, and names no content', async () => {
    const client = await staffPool().connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await client.query('listen staff');
    await send([writer.id]);
    await expect.poll(() => heard).toContain(`["notice:${writer.id}"]`);
    expect(heard.join()).not.toContain('Ferry');
    await client.query('unlisten staff');
    client.release(true);
  });
});

describe('the list', () => {
  test('is newest first, in pages that repeat and skip nothing while notices arrive', async () => {
    for (let n = 0; n < 55; n += 1) await send([writer.id]);
    const first = await listOwnNotices(writer);
    expect(first.items).toHaveLength(50);
    await send([writer.id]);
    const second = await listOwnNotices(writer, { before: first.before });
    expect(second).toMatchObject({ before: null });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toHaveLength(55);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });

  test('has only one’s own notices, and none of an article in the bin', async () => {
    await send([writer.id]);
    const other = await hire('writer');
    expect(await kinds(other)).toEqual([]);
    expect(await countUnreadNotices(other)).toBe(0);
    await moveToBin(writer, { subject: 'article', id: articleId });
    expect(await kinds(writer)).toEqual([]);
    expect(await countUnreadNotices(writer)).toBe(0);
  });

  test.each(['0', '-1', 'x', '1e99', "1' or true"])(
    'begins with the newest for the cursor %j',
    async (before) => {
      await send([writer.id]);
      expect((await listOwnNotices(writer, { before })).items).toHaveLength(1);
    },
  );

  test('counts unread notices up to a limit', async () => {
    await staffPool().query(
      `insert into notice (recipient, kind, article_id, event, details)
       select $1, 'mentioned', $2, 'comment:9' || n, '{"is":"release","number":1}' from generate_series(1, 150) n`,
      [writer.id, articleId],
    );
    expect(await countUnreadNotices(writer)).toBe(MAX_UNREAD_COUNTED);
  });
});

describe('marking as read', () => {
  const first = async () => (await listOwnNotices(writer)).items[0]?.id as NoticeId;

  test('one notice lowers the count, and again changes nothing', async () => {
    await send([writer.id]);
    await send([writer.id]);
    const noticeId = await first();
    await markNoticeRead(writer, { noticeId });
    const read = async () =>
      (await staffPool().query('select read_at from notice where id = $1', [noticeId])).rows;
    const before = await read();
    await markNoticeRead(writer, { noticeId });
    expect(await read()).toEqual(before);
    expect(await countUnreadNotices(writer)).toBe(1);
  });

  test('of another person’s notice, or an unknown one, is refused and changes nothing', async () => {
    await send([writer.id]);
    const noticeId = await first();
    expect(await refusalReasonOf(markNoticeRead(editor, { noticeId }))).toBe('not-found');
    expect(await refusalReasonOf(markNoticeRead(writer, { noticeId: 999_999 }))).toBe('not-found');
    await expect(markNoticeRead(writer, { noticeId: 'all' })).rejects.toThrow();
    await markAllNoticesRead(editor, { upTo: noticeId });
    expect(await countUnreadNotices(writer)).toBe(1);
  });

  test('all of them leaves one that came after the page was read', async () => {
    await send([writer.id]);
    await send([writer.id]);
    const upTo = await first();
    await send([writer.id]);
    expect(await markAllNoticesRead(writer, { upTo })).toEqual({ marked: 2 });
    expect(await markAllNoticesRead(writer, { upTo })).toEqual({ marked: 0 });
    expect(await countUnreadNotices(writer)).toBe(1);
  });
});

test('the choice of emails is stored once, in a fixed order, with an audit event', async () => {
  await changeNoticeEmails(writer, { groups: ['assignments', 'mentions', 'mentions'] });
  expect(await readNoticeEmails(writer)).toEqual(['mentions', 'assignments']);
  await changeNoticeEmails(writer, { groups: ['mentions', 'assignments'] });
  const { rows } = await staffPool().query(
    `select detail from audit_event where act = 'self.change-notices' and subject_id = $1`,
    [writer.id],
  );
  expect(rows).toEqual([{ detail: { from: [], to: ['mentions', 'assignments'] } }]);
  await expect(changeNoticeEmails(writer, { groups: ['everything'] as never })).rejects.toThrow();
});

test('the readers’ database role cannot read notices', async () => {
  await expect(readerPool().query('select * from public.notice')).rejects.toThrow('permission denied');
});
