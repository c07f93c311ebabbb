import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { englishStem } from '#editorial/related/englishStem.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { englishStopWords } from './englishStopWords.ts';
import { englishLexicon } from './sets/lexicon/english.ts';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
});
afterAll(() => scratch.drop());

/** Words that exercise every rule of the stemmer, in addition to the words of our sets. */
const ruleWords =
  'skies dying news add adding egging hopping hoping tied flies gas kiwis agreed agreedly feed sensational fluently relational radically hopefulness adjustment adoption controlling yes sayer youth boy enjoyed proceed canning communal generously arsenal rate rated bee national formative triplicate electrical goodness deny analogist possibly gaily differently finalize vietnamization';

test('stems and stop words equal those of the Postgres configuration english', async () => {
  const words = [
    ...new Set(`${JSON.stringify(englishLexicon)} ${ruleWords}`.toLowerCase().match(/[a-z]+/g) ?? []),
  ];
  expect(words.length).toBeGreaterThan(1_500);
  const client = new pg.Client(scratch.url);
  await client.connect();
  const { rows } = await client.query<{ word: string; stem: string }>(
    `select word, coalesce((ts_lexize('english_stem', word))[1], '') as stem from unnest($1::text[]) word`,
    [words],
  );
  await client.end();
  const ours = words.map((word) => ({ word, stem: englishStopWords.has(word) ? '' : englishStem(word) }));
  expect(ours).toEqual(rows);
});
