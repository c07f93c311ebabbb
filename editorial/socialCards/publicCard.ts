import { liveFiledSection } from '#db/liveViews/paperViews.ts';
import { liveRelease } from '#db/liveViews/releaseViews.ts';
import { reader } from '#db/pools.ts';
import { and, eq } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { mediaDisk } from '#editorial/media/mediaStorage.ts';
import { readPaper } from '#editorial/readerQueries/paperFacts.ts';
import { sectionLabel } from '#editorial/readerQueries/teasers.ts';
import { drawCardOnce, isCardQueueFull } from './cardQueue.ts';

export type CardLookup = { is: 'card'; bytes: Uint8Array; etag: string } | { is: 'unknown' } | { is: 'busy' };

/** The card of a live release; other releases have none. Drawn at the first request, one at a time, and then stored. */
export async function findPublicCard(articleId: ArticleId, number: number): Promise<CardLookup> {
  const [row] = await reader()
    .select({
      headline: liveRelease.headline,
      language: liveRelease.language,
      hash: liveRelease.contentHash,
      slug: liveFiledSection.slug,
      names: liveFiledSection.names,
    })
    .from(liveRelease)
    .leftJoin(liveFiledSection, eq(liveFiledSection.id, liveRelease.sectionId))
    .where(and(eq(liveRelease.articleId, articleId), eq(liveRelease.number, number)));
  if (!row) return { is: 'unknown' };
  const { headline, language } = row;
  const etag = `${articleId}-${number}-${Buffer.from(row.hash).toString('hex').slice(0, 16)}`;
  const key = `cards/${etag}.png`;
  const disk = await mediaDisk();
  if (await disk.exists(key)) return { is: 'card', bytes: await disk.getBytes(key), etag };
  if (isCardQueueFull(key)) return { is: 'busy' };
  const { names, language: paperLanguage } = await readPaper();
  const paper = names[language] ?? names[paperLanguage] ?? Object.values(names)[0] ?? '';
  const section = sectionLabel(row.slug, row.names, language)?.name ?? null;
  return { is: 'card', bytes: await drawCardOnce(key, { paper, section, headline, language }), etag };
}
