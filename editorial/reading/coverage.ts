import { eq } from 'drizzle-orm';
import { liveCoverageEnd } from '#db/live';
import { reader } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import type { Coverage } from './shapes.ts';

/** Whether a body tells a story in entries. Cheap: every page of an article asks. */
const hasEntries = (body: unknown): boolean =>
  ((body as { content?: { type?: string }[] } | null)?.content ?? []).some(({ type }) => type === 'entry');

/** How a live story stands, by the moment that is read; null: the story has no entries. */
export async function readCoverage(articleId: ArticleId, body: unknown): Promise<Coverage | null> {
  if (!hasEntries(body)) return null;
  const [ended] = await reader()
    .select({ at: liveCoverageEnd.at })
    .from(liveCoverageEnd)
    .where(eq(liveCoverageEnd.articleId, articleId));
  return { endedAt: ended?.at ?? null };
}
