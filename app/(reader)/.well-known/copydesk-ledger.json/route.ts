import { tellLedger } from '#app/_reader/ledgerAnswer.ts';
import { newestCheckpoint, readLedgerSummary } from '#editorial/readerQueries/ledgerPages.ts';

export const dynamic = 'force-dynamic';

export const GET = () => tellLedger(readLedgerSummary, ['ledger', 'sections'], newestCheckpoint);
