import { paperFeed } from '#app/feed.ts';

export const dynamic = 'force-dynamic';

export const GET = paperFeed('json');
