import { listRoute } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asList } from '#publishing/api/apiArticles.ts';

export const dynamic = 'force-dynamic';

export const GET = listRoute({ path: pathOf('apiArticles'), as: asList });
