import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reader, readerPool, staff, staffPool } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { describePaper } from '#editorial/paper/changingPaperDetails.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { keepLive } from '#editorial/releases/reschedulingReleases.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { asOfReader, type PastReader } from './asOfReader.ts';
import { readCorrections } from './correctionList.ts';
import { readClock } from './freshness.ts';
import { readArticle } from './liveArticle.ts';
import { readFront } from './liveFront.ts';
import { readPaper } from './paperFacts.ts';
import { searchPaper } from './paperSearch.ts';
import { readHistory } from './releaseHistory.ts';
import { readTopic } from './storyLists.ts';

let scene: { close(): Promise<void> };
let editor: Actor;
beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

/** The database's clock; an immediately preceding release has certainly begun, a following one certainly not. */
async function moment(): Promise<Date> {
  await sleep(5);
  const { rows } = await staff().execute<{ at: string }>(sql`select clock_timestamp() as at`);
  await sleep(5);
  return new Date(rows[0]?.at ?? '');
}

/**
 * The content of pages without clock values: the clock values of a past page change when a story is withdrawn today.
 */
async function shown(slug: string): Promise<unknown> {
  const clock = new Set(['now', 'until', 'tags', 'lastWithdrawalAt', 'changedAt']);
  const without = (page: object) => Object.entries(page).filter(([name]) => !clock.has(name));
  return [
    without(await readArticle(slug)),
    without(await readFront({ language: 'en' })),
    without((await readHistory(slug)) ?? {}),
    without(await readCorrections()),
    without(await searchPaper({ q: 'tide' })),
    without((await readTopic('Tides'.toLowerCase())) ?? {}),
  ];
}

const at = <T>(when: Date, work: () => Promise<T>, by: PastReader = 'readers') => asOfReader(when, by, work);

test("every moment of a story's life shows what was shown then, including lists, history and corrections", async () => {
  const other = await writeStory(editor, { headline: 'Tide tables for the week', topics: ['Tides'] });
  await release(editor, { articleId: other });
  const articleId = await writeStory(editor, { headline: 'Spring tide one', topics: ['Tides'] });
  const seen: [Date, unknown][] = [];
  const see = async () => seen.push([await moment(), await shown('spring-tide-one')]);
  await see();
  await release(editor, { articleId });
  await see();
  await editDraft(editor, { articleId, headline: 'Spring tide two' });
  await release(editor, { articleId, kind: 'correction', readerNote: 'It was two.' });
  await see();
  await takeBack(editor, { articleId, number: 2, readerNote: 'It was one.' });
  await see();
  await withdraw(editor, { articleId, at: new Date(Date.now() + 60_000), because: 'Planned.' });
  await see();
  await keepLive(editor, { articleId });
  await see();
  await withdraw(editor, { articleId, because: 'There was no tide.' });
  await see();
  await editDraft(editor, { articleId, headline: 'Spring tide again' });
  await release(editor, { articleId, kind: 'update', bringsBack: false });
  await see();
  for (const [when, what] of seen)
    expect(await at(when, () => shown('spring-tide-one'), editor)).toEqual(what);
  expect(new Set(seen.map(([, what]) => JSON.stringify(what))).size).toBeGreaterThan(5);
});

describe('a story that has been withdrawn since', () => {
  const canary = 'Quorvexly';
  let live: Date;
  let slug: string;

  beforeAll(async () => {
    const neighbour = await writeStory(editor, { headline: 'Gannets nest early', topics: ['Gannets'] });
    await release(editor, { articleId: neighbour });
    const articleId = await writeStory(editor, {
      headline: `${canary} one`,
      standfirst: `${canary} standfirst`,
      text: `${canary} text`,
      topics: ['Gannets', canary],
    });
    await release(editor, { articleId });
    await editDraft(editor, { articleId, headline: `${canary} two` });
    ({ slug } = await release(editor, { articleId, kind: 'correction', readerNote: `${canary} note` }));
    live = await moment();
    await withdraw(editor, { articleId, because: 'It was not so.' });
    await moment();
  });

  test('is mentioned to readers of the past, and shown to staff', async () => {
    expect(await at(live, () => readArticle(slug))).toMatchObject({
      is: 'withdrawn',
      notice: 'It was not so.',
    });
    expect(await at(live, () => readHistory(slug))).toBeNull();
    expect(await at(live, () => readTopic(canary.toLowerCase()))).toBeNull();
    expect(JSON.stringify(await at(live, () => shown('gannets-nest-early')))).not.toContain(canary);
    expect(await at(live, () => readArticle(slug), editor)).toMatchObject({ is: 'live' });
    expect(JSON.stringify(await at(live, () => shown('gannets-nest-early'), editor))).toContain(canary);
  });

  test("is in no view, whatever settings and queries the readers' role uses", async () => {
    const { rows: views } = await readerPool().query(
      `select format('%I.%I', schemaname, viewname) as name from pg_views
       where schemaname = 'live' and has_table_privilege(format('%I.%I', schemaname, viewname), 'select')`,
    );
    expect(views.length).toBeGreaterThan(12);
    const client = await readerPool().connect();
    try {
      await client.query(`select set_config('copydesk.with_withdrawn', 'on', false)`);
      for (const seconds of [live.getTime() / 1000, live.getTime() / 1000 - 0.5]) {
        await client.query(`select set_config('copydesk.as_of', $1, false)`, [String(seconds)]);
        for (const { name } of views) {
          const { rows } = await client.query(`select x::text as row from ${name} x`);
          const leaks = rows.filter(({ row }) => row.toLowerCase().includes(canary.toLowerCase()));
          // A withdrawn release is in the ledger by its hashes, and its address as a redirect: neither contains its
          // text.
          expect([name, leaks.filter(({ row }) => !row.includes('It was not so.'))]).toEqual([name, []]);
        }
      }
      for (const table of ['release', 'withdrawal', 'related_story_past', 'section_past', 'paper_past'])
        await expect(client.query(`select * from public.${table}`)).rejects.toThrow(/permission denied/);
      await expect(client.query('select * from live.shown')).rejects.toThrow(/permission denied/);
      await expect(client.query('select * from live.taken_away')).rejects.toThrow(/permission denied/);
    } finally {
      client.release(true);
    }
  });
});

