import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, FrontId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { arrangeFront } from './arrangingFronts.ts';
import { readFrontDraft } from './frontDraftRow.ts';
import { placeFrontDraft } from './frontReleaseRows.ts';
import { findFrontTimeline } from './frontTimeline.ts';
import { releaseFront } from './releasingFronts.ts';
import { cancelFront, rescheduleFront } from './reschedulingFronts.ts';
import { takeBackFront } from './takingBackFronts.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;
let story: ArticleId;
let other: ArticleId;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
  story = await writeStory(editor, { headline: 'The lead of the day' });
  other = await writeStory(editor, { headline: 'Another story' });
  await release(editor, { articleId: story });
});
afterAll(() => scene.close());

let fronts = 0;

/** A front for one test only: that of a new section. */
async function openFront() {
  const sectionId = await openSection(`section-${++fronts}`);
  return readFrontDraft(editor, { sectionId, language: 'en' });
}

const lead = (id: ArticleId | null): FrontLayout => ({ places: [id, null, null], bands: [], banner: null });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function arranged(layout: FrontLayout) {
  const { frontId, version } = await openFront();
  return { frontId, ...(await arrangeFront(editor, { frontId, version, layout })) };
}

async function releasesOf(frontId: FrontId) {
  const { rows } = await staff().execute<{ number: number; layout: string; live: string; hash: string }>(sql`
    select number, kind, layout::text, live::text, restores, note, encode(content_hash, 'hex') as hash,
           encode(previous_hash, 'hex') as previous
    from front_release where front_id = ${frontId} and not isempty(live) order by number`);
  return rows;
}

async function traces(): Promise<string> {
  const { rows } = await staff().execute(sql`
    select (select md5(string_agg(f::text, '|' order by id)) from front f) as fronts,
           (select md5(string_agg(r::text, '|' order by id)) from front_release r) as releases,
           (select count(*) from audit_event) as events, (select count(*) from outbox) as outbox`);
  return JSON.stringify(rows);
}

describe('a draft of a front', () => {
  test('is created once, with automatic places, even if many open it at once', async () => {
    const sectionId = await openSection('opened-by-many');
    const opened = await Promise.all(
      [1, 2, 3, 4].map(() => readFrontDraft(writer, { sectionId, language: 'zh-CN' })),
    );
    expect(new Set(opened.map(({ frontId }) => frontId)).size).toBe(1);
    expect(opened[0]?.layout).toEqual({
      places: [null, null, null, null, null],
      bands: [],
      banner: null,
    });
    const main = await readFrontDraft(writer, { language: 'zh-CN' });
    expect(main.layout.bands.length).toBeGreaterThan(0);
  });

  test('that somebody else changed meanwhile is not overwritten', async () => {
    const { frontId, version } = await openFront();
    await arrangeFront(editor, { frontId, version, layout: lead(story) });
    const before = await traces();
    const late = arrangeFront(editor, { frontId, version, layout: lead(other) });
    expect(await refusalReasonOf(late)).toBe('changed-meanwhile');
    expect(await traces()).toBe(before);
  });

  test('by a writer is refused, and nothing is written', async () => {
    const { frontId, version } = await openFront();
    const before = await traces();
    expect(await refusalReasonOf(arrangeFront(writer, { frontId, version, layout: lead(story) }))).toBe(
      'not-allowed',
    );
    expect(await refusalReasonOf(releaseFront(writer, { frontId, version }))).toBe('not-allowed');
    expect(await traces()).toBe(before);
  });

  test('has no story twice, no unknown story, and, on a section front, no band', async () => {
    const { frontId, version, sectionId } = await openFront();
    const before = await traces();
    const unfit: FrontLayout[] = [
      { ...lead(story), places: [story, null, story] },
      lead(999_999 as ArticleId),
      { ...lead(null), bands: [{ sectionId: sectionId ?? (0 as never), places: [null] }] },
    ];
    for (const layout of unfit)
      expect(await refusalReasonOf(arrangeFront(editor, { frontId, version, layout }))).toBe('front-unfit');
    expect(await traces()).toBe(before);
  });
});

