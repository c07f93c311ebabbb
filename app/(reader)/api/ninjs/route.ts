import { answerList } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asNinjsList } from '#publishing/api/ninjsAnswer.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request) {
  return answerList(request, { path: pathOf('ninjsArticles'), whole: true, as: asNinjsList });
}
