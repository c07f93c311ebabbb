import { parseJson, readBodyText, withIdempotencyKey } from '#app/_api/requestBody.ts';
import { withApiToken } from '#app/_api/withApiToken.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { pathOf } from '#contracts/routes.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { type ReleaseAnswer, releaseRequest } from '#publishing/api/writingSchemas.ts';

export const dynamic = 'force-dynamic';

/** Releases the current draft, by the same domain function and under the same rules as in the newsroom. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return withApiToken(request, async (machine) => {
    const id = articleId.safeParse((await params).id);
    if (!id.success) throw new Refusal('not-found');
    const { text } = await readBodyText(request, ['application/json']);
    return withIdempotencyKey({ request, machine, text }, true, async () => {
      const parsed = releaseRequest.parse(parseJson(text));
      const { reader_note: readerNote, brings_back: bringsBack, ...rest } = parsed;
      const order = { articleId: id.data, ...rest, readerNote, bringsBack };
      const { number, slug } = await release(machine, order);
      const url = new URL(pathOf('article', { slug }), siteUrl()).href;
      const embargoedUntil = parsed.at ? new Date(parsed.at).toISOString() : null;
      const answer: ReleaseAnswer = { id: id.data, number, slug, url, embargoed_until: embargoedUntil };
      return Response.json(answer, { status: 201, headers: { 'cache-control': 'no-store' } });
    });
  });
}