describe('a release of a front', () => {
  test('has a number, a hash that covers the previous hash, and is live at once', async () => {
    const { frontId, version } = await arranged(lead(story));
    await releaseFront(editor, { frontId, version, note: 'The morning' });
    const next = await arrangeFront(editor, { frontId, version, layout: lead(null) });
    expect(await releaseFront(editor, { frontId, version: next.version })).toMatchObject({ number: 2 });
    const [first, second] = await releasesOf(frontId);
    expect(first).toMatchObject({ number: 1, kind: 'first', note: 'The morning', previous: null });
    expect(second).toMatchObject({ number: 2, kind: 'update', previous: first?.hash });
  });

  test('of a draft that was changed, or that is live already, is refused', async () => {
    const { frontId, version } = await arranged(lead(story));
    expect(await refusalReasonOf(releaseFront(editor, { frontId, version: version - 1 }))).toBe(
      'draft-moved-on',
    );
    await releaseFront(editor, { frontId, version });
    expect(await refusalReasonOf(releaseFront(editor, { frontId, version }))).toBe('nothing-to-release');
  });

  test('may be postponed, moved and cancelled, while the live release continues', async () => {
    const { frontId, version } = await arranged(lead(story));
    await releaseFront(editor, { frontId, version });
    const next = await arrangeFront(editor, { frontId, version, layout: lead(null) });
    const at = inHours(2);
    await releaseFront(editor, { frontId, version: next.version, at });
    const moved = inHours(4);
    expect(await refusalReasonOf(rescheduleFront(editor, { frontId, seen: inHours(3), at: moved }))).toBe(
      'changed-meanwhile',
    );
    await rescheduleFront(editor, { frontId, seen: at, at: moved });
    const both = await releasesOf(frontId);
    expect(both.map(({ number }) => number)).toEqual([1, 2]);
    await cancelFront(editor, { frontId });
    const [left, ...gone] = await releasesOf(frontId);
    expect(gone).toEqual([]);
    expect(left?.live).toMatch(/,\)$/);
    expect(await refusalReasonOf(cancelFront(editor, { frontId }))).toBe('not-scheduled');
  });

  test('in the past, or with a banner that has ended or is empty, is refused', async () => {
    const banner = { text: 'The bridge is closed', articleId: story, until: inHours(1).toISOString() };
    const { frontId, version } = await arranged({ ...lead(null), banner });
    expect(await refusalReasonOf(releaseFront(editor, { frontId, version, at: inHours(-1) }))).toBe(
      'embargo-past',
    );
    expect(await refusalReasonOf(releaseFront(editor, { frontId, version, at: inHours(2) }))).toBe(
      'front-unfit',
    );
    expect(await releasesOf(frontId)).toEqual([]);
    const wordless = await arranged({ ...lead(null), banner: { ...banner, text: '' } });
    expect(await refusalReasonOf(releaseFront(editor, wordless))).toBe('front-unfit');
    expect(await releasesOf(wordless.frontId)).toEqual([]);
  });

  test('that overlaps another live range is refused by the database itself', async () => {
    const { frontId, version } = await arranged(lead(story));
    await releaseFront(editor, { frontId, version });
    const doubled = staff().execute(sql`
      insert into front_release (front_id, number, live, kind, layout, released_at, draft_version, content_hash)
      select front_id, 2, tstzrange(now(), null), 'update', layout, now(), 1, content_hash
      from front_release where front_id = ${frontId}`);
    await expect(doubled).rejects.toMatchObject({ cause: { constraint: 'front_release_live_once' } });
    const changed = staff().execute(
      sql`update front_release set layout = '{}' where front_id = ${frontId} and number = 1`,
    );
    await expect(changed).rejects.toMatchObject({ cause: { message: expect.stringMatching('immutable') } });
  });

  test('by twenty at once gives each draft version once, never two live', async () => {
    const { frontId, version } = await arranged(lead(story));
    const all = await Promise.all(
      Array.from({ length: 20 }, () => refusalReasonOf(releaseFront(editor, { frontId, version }))),
    );
    expect(all.filter((one) => one !== 'nothing-to-release')).toHaveLength(1);
    expect(await releasesOf(frontId)).toHaveLength(1);
  });
});

describe('taking back', () => {
  test('makes the layout live again, byte for byte, as a new release, and does not change the draft', async () => {
    const { frontId, version } = await arranged(lead(story));
    await releaseFront(editor, { frontId, version });
    const next = await arrangeFront(editor, { frontId, version, layout: lead(null) });
    await releaseFront(editor, { frontId, version: next.version });
    await arrangeFront(editor, { frontId, version: next.version, layout: lead(other) });
    const draft = await staff().execute(sql`select f::text from front f where id = ${frontId}`);
    await takeBackFront(editor, { frontId, number: 2, note: 'Too early' });
    const [first, , third] = await releasesOf(frontId);
    expect(third).toMatchObject({ number: 3, kind: 'take-back', restores: 1, layout: first?.layout });
    expect((await staff().execute(sql`select f::text from front f where id = ${frontId}`)).rows).toEqual(
      draft.rows,
    );
  });

  test('of the first release, or of one that is not live, is refused', async () => {
    const { frontId, version } = await arranged(lead(story));
    await releaseFront(editor, { frontId, version });
    expect(await refusalReasonOf(takeBackFront(editor, { frontId, number: 1 }))).toBe('front-first');
    expect(await refusalReasonOf(takeBackFront(editor, { frontId, number: 7 }))).toBe('changed-meanwhile');
  });

  test('cancels a scheduled release', async () => {
    const { frontId, version } = await arranged(lead(story));
    await releaseFront(editor, { frontId, version });
    const second = await arrangeFront(editor, { frontId, version, layout: lead(null) });
    await releaseFront(editor, { frontId, version: second.version });
    const third = await arrangeFront(editor, { frontId, version: second.version, layout: lead(other) });
    await releaseFront(editor, { frontId, version: third.version, at: inHours(1) });
    await takeBackFront(editor, { frontId, number: 2 });
    expect((await releasesOf(frontId)).map(({ number, live }) => [number, live.endsWith(',)')])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });
});

test('a front that is placed in a failed transaction is not released', async () => {
  const { frontId } = await arranged(lead(story));
  const before = await traces();
  const failing = inTransaction(async (tx) => {
    const timeline = await findFrontTimeline(tx, frontId);
    await placeFrontDraft(tx, editor, timeline, { from: inHours(1), note: '' });
    throw new Error('another of the package is unfit');
  });
  await expect(failing).rejects.toThrow('unfit');
  expect(await traces()).toBe(before);
});
