import { answerLedger } from '#app/_reader/ledgerAnswer.ts';
import { latestInstant } from '#editorial/readerQueries/freshness.ts';
import { readLedgerPage } from '#editorial/readerQueries/ledgerPages.ts';

export const dynamic = 'force-dynamic';

/** Any page of the ledger may change when a release begins or is withdrawn. */
export function GET(request: Request) {
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  return answerLedger(
    () => readLedgerPage(after),
    ['latest', 'front'],
    ({ releases }) => latestInstant(releases.map(({ begun }) => new Date(begun))),
  );
}
