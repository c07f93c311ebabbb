/**
 * `npm run scale -- --articles N`: builds and measures synthetic papers of 10⁴, 10⁵ … N articles, each in a scratch
 * database. `--alone` skips the smaller ones. `--keep DIR` keeps the database there for another run; `--hold` keeps it
 * running until Ctrl-C; `--database URL` measures an existing one. `--only build`, `--only reading,pages,…`.
 * `--write` puts the table of all sizes measured so far into docs/scale.md.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { asText } from '../figureReport.ts';
import type { Figure } from '../figures.ts';
import { openDatabase, type ScaleDatabase } from './database.ts';
import { storeFigures, writeTable } from './growth.ts';
import { measurePlans } from './measures/growingPlans.ts';
import { measureImportSpeed } from './measures/importSpeed.ts';
import { measureRelease, measureStaff } from './measures/newsroom.ts';
import { measurePages } from './measures/pageMisses.ts';
import { measureReading } from './measures/readerPages.ts';
import { measureRelationTimes } from './measures/relationTimes.ts';
import { countArticles } from './measures/samples.ts';
import { measureSearch } from './measures/searchTimes.ts';
import { buildPaper, sizesOf } from './paperBuilder.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    alone: { type: 'boolean', default: false },
    keep: { type: 'string' },
    hold: { type: 'boolean', default: false },
    database: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const maxArticles = Number(values.articles);
if (!Number.isInteger(maxArticles) || maxArticles < 100) {
  console.error('How many articles? npm run scale -- --articles N, from 100 on');
  process.exit(2);
}

/** In the order in which they run: measures that write come last. */
const measures: Record<string, (database: ScaleDatabase) => Promise<Figure[]>> = {
  plans: measurePlans,
  reading: measureReading,
  search: measureSearch,
  related: measureRelationTimes,
  staff: measureStaff,
  pages: measurePages,
  release: measureRelease,
  import: measureImportSpeed,
};
const selected = values.only?.split(',') ?? Object.keys(measures);
const isAlone = values.alone || values.keep !== undefined || values.database !== undefined;
const smaller = [10_000, 100_000, 1_000_000].filter((size) => !isAlone && size < maxArticles);

for (const size of [...smaller, maxArticles]) await measureSize(size);
if (values.write) writeTable();

async function measureSize(size: number): Promise<void> {
  const database = await openDatabase({ url: values.database, folder: values.keep });
  console.log(`\nDatabase ${database.url}\nReaders  ${database.readerUrl}`);
  try {
    const built = (await countArticles()) === 0 ? await build(database, size) : [];
    const articles = await countArticles();
    const results = [...built, ...(await measureSizes(database))];
    console.log(asText({ title: `${articles.toLocaleString('en-GB')} articles`, how: '', figures: results }));
    for (const [name, measure] of Object.entries(measures)) {
      if (!selected.includes(name)) continue;
      const figures = await measure(database);
      console.log(asText({ title: name, how: '', figures }));
      results.push(...figures);
    }
    storeFigures(articles, results);
    if (values.hold) await once(process, 'SIGINT');
  } finally {
    await database.end();
  }
}

async function build({ url }: ScaleDatabase, size: number): Promise<Figure[]> {
  const built = await buildPaper(url, size, (progress) => console.log(`  ${progress}`));
  return [
    { what: 'build: rate', value: built.articles / built.seconds, unit: '/s' },
    { what: 'build: indexes', value: built.indexSeconds, unit: 's' },
  ];
}

async function measureSizes({ url }: ScaleDatabase): Promise<Figure[]> {
  const sizes = await sizesOf(url);
  return ['database', 'release', 'release_search', 'draft', 'related_story'].map((name) => ({
    what: name === 'database' ? 'size: database' : `size: ${name} with its indexes`,
    value: (sizes[name] ?? 0) / 1e6,
    unit: 'MB',
  }));
}
