import { segment } from '#app/_reader/pageContext.ts';
import { noPicture, pictureAnswer } from '#app/_reader/pictureAnswer.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { findPublicPictureFile } from '#editorial/media/publicPictureFile.ts';
import { parseMoment } from '#editorial/readerQueries/asOfMoment.ts';
import { asOfReader } from '#editorial/readerQueries/asOfReader.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ moment: string; id: string; name: string }> };

/**
 * A picture as the paper showed it at a past moment. Caches must revalidate each time: the picture may be
 * withdrawn, or the paper's settings may close the past.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { moment, id, name } = await params;
  const [parsedId, at] = [assetId.safeParse(id), parseMoment(segment(moment) ?? '')];
  const isOpen = at && parsedId.success && (await readPaper()).pastIsOpen;
  const file = isOpen
    ? await asOfReader(at, 'readers', () => findPublicPictureFile(parsedId.data, name))
    : null;
  if (!file) return noPicture();
  const headers = { 'x-robots-tag': 'noindex' };
  return pictureAnswer(file, { cacheControl: 'public, no-cache', headers, request });
}
