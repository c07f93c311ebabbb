import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/releases.ts';
import type { Frozen } from '#editorial/releases/releaseContent.ts';

/** As much of a story as is needed to find its relations. */
export type Relatable = Pick<
  Frozen,
  'headline' | 'standfirst' | 'plainText' | 'topics' | 'checked' | 'facts'
> & {
  article: Pick<Frozen['article'], 'id' | 'language' | 'translationOf'>;
};

export type RelatedEntry = { relatedId: ArticleId; rank: number; score: number; reason: RelatedReason };
