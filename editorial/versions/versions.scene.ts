import { plainText } from '#body/bodyText.ts';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { staffPool } from '#db/pools.ts';
import type { ArticleId } from '#db/schema/ids.ts';

/** For tests of versions: a body of plain paragraphs. */
export const body = (...texts: string[]) => bodyOf(texts.map(paragraph));

/** The kept versions of an article, oldest first: reason, headline and body. */
export async function keptTexts(articleId: ArticleId): Promise<string[]> {
  const { rows } = await staffPool().query(
    'select reason, headline, body from draft_version where article_id = $1 order by id',
    [articleId],
  );
  return rows.map(({ reason, headline, body: kept }) => `${reason} ${headline}: ${plainText(kept)}`);
}
