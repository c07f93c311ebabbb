import { answerNews } from '#app/sitemaps';

export const dynamic = 'force-dynamic';

export const GET = () => answerNews();
