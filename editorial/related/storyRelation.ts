import type { Transaction } from '#db/pools.ts';
import type { ArticleId, ReleaseId } from '#db/schema/ids.ts';
import type { Relatable } from './relatable.ts';
import { type Relation, relateStories } from './storyRelations.ts';

/**
 * Stores a story's related list, and enters the story into the lists of the stories found, where its score is high
 * enough. @param releaseId its release, whose terms are indexed already @returns the other articles whose lists changed
 */
export const relateStory = (tx: Transaction, story: Relatable, releaseId: ReleaseId): Promise<ArticleId[]> =>
  relateStories(tx, [{ story, releaseId }] satisfies Relation[]);
