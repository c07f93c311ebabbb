import { answerLedger } from '#app/_reader/ledgerAnswer.ts';
import { checkpointDocument } from '#editorial/ledger/publishedDocuments.ts';
import { readCheckpoint } from '#editorial/readerQueries/ledgerPages.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const [, number] = /^([1-9]\d{0,8})\.json$/.exec((await params).name) ?? [];
  return answerLedger(
    async () => (number ? readCheckpoint(Number(number)) : null),
    ['ledger'],
    ({ document }) => new Date(checkpointDocument.parse(JSON.parse(document)).at),
  );
}
