import type { ArticleId } from '#db/schema/ids.ts';
import type { RelatedReason } from '#db/schema/related.ts';
import type { ReleaseContent } from '#editorial/releases/releaseContent.ts';

/** The part of a story that the search for related stories needs. */
export type Relatable = Pick<
  ReleaseContent,
  'headline' | 'standfirst' | 'plainText' | 'topics' | 'checked' | 'facts'
> & {
  article: Pick<ReleaseContent['article'], 'id' | 'language' | 'translationOf'>;
};

export type RelatedEntry = { relatedId: ArticleId; rank: number; score: number; reason: RelatedReason };
