import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { withConnection } from '#server/database/connections.ts';

/** Files of the running server, not of its data; Postgres creates them again. */
const NOT_COPIED =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|current_logfiles|backup_label.*|tablespace_map.*)$/;
/** Folders that are copied without their contents. The write-ahead log is copied last. */
const EMPTIED = /^(pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans))$/;

/**
 * Copies the data folder of a running Postgres like pg_basebackup, without needing that program. When Postgres starts
 * on the copy, it recovers the state at the end of copying. @param url as a superuser @see
 * https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyRunningCluster(url: string, folder: string, target: string): Promise<void> {
  await withConnection({ connectionString: url, application_name: 'copydesk backup' }, async (client) => {
    // A temporary slot, dropped at the end of this session. It prevents Postgres from deleting later write-ahead log.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [
      `copydesk_backup_${process.pid}`,
    ]);
    const first = await walFile(client, "pg_backup_start('copydesk backup', fast => true)");
    await copyTree(folder, target);
    const { rows } = await client.query<{ lsn: string; labelfile: string }>(
      'select lsn, labelfile from pg_backup_stop(wait_for_archive => false)',
    );
    const [stop] = rows as [(typeof rows)[number]];
    await writeFile(join(target, 'backup_label'), stop.labelfile, { mode: 0o600 });
    await copyWal(folder, target, { first, last: await walFile(client, `'${stop.lsn}'::pg_lsn`) });
  });
}

/** Copies the data folder of a stopped Postgres. */
export async function copyStoppedCluster(folder: string, target: string): Promise<void> {
  await copyTree(folder, target);
  const segments = (await readdir(join(folder, 'pg_wal'))).filter((name) => SEGMENT.test(name)).sort();
  await copyWal(folder, target, { first: segments[0] ?? '', last: segments.at(-1) ?? '' });
}

const SEGMENT = /^[\dA-F]{24}$/;

async function walFile(client: pg.Client, position: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select pg_walfile_name(${position}) as name`);
  return rows[0]?.name ?? '';
}

async function copyWal(folder: string, target: string, range: { first: string; last: string }) {
  for (const name of await readdir(join(folder, 'pg_wal'))) {
    const isNeeded = SEGMENT.test(name) && name >= range.first && name <= range.last;
    if (isNeeded || name.endsWith('.history'))
      await copyFile(join(folder, 'pg_wal', name), join(target, 'pg_wal', name));
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (NOT_COPIED.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (EMPTIED.test(entry.name)) await mkdir(target, { mode: 0o700 });
    else if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) await copyFile(source, target).catch(ignoreVanished);
  }
}

/** A running Postgres may delete a table's file during the copy; the write-ahead log contains the deletion. */
function ignoreVanished(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
