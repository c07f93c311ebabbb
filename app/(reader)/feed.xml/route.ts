import { paperFeed } from '#app/feed';

export const dynamic = 'force-dynamic';

export const GET = paperFeed('xml');
