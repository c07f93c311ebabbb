import { answerIndex } from '#app/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

export const GET = () => answerIndex();
