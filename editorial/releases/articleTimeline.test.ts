import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { release } from './releasingArticles.ts';
import { cancelRelease, keepLive, reschedule } from './reschedulingReleases.ts';
import { takeBack } from './takingBackReleases.ts';
import { withdraw } from './withdrawingArticles.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

type Row = {
  number: number;
  kind: string;
  chained: boolean;
  from: Date;
  until: Date | null;
  withdrawn: boolean;
};

/** The past, live and scheduled releases of an article, by begin. */
async function rangesOf(articleId: ArticleId): Promise<Row[]> {
  const { rows } = await staff().execute<Row & { from: string; until: string | null }>(sql`
    select r.number, r.kind, lower(r.live) as from, upper(r.live) as until,
      r.previous_hash is not distinct from (select b.content_hash from release b
        where b.article_id = r.article_id and not isempty(b.live) and b.number = r.number - 1) as chained,
      exists (select from withdrawal w where w.release_id = r.id and w.called_off_at is null and w.at = upper(r.live)) as withdrawn
    from release r where r.article_id = ${articleId} and not isempty(r.live) order by lower(r.live)`);
  return rows.map((row) => ({
    ...row,
    from: new Date(row.from),
    until: row.until === null ? null : new Date(row.until),
  }));
}

/** Checks the invariants of an article, which hold after any acts. */
function holds(rows: Row[]): void {
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
  expect(rows.every(({ chained }) => chained)).toBe(true);
  expect(rows.filter(({ kind }) => kind === 'first').length).toBe(Math.min(1, rows.length));
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    // A release ends when the next begins, or by a withdrawal, which has a reason.
    if (row.until !== null) expect(row.withdrawn || next?.from.getTime() === row.until.getTime()).toBe(true);
    else expect(next).toBeUndefined();
  }
}

