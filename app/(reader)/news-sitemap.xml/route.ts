import { answerNews } from '#app/_reader/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

export const GET = () => answerNews();
