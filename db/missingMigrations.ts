import type { MigrationMeta } from 'drizzle-orm/migrator';
import type pg from 'pg';

/**
 * Applies each migration that the database lacks, in the order of the journal and in one transaction. Drizzle's own
 * migrator skips migrations that are older than the newest applied one; after the merge of a branch it would therefore
 * skip the branch's migrations.
 * @throws with a message if a migration was edited after it had been applied here; nothing is changed then
 */
export async function applyMissingMigrations(client: pg.Client, known: MigrationMeta[]): Promise<void> {
  await client.query('begin');
  try {
    // The table of Drizzle's migrator, which databases of earlier versions have.
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
    await client.query('rollback').catch(() => {}); // the connection itself may have failed
    throw error;
  }
}

/** A migration is identified by its time in the journal. A different hash at that time means that it was edited. */
function refuseEdited(missing: MigrationMeta[], appliedTimes: Set<number>): void {
  const edited = missing.filter(({ folderMillis }) => appliedTimes.has(folderMillis));
  if (edited.length === 0) return;
  throw new Error(
    `${edited.length} of the migrations in drizzle/ changed after they had been applied to this database: ` +
      'put their text back, and write what is to change as new migrations.',
  );
}
