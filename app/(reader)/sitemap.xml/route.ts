import { answerIndex } from '#app/_reader/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

export const GET = () => answerIndex();
