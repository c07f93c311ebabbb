import { parseJson, readBodyText, withIdempotencyKey } from '#app/_api/requestBody.ts';
import { withApiToken } from '#app/_api/withApiToken.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { pathOf } from '#contracts/routes.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { type ReleaseAnswer, releaseRequest } from '#publishing/api/apiOrders.ts';

export const dynamic = 'force-dynamic';

/** Releases a draft as it stands: by the same verb, and under the same rules, as the newsroom does. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return withApiToken(request, async (machine) => {
    const id = articleId.safeParse((await params).id);
    if (!id.success) throw new Refusal('not-found');
    const { text } = await readBodyText(request, ['application/json']);
    return withIdempotencyKey({ request, machine, text }, true, async () => {
      const asked = releaseRequest.parse(parseJson(text));
      const { number, slug } = await release(machine, {
        articleId: id.data,
        kind: asked.kind,
        readerNote: asked.reader_note,
        at: asked.at,
        until: asked.until,
        because: asked.because,
        bringsBack: asked.brings_back,
      });
      const answer: ReleaseAnswer = {
        id: id.data,
        number,
        slug,
        url: new URL(pathOf('article', { slug }), siteUrl()).href,
        embargoed_until: asked.at ? new Date(asked.at).toISOString() : null,
      };
      return Response.json(answer, { status: 201, headers: { 'cache-control': 'no-store' } });
    });
  });
}
