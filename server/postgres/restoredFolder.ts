import { existsSync } from 'node:fs';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Folders that are usually empty, so that some programs do not copy them, and without which Postgres does not start.
 */
const OFTEN_EMPTY = `pg_commit_ts pg_dynshmem pg_logical/mappings pg_logical/snapshots pg_multixact/members
  pg_multixact/offsets pg_notify pg_replslot pg_serial pg_snapshots pg_stat pg_stat_tmp pg_subtrans
  pg_tblspc pg_twophase pg_wal/archive_status pg_wal/summaries`.split(/\s+/);

/**
 * Restores what copying or unpacking a data folder may lose: the mode that Postgres requires, and empty folders.
 * Existing files are not changed.
 */
export async function restoreFolder(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  // If the folder belongs to another user, Postgres reports that itself.
  if (process.platform !== 'win32' && mode & 0o027) await chmod(folder, 0o700).catch(() => {});
  if (!existsSync(join(folder, 'PG_VERSION'))) return; // not a data folder: Postgres reports that itself
  for (const name of OFTEN_EMPTY) {
    const path = join(folder, name);
    if (!existsSync(path)) await mkdir(path, { recursive: true, mode: 0o700 });
  }
}
