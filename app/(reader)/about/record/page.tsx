import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { RecordPage } from '#components/reader/pages/RecordPage.tsx';
import { newestCheckpoint, readLedgerSummary } from '#editorial/readerQueries/ledgerPages.ts';

export default async function Record({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts } = await openPageContext(searchParams);
  const summary = await readLedgerSummary(frame.siteUrl);
  const pressFacts = facts({ tags: ['ledger'], changedAt: newestCheckpoint(summary) });
  return <RecordPage frame={frame} facts={pressFacts} summary={summary} />;
}
