import { openApi } from '#app/_api/openApi.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { jsonAnswer } from '#app/_reader/pressMeta.ts';

export const dynamic = 'force-dynamic';

export const GET = () => jsonAnswer(openApi(siteUrl()), { tags: [], now: new Date(), until: null });
