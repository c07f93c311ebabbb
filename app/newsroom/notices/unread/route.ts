import { currentActor } from '#app/_auth/currentActor.ts';
import { countUnreadNotices } from '#editorial/notices/noticeList.ts';

export const dynamic = 'force-dynamic';

/** The number of the user's unread notices, which open pages read again after an event. */
export async function GET() {
  const actor = await currentActor();
  const headers = { 'cache-control': 'private, no-store' };
  if (!actor) return Response.json(null, { status: 401, headers });
  return Response.json(await countUnreadNotices(actor), { headers });
}
