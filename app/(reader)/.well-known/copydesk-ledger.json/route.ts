import { tellLedger } from '#app/tellLedger';
import { newestCheckpoint, readLedgerSummary } from '#editorial/reading/ledger';

export const dynamic = 'force-dynamic';

export const GET = () => tellLedger(readLedgerSummary, ['ledger', 'sections'], newestCheckpoint);