const someHours = fc.integer({ min: 1, max: 30 });
const step = fc.oneof(
  fc.record({ do: fc.constant('release' as const), at: fc.option(someHours), until: fc.option(someHours) }),
  fc.record({ do: fc.constant('withdraw' as const), at: fc.option(someHours) }),
  fc.record({ do: fc.constant('reschedule' as const), at: someHours }),
  fc.record({ do: fc.constantFrom('take back' as const, 'call off' as const, 'keep' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** @returns the refusal, or the result. */
async function take(articleId: ArticleId, one: Step): Promise<unknown> {
  const rows = await rangesOf(articleId);
  const now = Date.now();
  const coming = rows.find(({ from }) => from.getTime() > now);
  const live = rows.find(({ from, until }) => from.getTime() <= now && (!until || until.getTime() > now));
  const at = 'at' in one && one.at !== null ? hours(one.at) : undefined;
  switch (one.do) {
    case 'release': {
      const until = one.until === null ? {} : { until: hours(one.until), because: 'Season ends.' };
      return refusalReasonOf(release(editor, { articleId, kind: 'update', ...(at && { at }), ...until }));
    }
    case 'withdraw':
      return refusalReasonOf(withdraw(editor, { articleId, because: 'Wrong.', ...(at && { at }) }));
    case 'reschedule':
      return refusalReasonOf(
        reschedule(editor, { articleId, seen: coming?.from ?? hours(1), at: hours(one.at) }),
      );
    case 'take back':
      return refusalReasonOf(takeBack(editor, { articleId, number: live?.number ?? 1 }));
    case 'call off':
      return refusalReasonOf(cancelRelease(editor, { articleId }));
    case 'keep':
      return refusalReasonOf(keepLive(editor, { articleId }));
  }
}

test('after any acts in any order, numbers and hashes are a chain, and every end has a reason', async () => {
  let did = 0;
  await fc.assert(
    // The first release is never refused, so every round changes something.
    fc.asyncProperty(
      fc.option(someHours),
      fc.array(step, { minLength: 2, maxLength: 9 }),
      async (at, rest) => {
        const steps: Step[] = [{ do: 'release', at, until: null }, ...rest];
        const articleId = await writeStory(editor, { headline: 'Timeline', topics: [] });
        for (const one of steps) {
          const before = await releaseTraces();
          const refused = await take(articleId, one);
          if (typeof refused !== 'string') did++;
          else expect(await releaseTraces()).toBe(before);
          holds(await rangesOf(articleId));
        }
      },
    ),
    { numRuns: Number(process.env.ROUNDS ?? 12) },
  );
  expect(did).toBeGreaterThan(10);
});

describe('a release with an end', () => {
  test('is withdrawn at its planned end, with the reason', async () => {
    const articleId = await writeStory(editor, { headline: 'Short offer' });
    const until = new Date(Date.now() + 1_500);
    const { slug } = await release(editor, { articleId, until, because: 'The offer has ended.' });
    expect(await readArticle(slug)).toMatchObject({ is: 'live', until });
    await expect.poll(async () => (await readArticle(slug)).is, { timeout: 4_000 }).toBe('withdrawn');
    expect(await readArticle(slug)).toMatchObject({ notice: 'The offer has ended.', at: until });
  });

  test('needs a reason, and an end after its begin', async () => {
    const articleId = await writeStory(editor, { headline: 'No reason' });
    expect(await refusalReasonOf(release(editor, { articleId, until: hours(2) }))).toBe('reason-missing');
    const order = { articleId, at: hours(3), until: hours(2), because: 'x' };
    expect(await refusalReasonOf(release(editor, order))).toBe('end-before-begin');
  });

  test('ends at its planned end, even after an update that would replace it was cancelled', async () => {
    const articleId = await writeStory(editor, { headline: 'Season' });
    const until = hours(9);
    await release(editor, { articleId, until, because: 'Season ends.' });
    await release(editor, { articleId, kind: 'update', at: hours(2) });
    await cancelRelease(editor, { articleId });
    expect(await rangesOf(articleId)).toMatchObject([{ number: 1, until, withdrawn: true }]);
    await keepLive(editor, { articleId });
    expect(await rangesOf(articleId)).toMatchObject([{ number: 1, until: null }]);
  });
});

describe('a planned end', () => {
  test('stays when its release is corrected or taken back, and is removed by an order', async () => {
    const articleId = await writeStory(editor, { headline: 'Rights until then' });
    const until = hours(9);
    await release(editor, { articleId, until, because: 'The rights end.' });
    await release(editor, { articleId, kind: 'typo' });
    await release(editor, { articleId, kind: 'update', at: hours(2) });
    expect(await rangesOf(articleId)).toMatchObject([{}, {}, { number: 3, until, withdrawn: true }]);
    await takeBack(editor, { articleId, number: 2 });
    expect((await rangesOf(articleId)).at(-1)).toMatchObject({
      ...{ number: 3, kind: 'take-back', until, withdrawn: true },
    });
    await release(editor, { articleId, kind: 'update', until: null });
    expect((await rangesOf(articleId)).at(-1)).toMatchObject({ number: 4, until: null });
  });

  test('is over before an update that begins later', async () => {
    const articleId = await writeStory(editor, { headline: 'A gap between' });
    await release(editor, { articleId, until: hours(2), because: 'It pauses.' });
    await release(editor, { articleId, kind: 'update', at: hours(5) });
    expect(await rangesOf(articleId)).toMatchObject([{ withdrawn: true }, { number: 2, until: null }]);
  });
});

describe('a release that waits for another', () => {
  test('is released with it, at the same instant, with the content that it had when ordered', async () => {
    const leader = await writeStory(editor, { headline: 'Verdict' });
    const follower = await writeStory(editor, { headline: 'Reactions to the verdict' });
    const third = await writeStory(editor, { headline: 'Analysis of the reactions' });
    expect(await release(editor, { articleId: follower, after: leader })).toBeNull();
    expect(await release(editor, { articleId: third, after: follower })).toBeNull();
    expect(await rangesOf(follower)).toEqual([]);
    await editDraft(editor, { articleId: follower, headline: 'Not ordered yet' });
    await release(editor, { articleId: leader });
    const headlines = await staff().execute(sql`select headline from release where article_id = ${follower}`);
    expect(headlines.rows).toEqual([{ headline: 'Reactions to the verdict' }]);
    const [lead, follow, last] = await Promise.all([leader, follower, third].map(rangesOf));
    expect(lead?.[0]?.from).toEqual(follow?.[0]?.from);
    expect(lead?.[0]?.from).toEqual(last?.[0]?.from);
  });

  test('is moved and cancelled with it', async () => {
    const leader = await writeStory(editor, { headline: 'Budget' });
    const follower = await writeStory(editor, { headline: 'Budget, explained' });
    const at = hours(4);
    await release(editor, { articleId: leader, at });
    await release(editor, { articleId: follower, after: leader });
    expect(await rangesOf(follower)).toMatchObject([{ from: at }]);
    const later = hours(6);
    await reschedule(editor, { articleId: follower, seen: at, at: later });
    expect(await rangesOf(leader)).toMatchObject([{ from: later, number: 1 }]);
    expect(await rangesOf(follower)).toMatchObject([{ from: later, number: 1 }]);
    await cancelRelease(editor, { articleId: leader });
    expect(await rangesOf(follower)).toEqual([]);
  });

  test('cannot wait for itself, in a circle, or for a live article', async () => {
    const [one, two] = [
      await writeStory(editor, { headline: 'A' }),
      await writeStory(editor, { headline: 'B' }),
    ];
    await release(editor, { articleId: two, after: one });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId: one, after: two }))).toBe('waits-for-itself');
    expect(await refusalReasonOf(release(editor, { articleId: one, after: one }))).toBe('waits-for-itself');
    expect(await releaseTraces()).toBe(before);
    await release(editor, { articleId: one });
    expect(await refusalReasonOf(release(editor, { articleId: one, kind: 'update', after: two }))).toBe(
      'already-live',
    );
  });
});

