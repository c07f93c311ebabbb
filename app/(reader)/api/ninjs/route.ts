import { listRoute } from '#app/_api/readingApi.ts';
import { pathOf } from '#contracts/routes.ts';
import { asNinjsList } from '#publishing/api/ninjsAnswer.ts';

export const dynamic = 'force-dynamic';

export const GET = listRoute({ path: pathOf('ninjsArticles'), hasBodies: true, as: asNinjsList });
