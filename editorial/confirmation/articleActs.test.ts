import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, heading, paragraph } from '#body/composeBody.ts';
import { entryTime, newEntryName } from '#body/entryIdentity.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { endCoverage, readCoverageStatus } from '#editorial/liveCoverage/endingCoverage.ts';
import { untilWaiting } from '#editorial/lockInterleaving.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { reviewRelease } from '#editorial/releases/releaseReview.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import {
  cancelRelease,
  keepLive,
  reschedule,
  rescheduleWithdrawal,
} from '#editorial/releases/reschedulingReleases.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';
import { countRequestKeys, newRequest, openForm, refusedWith } from './confirmation.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let mia: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  mia = await hire('editor', { name: 'Mia Hale' });
});
afterAll(() => scene.close());

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const article = (id: number) => ({ is: 'article' as const, id });

async function isLive(articleId: number): Promise<boolean> {
  const { rows } = await staff().execute(
    sql`select 1 from release where article_id = ${articleId} and live @> clock_timestamp()`,
  );
  return rows.length > 0;
}

async function releasesOf(articleId: number): Promise<number> {
  const { rows } = await staff().execute(sql`select 1 from release where article_id = ${articleId}`);
  return rows.length;
}

test('a page opened before a withdrawal cannot release the story again, and shows who withdrew it', async () => {
  const articleId = await writeStory(editor, { headline: 'Withdrawn meanwhile' });
  await release(editor, { articleId });
  const { decidedOn } = await reviewRelease(editor, articleId);
  const page = { ...(await openForm(article(articleId))), decidedOn };
  await withdraw(mia, { articleId, because: 'Wrong.', confirmation: await openForm(article(articleId)) });
  const before = await releaseTraces();
  expect(await refusedWith(release(editor, { articleId, kind: 'update', confirmation: page }))).toEqual({
    reason: 'decided-on-old-state',
    who: 'other',
    by: 'Mia Hale',
    what: 'withdrew',
    whose: 'own',
    title: '',
  });
  expect(await isLive(articleId)).toBe(false);
  expect(await releaseTraces()).toBe(before);
});

test('one correction sent three times at once is released once', async () => {
  const articleId = await writeStory(editor, { headline: 'Corrected once' });
  await release(editor, { articleId });
  const order = {
    articleId,
    kind: 'correction' as const,
    readerNote: 'The count was wrong.',
    confirmation: await openForm(article(articleId)),
  };
  const answers = await Promise.all([1, 2, 3].map(() => refusalReasonOf(release(editor, order))));
  expect(answers.filter((answer) => answer === 'already-done')).toHaveLength(2);
  expect(await releasesOf(articleId)).toBe(2);
  expect(await refusalReasonOf(release(editor, order))).toBe('already-done');
  expect(await releasesOf(articleId)).toBe(2);
});

test('three further requests from the same page do not repeat it', async () => {
  const articleId = await writeStory(editor, { headline: 'Three tabs' });
  await release(editor, { articleId });
  const forms = await Promise.all([1, 2, 3].map(() => openForm(article(articleId))));
  const answers = await Promise.all(
    forms.map((confirmation) =>
      refusalReasonOf(release(editor, { articleId, kind: 'update', confirmation })),
    ),
  );
  expect(answers.filter((answer) => answer === 'decided-on-old-state')).toHaveLength(2);
  expect(await releasesOf(articleId)).toBe(2);
});

test('a request that was refused may be sent again under its key', async () => {
  const articleId = await writeStory(editor, { headline: 'Refused first' });
  await release(editor, { articleId });
  const confirmation = await openForm(article(articleId));
  const keys = await countRequestKeys();
  expect(await refusalReasonOf(release(editor, { articleId, confirmation }))).toBe('kind-missing');
  expect(await countRequestKeys()).toBe(keys);
  await release(editor, { articleId, kind: 'update', confirmation });
  expect(await releasesOf(articleId)).toBe(2);
});

test('a key is valid for one act on one subject by one user', async () => {
  const [one, other] = [
    await writeStory(editor, { headline: 'One' }),
    await writeStory(editor, { headline: 'Other' }),
  ];
  const confirmation = await openForm(article(one));
  await release(editor, { articleId: one, confirmation });
  const { decidedOn } = await openForm(article(other));
  const same = { requestKey: confirmation.requestKey, decidedOn };
  expect(await refusalReasonOf(release(editor, { articleId: other, confirmation: same }))).toBe(
    'already-done',
  );
  const live = { requestKey: confirmation.requestKey, decidedOn: (await openForm(article(one))).decidedOn };
  const order = { articleId: one, because: 'Wrong.', confirmation: live };
  expect(await refusalReasonOf(withdraw(editor, order))).toBe('already-done');
  await release(mia, { articleId: other, confirmation: same });
  expect([await isLive(one), await isLive(other)]).toEqual([true, true]);
});

