import { liveLedger } from '#db/liveViews/ledgerViews.ts';
import type { Transaction } from '#db/pools.ts';
import { and, asc, gt, lte, sql } from '#db/query.ts';
import { microsecondText } from './microsecondText.ts';
import type { CheckpointEntry } from './publishedDocuments.ts';
import { hex } from './signatures.ts';

/** Maximum releases per checkpoint: one for the whole past of a large paper would be too large to serve. */
const MAX_RELEASES = 10_000;

const since = (at: string | undefined) =>
  at === undefined ? undefined : gt(liveLedger.begun, sql`${at}::timestamptz`);

/** The end of the next checkpoint: the settled instant, or an earlier one if there are too many releases until then. */
export async function endOfCheckpoint(
  tx: Transaction,
  after: string | undefined,
  settled: string,
): Promise<string> {
  const [last] = await tx
    .select({ begun: microsecondText(liveLedger.begun) })
    .from(liveLedger)
    .where(since(after))
    .orderBy(asc(liveLedger.begun))
    .offset(MAX_RELEASES - 1)
    .limit(1);
  return last && last.begun < settled ? last.begun : settled;
}

/** The entries of the releases that began after one instant, up to and including another. */
export async function entriesBetween(
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
    .orderBy(...[liveLedger.begun, liveLedger.subject, liveLedger.subjectId, liveLedger.number].map(asc));
  return rows.map((row) => ({ ...row, hash: hex(row.hash) }));
}
