import { openFrame, type Parameters } from '#app/_reader/openFrame.ts';
import { RecordPage } from '#components/reader/RecordPage.tsx';
import { newestCheckpoint, readLedgerSummary } from '#editorial/reading/ledgerPages.ts';

export const dynamic = 'force-dynamic';

export default async function Record({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts } = await openFrame(searchParams);
  const summary = await readLedgerSummary(frame.siteUrl);
  return (
    <RecordPage
      frame={frame}
      facts={facts({ tags: ['ledger'], changedAt: newestCheckpoint(summary) })}
      summary={summary}
    />
  );
}
