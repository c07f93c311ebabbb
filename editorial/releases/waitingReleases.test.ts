import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { waitingRelease } from '#db/schema/releases.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { everything, pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { readPlans } from './plannedReleases.ts';
import { release } from './releasingArticles.ts';
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
const write = (headline: string) => writeStory(editor, { headline });
const beginOf = (id: ArticleId) =>
  staff().transaction(async (tx) => (await readPlans(tx, id)).coming?.from ?? null);
const waits = async (id: ArticleId) =>
  (await staff().$count(waitingRelease, eq(waitingRelease.articleId, id))) > 0;

describe('an update that waits for another story', () => {
  test('does not make its story live again after a withdrawal', async () => {
    const [leader, follower] = [await write('Leader'), await write('Follower')];
    const { slug } = await release(editor, { articleId: follower });
    await release(editor, { articleId: follower, after: leader, kind: 'update' });
    await withdraw(editor, { articleId: follower, because: 'It was wrong.' });
    expect(await waits(follower)).toBe(false);
    await release(editor, { articleId: leader });
    expect((await readArticle(slug)).is).toBe('withdrawn');
  });

  test('nor after a withdrawal that had been planned before', async () => {
    const [leader, follower] = [await write('Late leader'), await write('Ending follower')];
    const until = new Date(Date.now() + 1_200);
    const { slug } = await release(editor, { articleId: follower, until, because: 'The offer has ended.' });
    await release(editor, { articleId: follower, after: leader, kind: 'update' });
    await expect.poll(async () => (await readArticle(slug)).is, { timeout: 4_000 }).toBe('withdrawn');
    await release(editor, { articleId: leader });
    expect((await readArticle(slug)).is).toBe('withdrawn');
    expect(await waits(follower)).toBe(false);
  });

  test('is cancelled when the release that it is based on is taken back', async () => {
    const [leader, follower] = [await write('Another leader'), await write('Taken back')];
    await release(editor, { articleId: follower });
    await release(editor, { articleId: follower, kind: 'update' });
    await release(editor, { articleId: follower, after: leader, kind: 'update' });
    await takeBack(editor, { articleId: follower, number: 2 });
    expect(await waits(follower)).toBe(false);
  });
});

test('a story that follows a scheduled release is released with its own followers', async () => {
  const [lead, middle, last] = [await write('Lead'), await write('Middle'), await write('Last')];
  await release(editor, { articleId: last, after: middle });
  await release(editor, { articleId: lead, at: hours(5) });
  await release(editor, { articleId: middle, after: lead });
  expect(await beginOf(last)).not.toBeNull();
  expect(await beginOf(last)).toEqual(await beginOf(lead));
});

test('a scheduled release cannot follow itself, and an item of a package cannot follow a release outside the package', async () => {
  const [one, two, lead] = [await write('One'), await write('Two'), await write('Not of the package')];
  await releaseSeen(editor, await pack(editor, 'Pair', [one, two]), hours(2));
  await release(editor, { articleId: lead, at: hours(5) });
  const before = await everything();
  expect(await refusalReasonOf(release(editor, { articleId: one, after: lead }))).toBe('in-package');
  expect(await refusalReasonOf(release(editor, { articleId: lead, after: lead }))).toBe('waits-for-itself');
  expect(await everything()).toBe(before);
});

test('an order with a time and another story to wait for is refused', async () => {
  const [lead, other] = [await write('Has its time'), await write('Has two')];
  await release(editor, { articleId: lead, at: hours(5) });
  const before = await everything();
  await expect(release(editor, { articleId: other, after: lead, at: hours(1) })).rejects.toThrow(ZodError);
  expect(await everything()).toBe(before);
});

test('a follower that would end before the leader begins is named and refuses both releases', async () => {
  const [leader, follower] = [await write('Begins late'), await write('Ends early')];
  await release(editor, { articleId: follower, after: leader, until: hours(1), because: 'Over.' });
  const before = await everything();
  await expect(release(editor, { articleId: leader, at: hours(2) })).rejects.toMatchObject({
    reason: 'package-unfit',
    facts: { name: 'Ends early', problem: 'end-before-begin' },
  });
  expect(await everything()).toBe(before);
});
