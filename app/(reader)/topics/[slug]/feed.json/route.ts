import { listFeed } from '#app/_reader/feed.ts';

export const dynamic = 'force-dynamic';

export const GET = listFeed('json', 'topic');
