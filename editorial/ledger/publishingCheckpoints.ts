import canonicalize from 'canonicalize';
import { liveLedger } from '#db/liveViews/ledgerViews.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, asc, desc, gt, lte, sql } from '#db/query.ts';
import { checkpoint } from '#db/schema/ledger.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { invalidate } from '#editorial/audit/auditRecord.ts';
import { microsecondText } from './microsecondText.ts';
import type { CheckpointDocument, CheckpointEntry } from './publishedDocuments.ts';
import { base64, hex, sha256, sign } from './signatures.ts';
import { type SigningKey, signingKey } from './signingKey.ts';

/** An arbitrary number that all nodes use. */
const LOCK_KEY = 7_265_684;

/** Maximum releases per checkpoint: one for the whole past of a large paper would be too large to serve. */
const MAX_RELEASES = 10_000;

/**
 * Publishes the next checkpoint if one is due: if there is none yet, or the newest is from an earlier day in the
 * paper's zone. When several nodes call this at once, one publishes. @returns its number; null when none was due, or
 * another node is publishing
 */
export function publishIfDue(): Promise<number | null> {
  return inTransaction(async (tx) => {
    if (!(await lockLedger(tx))) return null;
    const newest = await findNewest(tx);
    const { at, midnight } = await settledInstant(tx);
    // While a transaction from yesterday is running, today's checkpoint would only cover yesterday.
    if (newest && (newest.at >= midnight || at < midnight)) return null;
    return publish(tx, newest, at);
  });
}

/** Publishes a checkpoint of what has begun since the newest. @returns null when another node is publishing */
export function publishCheckpoint(): Promise<number | null> {
  return inTransaction(async (tx) => {
    if (!(await lockLedger(tx))) return null;
    const newest = await findNewest(tx);
    const { at } = await settledInstant(tx);
    return newest && at <= newest.at ? null : publish(tx, newest, at);
  });
}

async function lockLedger(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(${LOCK_KEY}) as got`,
  );
  return rows[0]?.got === true;
}

type Newest = { number: number; at: string; sha256: string };

async function findNewest(tx: Transaction): Promise<Newest | null> {
  const [found] = await tx
    .select({ number: checkpoint.number, at: microsecondText(checkpoint.at), document: checkpoint.document })
    .from(checkpoint)
    .orderBy(desc(checkpoint.number))
    .limit(1);
  return found ? { number: found.number, at: found.at, sha256: sha256(found.document) } : null;
}

/**
 * An instant up to which the ledger is complete: no running transaction can still enter a release that began by then,
 * because `entered_at` is never before its transaction's start. It must be read in a statement before the one that
 * reads the entries: a transaction that has ended by then is visible to the later statement's snapshot.
 */
async function settledInstant(tx: Transaction): Promise<{ at: string; midnight: string }> {
  const { rows } = await tx.execute<{ at: string; midnight: string; hidden: boolean }>(sql`
    select ${microsecondText(sql`(least(now(), min(xact_start)) - interval '1 millisecond')`)} as at,
           ${microsecondText(sql`date_trunc('day', now(), coalesce((select zone from paper), 'UTC'))`)} as midnight,
           coalesce(bool_or(xact_start is null), false) as hidden
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`);
  const [found] = rows;
  if (!found) throw new Error('an aggregate gave no row');
  if (found.hidden)
    throw new Error(
      'Postgres does not tell when transactions began: set track_activities = on for the database.',
    );
  return found;
}

async function publish(tx: Transaction, newest: Newest | null, settled: string): Promise<number> {
  const key = await signingKey(tx);
  const at = await endOfThis(tx, newest, settled);
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
  await write(tx, { number, at, document }, key);
  await invalidate(tx, ['ledger']);
  return number;
}

async function write(
  tx: Transaction,
  { number, at, document }: { number: number; at: string; document: string },
  key: SigningKey,
): Promise<void> {
  await tx.insert(checkpoint).values({
    number,
    at: sql`${at}::timestamptz`,
    document,
    signature: sign(document, key.privateKey),
    keyId: key.id,
  });
}

const since = (at: string | undefined) =>
  at === undefined ? undefined : gt(liveLedger.begun, sql`${at}::timestamptz`);

/** The settled instant, or that of an earlier release if there are too many for one document. */
async function endOfThis(tx: Transaction, newest: Newest | null, settled: string): Promise<string> {
  const [last] = await tx
    .select({ begun: microsecondText(liveLedger.begun) })
    .from(liveLedger)
    .where(since(newest?.at))
    .orderBy(asc(liveLedger.begun))
    .offset(MAX_RELEASES - 1)
    .limit(1);
  return last && last.begun < settled ? last.begun : settled;
}

async function entriesBetween(
  tx: Transaction,
  after: string | undefined,
  at: string,
): Promise<CheckpointEntry[]> {
  const rows = await tx
    .select({
      of: liveLedger.subject,
      id: liveLedger.subjectId,
      number: liveLedger.number,
      begun: microsecondText(liveLedger.begun),
      hash: liveLedger.contentHash,
    })
    .from(liveLedger)
    .where(and(since(after), lte(liveLedger.begun, sql`${at}::timestamptz`)))
    .orderBy(
      asc(liveLedger.begun),
      asc(liveLedger.subject),
      asc(liveLedger.subjectId),
      asc(liveLedger.number),
    );
  return rows.map((row) => ({ ...row, hash: hex(row.hash) }));
}

async function paperName(tx: Transaction): Promise<string> {
  const [found] = await tx.select({ names: paper.names, language: paper.language }).from(paper);
  return found ? (found.names[found.language] ?? Object.values(found.names)[0] ?? '') : '';
}
