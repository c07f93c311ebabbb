import { answerList } from '#app/_api/readingApi.ts';
import { asNinjsList } from '#publishing/api/ninjsAnswer.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request) {
  return answerList(request, { path: '/api/ninjs', whole: true, as: asNinjsList });
}
