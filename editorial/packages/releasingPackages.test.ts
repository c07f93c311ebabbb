import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { cancelRelease, reschedule } from '#editorial/releases/reschedulingReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { setItems } from './fillingPackages.ts';
import { everything, pack, releaseSeen, seenOf } from './package.scene.ts';
import { readPackage } from './packageContents.ts';
import { listPackages } from './packageList.ts';
import { releasePackage } from './releasingPackages.ts';
import { cancelPackageRelease, reschedulePackage } from './reschedulingPackages.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let writer: Actor;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  writer = await hire('writer');
  editor = await hire('editor');
});
afterAll(() => scene.close());

const begun = Date.now();
const hours = (count: number) => new Date(begun + count * 3_600_000);
const stories = (names: string[]): Promise<ArticleId[]> =>
  Promise.all(names.map((headline) => writeStory(editor, { headline })));

type Standing = { live: number; coming: number; begins: string[] };

/** The numbers of these articles that are live and that are scheduled, in one query. */
async function standingOf(ids: ArticleId[]): Promise<Standing> {
  const { rows } = await staff().execute<Standing>(sql`
    select count(*) filter (where live @> now())::int as live, count(*) filter (where lower(live) > now())::int as coming,
      coalesce(array_agg(distinct lower(live)::text) filter (where lower(live) > now()), '{}') as begins
    from release where article_id in ${ids}`);
  return rows[0] as Standing;
}

