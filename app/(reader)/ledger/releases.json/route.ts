import { tellLedger } from '#app/_reader/ledgerAnswer.ts';
import { latestOf } from '#editorial/readerQueries/freshness.ts';
import { readLedgerPage } from '#editorial/readerQueries/ledgerPages.ts';

export const dynamic = 'force-dynamic';

/** Whatever begins, or is withdrawn, may change any page of it. */
export function GET(request: Request) {
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  return tellLedger(
    () => readLedgerPage(after),
    ['latest', 'front'],
    ({ releases }) => latestOf(releases.map(({ begun }) => new Date(begun))),
  );
}
