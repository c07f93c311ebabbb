import { articleRoute } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asArticle } from '#publishing/api/apiArticles.ts';

export const dynamic = 'force-dynamic';

export const GET = articleRoute({ path: pathOf('apiArticles'), as: asArticle });
