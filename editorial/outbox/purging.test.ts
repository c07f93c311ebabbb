import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import type { ArticleId, AssetId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { announceEvent } from './announcements.ts';
import { scheduledEventsOf } from './deliveries.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
const settings = { site: 'https://courier.example', mails: false };

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
beforeEach(() => {
  vi.stubEnv('CDN_PURGE', 'fastly');
});
afterAll(() => scene.close());

const soon = () => new Date(Date.now() + 3_600_000);

/** The tags purged from the CDN since the last call. */
async function purgedTags(): Promise<string[]> {
  const { rows } = await staff().execute<{ tags: string[] }>(
    sql`delete from delivery where kind = 'purge' returning payload->'tags' as tags`,
  );
  return rows.flatMap(({ tags }) => tags);
}

/** Moves a scheduled event into the past. */
const makeDue = (change: ReturnType<typeof sql>) =>
  staff().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(change);
  });

test('the CDN is purged again at the instant of a scheduled release, and not before', async () => {
  const articleId = (await writeStory(editor, { headline: 'To come' })) as ArticleId;
  await release(editor, { articleId, at: soon() });
  const [event = ''] = await scheduledEventsOf(articleId);
  await purgedTags();
  expect(await announceEvent(event, settings)).toBe(false);
  expect(await purgedTags()).toEqual([]);
  await makeDue(sql`update release set live = tstzrange(now() - interval '1 second', null),
    entered_at = now() - interval '1 hour' where article_id = ${articleId}`);
  expect(await announceEvent(event, settings)).toBe(true);
  expect(await purgedTags()).toEqual(expect.arrayContaining([`article:${articleId}`, 'front', 'latest']));
});

test('the CDN is purged at the instant of a scheduled withdrawal', async () => {
  const articleId = (await writeStory(editor, { headline: 'To go' })) as ArticleId;
  await release(editor, { articleId });
  await withdraw(editor, { articleId, because: 'Its day is over.', at: soon() });
  const [event = ''] = await scheduledEventsOf(articleId);
  await purgedTags();
  await makeDue(sql`update release set live = tstzrange(lower(live), now() - interval '1 ms')
    where article_id = ${articleId}`);
  await makeDue(sql`update withdrawal w set at = upper(r.live) from release r
    where r.id = w.release_id and w.article_id = ${articleId}`);
  expect(await announceEvent(event, settings)).toBe(true);
  expect(await purgedTags()).toEqual(expect.arrayContaining([`article:${articleId}`, 'front']));
});

test('an immediate release is purged once, in its own transaction', async () => {
  const articleId = (await writeStory(editor, { headline: 'At once' })) as ArticleId;
  await release(editor, { articleId });
  expect(await purgedTags()).toContain(`article:${articleId}`);
  await announceEvent((await scheduledEventsOf(articleId))[0] ?? '', settings);
  expect(await purgedTags()).toEqual([]);
});

test('the CDN purges a picture at the end of its rights; an end that was moved causes nothing', async () => {
  const [made] = await staff()
    .insert(asset)
    .values({
      hash: 'c'.repeat(64),
      fileName: 'canary.png',
      width: 4,
      height: 3,
      colour: '#ffffff',
      renditions: [],
    })
    .returning({ id: asset.id });
  const assetId = made?.id as AssetId;
  const eventOf = async () => {
    const { rows } = await staff().execute<{ event: string }>(
      sql`select payload->>'event' as event from outbox where payload->>'event' like ${`rights:${assetId}:%`} order by id desc`,
    );
    return rows[0]?.event ?? '';
  };
  await describeAsset(editor, { assetId, rightsUntil: soon().toISOString() });
  const moved = await eventOf();
  // The migration for ends that were set earlier schedules the same event for the same instant.
  const [ofRights = ''] = readFileSync('drizzle/0061_ends_of_rights_and_banners.sql', 'utf8').split(
    '--> statement-breakpoint',
  );
  await staff().execute(sql.raw(ofRights));
  const { rows: scheduled } = await staff().execute<{ payload: object }>(
    sql`select payload from outbox where payload->>'event' = ${moved} order by id`,
  );
  expect(scheduled).toHaveLength(2);
  expect(scheduled[1]).toEqual(scheduled[0]);
  await describeAsset(editor, { assetId, rightsUntil: new Date(Date.now() + 50).toISOString() });
  const event = await eventOf();
  await staff().execute(sql`select pg_sleep(0.06)`);
  await purgedTags();
  expect(await announceEvent(moved, settings)).toBe(false);
  expect(await purgedTags()).toEqual([]);
  expect(await announceEvent(event, settings)).toBe(true);
  expect(await purgedTags()).toContain('past');
});

test('the CDN purges a front at the end of its banner; the banner of a replaced front causes nothing', async () => {
  const { frontId, layout } = await readFrontDraft(editor, { sectionId: null, language: 'en' });
  const releaseWith = async (text: string, ms: number) => {
    const { version } = await readFrontDraft(editor, { sectionId: null, language: 'en' });
    const banner = { text, articleId: null, until: new Date(Date.now() + ms).toISOString() };
    const saved = await arrangeFront(editor, { frontId, version, layout: { ...layout, banner } });
    return releaseFront(editor, { frontId, version: saved.version });
  };
  const replaced = await releaseWith('The harbour is closed', 3_600_000);
  expect(await announceEvent(`banner:${replaced.frontReleaseId}`, settings)).toBe(false);
  const live = await releaseWith('The harbour is open', 3_600_000);
  const [, ofBanners = ''] = readFileSync('drizzle/0061_ends_of_rights_and_banners.sql', 'utf8').split(
    '--> statement-breakpoint',
  );
  const scheduledPayloadsOf = async (id: number) =>
    (
      await staff().execute<{ payload: object }>(
        sql`select payload from outbox where payload->>'event' = ${`banner:${id}`} order by id`,
      )
    ).rows;
  const before = await scheduledPayloadsOf(replaced.frontReleaseId);
  await staff().execute(sql.raw(ofBanners));
  const scheduled = await scheduledPayloadsOf(live.frontReleaseId);
  expect(scheduled).toHaveLength(2);
  expect(scheduled[1]).toEqual(scheduled[0]);
  expect(await scheduledPayloadsOf(replaced.frontReleaseId)).toEqual(before);
  await purgedTags();
  await makeDue(sql`update front_release set layout = jsonb_set(layout, '{banner,until}', to_jsonb(now()::text))
    where front_id = ${frontId}`);
  expect(await announceEvent(`banner:${replaced.frontReleaseId}`, settings)).toBe(false);
  expect(await purgedTags()).toEqual([]);
  expect(await announceEvent(`banner:${live.frontReleaseId}`, settings)).toBe(true);
  expect(await purgedTags()).toEqual(['front']);
  expect(await announceEvent(`banner:${live.frontReleaseId}`, settings)).toBe(false);
});
