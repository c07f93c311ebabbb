import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { FrontLayout } from '#db/schema/fronts.ts';
import type { ArticleId, AssetId, FrontId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { readFrontScreen } from '#editorial/fronts/frontScreen.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { cancelFront, rescheduleFront } from '#editorial/fronts/reschedulingFronts.ts';
import { takeBackFront } from '#editorial/fronts/takingBackFronts.ts';
import { untilWaiting } from '#editorial/lockInterleaving.scene.ts';
import { findAsset } from '#editorial/media/assetList.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { openForm, refusedWith } from './confirmation.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let mia: Actor;
let story: ArticleId;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  mia = await hire('editor', { name: 'Mia Hale' });
  story = await writeStory(editor, { headline: 'The lead of the day' });
  await release(editor, { articleId: story });
});
afterAll(() => scene.close());

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const front = (id: number) => ({ is: 'front' as const, id });
let sections = 0;

async function openFront() {
  const sectionId = await openSection(`section-${++sections}`);
  const { frontId, version } = await readFrontDraft(editor, { sectionId, language: 'en' });
  const arrange = (at: number, lead: ArticleId | null) => {
    const layout: FrontLayout = { places: [lead, null, null], bands: [], banner: null };
    return arrangeFront(editor, { frontId, version: at, layout });
  };
  const first = await arrange(version, story);
  return { frontId, sectionId, version: first.version, arrange };
}

async function releasesOf(frontId: FrontId): Promise<string[]> {
  const { rows } = await staff().execute<{ live: string }>(
    sql`select live::text from front_release where front_id = ${frontId} order by id`,
  );
  return rows.map(({ live }) => live);
}

test('a page opened before a front was scheduled cannot release it', async () => {
  const { frontId, sectionId, version } = await openFront();
  const { decidedOn } = await readFrontScreen(editor, { sectionId, language: 'en' });
  const page = { ...(await openForm(front(frontId))), decidedOn };
  await releaseFront(mia, { frontId, version, at: hours(2), confirmation: await openForm(front(frontId)) });
  const before = await releasesOf(frontId);
  expect(await refusedWith(releaseFront(editor, { frontId, version, confirmation: page }))).toMatchObject({
    reason: 'decided-on-old-state',
    by: 'Mia Hale',
    what: 'scheduled',
    whose: 'own',
  });
  expect(await releasesOf(frontId)).toEqual(before);
});

test('the same request of a front, sent three times at once, is carried out once', async () => {
  const { frontId, version } = await openFront();
  const order = { frontId, version, at: hours(2), confirmation: await openForm(front(frontId)) };
  const answers = await Promise.all([1, 2, 3].map(() => refusalReasonOf(releaseFront(editor, order))));
  expect(answers.filter((answer) => answer === 'already-done')).toHaveLength(2);
  expect(await releasesOf(frontId)).toHaveLength(1);
});

test('each act on a front from a page that was open before another act is refused, and changes nothing', async () => {
  const { frontId, version, arrange } = await openFront();
  await releaseFront(editor, { frontId, version });
  const second = await arrange(version, null);
  await releaseFront(editor, { frontId, version: second.version });
  const third = await arrange(second.version, story);
  const seen = hours(2);
  await releaseFront(editor, { frontId, version: third.version, at: seen });
  const confirmation = await openForm(front(frontId));
  await rescheduleFront(mia, { frontId, seen, at: hours(3) });
  const before = await releasesOf(frontId);
  for (const act of [
    () => releaseFront(editor, { frontId, version: third.version, confirmation }),
    () => rescheduleFront(editor, { frontId, seen, at: hours(4), confirmation }),
    () => cancelFront(editor, { frontId, confirmation }),
    () => takeBackFront(editor, { frontId, number: 2, confirmation }),
  ])
    expect(await refusedWith(act())).toMatchObject({ reason: 'decided-on-old-state', what: 'moved' });
  expect(await releasesOf(frontId)).toEqual(before);
});

test('arranging a front does not make its release page outdated', async () => {
  const { frontId, version, arrange } = await openFront();
  const confirmation = await openForm(front(frontId));
  const next = await arrange(version, null);
  await releaseFront(editor, { frontId, version: next.version, confirmation });
  expect(await releasesOf(frontId)).toHaveLength(1);
});

test('a page opened before a front went live on schedule shows that', async () => {
  const { frontId, version, arrange } = await openFront();
  await releaseFront(editor, { frontId, version, at: new Date(Date.now() + 1_500) });
  const confirmation = await openForm(front(frontId));
  const isLive = async () => {
    const { rows } = await staff().execute(
      sql`select 1 from front_release where front_id = ${frontId} and live @> clock_timestamp()`,
    );
    return rows.length > 0;
  };
  await expect.poll(isLive, { timeout: 5_000 }).toBe(true);
  const next = await arrange(version, null);
  const late = releaseFront(editor, { frontId, version: next.version, confirmation });
  expect(await refusedWith(late)).toMatchObject({ who: 'clock', what: 'began', whose: 'own' });
});

/** Reads a page until it waits for the table of acts, commits `meanwhile`, then lets the read continue. */
async function readWhile<T>(read: () => Promise<T>, meanwhile: SQL[]): Promise<T> {
  return staff()
    .transaction(async (tx) => {
      await tx.execute(sql`lock table audit_event in access exclusive mode`);
      const reading = read();
      await untilWaiting(1);
      for (const statement of meanwhile) await tx.execute(statement);
      return { reading };
    })
    .then(({ reading }) => reading);
}

test('a front that is released while its page is read is not shown with the later state', async () => {
  const { frontId, sectionId, version } = await openFront();
  const before = (await openForm(front(frontId))).decidedOn;
  const screen = await readWhile(
    () => readFrontScreen(editor, { sectionId, language: 'en' }),
    [
      sql`update front set version = version + 1 where id = ${frontId}`,
      sql`insert into audit_event (act, subject, subject_id, detail) values ('front.release', 'front', ${String(frontId)}, '{}')`,
    ],
  );
  if (screen.decidedOn !== before) expect(screen.draft.version).toBe(version + 1);
});

test('a picture with rights that are renewed while its page is read is not shown with the later state', async () => {
  const { rows } = await staff().execute<{ id: string }>(sql`
    insert into asset (hash, file_name, width, height, colour, renditions, alt, rights_until)
    values (repeat('ef', 32), 'a.jpg', 1, 1, '#000000', '[]', 'x', now() - interval '1 hour') returning id`);
  const id = Number(rows[0]?.id) as AssetId;
  await staff().execute(sql`insert into release_asset (asset_id, release_id)
    select ${id}, id from release where article_id = ${story}`);
  const before = (await openForm({ is: 'asset', id })).decidedOn;
  const shown = await readWhile(
    () => findAsset(editor, id),
    [
      sql`update asset set rights_until = null where id = ${id}`,
      sql`insert into audit_event (act, subject, subject_id, detail) values ('asset.renew-rights', 'asset', ${String(id)}, '{}')`,
    ],
  );
  expect(shown?.renewal?.decidedOn).toBe(before);
});