test('a release that is about to begin is neither moved nor cancelled', async () => {
  const articleId = await writeStory(editor, { headline: 'At the brink' });
  const at = new Date(Date.now() + 700);
  await release(editor, { articleId, at });
  expect(await refusalReasonOf(cancelRelease(editor, { articleId }))).toBe('beginning-now');
  expect(await refusalReasonOf(reschedule(editor, { articleId, seen: at, at: hours(1) }))).toBe(
    'beginning-now',
  );
  expect(await rangesOf(articleId)).toMatchObject([{ from: at, until: null }]);
});

test('a release that begins while it is being cancelled stays', async () => {
  const articleId = await writeStory(editor, { headline: 'Slow to call off' });
  await release(editor, { articleId, at: new Date(Date.now() + 500) });
  const slow = staff().transaction(async (tx) => {
    await tx.execute(sql`update release set live = 'empty' where article_id = ${articleId}`);
    await tx.execute(sql`select pg_sleep(0.8)`);
  });
  await expect(slow).rejects.toMatchObject({
    cause: { message: expect.stringContaining('begun meanwhile') },
  });
  expect(await rangesOf(articleId)).toHaveLength(1);
});

test('the standing of an article depends on past acts, not on plans', async () => {
  const articleId = await writeStory(editor, { headline: 'Standing' });
  const standing = async () => (await readArticleForEditing(editor, articleId)).standing;
  await release(editor, { articleId, at: hours(1), until: hours(2), because: 'Over.' });
  expect(await standing()).toMatchObject({ is: 'embargoed', number: 1 });
  await cancelRelease(editor, { articleId });
  expect(await standing()).toMatchObject({ is: 'draft' });
  const leader = await writeStory(editor, { headline: 'Leader' });
  await release(editor, { articleId, after: leader });
  expect(await standing()).toMatchObject({ is: 'waiting', after: { headline: 'Leader' } });
  const until = hours(3);
  await release(editor, { articleId, until, because: 'Over.' });
  expect(await standing()).toMatchObject({ is: 'live' });
  await withdraw(editor, { articleId, because: 'Wrong.' });
  expect(await standing()).toMatchObject({ is: 'withdrawn', because: 'Wrong.' });
});
