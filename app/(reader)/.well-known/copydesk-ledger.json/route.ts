import { answerLedger } from '#app/_reader/ledgerAnswer.ts';
import { newestCheckpoint, readLedgerSummary } from '#editorial/readerQueries/ledgerPages.ts';

export const dynamic = 'force-dynamic';

export const GET = () => answerLedger(readLedgerSummary, ['ledger', 'sections'], newestCheckpoint);
