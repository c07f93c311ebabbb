import { afterAll, beforeAll, expect, test } from 'vitest';
import { theHouse } from '#editorial/actor';
import { openScene, refusalOf } from '#editorial/people/scene';
import { importWire } from './importing.ts';

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

test('an import pressed five times at once makes each story once', async () => {
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => importWire(theHouse, { articles: [story()] })),
  );
  const made = tries.flat();
  expect(made.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(made.map(({ articleId }) => articleId)).size).toBe(1);
});

test.each(['2026-02-30T10:00', '0000-01-01T00:00', '2026-01-01T24:00', '+275760-09-12T00:00:00Z', 'soon'])(
  'a story of %s is refused, as no calendar has that time',
  async (releasedAt) => {
    const asked = importWire(theHouse, { articles: [story({ headline: releasedAt, releasedAt })] });
    expect(await refusalOf(asked)).toBe('malformed');
  },
);
