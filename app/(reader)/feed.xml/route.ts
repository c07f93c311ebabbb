import { paperFeed } from '#app/_reader/feed.ts';

export const dynamic = 'force-dynamic';

export const GET = paperFeed('xml');
