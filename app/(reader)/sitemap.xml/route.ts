export { answerIndex as GET } from '#app/_reader/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';
