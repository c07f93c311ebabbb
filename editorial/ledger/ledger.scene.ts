import { inTransaction, type Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { readCheckpoint, readLedgerPage, readLedgerSummary } from '#editorial/readerQueries/ledgerPages.ts';
import { type Report, verify } from './ledgerVerification.ts';
import { type LedgerEntry, ledgerPage, ledgerSummary, signedCheckpoint } from './publishedDocuments.ts';

/** For tests: the published ledger, read by the functions that its routes call. */
export async function readPublished() {
  const summary = ledgerSummary.parse(wire(await readLedgerSummary('https://courier.example')));
  const checkpoints = [];
  for (let number = 1; number <= (summary.checkpoints.newest?.number ?? 0); number += 1)
    checkpoints.push(signedCheckpoint.parse(wire(await readCheckpoint(number))));
  const releases: LedgerEntry[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = ledgerPage.parse(wire(await readLedgerPage(after)));
    releases.push(...page.releases);
    after = page.next?.split('after=')[1];
  }
  return { summary, checkpoints, releases };
}

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const verifyPublished = async (pinned: string[] = []): Promise<Report> =>
  verify(await readPublished(), pinned);

/** For tests: changes the database as somebody with full access could, with all triggers disabled. */
export function tamper(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await work(tx);
  });
}
