import { parseJson, readBodyText, withIdempotencyKey } from '#app/_api/requestBody.ts';
import { withApiToken } from '#app/_api/withApiToken.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { type ReleaseAnswer, releaseRequest } from '#publishing/api/apiOrders.ts';

export const dynamic = 'force-dynamic';

/** Releases a draft in its present state, by the newsroom's own function and rules. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return withApiToken(request, async (machine) => {
    const id = articleId.safeParse((await params).id);
    if (!id.success) throw new Refusal('not-found');
    const { text } = await readBodyText(request, ['application/json']);
    return withIdempotencyKey({ request, machine, text }, true, async () => {
      const releaseOrder = releaseRequest.parse(parseJson(text));
      const { number, slug } = await release(machine, {
        articleId: id.data,
        kind: releaseOrder.kind,
        readerNote: releaseOrder.reader_note,
        at: releaseOrder.at,
        until: releaseOrder.until,
        because: releaseOrder.because,
        bringsBack: releaseOrder.brings_back,
      });
      const answer: ReleaseAnswer = {
        id: id.data,
        number,
        slug,
        url: new URL(`/articles/${encodeURIComponent(slug)}`, siteUrl()).href,
        embargoed_until: releaseOrder.at ? new Date(releaseOrder.at).toISOString() : null,
      };
      return Response.json(answer, { status: 201, headers: { 'cache-control': 'no-store' } });
    });
  });
}
