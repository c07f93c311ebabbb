import { openApi } from '#app/openApi.ts';
import { siteUrl } from '#app/siteUrl.ts';
import { tellPress } from '#app/tellPress.ts';

export const dynamic = 'force-dynamic';

export function GET() {
  const told = { tags: [], now: new Date(), until: null };
  return tellPress(JSON.stringify(openApi(siteUrl())), 'application/json; charset=utf-8', told);
}
