import { articleRoute } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asCanceled, asNinjs } from '#publishing/api/ninjsAnswer.ts';

export const dynamic = 'force-dynamic';

export const GET = articleRoute({ path: pathOf('ninjsArticles'), as: asNinjs, asWithdrawn: asCanceled });
