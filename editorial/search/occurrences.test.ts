import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { occurrencesOf } from './occurrences.ts';

let scene: { close(): Promise<void> };
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test.each([
  [0, 0, 0],
  [0, 0, 1],
  [1, 0, 0],
  [1, 2, 3],
  [3, 1, 40],
  [0, 5, 200],
  [2, 2, 252],
])(
  '%i in the headline, %i in the standfirst and %i in the text are recovered from the ranks',
  async (headline, standfirst, text) => {
    const textWith = (count: number) => `other ${'ferry other '.repeat(count)}`;
    const { rows } = await staff().execute<{ heard: number[] }>(sql`
    select array[ts_rank('{1,1,1,1}', w, 'ferri'), ts_rank('{0,0,1,1}', w, 'ferri'), ts_rank('{0,0,0,1}', w, 'ferri')] as heard
    from (select setweight(to_tsvector('english', ${textWith(headline)}), 'A') || setweight(to_tsvector('english', ${textWith(standfirst)}), 'B')
      || setweight(to_tsvector('english', ${textWith(text)}), 'D') as w) x`);
    expect(occurrencesOf(rows[0]?.heard ?? [])).toEqual({ headline, standfirst, text });
  },
);
