import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { openSection } from '#editorial/articles/article.scene.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readRelated } from '#editorial/readerQueries/relatedTeasers.ts';
import { orderPins } from '#editorial/related/pinningStories.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { importWire } from './importingCopy.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const story = (more: object = {}) => ({
  key: 'line-1',
  headline: 'Harbour dredged',
  language: 'en' as const,
  blocks: [{ kind: 'paragraph' as const, text: 'Silt went out with the tide.' }],
  ...more,
});

test('an import submitted five times at once creates each story once', async () => {
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => importWire(systemActor, { articles: [story()] })),
  );
  const made = tries.flat();
  expect(made.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(made.map(({ articleId }) => articleId)).size).toBe(1);
});

test.each(['2026-02-30T10:00', '0000-01-01T00:00', '2026-01-01T24:00', '+275760-09-12T00:00:00Z', 'soon'])(
  'a story of %s is refused, as that time does not exist',
  async (releasedAt) => {
    const imported = importWire(systemActor, { articles: [story({ headline: releasedAt, releasedAt })] });
    expect(await refusalReasonOf(imported)).toBe('malformed');
  },
);

test('a story gets its urgency and is excluded from automatic places of fronts, unless its import says otherwise', async () => {
  const importWith = async (more: object) => {
    const [made] = await importWire(systemActor, { articles: [story(more)] });
    const [row] = await staff()
      .select({ urgency: article.urgency, isOffFronts: article.isOffFronts })
      .from(article)
      .where(eq(article.id, made?.articleId ?? (0 as ArticleId)));
    return row;
  };
  expect(await importWith({ headline: 'As it comes' })).toEqual({ urgency: 5, isOffFronts: true });
  expect(await importWith({ headline: 'Flash', urgency: 1, onFronts: true })).toEqual({
    urgency: 1,
    isOffFronts: false,
  });
  for (const urgency of [0, 10, 2.5, Number.NaN])
    await expect(importWith({ headline: `Urgency ${urgency}`, urgency })).rejects.toThrow(/urgency/);
});

test('pins made by an import are marked as such, until an editor changes the pins', async () => {
  const editor = await hire('editor');
  const sectionId = await openSection();
  const made = await importWire(systemActor, {
    articles: [
      story({ key: 'main', headline: 'Storm batters the coast', sectionId }),
      story({ key: 'one', headline: 'Storm: what to do', sectionId, relatedTo: 'main' }),
      story({ key: 'two', headline: 'Storm: the ferries', sectionId, relatedTo: 'main' }),
    ],
  });
  const [main, one, two] = made.map(({ articleId }) => articleId) as [ArticleId, ArticleId, ArticleId];
  for (const articleId of [one, two, main]) await release(editor, { articleId });
  const reasons = async () => (await readRelated(main)).map(({ reason }) => reason.why);
  expect(await reasons()).toEqual(['wire', 'wire']);
  await orderPins(editor, { articleId: main, relatedIds: [two, one] });
  expect(await reasons()).toEqual(['pinned', 'pinned']);
});
