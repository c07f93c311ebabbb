import { answerSeries } from '#app/_api/readingApi.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answerSeries(request, params);
}