describe('a setting', () => {
  test.each([
    'tomorrow',
    '',
    ' ',
    '-1',
    '1e400',
    'NaN',
    'infinity',
    '99999999999999999999',
    '2024-02-31',
    "'",
    '١٢٣',
  ])('%j has no effect: the present is read, and nothing fails', async (garbage) => {
    const { rows: views } = await staffPool().query(
      `select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = 'live'
         and has_table_privilege('copydesk_reader', format('%I.%I', schemaname, viewname), 'select')`,
    );
    const client = await readerPool().connect();
    try {
      await client.query(`select set_config('copydesk.as_of', $1, false)`, [garbage]);
      const { rows } = await client.query('select live.moment() = now() as now, live.is_past() as past');
      expect(rows).toEqual([{ now: true, past: false }]);
      for (const { name } of views) await client.query(`select * from ${name}`);
    } finally {
      client.release(true);
    }
  });

  test('cannot show the future', async () => {
    const articleId = await writeStory(editor, { headline: 'Embargoed eclipse', topics: ['Eclipse'] });
    const { slug } = await release(editor, { articleId, at: new Date(Date.now() + 3_600_000) });
    const later = new Date(Date.now() + 7_200_000);
    for (const by of ['readers', editor] as const) {
      expect((await at(later, () => readArticle(slug), by)).is).toBe('unknown');
      const clock = await at(later, readClock, by);
      expect(clock.moment).toEqual(clock.now);
    }
  });
});

test("names, zone and sections are those of the moment; whether the past is open is today's setting", async () => {
  const admin = await hire('admin');
  const paper = { taglines: {}, language: 'en' as const, otherZones: [] };
  await describePaper(admin, { ...paper, names: { en: 'The Old Name' }, zone: 'UTC', pastIsOpen: false });
  await staff()
    .insert(section)
    .values({ slug: 'harbour', names: { en: 'Harbour' }, position: 1 });
  const before = await moment();
  await describePaper(admin, {
    ...paper,
    names: { en: 'The New Name' },
    zone: 'Europe/Oslo',
    pastIsOpen: true,
  });
  await staff()
    .update(section)
    .set({ slug: 'port', names: { en: 'Port' } })
    .where(eq(section.slug, 'harbour'));
  const names = (facts: Awaited<ReturnType<typeof readPaper>>) => [
    facts.names.en,
    facts.zone,
    facts.pastIsOpen,
    facts.sections.find((each) => ['harbour', 'port'].includes(each.slug)),
  ];
  expect(names(await at(before, readPaper))).toEqual([
    'The Old Name',
    'UTC',
    true,
    { slug: 'harbour', names: { en: 'Harbour' } },
  ]);
  expect(names(await readPaper())).toEqual([
    'The New Name',
    'Europe/Oslo',
    true,
    { slug: 'port', names: { en: 'Port' } },
  ]);
});

describe('a connection', () => {
  test('answers any number of concurrent reads, in one snapshot and without a warning', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error) => warnings.push(warning);
    process.on('warning', warned);
    const ids = await at(await moment(), () =>
      Promise.all(
        Array.from({ length: 20 }, async () => {
          const { rows } = await reader().execute<{ id: number; only: string }>(
            sql`select pg_backend_pid() as id, current_setting('transaction_read_only') as only`,
          );
          return `${rows[0]?.id} ${rows[0]?.only}`;
        }),
      ),
    );
    await sleep(20);
    process.off('warning', warned);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toContain('on');
    expect(warnings).toEqual([]);
  });

  test('is returned in its original state, also after a failure and before a late read', async () => {
    const when = await moment();
    let late: Promise<unknown> | undefined;
    await expect(
      at(when, async () => {
        late = sleep(50).then(() => readClock());
        late.catch(() => {});
        await reader().execute(sql`select 1 / 0`);
      }),
    ).rejects.toThrow();
    await expect(late).rejects.toHaveProperty('cause.message', 'The reading on this connection has ended.');
    const present = await Promise.all(Array.from({ length: 12 }, () => readClock()));
    expect(present.every(({ isPast }) => !isPast)).toBe(true);
  });

  test('writes nothing', async () => {
    await expect(
      at(new Date(), () => reader().execute(sql`update paper set zone = 'UTC'`), editor),
    ).rejects.toThrow();
  });
});

test('a writer cannot read the past', async () => {
  const writer = await hire('writer');
  const reading = async () => at(new Date(), () => readFront({ language: 'en' }), writer);
  expect(await refusalReasonOf(reading())).toBe('not-allowed');
});
