import { answerList } from '#app/readingApi';
import { asList } from '#components/api/articles';

export const dynamic = 'force-dynamic';

export function GET(request: Request) {
  return answerList(request, { path: '/api/articles', as: asList });
}
