import { answerArticle } from '#app/_api/readingApi.ts';
import { asCanceled, asNinjs } from '#publishing/api/ninjsAnswer.ts';

export const dynamic = 'force-dynamic';

export function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answerArticle(params, { path: '/api/ninjs', as: asNinjs, asWithdrawn: asCanceled });
}
