import { answerIndex } from '#app/sitemapAnswers';

export const dynamic = 'force-dynamic';

export const GET = () => answerIndex();
