import pg from 'pg';
import { readAddress, urlOf } from '#server/postgres/cluster.ts';

export interface DatabaseContents {
  migrations: number;
  articles: number;
  /** The id and content hash of each release, ordered by id. */
  releases: string[];
}

/** Reads the running embedded database of a data folder, whichever version serves it. */
export async function readContents(dataDir: string): Promise<DatabaseContents> {
  const address = await readAddress(dataDir);
  if (!address) throw new Error('its data folder has no postgres.json');
  const client = new pg.Client({ connectionString: urlOf(address), connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // the running query throws the same error
  await client.connect();
  try {
    const { rows: counts } = await client.query<Omit<DatabaseContents, 'releases'>>(
      `select (select count(*)::int from drizzle.__drizzle_migrations) as migrations,
              (select count(*)::int from article) as articles`,
    );
    const { rows: releases } = await client.query<{ release: string }>(
      `select id || ' ' || encode(content_hash, 'hex') as release from release order by id`,
    );
    if (!counts[0]) throw new Error('its database returned no counts');
    return { ...counts[0], releases: releases.map(({ release }) => release) };
  } finally {
    await client.end();
  }
}
