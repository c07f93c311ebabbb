import { answerArticle } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asArticle } from '#publishing/api/apiArticles.ts';

export const dynamic = 'force-dynamic';

export function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answerArticle(params, { path: pathOf('apiArticles'), as: asArticle });
}
