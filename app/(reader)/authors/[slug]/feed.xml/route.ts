import { listFeed } from '#app/_reader/feedAnswers.ts';

export const dynamic = 'force-dynamic';

export const GET = listFeed('xml', 'author');
