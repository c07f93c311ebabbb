import { openPageContext, type Parameters } from '#app/_reader/pageContext.ts';
import { RecordPage } from '#components/reader/pages/RecordPage.tsx';
import { newestCheckpoint, readLedgerSummary } from '#editorial/readerQueries/ledgerPages.ts';

export const dynamic = 'force-dynamic';

export default async function Record({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts } = await openPageContext(searchParams);
  const summary = await readLedgerSummary(frame.siteUrl);
  return (
    <RecordPage
      frame={frame}
      facts={facts({ tags: ['ledger'], changedAt: newestCheckpoint(summary) })}
      summary={summary}
    />
  );
}
