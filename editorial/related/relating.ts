import type { Transaction } from '#db/pools';
import type { ArticleId, ReleaseId } from '#db/schema/ids';
import type { RelatedReason } from '#db/schema/releases';
import type { Frozen } from '#editorial/article/freezing';
import { type Relation, relateAll } from './relatingMany.ts';

/** As much of a story as is needed to find its relations. */
export type Relatable = Pick<
  Frozen,
  'headline' | 'standfirst' | 'plainText' | 'topics' | 'checked' | 'facts'
> & {
  article: Pick<Frozen['article'], 'id' | 'language' | 'translationOf'>;
};

export type RelatedEntry = { relatedId: ArticleId; rank: number; score: number; reason: RelatedReason };

/**
 * Stores the stories beside an article, and enters it into the lists of the stories it was found with, where it beats
 * what stands there.
 * @param releaseId the release that says it: its words are indexed already
 * @returns the other articles whose lists changed
 */
export const relate = (tx: Transaction, story: Relatable, releaseId: ReleaseId): Promise<ArticleId[]> =>
  relateAll(tx, [{ story, releaseId }] satisfies Relation[]);
