import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { englishStopWords, headlineWords } from './stopWords.ts';

let scene: { close(): Promise<void> };
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const wordless = async (words: string[]) => {
  const { rows } = await staff().execute<{ word: string }>(sql`
    select word from unnest(${sql.param(words)}::text[]) word where to_tsvector('english', word) = ''::tsvector`);
  return rows.map(({ word }) => word);
};

test('the list of stop words equals that of Postgres', async () => {
  expect(await wordless([...englishStopWords])).toEqual([...englishStopWords]);
  const others =
    'us one two new news also may might must shall would could get said say yes o ma d ll m re ve'.split(' ');
  expect((await wordless(others)).filter((word) => !englishStopWords.has(word))).toEqual([]);
});

describe('the words of a headline', () => {
  test.each([
    ['The Who to play in June', '0the 0who 0to play 0in june'],
    ['IT failure closes offices', '0it failure closes offices 00it'],
    ['IT FAILURE CLOSES OFFICES', '0it failure closes offices'],
    ['“Don’t!”', ' 0don 0t! '],
    ['The well-to-do', '0the well-to-do'],
    ['a.b.c/to/be', 'a.b.c/to/be'],
    ['', ''],
  ])('for %j are %j', (headline, words) => expect(headlineWords(headline)).toBe(words));

  test('are words for Postgres, one after another, and no stemmer changes them', async () => {
    const { rows } = await staff().execute<{ words: string }>(
      sql`select to_tsvector('english', ${headlineWords('To be or not to be')})::text as words`,
    );
    expect(rows[0]?.words).toBe("'0be':2,6 '0not':4 '0or':3 '0to':1,5");
  });
});
