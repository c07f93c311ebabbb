import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NoticeGroup, NoticeKind, NoticeSubject } from '#contracts/noticeGroups.ts';
import { newUuid } from '#contracts/uuid.ts';
import { inTransaction, staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Locale } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { markNoticeRead } from '#editorial/notices/markingNotices.ts';
import { composeNoticeEmail } from '#editorial/notices/noticeEmail.ts';
import { noticeEmailWords } from '#editorial/notices/noticeEmailWords.ts';
import { listOwnNotices } from '#editorial/notices/noticeList.ts';
import { notify } from '#editorial/notices/noticeRecord.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { createWorker, type Worker } from './worker.ts';

const site = 'https://courier.example';
let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let worker: Worker;
let articleId: ArticleId;
const emails: string[] = [];

const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let email = '';
    stream.on('data', (data) => {
      email += data;
    });
    stream.on('end', () => {
      emails.push(email);
      done();
    });
  },
});

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor', { name: 'Nora Li' });
  articleId = await writeStory(editor, { headline: 'Ferry sails', text: 'The secret body.' });
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  const configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    SITE_URL: site,
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as { port: number }).port}`,
  });
  worker = createWorker({ configuration, log: createLogger('silent') });
});
afterAll(async () => {
  await worker.close();
  await scene.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});
beforeEach(() => {
  emails.length = 0;
});

let serial = 0;
const reader = (groups: NoticeGroup[], locale: Locale = 'en') =>
  hire('writer', { emailedNotices: groups, locale });

function tell(recipients: Actor[], kind: NoticeKind, subject?: NoticeSubject, about = articleId) {
  serial += 1;
  const recipientIds = recipients.map(({ id }) => id);
  return inTransaction((tx) =>
    notify(tx, editor, {
      articleId: about,
      kind,
      recipients: recipientIds,
      subject: subject ?? {
        is: 'comment',
        thread: '5f0c2a52-6a0b-4d5c-9d0e-0f6f3a1f2b11',
        comment: newUuid(),
      },
    }),
  );
}

async function untilEmails(count: number): Promise<void> {
  for (const patience = Date.now() + 15_000; Date.now() < patience; await sleep(50)) {
    worker.wake();
    if (emails.length >= count) return;
  }
  throw new Error(`There are ${emails.length} emails.`);
}

const textOf = (email: string) => email.replace(/=\r?\n/g, '').replaceAll('=3D', '=');

test('one email is sent for each notice of a chosen group, and none for others', async () => {
  const [chose, other] = [await reader(['mentions']), await reader(['assignments'])];
  await tell([chose, other], 'mentioned');
  await tell([chose, other], 'commented');
  await tell([other], 'assigned', { is: 'step', step: 900, note: 'Not in an email.' });
  await untilEmails(2);
  const to = emails.map((email) => /^To: (.*?)\r?$/m.exec(email)?.[1]).sort();
  expect(to).toEqual([chose.email, other.email].sort());
  await sleep(500);
  expect(emails).toHaveLength(2);
});

test('it has the headline and a link to the thread, and neither the text of the draft nor the note', async () => {
  const chose = await reader(['mentions', 'reviews']);
  await tell([chose], 'mentioned');
  await tell([chose], 'returned', { is: 'step', step: 901, note: 'A note with words of the draft' });
  await untilEmails(2);
  const [mention = '', returned = ''] = emails.map(textOf).sort((a) => (a.includes('mentioned') ? -1 : 1));
  expect(mention).toContain(
    `${site}/newsroom/articles/${articleId}?thread=5f0c2a52-6a0b-4d5c-9d0e-0f6f3a1f2b11`,
  );
  expect(mention).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(mention).toContain(`${site}/newsroom/account`);
  expect(returned).toContain('Ferry sails');
  for (const email of [mention, returned]) {
    expect(email).not.toContain('secret body');
    expect(email).not.toContain('words of the draft');
  }
});

test('none is sent to people who read the notice, changed their choice or were disabled, or of an article in the bin', async () => {
  const draftId = await writeStory(editor, { headline: 'Binned' });
  const people = [];
  for (let n = 0; n < 4; n += 1) people.push(await reader(['mentions']));
  const [read, changed, disabled, kept] = people as [Actor, Actor, Actor, Actor];
  const composed = async (actor: Actor) => {
    const { rows } = await staffPool().query('select max(id) as id from notice where recipient = $1', [
      actor.id,
    ]);
    return composeNoticeEmail(rows[0].id, site);
  };
  await staffPool().query(`update "user" set emailed_notices = '{}' where id = any($1)`, [
    people.map(({ id }) => id),
  ]);
  await tell(people, 'mentioned', undefined, draftId);
  await staffPool().query(`update "user" set emailed_notices = '{mentions}' where id <> $1`, [changed.id]);
  const [item] = (await listOwnNotices(read)).items;
  await markNoticeRead(read, { noticeId: item?.id });
  await staffPool().query('update "user" set disabled_at = now() where id = $1', [disabled.id]);
  for (const actor of [read, changed, disabled]) expect(await composed(actor)).toBeNull();
  expect(await composed(kept)).toMatchObject({
    to: kept.email,
    subject: 'Nora Li mentioned you in “Binned”',
  });
  await moveToBin(editor, { subject: 'article', id: draftId });
  expect(await composed(kept)).toBeNull();
});

test.each([
  ['en', 'Nora Li assigned “Ferry sails” to you', 'Due 3 December 2026 at 18:00'],
  ['zh-CN', 'Nora Li 把《Ferry sails》分配给您', '截止时间：2026年12月3日'],
] as const)(
  'in %s it is in the recipient’s language, with the due time in the paper’s zone',
  async (locale, subject, due) => {
    await staffPool().query(
      `insert into paper (names, zone) values ('{"en": "Courier"}', 'Europe/Paris') on conflict do nothing`,
    );
    const person = await reader([], locale);
    await tell([person], 'assigned', { is: 'step', step: 910 + serial, dueAt: '2026-12-03T17:00:00.000Z' });
    await staffPool().query(`update "user" set emailed_notices = '{assignments}' where id = $1`, [person.id]);
    const [item] = (await listOwnNotices(person)).items;
    const email = await composeNoticeEmail(item?.id as never, site);
    expect(email?.subject).toBe(subject);
    expect(email?.text).toContain(due);
    expect(email?.text).toContain('18:00');
  },
);

test('every kind of notice has a sentence with the actor and the headline, in every language', () => {
  for (const { sentence } of Object.values(noticeEmailWords))
    for (const write of Object.values(sentence)) {
      expect(write('Nora', 'Ferry')).toContain('Nora');
      expect(write('Nora', 'Ferry')).toContain('Ferry');
    }
});
