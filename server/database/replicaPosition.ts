import type pg from 'pg';
import { staffPool } from '#db/pools.ts';

/** READER_DATABASE_URL names a server that cannot be used as a replica. */
export class UnusableReplica extends Error {}

/** A WAL position, with the server and start time it belongs to. */
export type WalPosition = { position: string; cluster: string; started: string };

const SERVER = `(select system_identifier from pg_control_system())::text as cluster,
  pg_postmaster_start_time()::text as started`;

export async function readPrimaryPosition(): Promise<WalPosition> {
  const { rows } = await staffPool().query<WalPosition>(
    `select pg_current_wal_insert_lsn()::text as position, ${SERVER}`,
  );
  if (!rows[0]) throw new Error('The primary returned no WAL position.');
  return rows[0];
}

type ReplicaState = { replays: boolean; reached: boolean | null } & Omit<WalPosition, 'position'>;

/** @throws {UnusableReplica} when the replica can never replay the position */
export async function hasReplayed(replica: pg.Client, target: WalPosition): Promise<boolean> {
  const { rows } = await replica.query<ReplicaState>(
    `select pg_is_in_recovery() as replays, pg_last_wal_replay_lsn() >= $1::pg_lsn as reached, ${SERVER}`,
    [target.position],
  );
  const [state] = rows;
  if (state?.cluster !== target.cluster)
    throw new UnusableReplica(
      'READER_DATABASE_URL leads to no copy of DATABASE_URL; readers read at the primary.',
    );
  if (state.replays) return state.reached === true;
  if (state.started === target.started) return true; // it is the primary itself
  throw new UnusableReplica(
    'READER_DATABASE_URL leads to a server that no longer follows; readers read at the primary.',
  );
}
