import { staff } from '#db/pools.ts';
import { and, inArray, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';
import { type FingerprintedStory, fingerprintOf } from './storyFingerprint.ts';

/** `same`: the whole text, or only the headline */
export type Duplicate = { key: string; articleId: ArticleId; slug: string; same: 'text' | 'headline' };

/** Those of the stories that exist already. */
export async function findDuplicates(
  actor: AnyActor,
  stories: (FingerprintedStory & { key: string; externalId?: string })[],
): Promise<Duplicate[]> {
  allow(actor, 'article.import');
  if (stories.length === 0) return [];
  const prints = new Map(stories.map((story) => [story.externalId ?? fingerprintOf(story), story.key]));
  const headlines = new Map(stories.map((story) => [story.headline.toLowerCase(), story.key]));
  const headlineHashes = [...headlines.keys()].map((headline) => sql`md5(${headline})`);
  const [byText, byHeadline] = await Promise.all([
    staff()
      .select({ articleId: article.id, slug: article.slug, externalId: article.externalId })
      .from(article)
      .where(and(inArray(article.externalId, [...prints.keys()]), articleIsNotInBin)),
    staff()
      .select({ articleId: article.id, slug: article.slug, headline: draft.headline })
      .from(draft)
      .innerJoin(article, sql`${article.id} = ${draft.articleId}`)
      .where(and(inArray(sql`md5(lower(${draft.headline}))`, headlineHashes), articleIsNotInBin)),
  ]);
  const duplicates = new Map<string, Duplicate>();
  for (const { headline, ...row } of byHeadline) {
    const key = headlines.get(headline.toLowerCase());
    if (key) duplicates.set(key, { key, ...row, same: 'headline' });
  }
  for (const { externalId, ...row } of byText) {
    const key = prints.get(externalId ?? '');
    if (key) duplicates.set(key, { key, ...row, same: 'text' });
  }
  return [...duplicates.values()];
}
