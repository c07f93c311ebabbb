import { answerList } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asList } from '#publishing/api/apiArticles.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request) {
  return answerList(request, { path: pathOf('apiArticles'), as: asList });
}
