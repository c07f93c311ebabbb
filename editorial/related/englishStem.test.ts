import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { openScene } from '#editorial/people/people.scene.ts';
import { englishStem } from './englishStem.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const sample = join(import.meta.dirname, '..', '..', 'db', 'sample', 'articles');
const docs = join(import.meta.dirname, '..', '..', 'docs');
const texts = [sample, docs].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
/** Words that test the rules, besides those in the texts. */
const ruled = `skis skies dying idly gently ugly early only singly news howe atlas inning outings herring earrings proceeding
  succeeded agreed agreedly feed hopping hoping hissing falling sized rationally valenci conformably vileli analogously
  generic generically communism arsenal happily crying byes say dye enjoyment triplicate electricity hopefulness formative
  revival allowance inference airliner adjustable irritant replacement adoption effective bowdlerize probate controlling roll
  Lind Baoshan Xinzhuang Quays Hodges Solle Okafor Wusong Yangtze Jiading Qingpu Hongqiao Zhaofeng`;

const endings = `s es ies ed eed ing ly ness ful ational tional ization ator alism aliti fulness ousness iveness biliti ogist
  ogi fulli lessli li alize icate ical ative able ible ant ement ment ent ism ate iti ous ive ize ion e ll y ying sses us`;

test('words of texts, and invented ones, get the same stems as in Postgres', async () => {
  const written = [
    ...new Set(
      [...texts, ruled]
        .join(' ')
        .toLowerCase()
        .match(/\b[a-z]{2,}\b/g) ?? [],
    ),
  ];
  const invented = written
    .filter((_, at) => at % 8 === 0)
    .flatMap((word) => endings.split(/\s+/).map((ending) => word + ending));
  const words = [...new Set([...written, ...invented])];
  expect(words.length).toBeGreaterThan(20_000);
  const { rows } = await staff().execute<{ word: string; stem: string | null }>(sql`
    select word, (ts_lexize('english_stem', word))[1] as stem
    from unnest(${sql.param(words)}::text[]) read (word)`);
  // Postgres gives stop words no stem.
  const wrong = rows.flatMap(({ word, stem }) =>
    stem === null || stem === englishStem(word) ? [] : [`${word}: ${englishStem(word)}, not ${stem}`],
  );
  expect(wrong).toEqual([]);
});
