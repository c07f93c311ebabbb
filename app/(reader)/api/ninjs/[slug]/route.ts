import { answerArticle } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asCanceled, asNinjs } from '#publishing/api/ninjsAnswer.ts';

export const dynamic = 'force-dynamic';

export function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answerArticle(params, { path: pathOf('ninjsArticles'), as: asNinjs, asWithdrawn: asCanceled });
}
