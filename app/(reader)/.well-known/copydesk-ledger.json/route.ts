import { tellLedger } from '#app/tellLedger';
import { newestCheckpoint, readLedgerSummary } from '#editorial/reading/ledgerPages';

export const dynamic = 'force-dynamic';

export const GET = () => tellLedger(readLedgerSummary, ['ledger', 'sections'], newestCheckpoint);
