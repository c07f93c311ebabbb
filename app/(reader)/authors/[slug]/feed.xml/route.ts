import { listFeed } from '#app/feed';

export const dynamic = 'force-dynamic';

export const GET = listFeed('xml', 'author');
