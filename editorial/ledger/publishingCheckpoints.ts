import canonicalize from 'canonicalize';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { desc, sql } from '#db/query.ts';
import { checkpoint } from '#db/schema/ledger.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { invalidate } from '#editorial/audit/auditRecord.ts';
import { endOfCheckpoint, entriesBetween } from './checkpointEntries.ts';
import { microsecondText } from './microsecondText.ts';
import type { CheckpointDocument } from './publishedDocuments.ts';
import { base64, sha256, sign } from './signatures.ts';
import { signingKey } from './signingKey.ts';

/** Key of the advisory lock: an arbitrary number, the same on all nodes. */
const LOCK_KEY = 7_265_684;

/**
 * Publishes the next checkpoint if one is due: if there is none yet, or the newest is from an earlier day in the
 * paper's zone. When several nodes call this at once, one publishes. @returns its number; null when none was due, or
 * another node is publishing
 */
export const publishIfDue = (): Promise<number | null> =>
  // While a transaction from yesterday is running, today's checkpoint would only cover yesterday.
  publishIf((newest, { at, midnight }) => !newest || (newest.at < midnight && at >= midnight));

/** Publishes a checkpoint of what has begun since the newest. @returns null when another node is publishing */
export const publishCheckpoint = (): Promise<number | null> =>
  publishIf((newest, { at }) => !newest || at > newest.at);

function publishIf(isDue: (newest: Newest | null, settled: Settled) => boolean): Promise<number | null> {
  return inTransaction(async (tx) => {
    if (!(await lockLedger(tx))) return null;
    const newest = await findNewest(tx);
    const settled = await settledInstant(tx);
    return isDue(newest, settled) ? publish(tx, newest, settled.at) : null;
  });
}

async function lockLedger(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(${LOCK_KEY}) as got`,
  );
  return rows[0]?.got === true;
}

type Newest = { number: number; at: string; sha256: string };
type Settled = { at: string; midnight: string };

async function findNewest(tx: Transaction): Promise<Newest | null> {
  const [newest] = await tx
    .select({ number: checkpoint.number, at: microsecondText(checkpoint.at), document: checkpoint.document })
    .from(checkpoint)
    .orderBy(desc(checkpoint.number))
    .limit(1);
  return newest ? { number: newest.number, at: newest.at, sha256: sha256(newest.document) } : null;
}

/**
 * An instant up to which the ledger is complete: no running transaction can still enter a release that began by then,
 * because `entered_at` is never before its transaction's start. It must be read in a statement before the one that
 * reads the entries: a transaction that has ended by then is visible to the later statement's snapshot.
 */
async function settledInstant(tx: Transaction): Promise<Settled> {
  const { rows } = await tx.execute<Settled & { hidden: boolean }>(sql`
    select ${microsecondText(sql`(least(now(), min(xact_start)) - interval '1 millisecond')`)} as at,
           ${microsecondText(sql`date_trunc('day', now(), coalesce((select zone from paper), 'UTC'))`)} as midnight,
           coalesce(bool_or(xact_start is null), false) as hidden
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`);
  const [settled] = rows;
  if (!settled) throw new Error('an aggregate returned no row');
  if (settled.hidden)
    throw new Error(
      'Postgres does not show when transactions began: set track_activities = on for the database.',
    );
  return settled;
}

async function publish(tx: Transaction, newest: Newest | null, settled: string): Promise<number> {
  const key = await signingKey(tx);
  const at = await endOfCheckpoint(tx, newest?.at, settled);
  const number = (newest?.number ?? 0) + 1;
  const document = canonicalize({
    paper: await paperName(tx),
    number,
    at,
    previous: newest?.sha256 ?? null,
    entries: await entriesBetween(tx, newest?.at, at),
    key: base64(key.publicKey),
  } satisfies CheckpointDocument);
  if (!document) throw new Error('a checkpoint without a canonical form');
  const signature = sign(document, key.privateKey);
  const signedAt = sql`${at}::timestamptz`;
  await tx.insert(checkpoint).values({ number, at: signedAt, document, signature, keyId: key.id });
  await invalidate(tx, ['ledger']);
  return number;
}

async function paperName(tx: Transaction): Promise<string> {
  const [row] = await tx.select({ names: paper.names, language: paper.language }).from(paper);
  return row ? (row.names[row.language] ?? Object.values(row.names)[0] ?? '') : '';
}
