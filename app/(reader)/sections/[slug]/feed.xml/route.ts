import { listFeed } from '#app/feed.ts';

export const dynamic = 'force-dynamic';

export const GET = listFeed('xml', 'section');