describe('a package', () => {
  test('is released as a whole, from one instant, with one audit event for the package', async () => {
    const ids = await stories(['Bridge opens', 'Bridge in numbers', 'Who built the bridge']);
    const packageId = await pack(editor, 'The bridge', ids);
    const { from, articles } = await releaseSeen(editor, packageId);
    expect(articles.map(({ slug }) => slug)).toEqual([
      'bridge-opens',
      'bridge-in-numbers',
      'who-built-the-bridge',
    ]);
    const { rows } = await staff().execute(
      sql`select distinct lower(live) = ${from.toISOString()}::timestamptz as together from release where article_id in ${ids}`,
    );
    expect(rows).toEqual([{ together: true }]);
    const { rows: events } = await staff().execute(
      sql`select count(*)::int as count from audit_event where act like 'package-release.%' and subject_id = ${String(packageId)}`,
    );
    expect(events).toEqual([{ count: 1 }]);
    const listed = (await listPackages(editor)).items[0];
    expect(listed).toMatchObject({ name: 'The bridge', count: 3, scheduledAt: null });
    expect(listed?.releasedAt).toEqual(from);
  });

  test('of ten with one failing check is refused: none is live, nothing is written', async () => {
    const ids = await stories(Array.from({ length: 10 }, (_, at) => `Ten ${at}`));
    const wrong = ids[6] as ArticleId;
    await editDraft(editor, { articleId: wrong, body: bodyOf([paragraph('')]) });
    const packageId = await pack(editor, 'Nine good ones', ids);
    for (const at of [undefined, hours(1)]) {
      const order = { ...(await seenOf(editor, packageId)), ...(at && { at }) };
      const before = await everything();
      await expect(releasePackage(editor, order)).rejects.toMatchObject({
        reason: 'package-unfit',
        facts: { name: 'Ten 6', problem: 'body-missing' },
      });
      expect(await everything()).toBe(before);
    }
    expect(await standingOf(ids)).toMatchObject({ live: 0, coming: 0 });
  });

  test('whose transaction is killed writes nothing', async () => {
    const ids = await stories(['Killed one', 'Killed two', 'Killed three']);
    const packageId = await pack(editor, 'Killed', ids);
    const order = await seenOf(editor, packageId);
    const before = await everything();
    const blocker = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await blocker.connect();
    // The third waits for the lock on its list of related stories: two have been placed by then.
    await blocker.query('select pg_advisory_lock(7301, $1::int)', [ids[2]]);
    const work = releasePackage(editor, order).catch((error: Error) => error);
    const waiting = async (): Promise<number> => {
      const { rows } = await staff().execute<{ pid: number }>(sql`
        select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' limit 1`);
      return rows[0]?.pid ?? waiting();
    };
    await staff().execute(sql`select pg_terminate_backend(${await waiting()})`);
    expect(await work).toBeInstanceOf(Error);
    await blocker.end();
    expect(await everything()).toBe(before);
    expect(await standingOf(ids)).toMatchObject({ live: 0, coming: 0 });
    await releaseSeen(editor, packageId);
    expect(await standingOf(ids)).toMatchObject({ live: 3 });
  });

  test('and another with the same articles in reverse order never deadlock', async () => {
    for (let round = 0; round < 4; round++) {
      const ids = await stories(['a', 'b', 'c', 'd'].map((letter) => `Shared ${round} ${letter}`));
      const one = await pack(editor, 'One way', ids);
      const other = await pack(editor, 'The other way', ids.toReversed());
      const orders = await Promise.all([one, other].map((id) => seenOf(editor, id)));
      const done = await Promise.all(orders.map((order) => refusalReasonOf(releasePackage(editor, order))));
      expect(done.filter((answer) => answer === 'package-unfit')).toHaveLength(1);
      expect(await standingOf(ids)).toMatchObject({ live: 4 });
    }
  });

  test('and others with the same topics are all released when ordered at once', async () => {
    const packages = await Promise.all(
      Array.from({ length: 4 }, async (_, at) =>
        pack(editor, `Tide ${at}`, await stories([1, 2, 3].map((each) => `Tide tables ${at} ${each}`))),
      ),
    );
    const orders = await Promise.all(packages.map((id) => seenOf(editor, id)));
    const done = await Promise.all(orders.map((order) => releasePackage(editor, order)));
    expect(done.map(({ articles }) => articles.length)).toEqual([3, 3, 3, 3]);
  });

  test('appears in one snapshot at its instant, never in part', async () => {
    const ids = await stories(Array.from({ length: 5 }, (_, at) => `At once ${at}`));
    const packageId = await pack(editor, 'At once', ids);
    await releaseSeen(editor, packageId, new Date(Date.now() + 2_500));
    const seen = new Set<number>();
    for (const end = Date.now() + 15_000; Date.now() < end && !seen.has(5); )
      seen.add((await standingOf(ids)).live);
    expect([...seen]).toEqual([0, 5]);
  });

  test('is refused to a writer, twice, or in an outdated version, and nothing is written', async () => {
    const ids = await stories(['Refused one', 'Refused two']);
    const packageId = await pack(editor, 'Refused', ids);
    const order = await seenOf(editor, packageId);
    let before = await everything();
    expect(await refusalReasonOf(releasePackage(writer, order))).toBe('not-allowed');
    expect(await refusalReasonOf(releasePackage(editor, { ...order, at: hours(-1) }))).toBe('embargo-past');
    expect(await refusalReasonOf(releasePackage(editor, { ...order, articles: [] }))).toBe('package-unfit');
    expect(await everything()).toBe(before);
    const foreign = order.articles.map((one) => ({
      ...one,
      reviewed: order.articles[0]?.reviewed as string,
    }));
    await expect(releasePackage(editor, { ...order, articles: foreign })).rejects.toMatchObject({
      facts: { name: 'Refused two', problem: 'review-gone' },
    });
    const unseen = order.articles.slice(0, 1);
    await expect(releasePackage(editor, { ...order, articles: unseen })).rejects.toMatchObject({
      facts: { name: 'Refused two', problem: 'not-reviewed' },
    });
    expect(await everything()).toBe(before);
    const two = { articleId: ids[1] as ArticleId };
    const { article } = await readArticleForEditing(writer, two.articleId);
    await describeArticle(writer, { ...two, version: article.version, slug: 'moved-by-a-writer' });
    before = await everything();
    await expect(releasePackage(editor, order)).rejects.toMatchObject({
      facts: { name: 'Refused two', problem: 'review-overtaken', 'problem.field': 'slug' },
    });
    expect(await everything()).toBe(before);
    const again = await seenOf(editor, packageId);
    const both = await Promise.all([1, 2].map(() => refusalReasonOf(releasePackage(editor, again))));
    expect(both.filter((answer) => answer === 'changed-meanwhile')).toHaveLength(1);
  });

  test('releases each story as the page showed it, without later edits', async () => {
    const ids = await stories(['Typed on one', 'Typed on two']);
    const packageId = await pack(editor, 'Typed on', ids);
    const order = await seenOf(editor, packageId);
    for (const articleId of ids)
      await editDraft(writer, { articleId, headline: 'x', body: bodyOf([paragraph('Typed on.')]) });
    await releasePackage(editor, order);
    const { rows } = await staff().execute(
      sql`select headline from release where article_id in ${ids} order by headline`,
    );
    expect(rows).toEqual([{ headline: 'Typed on one' }, { headline: 'Typed on two' }]);
  });

  test('names the kind of change of an article that was live before', async () => {
    const [old, fresh] = (await stories(['Old one', 'Fresh one'])) as [ArticleId, ArticleId];
    await release(editor, { articleId: old });
    const packageId = await pack(editor, 'Old and new', [old, fresh]);
    await expect(releaseSeen(editor, packageId)).rejects.toMatchObject({
      facts: { name: 'Old one', problem: 'kind-missing' },
    });
    const { version } = await readPackage(editor, packageId);
    const items = [
      { articleId: old, kind: 'correction' as const, readerNote: 'It was older.' },
      { articleId: fresh },
    ];
    await setItems(editor, { packageId, version, items });
    const { articles } = await releaseSeen(editor, packageId);
    expect(articles.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('is released with the followers of its articles, even if a follower is also an item', async () => {
    const [lead, waits, follows] = (await stories(['Lead', 'Waits', 'Follows'])) as ArticleId[];
    await release(editor, { articleId: waits as number, after: lead as number });
    await release(editor, { articleId: follows as number, after: waits as number });
    const packageId = await pack(editor, 'With followers', [waits as ArticleId, lead as ArticleId]);
    const { from } = await releaseSeen(editor, packageId, hours(2));
    const all = [lead, waits, follows] as ArticleId[];
    expect(await standingOf(all)).toMatchObject({ live: 0, coming: 3 });
    expect((await readPackage(editor, packageId)).companions.map(({ headline }) => headline)).toEqual([
      'Follows',
    ]);
    await reschedulePackage(editor, { packageId, seen: from, at: hours(3) });
    expect((await standingOf(all)).begins).toHaveLength(1);
    await releaseSeen(editor, packageId);
    expect(await standingOf(all)).toMatchObject({ live: 3, coming: 0 });
  });
});

describe('a scheduled package', () => {
  async function scheduled(name: string) {
    const ids = await stories([`${name} one`, `${name} two`]);
    const packageId = await pack(editor, name, ids);
    const { from } = await releaseSeen(editor, packageId, hours(2));
    return { ids, packageId, from };
  }

  test('is moved as a whole, from the package or from any of its items', async () => {
    const { ids, packageId, from } = await scheduled('Moved');
    await reschedulePackage(editor, { packageId, seen: from, at: hours(4) });
    await reschedule(editor, { articleId: ids[1] as number, seen: hours(4), at: hours(5) });
    const now = await standingOf(ids);
    expect(now).toMatchObject({ live: 0, coming: 2 });
    expect(now.begins).toHaveLength(1);
    expect((await readPackage(editor, packageId)).scheduledAt).toEqual(hours(5));
    expect(await refusalReasonOf(reschedulePackage(editor, { packageId, seen: from, at: hours(6) }))).toBe(
      'changed-meanwhile',
    );
    expect(
      await refusalReasonOf(reschedulePackage(editor, { packageId, seen: hours(5), at: hours(-1) })),
    ).toBe('embargo-past');
  });

  test('keeps its items until it is cancelled, and then accepts others', async () => {
    const { ids, packageId } = await scheduled('Kept');
    const { version } = await readPackage(editor, packageId);
    const order = { packageId, version, items: [{ articleId: ids[0] as number }] };
    expect(await refusalReasonOf(setItems(editor, order))).toBe('already-scheduled');
    expect(await refusalReasonOf(withdraw(editor, { articleId: ids[0] as number, because: 'x' }))).toBe(
      'in-package',
    );
    await cancelPackageRelease(editor, { packageId });
    expect(await standingOf(ids)).toMatchObject({ live: 0, coming: 0 });
    expect(await refusalReasonOf(cancelPackageRelease(editor, { packageId }))).toBe('not-scheduled');
    await setItems(editor, order);
  });

  test('is cancelled as a whole when one of its articles is cancelled', async () => {
    const { ids } = await scheduled('Called off');
    await cancelRelease(editor, { articleId: ids[0] as number });
    expect(await standingOf(ids)).toMatchObject({ live: 0, coming: 0 });
  });

  test('is replaced by scheduling it again, but not by another package', async () => {
    const { ids, packageId } = await scheduled('Replaced');
    await editDraft(editor, { articleId: ids[0] as ArticleId, body: bodyOf([paragraph('Better.')]) });
    await releaseSeen(editor, packageId, hours(7));
    const now = await standingOf(ids);
    expect([now.coming, now.begins.length]).toEqual([2, 1]);
    const other = await pack(editor, 'Another', [ids[1] as ArticleId]);
    await expect(releaseSeen(editor, other)).rejects.toMatchObject({
      facts: { problem: 'in-package', 'problem.name': 'Replaced' },
    });
  });
});

describe('a package with the front', () => {
  async function withFront(name: string) {
    const [lead] = (await stories([name])) as [ArticleId];
    const { frontId, version } = await readFrontDraft(editor, { language: 'zh-CN' });
    const layout = { places: [lead, null], bands: [], banner: null };
    await arrangeFront(editor, { frontId, version, layout });
    return { lead, frontId, packageId: await pack(editor, name, [lead, { frontId }]) };
  }
  async function frontStanding(frontId: number) {
    const { rows } = await staff().execute(sql`
      select count(*) filter (where live @> now())::int as live, min(lower(live)) filter (where lower(live) > now()) as begins
      from front_release where front_id = ${frontId}`);
    return rows[0] as { live: number; begins: string | null };
  }

  test('begins, moves and cancels both together', async () => {
    const { lead, frontId, packageId } = await withFront('Led together');
    const { from, fronts } = await releaseSeen(editor, packageId, hours(2));
    expect(fronts).toHaveLength(1);
    await reschedule(editor, { articleId: lead, seen: from, at: hours(3) });
    expect(new Date((await frontStanding(frontId)).begins ?? 0)).toEqual(hours(3));
    await cancelRelease(editor, { articleId: lead });
    expect((await frontStanding(frontId)).begins).toBeNull();
    await releaseSeen(editor, packageId);
    const { rows } = await staff().execute(sql`
      select lower(r.live) = lower(f.live) as together from release r, front_release f
      where r.article_id = ${lead} and r.live @> now() and f.front_id = ${frontId} and f.live @> now()`);
    expect(rows).toEqual([{ together: true }]);
  });

  test('that was changed since the page was opened, or that is unfit, prevents the whole release', async () => {
    const { lead, frontId, packageId } = await withFront('Arranged anew');
    const order = await seenOf(editor, packageId);
    const { version } = await readFrontDraft(editor, { language: 'zh-CN' });
    const banner = { text: 'Over', articleId: null, until: new Date(Date.now() - 1_000).toISOString() };
    await arrangeFront(editor, { frontId, version, layout: { places: [lead], bands: [], banner } });
    const before = await everything();
    await expect(releasePackage(editor, order)).rejects.toMatchObject({
      facts: { problem: 'draft-moved-on' },
    });
    await expect(releaseSeen(editor, packageId)).rejects.toMatchObject({
      facts: { name: '/ (zh-CN)', problem: 'front-unfit', 'problem.problem': 'banner-past' },
    });
    expect(await everything()).toBe(before);
    expect(await standingOf([lead])).toMatchObject({ live: 0, coming: 0 });
  });
});