test('an editor who was demoted during the act is refused and leaves no key', async () => {
  const articleId = await writeStory(editor, { headline: 'Demoted' });
  const was = await hire('editor');
  await staff().update(user).set({ role: 'writer' }).where(eq(user.id, was.id));
  const keys = await countRequestKeys();
  const confirmation = await openForm(article(articleId));
  expect(await refusalReasonOf(release(was, { articleId, confirmation }))).toBe('not-allowed');
  expect(await countRequestKeys()).toBe(keys);
});

test('a request without the state that it was decided on is refused', async () => {
  const articleId = await writeStory(editor, { headline: 'No state' });
  const confirmation = { ...(await openForm(article(articleId))), decidedOn: null };
  expect(await refusalReasonOf(release(editor, { articleId, confirmation }))).toBe('confirmation-missing');
});

test('edits of the draft, its fields and its links do not make an open release page outdated', async () => {
  const articleId = await writeStory(editor, { headline: 'Written on' });
  const confirmation = await openForm(article(articleId));
  await editDraft(mia, { articleId, headline: 'Written on and on' });
  const { article: row } = await readArticleForEditing(editor, articleId);
  await describeArticle(mia, { articleId, version: row.version, topics: ['Herons'] });
  await createShare(mia, { articleId, recipient: 'A lawyer', days: 1 }, 'https://courier.example');
  await release(editor, { articleId, confirmation });
  expect(await isLive(articleId)).toBe(true);
});

test('each act from a page opened before another act is refused, and changes nothing', async () => {
  const articleId = await writeStory(editor, { headline: 'Stale' });
  await release(editor, { articleId });
  await release(editor, { articleId, kind: 'update' });
  const at = hours(5);
  await release(editor, { articleId, kind: 'update', at });
  const confirmation = await openForm(article(articleId));
  await reschedule(mia, { articleId, seen: at, at: hours(6) });
  const before = await releaseTraces();
  const acts = [
    () => release(editor, { articleId, kind: 'update', confirmation }),
    () => release(editor, { articleId, kind: 'update', at: hours(7), confirmation }),
    () => reschedule(editor, { articleId, seen: at, at: hours(7), confirmation }),
    () => cancelRelease(editor, { articleId, confirmation }),
    () => takeBack(editor, { articleId, number: 2, confirmation }),
    () => withdraw(editor, { articleId, because: 'Wrong.', confirmation }),
    () => withdraw(editor, { articleId, because: 'Wrong.', at: hours(9), confirmation }),
    () => keepLive(editor, { articleId, confirmation }),
    () => rescheduleWithdrawal(editor, { articleId, seen: at, at: hours(7), confirmation }),
  ];
  for (const act of acts)
    expect(await refusedWith(act())).toMatchObject({
      reason: 'decided-on-old-state',
      by: 'Mia Hale',
      what: 'moved',
    });
  expect(await releaseTraces()).toBe(before);
});

test.each([
  ['scheduled', (articleId: number) => release(mia, { articleId, kind: 'update', at: hours(2) })],
  ['released', (articleId: number) => release(mia, { articleId, kind: 'update' })],
  ['tookBack', (articleId: number) => takeBack(mia, { articleId, number: 2 })],
  ['endPlanned', (articleId: number) => withdraw(mia, { articleId, because: 'Wrong.', at: hours(3) })],
] as const)('a stale page is told: %s', async (what, act) => {
  const articleId = await writeStory(editor, { headline: 'Told' });
  await release(editor, { articleId });
  await release(editor, { articleId, kind: 'update' });
  const confirmation = await openForm(article(articleId));
  await act(articleId);
  expect(await refusedWith(withdraw(editor, { articleId, because: 'Wrong.', confirmation }))).toMatchObject({
    reason: 'decided-on-old-state',
    what,
  });
});

test('a user who changed the state in another tab is named as the author', async () => {
  const articleId = await writeStory(editor, { headline: 'Two tabs' });
  const confirmation = await openForm(article(articleId));
  await release(editor, { articleId });
  const late = release(editor, { articleId, kind: 'update', confirmation });
  expect(await refusedWith(late)).toMatchObject({ who: 'you', what: 'released' });
});

test('the end of coverage depends on the state that the editor page showed', async () => {
  const articleId = await writeStory(editor, { headline: 'As it happens' });
  const attrs = { name: newEntryName(), at: entryTime(new Date()) };
  const entry = { type: 'entry', attrs, content: [heading(2, 'It floats'), paragraph('It floats.')] };
  await editDraft(editor, { articleId, body: bodyOf([paragraph('As it happens.'), entry]) });
  await release(editor, { articleId });
  const decidedOn = (await readCoverageStatus(editor, articleId))?.decidedOn ?? null;
  await endCoverage(mia, { articleId, over: true });
  const late = endCoverage(editor, { articleId, over: false, confirmation: newRequest(decidedOn) });
  expect(await refusedWith(late)).toMatchObject({ by: 'Mia Hale', what: 'coverageEnded' });
});

