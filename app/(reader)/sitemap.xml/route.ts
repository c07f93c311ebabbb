import { answerIndex } from '#app/sitemaps';

export const dynamic = 'force-dynamic';

export const GET = () => answerIndex();
