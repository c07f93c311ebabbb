import type { MigrationMeta } from 'drizzle-orm/migrator';
import type pg from 'pg';

/**
 * Applies each migration that the database lacks, in the order of the journal and in one transaction. Drizzle's own
 * migrator skips what is older than the newest applied one, so that a database of a version that lacked a branch could
 * not be upgraded after the merge.
 * @throws with a sentence if a migration was edited after it had been applied here; nothing is changed then
 */
export async function applyMissingMigrations(client: pg.Client, known: MigrationMeta[]): Promise<void> {
  await client.query('begin');
  try {
    // The table that Drizzle makes: databases of earlier versions have it.
    await client.query(`
      create schema if not exists drizzle;
      create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
    const { rows: applied } = await client.query<{ hash: string; createdAt: string }>(
      'select hash, created_at as "createdAt" from drizzle.__drizzle_migrations',
    );
    const hashes = new Set(applied.map(({ hash }) => hash));
    const missing = known.filter(({ hash }) => !hashes.has(hash));
    refuseEdited(missing, new Set(applied.map(({ createdAt }) => Number(createdAt))));
    for (const { sql, hash, folderMillis } of missing) {
      for (const statement of sql) await client.query(statement);
      await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
        hash,
        folderMillis,
      ]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection may be what failed
    throw error;
  }
}

/** A migration is known by its time in the journal: another hash at that time is another text of the same one. */
function refuseEdited(missing: MigrationMeta[], appliedTimes: Set<number>): void {
  const edited = missing.filter(({ folderMillis }) => appliedTimes.has(folderMillis));
  if (edited.length === 0) return;
  throw new Error(
    `${edited.length} of the migrations in drizzle/ changed after they had been applied to this database: ` +
      'put their text back, and write what is to change as new migrations.',
  );
}
