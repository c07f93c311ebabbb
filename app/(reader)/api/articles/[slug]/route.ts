import { answerArticle } from '#app/_api/readingApi.ts';
import { asArticle } from '#publishing/api/apiArticles.ts';

export const dynamic = 'force-dynamic';

export function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answerArticle(params, { path: '/api/articles', as: asArticle });
}
