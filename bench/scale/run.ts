/**
 * `npm run scale -- --articles N`: a synthetic paper of N articles in a scratch database, and every measure on it.
 * `--keep DIR` leaves the database there, `--database URL` measures one that is there, `--only build,search,…`.
 */
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { staff } from '#db/pools';
import { buildPaper, sizesOf } from './building.ts';
import { openDatabase } from './database.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    keep: { type: 'string' },
    database: { type: 'string' },
    only: { type: 'string' },
  },
});
const articles = Number(values.articles);
if (!Number.isInteger(articles) || articles < 100) {
  console.error('How many articles? npm run scale -- --articles N, from 100 on');
  process.exit(2);
}

const database = await openDatabase({ url: values.database, folder: values.keep });
console.log(`Database ${database.url}\nReaders  ${database.readerUrl}`);
const { rows } = await staff().execute<{ count: string }>(sql`select count(*) from article`);
if (Number(rows[0]?.count) === 0) {
  const built = await buildPaper(database.url, articles, (progress) => console.log(`  ${progress}`));
  console.log(built);
}
console.log(await sizesOf(database.url));
await database.end();
