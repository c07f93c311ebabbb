import type { NextRequest } from 'next/server';
import { currentActor } from '#app/_auth/currentActor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { changesOrder, changesSinceReview } from '#editorial/releases/changesSinceReview.ts';

export const dynamic = 'force-dynamic';

const headers = { 'cache-control': 'private, no-store' };

/**
 * For an open review page: how the current draft differs from the reviewed snapshot. 204 while the draft is unchanged
 * since `known`; 404 when the article has no such snapshot.
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor();
  if (!actor) return Response.json(null, { status: 401, headers });
  const { searchParams } = request.nextUrl;
  const order = changesOrder.safeParse({
    articleId: (await params).id,
    reviewed: searchParams.get('reviewed'),
    known: searchParams.get('known') ?? undefined,
  });
  if (!order.success) return Response.json(null, { status: 404, headers });
  try {
    const changes = await changesSinceReview(actor, order.data);
    return changes ? Response.json(changes, { headers }) : new Response(null, { status: 204, headers });
  } catch (error) {
    if (isRefusal(error)) return Response.json({ refused: error.reason }, { status: 404, headers });
    throw error;
  }
}
