import { z } from 'zod';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import { release } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { refuseIfInBin } from '#editorial/bin/binFilters.ts';
import { articleId, isStorableText, language } from '#editorial/inputSchemas.ts';
import { isLegible } from '#editorial/releases/advisoryFacts.ts';
import { readReleaseContent } from '#editorial/releases/releaseContent.ts';
import { findRelations } from './foundRelations.ts';
import type { Relatable } from './relatable.ts';

const text = z.string().max(200_000).refine(isStorableText, 'text-unfit');

const textOrder = z.object({ text, language, headline: text.default('') });
export const earlierCoverageOrder = z.union([z.object({ articleId }), textOrder]);
export type EarlierCoverageOrder = z.input<typeof earlierCoverageOrder>;

export type EarlierStory = {
  articleId: ArticleId;
  headline: string;
  slug: string;
  firstReleasedAt: Date;
  reason: RelatedReason;
};

/**
 * The live stories, best first, that would be related to a draft if it were released now, or to a text that is no
 * article yet. Writes nothing. @throws {Refusal} `not-found`
 */
export async function earlierCoverage(actor: AnyActor, order: EarlierCoverageOrder): Promise<EarlierStory[]> {
  allow(actor, 'article.preview');
  const parsed = earlierCoverageOrder.parse(order);
  return inTransaction(async (tx) => {
    const story = 'articleId' in parsed ? await draftOf(tx, parsed.articleId) : storyOf(parsed);
    if (!story) return [];
    const { entries } = await findRelations(tx, story);
    if (entries.length === 0) return [];
    const ids = entries.map(({ relatedId }) => relatedId);
    const rows = await tx
      .select({
        articleId: release.articleId,
        headline: release.headline,
        slug: article.slug,
        firstReleasedAt: release.firstReleasedAt,
      })
      .from(release)
      .innerJoin(article, eq(article.id, release.articleId))
      .where(sql`${inArray(release.articleId, ids)} and ${release.live} @> now()`);
    const live = new Map(rows.map((row) => [row.articleId, row]));
    return entries.flatMap(({ relatedId, reason }) => {
      const row = live.get(relatedId);
      return row ? [{ ...row, reason }] : [];
    });
  });
}

async function draftOf(tx: Transaction, id: ArticleId): Promise<Relatable | null> {
  const [row] = await tx.select().from(article).where(eq(article.id, id));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row);
  const content = await readReleaseContent(tx, row);
  return isLegible(content) ? content : null;
}

function storyOf({ text, language, headline }: z.output<typeof textOrder>): Relatable {
  return {
    // An id that no article has. Unlike null, it does not change the meaning of queries.
    article: { id: -1 as ArticleId, language, translationOf: null },
    headline,
    standfirst: '',
    plainText: text,
    topics: [],
    checked: { fit: true, body: bodyOf(text.split(/\n{2,}/).map(paragraph)) },
  };
}
