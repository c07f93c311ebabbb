import { tellLedger } from '#app/_reader/tellLedger.ts';
import { newestCheckpoint, readLedgerSummary } from '#editorial/reading/ledgerPages.ts';

export const dynamic = 'force-dynamic';

export const GET = () => tellLedger(readLedgerSummary, ['ledger', 'sections'], newestCheckpoint);
