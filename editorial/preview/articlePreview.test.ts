import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article, pin } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { type PreviewOrder, previewArticle } from './articlePreview.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

/** A preview, the release made right after it, and what readers then see. */
async function previewAndRelease(order: PreviewOrder & { articleId: ArticleId }) {
  const before = await releaseTraces();
  const preview = await previewArticle(editor, order);
  expect(await releaseTraces()).toBe(before);
  const { slug } = await release(editor, order);
  const result = await readArticle(slug);
  if (result.is !== 'live') throw new Error(`${slug} is ${result.is}`);
  return {
    preview: timeless(preview),
    read: timeless(result.article),
    exact: { preview, read: result.article },
  };
}

/** Removes the instants that are the moment of release, and the hashes, which cover them. */
function timeless(shown: LiveArticle) {
  const now = shown.releasedAt.getTime();
  return JSON.parse(
    JSON.stringify({ ...shown, contentHash: '', previousHash: null }, (_, value) =>
      typeof value === 'string' && new Date(value).getTime() === now ? 'at release' : value,
    ),
  );
}

const topics = ['Tides', 'Pilots'];

test('a preview equals what readers see after a first release, including related stories and address', async () => {
  for (const headline of ['Tides of the north', 'Tides of the south', 'Pilots on strike']) {
    const articleId = await writeStory(editor, { headline, topics, text: `${headline} and harbour pilots.` });
    await release(editor, { articleId });
  }
  const pinned = await writeStory(editor, { headline: 'Pinned, and live', topics: ['Elsewhere'] });
  await release(editor, { articleId: pinned });
  const articleId = await writeStory(editor, {
    headline: 'Pilots and tides',
    topics,
    text: 'Harbour pilots.',
  });
  await staff().insert(pin).values({ articleId, relatedId: pinned, position: 0 });
  const { preview, read } = await previewAndRelease({ articleId });
  expect(preview).toEqual(read);
  expect(read.related.map((each: { headline: string }) => each.headline)[0]).toBe('Pinned, and live');
  expect(read.related.length).toBeGreaterThan(3);
  expect(read.slug).toBe('pilots-and-tides');
});

test('previews of later releases have their numbers, their notices and the time of the last change of meaning', async () => {
  const articleId = await writeStory(editor, { headline: 'Put right' });
  await previewAndRelease({ articleId });
  for (const [kind, readerNote] of [
    ['correction', 'It was Tuesday.'],
    ['typo', ''],
    ['clarification', 'Both were meant.'],
    ['update', ''],
  ] as const) {
    await editDraft(editor, { articleId, standfirst: `${kind}.` });
    const { preview, read } = await previewAndRelease({ articleId, kind, readerNote });
    expect(preview).toEqual(read);
  }
  const { exact } = await previewAndRelease({ articleId, kind: 'typo' });
  expect(exact.preview.modifiedAt).toEqual(exact.read.modifiedAt);
  expect(exact.preview.number).toBe(6);
  expect(exact.preview.corrections.map(({ note }) => note)).toEqual(['Both were meant.', 'It was Tuesday.']);
});

test('after a withdrawal earlier notices are shown again, and content under embargo is not', async () => {
  const articleId = await writeStory(editor, { headline: 'Gone and back' });
  await release(editor, { articleId });
  await release(editor, { articleId, kind: 'correction', readerNote: 'It was wrong.' });
  await withdraw(editor, { articleId, because: 'All of it was wrong.' });
  const { preview, read } = await previewAndRelease({ articleId, kind: 'update' });
  expect(preview).toEqual(read);
  expect(read.corrections).toMatchObject([{ note: 'It was wrong.', holds: true }]);
  expect(read.withdrawals).toHaveLength(1);
  await release(editor, { articleId, kind: 'update', at: new Date(Date.now() + 3_600_000) });
  expect((await previewArticle(editor, { articleId })).number).toBe(4);
});

test('links lead to live translations only', async () => {
  const original = await writeStory(editor, { headline: 'The original' });
  const [chinese, draft] = [
    await writeStory(editor, { headline: '译文', language: 'zh-CN' }),
    await writeStory(editor, { headline: 'CANARY' }),
  ];
  for (const id of [chinese, draft])
    await staff().update(article).set({ translationOf: original }).where(eq(article.id, id));
  await release(editor, { articleId: chinese });
  const { preview, read } = await previewAndRelease({ articleId: original });
  expect(preview).toEqual(read);
  expect(read.translations).toMatchObject([{ language: 'zh-CN', headline: '译文' }]);
});

test('a draft that could not be released is shown nevertheless', async () => {
  const articleId = await writeStory(editor, { headline: '' });
  const preview = await previewArticle(editor, { articleId, kind: 'nonsense', readerNote: '\0' } as never);
  expect(preview).toMatchObject({ headline: '', number: 1, kind: 'first', corrections: [] });
});