/** Moves the begin of embargoed releases into the past, as if it had been reached. */
async function backdateBegin(articleId: number): Promise<void> {
  await staff().execute(sql`alter table release disable trigger user`);
  await staff().execute(sql`update release set live = tstzrange(clock_timestamp() - interval '1 minute', upper(live))
    where article_id = ${articleId} and lower(live) > now()`);
  await staff().execute(sql`alter table release enable trigger user`);
}

test('a page opened before the end of an embargo shows that the story went live on schedule', async () => {
  const articleId = await writeStory(editor, { headline: 'Embargoed' });
  await release(editor, { articleId, at: hours(1) });
  const confirmation = await openForm(article(articleId));
  await backdateBegin(articleId);
  const late = release(editor, { articleId, kind: 'update', confirmation });
  expect(await refusedWith(late)).toEqual({
    reason: 'decided-on-old-state',
    who: 'clock',
    by: '',
    what: 'began',
    whose: 'own',
    title: '',
  });
});

test('a page opened before the planned end shows that the story ended on schedule', async () => {
  const articleId = await writeStory(editor, { headline: 'To end' });
  await release(editor, { articleId, until: new Date(Date.now() + 2_500), because: 'For a day only.' });
  const confirmation = await openForm(article(articleId));
  await expect.poll(() => isLive(articleId), { timeout: 5_000 }).toBe(false);
  const late = release(editor, { articleId, kind: 'update', confirmation });
  expect(await refusedWith(late)).toMatchObject({ who: 'clock', what: 'ended' });
});

test('a new follower of a story makes open release pages of that story outdated', async () => {
  const leader = await writeStory(editor, { headline: 'Leader' });
  const follower = await writeStory(editor, { headline: 'Follower' });
  const confirmation = await openForm(article(leader));
  await release(mia, { articleId: follower, after: leader });
  expect(await refusedWith(release(editor, { articleId: leader, confirmation }))).toEqual({
    reason: 'decided-on-old-state',
    who: 'other',
    by: 'Mia Hale',
    what: 'waits',
    whose: 'article',
    title: 'Follower',
  });
  const page = await openForm(article(follower));
  await release(mia, { articleId: leader });
  const late = release(editor, { articleId: follower, kind: 'update', confirmation: page });
  expect(await refusedWith(late)).toMatchObject({
    reason: 'decided-on-old-state',
    what: 'released',
    whose: 'own',
  });
});

test('a draft that was moved to the bin meanwhile is not released', async () => {
  const articleId = await writeStory(editor, { headline: 'Binned' });
  const confirmation = await openForm(article(articleId));
  await moveToBin(mia, { subject: 'article', id: articleId });
  const late = release(editor, { articleId, confirmation });
  expect(await refusedWith(late)).toMatchObject({ reason: 'decided-on-old-state', what: 'binned' });
  const again = moveToBin(editor, { subject: 'article', id: articleId, confirmation });
  expect(await refusedWith(again)).toMatchObject({ by: 'Mia Hale', what: 'binned' });
});

test.each<[string, (articleId: ArticleId, confirmation: Confirmation) => Promise<unknown>]>([
  ['release', (articleId, confirmation) => release(editor, { articleId, confirmation })],
  ['withdraw', (articleId, confirmation) => withdraw(editor, { articleId, because: 'Wrong.', confirmation })],
  ['take back', (articleId, confirmation) => takeBack(editor, { articleId, number: 2, confirmation })],
  ['keep live', (articleId, confirmation) => keepLive(editor, { articleId, confirmation })],
  [
    'move the end',
    (articleId, confirmation) =>
      rescheduleWithdrawal(editor, { articleId, seen: hours(1), at: hours(2), confirmation }),
  ],
  [
    'move',
    (articleId, confirmation) =>
      reschedule(editor, { articleId, seen: hours(1), at: hours(2), confirmation }),
  ],
  ['call off', (articleId, confirmation) => cancelRelease(editor, { articleId, confirmation })],
  ['end coverage', (articleId, confirmation) => endCoverage(editor, { articleId, over: true, confirmation })],
])('%s: what somebody does to a follower at that moment is waited for, and refuses it', async (_, act) => {
  const leader = await writeStory(editor, { headline: 'Led' });
  const follower = await writeStory(editor, { headline: 'Held' });
  await release(editor, { articleId: follower, after: leader });
  const confirmation = await openForm(article(leader));
  const { first, acting } = await staff().transaction(async (tx) => {
    await tx.execute(sql`select id from article where id = ${follower} for no key update`);
    const acting = refusedWith(act(leader, confirmation));
    const first = await Promise.race([acting, untilWaiting(1).then(() => 'waits')]);
    await tx.execute(sql`insert into audit_event (act, subject, subject_id, detail)
      values ('article.release', 'article', ${String(follower)}, '{"calledOff": "waiting"}')`);
    return { first, acting };
  });
  expect(first).toBe('waits');
  expect(await acting).toMatchObject({ reason: 'decided-on-old-state', whose: 'article', title: 'Held' });
});
