import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId, PackageId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readCalendar } from '#editorial/calendar/calendarEntries.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { setItems } from '#editorial/packages/fillingPackages.ts';
import { pack, releaseSeen, seenOf } from '#editorial/packages/package.scene.ts';
import { readPackage } from '#editorial/packages/packageContents.ts';
import { releasePackage } from '#editorial/packages/releasingPackages.ts';
import { cancelPackageRelease, reschedulePackage } from '#editorial/packages/reschedulingPackages.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease, reschedule } from '#editorial/releases/reschedulingReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { openForm, refusedWith } from './confirmation.scene.ts';

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
const packageSubject = (id: number) => ({ is: 'package' as const, id });
const article = (id: number) => ({ is: 'article' as const, id });
const stories = (...names: string[]): Promise<ArticleId[]> =>
  Promise.all(names.map((headline) => writeStory(editor, { headline })));

/** An order as the page shows it, with the state that its form showed. */
async function openOrder(packageId: PackageId) {
  const { decidedOn } = await readPackage(editor, packageId);
  const { requestKey } = await openForm(packageSubject(packageId));
  return { ...(await seenOf(editor, packageId)), confirmation: { requestKey, decidedOn } };
}

async function liveOf(ids: ArticleId[]): Promise<number> {
  const { rows } = await staff().execute(
    sql`select 1 from release where article_id in ${ids} and live @> clock_timestamp()`,
  );
  return rows.length;
}

test('a scheduled package is not released by a second click or by a page opened before', async () => {
  const ids = await stories('Scheduled one', 'Scheduled two');
  const packageId = await pack(editor, 'Two', ids);
  const order = await openOrder(packageId);
  const other = await openForm(packageSubject(packageId));
  await releasePackage(editor, { ...order, at: hours(2) });
  const { version } = await readPackage(editor, packageId);
  expect(await refusalReasonOf(releasePackage(editor, { ...order, version }))).toBe('already-done');
  const stale = releasePackage(editor, { ...order, version, confirmation: other });
  expect(await refusedWith(stale)).toMatchObject({
    reason: 'decided-on-old-state',
    who: 'you',
    what: 'scheduled',
  });
  expect(await liveOf(ids)).toBe(0);
});

test('the same request of a package, sent three times at once, is carried out once', async () => {
  const ids = await stories('At once one', 'At once two');
  const order = await openOrder(await pack(editor, 'At once', ids));
  const answers = await Promise.all([1, 2, 3].map(() => refusalReasonOf(releasePackage(editor, order))));
  expect(answers.filter((answer) => answer === 'already-done')).toHaveLength(2);
  expect(await liveOf(ids)).toBe(2);
});

test('a story that was withdrawn since prevents the release of the package, and is named', async () => {
  const ids = await stories('Stays', 'Withdrawn meanwhile');
  const [, withdrawn] = ids as [ArticleId, ArticleId];
  await release(editor, { articleId: withdrawn });
  const packageId = await pack(editor, 'With one withdrawn', [
    ids[0] as ArticleId,
    { articleId: withdrawn, kind: 'update' },
  ]);
  const order = await openOrder(packageId);
  await withdraw(mia, { articleId: withdrawn, because: 'Wrong.' });
  expect(await refusedWith(releasePackage(editor, order))).toEqual({
    reason: 'decided-on-old-state',
    who: 'other',
    by: 'Mia Hale',
    what: 'withdrew',
    whose: 'article',
    title: 'Withdrawn meanwhile',
  });
  expect(await liveOf(ids)).toBe(0);
});

test('a story that was released since, or that follows an item since, prevents the release of the package', async () => {
  const ids = await stories('In the package', 'Released meanwhile', 'Follows');
  const [first, second, follower] = ids as [ArticleId, ArticleId, ArticleId];
  const packageId = await pack(editor, 'Two of three', [first, second]);
  const order = await openOrder(packageId);
  await release(mia, { articleId: second });
  const released = releasePackage(editor, order);
  expect(await refusedWith(released)).toMatchObject({ what: 'released', title: 'Released meanwhile' });
  await setItems(editor, { packageId, version: 2, items: [{ articleId: first }] });
  const newOrder = await openOrder(packageId);
  await release(mia, { articleId: follower, after: first });
  const followed = releasePackage(editor, newOrder);
  expect(await refusedWith(followed)).toMatchObject({ what: 'waits', title: 'Follows' });
  expect(await liveOf([first, follower])).toBe(0);
});

test('acts on a package from a page opened before another act are refused', async () => {
  const ids = await stories('Moved one', 'Moved two');
  const packageId = await pack(editor, 'Moved', ids);
  const seen = hours(2);
  await releaseSeen(editor, packageId, seen);
  const confirmation = await openForm(packageSubject(packageId));
  const pages = await Promise.all(ids.map((id) => openForm(article(id))));
  await reschedulePackage(mia, { packageId, seen, at: hours(3) });
  for (const act of [
    () => reschedulePackage(editor, { packageId, seen, at: hours(4), confirmation }),
    () => cancelPackageRelease(editor, { packageId, confirmation }),
    () => reschedule(editor, { articleId: ids[0] as number, seen, at: hours(4), confirmation: pages[0] }),
    () => cancelRelease(editor, { articleId: ids[1] as number, confirmation: pages[1] }),
  ])
    expect(await refusedWith(act())).toMatchObject({
      reason: 'decided-on-old-state',
      by: 'Mia Hale',
      what: 'moved',
    });
});

test('an act on a front makes decisions about its package outdated, and the reverse', async () => {
  const ids = await stories('With a front');
  const { frontId, version } = await readFrontDraft(editor, { language: 'zh-CN' });
  const packageId = await pack(editor, 'With a front', [ids[0] as ArticleId, { frontId }]);
  const order = await openOrder(packageId);
  const page = await openForm({ is: 'front', id: frontId });
  await releaseFront(mia, { frontId, version });
  expect(await refusedWith(releasePackage(editor, order))).toMatchObject({
    what: 'released',
    whose: 'front',
  });
  await releaseSeen(mia, packageId, hours(2));
  const late = releaseFront(editor, { frontId, version, confirmation: page });
  expect(await refusedWith(late)).toMatchObject({ what: 'scheduled', whose: 'own' });
});

test('an entry of the calendar has the state of its package, its front or its article', async () => {
  const [alone, ...packed] = await stories('Alone', 'Packed one', 'Packed two');
  const packageId = await pack(editor, 'Packed', packed);
  const at = hours(20);
  await releaseSeen(editor, packageId, at);
  await release(editor, { articleId: alone as ArticleId, at });
  const { entries } = await readCalendar(editor, { from: hours(19), to: hours(21) });
  const states = Object.fromEntries(entries.map(({ is, decidedOn }) => [is, decidedOn]));
  expect(states).toEqual({
    package: (await openForm(packageSubject(packageId))).decidedOn,
    release: (await openForm(article(alone as ArticleId))).decidedOn,
  });
});
