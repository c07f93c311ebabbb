import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
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

/** A story and its release; undefined: a draft, or a text that is no article yet. */
export type RelationQuery = { story: Relatable; releaseId: ReleaseId | undefined };

/**
 * The stories that each of several stories searches. `in-turn`: those that were live already, and earlier stories in
 * the list. `all`: all live stories, including all stories in the list.
 */
export type Among = 'in-turn' | 'all';
