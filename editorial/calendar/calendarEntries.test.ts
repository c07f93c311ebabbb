import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease, keepLive, rescheduleWithdrawal } from '#editorial/releases/reschedulingReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { type CalendarEntry, readCalendar, readNext } from './calendarEntries.ts';
import { readCalendarRows } from './calendarRows.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(() => scene.close());

const base = Math.floor(Date.now() / 1_000) * 1_000;
const hours = (count: number) => new Date(base + count * 3_600_000);
const story = (headline: string): Promise<ArticleId> => writeStory(editor, { headline });

const nameOf = (entry: CalendarEntry): string =>
  entry.is === 'package' ? entry.name : entry.is === 'front' ? `front ${entry.language}` : entry.headline;
async function entriesIn(from: Date, to: Date): Promise<[string, string][]> {
  const { entries } = await readCalendar(writer, { from, to });
  return entries.map((entry) => [entry.is, nameOf(entry)]);
}

test('the calendar lists everything that is released or ends, in order of time, with a package as one entry', async () => {
  const alone = await story('Alone');
  await release(editor, { articleId: alone, at: hours(30), until: hours(34), because: 'Only for a while.' });
  const ids = [await story('Part one'), await story('Part two')];
  const packageId = await pack(editor, 'The set', ids);
  await releaseSeen(editor, packageId, hours(31));
  const { frontId, version } = await readFrontDraft(editor, { language: 'en' });
  await releaseFront(editor, { frontId, version, at: hours(32) });
  const waits = await story('Waits');
  const leader = await story('Leads');
  await release(editor, { articleId: waits, after: leader });
  const off = await story('Called off');
  await release(editor, { articleId: off, at: hours(33) });
  await cancelRelease(editor, { articleId: off });
  expect(await entriesIn(hours(29), hours(40))).toEqual([
    ['release', 'Alone'],
    ['package', 'The set'],
    ['front', 'front en'],
    ['withdrawal', 'Alone'],
  ]);
  const { entries, waiting, more, now } = await readCalendar(writer, { from: hours(29), to: hours(40) });
  expect(entries[1]).toMatchObject({ at: hours(31).toISOString(), past: false, parts: [{}, {}] });
  expect(waiting).toMatchObject([{ headline: 'Waits', after: { headline: 'Leads' } }]);
  expect(more).toBe(false);
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  expect(await entriesIn(hours(31), hours(32))).toEqual([['package', 'The set']]);
});

test('what was released stays on the calendar, whether it was scheduled or not, and so does a withdrawal', async () => {
  const articleId = await story('Just released');
  await release(editor, { articleId });
  await withdraw(editor, { articleId, because: 'It was wrong.' });
  const last = await story('Scheduled long ago');
  await staff().execute(sql`insert into release (article_id, number, live, kind, headline, standfirst, body, teaser,
    word_count, language, topics, bylines, pictures, first_released_at, released_at, modified_at, draft_upto, content_hash, entered_at)
    values (${last}, 1, tstzrange(now() - interval '1 hour', null), 'first', 'Scheduled long ago', '', '{}', '', 0, 'en',
    '[]', '[]', '{}', now(), now(), now(), 0, decode(repeat('00', 32), 'hex'), now() - interval '1 day')`);
  expect(await entriesIn(hours(-2), hours(0.5))).toEqual([
    ['release', 'Scheduled long ago'],
    ['release', 'Just released'],
    ['withdrawal', 'Just released'],
  ]);
  const { entries } = await readCalendar(writer, { from: hours(-2), to: hours(0.5) });
  expect(entries.map(({ past }) => past)).toEqual([true, true, true]);
});

test('the next day has the entries of the next 24 hours, and none after', async () => {
  await release(editor, { articleId: await story('In an hour'), at: hours(1) });
  await release(editor, { articleId: await story('In two days'), at: hours(48) });
  const { entries } = await readNext(writer);
  expect(entries.map(nameOf)).toEqual(['In an hour']);
});

test('a window over 62 days, or with its ends reversed, is refused', async () => {
  for (const to of [hours(63 * 24), hours(-1)])
    await expect(readCalendar(editor, { from: hours(0), to })).rejects.toMatchObject({ name: 'ZodError' });
});

test('a planned end is moved with its reason, and refused where it is impossible', async () => {
  const articleId = await story('Until then');
  await release(editor, { articleId });
  await withdraw(editor, { articleId, because: 'It ends.', at: hours(50) });
  await rescheduleWithdrawal(editor, { articleId, seen: hours(50), at: hours(51) });
  const { entries } = await readCalendar(editor, { from: hours(49), to: hours(52) });
  expect(entries).toMatchObject([{ is: 'withdrawal', at: hours(51).toISOString(), because: 'It ends.' }]);
  await release(editor, { articleId, kind: 'update', at: hours(60) });
  const before = await releaseTraces();
  const asks = [
    [writer, hours(51), hours(52), 'not-allowed'],
    [editor, hours(50), hours(52), 'changed-meanwhile'],
    [editor, hours(51), hours(-1), 'embargo-past'],
    [editor, hours(51), hours(61), 'already-scheduled'],
  ] as const;
  for (const [actor, seen, at, reason] of asks)
    expect(await refusalReasonOf(rescheduleWithdrawal(actor, { articleId, seen, at }))).toBe(reason);
  expect(await releaseTraces()).toBe(before);
  await cancelRelease(editor, { articleId });
  await keepLive(editor, { articleId });
  expect(
    await refusalReasonOf(rescheduleWithdrawal(editor, { articleId, seen: hours(51), at: hours(52) })),
  ).toBe('not-scheduled');
});

test('many past events do not displace future ones', async () => {
  await release(editor, { articleId: await story('To come'), at: hours(2) });
  for (const name of ['One', 'Two', 'Three']) await release(editor, { articleId: await story(name) });
  const limits = { past: 2, coming: 5 };
  const { rows, more } = await readCalendarRows(staff(), hours(-1), hours(3), limits);
  expect(rows.filter(({ past }) => past).map(({ headline }) => headline)).toEqual(['Two', 'Three']);
  expect(rows.at(-1)?.headline).toBe('To come');
  expect(more).toBe(false);
});
