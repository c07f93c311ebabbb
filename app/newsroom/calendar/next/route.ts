import { currentActor } from '#app/_auth/currentActor.ts';
import { readNext } from '#editorial/calendar/calendarWindow.ts';

export const dynamic = 'force-dynamic';

/** What goes out within 24 hours, for the strip above every page, which asks once a minute. */
export async function GET() {
  const actor = await currentActor();
  const headers = { 'cache-control': 'private, no-store' };
  if (!actor) return Response.json(null, { status: 401, headers });
  return Response.json(await readNext(actor), { headers });
}
