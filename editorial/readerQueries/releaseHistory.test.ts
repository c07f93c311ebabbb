import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { readHistory } from './releaseHistory.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

async function releaseStory(headline: string) {
  const articleId = await writeStory(editor, { headline, text: 'It made 60 crossings.\n\nThis stays.' });
  const { slug } = await release(editor, { articleId });
  return { articleId, slug };
}

const rewrite = (articleId: ArticleId, ...texts: string[]) =>
  editDraft(editor, { articleId, headline: 'Ferry', standfirst: '', body: bodyOf(texts.map(paragraph)) });

test('every release is listed with its kind, its note and the words that it changed', async () => {
  const { articleId, slug } = await releaseStory('Ferry');
  await rewrite(articleId, 'It made 16 crossings.', 'This stays.');
  await release(editor, { articleId, kind: 'correction', readerNote: 'It was 16, not 60.' });
  await takeBack(editor, { articleId, number: 2, readerNote: 'It was 60.' });
  const history = await readHistory(slug);
  expect(history?.releases.map(({ number, kind }) => [number, kind])).toEqual([
    [3, 'take-back'],
    [2, 'correction'],
    [1, 'first'],
  ]);
  const [third, second, first] = history?.releases ?? [];
  expect(third).toMatchObject({ restores: 1, isLive: true });
  expect(second).toMatchObject({ note: 'It was 16, not 60.', isLive: false, previousHash: first?.hash });
  const [change] = second?.compared?.body ?? [];
  expect(change).toMatchObject({ is: 'changed' });
  expect(change?.is === 'changed' && change.words.filter(({ is }) => is !== 'same')).toEqual([
    { is: 'removed', text: '60' },
    { is: 'added', text: '16' },
  ]);
  expect(second?.compared?.unchanged).toBe(1);
  expect(first?.compared).toBeNull();
});

test('releases before a withdrawal are listed without their text, and nothing is compared with them', async () => {
  const { articleId, slug } = await releaseStory('Kanarienvogel');
  await withdraw(editor, { articleId, because: 'It was not so.' });
  expect(await readHistory(slug)).toBeNull();
  await rewrite(articleId, 'What was so.');
  await release(editor, { articleId, kind: 'update' });
  const history = await readHistory(slug);
  expect(history?.releases).toMatchObject([
    { number: 2, withheld: false, compared: null },
    { number: 1, withheld: true, headline: '', note: '', compared: null },
  ]);
  expect(history?.releases[1]?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(history)).not.toMatch(/Kanarienvogel|60 crossings/);
});

test('releases under embargo are not listed', async () => {
  const { articleId, slug } = await releaseStory('Ferry again');
  await rewrite(articleId, 'What is to come.');
  await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
  const history = await readHistory(slug);
  expect(history?.releases).toHaveLength(1);
  expect(JSON.stringify(history)).not.toContain('What is to come');
});

test('a long history has pages of twenty, each release once and compared with the previous one', async () => {
  const { articleId, slug } = await releaseStory('Many times');
  await staff().execute(
    sql`update release set live = tstzrange(lower(live), clock_timestamp()) where article_id = ${articleId}`,
  );
  await staff().execute(sql`
    insert into release (article_id, number, live, kind, headline, standfirst, body, teaser, word_count, language, section_id,
      topics, bylines, pictures, first_released_at, released_at, modified_at, draft_upto, content_hash, previous_hash)
    select article_id, n, tstzrange(t, case when n < 45 then t + interval '1 us' end), 'update',
      headline || ' ' || n, standfirst, body, teaser, word_count,
      language, section_id, topics, bylines, pictures, first_released_at, t, t, 0, content_hash, content_hash
    from release, generate_series(2, 45) n, lateral (select upper(live) + n * interval '1 us' as t) as t
    where article_id = ${articleId}`);
  const numbers: number[] = [];
  for (let before: number | undefined; ; ) {
    const history = await readHistory(slug, { before });
    const releases = history?.releases ?? [];
    expect(releases.length).toBeLessThanOrEqual(20);
    expect(releases.filter(({ compared }) => !compared).map(({ number }) => number)).toEqual(
      history?.before ? [] : [1],
    );
    numbers.push(...releases.map(({ number }) => number));
    if (!history?.before) break;
    before = history.before;
  }
  expect(numbers).toEqual(Array.from({ length: 45 }, (_, at) => 45 - at));
});
