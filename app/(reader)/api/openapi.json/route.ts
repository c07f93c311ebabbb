import { openApi } from '#app/_api/openApi.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { pressMeta } from '#app/_reader/pressMeta.ts';

export const dynamic = 'force-dynamic';

export function GET() {
  const pressFacts = { tags: [], now: new Date(), until: null };
  return pressMeta(JSON.stringify(openApi(siteUrl())), 'application/json; charset=utf-8', pressFacts);
}
