export { answerSeries as GET } from '#app/_api/readingApi.ts';

export const dynamic = 'force-dynamic';
